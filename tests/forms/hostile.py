"""Files that no OPD should send, and some do: made on the spot, each named after what is wrong with it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from tests.forms.sample import Filler, save

if TYPE_CHECKING:
    from collections.abc import Callable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMB = 100_000_000


def parts_of(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(path: Path, parts: dict[str, bytes], method: int = ZIP_DEFLATED, level: int | None = None) -> Path:
    with ZipFile(path, "w", method, compresslevel=level) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def in_sheet(path: Path, old: bytes, new: bytes) -> Path:
    """A form whose sheet's XML was changed by hand."""
    parts = parts_of(save(path))
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert old in sheet
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(old, new, 1)
    return pack(path, parts)


def old_xls(path: Path) -> None:
    path.write_bytes(OLE + b"\0" * 504 + "Workbook".encode("utf-16-le") + b"\0" * 4096)


def with_password(path: Path) -> None:
    path.write_bytes(OLE + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 4096)


def encrypted_parts(path: Path) -> None:
    content = bytearray(save(path).read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := content.find(mark, start)) >= 0:
            content[start + offset] |= 1
            start += 4
    path.write_bytes(bytes(content))


def zip_bomb(path: Path) -> None:
    parts = parts_of(save(path))
    pack(path, parts | {"xl/sharedStrings.xml": b"<sst><si><t>" + b"A" * BOMB + b"</t></si></sst>"}, level=1)


def lying_sizes(path: Path) -> None:
    """A bomb that announces a small size, in both directories of the archive."""
    zip_bomb(path)
    content = bytearray(path.read_bytes())
    size = (BOMB + 27).to_bytes(4, "little")
    while (place := content.find(size)) >= 0:
        content[place : place + 4] = (1000).to_bytes(4, "little")
    path.write_bytes(bytes(content))


def many_parts(path: Path) -> None:
    pack(path, parts_of(save(path)) | {f"xl/media/{n}.bin": b"" for n in range(1000)})


def doubled_part(path: Path) -> None:
    parts = parts_of(save(path))
    with ZipFile(path, "w") as archive:
        for name, content in [*parts.items(), ("xl/worksheets/sheet1.xml", b"<worksheet/>")]:
            archive.writestr(name, content)


def last_row(path: Path) -> None:
    in_sheet(path, b"</sheetData>", b'<row r="1048576"><c r="C1048576"><v>1</v></c></row></sheetData>')


def far_column(path: Path) -> None:
    in_sheet(path, b"</sheetData>", b'<row r="99"><c r="XFD99"><v>1</v></c></row></sheetData>')


def million_empty_rows(path: Path) -> None:
    rows = b"".join(b'<row r="%d"/>' % n for n in range(1000, 900_000))
    in_sheet(path, b"</sheetData>", rows + b"</sheetData>")


def million_cells(path: Path) -> None:
    cells = b"".join(b"<c><v>%d</v></c>" % (n % 10) for n in range(900_000))
    in_sheet(path, b"</sheetData>", b'<row r="999">' + cells + b"</row></sheetData>")


def overlapping_merges(path: Path) -> None:
    merges = b"".join(b'<mergeCell ref="A%d:AZ2999"/>' % n for n in range(1, 3000))
    in_sheet(path, b"</mergeCells>", merges + b"</mergeCells>")


def entity_bomb(path: Path) -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE x [<!ENTITY l0 "lol">{entities}]>'.encode()
    in_sheet(path, b"<worksheet", head + b"<worksheet")


