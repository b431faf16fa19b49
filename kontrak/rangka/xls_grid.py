"""Old Excel workbooks (.xls) as grids, with their number formats: a percentage is known as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.errors import DataError
from kontrak.forms.number_format import percent_signs, read_format
from kontrak.forms.xlsx_guard import read_bytes
from kontrak.forms.xlsx_scan import MAX_COLUMN, MAX_ROW
from kontrak.rangka.grid import BLANK, Lembar, Sel, number_cell, text_cell
from kontrak.rangka.xlsx_grid import DATE, spread

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

_RESAVE = "Buka berkasnya, pilih Simpan Sebagai, jenis Excel Workbook (.xlsx), lalu ulangi."
_EMPTY, _TEXT, _NUMBER, _DATE, _BOOL, _ERROR = 0, 1, 2, 3, 4, 5


def read_xls(path: Path) -> list[Lembar]:
    """Return the sheets of an .xls workbook. Raises DataError for one that is damaged, locked or beyond any table."""
    content = read_bytes(path)
    import xlrd

    try:
        with xlrd.open_workbook(file_contents=content, formatting_info=True, on_demand=True, logfile=_Silent()) as book:
            return [_sheet(path, book, number) for number in range(book.nsheets)]
    except DataError:
        raise
    except Exception as error:  # noqa: BLE001 (the reader meets broken files with every class of error there is)
        if "encrypted" in str(error).lower():
            raise DataError(f"{path}: berkas dikunci dengan sandi.", "Hapus sandinya, simpan, lalu ulangi.") from None
        raise DataError(f"{path}: berkas .xls rusak; isinya tidak dapat dibaca.", _RESAVE) from None


class _Silent:
    """Where the reader's remarks go."""

    def write(self, _: str) -> int:
        """Drop a remark."""
        return 0


def _sheet(path: Path, book: Any, number: int) -> Lembar:
    sheet = book.sheet_by_index(number)
    if sheet.nrows > MAX_ROW or sheet.ncols > MAX_COLUMN:
        raise DataError(f"{path}, lembar {sheet.name}: lebih dari {MAX_ROW} baris atau {MAX_COLUMN} kolom.")
    rows = [[_cell(book, cell) for cell in sheet.row(row)] for row in range(sheet.nrows)]
    ranges = ((top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells)
    return Lembar(f"lembar {sheet.name}", rows, spread(ranges))


def _cell(book: Any, cell: Any) -> Sel:
    if cell.ctype == _NUMBER:
        return number_cell(cell.value, _signs(book, cell))
    if cell.ctype == _DATE:
        return Sel(str(cell.value), galat=DATE)
    if cell.ctype == _BOOL:
        return Sel("ya" if cell.value else "tidak")
    if cell.ctype == _ERROR:
        return Sel("#REF!", galat="berisi galat rumus")
    return text_cell(str(cell.value)) if cell.ctype == _TEXT else BLANK


def _signs(book: Any, cell: Any) -> int:
    """How often the number is multiplied by 100 before it is shown."""
    code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    return percent_signs(read_format(code), cell.value) or 0
