"""The looks of a form's cells: what is filled in is coloured, what must be filled in more so, the rest is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook


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
