"""A Markdown document as blocks, with the print directives of its template obeyed.

A directive is a comment on a line of its own, ``<!-- cetak: … -->``, which no Markdown viewer shows; data can never
write one, because every ``<`` of it is escaped. Everything that stands before the first heading is the letterhead.
Other raw HTML goes no further than the Markdown; only ``<br>`` is understood.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kontrak.errors import DataError
from kontrak.model.segel import PRINTED
from kontrak.reports.cetak.blok import (
    Daftar,
    Grafik,
    Isi,
    Judul,
    Kode,
    Kolom,
    Kutipan,
    Naskah,
    Paragraf,
    Tabel,
    Tanda,
    letterhead,
    plain,
    sticking,
    titled,
)
from kontrak.reports.environment import find_in_templates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from kontrak.reports.cetak.blok import Blok


STYLES = ("tanda-tangan", "identitas", "isian", "garis", "kartu", "peta", "tengah", "kecil", "sorot", "pembuka")
"""Directives that say how the next block looks: six of tables, then those of paragraphs and lists."""

ENDS = {"grafik": ("akhir-grafik",), "kolom": ("kolom-lain", "akhir-kolom")}
"""Directives that hold blocks, and what ends or parts them."""

ROOM = "tulisan tangan " * 2
"""As wide as what a hand writes into a cell."""

BAR = re.compile(r"[█▌░]{10}│[█▌]*")
"""A capaian as a bar: ten blocks up to the mark of 100 %, then what is above."""

AS_WIDE = "█" * 9
"""As wide as a bar is drawn."""

_DIRECTIVE = re.compile(r"\s*<!--\s*cetak:\s*(.*?)\s*-->\s*")
_DIRECTIVE_LINE = re.compile(r"^<!-- cetak: [^\n]*? -->\n+", re.MULTILINE)
_KNOWN = (
    *(
        "mendatar",
        "padat",
        "halaman-baru",
        "grafik NAMA …",
        "akhir-grafik",
        "kolom BAGIAN …",
        "kolom-lain",
        "akhir-kolom",
        "lebar BAGIAN …",
    ),
    *STYLES,
)
BREAK = "\u200b"
"""A place without width at which a line may end."""

_LONG_WORD = re.compile(r"[^\s.]{31,}")
_PIECE = re.compile(r".{1,20}", re.DOTALL)
_SEAL = re.compile(f"({PRINTED})")
_DOTS = re.compile(r"\.{20,}")
_PAIRS = {"strong_open": "tebal", "em_open": "miring", "s_open": "coret", "link_open": "biasa"}


def parse(text: str) -> Naskah:
    """Return the blocks of a Markdown text. Raises DataError for a directive that is not known or not ended."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    reader = _Reader(tokens)
    blocks = reader.blocks()
    first = next((place for place, block in enumerate(blocks) if isinstance(block, Judul | Kolom)), 0)
    return Naskah(
        reader.lying, reader.dense, tuple(letterhead(blocks[:first])), tuple(titled(sticking(blocks[first:])))
    )


def without_directives(text: str) -> str:
    """Return the Markdown as people read it: of what tells the press how to set it, a new page is a rule."""
    return _DIRECTIVE_LINE.sub("", text.replace("<!-- cetak: halaman-baru -->", "---"))


def plain_lines(text: str) -> list[str]:
    """Return the paragraphs and list items of a Markdown text as plain lines."""
    lines: list[str] = []
    for block in parse(text).badan:
        if isinstance(block, Paragraf):
            lines.append(plain(block.isi))
        elif isinstance(block, Daftar):
            lines += [f"- {plain(one.isi)}" for item in block.butir for one in item if isinstance(one, Paragraf)]
    return [line.replace("\n", " ").replace(BREAK, "") for line in lines]


def table_texts(table: Tabel) -> list[list[str]]:
    """Return the texts of a table row by row, for measuring; a cell to write in asks for room."""
    rows = [[BAR.sub(AS_WIDE, plain(cell)) for cell in row] for row in (table.kepala, *table.baris)]
    if table.gaya != "isian":
        return rows
    return [rows[0], *([text if text.strip() else ROOM for text in row] for row in rows[1:])]


