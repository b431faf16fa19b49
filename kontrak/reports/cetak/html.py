"""A document as one self-contained HTML page: no script, nothing loaded from anywhere, ready to print on A4."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kontrak.model.segel import PRINTED
from kontrak.reports.cetak.blok import (
    Daftar,
    Grafik,
    Judul,
    Kode,
    Kolom,
    Kutipan,
    Paragraf,
    Tabel,
    Tanda,
    plain,
    signed_parts,
)
from kontrak.reports.cetak.lembar import PICTURES, read_picture
from kontrak.reports.cetak.markup import BAR, parse
from kontrak.reports.environment import read_template, render
from kontrak.reports.filters import Markdown, escape_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kontrak.reports.cetak.blok import Blok, Isi
    from kontrak.reports.cetak.lembar import Lembar

PAGE, STYLE = "dokumen.html", "dokumen.css"
LETTERS = ("B", "H", "K", "M")
"""The letters of the colours in a map of months."""

SHORT_LIST = 12
"""Items up to which a list in small type is kept on one page."""

_TAGS = {"tebal": "strong", "miring": "em", "coret": "s", "kode": "code"}


def to_html(lembar: Lembar) -> str:
    """Return the page, well-formed as XML too. Raises DataError for a faulty template or picture."""
    naskah = parse(lembar.teks)
    writer = HtmlWriter(lembar.grafik)
    return render(
        PAGE,
        judul=lembar.judul,
        kaki=lembar.kaki,
        mendatar=naskah.mendatar,
        padat=naskah.padat,
        gaya=Markdown(read_template(STYLE)[1]),
        kop=Markdown(writer.blocks(naskah.kop)),
        badan=Markdown(writer.blocks(naskah.badan)),
    )


class HtmlWriter:
    """Writes blocks as HTML."""

    def __init__(self, charts: Mapping[str, str]) -> None:
        self._charts = charts

    def blocks(self, blocks: Iterable[Blok]) -> str:
        """Return the blocks, one under the other; what ends in signatures is held together from its heading on."""
        standing = list(blocks)
        written = [self.block(block) for block in standing]
        for first, last in signed_parts(standing):
            written[first], written[last] = self.held(written[first], written[last])
        return "\n".join(written)

    def held(self, first: str, last: str) -> tuple[str, str]:
        """Return the first and the last block of what no page break may part."""
        return f'<div class="utuh">\n{first}', f"{last}\n</div>"

    def block(self, block: Blok) -> str:
        """Return one block."""
        match block:
            case Judul(level, pieces):
                return f"<h{level}>{self.inline(pieces)}</h{level}>"
            case Paragraf(pieces, style):
                return self.paragraph(self.inline(pieces), style)
            case Daftar():
                return self._list(block)
            case Tabel():
                return self.table(block)
            case Grafik():
                return self.chart(block)
            case Kolom():
                return self.columns(block)
            case Kutipan(inner):
                return f"<blockquote>{self.blocks(inner)}</blockquote>"
            case Kode(text):
                return f"<pre>{escape_xml(text)}</pre>"
            case Tanda(kind):
                return self.mark(kind)

    def inline(self, pieces: Iterable[Isi]) -> str:
        """Return running text."""
        return "".join(map(self._piece, pieces))

    def paragraph(self, content: str, style: str) -> str:
        """Return a paragraph in its style."""
        return f'<p class="{style}">{content}</p>' if style else f"<p>{content}</p>"

    def table(self, table: Tabel) -> str:
        """Return a table; the browser works out the widths of its columns. One of ``identitas`` has no heading."""
        rows, head = table.baris, self.widths(table)
        if table.gaya == "identitas":
            rows = (table.kepala, *rows)
        else:
            head += f"<thead>\n{self._row('th', table.kepala, table.rata)}\n</thead>\n"
        body = "\n".join(self._row("td", row, table.rata, table.gaya) for row in rows)
        return f'<table class="{table.gaya or "biasa"}">\n{head}<tbody>\n{body}\n</tbody>\n</table>'

    def widths(self, table: Tabel) -> str:
        """Return how the columns share the width, where the table says so."""
        whole = sum(table.lebar)
        columns = "".join(f'<col style="width:{100 * share / whole:.2f}%"/>' for share in table.lebar)
        return f"<colgroup>{columns}</colgroup>\n" if columns else ""

    def shade(self, cell: tuple[Isi, ...], style: str) -> str:
        """Return the class of a cell of a map of months: that of its letter."""
        letter = plain(cell) if style == "peta" else ""
        return f" w-{letter}" if letter in LETTERS else ""

    def _row(self, tag: str, cells: Sequence[tuple[Isi, ...]], aligned: Sequence[str], style: str = "") -> str:
        written = (
            f'<{tag} class="{side}{self.shade(cell, style)}">{self.inline(cell)}</{tag}>'
            for cell, side in zip(cells, aligned, strict=True)
        )
        return f"<tr>{''.join(written)}</tr>"

    def chart(self, chart: Grafik) -> str:
        """Return the charts, or the words that say the same when one of them is not there."""
        drawn = [self._charts[name] for name in chart.nama if name in self._charts]
        if len(drawn) < len(chart.nama):
            return self.blocks(chart.pengganti)
        return f'<div class="grafik">{"".join(drawn)}</div>'

    def columns(self, columns: Kolom) -> str:
        """Return what stands side by side."""
        shares = " ".join(f"{share}fr" for share in columns.bagian)
        parts = "\n".join(f"<div>\n{self.blocks(part)}\n</div>" for part in columns.isi)
        return f'<div class="kolom" style="grid-template-columns: {shares}">\n{parts}\n</div>'

    def mark(self, kind: str) -> str:
        """Return a rule, a line for handwriting, or a page break."""
        return "<hr/>" if kind == "garis" else f'<div class="{kind.replace("-lekat", " lekat")}"></div>'

    def bar(self, drawn: str) -> str:
        """Return a capaian as a drawn bar: the mark of 100 % stands at 100 of 120."""
        below, _, above = drawn.partition("│")
        length = 10 * (below.count("█") + above.count("█")) + 5 * (below.count("▌") + above.count("▌"))
        shade = "#6e6e6e" if below.count("█") == 10 else "#000"
        return (
            f'<svg class="batang" viewBox="0 0 120 12" role="img"><title>{drawn}</title>'
            '<rect width="100" height="12" fill="#e6e6e6"/>'
            f'<rect y="2" width="{length}" height="8" fill="{shade}"/>'
            '<path d="M100 0v12" stroke="#000" stroke-width="3"/></svg>'
        )

    def picture(self, address: str, words: str) -> str:
        """Return a picture of the letterhead, inside the page."""
        from base64 import b64encode

        suffix, content = read_picture(address)
        data = f"data:{PICTURES[suffix]};base64,{b64encode(content).decode()}"
        return f'<img src="{data}" alt="{escape_xml(words)}"/>'

    def _list(self, block: Daftar) -> str:
        tag = "ul" if block.mulai is None else "ol"
        start = f' start="{block.mulai}"' if block.mulai not in (None, 1) else ""
        style = f' class="{block.gaya}"' if block.gaya else ""
        styles = [f"{block.gaya}-lekat" if bound else block.gaya for bound in _bound(block)]
        items = "\n".join(f"<li>{self.item(item, name)}</li>" for item, name in zip(block.butir, styles, strict=True))
        return f"<{tag}{start}{style}>\n{items}\n</{tag}>"

    def item(self, blocks: tuple[Blok, ...], style: str) -> str:  # noqa: ARG002 (Word wants the style here)
        """Return what stands behind a bullet or number."""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraf):
            return self.inline(blocks[0].isi)
        return self.blocks(blocks)

    def words(self, text: str) -> str:
        """Return plain words; a line may end between the groups of a seal, never inside one."""
        return re.sub(PRINTED, lambda found: found[0].replace("-", "-<wbr/>"), escape_xml(text))

    def _piece(self, piece: Isi) -> str:
        if piece.jenis == "baris":
            return "<br/>"
        if piece.jenis == "gambar":
            return self.picture(piece.teks, piece.anak[0].teks)
        inner = BAR.sub(lambda found: self.bar(found[0]), self.words(piece.teks)) + self.inline(piece.anak)
        tag = _TAGS.get(piece.jenis)
        return f"<{tag}>{inner}</{tag}>" if tag else inner


def _bound(block: Daftar) -> list[bool]:
    """Which items go with the next one: of a short small list all, above signatures the last two."""
    last = len(block.butir) - 1
    short = bool(block.gaya) and last < SHORT_LIST
    if block.lekat:
        return [short and place >= last - 1 for place in range(last + 1)]
    return [short and place < last for place in range(last + 1)]
