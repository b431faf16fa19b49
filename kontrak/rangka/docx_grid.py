"""Tables of a Word document as grids. What Word may hide (changes not accepted, tables inside a cell) is refused.

Only the body of the document is looked at; pictures and text boxes hold no table that could be read.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from kontrak.errors import DataError, reason
from kontrak.forms.xlsx_guard import zip_faults
from kontrak.rangka.grid import BLANK, Lembar, Sel, text_cell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from kontrak.rangka.grid import Place, Range

MAX_FILE = 20_000_000
MAX_BODY = 8_000_000
MAX_RATIO = 200
MAX_PARTS = 2000
MAX_COLUMNS = 60
_AROUND = 5000
_BODY = "word/document.xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RESAVE = "Buka di Word, simpan lagi sebagai .docx, lalu ulangi."


def read_document(path: Path) -> list[Lembar]:
    """Return the tables of a document, ``tabel 1`` on.

    Raises DataError: no Word document, damaged, with a password, too large, made to harm, without any table, or with
    tracked changes or a table inside a table.
    """
    content = _read(path)
    _check_parts(path, content)
    from docx import Document

    try:
        body = Document(BytesIO(content)).element.body
    except zip_faults(SyntaxError):  # a broken XML is a SyntaxError of lxml
        raise DataError(f"{path}: dokumen Word rusak; isinya tidak dapat dibaca.", _RESAVE) from None
    inside = (_tag("tc"), _tag("txbxContent"))
    tables = [one for one in body.iter(_tag("tbl")) if not any(above.tag in inside for above in one.iterancestors())]
    if not tables:
        raise DataError(f"{path}: {_why_without(body)}", "Minta berkas Word atau Excel aslinya, atau ketik tabelnya.")
    around = "\n".join(_text(element) for element in body.iterchildren(_tag("p")))[:_AROUND]
    return [_table(path, element, number)._replace(sekitar=around) for number, element in enumerate(tables, 1)]


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE + 1)
    except FileNotFoundError:
        raise DataError(f"{path}: berkas tidak ada.") from None
    except OSError as error:
        raise DataError(f"{path}: tidak dapat dibaca ({reason(error)}).") from None
    if len(content) > MAX_FILE:
        hint = "Hapus gambarnya, atau salin tabelnya saja ke dokumen baru."
        raise DataError(f"{path}: dokumen lebih dari {MAX_FILE // 1_000_000} MB.", hint)
    if content.startswith(_OLE):
        raise DataError(
            f"{path}: dokumen Word lama (.doc) atau dikunci dengan sandi.",
            "Buka di Word, hapus sandinya bila ada, simpan sebagai .docx, lalu ulangi.",
        )
    if not content.startswith(b"PK"):
        raise DataError(f"{path}: bukan dokumen Word (.docx).", _RESAVE)
    return content


def _check_parts(path: Path, content: bytes) -> None:
    """Refuse a zip that unpacks to more than any document, before a reader sees it."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            names = [entry.filename.lower() for entry in entries]
            texts = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
            if (
                len(entries) > MAX_PARTS
                or len(set(names)) < len(names)
                or any(entry.flag_bits & 1 for entry in entries)
            ):
                raise DataError(f"{path}: dokumen Word rusak; isinya tidak dapat dibaca.", _RESAVE)
            if _BODY not in names:
                raise DataError(f"{path}: bukan dokumen Word (.docx).", _RESAVE)
            large = [entry for entry in texts if entry.file_size > MAX_BODY]
            packed = [entry for entry in texts if entry.file_size > max(1_000_000, entry.compress_size * MAX_RATIO)]
            total = sum(entry.file_size for entry in texts)
            if large or packed or total > 3 * MAX_BODY:
                raise DataError(f"{path}: isinya mengembang menjadi {total / 1_000_000:.0f} MB; tidak dibuka.", _RESAVE)
            for entry in texts:
                _count(path, archive, entry)
    except zip_faults():
        raise DataError(f"{path}: dokumen Word rusak atau tidak utuh.", _RESAVE) from None


def _count(path: Path, archive: ZipFile, entry: Any) -> None:
    """Unpack a part piece by piece: the size that it announces may lie; an XML of ours declares no document type."""
    size, start = 0, b""
    with archive.open(entry) as part:
        while piece := part.read(1 << 16):
            size += len(piece)
            start = start or piece
            if size > entry.file_size or b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
                raise DataError(f"{path}: dokumen Word rusak; ukuran atau isinya tidak wajar.", _RESAVE)


