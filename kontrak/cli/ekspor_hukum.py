"""The tables that the law asks for, written by ``ekspor`` (SPEC §5)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kontrak.errors import DataError, print_done
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.actions.question import Question
    from kontrak.model.dasar import Dasar
    from kontrak.reports.law_tables import Opdlembar


class Permintaan(NamedTuple):
    """Which table, as what, of which quarter and OPDs (all without any)."""

    tabel: str
    bentuk: str
    triwulan: int | None
    opd: tuple[str, ...]


def export_law(question: Question, wanted: Permintaan, keluar: str | None, pemisah: str | None, *, timpa: bool) -> None:
    """Write a table to the file, or to standard output. Raises DataError when no OPD is left."""
    from kontrak.actions.over_years import assess_for_law
    from kontrak.files import target_path, write_files
    from kontrak.reports.law_tables import law_sheets

    penilaian, lalu = assess_for_law(question, wanted.opd)
    if not penilaian.fakta:
        raise DataError("Tidak ada OPD yang sesuai dengan pilihan ini.", "Periksa pilihannya: kontrak daftar")
    sheets = law_sheets(wanted.tabel, penilaian, lalu, wanted.triwulan)
    content = _encode(wanted, penilaian.dasar, sheets, pemisah or ",")
    if keluar is None:
        sys.stdout.write(content.decode())
        return
    dasar = penilaian.dasar
    part = f"tw{wanted.triwulan}" if wanted.triwulan else f"{dasar.bulan:02d}"
    path = target_path(keluar, f"{wanted.tabel}-{dasar.tahun}-{part}.{wanted.bentuk}", f".{wanted.bentuk}")
    write_files({path: content}, replace=timpa)
    rows = sum(len(sheet.baris) for sheet in sheets)
    print_done(f"{path} ditulis: {len(sheets)} OPD, {rows} baris; segel {dasar.segel}")


def _encode(wanted: Permintaan, dasar: Dasar, sheets: Sequence[Opdlembar], pemisah: str) -> bytes:
    from datetime import datetime

    from kontrak.reports.export_formats import to_csv
    from kontrak.reports.law_tables import flat_table, law_document
    from kontrak.reports.law_xlsx import law_workbook
    from kontrak.views.json_out import to_json

    if wanted.bentuk == "json":
        return to_json(law_document(wanted.tabel, dasar, sheets, wanted.triwulan)).encode()
    if wanted.bentuk == "csv":
        return to_csv(flat_table(wanted.tabel, sheets), pemisah)
    moment = datetime.fromisoformat(dasar.segel.waktu or f"{dasar.tahun}-01-01").replace(tzinfo=None)
    period = f"triwulan {wanted.triwulan} tahun {dasar.tahun}" if wanted.triwulan else f"s.d. {dasar.periode}"
    return law_workbook(wanted.tabel, (f"{dasar.daerah},", period), str(dasar.segel), moment, sheets)
