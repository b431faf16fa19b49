"""The buku kerja of one head: each deliverable with its due month, and month by month how far it has come (SPEC §7).

Deviasi is in points: physical progress achieved minus planned, both in percent of the year (fisik kumulatif).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from kontrak.reports.cetak.lembar import make_lembar
from kontrak.reports.environment import render
from kontrak.reports.rapor_rows import BarisPekerjaan, collect_notes, work_rows
from kontrak.rounding import EXACT, round2

if TYPE_CHECKING:
    from kontrak.model.detail import Rincian, RincianIndikator
    from kontrak.model.missed import KomitmenMeleset
    from kontrak.model.recorded import Fakta, LaporanBulan
    from kontrak.model.words import Value
    from kontrak.reports.cetak.lembar import Lembar
    from kontrak.reports.pokok import Pokok


class Kemajuan(NamedTuple):
    """A pekerjaan with the progress that stood in each month's report so far, and its obstacle when it is missed."""

    baris: BarisPekerjaan
    fisik: tuple[Value | None, ...]
    meleset: KomitmenMeleset | None


class BagianBuku(NamedTuple):
    """An indikator with pekerjaan.

    ``rencana`` and ``capai`` are the volume due and done, in percent of the year's volume; ``deviasi`` the points
    between them. All None before anything is due.
    """

    rincian: RincianIndikator
    pekerjaan: tuple[Kemajuan, ...]
    rencana: Decimal | None
    capai: Decimal | None
    deviasi: Decimal | None


class Janji(NamedTuple):
    """An indikator without pekerjaan: plan and report of each month so far; ``deviasi`` = capaian minus 100."""

    rincian: RincianIndikator
    rencana: tuple[Value | None, ...]
    laporan: tuple[Value | None, ...]
    deviasi: Decimal | None
    meleset: KomitmenMeleset | None


class BukuKerja(NamedTuple):
    """Everything in the book of one head."""

    bagian: tuple[BagianBuku, ...]
    janji: tuple[Janji, ...]


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
    )


def _part(row: RincianIndikator, rincian: Rincian, missed: dict[str, KomitmenMeleset]) -> BagianBuku:
    works = tuple(
        Kemajuan(work, _reported(rincian.fakta, work.rincian.kode, rincian.bulan), missed.get(work.rincian.kode))
        for work in work_rows([row])
    )
    plan = _share(row) if row.jatuh_tempo else None
    done = None if plan is None else row.capaian_tahun or Decimal(0)
    return BagianBuku(row, works, plan, done, None if plan is None or done is None else done - plan)


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
