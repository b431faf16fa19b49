"""A form as an Excel file: what to report on locked, what to fill in coloured, the same bytes for the same form.

Every cell that is filled in has the text format, so that no Excel turns ``85,5`` into 855, ``1.250.000`` into a
decimal or ``3/4`` into a date before ``kontrak.numbers`` reads it.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kontrak.forms.form import COLUMNS, MARK, MARK_SHEET, MEASURE, PRINTED, SHEET
from kontrak.forms.xlsx_styles import HiddenLists, make_styles, protect, write_mark

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from kontrak.forms.form import BarisFormulir, Formulir

HOW_TO = (
    "Cara mengisi: isi hanya sel berwarna kuning; sel kuning tua wajib diisi. Klik selnya untuk melihat petunjuknya. "
    "Dikosongkan berarti belum lapor; nol ditulis 0. Simpan dengan nama berkas ini, lalu kirim kembali."
)
LAST = len(COLUMNS) - 1
_PLACE = {column.field: place for place, column in enumerate(COLUMNS)}
_TITLE_LIMIT, _HINT_LIMIT = 32, 255
_TEXT_LIMIT = 2000
_FOOT_LIMIT = 80  # the whole foot has 255 letters, and an & counts twice
_WIDEST_CODE = 28
_LABEL_END, _VALUE_START = 1, 2


def write_form(form: Formulir) -> bytes:
    """Return the form as the bytes of an .xlsx file."""
    from io import BytesIO

    from xlsxwriter import Workbook

    target = BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    month = datetime(form.tanda.tahun, form.tanda.bulan, 1)
    book.set_properties({"title": form.judul, "subject": form.tanda.opd, "created": month})
    sheet = book.add_worksheet(SHEET)
    hidden = book.add_worksheet(MARK_SHEET)
    _write_mark(hidden, form)
    _Pen(book, sheet, hidden).write(form)
    book.close()
    return _let_rows_grow(target.getvalue())


def _write_mark(sheet: Worksheet, form: Formulir) -> None:
    from json import dumps

    mark = form.tanda
    lines = [line for section in form.bagian for line in section.baris]
    versions = ";".join(f"{kode}={ke}" for kode, ke in mark.versi)
    pairs = (
        (MARK, "1"),
        ("daerah", mark.daerah),
        ("tahun", str(mark.tahun)),
        ("bulan", str(mark.bulan)),
        ("opd", mark.opd),
        ("versi", versions),
        *((f"{MEASURE}{kode}", measure) for kode, measure in mark.ukuran.items()),
        *(
            (f"{PRINTED}{line.kode}", dumps([_text(text) for text in line.tercetak], ensure_ascii=False))
            for line in lines
        ),
    )
    write_mark(sheet, pairs)


class _Pen:
    """Writes one form from top to bottom; ``row`` is the next free line."""

    def __init__(self, book: Workbook, sheet: Worksheet, hidden: Worksheet) -> None:
        self._sheet = sheet
        self._styles = make_styles(book)
        self._lists = HiddenLists(hidden)
        self._widths = {column.field: column.lebar for column in COLUMNS}
        self._row = 0
        self._number = 0

    def write(self, form: Formulir) -> None:
        longest = max((len(line.kode) for section in form.bagian for line in section.baris), default=0)
        self._widths["kode"] = min(max(self._widths["kode"], longest + 2.5), _WIDEST_CODE)
        self._write_head(form)
        first = self._row
        for place, column in enumerate(COLUMNS):
            style = self._styles.head_fill if column.isian else self._styles.head
            self._sheet.write_string(first, place, column.judul, style)
        self._sheet.set_row(first, 46)
        self._row += 1
        for section in form.bagian:
            self._merge(section.judul, self._styles.section, 18)
            start = self._row
            for line in section.baris:
                self._write_line(line)
            for place, column in enumerate(COLUMNS):
                if column.isian and column.field != "realisasi" and start < self._row:
                    self._sheet.data_validation(start, place, self._row - 1, place, _hint(*column.petunjuk))
        last = self._row - 1
        self._write_foot(form)
        self._lay_out(form, first, last)

    def _write_head(self, form: Formulir) -> None:
        styles = self._styles
        self._merge(form.judul, styles.title, 22)
        for label, text in form.kop:
            self._sheet.merge_range(self._row, 0, self._row, _LABEL_END, "", styles.label)
            self._sheet.write_string(self._row, 0, _text(label), styles.label)
            self._sheet.merge_range(self._row, _VALUE_START, self._row, LAST, "", styles.value)
            self._sheet.write_string(self._row, _VALUE_START, _text(text), styles.value)
            self._row += 1
        for text in form.perhatian:
            self._merge(text, styles.alert, _height(text))
        self._merge(HOW_TO, styles.how_to, _height(HOW_TO))

    def _write_line(self, line: BarisFormulir) -> None:
        styles = self._styles
        self._number += 1
        name, satuan, target_bulan, target_sd = line.tercetak
        self._sheet.write_number(self._row, 0, self._number, styles.middle)
        lines = 1
        for field, text, style in (
            ("kode", line.kode, styles.info),
            ("nama", name, styles.info),
            ("satuan", satuan, styles.info),
            ("target_bulan", target_bulan, styles.number),
            ("target_sd", target_sd, styles.number),
            ("tercatat", line.tercatat, styles.number),
        ):
            self._sheet.write_string(self._row, _PLACE[field], _text(text), style)
            lines = max(lines, _count_lines(text, self._widths[field]))
        self._sheet.set_row(self._row, 13.0 * max(lines, 2) + 3)
        for place, column in enumerate(COLUMNS):
            if column.field == "realisasi" and line.belanja:
                self._sheet.write_string(self._row, place, "–", styles.middle)
            elif column.isian:
                self._write_entry(place, column.field, line)
        self._row += 1

    def _write_entry(self, place: int, field: str, line: BarisFormulir) -> None:
        """Leave a cell to fill in; the one for the realisasi with its own hint or its list."""
        if field != "realisasi":
            style = self._styles.fill_right if field == "anggaran" else self._styles.fill
        else:
            style = self._styles.required if line.wajib else self._styles.fill_right
            rule = _hint(line.kode, line.petunjuk)
            if line.pilihan:
                rule |= {
                    "validate": "list",
                    "source": self._lists.source(line.pilihan),
                    "error_title": "Pilih dari daftar",
                    "error_message": "Pilih salah satu kata dalam daftar, atau kosongkan bila belum ada.",
                }
            self._sheet.data_validation(self._row, place, self._row, place, rule)
        self._sheet.write_blank(self._row, place, None, style)

    def _write_foot(self, form: Formulir) -> None:
        """What stands below the table keeps to columns that nobody reads back."""
        self._row += 1
        for text in form.tindak_lanjut:
            self._sheet.write_string(self._row, _VALUE_START, _text(text), self._styles.plain)
            self._row += 1
        self._row += bool(form.tindak_lanjut)
        for text in form.kaki:
            self._sheet.write_string(self._row, _VALUE_START, _text(text), self._styles.small)
            self._row += 1

    def _merge(self, text: str, style: Format, height: float) -> None:
        self._sheet.merge_range(self._row, 0, self._row, LAST, "", style)
        self._sheet.write_string(self._row, 0, _text(text), style)
        self._sheet.set_row(self._row, height)
        self._row += 1

    def _lay_out(self, form: Formulir, first: int, last: int) -> None:
        from xlsxwriter.utility import xl_range

        sheet = self._sheet
        for place, column in enumerate(COLUMNS):
            sheet.set_column(place, place, self._widths[column.field])
        sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, self._row, LAST)})
        sheet.freeze_panes(first + 1, _PLACE["satuan"])
        protect(sheet)
        sheet.set_margins(left=0.4, right=0.4, top=0.45, bottom=0.6)
        sheet.repeat_rows(first)
        sheet.print_area(0, 0, max(self._row - 1, last), LAST)
        title = form.nama_berkas.removesuffix(".xlsx")
        daerah = _cut(form.tanda.daerah, _FOOT_LIMIT).replace("&", "&&")
        sheet.set_footer(f"&L&8{title}&C&8{daerah}&R&8Halaman &P dari &N")
        sheet.set_selection(first + 2, _PLACE["realisasi"], first + 2, _PLACE["realisasi"])


def _hint(title: str, message: str) -> dict[str, Any]:
    return {
        "validate": "any",
        "input_title": _cut(title, _TITLE_LIMIT),
        "input_message": _cut(message, _HINT_LIMIT),
    }


def _text(text: str) -> str:
    return _cut(text, _TEXT_LIMIT)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def _let_rows_grow(content: bytes) -> bytes:
    """Give up the mark of a fixed height on every row, so that a row grows with what the OPD writes into it.

    XlsxWriter marks each height it is given; Excel itself does not mark those that it measured.
    """
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile

    target = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                part = part.replace(b' customHeight="1"', b"")
            new.writestr(entry, part)
    return target.getvalue()


@lru_cache
def _count_lines(text: str, width: float) -> int:
    """How many lines a text takes in a column, whose width is that of so many digits in a larger type."""
    from textwrap import wrap

    letters = max(1, int(width * 1.12))
    return sum(1 if len(part) <= letters else max(1, len(wrap(part, letters))) for part in text.split("\n"))


def _height(text: str) -> float:
    """Rows of merged cells do not grow by themselves: about 190 characters fit on a line of the whole table."""
    return 15.0 * (1 + len(text) // 190) + 3
