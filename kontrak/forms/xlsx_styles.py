"""What the forms share as workbooks: the looks of cells, lists of words, the hidden mark, and how they are printed.

What is filled in is coloured, what must be filled in more so, the rest is locked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.forms.form import MARK_SHEET
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet


class Styles(NamedTuple):
    """The looks of the cells."""

    title: Format
    label: Format
    value: Format
    alert: Format
    how_to: Format
    head: Format
    head_fill: Format
    section: Format
    info: Format
    number: Format
    middle: Format
    fill: Format
    fill_right: Format
    required: Format
    plain: Format
    small: Format


def make_styles(book: Workbook) -> Styles:
    """Return the formats of a workbook."""

    def style(**look: Any) -> Format:
        # with the mark of a text, which an Excel that edits the cell would else run where it begins like a formula
        return book.add_format({"font_size": 10, "valign": "top", "quote_prefix": True, **look})

    boxed = {"border": 1, "border_color": "#7F7F7F", "text_wrap": True}
    entry = {**boxed, "locked": False, "num_format": "@", "bg_color": "#FFF7D6"}
    head = {**boxed, "bold": True, "align": "center", "valign": "vcenter", "font_size": 9}
    return Styles(
        title=style(bold=True, font_size=14, valign="vcenter"),
        label=style(),
        value=style(bold=True, text_wrap=True),
        alert=style(bold=True, text_wrap=True, font_color="#9C0006", valign="vcenter"),
        how_to=style(text_wrap=True, bg_color="#EDEDED", border=1, border_color="#7F7F7F", valign="vcenter"),
        head=style(**head, bg_color="#D9E2F3"),
        head_fill=style(**head, bg_color="#FFE699"),
        section=style(bold=True, bg_color="#D9E2F3", border=1, border_color="#7F7F7F", valign="vcenter"),
        info=style(**boxed),
        number=style(**boxed, align="right"),
        middle=style(**boxed, align="center"),
        fill=style(**entry),
        fill_right=style(**entry, align="right"),
        required=style(**{**entry, "bg_color": "#FFD966", "border": 2, "bold": True}, align="right"),
        plain=style(),
        small=style(font_size=8, font_color="#595959"),
    )


class HiddenLists:
    """The words that a cell may choose from; what is too long for a cell stands in a hidden sheet, a column each."""

    _LIMIT = 255

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._places: dict[tuple[str, ...], str] = {}

    def source(self, words: tuple[str, ...]) -> list[str] | str:
        """Return the words, or the range that holds them."""
        if len(",".join(words)) <= self._LIMIT and not any("," in word or '"' in word for word in words):
            return list(words)
        if words not in self._places:
            from xlsxwriter.utility import xl_col_to_name

            column = 3 + len(self._places)
            for row, word in enumerate(words):
                self._sheet.write_string(row, column, word)
            letter = xl_col_to_name(column)
            self._places[words] = f"='{MARK_SHEET}'!${letter}$1:${letter}${len(words)}"
        return self._places[words]


def write_mark(sheet: Worksheet, pairs: Iterable[tuple[str, str]]) -> None:
    """Write the sheet by which a form is known again, and hide it."""
    for row, (name, value) in enumerate(pairs):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)
    sheet.protect()
    sheet.very_hidden()


def protect(sheet: Worksheet) -> None:
    """Lock what is not to be filled in; print as wide as the table on lying A4."""
    sheet.protect("", {"format_columns": True, "format_rows": True, "format_cells": True})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
