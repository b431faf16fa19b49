"""What a document is made of, whatever form it takes, and what of it belongs together on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Isi(NamedTuple):
    """A piece of running text: ``teks``, ``kode`` and ``gambar`` (its address) have a text; ``tebal``, ``miring``,
    ``coret`` and ``biasa`` (of a link only the words are printed) have pieces; ``baris`` begins a new line.
    """

    jenis: str
    teks: str = ""
    anak: tuple[Isi, ...] = ()


class Judul(NamedTuple):
    """A heading of level 1 to 6."""

    tingkat: int
    isi: tuple[Isi, ...]


class Paragraf(NamedTuple):
    """``gaya``: one of STYLES of paragraphs, ``kop``, ``lengket`` (belongs to what follows) or empty."""

    isi: tuple[Isi, ...]
    gaya: str = ""


class Daftar(NamedTuple):
    """A list, numbered from ``mulai`` on unless that is None; ``gaya`` is ``kecil`` or empty.

    ``lekat`` says that signatures follow.
    """

    mulai: int | None
    butir: tuple[tuple[Blok, ...], ...]
    gaya: str = ""
    lekat: bool = False


class Tabel(NamedTuple):
    """``rata`` is left, center or right for each column; ``gaya`` one of STYLES or empty.

    ``lekat`` says that signatures follow, which must not stand on a page of their own. ``lebar`` says how its columns
    share the width, the same in every paper of a kind; empty: by what stands in them.
    """

    kepala: tuple[tuple[Isi, ...], ...]
    baris: tuple[tuple[tuple[Isi, ...], ...], ...]
    rata: tuple[str, ...]
    gaya: str = ""
    lekat: bool = False
    lebar: tuple[int, ...] = ()


class Grafik(NamedTuple):
    """Charts by name, side by side, and what says the same in words where there are no pictures."""

    nama: tuple[str, ...]
    pengganti: tuple[Blok, ...]


class Kolom(NamedTuple):
    """Blocks side by side; ``bagian`` says how the width is shared. In Word one with tables stands under the other."""

    bagian: tuple[int, ...]
    isi: tuple[tuple[Blok, ...], ...]


class Kutipan(NamedTuple):
    """A quotation."""

    isi: tuple[Blok, ...]


class Kode(NamedTuple):
    """Text as it was typed."""

    teks: str


class Tanda(NamedTuple):
    """``garis``: a rule across the page; ``isian``: a line to write on; ``halaman-baru``: a new page begins.

    ``isian-lekat`` is a line to write on that belongs to what follows.
    """

    jenis: str


Blok = Judul | Paragraf | Daftar | Tabel | Grafik | Kolom | Kutipan | Kode | Tanda


class Naskah(NamedTuple):
    """A document: the letterhead and the rest.

    ``mendatar`` says that the page lies on its long side, ``padat`` that much must stand on it: small letters.
    """

    mendatar: bool
    padat: bool
    kop: tuple[Blok, ...]
    badan: tuple[Blok, ...]


def plain(pieces: Iterable[Isi]) -> str:
    """Return the text that is read, without its markup; a break is a newline."""
    return "".join("\n" if piece.jenis == "baris" else piece.teks + plain(piece.anak) for piece in pieces)


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
