"""The rows that ``ekspor`` writes into a workbook itself are, letter by letter, those that XlsxWriter would write."""

from __future__ import annotations

import io
import os
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from kontrak.formulas import defused
from kontrak.model.words import encode_value
from kontrak.reports.export_rows import TabelEkspor
from kontrak.reports.export_xlsx import LONGEST_CELL, to_xlsx

if TYPE_CHECKING:
    from kontrak.reports.export_rows import Cell

MOMENT = datetime(2022, 7, 20, 9)
COLUMNS = ("tahun", "kode", "nama")

texts = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    ["=1+1", " depan", "baris\nbaru", "_x000D_", "<b>&", "\x01", "a\r\nb", "x;=2"]
)
numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6)
cells = st.none() | texts | numbers | st.integers(-(10**14), 10**14) | st.booleans() | st.dates(date(1990, 1, 1))
rows = st.lists(st.tuples(st.just(2022), cells, cells), max_size=30)


def parts_of(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def sheet_of(tabel: TabelEkspor) -> str:
    return parts_of(to_xlsx("Uji", "1-a", MOMENT, [tabel]))["xl/worksheets/sheet1.xml"]


def by_xlsxwriter(tabel: TabelEkspor) -> str:
    """The rows of the same table with the library alone, every look in use."""
    stream = io.BytesIO()
    book = Workbook(stream, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    head, day, quoted = (book.add_format(look) for look in ({"bold": True}, {"num_format": "d"}, {"quote_prefix": 1}))
    book.add_worksheet().write_row(0, 0, ["", "", ""], head)
    first = book.worksheets()[0]
    first.write_blank(1, 0, None, day)
    first.write_blank(1, 1, None, quoted)
    first.write_blank(2, 0, None, head)  # only now is the row above written, and its looks get their numbers
    sheet = book.add_worksheet(tabel.nama)
    for place, name in enumerate(tabel.kolom):
        sheet.write_string(0, place, name, head)
    for number, row in enumerate(tabel.baris, 1):
        for place, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, place, datetime.combine(cell, datetime.min.time()), day)
            elif isinstance(cell, Decimal) or (isinstance(cell, int) and not isinstance(cell, bool)):
                sheet.write_number(number, place, float(cell))
            elif cell is not None:
                text = encode_value(cell)
                sheet.write_string(number, place, text, quoted if defused(text) != text else None)
    book.close()
    written = parts_of(stream.getvalue())["xl/worksheets/sheet2.xml"]
    return written.replace(os.linesep, "\n")  # the library writes rows as text: on Windows with CR LF


@settings(max_examples=15)
@given(rows)
def test_the_rows_are_those_of_the_library(found: list[tuple[Cell, ...]]) -> None:
    tabel = TabelEkspor("laporan", COLUMNS, [*found])
    same = r"<dimension[^>]*>|<sheetData>.*</sheetData>"
    assert re.findall(same, sheet_of(tabel), re.DOTALL) == re.findall(same, by_xlsxwriter(tabel), re.DOTALL)


def test_a_text_that_looks_like_xml_stays_a_text() -> None:
    """XlsxWriter takes a text between ``<r>`` and ``</r>`` for one with formats of its own and writes it as it is."""
    sheet = sheet_of(TabelEkspor("laporan", ("kendala",), [["<r><t>x</t></r>"]]))
    assert "<t>&lt;r&gt;&lt;t&gt;x&lt;/t&gt;&lt;/r&gt;</t>" in sheet


def test_a_text_that_is_too_long_for_a_cell_ends_with_an_ellipsis() -> None:
    for text, kept in (
        ("a" * LONGEST_CELL, "a" * LONGEST_CELL),
        ("a" * (LONGEST_CELL + 1), "a" * (LONGEST_CELL - 1) + "…"),
        ("🙂" * (LONGEST_CELL // 2 + 1), "🙂" * (LONGEST_CELL // 2) + "…"),
    ):
        assert f"<t>{kept}</t>" in sheet_of(TabelEkspor("laporan", ("kendala",), [[text]]))


def test_the_same_tables_give_the_same_bytes_and_a_table_without_rows_its_head() -> None:
    tables = [TabelEkspor("kontrak", COLUMNS, []), TabelEkspor("laporan", COLUMNS, [[2022, "A", Decimal("1.50")]])]
    first = to_xlsx("Uji & coba", "1-a", MOMENT, tables)
    assert first == to_xlsx("Uji & coba", "1-a", MOMENT, tables)
    parts = parts_of(first)
    assert '<dimension ref="A1:C1"/>' in parts["xl/worksheets/sheet1.xml"]
    assert '<c r="C2"><v>1.5</v></c></row></sheetData>' in parts["xl/worksheets/sheet2.xml"]
