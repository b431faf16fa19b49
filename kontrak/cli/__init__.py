"""Typer: options in, one action, one view out."""
