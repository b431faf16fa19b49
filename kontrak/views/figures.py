"""Figures and names as every screen prints them, and the columns of a Ringkasan, picked by each screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.summary import Warna
from kontrak.months import format_date
from kontrak.named import NamedTuple
from kontrak.numbers import format_percent, format_score, format_signed
from kontrak.views.table import Cell, Column, Line, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kontrak.model.dasar import Dasar
    from kontrak.model.summary import Ringkasan

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


class Field(NamedTuple):
    """A column and how a Ringkasan fills it."""

    column: Column
    cell: Callable[[Ringkasan], Cell | str]


RANK = Field(Column("#", right=True), lambda item: "–" if item.peringkat is None else str(item.peringkat))
KODE = Field(Column("Kode"), lambda item: Cell(item.kode, Tone.TITLE))
NAMA = Field(Column("Nama", least=14, drop=1), lambda item: item.nama)
KEPALA = Field(Column("Kepala", least=14, drop=1), lambda item: item.kepala.lengkap)
NILAI_AKHIR = Field(
    Column("Nilai\nakhir", right=True), lambda item: Cell(format_score(item.nilai_akhir), warna_cell(item.warna).tone)
)
NILAI = Field(Column("Nilai", right=True), lambda item: format_score(item.nilai))
KECEPATAN = Field(Column("Kece-\npatan", right=True), lambda item: format_score(item.kecepatan))
KONSISTENSI = Field(Column("Konsis-\ntensi", right=True), lambda item: format_score(item.konsistensi))
KOMITMEN = Field(Column("Komit-\nmen", right=True), lambda item: format_score(item.komitmen))
PREDIKAT = Field(Column("Predikat", least=9, late=True), lambda item: item.predikat or "–")
WARNA = Field(Column("Warna"), lambda item: warna_cell(item.warna))
TREN = Field(Column("Tren", right=True), lambda item: format_signed(item.tren))
MELESET = Field(
    Column("Mele-\nset", right=True),
    lambda item: Cell(count_text(item.jumlah_meleset), Tone.MERAH if item.jumlah_meleset else Tone.FAINT),
)
BOBOT_MELESET = Field(Column("Bobot\nmeleset", right=True), lambda item: format_score(item.bobot_meleset))
BELUM_LAPOR = Field(
    Column("Belum\nlapor", right=True),
    lambda item: Cell(count_text(item.jumlah_belum_lapor), Tone.MERAH if item.jumlah_belum_lapor else Tone.FAINT),
)
SERAPAN = Field(Column("Serapan", right=True, drop=2), lambda item: format_percent(item.serapan))
JATUH_TEMPO = Field(Column("Jatuh\ntempo", right=True), lambda item: format_percent(item.bobot_jatuh_tempo))
MENUNGGU = Field(
    Column("Menunggu\nrilis", right=True),
    lambda item: format_percent(item.bobot_menunggu_rilis) if item.bobot_menunggu_rilis else "·",
)
RESMI = Field(Column("Nilai\nresmi", right=True), lambda item: format_score(item.nilai_resmi))
INDUK = Field(Column("Nilai\ninduk", right=True, drop=2), lambda item: format_score(item.nilai_induk))


def summary_table(items: Iterable[Ringkasan], fields: Sequence[Field]) -> Table:
    """Return one row for each Ringkasan, in the order given."""
    return Table(
        tuple(field.column for field in fields), tuple(tuple(field.cell(item) for field in fields) for item in items)
    )


def with_releases(items: Iterable[Ringkasan], chosen: Sequence[Field]) -> list[Field]:
    """Put what waits for a release beside the share of the weight that is due, where anything waits (SPEC §3)."""
    found = [*chosen]
    if any(item.bobot_menunggu_rilis for item in items):
        found.insert(found.index(JATUH_TEMPO) + 1, MENUNGGU)
    return found


def with_official(items: Sequence[Ringkasan], chosen: Sequence[Field]) -> list[Field]:
    """Add what waits for a release, and the official nilai of a locked month where it is not the one computed now."""
    differs = any(item.nilai_resmi is not None and item.nilai_resmi != item.nilai_akhir for item in items)
    return [*with_releases(items, chosen), *([RESMI] if differs else [])]


def warna_counts(items: Sequence[Ringkasan]) -> str:
    """Return ``2 biru, 11 hijau, 1 merah``; colours that nobody has are left out."""
    counts = ((warna, sum(item.warna is warna for item in items)) for warna in Warna)
    return ", ".join(f"{count} {warna.value}" for warna, count in counts if count)
