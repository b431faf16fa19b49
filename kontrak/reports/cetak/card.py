"""The front of a paper as a card on a terminal: the same blocks as on paper, laid out by rich for its width.

What follows the first new page, and what only a hand fills in (signatures, dotted lines), is left out. Colours never
say what the words do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.reports.cetak.blok import Daftar, Grafik, Judul, Kolom, Paragraf, Tabel, Tanda, plain
from kontrak.reports.cetak.markup import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console, RenderableType
    from rich.text import Text

    from kontrak.reports.cetak.blok import Blok, Isi
    from kontrak.reports.cetak.lembar import Lembar

NARROW = 100
"""Columns of the terminal below which a card puts one under the other what stands side by side."""

NARROW_DROPS = ("Bobot", "Tahun lalu")
"""Columns that a narrow card leaves out; ``nilai --opd`` and the paper have them."""

FIXED = 16
"""Letters of a number up to which its column never breaks it."""

READABLE = 17
"""Places that a column of texts needs at least: the longest of the words that such tables are full of, and a gap."""

WORDY = 12
"""Letters from which on a column counts as one of texts."""

NOTHING = "–"

CHIPS = {
    "BIRU": "bold white on blue",
    "HIJAU": "bold black on green",
    "KUNING": "bold black on yellow",
    "MERAH": "bold white on red",
}
_STYLES = {"tebal": "bold", "miring": "italic", "coret": "strike"}
_SIGNED = "tanda-tangan"


def print_card(lembar: Lembar, console: Console) -> None:
    """Print the front of a document as a card. Raises DataError for a faulty directive of its template."""
    naskah = parse(lembar.teks)
    for block in _front(naskah.badan):
        for part in _shown(block, console.width):
            console.print(part)
    console.print(lembar.kaki, style="dim", markup=False, highlight=False)


def _front(blocks: Iterable[Blok]) -> Iterator[Blok]:
    """Yield what is printed of the front; a heading only with something below it that no hand must fill in."""
    waiting: list[Judul] = []
    for block in blocks:
        if isinstance(block, Tanda) and block.jenis == "halaman-baru":
            return
        if isinstance(block, Judul):
            waiting = [one for one in waiting if one.tingkat < block.tingkat] + [block]
        elif not isinstance(block, Tanda) and not (isinstance(block, Tabel) and block.gaya == _SIGNED):
            yield from waiting
            waiting = []
            yield block


def _shown(block: Blok, width: int) -> Iterator[RenderableType]:
    """Yield what a block is on the terminal."""
    match block:
        case Judul(level, pieces):
            yield from ("", _text(pieces, "bold" if level > 1 else "bold underline"))
        case Paragraf(pieces, style):
            yield _highlighted(pieces) if style == "sorot" else _text(pieces)
        case Daftar(_, items, _):
            for item in items:
                yield _hanging(part for one in item for part in _shown(one, width))
        case Tabel():
            yield from _tables(block, width)
        case Grafik(_, words):
            for one in words:
                yield from _shown(one, width)
        case Kolom(shares, parts):
            yield from _columns(shares, parts, width)
        case _:
            return


def _text(pieces: Iterable[Isi], style: str = "") -> Text:
    from rich.text import Text

    text = Text(style=style)
    for piece in pieces:
        if piece.jenis == "baris":
            text.append("\n")
        elif piece.jenis == "kode":
            text.append(f" {piece.teks} " if piece.teks in CHIPS else piece.teks, CHIPS.get(piece.teks, "bold"))
        elif piece.jenis != "gambar":
            text.append(piece.teks, _STYLES.get(piece.jenis, ""))
            text.append_text(_text(piece.anak, _STYLES.get(piece.jenis, "")))
    return text


def _highlighted(pieces: Sequence[Isi]) -> RenderableType:
    from rich.panel import Panel

    return Panel(_text(pieces))


def _hanging(parts: Iterable[RenderableType]) -> RenderableType:
    from rich.table import Table

    grid = Table.grid(padding=(0, 1))
    grid.add_column()
    grid.add_column(overflow="fold")
    for sign, part in zip(("•", *("",) * 99), parts, strict=False):
        grid.add_row(sign, part)
    return grid


def _card_box(table: Tabel) -> RenderableType:
    from rich.align import Align
    from rich.console import Group
    from rich.panel import Panel

    rows = [_text(row[0]) for row in table.baris]
    number = _text(table.kepala[0], "bold")
    return Panel(Group(*(Align.center(line) for line in (number, *rows))), expand=False, padding=(0, 2))


def _tables(table: Tabel, width: int) -> Iterator[RenderableType]:
    if table.gaya == "kartu":
        yield _card_box(table)
    elif sum(_is_prose(table, place) for place in range(len(table.kepala))) * READABLE > width:
        yield from _stacked(table)
    else:
        yield _table(table, width)


def _is_prose(table: Tabel, place: int) -> bool:
    """Whether a column holds texts that may be broken between words."""
    longest = max((len(plain(row[place])) for row in table.baris), default=0)
    return longest > WORDY


def _stacked(table: Tabel) -> Iterator[RenderableType]:
    """Yield each row as an item of a list, its texts behind the heads of their columns."""
    from rich.text import Text

    heads = [plain(head) for head in table.kepala]
    for row in table.baris:
        first, *rest = row
        told = [f"{head}: {plain(cell)}" for head, cell in zip(heads[1:], rest, strict=True) if plain(cell) != NOTHING]
        yield _hanging([_text(first, "bold"), Text(" · ".join(told))])


def _table(table: Tabel, width: int) -> RenderableType:
    """Return a table without frame; numbers and bars never break, texts wrap between words."""
    from textwrap import wrap

    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    shown = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    heads = [plain(head) for head in table.kepala]
    places = [place for place, head in enumerate(heads) if width >= NARROW or head not in NARROW_DROPS]
    for place in places:
        side = table.rata[place]
        words = max((len(plain(row[place])) for row in table.baris), default=0)
        fixed = words <= FIXED and (side != "left" or any("│" in plain(row[place]) for row in table.baris))
        head = "\n".join(wrap(heads[place], max(words, 7))) if fixed else heads[place]
        shown.add_column(
            Text(head),
            justify="right" if side == "right" else "center" if side == "center" else "left",
            no_wrap=fixed,
            overflow="fold",
            ratio=None if fixed else max(1, min(words, 40)),
        )
    for row in table.baris:
        shown.add_row(*(_text(row[place]) for place in places))
    return shown


def _columns(shares: Sequence[int], parts: Sequence[Sequence[Blok]], width: int) -> Iterator[RenderableType]:
    from rich.console import Group
    from rich.table import Table

    groups = [Group(*(shown for block in part for shown in _shown(block, width))) for part in parts]
    box = any(isinstance(block, Tabel) and block.gaya == "kartu" for part in parts for block in part)
    if width < NARROW and not box:
        yield from groups
        return
    grid = Table.grid(expand=True, padding=(0, 2))
    for share in shares:
        grid.add_column(ratio=share)
    grid.add_row(*groups)
    yield grid
