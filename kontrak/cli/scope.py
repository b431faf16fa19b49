"""What a list is limited to by the filters, as its title says it; and that something is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.errors import DataError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sized


def require_opds(listed: Sized) -> None:
    """Raise DataError when the filters leave no OPD: there would be nothing to write, and no file to show for it."""
    from kontrak.views.figures import NOBODY

    if not listed:
        raise DataError(NOBODY, "Ubah atau hapus --pengampu, --prioritas, --kelompok, atau --ciri.")


def refuse_filters(opd: str | None, *filters: str | None) -> None:
    """``--opd`` names one OPD, so there is nothing left to filter. Raises UsageError."""
    if opd is not None and any(filters):
        raise UsageError(
            "--opd tidak dapat digabung dengan --pengampu, --prioritas, --kelompok, atau --ciri.", "Pilih salah satu."
        )


def scope(pengampu: str | None, prioritas: str | None, kelompok: str | None, ciri: str | None = None) -> str:
    """Return what the list is limited to, for its title."""
    words = {"pengampu": pengampu, "prioritas": prioritas, "kelompok": kelompok, "ciri": ciri}
    capital = ("pengampu", "prioritas")
    named = [f"{word} {code.upper() if word in capital else code}" for word, code in words.items() if code]
    return f" ({', '.join(named)})" if named else ""
