"""A document for Word: pandoc makes it of the HTML, with a reference document for faces, margins and the foot.

pandoc comes with the extra ``dokumen``; one on the PATH serves too. It reads and writes files of a temporary folder
only and is never given an address to fetch.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kontrak.errors import DataError
from kontrak.reports.cetak.html import HtmlWriter
from kontrak.reports.cetak.lembar import read_picture
from kontrak.reports.cetak.markup import parse, table_texts
from kontrak.reports.cetak.typst import INSTALL, draw_png
from kontrak.reports.cetak.widths import DENSE, SIZES, measure
from kontrak.reports.environment import render
from kontrak.reports.filters import escape_xml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kontrak.reports.cetak.blok import Blok, Grafik, Isi, Kolom, Tabel
    from kontrak.reports.cetak.lembar import Lembar

PARTS = {
    "[Content_Types].xml": "word/jenis.xml",
    "_rels/.rels": "word/hubungan.xml",
    "word/_rels/document.xml.rels": "word/hubungan-dokumen.xml",
    "word/document.xml": "word/dokumen.xml",
    "word/styles.xml": "word/gaya.xml",
    "word/footer1.xml": "word/kaki.xml",
}
"""The files of the reference document and their templates."""

TWIPS_PER_POINT = 20
TEXT_WIDTH = {False: 9866, True: 14798}
"""Twips between the margins, as ``word/dokumen.xml`` sets them."""

ARIAL = 1.1
"""How much wider Arial runs than the serif face that ``measure`` reckons with."""

WHOLE_LINES = 14
"""Lines of a table up to which it is kept on one page."""

BLANK = "\u00a0"
"""Fills what is empty: an empty paragraph would lose its style."""

TIME_LIMIT = 120
"""Seconds after which pandoc is given up."""

_TABLES = {
    "tanda-tangan": ("TandaTangan", "SelTandaAwal", "SelTandaTangan", "SelTandaTangan"),
    "identitas": ("Identitas", "SelIdentitas", "SelIdentitas", "SelIdentitas"),
    "kartu": ("Kartu", "SelKartuAngka", "SelKartu", "SelKartu"),
    "isian": ("Biasa", "Lekat9", "LekatIsian", "SelIsian"),
}
"""Of a kind of table its style, and those of its heading, of a row that stays with the next one, and of any other."""

_TABLE_STYLE = re.compile(rb'<w:tblStyle w:val="[^"]*"')
_BOUND = re.compile(rb'<w:pStyle w:val="Lekat[^"]*" ?/>')
_ZIP_EPOCH = 315_532_800
_CHART_WIDTH_CM = 6.2


def find_pandoc() -> str | None:
    """Return the path of pandoc: that of the extra, else the one on the PATH, else None.

    Never one of the working folder, where a program of that name came with somebody's files.
    """
    folders = [Path(entry) for entry in os.environ.get("PATH", "").split(os.pathsep)]
    with suppress(ImportError):
        import pypandoc

        folders.insert(0, Path(pypandoc.__file__).parent / "files")
    for folder in folders:
        if folder.is_absolute() and folder != Path.cwd():
            for name in ("pandoc", "pandoc.exe"):
                if os.access(folder / name, os.X_OK) and (folder / name).is_file():
                    return str(folder / name)
    return None


def require_pandoc() -> str:
    """Return the path of pandoc. Raises DataError, with how to install it, where it is missing."""
    pandoc = find_pandoc()
    if pandoc is None:
        raise DataError("Dokumen Word memerlukan pandoc, yang belum terpasang.", INSTALL)
    return pandoc


def to_docx(lembar: Lembar) -> bytes:
    """Return the document for Word. Raises DataError without pandoc, and for a faulty template or picture."""
    pandoc = require_pandoc()
    naskah = parse(lembar.teks)
    with tempfile.TemporaryDirectory(prefix="kontrak-") as place:
        folder = Path(place)
        writer = DocxWriter(lembar.grafik, folder, lying=naskah.mendatar, dense=naskah.padat)
        letterhead = writer.blocks(naskah.kop)
        body = writer.blocks(naskah.badan)
        page = (
            f'<html lang="id"><head><meta charset="utf-8"/></head><body>\n'
            f"{letterhead}{writer.rule() if letterhead else ''}\n{body}\n</body></html>\n"
        )
        (folder / "isi.html").write_text(page, encoding="utf-8")
        (folder / "acuan.docx").write_bytes(_reference(lembar, lying=naskah.mendatar))
        _run(pandoc, folder, lembar)
        return _finished((folder / "hasil.docx").read_bytes(), writer.tables)


def _run(pandoc: str, folder: Path, lembar: Lembar) -> None:
    """Let pandoc make ``hasil.docx`` of ``isi.html`` in the folder."""
    import os

    epoch = _epoch(lembar)
    command = [pandoc, "--from=html", "--to=docx", "--reference-doc=acuan.docx", "--output=hasil.docx"]
    command += [f"--metadata=title-meta:{lembar.judul}", "--metadata=lang:id", "isi.html"]
    try:
        subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch)},
            capture_output=True,
            check=True,
            timeout=TIME_LIMIT,
        )
    except subprocess.TimeoutExpired as error:
        raise DataError(
            f"pandoc tidak selesai dalam {TIME_LIMIT} detik.", "Coba lagi, atau pakai --format pdf."
        ) from error
    except (subprocess.CalledProcessError, OSError) as error:
        said = getattr(error, "stderr", b"") or str(error).encode()
        words = " ".join(said.decode(errors="replace").split())[:300]
        raise DataError(f"pandoc gagal membuat dokumen Word ({words}).", f"Perbarui pandoc. {INSTALL}") from error


def _finished(document: bytes, tables: Sequence[str]) -> bytes:
    """Return the document with what pandoc cannot say: the style of each table, and rows that no page break parts.

    That a row stays with the next one is said by its style for Word, and once more in the row for LibreOffice, which
    binds a table to what stands below it only where its own paragraphs say so.
    """
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    names = iter(tables)

    def style(_: re.Match[bytes]) -> bytes:
        return b'<w:tblStyle w:val="%s"' % next(names, "Table").encode()

    target = BytesIO()
    with ZipFile(BytesIO(document)) as made, ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for info in made.infolist():
            content = made.read(info)
            if info.filename == "word/document.xml":
                content = _TABLE_STYLE.sub(style, content)
                content = _BOUND.sub(rb"\g<0><w:keepNext/>", content)
                content = content.replace(b"<w:tr><w:trPr>", b"<w:tr><w:trPr><w:cantSplit/>")
                content = content.replace(b"<w:tr><w:tc>", b"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>")
            archive.writestr(ZipInfo(info.filename, info.date_time), content, ZIP_DEFLATED)
    return target.getvalue()


def _epoch(lembar: Lembar) -> int:
    """Seconds of the day of the data, which stands in the file as its date."""
    from datetime import UTC, datetime

    if lembar.tanggal is None:
        return _ZIP_EPOCH
    day = lembar.tanggal
    return max(_ZIP_EPOCH, int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))


def _reference(lembar: Lembar, *, lying: bool) -> bytes:
    """Return the document whose styles, page and foot pandoc takes over."""
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, template in PARTS.items():
            archive.writestr(ZipInfo(name), render(template, kaki=lembar.kaki, mendatar=lying))
    return target.getvalue()


class DocxWriter(HtmlWriter):
    """Writes the HTML that pandoc reads: styles by their names in ``word/gaya.xml``, widths of columns spelled out.

    ``tables`` are the styles of the tables in the order of the document.
    """

    def __init__(self, charts: Mapping[str, str], folder: Path, *, lying: bool, dense: bool = False) -> None:
        super().__init__(charts)
        self._folder = folder
        self._pictures = 0
        self.tables: list[str] = []
        self._width = TEXT_WIDTH[lying] / TWIPS_PER_POINT
        self._largest = DENSE[lying] if dense else SIZES[0]

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
        rows = table_texts(table)
        size = measure(rows, self._width, ARIAL, self._largest)
        letter = f"{size.huruf:g}".replace(".", "")
        name, heading, bound, loose = _TABLES.get(
            table.gaya, ("Biasa", f"Lekat{letter}", f"Lekat{letter}", f"Sel{letter}")
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
        return _styled("Kecil", f"<p>{content}</p>") if style == "kecil" else content

    def chart(self, chart: Grafik) -> str:
        """Return the charts as pictures side by side, or the words that say the same."""
        drawn = [draw_png(self._charts[name]) for name in chart.nama if name in self._charts]
        if len(drawn) < len(chart.nama) or None in drawn:
            return self.blocks(chart.pengganti)
        images = " ".join(
            f'<img src="{self._save(".png", content)}" alt="Grafik" width="{_CHART_WIDTH_CM}cm"/>'
            for content in drawn
            if content is not None
        )
        return f"<p>{images}</p>"

    def columns(self, columns: Kolom) -> str:
        """Return one under the other what stands side by side elsewhere."""
        return "\n".join(self.blocks(part) for part in columns.isi)

    def mark(self, kind: str) -> str:
        """Return a rule, a line for handwriting, or an empty paragraph of a style that begins a page."""
        return _styled({"garis": "Garis", "isian": "Isian", "halaman-baru": "HalamanBaru"}[kind], f"<p>{BLANK}</p>")

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


def _styled(name: str, content: str) -> str:
    return f'<div data-custom-style="{name}">{content}</div>'
