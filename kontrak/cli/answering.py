"""What commands have in common in answering: a screen or JSON, what the filters limit it to, and the next step.

A next step stands on standard error as it can be typed (SPEC §5): at the end of its line, without a full stop, in
double quotes where it needs any, and it names the file and the month whatever their defaults will be by then.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from kontrak.cli.options import DB_DEFAULT
from kontrak.errors import DataError, UsageError, print_done
from kontrak.system import as_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence, Sized
    from pathlib import Path

    import typer

    from kontrak.actions.question import Question
    from kontrak.views.json_out import Json
    from kontrak.views.table import Block

Step = tuple[str, str]
"""What it is for, and its command."""

DB_VARIABLE = "KONTRAK_DB"


def answer(document: Callable[[], Mapping[str, Json]], screen: Callable[[], Sequence[Block]], *, as_json: bool) -> None:
    """Print the answer as one JSON document or as a screen, and make only the one that is wanted."""
    if as_json:
        from kontrak.views.json_out import print_json

        print_json(document())
    else:
        from kontrak.views.table import show

        show(screen())


def require_opds(listed: Sized) -> None:
    """Raise DataError when the filters leave no OPD: there would be nothing to write, and no file to show for it."""
    from kontrak.views.figures import NOBODY

    if not listed:
        raise DataError(NOBODY, "Ubah atau hapus --pengampu, --prioritas, --kelompok, atau --ciri.")


def refuse_filters(opd: str | None, question: Question) -> None:
    """``--opd`` names one OPD, so there is nothing left to filter. Raises UsageError."""
    if opd is not None and question.filters:
        raise UsageError(
            "--opd tidak dapat digabung dengan --pengampu, --prioritas, --kelompok, atau --ciri.", "Pilih salah satu."
        )


def scope(question: Question) -> str:
    """Return what the list is limited to, for its title."""
    capital = ("pengampu", "prioritas")
    named = [f"{word} {code.upper() if word in capital else code}" for word, code in question.filters.items()]
    return f" ({', '.join(named)})" if named else ""


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
