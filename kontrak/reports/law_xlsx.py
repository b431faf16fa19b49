"""A table that the law asks for as a workbook laid out like the form: a sheet per OPD, prints landscape on A4 or F4."""

from __future__ import annotations

import io
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kontrak.numbers import format_value
from kontrak.reports.law_rows import notes_of
from kontrak.reports.law_tables import LAYOUTS, listed, value_at

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from kontrak.reports.law_rows import Row
    from kontrak.reports.law_tables import Kolom, Opdlembar

_FOLIO = 14
"""The paper number of F4 in Excel; whoever has A4 in the tray lets the printer shrink it."""
_SHEET_NAME = 31
_LINE, _PER_WIDTH = 13, 1.15
"""The height of a line in points, and how many letters of 9 points stand in a unit of width."""
_TOP = 4
"""The row of the heads, from 0: above it stand title, region and OPD, period, and a blank."""


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column: no program sets the height of wrapped rows that another one wrote."""
    return sum(1 + int(len(part) / (width * _PER_WIDTH)) for part in text.split("\n"))


def law_workbook(nama: str, judul: Sequence[str], seal: str, moment: datetime, sheets: Sequence[Opdlembar]) -> bytes:
    """Return the workbook; ``judul`` are region and period, ``moment`` that of the data: the bytes stay."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    book = Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False})
    title = LAYOUTS[nama][0]
    book.set_properties({"title": f"{title} {' '.join(judul)}", "comments": f"Segel {seal}", "created": moment})
    writer = _Writer(book, nama, judul, seal)
    for sheet in sheets:
        writer.sheet(sheet)
    if not sheets:
        book.add_worksheet(nama)
    book.close()
    return stream.getvalue()


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Workbook, nama: str, judul: Sequence[str], seal: str) -> None:
        self._book = book
        self._nama, self._judul, self._seal = nama, judul, seal
        self._title, self._columns = LAYOUTS[nama]
        plain = {"border": 1, "valign": "top", "text_wrap": True, "font_size": 9}
        self._text = book.add_format(plain)
        self._number = book.add_format({**plain, "align": "right"})
        self._money = book.add_format({**plain, "align": "right", "num_format": "#,##0"})
        head = {**plain, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E7E6E6"}
        self._head = book.add_format(head)
        self._count = book.add_format({**head, "bold": False, "italic": True, "font_size": 8, "num_format": '"("0")"'})
        self._bold = book.add_format({**plain, "bold": True})
        self._top = book.add_format({"bold": True, "font_size": 12})

    def sheet(self, own: Opdlembar) -> None:
        """Write the sheet of one OPD."""
        sheet = self._book.add_worksheet(own.kode[:_SHEET_NAME])
        for line, text in enumerate((self._title, own.nama, " ".join(self._judul))):
            sheet.write_string(line, 0, text, self._top)
        for place, column in enumerate(self._columns):
            sheet.set_column(place, place, column.lebar)
        self._heads(sheet)
        for number, row in enumerate(own.baris, _TOP + 3):
            texts = [self._cell(sheet, (number, place), row, column) for place, column in enumerate(self._columns)]
            sheet.set_row(number, _LINE * max(map(_lines, texts, (column.lebar for column in self._columns))))
        below = _TOP + 3 + len(own.baris)
        if self._nama == "e81":
            below = self._foot(sheet, below, own)
        sheet.write_string(below + 1, 0, f"Segel {self._seal}")
        self._print(sheet)

    def _heads(self, sheet: Worksheet) -> None:
        """Two rows of heads, merged where columns share one or have none, and the numbering row."""
        place = 0
        for head, group in groupby(self._columns, key=lambda column: column.kepala):
            columns = list(group)
            for offset, column in enumerate(columns):
                if not head:
                    sheet.merge_range(_TOP, place + offset, _TOP + 1, place + offset, column.judul, self._head)
                else:
                    sheet.write_string(_TOP + 1, place + offset, column.judul, self._head)
            if head and len(columns) > 1:
                sheet.merge_range(_TOP, place, _TOP, place + len(columns) - 1, head, self._head)
            place += len(columns)
        number = 0
        for place, column in enumerate(self._columns):
            number += column.nomor
            if not column.nomor:
                sheet.merge_range(_TOP + 2, place - 1, _TOP + 2, place, "", self._count)
                sheet.write_number(_TOP + 2, place - 1, number, self._count)
            else:
                sheet.write_number(_TOP + 2, place, number, self._count)
        sheet.set_row(_TOP, 44)
        sheet.set_row(_TOP + 1, 26)
        sheet.freeze_panes(_TOP + 3, 0)

    def _cell(self, sheet: Worksheet, at: tuple[int, int], row: Row, column: Kolom) -> str:
        """Write a cell; return its text, for the height of the row."""
        value: Any = value_at(row, column.jalur)
        if isinstance(value, list | dict):
            value = listed(value, format_value)
        if value is None:
            sheet.write_blank(*at, None, self._text)
        elif isinstance(value, int) and not isinstance(value, bool):
            sheet.write_number(*at, value, self._money if column.uang else self._number)
        elif isinstance(value, Decimal):
            sheet.write_number(*at, float(round(value, 6)), self._number)
        else:
            shown = value if isinstance(value, str) else format_value(value)
            sheet.write_string(*at, shown, self._text)
            return shown
        return ""

    def _foot(self, sheet: Worksheet, row: int, own: Opdlembar) -> int:
        """Mean and predikat, then what helped, what hindered and what follows, as it was reported."""
        last = len(self._columns) - 1
        mean = "–" if own.rata_rata is None else format_value(own.rata_rata)
        rows = [("Rata-rata capaian kinerja (%)", mean), ("Predikat kinerja", own.predikat or "–")]
        rows += [(title, "; ".join(texts) or "–") for title, texts in notes_of(own.asal)]
        for title, text in rows:
            sheet.merge_range(row, 0, row, 3, title, self._bold)
            sheet.merge_range(row, 4, row, last, text, self._text)
            sheet.set_row(row, _LINE * max(_lines(title, 60), _lines(text, 180)))
            row += 1
        for offset, who in enumerate(
            ("Disusun oleh: ........................", "Dievaluasi oleh: ........................")
        ):
            sheet.write_string(row + 1, 1 + 9 * offset, who)
        return row + 2

    def _print(self, sheet: Worksheet) -> None:
        sheet.set_landscape()
        sheet.set_paper(_FOLIO)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_TOP, _TOP + 2)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
        sheet.set_footer("&L&8Segel " + self._seal + "&R&8&P/&N")
