"""What the commands that read have in common: a screen or JSON, and what the filters limit the answer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.errors import DataError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence, Sized

    from kontrak.actions.question import Question
    from kontrak.views.json_out import Json
    from kontrak.views.table import Block


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
