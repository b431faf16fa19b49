"""The papers of one contract besides the rapor: perjanjian kinerja, pledge, plan, buku kerja, and drafts of letters.

The parts follow PermenPANRB 53/2014 (perjanjian) and PermenPANRB 49/2011 (pakta integritas); the words are in the
templates of their names and ``bagian/``. The drafts (warning, resignation) hold facts only, the decision left blank
(SPEC §0.5, §7): they are made for one head at a time, and what a head must do is never said. In the buku kerja
deviasi is in points: what the due pekerjaan have, weighed by volume, less the 100 that they promised. Work that is
ahead of its month does not hide one that is late. What is due next month and behind an even pace is marked.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.errors import DataError
from kontrak.model.words import sum_known
from kontrak.months import SHORT, format_month
from kontrak.named import NamedTuple
from kontrak.numbers import format_value
from kontrak.reports.cetak.lembar import make_lembar
from kontrak.reports.environment import render
from kontrak.reports.filters import short_month
from kontrak.reports.rapor_rows import BarisPekerjaan, collect_notes, with_sasaran, work_rows
from kontrak.rounding import EXACT, round2
from kontrak.scoring.detail import detail_of
from kontrak.scoring.horizon import even_fisik, is_behind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kontrak.model.declared import Indikator, Pekerjaan, Program
    from kontrak.model.detail import Rincian, RincianIndikator
    from kontrak.model.missed import KomitmenMeleset
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.recorded import Fakta, Versi
    from kontrak.model.words import Value
    from kontrak.reports.cetak.lembar import Lembar
    from kontrak.reports.pokok import Pokok


class BarisTarget(NamedTuple):
    """One promise of the annex; ``sasaran`` is empty where the row above has the same one.

    ``rencana`` has twelve places, ``jadwal`` says the same in words: ``Apr 5; Mei 5``.
    """

    nomor: int
    sasaran: str
    indikator: Indikator
    bobot: Decimal
    rencana: tuple[Value | None, ...]
    jadwal: str
    pekerjaan: tuple[BarisRencana, ...]


class BarisRencana(NamedTuple):
    """A pekerjaan in the plan: its volume stands in its due month."""

    pekerjaan: Pekerjaan
    rencana: tuple[Value | None, ...]


class Anggaran(NamedTuple):
    """The programmes of the OPD and their pagu together, None where none has one."""

    program: tuple[Program, ...]
    total: int | None


def perjanjian_sheet(pokok: Pokok, rincian: Rincian, program: Sequence[Program]) -> Lembar:
    """Return the perjanjian with its annexes, and the pledges that the contract says it has."""
    kind = f"perubahan ke-{pokok.versi.ke} " if pokok.versi.ke > 0 else ""
    text = render(
        "perjanjian.md",
        **pokok.context(),
        baris=target_rows(rincian),
        anggaran=None if pokok.bidang else Anggaran(tuple(program), sum_known(one.pagu for one in program)),
        kemudian=later_versions(rincian),
    )
    title = f"Perjanjian Kinerja {kind}{pokok.dasar.tahun} {pokok.kontrak.nama}"
    return make_lembar(pokok.dasar, pokok.file_name("perjanjian", monthly=False), title, text)


def later_versions(rincian: Rincian) -> tuple[Versi, ...]:
    """Return the versions that come into force after the month, so that the agreement of it is not the latest."""
    return tuple(version for version in rincian.fakta.versi if version.berlaku > rincian.bulan)


def later_agreements(penilaian: Penilaian, kode: str) -> Iterator[str]:
    """Yield which agreement of a later month stands in the file, and the command that prints it."""
    for version in later_versions(detail_of(penilaian, kode)):
        which = f"perubahan ke-{version.ke}" if version.ke else "perjanjian awal"
        opd, _, bidang = kode.partition(".")
        named = f"--opd {opd} --bidang {bidang}" if bidang else f"--opd {opd}"
        when, month = format_month(penilaian.dasar.tahun, version.berlaku), SHORT[version.berlaku - 1]
        command = f"kontrak dokumen perjanjian {named} --bulan {month}"
        yield f"Perjanjian ini kemudian diubah: {which}, berlaku sejak {when}; {command}"


def pledge_sheet(pokok: Pokok) -> Lembar:
    """Return the integrity pledge alone. Raises DataError when the contract does not have one."""
    if not pokok.kontrak.pakta_integritas:
        raise DataError(
            f"Kontrak {pokok.kontrak.kode} tidak memuat pakta integritas.",
            "Bila ada, tulis pakta_integritas: ya pada kontrak itu di contracts.yaml, lalu impor.",
        )
    text = render("pakta-integritas.md", **pokok.context())
    title = f"Pakta Integritas {pokok.kepala.sebutan}"
    return make_lembar(pokok.dasar, pokok.file_name("pakta-integritas", monthly=False), title, text)


def plan_sheet(pokok: Pokok, rincian: Rincian) -> Lembar:
    """Return the plan from January to December."""
    text = render("rencana-aksi.md", **pokok.context(), baris=target_rows(rincian))
    title = f"Rencana Aksi {pokok.dasar.tahun} {pokok.kontrak.nama}"
    return make_lembar(pokok.dasar, pokok.file_name("rencana-aksi", monthly=False), title, text)


def target_rows(rincian: Rincian) -> tuple[BarisTarget, ...]:
    """Return the promises of the version in force, in the order of the contract."""
    return tuple(
        BarisTarget(
            nomor=number,
            sasaran=sasaran,
            indikator=row.indikator,
            bobot=row.bobot,
            rencana=row.indikator.rencana_terukur,
            jadwal="; ".join(
                f"{short_month(month)} {format_value(value)}"
                for month, value in enumerate(row.indikator.rencana_terukur, 1)
                if value is not None
            ),
            pekerjaan=tuple(BarisRencana(work, _due(work)) for work in row.indikator.pekerjaan),
        )
        for number, (sasaran, row) in enumerate(with_sasaran(rincian), 1)
    )


def _due(work: Pekerjaan) -> tuple[Value | None, ...]:
    return tuple(work.volume if month == work.jatuh_tempo else None for month in range(1, 13))


def warning_sheet(pokok: Pokok, rincian: Rincian) -> Lembar:
    """Return the draft of a warning.

    Raises DataError when no commitment is missed: there would be no fact to state. An integrity finding is none of
    the contract's commitments, so it alone makes no such letter; beside missed ones it is named.
    """
    if not rincian.ringkasan.jumlah_meleset:
        until = format_month(pokok.dasar.tahun, pokok.dasar.bulan)
        due = rincian.ringkasan.jumlah_jatuh_tempo
        why = f"semua {due} komitmen yang jatuh tempo terpenuhi" if due else "belum ada komitmen yang jatuh tempo"
        hint = "Temuan integritas bukan komitmen yang meleset; lihat kontrak meleset --opd." if rincian.temuan else None
        raise DataError(f"Surat peringatan untuk {pokok.kontrak.kode} tidak dibuat: s.d. {until} {why}.", hint)
    return _sheet("peringatan", "Konsep Surat Peringatan", pokok, rincian)


def resignation_sheet(pokok: Pokok, rincian: Rincian) -> Lembar:
    """Return the draft of a statement of resignation, which only the head himself may complete and sign."""
    return _sheet("pengunduran-diri", "Konsep Pernyataan Pengunduran Diri", pokok, rincian)


def _sheet(kind: str, title: str, pokok: Pokok, rincian: Rincian) -> Lembar:
    text = render(f"{kind}.md", **pokok.context(), rincian=rincian, catatan=collect_notes(rincian))
    return make_lembar(pokok.dasar, pokok.file_name(kind), f"{title} {pokok.kontrak.nama}", text)


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
    return tuple(months[month].realisasi if month in months else None for month in range(1, bulan + 1))
