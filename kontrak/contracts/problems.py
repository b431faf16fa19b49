"""Errors and warnings of contract files as data, each with its place."""

from __future__ import annotations

from typing import NamedTuple

SHOWN = 60
"""So much of an offending value is repeated in a message."""


class Problem(NamedTuple):
    """One mistake: file, line and column (from 1), path of keys, and what is wrong and how to mend it.

    ``jalur`` is ``opd.PUPR.indikator.JALAN.target``; it is empty for what concerns the whole file.
    """

    berkas: str
    baris: int
    kolom: int
    jalur: str
    pesan: str

    def __str__(self) -> str:
        """``file:line:column: message``, which editors turn into a link."""
        return f"{self.berkas}:{self.baris}:{self.kolom}: {self.pesan}"


def quoted(text: str) -> str:
    """Return an offending text between quotes, shortened."""
    return repr(text if len(text) <= SHOWN else text[:SHOWN] + "…")


def nearest(word: str, known: list[str]) -> str | None:
    """Return the known word nearest to a mistyped one, in any case; None when none is near."""
    from difflib import get_close_matches

    by_case = {item.casefold(): item for item in known}
    found = get_close_matches(word[:SHOWN].strip().casefold(), list(by_case), n=1, cutoff=0.6)
    return by_case[found[0]] if found else None
