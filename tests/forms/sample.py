"""A small form, and openpyxl as the OPD that fills it in: a library that knows nothing of ours."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from kontrak.forms.form import COLUMNS, SHEET, BagianFormulir, BarisFormulir, Formulir, TandaFormulir
from kontrak.forms.xlsx_out import write_form
from tests.spreadsheet import open_book

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TITLES = {column.field: column.judul.partition("\n")[0] for column in COLUMNS}
GRADES = ("D", "C", "CC", "B", "BB", "A", "AA")


def line(kode: str, nama: str = "Panjang jalan", **changes: Any) -> BarisFormulir:
    row = BarisFormulir(kode, nama, "", "km\n(tambahan bulan ini)", "5", "10", "–", "Isi tambahan bulan ini.")
    return row._replace(**changes)


def form(*lines: BarisFormulir, **changes: Any) -> Formulir:
    rows = lines or (line("PUPR.JALAN", wajib=True), line("PUPR.SAKIP", pilihan=GRADES), line("PUPR.GIS"))
    measures = {row.kode: "km akumulasi naik" for row in rows}
    made = Formulir(
        tanda=TandaFormulir("Kabupaten Contoh", 2022, 4, "PUPR", (("PUPR", 0), ("PUPR.BM", 1)), measures),
        judul="FORMULIR LAPORAN KINERJA APRIL 2022",
        kop=(("OPD", "Dinas PUPR (PUPR)"), ("Batas lapor", "10 Mei 2022")),
        perhatian=("1 baris wajib diisi bulan ini.",),
        bagian=(BagianFormulir("A. WAJIB", rows[:1]), BagianFormulir("B. BOLEH", rows[1:])),
        tindak_lanjut=("C. TINDAK LANJUT", "• Nomor 3: percepat lelang"),
        kaki=("Mengetahui,", "Kepala Dinas PUPR", "(……)", "Kabupaten Contoh; segel 3-abc"),
    )
    return made._replace(**changes)


@cache
def _blank() -> bytes:
    return write_form(form())


def save(path: Path, content: Formulir | None = None) -> Path:
    path.write_bytes(write_form(content) if content else _blank())
    return path


class Filler:
    """Opens a form in openpyxl and writes into its cells by code and title, as a person would by eye."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = open_book(path)
        self.sheet = self.book[SHEET]
        self.top = next(row for row in range(1, 40) if self._cell(row, 2).value == "Kode")
        titles = [str(self._cell(self.top, column).value).partition("\n")[0] for column in range(1, 30)]
        self.columns = {field: titles.index(title) + 1 for field, title in TITLES.items() if title in titles}
        self.rows = {
            str(self._cell(row, 2).value): row
            for row in range(self.top + 1, self.sheet.max_row + 1)
            if self._cell(row, 2).value
        }

    def _cell(self, row: int, column: int) -> Any:
        return self.sheet.cell(row=row, column=column)

    def cell(self, kode: str, field: str) -> Any:
        return self._cell(self.rows[kode], self.columns[field])

    def fill(self, kode: str, /, **values: Any) -> Filler:
        for field, value in values.items():
            self.cell(kode, field).value = value
        return self

    def fill_all(self, values: Mapping[str, Mapping[str, Any]]) -> Filler:
        for kode, fields in values.items():
            self.fill(kode, **fields)
        return self

    def save(self, path: Path | None = None) -> Path:
        target = path or self.path
        self.book.save(target)
        return target


def table(path: Path, rows: list[list[Any]], sheet: str = "Data") -> Path:
    """A table that somebody made by hand."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(row)
    book.save(path)
    return path
