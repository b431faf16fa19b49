"""The next step, with which commands end that others wait for: on standard error, as it can be typed (SPEC §5).

A command stands at the end of its line, without a full stop, in double quotes where it needs any, and names the file
and the month whatever their defaults will be by then.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from kontrak.cli.options import DB_DEFAULT
from kontrak.errors import print_done
from kontrak.system import as_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import typer

Step = tuple[str, str]
"""What it is for, and its command."""

DB_VARIABLE = "KONTRAK_DB"


def command(db: Path, *words: str) -> str:
    """Return a command line of kontrak; ``--db`` is carried where the file is not the one meant without it."""
    meant = os.environ.get(DB_VARIABLE) or str(DB_DEFAULT)
    carried = [] if str(db) == meant else ["--db", str(db)]
    return " ".join(["kontrak", *map(as_word, [*words, *carried])])


def month_words(tahun: int, bulan: int) -> tuple[str, str]:
    """Return ``--bulan 2022-03``, which names the year too."""
    return "--bulan", f"{tahun}-{bulan:02d}"


def again(ctx: typer.Context, *, without: str, added: Iterable[str] = ()) -> str:
    """Return the command line of this call without one of its words, and with others behind it."""
    words: Sequence[str] = ctx.obj
    kept = [word for word in words if word != without]
    return " ".join([ctx.command_path, *map(as_word, [*kept, *added])])


def tell_next(steps: Iterable[Step]) -> None:
    """Write each step behind all that standard output holds."""
    sys.stdout.flush()
    for what, line in steps:
        print_done(f"Berikutnya, {what}: {line}")
