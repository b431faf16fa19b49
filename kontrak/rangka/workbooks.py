"""Workbooks as grids: .xlsx, whose parts are unpacked and counted first (ARCHITECTURE §9), .xls and .ods."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING
from xml.parsers import expat
from zipfile import ZipFile

from kontrak.errors import DataError
from kontrak.forms.form import MARK_SHEET
from kontrak.forms.number_format import percent_signs, read_format
from kontrak.forms.xlsx_guard import open_parts, read_bytes, zip_faults
from kontrak.forms.xlsx_scan import MAX_COLUMN, MAX_ROW, refuse_doctype, scan_sheets
from kontrak.rangka.grid import BLANK, Lembar, Range, Sel, number_cell, text_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import Any

    from python_calamine import CalamineWorkbook

    from kontrak.forms.xlsx_scan import SheetFacts
    from kontrak.rangka.grid import Place, Range

MAX_CONTENT = 20_000_000
_RESAVE = "Buka berkasnya, simpan sebagai .xlsx, lalu ulangi."


def read_ods(path: Path) -> list[Lembar]:
    """Return the sheets of an .ods workbook. Raises DataError for one that is damaged, locked or beyond any table."""
    content = read_bytes(path)
    reader = _Reader(str(path))
    try:
        with ZipFile(BytesIO(content)) as archive:
            entry = archive.getinfo("content.xml")
            if entry.flag_bits & 1 or b"encryption-data" in _manifest(archive):
                raise DataError(f"{path}: berkas dikunci dengan sandi.", "Hapus sandinya, simpan, lalu ulangi.")
            if entry.file_size > min(MAX_CONTENT, max(1_000_000, entry.compress_size * 200)):
                raise DataError(f"{path}: isinya mengembang terlalu besar; tidak dibuka.", _RESAVE)
            with archive.open(entry) as part:
                reader.parse(part.read(MAX_CONTENT + 1))
    except zip_faults(expat.ExpatError):
        raise DataError(f"{path}: berkas rusak; isinya tidak dapat dibaca.", _RESAVE) from None
    return reader.sheets


def _manifest(archive: ZipFile) -> bytes:
    try:
        info = archive.getinfo("META-INF/manifest.xml")
    except KeyError:
        return b""
    return archive.read(info) if info.file_size < 1_000_000 else b""


class _Reader:
    """Builds the sheets while the XML streams by; repeated blank rows and columns are not laid out."""

    def __init__(self, where: str) -> None:
        self.sheets: list[Lembar] = []
        self._where = where
        self._rows: list[list[Sel]] = []
        self._merged: dict[Place, Range] = {}
        self._row: list[Sel] = []
        self._attributes: dict[str, str] = {}
        self._text: list[str] = []
        self._in_cell = False
        self._ignored = 0

    def parse(self, data: bytes) -> None:
        """Read content.xml."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = refuse_doctype
        parser.Parse(data, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self._rows, self._merged, self._row = [], {}, []
            self._name = attributes.get("table:name", "")
        elif name == "table:table-row":
            self._row = []
            self._repeated = int(attributes.get("table:number-rows-repeated", "1"))
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._attributes, self._text, self._in_cell = attributes, [], True
        elif name in ("office:annotation", "draw:frame"):
            self._ignored += 1
        elif name == "text:p" and self._text:
            self._text.append("\n")
        elif name in ("text:s", "text:tab", "text:line-break"):
            self._text.append("\n" if name == "text:line-break" else " ")

    def _characters(self, data: str) -> None:
        if self._in_cell and not self._ignored:
            self._text.append(data)

    def _end(self, name: str) -> None:
        if name in ("table:table-cell", "table:covered-table-cell"):
            self._end_cell()
        elif name == "table:table-row":
            self._end_row()
        elif name == "table:table":
            self.sheets.append(Lembar(f"lembar {self._name}", self._rows, self._merged))
        elif name in ("office:annotation", "draw:frame"):
            self._ignored -= 1

    def _end_cell(self) -> None:
        given = self._attributes
        self._in_cell = False
        cell = self._cell("".join(self._text), given)
        repeated = int(given.get("table:number-columns-repeated", "1"))
        across = int(given.get("table:number-columns-spanned", "1"))
        down = int(given.get("table:number-rows-spanned", "1"))
        row, column = len(self._rows), len(self._row)
        if cell.kosong and repeated > MAX_COLUMN:
            repeated = 1 if not self._row else min(repeated, MAX_COLUMN)
        if column + repeated > 4 * MAX_COLUMN or (not cell.kosong and column + repeated > MAX_COLUMN):
            raise DataError(f"{self._where}, lembar {self._name}, baris {row + 1}: lebih dari {MAX_COLUMN} kolom.")
        self._row += [cell] * repeated
        if across > 1 or down > 1:
            whole = (row, column, row + min(down, MAX_ROW) - 1, column + min(across, MAX_COLUMN) - 1)
            self._merged |= {
                (line, place): whole
                for line in range(whole[0], whole[2] + 1)
                for place in range(whole[1], whole[3] + 1)
            }

    def _cell(self, text: str, given: dict[str, str]) -> Sel:
        kind, value = given.get("office:value-type", ""), given.get("office:value", "")
        if kind in ("float", "percentage", "currency") and value:
            return number_cell(float(value), int(kind == "percentage"))
        if kind in ("date", "time"):
            return Sel(text.strip(), galat=DATE)
        shown = text_cell(text)
        if shown.teks.startswith(("#", "Err:")) and "table:formula" in given:
            return Sel(shown.teks, galat=f"berisi {shown.teks}")
        return shown

    def _end_row(self) -> None:
        while self._row and self._row[-1] is BLANK:
            self._row.pop()
        filled = any(not cell.kosong for cell in self._row)
        repeated = self._repeated if filled or self._repeated < MAX_ROW else 1
        if len(self._rows) + repeated > MAX_ROW + (0 if filled else MAX_ROW):
            raise DataError(f"{self._where}, lembar {self._name}: lebih dari {MAX_ROW} baris.")
        self._rows += [self._row if filled else []] * repeated


_RESAVE_XLS = "Buka berkasnya, pilih Simpan Sebagai, jenis Excel Workbook (.xlsx), lalu ulangi."
_EMPTY, _TEXT, _NUMBER, _DATE, _BOOL, _ERROR = 0, 1, 2, 3, 4, 5


def read_xls(path: Path) -> list[Lembar]:
    """Return the sheets of an .xls workbook. Raises DataError for one that is damaged, locked or beyond any table."""
    content = read_bytes(path)
    import xlrd

    try:
        with xlrd.open_workbook(file_contents=content, formatting_info=True, on_demand=True, logfile=_Silent()) as book:
            return [_xls_sheet(path, book, number) for number in range(book.nsheets)]
    except DataError:
        raise
    except Exception as error:  # noqa: BLE001 (the reader meets broken files with every class of error there is)
        if "encrypted" in str(error).lower():
            raise DataError(f"{path}: berkas dikunci dengan sandi.", "Hapus sandinya, simpan, lalu ulangi.") from None
        raise DataError(f"{path}: berkas .xls rusak; isinya tidak dapat dibaca.", _RESAVE_XLS) from None


class _Silent:
    """Where the reader's remarks go."""

    def write(self, _: str) -> int:
        """Drop a remark."""
        return 0


def _xls_sheet(path: Path, book: Any, number: int) -> Lembar:
    sheet = book.sheet_by_index(number)
    if sheet.nrows > MAX_ROW or sheet.ncols > MAX_COLUMN:
        raise DataError(f"{path}, lembar {sheet.name}: lebih dari {MAX_ROW} baris atau {MAX_COLUMN} kolom.")
    rows = [[_xls_cell(book, cell) for cell in sheet.row(row)] for row in range(sheet.nrows)]
    ranges = ((top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells)
    return Lembar(f"lembar {sheet.name}", rows, spread(ranges))


def _xls_cell(book: Any, cell: Any) -> Sel:
    if cell.ctype == _NUMBER:
        code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
        return number_cell(cell.value, percent_signs(read_format(code), cell.value) or 0)
    if cell.ctype == _DATE:
        return Sel(str(cell.value), galat=DATE)
    if cell.ctype == _BOOL:
        return Sel("ya" if cell.value else "tidak")
    if cell.ctype == _ERROR:
        return Sel("#REF!", galat="berisi galat rumus")
    return text_cell(str(cell.value)) if cell.ctype == _TEXT else BLANK


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
