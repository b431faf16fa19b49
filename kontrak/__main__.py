"""``python -m kontrak``."""

from kontrak.cli.app import run

run()
