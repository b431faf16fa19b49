"""A document for Word: pandoc makes it of HTML (``docx_writer``), with a reference document for faces and margins.

pandoc comes with the extra ``dokumen``; one on the PATH serves too. It reads and writes files of a temporary folder
only and is never given an address to fetch.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kontrak.errors import DataError
from kontrak.reports.cetak.docx_writer import DocxWriter
from kontrak.reports.cetak.markup import parse
from kontrak.reports.cetak.typst import INSTALL
from kontrak.reports.environment import render
from kontrak.reports.filters import escape_xml

if TYPE_CHECKING:
    from collections.abc import Sequence

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

TIME_LIMIT = 120
"""Seconds after which pandoc is given up."""

_TABLE_STYLE = re.compile(rb'<w:tblStyle w:val="[^"]*"')
_BOUND = re.compile(rb'<w:pStyle w:val="Lekat[^"]*" ?/>')
_CLOSE = b'<wp:inline distT="0" distB="0" distL="0" distR="0">'
"""Without these LibreOffice keeps a third of a centimetre beside each picture."""

_ZIP_EPOCH = 315_532_800


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
        (folder / "acuan.docx").write_bytes(_reference(lembar, lying=naskah.mendatar, dense=naskah.padat))
        _run(pandoc, folder, lembar)
        return _finished((folder / "hasil.docx").read_bytes(), writer.tables, lembar.judul)


def _run(pandoc: str, folder: Path, lembar: Lembar) -> None:
    """Let pandoc make ``hasil.docx`` of ``isi.html`` in the folder."""
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


def _finished(document: bytes, tables: Sequence[str], title: str) -> bytes:
    """Return the document with what pandoc cannot say: title, style of each table, rows that no page break parts.

    That a row stays with the next one is said by its style for Word, and once more in the row for LibreOffice, which
    binds a table to what stands below it only where its own paragraphs say so.
    """
    names = iter(tables)

    def style(_: re.Match[bytes]) -> bytes:
        return b'<w:tblStyle w:val="%s"' % next(names, "Table").encode()

    target = BytesIO()
    with ZipFile(BytesIO(document)) as made, ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for info in made.infolist():
            content = made.read(info)
            if info.filename == "word/document.xml":
                content = _TABLE_STYLE.sub(style, content.replace(b"<wp:inline>", _CLOSE))
                content = _BOUND.sub(rb"\g<0><w:keepNext/>", content)
                content = content.replace(b"<w:tr><w:trPr>", b"<w:tr><w:trPr><w:cantSplit/>")
                content = content.replace(b"<w:tr><w:tc>", b"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>")
            elif info.filename == "docProps/core.xml":
                content = content.replace(
                    b"<dc:title></dc:title>", b"<dc:title>%s</dc:title>" % escape_xml(title).encode()
                )
            archive.writestr(ZipInfo(info.filename, info.date_time), content, ZIP_DEFLATED)
    return target.getvalue()


def _epoch(lembar: Lembar) -> int:
    """Seconds of the day of the data, which stands in the file as its date."""
    from datetime import UTC, datetime

    if lembar.tanggal is None:
        return _ZIP_EPOCH
    day = lembar.tanggal
    return max(_ZIP_EPOCH, int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))


def _reference(lembar: Lembar, *, lying: bool, dense: bool) -> bytes:
    """Return the document whose styles, page and foot pandoc takes over."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, template in PARTS.items():
            archive.writestr(ZipInfo(name), render(template, kaki=lembar.kaki, mendatar=lying, padat=dense))
    return target.getvalue()
