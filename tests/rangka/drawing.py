"""Tables drawn as text, laid out as Excel or Word by programs that know nothing of ours.

A row is a line with ``|`` between its cells; ``^`` belongs to the cell above it, ``<`` to the cell left of it. ``\\n``
breaks a line inside a cell. A cell ``=0.375%`` is a number shown as a percentage, ``=12`` a number.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Grid = list[list[str]]


def grid_of(drawing: str) -> Grid:
    """The cells of a drawing, rows of equal length."""
    rows = [[cell.strip().replace("\\n", "\n") for cell in line.split("|")] for line in drawing.strip("\n").split("\n")]
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def ranges_of(grid: Grid) -> list[tuple[int, int, int, int]]:
    """The merged ranges: first row, first column, last row, last column."""
    found = []
    for row, cells in enumerate(grid):
        for column, cell in enumerate(cells):
            if cell in ("^", "<"):
                continue
            right = column
            while right + 1 < len(cells) and cells[right + 1] == "<":
                right += 1
            bottom = row
            while bottom + 1 < len(grid) and grid[bottom + 1][column] == "^":
                bottom += 1
            if (row, column) != (bottom, right):
                found.append((row, column, bottom, right))
    return found


def as_xlsx(sheets: Mapping[str, Sequence[str]]) -> bytes:
    """A workbook; the drawings of a sheet stand below each other, two blank rows between them."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, drawings in sheets.items():
        sheet = book.create_sheet(name)
        top = 1
        for drawing in drawings:
            grid = grid_of(drawing)
            for row, cells in enumerate(grid):
                for column, text in enumerate(cells):
                    if text not in ("", "^", "<"):
                        _put(sheet.cell(top + row, column + 1), text)
            for first, left, last, right in ranges_of(grid):
                sheet.merge_cells(
                    start_row=top + first, start_column=left + 1, end_row=top + last, end_column=right + 1
                )
            top += len(grid) + 2
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _put(cell: Any, text: str) -> None:
    if not text.startswith("="):
        cell.value = text
    elif text.endswith("%"):
        cell.value, cell.number_format = float(text[1:-1]), "0.00%"
    else:
        cell.value = float(text[1:]) if "." in text else int(text[1:])


def as_docx(sheets: Mapping[str, Sequence[str]]) -> bytes:
    """A document: a heading and the tables of each sheet; Word has no numbers but shown ones."""
    from docx import Document

    document = Document()
    for name, drawings in sheets.items():
        document.add_paragraph(name)
        for drawing in drawings:
            grid = grid_of(drawing)
            table = document.add_table(len(grid), len(grid[0]))
            places = [list(row.cells) for row in table.rows]  # asking the table for a cell lays it all out again
            for first, left, last, right in ranges_of(grid):
                places[first][left].merge(places[last][right])
            for row, cells in enumerate(grid):
                for column, text in enumerate(cells):
                    if text not in ("", "^", "<"):
                        places[row][column].text = shown(text)
            document.add_paragraph("")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_tabs(drawing: str) -> bytes:
    """What pasting a table into a mail leaves of it."""
    rows = (["" if cell in ("^", "<") else shown(cell).replace("\n", " ") for cell in row] for row in grid_of(drawing))
    return "\n".join("\t".join(row) for row in rows).encode()


def shown(text: str) -> str:
    """A number cell as people see it."""
    if not text.startswith("="):
        return text
    if text.endswith("%"):
        return f"{float(text[1:-1]) * 100:g}%".replace(".", ",")
    return text[1:].replace(".", ",")
