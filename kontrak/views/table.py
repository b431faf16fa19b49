"""What a screen is made of, and how it is printed: with rich on a terminal, as plain aligned text elsewhere.

A screen is a list of blocks, ``Line`` and ``Table``. Both printers share one layout, so a table has the same
columns everywhere; rich only adds colour, and is loaded only where there is colour to add.

Where the terminal is too narrow, first the shrinkable columns are shortened with ``…``, then columns are
dropped in the order of ``drop`` (those with 0 never), and a line below says which.
"""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kontrak.system import on_windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ELLIPSIS = "…"
FIRST_COMBINING = "\u0300"
"""Below it every character takes one place."""


class Tone(StrEnum):
    """Emphasis; the value is a rich style. It never carries information that the words do not carry."""

    PLAIN = ""
    TITLE = "bold"
    FAINT = "dim"
    BIRU = "bold blue"
    HIJAU = "green"
    KUNING = "yellow"
    MERAH = "red"


class Cell(NamedTuple):
    """One text of a table with its tone."""

    text: str
    tone: Tone = Tone.PLAIN


class Column(NamedTuple):
    """A column; a title may have two lines.

    ``least`` is the width down to which it may be shortened (0: never), ``most`` the width beyond which it is
    shortened however much room there is (0: none); ``drop`` is the order in which columns go when there is no room
    (1 first, 0 never). One that is ``late`` is shortened only when no column is left to drop.
    """

    title: str
    right: bool = False
    least: int = 0
    drop: int = 0
    most: int = 0
    late: bool = False


class Line(NamedTuple):
    """A paragraph; ``indent`` is that of its second line and those below, when it must be broken."""

    text: str = ""
    tone: Tone = Tone.PLAIN
    indent: int = 0


Row = tuple[Cell | str, ...]


class Table(NamedTuple):
    """Columns and rows, one cell a column; a row of fewer cells is filled up with blanks.

    A ``Line`` between the rows spans the table and heads the rows below it.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row | Line, ...]


Block = Line | Table


class Layout(NamedTuple):
    """Which columns of a table are shown (their places), how wide each is, and the gap between them."""

    places: tuple[int, ...]
    widths: tuple[int, ...]
    gap: int


def show(blocks: Sequence[Block]) -> None:
    """Print a screen to standard output; everything is laid out before the first byte goes out."""
    terminal = sys.stdout.isatty()
    width = screen_width(terminal=terminal)
    if terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb":
        _show_rich(blocks, width)
    else:
        sys.stdout.write(render(blocks, width))


def screen_width(*, terminal: bool) -> int | None:
    """Return the width to print in: of the terminal, of ``COLUMNS``, or None where nothing limits it."""
    from shutil import get_terminal_size

    if terminal:
        return get_terminal_size().columns - on_windows()  # a full line moves the classic console on by itself
    columns = os.environ.get("COLUMNS", "")
    return max(int(columns), 20) if columns.isascii() and columns.isdigit() and len(columns) < 6 else None


def render(blocks: Iterable[Block], width: int | None = None) -> str:
    """Return a screen as plain text; ``width`` None leaves every line as long as it is."""
    lines = ["".join(text for text, _ in line) for block in blocks for line in _lines(block, width, rule="-")]
    return "".join(f"{line.rstrip()}\n" for line in lines)


@cache
def clean(text: str) -> str:
    """Make one harmless line of a text from the data: no line breaks, no control characters."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " for char in text).rstrip()


@cache  # a cell is measured for its column and again when it is printed
def measure(text: str) -> int:
    """Return how many places of a terminal a text takes."""
    if text.isascii() or max(text) < FIRST_COMBINING:
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def shorten(text: str, width: int) -> str:
    """Cut a text that is wider than ``width``; an ellipsis stands for what is missing."""
    if measure(text) <= width:
        return text
    while text and measure(text) >= width:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS


def wrap(line: Line, width: int | None) -> list[str]:
    """Break a paragraph at the width."""
    text = clean(line.text)
    if width is None or measure(text) <= width:
        return [text]
    from textwrap import wrap as wrap_text

    start = text[: len(text) - len(text.lstrip())]
    below = start + " " * line.indent
    return wrap_text(
        text.lstrip(), max(width, 20), initial_indent=start, subsequent_indent=below, break_long_words=False
    )


# --- layout ----------------------------------------------------------------------------------------


