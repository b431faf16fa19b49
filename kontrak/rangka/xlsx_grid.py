"""Excel workbooks as grids: each part unpacked and counted before a reader sees it (ARCHITECTURE §9)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from kontrak.errors import DataError
from kontrak.forms.form import MARK_SHEET
from kontrak.forms.xlsx_guard import open_parts, read_bytes
from kontrak.forms.xlsx_scan import MAX_COLUMN, MAX_ROW, scan_sheets
from kontrak.rangka.grid import BLANK, Lembar, Range, Sel, number_cell, text_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from python_calamine import CalamineWorkbook

    from kontrak.forms.xlsx_scan import SheetFacts
    from kontrak.rangka.grid import Place

DATE = "berisi tanggal, bukan angka; mungkin diubah sendiri oleh Excel"


def read_workbook(path: Path, *, hidden: bool = False) -> list[Lembar]:
    """Return the sheets of a workbook, with ``hidden`` also the mark of a form.

    Raises DataError for what is no workbook, damaged, or beyond any table.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    content = read_bytes(path)
    facts = scan_sheets(str(path), open_parts(path, content))
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            names = [name for name in book.sheet_names if name in facts and (hidden or name != MARK_SHEET)]
            return [_sheet(book, name, facts[name]) for name in names]
    except (CalamineError, OSError, ValueError):
        raise DataError(f"{path}: berkas rusak; isinya tidak dapat dibaca.") from None


def _sheet(book: CalamineWorkbook, name: str, facts: SheetFacts) -> Lembar:
    if facts.terlalu_besar:
        return Lembar(f"lembar {name}", (), {}, ditolak=facts.terlalu_besar)
    sheet = book.get_sheet_by_name(name)
    rows = list(_rows(sheet.to_python(skip_empty_area=False), facts))
    return Lembar(f"lembar {name}", rows, spread((*start, *end) for start, end in sheet.merged_cell_ranges or []))


def spread(ranges: Iterable[Range]) -> dict[Place, Range]:
    """Each place of merged ranges, as far as a table reaches. Raises ValueError when they cover more than that."""
    found: dict[Place, Range] = {}
    area = 0
    for top, left, bottom, right in ranges:
        last_row, last_column = min(bottom, MAX_ROW), min(right, MAX_COLUMN)
        area += max(0, last_row - top + 1) * max(0, last_column - left + 1)
        if area > MAX_ROW * MAX_COLUMN:
            raise ValueError(area)
        whole = (top, left, last_row, last_column)
        found |= {(row, column): whole for row in range(top, last_row + 1) for column in range(left, last_column + 1)}
    return found


def _rows(grid: Sequence[Sequence[object]], facts: SheetFacts) -> Iterator[list[Sel]]:
    for number, row in enumerate(grid):
        yield [_cell(value, (number, place), facts) for place, value in enumerate(row)]


def _cell(value: object, place: Place, facts: SheetFacts) -> Sel:
    if place in facts.galat:
        return Sel(facts.galat[place], galat=f"berisi {facts.galat[place]}")
    if place in facts.tanpa_nilai:
        return Sel(galat="berisi rumus yang belum pernah dihitung")
    return cell_of(value, facts.persen.get(place, 0))


def cell_of(value: object, signs: int = 0) -> Sel:
    """Return the value that a spreadsheet reader gave as a cell."""
    if value is None or value == "":
        return BLANK
    if isinstance(value, bool):
        return Sel("ya" if value else "tidak")
    if isinstance(value, int | float):
        return number_cell(value, signs)
    if isinstance(value, date | datetime | time | timedelta):
        return Sel(str(value), galat=DATE)
    return text_cell(str(value))
