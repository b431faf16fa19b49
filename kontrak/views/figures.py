"""Figures and names as every screen and JSON document prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.summary import Warna
from kontrak.months import format_date
from kontrak.views.table import Cell, Line, Tone

if TYPE_CHECKING:
    from kontrak.model.dasar import Dasar

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


def heading(dasar: Dasar, title: str) -> list[Line]:
    """Return the two lines that open a screen."""
    state = ["bulan terkunci" if dasar.terkunci else "bulan belum dikunci"]
    if dasar.tanggal_data:
        state.append(f"data per {format_date(dasar.tanggal_data)}")
    if dasar.belum_berakhir:
        state.append(dasar.belum_berakhir)
    return [
        Line(f"{dasar.daerah}{DOT}{title} s.d. {dasar.periode}", Tone.TITLE),
        Line(DOT.join([*state, f"segel {dasar.segel}"]), Tone.FAINT),
    ]


def footing(dasar: Dasar) -> list[Line]:
    """Return the line on where predikat and warna come from (SPEC §3: every paper carries it)."""
    source = f"Predikat menurut {dasar.acuan}" if dasar.acuan else "Predikat menurut peraturan"
    return [Line(), Line(f"{source}; warna menurut kebijakan daerah.", Tone.FAINT)]


def warna_cell(warna: Warna) -> Cell:
    """Return the word of a traffic light in its colour."""
    return Cell(warna.value, _TONES[warna])


def count_text(count: int) -> str:
    """Return a count; a zero is a dot, so that the others stand out."""
    return str(count) if count else "·"
