"""Errors and warnings of contract files as data, each with its place."""

from __future__ import annotations

from kontrak.named import NamedTuple

SHOWN = 60
"""So much of an offending value is repeated in a message."""


class Problem(NamedTuple):
    """One mistake: file, line and column (from 1), path of keys, and what is wrong and how to mend it.

    ``jalur`` is ``opd.PUPR.indikator.JALAN.target``; it is empty for what concerns the whole file. In a workbook
    ``lembar`` names the sheet, and line and column are those of its cell.
    """

    berkas: str
    baris: int
    kolom: int
    jalur: str
    pesan: str
    lembar: str = ""

    def __str__(self) -> str:
        """``file:line:column: message``, which editors turn into a link; of a workbook sheet and cell."""
        return f"{self.tempat}: {self.pesan}"

    @property
    def tempat(self) -> str:
        """``contracts.yaml:12:5``, or ``kontrak-2022-PUPR.xlsx, lembar Indikator, sel E7``."""
        if self.lembar:
            return f"{self.berkas}, lembar {self.lembar}, sel {cell_name(self.baris, self.kolom)}"
        return f"{self.berkas}:{self.baris}:{self.kolom}"


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell by row and column from 1: ``(7, 5)`` is ``E7``."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def quoted(text: str) -> str:
    """Return an offending text between quotes, shortened."""
    return repr(text if len(text) <= SHOWN else text[:SHOWN] + "…")


def nearest(word: str, known: list[str]) -> str | None:
    """Return the known word nearest to a mistyped one, in any case; None when none is near."""
    from difflib import get_close_matches

    by_case = {item.casefold(): item for item in known}
    found = get_close_matches(word[:SHOWN].strip().casefold(), list(by_case), n=1, cutoff=0.6)
    return by_case[found[0]] if found else None
