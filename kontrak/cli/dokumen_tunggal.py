"""Papers of ``dokumen`` that are about no one contract: award list, handing over, sheets of pengampu (SPEC §5, §7)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kontrak.cli.lembaran import put, put_all
from kontrak.errors import DataError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kontrak.actions.question import Question
    from kontrak.cli.lembaran import Tujuan
    from kontrak.reports.cetak.lembar import Lembar


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
    from kontrak.reports.serah_terima import hand_over_sheet

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
