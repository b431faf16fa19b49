"""What ``rangka`` read, joined, left open and refused, with cells, as lines for standard error (SPEC §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kontrak.views.table import Column, Line, Table, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Note(Protocol):
    """A word on a cell or row."""

    @property
    def hal(self) -> str:
        """What happened."""

    @property
    def tempat(self) -> str:
        """Where."""

    @property
    def sebab(self) -> str:
        """Why."""


def summary(read: str, opened: Sequence[tuple[str, str, str]], notes: Iterable[Note], closing: str) -> str:
    """Return the summary: what was read, then a row for all that somebody should look at, then the counts."""
    rows = [(hal, where, why) for hal, where, why in opened]
    rows += [(note.hal, note.tempat, " ".join(note.sebab.split())) for note in notes]
    blocks: list[Line | Table] = [Line(read)]
    if rows:
        blocks.append(Table((Column("Hal"), Column("Tempat"), Column("Keterangan")), tuple(rows)))
    return render([*blocks, Line(closing)])