def _tag(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(f"w:{name}"))


def _why_without(body: Any) -> str:
    boxes = any(True for _ in body.iter(_tag("txbxContent")))
    pictures = any(True for _ in body.iter(_tag("drawing"), _tag("pict")))
    if boxes and any(True for _ in body.iter(_tag("tbl"))):
        return "tabelnya ada di dalam kotak teks; pindahkan ke badan dokumen."
    return "hanya gambar (pindaian), tidak ada tabel yang dapat dibaca." if pictures else "tidak ada tabel di dalamnya."


def _table(path: Path, element: Any, number: int) -> Lembar:
    where = f"tabel {number}"
    rows: list[list[Sel]] = []
    ranges: dict[Place, Range] = {}
    open_down: dict[int, Range] = {}
    for row in _children(element, "tr"):
        cells: list[Sel] = []
        column = _skipped(row)
        cells += [BLANK] * column
        for cell in _children(row, "tc"):
            _refuse_hidden(path, f"{where}, baris {len(rows) + 1}, kolom {column + 1}", cell)
            span, down = _spans(cell)
            place = len(rows)
            if column + span > MAX_COLUMNS:
                raise DataError(f"{path}, {where}, baris {place + 1}: lebih dari {MAX_COLUMNS} kolom.")
            above = open_down.get(column)
            if down == "continue" and above is not None:
                whole = (above[0], above[1], place, above[3])
            else:
                whole = (place, column, place, column + span - 1)
            if down:
                open_down[column] = whole
            else:
                open_down.pop(column, None)
            cells += [text_cell(_text(cell)) if whole[0] == place else BLANK, *[BLANK] * (span - 1)]
            _merge(ranges, whole)
            column += span
        rows.append(cells)
    return Lembar(where, rows, ranges, sel_huruf=False)


def _merge(ranges: dict[Place, Range], whole: Range) -> None:
    top, left, bottom, right = whole
    if (top, left) != (bottom, right):
        ranges |= {(row, column): whole for row in range(top, bottom + 1) for column in range(left, right + 1)}


def _children(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table, or the cells of a row, also where a content control wraps them."""
    for child in element:
        if child.tag == _tag(name):
            yield child
        elif child.tag in (_tag("sdt"), _tag("sdtContent"), _tag("customXml")):
            yield from _children(child, name)


def _refuse_hidden(path: Path, where: str, cell: Any) -> None:
    if next(cell.iter(_tag("ins"), _tag("del"), _tag("moveFrom"), _tag("moveTo")), None) is not None:
        raise DataError(
            f"{path}, {where}: ada perubahan terlacak yang belum diterima atau ditolak.",
            "Di Word: Tinjau, Terima Semua Perubahan (atau Tolak), simpan, lalu ulangi.",
        )
    if next(cell.iter(_tag("tbl")), None) is not None:
        raise DataError(
            f"{path}, {where}: ada tabel di dalam sel tabel.", "Pindahkan tabel dalam itu ke luar, simpan, lalu ulangi."
        )


def _spans(cell: Any) -> tuple[int, str]:
    """How many columns a cell covers, and whether it begins or goes on with (``continue``) a merge downwards."""
    properties = cell.find(_tag("tcPr"))
    if properties is None:
        return 1, ""
    grid, down = properties.find(_tag("gridSpan")), properties.find(_tag("vMerge"))
    span = 1 if grid is None else int(grid.get(_tag("val")) or 1)
    return max(1, min(span, MAX_COLUMNS + 1)), "" if down is None else str(down.get(_tag("val")) or "continue")


def _skipped(row: Any) -> int:
    """How many columns a row leaves out at its start."""
    before = row.find(f"{_tag('trPr')}/{_tag('gridBefore')}")
    return 0 if before is None else min(int(before.get(_tag("val")) or 0), MAX_COLUMNS)


def _text(cell: Any) -> str:
    """The text of a cell; paragraphs, line breaks and tabs as such. Texts of drawings are none of it."""
    pieces: list[str] = []
    for element in cell.iter(_tag("p"), _tag("t"), _tag("br"), _tag("cr"), _tag("tab"), _tag("noBreakHyphen")):
        if any(parent.tag == _tag("txbxContent") for parent in element.iterancestors()):
            continue
        if element.tag == _tag("t"):
            pieces.append(element.text or "")
        elif element.tag == _tag("noBreakHyphen"):
            pieces.append("-")
        else:
            pieces.append(" " if element.tag == _tag("tab") else "\n")
    return "".join(pieces)
