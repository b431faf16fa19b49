"""The workbook of ``ekspor``: XlsxWriter makes all of it but the rows, which are written here as the XML that they are.

A year of a regency has 900,000 cells. XlsxWriter takes 8-10 microseconds for each, what stands here a tenth of that; it
knows no other cells than the plain ones of these tables: numbers, days and texts, three looks in all.
"""

from __future__ import annotations

import io
import itertools
import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

from kontrak.formulas import defused
from kontrak.model.words import encode_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from xlsxwriter.worksheet import Worksheet

    from kontrak.reports.export_rows import Cell, TabelEkspor

    _Texts = Mapping[type, Callable[[Any], str]]

LONGEST_CELL = 32_767
"""What a cell of Excel can hold, in units of UTF-16."""

_WIDE, _NARROW = 36, 12
_LOOKS = {"date_look": {"num_format": "yyyy-mm-dd"}, "quoted_look": {"quote_prefix": True}}
_FIRST_DAY = date(1899, 12, 30).toordinal()
_MANY = 8192
"""How many texts are remembered: those that return come soon."""
_AT_ONCE = 500
"""How many rows are compressed at a time."""
_EFFORT = 4
"""How hard it is tried to make the file small: half the time of the usual 6 for a sixth more bytes."""
_EXACT = 10**15
"""Whole numbers below it stand as they are; Excel keeps no more figures of larger ones."""
_SAMPLE = re.compile(r'<row r="2">(.*?)</row>')
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]|_(?=x[0-9a-fA-F]{4}_)")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def to_xlsx(title: str, seal: str, moment: datetime, tables: Sequence[TabelEkspor]) -> bytes:
    """Return a workbook with a sheet per table; ``moment`` is that of the data, so that the bytes don't change."""
    sheets = {f"xl/worksheets/sheet{number}.xml": tabel for number, tabel in enumerate(tables, 1)}
    stream = io.BytesIO()
    frame = ZipFile(_frame(title, seal, moment, tables))
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=_EFFORT) as book:
        for entry in frame.infolist():
            content = frame.read(entry)
            if entry.filename not in sheets:
                book.writestr(entry, content)
                continue
            with book.open(entry.filename, "w") as part:
                for text in _filled(content.decode(), sheets[entry.filename]):
                    part.write(text.encode())
    return stream.getvalue()


def _frame(title: str, seal: str, moment: datetime, tables: Sequence[TabelEkspor]) -> io.BytesIO:
    """Return the workbook with the heads of its tables and, in the place of their rows, one that shows each look."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    book = Workbook(stream, {"constant_memory": True})
    book.set_properties({"title": title, "comments": f"Segel {seal}", "created": moment})
    head = book.add_format({"bold": True})
    looks = [book.add_format(look) for look in _LOOKS.values()]
    for tabel in tables:
        sheet = book.add_worksheet(tabel.nama)
        for place, name in enumerate(tabel.kolom):
            longest = max((len(cell) for row in tabel.baris[:200] if isinstance(cell := row[place], str)), default=0)
            sheet.set_column(place, place, _WIDE if longest > _NARROW else max(_NARROW, len(name) + 2))
            sheet.write_string(0, place, name, head)
        for place, look in enumerate(looks):
            sheet.write_blank(1, place, None, look)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(tabel.baris), len(tabel.kolom) - 1)
        _set_print(sheet, f"{title}: {tabel.nama}", seal)
    book.close()
    return stream


def _set_print(sheet: Worksheet, title: str, seal: str) -> None:
    """Print on lying A4 pages as wide as the table, its heading on each, with what it is and its seal at the foot."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    safe = title.replace("&", "&&")
    sheet.set_footer(f"&L&8{safe[:120]} · segel {seal}&R&8Halaman &P dari &N")


def _filled(sheet: str, tabel: TabelEkspor) -> Iterator[str]:
    """Yield the XML of a sheet of the frame with the rows of its table in the place of the sample."""
    before, sample, after = _SAMPLE.split(sheet)
    looks = dict(zip(_LOOKS, re.findall(r' s="\d+"', sample), strict=True))
    letters = re.findall(r'<c r="([A-Z]+)1"', before)
    last = f"{letters[-1]}{len(tabel.baris) + 1}"
    yield re.sub(r'<dimension ref="[^"]*"/>', f'<dimension ref="A1:{last}"/>', before)
    texts = _xml_texts(**looks)
    for start in range(0, len(tabel.baris), _AT_ONCE):
        yield _rows(start + 2, tabel.baris[start : start + _AT_ONCE], letters, texts)
    yield after


def _rows(first: int, rows: Sequence[Sequence[Cell]], letters: Sequence[str], texts: _Texts) -> str:
    """Return rows as XML, the first under its number; a cell without a value is left out."""
    found = []
    for number, row in zip(map(str, itertools.count(first)), rows, strict=False):
        cells = [
            f'<c r="{letter}{number}"{texts[type(cell)](cell)}'
            for letter, cell in zip(letters, row, strict=True)
            if cell is not None
        ]
        found.append(f'<row r="{number}">{"".join(cells)}</row>')
    return "".join(found)


def _xml_texts(date_look: str, quoted_look: str) -> _Texts:
    """How a cell of each kind stands in a sheet, behind its address; given are the looks of two kinds."""

    @lru_cache(_MANY)
    def text(cell: str) -> str:
        look = quoted_look if defused(cell) != cell else ""  # else an Excel that edits the cell would run it
        shown = _CONTROL.sub(_coded, _fitting(cell)).translate(_MARKUP)
        kept = ' xml:space="preserve"' if shown[:1].isspace() or shown[-1:].isspace() else ""
        return f'{look} t="inlineStr"><is><t{kept}>{shown}</t></is></c>'

    return {
        str: text,
        bool: lambda cell: text(encode_value(cell)),
        int: lambda cell: f"><v>{cell if -_EXACT < cell < _EXACT else format(cell, '.16G')}</v></c>",
        Decimal: lambda cell: f"><v>{float(cell):.16G}</v></c>",
        date: lambda cell: f"{date_look}><v>{cell.toordinal() - _FIRST_DAY}</v></c>",
        tuple: lambda cell: text(encode_value(cell)),
    }


def _coded(found: re.Match[str]) -> str:
    """Return a character that XML cannot hold, or that begins what looks like its code, as Excel writes it."""
    return f"_x{ord(found[0]):04X}_"


def _fitting(text: str) -> str:
    """Return the text, cut with an ellipsis where it is longer than a cell of Excel holds."""
    coded = text.encode("utf-16-le")
    if len(coded) <= 2 * LONGEST_CELL:
        return text
    return coded[: 2 * (LONGEST_CELL - 1)].decode("utf-16-le", "ignore") + "…"
