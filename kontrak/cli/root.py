"""The options of ``kontrak`` itself, before any command."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Shell(StrEnum):
    """The shells that can complete commands and options."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


def _show_version(value: bool) -> None:
    if value:
        from kontrak import __version__

        print(f"kontrak {__version__}")
        raise typer.Exit


def _show_completion(ctx: typer.Context, shell: Shell | None) -> None:
    if shell is not None:
        from contextlib import redirect_stderr
        from io import StringIO

        from typer.completion import get_completion_inspect_parameters, shell_complete

        from kontrak.cli.commands import COMPLETION_VARIABLE, PROGRAM

        get_completion_inspect_parameters()  # registers the shells that Typer can complete for
        with redirect_stderr(StringIO()):  # Typer complains in English where it finds no bash to ask for its version
            code = shell_complete(ctx.command, {}, PROGRAM, COMPLETION_VARIABLE, f"source_{shell}")
        raise typer.Exit(code)


def root(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="Tampilkan versi.")
    ] = False,
    pelengkapan: Annotated[
        Shell | None,
        typer.Option(
            "--pelengkapan",
            is_eager=True,
            metavar="SHELL",
            callback=_show_completion,
            help="Cetak skrip pelengkapan otomatis untuk bash, zsh, fish, atau powershell.",
        ),
    ] = None,
) -> None:
    """Take no action of its own: each option prints and ends, else the command runs."""
