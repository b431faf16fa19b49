"""Papers of ``dokumen`` about no one contract: award list, handing over, sheets of pengampu, papers of the law."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kontrak.cli.lembaran import put, put_all
from kontrak.errors import DataError, UsageError, print_done
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kontrak.actions.question import Question
    from kontrak.cli.lembaran import Tujuan
    from kontrak.model.penilaian import Penilaian
    from kontrak.reports.cetak.lembar import Lembar
    from kontrak.reports.law_papers import Kertas
    from kontrak.scoring.horizon import TahunLalu


def award(question: Question, teratas: int) -> Lembar:
    """Make the award list of the month, in general or of a label."""
    from kontrak.actions.assessing import assess
    from kontrak.actions.overview import label_meant
    from kontrak.cli.answering import require_opds, scope
    from kontrak.reports.penghargaan import award_of

    penilaian = assess(question)
    require_opds(penilaian.potret)
    code = label_meant(question.ciri, penilaian.dasar)
    label = next((item for item in penilaian.dasar.ciri if item.kode == code), None)
    return award_of(penilaian, teratas, scope(question._replace(ciri=None)), label, question.kelompok)


def handing_over(question: Question, others: Mapping[str, object]) -> Lembar:
    """Make the paper for whoever takes over; ``others`` are options that it does not have."""
    given = [name for name, value in others.items() if value]
    if given:
        raise UsageError(
            f"Serah terima menyangkut seluruh berkas; tidak memakai {', '.join(given)}.", "Hapus opsi itu."
        )
    from kontrak.actions.handing_over import hand_over
    from kontrak.reports.penghargaan import hand_over_sheet

    penilaian, found = hand_over(question)
    return hand_over_sheet(penilaian.dasar, penilaian.versi_aturan, found)


def check_supervisor(pengampu: str | None, others: Sequence[str], *, semua: bool) -> None:
    """The sheet of a pengampu is that of one, or of all."""
    if others:
        raise UsageError(f"Lembar pengampu tidak memakai {' atau '.join(others)}.", "Hapus opsi itu.")
    if semua and pengampu is not None:
        raise UsageError("--semua tidak dapat dipakai bersama --pengampu.", "Pilih salah satu.")
    if not semua and pengampu is None:
        raise UsageError(
            "Tidak jelas lembar pengampu siapa yang diminta.",
            "Sebutkan --pengampu KODE, atau --semua --keluar FOLDER.",
        )


def write_supervisors(question: Question, kode: str | None, tujuan: Tujuan) -> None:
    """Print or write the sheet of one pengampu; without a code those of all who have an OPD, into the folder."""
    from kontrak.actions.overview import check_filters
    from kontrak.actions.unchecked import draw_sample, list_unchecked
    from kontrak.reports.pengampu import SAMPLE, supervisor_of

    penilaian, rows = list_unchecked(question)
    dasar = penilaian.dasar
    check_filters(question._replace(pengampu=kode), dasar)
    busy = {item.pengampu for item in penilaian.ringkasan}
    wanted = [one.kode for one in dasar.pengampu if one.kode in busy and (kode is None or one.kode == kode.upper())]
    if not wanted:
        raise DataError(
            f"Pengampu {kode} tidak mengampu OPD." if kode else "Tidak ada OPD yang mempunyai pengampu.",
            "Tulis kunci pengampu pada OPD itu di contracts.yaml, lalu impor.",
        )

    def sheet(code: str) -> Lembar:
        own = [row for row in rows if row.pengampu == code]
        return supervisor_of(penilaian, code, own, draw_sample(own, SAMPLE, str(dasar.segel)))

    if kode is not None:
        put(tujuan, sheet(wanted[0]), "Dokumen")
        return
    put_all(tujuan, [partial(sheet, code) for code in wanted], "Dokumen", "dokumen pengampu")


class Siapa(NamedTuple):
    """Whose paper: of one OPD, of all (a file each), or of the region; of which quarter, if it is of one."""

    opd: str | None
    semua: bool
    daerah: bool
    triwulan: int | None


def check_whose(jenis: str, whose: Siapa, others: Mapping[str, object]) -> None:
    """Refuse what does not go together. Raises UsageError."""
    wrong = [name for name, value in others.items() if value is not None]
    if wrong:
        raise UsageError(f"Dokumen {jenis} tidak memakai {' atau '.join(wrong)}.", "Hapus opsi itu.")
    given = [
        name
        for name, wish in (("--opd", whose.opd is not None), ("--semua", whose.semua), ("--daerah", whose.daerah))
        if wish
    ]
    if len(given) > 1:
        raise UsageError(f"{' dan '.join(given)} tidak dapat dipakai bersama.", "Pilih salah satu.")
    if not given:
        raise UsageError(
            f"Tidak jelas dokumen {jenis} siapa yang diminta.",
            "Sebutkan --opd KODE, --daerah, atau --semua --keluar FOLDER.",
        )


def write_law_papers(jenis: str, question: Question, whose: Siapa, tujuan: Tujuan) -> None:
    """Print or write the papers. Raises DataError for an OPD that has reported nothing: there is no chapter on it."""
    from kontrak.actions.over_years import assess_for_law
    from kontrak.cli.answering import require_opds

    penilaian, lalu = assess_for_law(question, [whose.opd] if whose.opd else ())
    require_opds(penilaian.potret)
    make = partial(_sheet, whose.triwulan)
    if whose.daerah:
        put(tujuan, make(_regional(penilaian, lalu)), "Dokumen")
        return
    reported = [one.opd for one in penilaian.fakta if _has_reports(penilaian, one.opd)]
    silent = [one.opd for one in penilaian.fakta if one.opd not in reported]
    if not reported or (silent and not whose.semua):
        names = ", ".join(silent)
        raise DataError(
            f"{names} belum melaporkan apa pun pada tahun {penilaian.dasar.tahun} sampai {penilaian.dasar.periode}; "
            f"{jenis} tidak dapat disusun.",
            "Catat laporannya dahulu: kontrak belum-lapor",
        )
    sheets = [partial(_one, make, penilaian, lalu, opd) for opd in sorted(reported)]
    if not whose.semua:
        put(tujuan, sheets[0](), "Dokumen")
        return
    put_all(tujuan, sheets, "Dokumen", f"dokumen {jenis}")
    if silent:
        print_done(f"Tanpa dokumen karena belum melaporkan apa pun: {', '.join(silent)}")


def _sheet(triwulan: int | None, kertas: Kertas) -> Lembar:
    from kontrak.reports.law_papers import accountability_sheet, measurement_sheet

    return accountability_sheet(kertas) if triwulan is None else measurement_sheet(kertas, triwulan)


def _one(make: partial[Lembar], penilaian: Penilaian, lalu: Mapping[str, TahunLalu], opd: str) -> Lembar:
    from kontrak.reports.law_papers import Kertas, by_sasaran
    from kontrak.reports.law_rows import rows_of
    from kontrak.reports.pokok import pokok_of
    from kontrak.scoring.detail import detail_of

    pokok = pokok_of(penilaian, detail_of(penilaian, opd))
    rows = rows_of(penilaian.contracts_of(opd), penilaian.dasar.bulan, lalu)
    kertas = Kertas(penilaian.dasar, penilaian.versi_aturan, pokok.unit, opd, by_sasaran(rows), pokok)
    return make(kertas)


def _regional(penilaian: Penilaian, lalu: Mapping[str, TahunLalu]) -> Kertas:
    from kontrak.reports.law_papers import Kertas, by_prioritas
    from kontrak.reports.law_rows import rows_of

    dasar = penilaian.dasar
    rows = [
        row
        for fakta in sorted(penilaian.fakta, key=lambda one: one.opd)
        for row in rows_of(penilaian.contracts_of(fakta.opd), dasar.bulan, lalu)
    ]
    groups = by_prioritas(dasar, rows)
    if not groups:
        raise DataError(
            "Tidak ada indikator yang mendukung prioritas.", "Tulis kunci prioritas pada indikator di contracts.yaml."
        )
    return Kertas(dasar, penilaian.versi_aturan, dasar.daerah, "daerah", groups, None)


def _has_reports(penilaian: Penilaian, opd: str) -> bool:
    """Whether the OPD or its bidang reported any realisasi up to the month."""
    return any(
        month <= penilaian.dasar.bulan and line.klaim is not None
        for fakta in penilaian.contracts_of(opd)
        for months in fakta.laporan.values()
        for month, line in months.items()
    )
