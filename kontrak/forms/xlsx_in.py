"""Reports out of an Excel file: a form that came back filled in, or a table with the columns of SPEC §5.

Columns are known by their titles and rows by their codes, so what was sorted, added or moved is still read rightly.
What cannot be trusted (merged cells, formulas without a value, ``#DIV/0!``) is handed on as a fault of its row, so
that all problems of a file are told at once.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.errors import DataError
from kontrak.forms.form import COLUMNS, MARK_SHEET, PRINTED_FIELDS, THIS_MONTH
from kontrak.forms.mark import altered, heading_fault, read_mark
from kontrak.forms.rows import FIELDS, BarisLaporan, BerkasLaporan, Persen
from kontrak.forms.titles import columns_of, has_figures, is_numbering, is_sum, meant_by, name_of, twice, unread_titles
from kontrak.forms.xlsx_guard import ASK_AGAIN, open_parts
from kontrak.forms.xlsx_scan import MAX_COLUMN, MAX_ROW, cell_name, scan_sheets
from kontrak.named import NamedTuple
from kontrak.numbers import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from kontrak.forms.mark import Mark
    from kontrak.forms.xlsx_scan import Place, SheetFacts

    Cell = object
    Grid = Sequence[Sequence[object]]

FILLED_IN = tuple(column.field for column in COLUMNS if column.isian)
_LEAST_TITLES = 3


class _Sheet(NamedTuple):
    """A sheet that holds a table of reports: its cells, where its titles stand, and what was found in it."""

    where: str
    grid: Grid
    top: int
    columns: Mapping[str, int]
    facts: SheetFacts
    merged: Mapping[Place, tuple[Place, Place]]

    def at(self, row: int, place: int) -> str:
        """``laporan-PUPR.xlsx, lembar Laporan, sel E12``."""
        return f"{self.where}, sel {cell_name((row, place))}"

    def address(self, row: int, field: str) -> str:
        """The same of the column of a field."""
        return self.at(row, self.columns[field])


def read_xlsx(path: Path, content: bytes) -> BerkasLaporan:
    """Return the rows of the file, with the mark of the form where it is one.

    Raises DataError (sentences with sheet and cell) when it is no workbook, is damaged or beyond any form, has no
    table of reports or two of them, or lost a column.
    """
    parts = open_parts(path, content)
    facts = scan_sheets(str(path), parts)
    grids, merged = _read_grids(path, content, facts)
    mark = read_mark(path, grids.pop(MARK_SHEET, None))
    sheet = _find_table(path, grids, facts, merged)
    _check_columns(sheet, mark)
    notes: list[str] = []
    rows = tuple(_read_rows(sheet, mark, notes))
    above = f"{sheet.where}, sel A1:{cell_name((max(sheet.top - 1, 0), 0))}"
    fault = heading_fault(above, sheet.grid[: sheet.top], mark.tanda) if mark else None
    return BerkasLaporan(rows, mark.tanda if mark else None, (*_unread(sheet), *notes), fault)


def _read_grids(
    path: Path, content: bytes, facts: Mapping[str, SheetFacts]
) -> tuple[dict[str, Grid], dict[str, Mapping[Place, tuple[Place, Place]]]]:
    """All cells of every sheet, from A1 on, and for each merged cell the range it belongs to."""
    from io import BytesIO

    from python_calamine import CalamineError, CalamineWorkbook

    grids: dict[str, Grid] = {}
    merged: dict[str, Mapping[Place, tuple[Place, Place]]] = {}
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            for name in book.sheet_names:
                if name in facts and not facts[name].terlalu_besar:
                    sheet = book.get_sheet_by_name(name)
                    grids[name] = sheet.to_python(skip_empty_area=False)
                    merged[name] = _spread(sheet.merged_cell_ranges or [])
    except (CalamineError, OSError, ValueError):
        raise DataError(f"{path}: berkas rusak; isinya tidak dapat dibaca.", ASK_AGAIN) from None
    return grids, merged


def _spread(ranges: Sequence[tuple[Place, Place]]) -> dict[Place, tuple[Place, Place]]:
    """Each cell of the ranges, as far as a form reaches. Raises ValueError when they overlap beyond all measure."""
    area = sum(
        max(0, min(end[0], MAX_ROW) - start[0] + 1) * max(0, min(end[1], MAX_COLUMN) - start[1] + 1)
        for start, end in ranges
    )
    if area > MAX_ROW * MAX_COLUMN:
        raise ValueError(area)
    return {
        (row, column): (start, end)
        for start, end in ranges
        for row in range(start[0], min(end[0], MAX_ROW) + 1)
        for column in range(start[1], min(end[1], MAX_COLUMN) + 1)
    }


# --- the table ---------------------------------------------------------------------------------------


def _find_table(
    path: Path,
    grids: Mapping[str, Grid],
    facts: Mapping[str, SheetFacts],
    merged: Mapping[str, Mapping[Place, tuple[Place, Place]]],
) -> _Sheet:
    """The one sheet with the titles of a table of reports."""
    found = []
    for name, grid in grids.items():
        titled = ((number, columns) for number, row in enumerate(grid) if "kode" in (columns := columns_of(row)))
        for top, columns in (one for one in titled if len(one[1]) >= _LEAST_TITLES):
            found.append(_Sheet(f"{path}, lembar {name}", grid, top, columns, facts[name], merged[name]))
    beyond = [fact.terlalu_besar for fact in facts.values() if fact.terlalu_besar]
    if not found and beyond:
        raise beyond[0]
    if not found:
        raise DataError(
            f"{path}: tidak ada lembar dengan baris judul kolom (Kode, Realisasi, …).",
            "Pakai formulir dari: kontrak formulir",
        )
    if len(found) > 1:
        names = " dan ".join(f"lembar {sheet.where.rpartition(', lembar ')[2]}" for sheet in found)
        raise DataError(f"{path}: {names} sama-sama berisi tabel laporan.", "Sisakan satu lembar laporan, lalu ulangi.")
    return found[0]


def _check_columns(sheet: _Sheet, mark: Mark | None) -> None:
    """A form has all its columns; another table at least those without which no row can be recorded."""
    titles = sheet.grid[sheet.top]
    again = twice(titles)
    if again:
        where = sheet.at(sheet.top, again[0])
        raise DataError(f"{where}: kolom {name_of(again[1])} ada dua kali.", "Hapus salah satunya.")
    for place, title in unread_titles(titles):
        near = meant_by(title, titles)
        if near:
            where = sheet.at(sheet.top, place)
            raise DataError(f"{where}: kolom {title!r} tidak dikenal; maksudnya {near!r}?", "Perbaiki judul kolomnya.")
    wanted = ("kode", *FILLED_IN) if mark else ("kode", "bulan", "realisasi")
    missing = [name_of(field) for field in wanted if field not in sheet.columns]
    if missing:
        where = f"{sheet.where}, sel {cell_name((sheet.top, 0))}:{cell_name((sheet.top, max(len(titles), 1) - 1))}"
        raise DataError(f"{where}: kolom {', '.join(missing)} tidak ada di baris judul.", "Pakai formulir yang utuh.")


# --- the rows ----------------------------------------------------------------------------------------


def _read_rows(sheet: _Sheet, mark: Mark | None, notes: list[str]) -> Iterator[BarisLaporan]:
    """The reports; what stands between and below them is passed over with a note."""
    fields = [field for field in FIELDS if field in sheet.columns]
    for number in range(sheet.top + 1, len(sheet.grid)):
        cells = sheet.grid[number]
        faults = _faults(sheet, number)
        given = {field: _read_cell(sheet, number, field, cells) for field in fields}
        kode = str(given["kode"]).strip()
        where = f"{sheet.where}, baris {number + 1}"
        if is_sum(cells, kode) or (number == sheet.top + 1 and is_numbering(cells, kode)):
            notes.append(f"{where}: baris jumlah atau nomor kolom dilewati.")
            continue
        if not kode and "kode" not in faults and not has_figures(given) and not {"realisasi", "anggaran"} & set(faults):
            continue
        if mark:
            if not str(given.get("bulan", "")).strip():
                given["bulan"] = f"{mark.tanda.tahun}-{mark.tanda.bulan:02}"
            faults |= _altered(sheet, number, mark, given)
        named = [field for field in (*FIELDS, *PRINTED_FIELDS) if field in sheet.columns]
        cells_of = {field: sheet.address(number, field) for field in named}
        place = sheet.columns.get("tercatat", len(cells))
        told = place < len(cells) and THIS_MONTH in str(cells[place])  # what was recorded of its month, as it was made
        yield BarisLaporan(given, where, number + 1, cells_of, faults, told)


def _altered(sheet: _Sheet, row: int, mark: Mark, given: Mapping[str, object]) -> dict[str, str]:
    """Why its locked cells cannot be trusted, of a row in which something was filled in."""
    if all(is_blank(str(given[field])) for field in FILLED_IN if field in given):
        return {}
    cells = sheet.grid[row]
    shown = {
        field: cells[sheet.columns[field]]
        for field in PRINTED_FIELDS
        if field in sheet.columns and sheet.columns[field] < len(cells)
    }
    return altered(mark, str(given["kode"]).strip().upper(), shown)


def _faults(sheet: _Sheet, row: int) -> dict[str, str]:
    """Why a cell of the row that would be read cannot be trusted."""
    faults = {}
    for field in FIELDS:
        if field not in sheet.columns:
            continue
        place = (row, sheet.columns[field])
        if place in sheet.facts.galat:
            faults[field] = f"berisi {sheet.facts.galat[place]}; ketik nilainya"
        elif place in sheet.facts.tanpa_nilai:
            faults[field] = "berisi rumus yang belum pernah dihitung; buka dan simpan di Excel, atau ketik nilainya"
        elif place in sheet.merged and _holds_code(sheet, place):
            start, end = sheet.merged[place]
            faults[field] = f"digabung ({cell_name(start)}:{cell_name(end)}); pisahkan, lalu isi tiap selnya"
    return faults


def _holds_code(sheet: _Sheet, place: Place) -> bool:
    """Whether a merged cell lies on a row of the table (a heading over all columns does not)."""
    start, end = sheet.merged[place]
    code = sheet.columns["kode"]
    if start[1] <= code <= end[1]:
        return start[0] != end[0]
    cells = sheet.grid[place[0]]
    return code < len(cells) and bool(str(cells[code]).strip())


def _read_cell(sheet: _Sheet, row: int, field: str, cells: Sequence[Cell]) -> str | Decimal | date | Persen:
    place = sheet.columns[field]
    value = cells[place] if place < len(cells) else ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, int | float):
        return _read_number(value, sheet.facts.persen.get((row, place), 0))
    if isinstance(value, datetime):
        value = value.date()
    return value if isinstance(value, date) else str(value)


def _read_number(value: float, signs: int) -> Decimal | Persen:
    """The number as Excel holds it, 15 significant digits; under a format with percent signs as people see it."""
    number = Decimal(f"{value:.15g}")
    return Persen(number.scaleb(2 * signs)) if signs else number


def _unread(sheet: _Sheet) -> Iterator[str]:
    """Say what the OPD wrote where nobody reads: columns of its own, and notes without a code."""
    titles = sheet.grid[sheet.top]
    for place, title in unread_titles(titles):
        yield f"{sheet.at(sheet.top, place)}: kolom {title!r} tidak dikenal; isinya tidak dicatat."
    for number in range(sheet.top + 1, len(sheet.grid)):
        cells = sheet.grid[number]
        if is_sum(cells, str(cells[sheet.columns["kode"]]).strip()):
            continue
        for field in FILLED_IN:
            if field not in sheet.columns or sheet.columns[field] >= len(cells):
                continue
            if str(cells[sheet.columns["kode"]]).strip() or (number, sheet.columns[field]) in sheet.merged:
                continue
            if not is_blank(str(cells[sheet.columns[field]])):
                yield f"{sheet.address(number, field)}: tulisan tanpa kode; tidak dicatat."
