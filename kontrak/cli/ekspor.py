"""The command ``ekspor``: the numbers as tables for other tools, and the tables that the law asks for (SPEC §5)."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kontrak.cli.options import Asked, Timpa, Triwulan, month_of_quarter, opd_option
from kontrak.errors import DataError, UsageError, print_done
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.actions.question import Question
    from kontrak.model.dasar import Dasar
    from kontrak.model.penilaian import Penilaian
    from kontrak.reports.export_rows import TabelEkspor
    from kontrak.reports.law_tables import Opdlembar

KETERANGAN = {
    "ekspor": """Angka Januari sampai bulan itu sebagai tabel: kontrak (satu baris per kontrak dan bulan), indikator
(satu baris per indikator dan bulan), dan laporan (yang tercatat, juga dari pekerjaan). Excel dan JSON memuat ketiganya;
CSV memuat satu, tanpa --tabel: kontrak. Teks yang mirip rumus tetap teks. NIP hanya ikut dengan --dengan-nip.

Tabel baku, satu lembar tiap OPD: pengukuran (triwulan), e81 (evaluasi hasil Renja), lkjip (bab III), iku (kamus), dan
rencana-aksi. Susunannya menurut kelaziman.

\b
Contoh:
  kontrak ekspor --tabel pengukuran --triwulan 2 --keluar pengukuran.xlsx
  kontrak ekspor --tabel e81 --opd PUPR --keluar e81-pupr.xlsx
  kontrak ekspor --keluar nilai-2022.xlsx
  kontrak ekspor --format csv --tabel indikator --bulan mar
  kontrak ekspor --pemisah ";" --tabel laporan --keluar laporan.csv
  kontrak ekspor --format json --tabel kontrak""",
}


class BentukTabel(StrEnum):
    """What the tables can be written as; the value is also the suffix of the file."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


class Pemisah(StrEnum):
    """What separates the columns of a CSV file."""

    TITIK_KOMA = ";"
    KOMA = ","


class NamaTabel(StrEnum):
    """The tables there are."""

    KONTRAK = "kontrak"
    INDIKATOR = "indikator"
    LAPORAN = "laporan"
    PENGUKURAN = "pengukuran"
    E81 = "e81"
    LKJIP = "lkjip"
    IKU = "iku"
    RENCANA_AKSI = "rencana-aksi"


OLD = (NamaTabel.KONTRAK, NamaTabel.INDIKATOR, NamaTabel.LAPORAN)
"""The tables of every month, which come together where none is named; the others are those that the law asks for."""


def ekspor(
    *,
    bentuk: Annotated[
        BentukTabel | None, typer.Option("--format", help="Tanpa ini: menurut akhiran --keluar.", show_default=False)
    ] = None,
    tabel: Annotated[
        NamaTabel | None, typer.Option("--tabel", help="Hanya tabel ini; CSV tanpa ini: kontrak.", show_default=False)
    ] = None,
    keluar: Annotated[
        str | None, typer.Option("--keluar", metavar="BERKAS", help="Berkas tujuan. Tanpa ini: layar (csv, json).")
    ] = None,
    pemisah: Annotated[
        Pemisah | None,
        typer.Option("--pemisah", help="CSV: ; untuk Excel berbahasa Indonesia (koma desimal); tanpa ini ,."),
    ] = None,
    triwulan: Triwulan = None,
    opd: Annotated[list[str] | None, opd_option("Tabel baku: hanya OPD ini; boleh berulang.")] = None,
    timpa: Timpa = False,
    dengan_nip: Annotated[bool, typer.Option("--dengan-nip", help="Sertakan NIP para kepala.")] = False,
    asked: Asked,
) -> None:
    """Write the numbers as tables."""
    kind = _kind(bentuk, keluar)
    if pemisah and kind is not BentukTabel.CSV:
        raise UsageError("--pemisah hanya untuk CSV.", "Tambahkan --format csv, atau hilangkan --pemisah.")
    month = month_of_quarter(triwulan, asked.bulan, needed=tabel is NamaTabel.PENGUKURAN, called="--tabel pengukuran")
    question = asked._replace(bulan=month).question()
    if tabel is not None and tabel not in OLD:
        export_law(
            question, Permintaan(tabel.value, kind.value, triwulan, tuple(opd or ())), keluar, pemisah, timpa=timpa
        )
        return
    if opd:
        raise UsageError(
            "--opd hanya untuk pengukuran, e81, lkjip, iku, dan rencana-aksi.",
            "Pilih salah satunya: --tabel e81, atau hilangkan --opd.",
        )
    if kind is BentukTabel.CSV and tabel is None:
        tabel = NamaTabel.KONTRAK
        print("CSV memuat satu tabel: kontrak. Yang lain: --tabel indikator, --tabel laporan.", file=sys.stderr)
    wanted = [tabel] if tabel else list(OLD)
    penilaian, tables = _tables(question, wanted, nip=dengan_nip)
    content = _encode(kind, penilaian, tables, pemisah or Pemisah.KOMA)
    dasar = penilaian.dasar
    name = f"{tabel.value if tabel else 'kontrak-kinerja'}-{dasar.tahun}-{dasar.bulan:02d}.{kind}"
    rows = ", ".join(f"{len(one.baris)} baris {one.nama}" for one in tables)
    _deliver(content, name, keluar, f"{rows}; segel {dasar.segel}", timpa=timpa)


