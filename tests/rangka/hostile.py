"""Files that hold no contract, or are made to harm: each a sentence with its place, nothing written."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from tests.rangka.drawing import as_docx, as_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL = "No | Indikator Kinerja | Target\n1 | Persentase jalan mantap | 80 persen\n2 | Jumlah jembatan | 4 unit"
BODY = "word/document.xml"


def _changed(change: Callable[[bytes], bytes], extra: dict[str, bytes] | None = None) -> bytes:
    """The small document with another body, and perhaps more parts."""
    stream = BytesIO()
    with ZipFile(BytesIO(as_docx({"PK": [SMALL]}))) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = old.read(entry)
            new.writestr(entry.filename, change(part) if entry.filename == BODY else part)
        for name, part in (extra or {}).items():
            new.writestr(name, part, ZIP_STORED)
    return stream.getvalue()


def _swapped(old: str, new: str) -> bytes:
    def change(body: bytes) -> bytes:
        assert old.encode() in body
        return body.replace(old.encode(), new.encode(), 1)

    return _changed(change)


def _boxed(body: bytes) -> bytes:
    start, end = body.index(b"<w:tbl>"), body.rindex(b"</w:tbl>") + len(b"</w:tbl>")
    box = b"<w:p><w:r><w:pict><w:txbxContent>" + body[start:end] + b"</w:txbxContent></w:pict></w:r></w:p>"
    return body[:start] + box + body[end:]


def _pictured(body: bytes) -> bytes:
    start, end = body.index(b"<w:tbl>"), body.rindex(b"</w:tbl>") + len(b"</w:tbl>")
    return body[:start] + b"<w:p><w:r><w:drawing/></w:r></w:p>" + body[end:]


def _scratched(content: bytes, part: str) -> bytes:
    """The file with the packed bytes of a part damaged, as a failing disk would."""
    with ZipFile(BytesIO(content)) as archive:
        entry = archive.getinfo(part)
    start = entry.header_offset + 30 + len(part)
    return content[:start] + b"\xff" * 16 + content[start + 16 :]


def _ods() -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<a>" + "isi " * 200 + "</a>")
    return stream.getvalue()


_NESTED = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>80</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
_WIDE = " | ".join(["Indikator", "Target", *(f"Kolom {number}" for number in range(200))])
FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "scan": ("pk.docx", lambda: _changed(_pictured), "hanya gambar (pindaian)"),
    "text box": ("pk.docx", lambda: _changed(_boxed), "di dalam kotak teks"),
    "password of Word": ("pk.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "sandi"),
    "tracked change": (
        "pk.docx",
        lambda: _swapped("<w:r><w:t>80 persen</w:t></w:r>", "<w:ins><w:r><w:t>90 persen</w:t></w:r></w:ins>"),
        "tabel 1, baris 2, kolom 3: ada perubahan terlacak",
    ),
    "nested table": (
        "pk.docx",
        lambda: _swapped("<w:r><w:t>80 persen</w:t></w:r></w:p>", f"</w:p>{_NESTED}<w:p/>"),
        "tabel 1, baris 2, kolom 3: ada tabel di dalam sel",
    ),
    "25 MB": ("pk.docx", lambda: _changed(bytes, {"word/media/a.png": b"\0" * 25_000_000}), "lebih dari 20 MB"),
    "bomb": ("pk.docx", lambda: _changed(lambda body: body + b" " * 60_000_000), "mengembang menjadi 61 MB"),
    "swelling": ("pk.docx", lambda: _changed(lambda body: body + b" " * 5_000_000), "mengembang menjadi 6 MB"),
    "entities": (
        "pk.docx",
        lambda: _changed(lambda body: b'<!DOCTYPE a [<!ENTITY x "y">]>' + body.partition(b"?>")[2]),
        "tidak wajar",
    ),
    "broken XML": ("pk.docx", lambda: _changed(lambda body: body[:-40]), "rusak"),
    "scratched Word": ("pk.docx", lambda: _scratched(_changed(bytes), BODY), "rusak"),
    "scratched ods": ("pk.ods", lambda: _scratched(_ods(), "content.xml"), "rusak"),
    "scratched Excel": (
        "pk.xlsx",
        lambda: _scratched(as_xlsx({"PK": [SMALL]}), "xl/workbook.xml"),
        "rusak atau tidak utuh",
    ),
    "no zip": ("pk.docx", lambda: b"PERJANJIAN KINERJA", "bukan dokumen Word"),
    "pdf": ("pk.pdf", lambda: b"%PDF-1.4", "jenis .pdf tidak dibaca"),
    "old Word": ("pk.doc", lambda: b"\xd0\xcf", "jenis .doc tidak dibaca"),
    "no target": (
        "pk.xlsx",
        lambda: as_xlsx({"PK": ["No | Sasaran | Indikator\n1 | Baik | Jalan mantap sekali | "]}),
        "tanpa kolom target",
    ),
    "no table": ("pk.xlsx", lambda: as_xlsx({"Surat": ["Kepada Yth. | Bupati"]}), "tidak ada tabel"),
    "two targets": (
        "pk.xlsx",
        lambda: as_xlsx({"PK": ["Indikator | Target | Target\nJalan mantap | 80 | 90"]}),
        "lembar PK, sel B1 dan lembar PK, sel C1: dua kolom bisa menjadi target",
    ),
    "200 columns": ("pk.xlsx", lambda: as_xlsx({"PK": [_WIDE]}), "lembar PK, sel BI1"),
    "header only": ("pk.xlsx", lambda: as_xlsx({"PK": ["No | Indikator | Target"]}), "tidak berisi satu indikator"),
    "only programs": ("pk.xlsx", lambda: as_xlsx({"P": ["Program | Anggaran\nJalan | 1"]}), "hanya tabel program"),
    "a nul": ("pk.csv", lambda: b"Indikator,Target\0", "bukan teks"),
    "Latin": ("pk.csv", lambda: "Indikator,Target\né,1".encode("latin-1"), "bukan teks UTF-8"),
    "nothing": ("pk.csv", lambda: b" \n", "tidak ada isinya"),
    "quote": ("pk.csv", lambda: b'Indikator,Target\n"a,1\n', "bukan CSV yang utuh"),
}
