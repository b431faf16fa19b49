"""Measure the program as staff meet it: whole processes against their floor (docs/kinerja.md)."""