class _Reader:
    """Walks the tokens of one document."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._place = 0
        self._style = ""
        self._shares: tuple[int, ...] = ()
        self._ended = ""
        self.lying = False
        self.dense = False

    def blocks(self, closing: str = "", *, within: str = "") -> list[Blok]:
        """Return the blocks up to the token ``closing``, or up to what ends the directive that they stand within."""
        found: list[Blok] = []
        while self._place < len(self._tokens):
            token = self._tokens[self._place]
            self._place += 1
            if closing and token.type == closing:
                return found
            if token.type == "html_block":
                if self._obey(token, found, within):
                    return found
                continue
            found.extend(self._block(token))
        if within:
            raise DataError(
                f"Templat {find_in_templates(f'cetak: {within}')} tidak menutup perintah cetak {within}.",
                f"Akhiri dengan <!-- cetak: {ENDS[within][-1]} -->.",
            )
        return found

    def _obey(self, token: Token, found: list[Blok], within: str) -> bool:
        """Do what a directive says; return whether it ends what stands within another one."""
        directive = _DIRECTIVE.fullmatch(token.content)
        if directive is None:
            return False
        word, *names = directive[1].split()
        if within and word in ENDS[within]:
            self._ended = word
            return True
        if word == "mendatar":
            self.lying = True
        elif word == "padat":
            self.dense = True
        elif word == "halaman-baru":
            found.append(Tanda(word))
        elif word == "grafik" and names:
            found.append(Grafik(tuple(names), tuple(self.blocks(within=word))))
        elif word == "kolom" and names and all(name.isdigit() for name in names):
            found.append(self._columns(tuple(map(int, names))))
        elif word == "lebar" and names and all(name.isdigit() and int(name) for name in names):
            self._shares = tuple(map(int, names))
        elif word in STYLES:
            self._style = word
        else:
            raise DataError(
                f"Templat {find_in_templates(directive[0].strip())} memuat perintah cetak yang tidak dikenal: "
                f"{directive[1]}.",
                f"Perintah yang ada: {', '.join(_KNOWN)}.",
            )
        return False

    def _columns(self, shares: tuple[int, ...]) -> Kolom:
        """Return what stands side by side; columns that the template leaves out are empty."""
        columns = [tuple(self.blocks(within="kolom"))]
        while self._ended == "kolom-lain":
            columns.append(tuple(self.blocks(within="kolom")))
        return Kolom(shares, tuple(columns))

    def _block(self, token: Token) -> Iterator[Blok]:
        """Yield what begins with this token."""
        style, self._style = self._style, ""
        shares, self._shares = self._shares, ()
        if token.type == "heading_open":
            yield Judul(int(token.tag[1]), self._inline("heading_close"))
        elif token.type == "paragraph_open":
            pieces = self._inline("paragraph_close")
            yield Tanda("isian") if _DOTS.fullmatch(plain(pieces)) else Paragraf(pieces, style)
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            yield self._list(token, style)
        elif token.type == "table_open":
            yield self._table(style, shares)
        elif token.type == "blockquote_open":
            yield Kutipan(tuple(self.blocks("blockquote_close")))
        elif token.type in ("fence", "code_block"):
            yield Kode(token.content.rstrip("\n"))
        elif token.type == "hr":
            yield Tanda("garis")

    def _inline(self, closing: str) -> tuple[Isi, ...]:
        """Return the running text of a block and go behind the token that closes it."""
        token = self._tokens[self._place]
        while self._tokens[self._place].type != closing:
            self._place += 1
        self._place += 1
        return _pieces(iter(token.children or ())) if token.type == "inline" else ()

    def _list(self, token: Token, style: str) -> Daftar:
        numbered = token.type == "ordered_list_open"
        start = int(token.attrGet("start") or 1) if numbered else None
        closing = token.type.replace("open", "close")
        items: list[tuple[Blok, ...]] = []
        while self._tokens[self._place].type != closing:
            self._place += 1  # list_item_open
            items.append(tuple(self.blocks("list_item_close")))
        self._place += 1
        return Daftar(start, tuple(items), style)

    def _table(self, style: str, shares: tuple[int, ...]) -> Tabel:
        rows: list[list[tuple[Isi, ...]]] = []
        aligned: list[str] = []
        while (token := self._tokens[self._place]).type != "table_close":
            self._place += 1
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                if token.type == "th_open":
                    aligned.append(str(token.attrGet("style") or "text-align:left").partition(":")[2])
                rows[-1].append(self._inline(token.type.replace("open", "close")))
        self._place += 1
        head, *body = (tuple(row) for row in rows)
        if shares and len(shares) != len(head):
            widths = f"cetak: lebar {' '.join(map(str, shares))}"
            raise DataError(
                f"Templat {find_in_templates(widths)} menyebut {len(shares)} lebar untuk {len(head)} kolom.",
                "Sebutkan satu angka untuk setiap kolom.",
            )
        return Tabel(head, tuple(body), tuple(aligned), style, lebar=shares)


def _pieces(tokens: Iterator[Token], closing: str = "") -> tuple[Isi, ...]:
    """Return the pieces up to the token that closes them."""
    found: list[Isi] = []
    for token in tokens:
        if token.type == closing:
            break
        if token.type in _PAIRS:
            found.append(Isi(_PAIRS[token.type], anak=_pieces(tokens, token.type.replace("open", "close"))))
        elif token.type == "code_inline":
            found.append(Isi("kode", token.content))
        elif token.type == "image":
            found.append(Isi("gambar", str(token.attrGet("src") or ""), (Isi("teks", token.content),)))
        elif token.type == "hardbreak" or (token.type == "html_inline" and token.content.startswith("<br")):
            found.append(Isi("baris"))
        elif token.type == "softbreak":
            if found and found[-1].jenis != "baris":
                found.append(Isi("teks", " "))
        elif token.type != "html_inline" and token.content:
            found.append(Isi("teks", breakable(token.content)))
    return tuple(found)


def breakable(text: str) -> str:
    """Return the text with places at which a word that is far too long for a cell may be parted."""
    parts = _SEAL.split(text)  # seals stand between the others; the presses end a line between their groups
    parts[::2] = [_LONG_WORD.sub(lambda word: BREAK.join(_PIECE.findall(word[0])), part) for part in parts[::2]]
    return "".join(parts)
