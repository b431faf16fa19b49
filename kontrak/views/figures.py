"""Figures and names as every screen and JSON document prints them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from kontrak.model.summary import Warna
from kontrak.months import format_date, format_month
from kontrak.rounding import EXACT, round2
from kontrak.views.table import Cell, Line, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable

DOT = " · "
NOBODY = "Tidak ada OPD yang cocok."
"""What a list says when its filters leave no OPD: not that all is well with none."""
_TONES = {
    Warna.BIRU: Tone.BIRU,
    Warna.HIJAU: Tone.HIJAU,
    Warna.KUNING: Tone.KUNING,
    Warna.MERAH: Tone.MERAH,
    Warna.ABU_ABU: Tone.FAINT,
}


class Kop(NamedTuple):
    """What every screen is headed with: whose figures, of which month, from which state of the data.

    ``acuan`` is the source of the rules in force; ``tanggal_data`` the ISO day of the last event that counts.
    """

    daerah: str
    tahun: int
    bulan: int
    segel: str
    terkunci: bool
    tanggal_data: str = ""
    acuan: str = ""

    @property
    def periode(self) -> str:
        """``Maret 2022``."""
        return format_month(self.tahun, self.bulan)


def heading(kop: Kop, title: str) -> list[Line]:
    """Return the two lines that open a screen."""
    state = ["bulan terkunci" if kop.terkunci else "bulan belum dikunci"]
    if kop.tanggal_data:
        state.append(f"data per {format_date(date.fromisoformat(kop.tanggal_data))}")
    return [
        Line(f"{kop.daerah}{DOT}{title} s.d. {kop.periode}", Tone.TITLE),
        Line(DOT.join([*state, f"segel {kop.segel}"]), Tone.FAINT),
    ]


def footing(kop: Kop) -> list[Line]:
    """Return the line on where predikat and warna come from (SPEC §3: every paper carries it)."""
    source = f"Predikat menurut {kop.acuan}" if kop.acuan else "Predikat menurut peraturan"
    return [Line(), Line(f"{source}; warna menurut kebijakan daerah.", Tone.FAINT)]


def warna_cell(warna: Warna) -> Cell:
    """Return the word of a traffic light in its colour."""
    return Cell(warna.value, _TONES[warna])


def count_text(count: int) -> str:
    """Return a count; a zero is a dot, so that the others stand out."""
    return str(count) if count else "·"


def plain_mean(numbers: Iterable[Decimal | None]) -> Decimal | None:
    """Return the mean of those that are there, rounded as printed; None when there are none."""
    known = [number for number in numbers if number is not None]
    return round2(EXACT.divide(sum(known, Decimal(0)), Decimal(len(known)))) if known else None