def lay_out(table: Table, width: int | None) -> Layout:
    """Decide which columns fit into ``width`` and how wide each is."""
    natural = [_natural_width(table, place) for place in range(len(table.columns))]
    shown = list(range(len(table.columns)))
    while True:
        for gap in (2, 1):
            widths = _shrink(table, shown, natural, gap, width)
            if width is None or _total(widths, gap) <= width:
                return Layout(tuple(shown), tuple(widths), gap)
        droppable = [place for place in shown if table.columns[place].drop]
        if not droppable:
            return Layout(tuple(shown), tuple(_shrink(table, shown, natural, 1, width, late=True)), 1)
        shown.remove(min(droppable, key=lambda place: table.columns[place].drop))


def _natural_width(table: Table, place: int) -> int:
    titles = table.columns[place].title.split("\n")
    cells = [_text(row[place]) for row in table.rows if not isinstance(row, Line) and place < len(row)]
    widest = max(map(measure, [*titles, *cells]))
    return min(widest, table.columns[place].most or widest)


def _shrink(
    table: Table, shown: list[int], natural: list[int], gap: int, width: int | None, *, late: bool = False
) -> list[int]:
    """Take what is too much from the widest of the columns that may be shortened."""
    widths = [natural[place] for place in shown]
    columns = [table.columns[place] for place in shown]
    room = [have - (column.least or have) for have, column in zip(widths, columns, strict=True)]
    while width is not None and (excess := _total(widths, gap) - width) > 0:
        spare, index = max((room[i], i) for i, column in enumerate(columns) if late or not column.late)
        if spare <= 0:
            break
        cut = 1 if excess < spare else spare
        widths[index] -= cut
        room[index] -= cut
    return widths


def _total(widths: Sequence[int], gap: int) -> int:
    return sum(widths) + gap * (len(widths) - 1)


def _text(cell: Cell | str) -> str:
    return clean(cell.text if isinstance(cell, Cell) else cell)


# --- printers --------------------------------------------------------------------------------------

Piece = tuple[str, Tone]


def _show_rich(blocks: Iterable[Block], width: int | None) -> None:
    """Print the same lines with their tones; rich knows what this terminal can do."""
    from rich.console import Console
    from rich.text import Text

    console = Console(width=width, highlight=False, markup=False, emoji=False)
    lines = [Text.assemble(*line) for block in blocks for line in _lines(block, width, rule="─")]
    for line in lines:
        console.print(line, soft_wrap=True)


def _lines(block: Block, width: int | None, rule: str) -> list[list[Piece]]:
    """Return the lines of a block in pieces of one tone each."""
    if isinstance(block, Line):
        return [[(text, block.tone)] for text in wrap(block, width)]
    layout = lay_out(block, width)
    titles = ([Cell(text, Tone.TITLE) for text in title] for title in _titles(block, layout))
    lines = [_spaced(layout, _fitted(block, layout, title)) for title in titles]
    lines.append(_spaced(layout, [(rule * size, Tone.FAINT) for size in layout.widths]))
    for row in block.rows:
        if isinstance(row, Line):
            lines += _lines(row, width, rule)
        else:
            cells = [row[place] if place < len(row) else "" for place in layout.places]
            lines.append(_spaced(layout, _fitted(block, layout, cells)))
    if note := _dropped(block, layout):
        lines += _lines(Line(note, Tone.FAINT, indent=1), width, rule)
    return lines


def _spaced(layout: Layout, pieces: list[Piece]) -> list[Piece]:
    """Put the gap between the cells of a line."""
    gap = (" " * layout.gap, Tone.PLAIN)
    return [part for piece in pieces for part in (gap, piece)][1:]


def _fitted(table: Table, layout: Layout, cells: Sequence[Cell | str]) -> list[Piece]:
    """Shorten each cell to the width of its column and pad it to that width."""
    fitted = []
    for place, size, cell in zip(layout.places, layout.widths, cells, strict=True):
        shown = _text(cell)
        if measure(shown) > size:
            shown = shorten(shown, size)
        blanks = " " * (size - measure(shown))
        text = blanks + shown if table.columns[place].right else shown + blanks
        fitted.append((text, cell.tone if isinstance(cell, Cell) else Tone.PLAIN))
    return fitted


def _titles(table: Table, layout: Layout) -> list[list[str]]:
    """Return the lines of titles, filled from below."""
    titles = [table.columns[place].title.split("\n") for place in layout.places]
    height = max(map(len, titles))
    padded = [[""] * (height - len(title)) + title for title in titles]
    return [[title[row] for title in padded] for row in range(height)]


def _dropped(table: Table, layout: Layout) -> str | None:
    """Say which columns were left out."""
    titles = [column.title.replace("\n", " ") for column in table.columns]
    missing = [title for place, title in enumerate(titles) if place not in layout.places]
    return f"(layar sempit: tanpa kolom {', '.join(missing)})" if missing else None
