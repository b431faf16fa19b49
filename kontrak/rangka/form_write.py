"""The contract form of an OPD as an Excel workbook: prefilled, locked where the OPD does not write, adding up.

Cells to fill in have the text format, so that no Excel turns ``85,5`` into 855 (see ``forms.xlsx_out``).
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from kontrak.contracts.tree import cell_name
from kontrak.forms.form import CONTRACT_MARK, MARK_SHEET
from kontrak.forms.xlsx_styles import HiddenLists, protect, write_mark
from kontrak.months import SHORT
from kontrak.named import NamedTuple
from kontrak.rangka.form_keys import BULAN as MONTH_FORM
from kontrak.rangka.form_keys import LOCKED, OPTIONAL_CODES, PART_OF, PILIHAN, YATIDAK, opd_keys, sheets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from kontrak.rangka.form_keys import Kunci, Lembarisian

OPD_SHEET = "OPD"
HOW_OPD, HOW_TEMPO = "cara rencana", ("tambahan", "kumulatif")
TITLE_ROW = 4
"""The row of the titles, from 0; the items stand below it."""
FIXED = ("kode", "tahun", "daerah")
_HOW_TO = (
    "Isi sel kuning; yang abu-abu diisi sekretariat. Angka ditulis 1250 atau 72,5; rentang 80 s.d. 90; bulan jan "
    "sampai des. "
    "Kode boleh dikosongkan pada baris baru: dibuat dari namanya. Hapus isi seluruh baris untuk membuang sebuah baris."
)
_WIDTHS = {"nama": 44, "sasaran": 36, "kode": 20, "indikator": 20, "definisi": 36, "formula": 30, PART_OF: 26}


class Isiform(NamedTuple):
    """What stands in a form: whose it is, the values of the OPD, and per sheet the rows, all by column title."""

    tahun: int
    daerah: str
    kode: str
    opd: Mapping[str, str]
    baris: Mapping[str, Sequence[Mapping[str, str]]]
    daftar: Mapping[str, Sequence[str]]

    @property
    def nama_berkas(self) -> str:
        """``kontrak-2022-PUPR.xlsx``."""
        return f"kontrak-{self.tahun}-{self.kode}.xlsx"


def write_contract_form(form: Isiform) -> bytes:
    """Return the form as the bytes of an .xlsx file, the same for the same content."""
    from io import BytesIO

    from xlsxwriter import Workbook

    target = BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": f"Kontrak kinerja {form.kode}", "created": datetime(form.tahun, 1, 1)})
    pen = _Pen(book, form)
    pen.opd()
    for sheet in sheets():
        pen.items(sheet)
    pen.mark()
    book.close()
    return target.getvalue()


class _Pen:
    """Writes the sheets; lists of words stand in the hidden sheet, one column each."""

    def __init__(self, book: Workbook, form: Isiform) -> None:
        self._book = book
        self._form = form
        # a cell marked as text is not run by an Excel that edits it where it begins like a formula
        boxed = {"border": 1, "border_color": "#7F7F7F", "text_wrap": True, "valign": "top", "quote_prefix": True}
        self._title = book.add_format({"bold": True, "font_size": 14, "quote_prefix": True})
        self._text = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        self._head = book.add_format({**boxed, "bold": True, "align": "center", "bg_color": "#D9E2F3"})
        self._fixed = book.add_format({**boxed, "bg_color": "#EDEDED", "num_format": "@"})
        self._open = book.add_format({**boxed, "bg_color": "#FFF7D6", "num_format": "@", "locked": False})
        self._needed = book.add_format({**boxed, "bg_color": "#FFD966", "num_format": "@", "locked": False})
        self._sum = book.add_format({**boxed, "bg_color": "#EDEDED", "bold": True, "quote_prefix": False})
        self._sheets = {
            name: book.add_worksheet(name) for name in (OPD_SHEET, *(own.nama for own in sheets()), MARK_SHEET)
        }
        self._lists = HiddenLists(self._sheets[MARK_SHEET])

    def opd(self) -> None:
        """Write the sheet of the OPD itself: a row for each key."""
        sheet = self._sheets[OPD_SHEET]
        form = self._form
        sheet.write_string(0, 0, f"KONTRAK KINERJA TAHUN {form.tahun}", self._title)
        sheet.merge_range(1, 0, 1, 2, _HOW_TO, self._text)
        sheet.set_row(1, 48)
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 60)
        sheet.set_column(2, 2, 60)
        row = 3
        for title, text in zip(FIXED, (form.kode, str(form.tahun), form.daerah), strict=True):
            self._pair(sheet, row, (title, text, "Diisi sekretariat"), self._fixed)
            row += 1
        for key in opd_keys():
            style = self._fixed if key.jalur in LOCKED else self._needed if key.wajib else self._open
            self._pair(sheet, row, (key.judul, form.opd.get(key.kunci, ""), key.keterangan), style)
            self._rule(sheet, (row, 1, row), key)
            row += 1
        protect(sheet)

    def _pair(self, sheet: Worksheet, row: int, texts: tuple[str, str, str], style: Format) -> None:
        sheet.write_string(row, 0, texts[0], self._head)
        _put(sheet, row, 1, texts[1], style)
        sheet.write_string(row, 2, texts[2], self._text)

    def items(self, own: Lembarisian) -> None:
        """Write a sheet with a row for each item, and spare rows below."""
        sheet = self._sheets[own.nama]
        rows = self._form.baris.get(own.nama, ())
        last = TITLE_ROW + len(rows) + own.cadangan
        plan = own.nama == "Indikator"
        titles = [*own.kode, *(key.judul for key in own.kunci), *((HOW_OPD, *SHORT) if plan else ())]
        sheet.write_string(0, 0, f"{own.nama.upper()} {self._form.kode} TAHUN {self._form.tahun}", self._title)
        sheet.merge_range(1, 0, 1, min(len(titles) - 1, 8), _HOW_TO, self._text)
        sheet.set_row(1, 48)
        needed = {key.judul for key in own.kunci if key.wajib} | (set(own.kode) - {*OPTIONAL_CODES})
        for place, title in enumerate(titles):
            sheet.write_string(TITLE_ROW, place, title, self._head)
            sheet.set_column(place, place, _WIDTHS.get(title, 9 if title in SHORT else 16))
            for number in range(TITLE_ROW + 1, last + 1):
                given = number - TITLE_ROW - 1 < len(rows)
                text = rows[number - TITLE_ROW - 1].get(title, "") if given else ""
                fixed = title in own.kode and given and bool(text)
                style = self._fixed if fixed else self._needed if title in needed else self._open
                _put(sheet, number, place, text, style)
        keys = {key.judul: key for key in own.kunci}
        for place, title in enumerate(titles):
            if title in keys:
                self._rule(sheet, (TITLE_ROW + 1, place, last), keys[title])
        if plan:
            self._plan(sheet, titles, last)
        sheet.freeze_panes(TITLE_ROW + 1, len(own.kode) + 1)
        protect(sheet)

    def _plan(self, sheet: Worksheet, titles: Sequence[str], last: int) -> None:
        """How a plan is typed, its sum and its last value beside it, and the sum of the weights on top."""
        how, first = titles.index(HOW_OPD), titles.index(SHORT[0])
        rule = {"validate": "list", "source": list(HOW_TEMPO), "input_title": "Cara rencana"}
        rule["input_message"] = (
            "tambahan: hasil bulan itu saja; kumulatif: jumlah sampai bulan itu. Kosong berarti tambahan."
        )
        sheet.data_validation(TITLE_ROW + 1, how, last, how, rule)
        for offset, title in enumerate(("jumlah rencana", "rencana terakhir")):
            sheet.write_string(TITLE_ROW, len(titles) + offset, title, self._head)
            sheet.set_column(len(titles) + offset, len(titles) + offset, 12)
        for row in range(TITLE_ROW + 1, last + 1):
            months = f"{cell_name(row + 1, first + 1)}:{cell_name(row + 1, first + 12)}"
            added, ended = (f"{{=SUM({_numbers(months)})}}", f'{{=IFERROR(LOOKUP(2,1/({months}<>""),{months}),"")}}')
            for offset, formula in enumerate((added, ended)):
                place = len(titles) + offset
                sheet.write_array_formula(row, place, row, place, formula, self._sum, "")
        weight, division = titles.index("bobot"), titles.index("bidang")
        weights, divisions = (
            f"{cell_name(TITLE_ROW + 2, place + 1)}:{cell_name(last + 1, place + 1)}" for place in (weight, division)
        )
        sheet.write_string(TITLE_ROW - 2, weight, "jumlah bobot OPD", self._head)
        formula = f'{{=SUM(IF({divisions}="",{_numbers(weights)},0))}}'
        sheet.write_array_formula(TITLE_ROW - 1, weight, TITLE_ROW - 1, weight, formula, self._sum, "")

    def _rule(self, sheet: Worksheet, place: tuple[int, int, int], key: Kunci) -> None:
        """The hint of a key and, where its words are known, its list; a unit or code may also be typed."""
        first, column, last = place
        words = key.pilihan or {YATIDAK: ("ya", "tidak"), MONTH_FORM: SHORT}.get(key.bentuk, ())
        known = tuple(words) or tuple(self._form.daftar.get(key.kunci, ()))
        rule: dict[str, Any] = {"validate": "any", "input_title": key.judul[:32], "input_message": key.keterangan[:255]}
        if known:
            rule |= {
                "validate": "list",
                "source": self._lists.source(known),
                "show_error": key.bentuk in (PILIHAN, YATIDAK),
            }
        sheet.data_validation(first, column, last, column, rule)

    def mark(self) -> None:
        """Write the hidden sheet by which the form is known again."""
        form = self._form
        pairs = ((CONTRACT_MARK, "1"), ("daerah", form.daerah), ("tahun", str(form.tahun)), ("opd", form.kode))
        write_mark(self._sheets[MARK_SHEET], pairs)


def _put(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    if text:
        sheet.write_string(row, column, text, style)
    else:
        sheet.write_blank(row, column, None, style)


def _numbers(cells: str) -> str:
    """A formula for the numbers of cells that hold texts, typed with either decimal sign; a text that is none is 0."""
    return f'IFERROR(_xlfn.NUMBERVALUE(SUBSTITUTE({cells},".",","),","),0)'
