"""Figures and names as every screen and JSON document prints them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from kontrak.model import Warna
from kontrak.months import format_month
from kontrak.numbers import format_value
from kontrak.views.table import Cell, Line, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kontrak.model import Kepala, Value

DOT = " · "
_SIX_PLACES = Decimal("0.000001")
_TITLES = {"plt": "Plt. ", "plh": "Plh. ", "pj": "Pj. "}
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
    state = "bulan terkunci" if kop.terkunci else "bulan belum dikunci"
    return [
        Line(f"{kop.daerah}{DOT}{title} s.d. {kop.periode}", Tone.TITLE),
        Line(DOT.join([state, f"segel {kop.segel}"]), Tone.FAINT),
    ]


def footing(kop: Kop) -> list[Line]:
    """Return the line on where predikat and warna come from (SPEC §3: every paper carries it)."""
    source = f"Predikat menurut {kop.acuan}" if kop.acuan else "Predikat menurut peraturan"
    return [Line(), Line(f"{source}; warna menurut kebijakan daerah.", Tone.FAINT)]


def warna_cell(warna: Warna) -> Cell:
    """Return the word of a traffic light in its colour."""
    return Cell(warna.value, _TONES[warna])


def person(kepala: Kepala) -> str:
    """Return a head as papers name him: ``Plt. Kepala Dinas PUPR`` with the name in front, where there is one."""
    post = f"{_TITLES.get(kepala.status, '')}{kepala.jabatan}"
    return f"{kepala.nama}, {post}" if kepala.nama else post


def recorded(value: Value | None) -> Value | None:
    """Return a value with at most 6 decimals; only means and sums of ranges can have more (SPEC §5 JSON)."""
    if isinstance(value, tuple):
        return _six(value[0]), _six(value[1])
    return _six(value) if isinstance(value, Decimal) else value


def value_text(value: Value | None, satuan: str | None = None) -> str:
    """Return a value with its unit for people; ``–`` when there is none."""
    return format_value(recorded(value), satuan)


def count_text(count: int) -> str:
    """Return a count; a zero is a dot, so that the others stand out."""
    return str(count) if count else "·"


def mean_text(numbers: Iterable[Decimal | None]) -> Decimal | None:
    """Return the plain mean of those that are there, for the line below a table."""
    known = [number for number in numbers if number is not None]
    return (sum(known, Decimal(0)) / len(known)).quantize(Decimal("0.01"), ROUND_HALF_UP) if known else None


def _six(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    return number.quantize(_SIX_PLACES, ROUND_HALF_UP) if isinstance(exponent, int) and exponent < -6 else number
