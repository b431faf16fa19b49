"""The buku kerja of one head: each deliverable with its due month, and month by month how far it has come (SPEC §7).

Deviasi is in points: what the due pekerjaan have, weighed by volume, less the 100 that they promised. Work that is
ahead of its month does not hide one that is late. What is due next month and behind an even pace is marked.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.named import NamedTuple
from kontrak.reports.cetak.lembar import make_lembar
from kontrak.reports.environment import render
from kontrak.reports.rapor_rows import BarisPekerjaan, collect_notes, work_rows
from kontrak.rounding import EXACT, round2
from kontrak.scoring.horizon import even_fisik, is_behind

if TYPE_CHECKING:
    from kontrak.model.detail import Rincian, RincianIndikator
    from kontrak.model.missed import KomitmenMeleset
    from kontrak.model.recorded import Fakta, LaporanBulan
    from kontrak.model.words import Value
    from kontrak.reports.cetak.lembar import Lembar
    from kontrak.reports.pokok import Pokok


class Kemajuan(NamedTuple):
    """A pekerjaan with the progress that stood in each month's report so far, and its obstacle when it is missed.

    ``tertinggal``: due next month, and behind the even pace.
    """

    baris: BarisPekerjaan
    fisik: tuple[Value | None, ...]
    meleset: KomitmenMeleset | None
    tertinggal: bool


class BagianBuku(NamedTuple):
    """An indikator with pekerjaan.

    ``rencana`` is the volume due in percent of the year's; ``deviasi`` how many points the due pekerjaan lack of what
    they promised, by volume. Both are None before anything is due. ``capai`` is all that was done, in percent of the
    year's volume.
    """

    rincian: RincianIndikator
    pekerjaan: tuple[Kemajuan, ...]
    rencana: Decimal | None
    deviasi: Decimal | None
    capai: Decimal


class Janji(NamedTuple):
    """An indikator without pekerjaan: plan and report of each month so far; ``deviasi`` = capaian minus 100."""

    rincian: RincianIndikator
    rencana: tuple[Value | None, ...]
    laporan: tuple[Value | None, ...]
    deviasi: Decimal | None
    meleset: KomitmenMeleset | None


class BukuKerja(NamedTuple):
    """Everything in the book of one head; ``laju`` is the even pace of what is due next month, None in December."""

    bagian: tuple[BagianBuku, ...]
    janji: tuple[Janji, ...]
    laju: Decimal | None


def workbook_sheet(pokok: Pokok, rincian: Rincian) -> Lembar:
    """Return the buku kerja up to the month."""
    book = make_workbook(rincian)
    text = render("buku-kerja.md", **pokok.context(), buku=book, rincian=rincian, catatan=collect_notes(rincian))
    return make_lembar(pokok.dasar, pokok.file_name("buku-kerja"), f"Buku Kerja {pokok.kontrak.nama}", text)


def make_workbook(rincian: Rincian) -> BukuKerja:
    """Put the book together from the contract in full."""
    missed = {row.kode: row for row in rincian.meleset}
    return BukuKerja(
        tuple(_part(row, rincian, missed) for row in rincian.indikator if row.pekerjaan),
        tuple(_promise(row, rincian, missed) for row in rincian.indikator if not row.pekerjaan),
        round2(even_fisik(rincian.bulan + 1)) if rincian.bulan < 12 else None,
    )


def _part(row: RincianIndikator, rincian: Rincian, missed: dict[str, KomitmenMeleset]) -> BagianBuku:
    works = tuple(
        Kemajuan(
            work,
            _reported(rincian.fakta, work.rincian.kode, rincian.bulan),
            missed.get(work.rincian.kode),
            is_behind(work.rincian, rincian.bulan),
        )
        for work in work_rows([row])
    )
    plan = _share(row) if row.jatuh_tempo else None
    short = None if row.capaian is None else row.capaian - 100
    return BagianBuku(row, works, plan, short, row.capaian_tahun or Decimal(0))


def _share(row: RincianIndikator) -> Decimal | None:
    """Return the volume due, suspended pekerjaan left out, in percent of the year's, as printed."""
    target, year = row.target, row.indikator.target
    if not isinstance(target, Decimal) or not isinstance(year, Decimal):
        return None
    return round2(EXACT.divide(EXACT.multiply(target, Decimal(100)), year))


def _promise(row: RincianIndikator, rincian: Rincian, missed: dict[str, KomitmenMeleset]) -> Janji:
    kode = row.indikator.kode
    return Janji(
        rincian=row,
        rencana=row.indikator.rencana_terukur,
        laporan=_reported(rincian.fakta, kode, rincian.bulan),
        deviasi=None if row.capaian is None else row.capaian - 100,
        meleset=missed.get(kode),
    )


def _reported(fakta: Fakta, kode: str, bulan: int) -> tuple[Value | None, ...]:
    """Return the value of each month up to the given one, as it counts."""
    months = fakta.laporan.get(kode, {})
    return tuple(_value(months.get(month)) for month in range(1, bulan + 1))


def _value(record: LaporanBulan | None) -> Value | None:
    return None if record is None else record.realisasi
