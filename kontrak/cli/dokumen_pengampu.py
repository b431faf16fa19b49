"""The sheet of a pengampu that ``dokumen`` makes (SPEC §5, §7)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kontrak.cli.lembaran import put, put_all
from kontrak.errors import DataError, UsageError, print_done

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.actions.question import Question
    from kontrak.cli.lembaran import Tujuan
    from kontrak.reports.cetak.lembar import Lembar


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
    count = put_all(tujuan, [partial(sheet, code) for code in wanted], len(wanted), "Dokumen")
    print_done(f"{count} dokumen pengampu ditulis ke folder {tujuan.keluar}")
