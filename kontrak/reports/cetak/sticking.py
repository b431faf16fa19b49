"""What belongs together on a page: headings, announcements, tables and lists with the signatures below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.reports.cetak.blok import Daftar, Grafik, Judul, Paragraf, Tabel, Tanda, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kontrak.reports.cetak.blok import Blok


FEW = 6
"""Blocks between a heading and signatures up to which all of it is held together."""


def letterhead(blocks: Iterable[Blok]) -> Iterator[Blok]:
    """Set the paragraphs above the first heading as a letterhead."""
    for block in blocks:
        yield block._replace(gaya="kop") if isinstance(block, Paragraf) else block


def sticking(blocks: Sequence[Blok]) -> Iterator[Blok]:
    """Bind a paragraph to the table, the charts or, where it ends in a colon, the list that it announces.

    A table or a list in small type is bound to the signatures below it, also when a paragraph stands between; so are a
    paragraph and lines to write on right above them.
    """
    for place, block in enumerate(blocks):
        follows = blocks[place + 1] if place + 1 < len(blocks) else None
        if isinstance(block, Tabel) or (isinstance(block, Daftar) and block.gaya):
            yield block._replace(lekat=_is_signed(blocks[place + 1 : place + 3]))
        elif isinstance(block, Tanda) and block.jenis == "isian" and isinstance(follows, Paragraf | Tabel | Tanda):
            yield Tanda("isian-lekat")
        elif isinstance(block, Paragraf) and not block.gaya and _announces(block, follows):
            yield block._replace(gaya="lengket")
        else:
            yield block


def _is_signed(below: Sequence[Blok]) -> bool:
    between = isinstance(below[0], Paragraf) if below else False
    return any(isinstance(block, Tabel) and block.gaya == "tanda-tangan" for block in below[: 1 + between])


def _announces(paragraph: Paragraf, follows: Blok | None) -> bool:
    if isinstance(follows, Daftar):
        return plain(paragraph.isi).endswith(":")
    return isinstance(follows, Tabel | Grafik)  # signatures are a table too


def titled(blocks: Iterable[Blok]) -> Iterator[Blok]:
    """Set the bold paragraph under a title in the middle, as the title itself."""
    above: Blok | None = None
    for block in blocks:
        under = isinstance(above, Judul) and above.tingkat == 1
        bold = isinstance(block, Paragraf) and not block.gaya and block.isi and block.isi[0].jenis == "tebal"
        yield block._replace(gaya="tengah") if under and bold and isinstance(block, Paragraf) else block
        above = block


def signed_parts(blocks: Sequence[Blok]) -> Iterator[tuple[int, int]]:
    """Yield from where to where headings, paragraphs and lines to write on lead to signatures."""
    start: int | None = None
    for place, block in enumerate(blocks):
        if isinstance(block, Judul):
            start = place
        elif isinstance(block, Tabel) and block.gaya == "tanda-tangan":
            if start is not None:
                yield start, place
            start = None
        elif not isinstance(block, Tanda | Paragraf) or block == Tanda("halaman-baru") or place - (start or 0) > FEW:
            start = None