def _deliver(content: bytes, name: str, keluar: str | None, said: str, *, timpa: bool) -> None:
    """Print the tables, or write them where they go, in a folder under ``name``, and say so."""
    from kontrak.files import target_path, write_files

    if keluar is None:
        sys.stdout.write(content.decode())
        return
    path = target_path(keluar, name, Path(name).suffix)
    write_files({path: content}, replace=timpa)
    print_done(f"{path} ditulis: {said}")


def _kind(bentuk: BentukTabel | None, keluar: str | None) -> BentukTabel:
    """Return the format asked for, or that of the file's suffix."""
    suffix = Path(keluar).suffix.lower().removeprefix(".") if keluar else ""
    if bentuk is None:
        if suffix not in set(BentukTabel):
            raise UsageError("Format belum disebutkan.", "Tambahkan --format csv, xlsx, atau json.")
        bentuk = BentukTabel(suffix)
    if bentuk is BentukTabel.XLSX and keluar is None:
        raise UsageError("Berkas Excel tidak dapat dicetak ke layar.", "Sebutkan berkasnya: --keluar nilai.xlsx")
    return bentuk


def _tables(question: Question, wanted: Sequence[NamaTabel], *, nip: bool) -> tuple[Penilaian, list[TabelEkspor]]:
    """Return the tables asked for, computed in one pass over the months."""
    from kontrak.actions.assessing import each_month, recorded
    from kontrak.reports.export_rows import (
        CONTRACT_COLUMNS,
        INDIKATOR_COLUMNS,
        IndikatorRows,
        TabelEkspor,
        contract_row,
        report_table,
        without_nip,
    )
    from kontrak.store.listing import REPORT_COLUMNS
    from kontrak.views.progress import ProgressBar

    penilaian, months = each_month(question, rows=NamaTabel.INDIKATOR in wanted)
    kontrak = TabelEkspor(NamaTabel.KONTRAK.value, CONTRACT_COLUMNS, [])
    indikator = TabelEkspor(NamaTabel.INDIKATOR.value, INDIKATOR_COLUMNS, [])
    rows = IndikatorRows()
    if set(wanted) != {NamaTabel.LAPORAN}:
        contracts = sum(1 + len(penilaian.bidang[fakta.opd]) for fakta in penilaian.fakta)
        with ProgressBar("Ekspor") as bar:
            for done, rincian in enumerate(months, 1):
                kontrak.baris.append(contract_row(rincian))
                indikator.baris.extend(rows.of(rincian))
                bar.update(done, contracts * penilaian.dasar.bulan)
    found = {NamaTabel.KONTRAK: kontrak if nip else without_nip(kontrak), NamaTabel.INDIKATOR: indikator}
    if NamaTabel.LAPORAN in wanted:
        found[NamaTabel.LAPORAN] = report_table(REPORT_COLUMNS, recorded(question.db, penilaian))
    return penilaian, [found[name] for name in wanted]


def _encode(kind: BentukTabel, penilaian: Penilaian, tables: Sequence[TabelEkspor], pemisah: Pemisah) -> bytes:
    from datetime import datetime

    from kontrak.reports.export_formats import to_csv, to_json
    from kontrak.reports.export_xlsx import to_xlsx
    from kontrak.views.json_out import ground_json

    if kind is BentukTabel.CSV:
        return to_csv(tables[0], pemisah.value)
    dasar = penilaian.dasar
    if kind is BentukTabel.JSON:
        return to_json(ground_json(dasar), tables)
    moment = datetime.fromisoformat(dasar.segel.waktu or f"{dasar.tahun}-01-01").replace(tzinfo=None)
    return to_xlsx(f"Kontrak kinerja {dasar.daerah} s.d. {dasar.periode}", str(dasar.segel), moment, tables)


class Permintaan(NamedTuple):
    """Which table, as what, of which quarter and OPDs (all without any)."""

    tabel: str
    bentuk: str
    triwulan: int | None
    opd: tuple[str, ...]


def export_law(question: Question, wanted: Permintaan, keluar: str | None, pemisah: str | None, *, timpa: bool) -> None:
    """Write a table to the file, or to standard output. Raises DataError when no OPD is left."""
    from kontrak.actions.over_years import assess_for_law
    from kontrak.reports.law_tables import law_sheets

    penilaian, lalu = assess_for_law(question, wanted.opd)
    if not penilaian.fakta:
        raise DataError("Tidak ada OPD yang sesuai dengan pilihan ini.", "Periksa pilihannya: kontrak daftar")
    sheets = law_sheets(wanted.tabel, penilaian, lalu, wanted.triwulan)
    content = _encode_law(wanted, penilaian.dasar, sheets, pemisah or ",")
    dasar = penilaian.dasar
    part = f"tw{wanted.triwulan}" if wanted.triwulan else f"{dasar.bulan:02d}"
    rows = sum(len(sheet.baris) for sheet in sheets)
    said = f"{len(sheets)} OPD, {rows} baris; segel {dasar.segel}"
    _deliver(content, f"{wanted.tabel}-{dasar.tahun}-{part}.{wanted.bentuk}", keluar, said, timpa=timpa)


def _encode_law(wanted: Permintaan, dasar: Dasar, sheets: Sequence[Opdlembar], pemisah: str) -> bytes:
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