def truncated(path: Path) -> None:
    content = save(path).read_bytes()
    path.write_bytes(content[: len(content) // 2])


def broken_xml(path: Path) -> None:
    in_sheet(path, b"</sheetData>", b"</sheetDat>")


def no_sheets(path: Path) -> None:
    parts = parts_of(save(path))
    pack(path, {name: content for name, content in parts.items() if "worksheets" not in name})


def web_page(path: Path) -> None:
    path.write_text("<html><table><tr><td>Kode</td></tr></table></html>", encoding="utf-8")


def renamed_csv(path: Path) -> None:
    path.write_text("kode;bulan;realisasi\nPUPR.JALAN;apr;5\n", encoding="utf-8")


def open_document(path: Path) -> None:
    pack(path, {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}, ZIP_STORED)


def binary_workbook(path: Path) -> None:
    pack(path, {"xl/workbook.bin": b"\0", "[Content_Types].xml": b"<Types/>"})


def word_document(path: Path) -> None:
    pack(path, {"word/document.xml": b"<x/>"})


def other_zip(path: Path) -> None:
    pack(path, {"foto.jpg": b"x"})


def noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def too_large(path: Path) -> None:
    path.write_bytes(b"PK" + b"\0" * 10_000_001)


def no_table(path: Path) -> None:
    filler = Filler(save(path))
    filler.sheet.delete_rows(filler.top)
    filler.save()


def two_tables(path: Path) -> None:
    filler = Filler(save(path))
    filler.book.copy_worksheet(filler.sheet)
    filler.save()


def deleted_column(path: Path) -> None:
    filler = Filler(save(path))
    filler.sheet.delete_cols(filler.columns["anggaran"])
    filler.save()


def doubled_column(path: Path) -> None:
    filler = Filler(save(path))
    filler.sheet.cell(row=filler.top, column=17).value = "Realisasi"
    filler.save()


def damaged_mark(path: Path) -> None:
    filler = Filler(save(path))
    filler.book["_kontrak"]["B4"] = "tiga belas"
    filler.save()


FILES: dict[str, tuple[Callable[[Path], None], str]] = {
    "old_xls": (old_xls, "isinya Excel lama (.xls), walau namanya .xlsx"),
    "with_password": (with_password, "dikunci dengan sandi"),
    "encrypted_parts": (encrypted_parts, "dikunci dengan sandi"),
    "zip_bomb": (zip_bomb, "mengembang menjadi 100 MB"),
    "lying_sizes": (lying_sizes, "rusak"),
    "many_parts": (many_parts, "bagian di dalamnya"),
    "doubled_part": (doubled_part, "rangkap"),
    "last_row": (last_row, "lembar Laporan, sel C1048576: ada isian jauh di luar formulir"),
    "far_column": (far_column, "lembar Laporan, sel XFD99: ada isian jauh di luar formulir"),
    "million_empty_rows": (million_empty_rows, "terlalu panjang untuk formulir"),
    "million_cells": (million_cells, "mengembang"),
    "overlapping_merges": (overlapping_merges, "rusak"),
    "entity_bomb": (entity_bomb, "rusak"),
    "truncated": (truncated, "rusak atau tidak utuh"),
    "broken_xml": (broken_xml, "rusak"),
    "no_sheets": (no_sheets, "rusak"),
    "web_page": (web_page, "halaman web"),
    "renamed_csv": (renamed_csv, "isinya teks"),
    "open_document": (open_document, "(.ods), bukan .xlsx"),
    "binary_workbook": (binary_workbook, "(.xlsb), bukan .xlsx"),
    "word_document": (word_document, "dokumen Word"),
    "other_zip": (other_zip, "bukan buku kerja Excel"),
    "noise": (noise, "bukan buku kerja Excel"),
    "empty": (empty, "0 byte"),
    "too_large": (too_large, "lebih dari 10 MB"),
    "no_table": (no_table, "tidak ada lembar dengan baris judul"),
    "two_tables": (two_tables, "lembar Laporan dan lembar Laporan Copy sama-sama berisi tabel laporan"),
    "deleted_column": (deleted_column, "kolom Anggaran tidak ada di baris judul"),
    "doubled_column": (doubled_column, "kolom Realisasi ada dua kali"),
    "damaged_mark": (damaged_mark, "tanda formulirnya rusak"),
}
"""What is wrong → how to make it, and what the sentence says."""


@cache
def content_of(name: str) -> bytes:
    """The file of that fault, made once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "laporan.xlsx"
        FILES[name][0](path)
        return path.read_bytes()
