"""What a document is made of, whatever form it takes: headings, paragraphs, lists, tables, charts, columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


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
