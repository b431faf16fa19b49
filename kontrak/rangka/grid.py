"""A table as cells, whatever file it came from: texts, numbers as people see them, merged ranges, and addresses."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.contracts.tree import cell_name
from kontrak.named import NamedTuple
from kontrak.numbers import MAX_DECIMALS, format_typable
from kontrak.rounding import round6

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kontrak.errors import DataError

Place = tuple[int, int]
"""Row and column, both from 0."""
Range = tuple[int, int, int, int]
"""First row, first column, last row, last column; all included."""


class Sel(NamedTuple):
    """A cell. ``angka`` is the number of a number cell as people see it: 85.5 where a percentage of 0.855 is shown.

    ``persen`` says that it is shown as a percentage; ``galat`` why the cell cannot be trusted (``berisi #REF!``).
    """

    teks: str = ""
    angka: Decimal | None = None
    persen: bool = False
    galat: str = ""
    dibulatkan: bool = False

    @property
    def kosong(self) -> bool:
        """Whether nothing stands in the cell."""
        return not self.teks and self.angka is None and not self.galat


BLANK = Sel()


class Lembar(NamedTuple):
    """A sheet or a table of a document; ``nama`` names it in messages, and ``sel_huruf`` says how its cells are named.

    ``sekitar`` is the text around a table of a document. Merged cells stand in ``gabung`` by each place they cover;
    only the first of them holds the text. ``ditolak`` is why a sheet could not be read: it reaches too far.
    """

    nama: str
    baris: Sequence[Sequence[Sel]]
    gabung: Mapping[Place, Range]
    sel_huruf: bool = True
    sekitar: str = ""
    ditolak: DataError | None = None

    @property
    def lebar(self) -> int:
        """The number of columns."""
        return max((len(row) for row in self.baris), default=0)

    def sel(self, row: int, column: int) -> Sel:
        """Return the cell at a place; of a merged range its first cell."""
        merged = self.gabung.get((row, column))
        if merged is not None:
            row, column = merged[:2]
        if not 0 <= row < len(self.baris):
            return BLANK
        cells = self.baris[row]
        return cells[column] if column < len(cells) else BLANK

    def tempat(self, row: int, column: int, last: Place | None = None) -> str:
        """``lembar PK, sel C7`` or ``tabel 2, baris 7, kolom 3``; with ``last`` the range from here to there."""
        if not self.sel_huruf:
            end = "" if last is None or last[1] == column else f"–{last[1] + 1}"
            return f"{self.nama}, baris {row + 1}, kolom {column + 1}{end}"
        end = "" if last is None else f":{cell_name(last[0] + 1, last[1] + 1)}"
        return f"{self.nama}, sel {cell_name(row + 1, column + 1)}{end}"


def text_cell(text: str) -> Sel:
    """Return a cell with a text; blanks of every kind around and inside lines are one blank."""
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", text).splitlines())
    return Sel("\n".join(line for line in lines if line))


def number_cell(value: float, signs: int = 0) -> Sel:
    """Return a number cell: 15 significant digits, times 100 for each percent sign shown, at most 6 decimals."""
    exact = Decimal(f"{value:.15g}") * 100**signs
    number = exact if -int(exact.normalize().as_tuple().exponent) <= MAX_DECIMALS else round6(exact)
    return Sel(f"{format_typable(number)}{'%' if signs else ''}", number, bool(signs), dibulatkan=number != exact)


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def key_of(text: str) -> str:
    """Return a name as it is compared: letters and digits in small letters, without what numbers a list."""
    bare = re.sub(r"^\s*(?:\(?[0-9]{1,2}[.)]|\(?[a-z][.)]|[-•*])\s+", "", text.casefold())
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", bare)))
