"""What a screen is made of, and how it is printed: with rich on a terminal, as plain aligned text elsewhere.

A screen is a list of blocks, ``Line`` and ``Table``. Both printers share one layout, so a table has the same
columns everywhere; rich only adds colour, and is loaded only where there is colour to add.

Where the terminal is too narrow, first the shrinkable columns are shortened with ``…`` or their texts broken, then
columns are dropped in the order of ``drop`` (those with 0 never), and a line below says which.
"""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING

from kontrak.errors import visible
from kontrak.named import NamedTuple
from kontrak.system import on_windows
from kontrak.views.fitting import break_cell, break_paragraph, clean, measure, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Tone(StrEnum):
    """Emphasis; the value is a rich style. It never carries information that the words do not carry."""

    PLAIN = ""
    TITLE = "bold"
    FAINT = "dim"
    BIRU = "bold bright_blue"  # plain blue cannot be read on black
    HIJAU = "green"
    KUNING = "yellow"
    MERAH = "red"


class Cell(NamedTuple):
    """One text of a table with its tone."""

    text: str
    tone: Tone = Tone.PLAIN


class Column(NamedTuple):
    """A column; a title may have two lines.

    ``least`` is the width down to which it may be shortened (0: never); ``drop`` is the order in which columns go when
    there is no room (1 first, 0 never). One that is ``late`` is shortened only when no column is left to drop, one that
    ``wraps`` has its texts broken over several lines instead. The text of one that is ``below`` is not lost when the
    column goes: it stands in a line under its row.
    """

    title: str
    right: bool = False
    least: int = 0
    drop: int = 0
    late: bool = False
    wraps: bool = False
    below: bool = False


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


WIDEST = 100
"""Places that one column takes where nothing limits it, in a pipe; a name of 300 letters moves no other."""


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


def tell(*sentences: str) -> None:
    """Print sentences to standard output; a terminal gets them in whole words, and of seals whole groups."""
    width = screen_width(terminal=True) if sys.stdout.isatty() else None
    sys.stdout.write(render([Line(visible(text)) for text in sentences], width))


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


def wrap(line: Line, width: int | None) -> list[str]:
    """Break a paragraph at the width."""
    text = clean(line.text)
    return [text] if width is None or measure(text) <= width else break_paragraph(text, width, line.indent)


# --- layout ----------------------------------------------------------------------------------------


def lay_out(table: Table, width: int | None) -> Layout:
    """Decide which columns fit into ``width`` and how wide each is."""
    natural = [_natural_width(table, place) for place in range(len(table.columns))]
    if width is None:
        natural = [min(size, WIDEST) for size in natural]
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
    cells = [row[place] for row in table.rows if not isinstance(row, Line) and place < len(row)]
    texts = [cell.text if isinstance(cell, Cell) else cell for cell in cells]
    together = "".join(texts)
    if together.isascii() and together.isprintable():
        return max([*map(measure, titles), *map(len, texts)])
    return max(map(measure, [*titles, *map(clean, texts)]))


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
    if lines:
        console.print(*lines, sep="\n", soft_wrap=True)  # at once: rich asks anew for the terminal with every print


def _lines(block: Block, width: int | None, rule: str) -> list[list[Piece]]:
    """Return the lines of a block in pieces of one tone each."""
    if isinstance(block, Line):
        return [[(text, block.tone)] for text in wrap(block, width)]
    layout = lay_out(block, width)
    titles = ([Cell(text, Tone.TITLE) for text in title] for title in _titles(block, layout))
    lines = [line for title in titles for line in _fitted(block, layout, title)]
    lines.append(_spaced(layout, [(rule * size, Tone.FAINT) for size in layout.widths]))
    pattern, total = _pattern(block, layout), _total(layout.widths, layout.gap)
    for row in block.rows:
        if isinstance(row, Line):
            lines += _lines(row, width, rule)
        elif (line := _at_once(pattern, row, total)) is not None:
            lines.append([(line, Tone.PLAIN)])
        else:
            cells = [row[place] if place < len(row) else "" for place in layout.places]
            lines += _fitted(block, layout, cells)
            lines += [line for text in _below(block, layout, row) for line in _lines(text, width, rule)]
    if note := _dropped(block, layout):
        lines += _lines(Line(note, Tone.FAINT, indent=1), width, rule)
    return lines


def _pattern(table: Table, layout: Layout) -> str | None:
    """Return what a row of plain texts is put into at once; None where a column was left out."""
    if len(layout.places) < len(table.columns):
        return None
    sides = ("" if column.right else "-" for column in table.columns)
    return (" " * layout.gap).join(f"%{side}{size}s" for side, size in zip(sides, layout.widths, strict=True))


def _at_once(pattern: str | None, row: Row, total: int) -> str | None:
    """Return a row as one line, if all its cells are plain texts that fit as they are; a long table has thousands."""
    if pattern is None or len(row) != pattern.count("%") or {*map(type, row)} != {str}:
        return None
    line = pattern % row
    return line if len(line) == total and line.isascii() and line.isprintable() else None


def _spaced(layout: Layout, pieces: list[Piece]) -> list[Piece]:
    """Put the gap between the cells of a line."""
    gap = (" " * layout.gap, Tone.PLAIN)
    return [part for piece in pieces for part in (gap, piece)][1:]


def _fitted(table: Table, layout: Layout, cells: Sequence[Cell | str]) -> Iterator[list[Piece]]:
    """Yield the lines of a row: each cell shortened to the width of its column, or broken, and padded to it."""
    texts = []
    for place, size, cell in zip(layout.places, layout.widths, cells, strict=True):
        text = _text(cell)
        texts.append(break_cell(text, size) if table.columns[place].wraps else [shorten(text, size)])
    for number in range(max(map(len, texts))):
        pieces = []
        for place, size, cell, lines in zip(layout.places, layout.widths, cells, texts, strict=True):
            shown = lines[number] if number < len(lines) else ""
            blanks = " " * (size - measure(shown))
            text = blanks + shown if table.columns[place].right else shown + blanks
            pieces.append((text, cell.tone if isinstance(cell, Cell) else Tone.PLAIN))
        yield _spaced(layout, pieces)


def _below(table: Table, layout: Layout, row: Row) -> Iterator[Line]:
    """Yield what stands under a row because its column had no room."""
    for place, cell in enumerate(row):
        if table.columns[place].below and place not in layout.places:
            yield Line(f"   {_text(cell)}", cell.tone if isinstance(cell, Cell) else Tone.PLAIN)


def _titles(table: Table, layout: Layout) -> list[list[str]]:
    """Return the lines of titles, filled from below."""
    titles = [table.columns[place].title.split("\n") for place in layout.places]
    height = max(map(len, titles))
    padded = [[""] * (height - len(title)) + title for title in titles]
    return [[title[row] for title in padded] for row in range(height)]


def _dropped(table: Table, layout: Layout) -> str | None:
    """Say which columns were left out."""
    titles = [column.title.replace("\n", " ") for column in table.columns]
    gone = [place for place, column in enumerate(table.columns) if place not in layout.places and not column.below]
    missing = [titles[place] for place in gone]
    return f"(layar sempit: tanpa kolom {', '.join(missing)})" if missing else None
