"""The HTML that pandoc turns into Word: styles by their names in ``word/gaya.xml``, widths of columns spelled out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kontrak.reports.cetak.blok import Tabel
from kontrak.reports.cetak.html import HtmlWriter
from kontrak.reports.cetak.lembar import read_picture
from kontrak.reports.cetak.markup import table_texts
from kontrak.reports.cetak.typst import draw_png
from kontrak.reports.cetak.widths import SIZES, measure
from kontrak.reports.filters import escape_xml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kontrak.reports.cetak.blok import Blok, Grafik, Isi, Kolom

TWIPS_PER_POINT = 20
TEXT_WIDTH = {False: 9866, True: 14798}
"""Twips between the margins, upright and lying, as ``word/dokumen.xml`` sets them."""

DENSE_MORE = 452
"""Twips that a page which must hold much has more."""

DENSE_SIZE = {False: 7.5, True: 7.0}
"""The largest letter size of its tables, upright and lying."""

ARIAL = 1.1
"""How much wider Arial runs than the serif face that ``measure`` reckons with."""

WHOLE_LINES = 14
"""Lines of a table up to which it is kept on one page."""

BLANK = "\u00a0"
"""Fills what is empty: an empty paragraph would lose its style."""

_TABLES = {
    "tanda-tangan": ("TandaTangan", "SelTandaAwal", "SelTandaTangan", "SelTandaTangan"),
    "identitas": ("Identitas", "SelIdentitas", "SelIdentitas", "SelIdentitas"),
    "isian": ("Biasa", "Lekat9", "LekatIsian", "SelIsian"),
}
"""Of a kind of table its style, and those of its heading, of a row that stays with the next one, and of any other."""

_MARKS = {"garis": "Garis", "isian": "Isian", "isian-lekat": "IsianLekat", "halaman-baru": "HalamanBaru"}
_TITLE = re.compile(r"<title>([^<]*)</title>")
_CM = 72 / 2.54
_CHART_CM, _GAP_CM = 6.2, 0.4


class DocxWriter(HtmlWriter):
    """Writes the HTML that pandoc reads: styles by their names in ``word/gaya.xml``, widths of columns spelled out.

    ``tables`` are the styles of the tables in the order of the document.
    """

    def __init__(self, charts: Mapping[str, str], folder: Path, *, lying: bool, dense: bool = False) -> None:
        super().__init__(charts)
        self._folder = folder
        self._pictures = 0
        self.tables: list[str] = []
        self._width = (TEXT_WIDTH[lying] + DENSE_MORE * dense) / TWIPS_PER_POINT
        self._largest = DENSE_SIZE[lying] if dense else SIZES[0]

    def words(self, text: str) -> str:
        """Return plain words: Word ends lines behind any hyphen, and inside no word."""
        return escape_xml(text)

    def paragraph(self, content: str, style: str) -> str:
        """Return a paragraph in a style of Word."""
        name = {
            "tengah": "Tengah",
            "kop": "KopSurat",
            "lengket": "Lengket",
            "kecil": "Kecil",
            "sorot": "Sorot",
            "pembuka": "Pembuka",
        }.get(style)
        return _styled(name, f"<p>{content}</p>") if name else f"<p>{content}</p>"

    def table(self, table: Tabel) -> str:
        """Return a table with the widths of its columns; a short one is kept whole, a heading with its first row."""
        if table.gaya == "kartu":
            cells = [self.inline(row[0]) for row in (table.kepala, *table.baris)]  # share a frame, in a column too
            card = [_styled("Kartu" if place else "KartuAngka", f"<p>{text}</p>") for place, text in enumerate(cells)]
            return "\n".join(card)
        rows = table_texts(table)
        size = measure(rows, self._width, ARIAL, self._largest, table.lebar)
        letter = f"{size.huruf:g}".replace(".", "")
        plain = "BergarisMendatar" if table.gaya == "garis" else "Biasa"
        name, heading, bound, loose = _TABLES.get(
            table.gaya, (plain, f"Lekat{letter}", f"Lekat{letter}", f"Sel{letter}")
        )
        shares = size.bagian
        if table.gaya == "tanda-tangan":
            shares = (1 / len(table.kepala),) * len(table.kepala)
        elif table.gaya == "identitas":
            shares = (0.2, 0.8)
        whole = table.gaya != "tanda-tangan" and size.lines(rows, self._width) <= WHOLE_LINES
        self.tables.append(name)
        columns = "".join(f'<col style="width: {share * 100:.2f}%"/>' for share in shares)
        first = self._styled_row("td" if table.gaya == "identitas" else "th", table.kepala, table, heading)
        last = len(table.baris) - 1
        body = "\n".join(
            self._styled_row("td", row, table, bound if (whole if place < last else table.lekat) else loose)
            for place, row in enumerate(table.baris)
        )
        if table.gaya == "identitas":
            return f"<table><colgroup>{columns}</colgroup>\n<tbody>\n{first}\n{body}\n</tbody>\n</table>"
        return f"<table><colgroup>{columns}</colgroup>\n<thead>\n{first}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>"

    def _styled_row(self, tag: str, cells: Sequence[tuple[Isi, ...]], table: Tabel, style: str) -> str:
        written = (
            f'<{tag} style="text-align: {aligned}">{_styled(style, f"<p>{self.inline(cell) or BLANK}</p>")}</{tag}>'
            for cell, aligned in zip(cells, table.rata, strict=True)
        )
        return f"<tr>{''.join(written)}</tr>"

    def item(self, blocks: tuple[Blok, ...], style: str) -> str:
        """Return what stands behind a bullet or number."""
        content = super().item(blocks, style)
        name = {"kecil": "Kecil", "kecil-lekat": "KecilLekat"}.get(style)
        return _styled(name, f"<p>{content}</p>") if name else content

    def held(self, first: str, last: str) -> tuple[str, str]:
        """Return both as they are: their styles bind them."""
        return first, last

    def chart(self, chart: Grafik) -> str:
        """Return the charts as pictures in one row, or the words that say the same."""
        drawn = [(self._charts[name], draw_png(self._charts[name])) for name in chart.nama if name in self._charts]
        if len(drawn) < len(chart.nama) or any(content is None for _, content in drawn):
            return self.blocks(chart.pengganti)
        width = min(_CHART_CM, self._width / _CM / len(drawn) - _GAP_CM)
        images = " ".join(
            f'<img src="{self._save(".png", content)}" alt="{_title_of(svg)}" width="{width:.2f}cm"/>'
            for svg, content in drawn
            if content is not None
        )
        return f"<p>{images}</p>"

    def columns(self, columns: Kolom) -> str:
        """Return what stands side by side as a table without lines; with tables in it one stands under the other."""
        if any(isinstance(block, Tabel) and block.gaya != "kartu" for part in columns.isi for block in part):
            return "\n".join(self.blocks(part) for part in columns.isi)
        self.tables.append("Kolom")
        whole, shares = self._width, [share / sum(columns.bagian) for share in columns.bagian]
        cells = []
        for share, part in zip(shares, columns.isi, strict=False):
            self._width = whole * share
            cells.append(f"<td>{self.blocks(part)}</td>")
        self._width = whole
        widths = "".join(f'<col style="width: {share * 100:.2f}%"/>' for share in shares)
        return f"<table><colgroup>{widths}</colgroup>\n<tbody>\n<tr>{''.join(cells)}</tr>\n</tbody>\n</table>"

    def bar(self, drawn: str) -> str:
        """Return a capaian as a bar of letters, so small that it never breaks."""
        return f'<span data-custom-style="Batang">{drawn}</span>'

    def mark(self, kind: str) -> str:
        """Return a rule, a line for handwriting, or an empty paragraph of a style that begins a page."""
        return _styled(_MARKS[kind], f"<p>{BLANK}</p>")

    def rule(self) -> str:
        """Return the rule under the letterhead."""
        return _styled("GarisKop", f"<p>{BLANK}</p>")

    def picture(self, address: str, words: str) -> str:
        """Return a picture of the letterhead."""
        name = self._save(*read_picture(address))
        return f'<img src="{name}" alt="{escape_xml(words)}" height="2cm"/>'

    def _save(self, suffix: str, content: bytes) -> str:
        name = f"gambar-{self._pictures}{suffix}"
        self._pictures += 1
        (self._folder / name).write_bytes(content)
        return name


def _title_of(svg: str) -> str:
    """What a chart shows, for those who cannot see it; its text is escaped already."""
    found = _TITLE.search(svg)
    return found[1] if found else "Grafik"


def _styled(name: str, content: str) -> str:
    return f'<div data-custom-style="{name}">{content}</div>'
