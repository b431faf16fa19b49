"""Is this file an Excel workbook that is safe to open? Looked at before any reader sees it (ARCHITECTURE §9).

Forms come from many hands. A 5 KB file can claim a million rows, a 500 KB one unpack to 500 MB; a reader given such a
file takes minutes and gigabytes. Here each part is unpacked once, counted, and checked against its checksum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.errors import DataError, reason

if TYPE_CHECKING:
    from pathlib import Path
    from zipfile import ZipFile, ZipInfo

MAX_FILE = 10_000_000
MAX_UNPACKED = 20_000_000
MAX_PARTS = 300
MAX_RATIO = 200
_SMALL = 1_000_000
_CHUNK = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
SAVE_AS = "Buka berkasnya, pilih Simpan Sebagai, lalu jenis Excel Workbook (.xlsx)."
ASK_AGAIN = "Mintalah OPD mengirim ulang berkasnya dalam bentuk .xlsx."


def read_bytes(path: Path, most: int = MAX_FILE) -> bytes:
    """Return the content of the file. Raises DataError when it cannot be read or is larger than any form or table."""
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except FileNotFoundError:
        raise DataError(f"{path}: berkas tidak ada.") from None
    except IsADirectoryError:
        raise DataError(f"{path} adalah folder, bukan berkas.") from None
    except OSError as error:
        raise DataError(f"{path}: tidak dapat dibaca ({reason(error)}).") from None
    if len(content) > most:
        raise DataError(f"{path}: berkas lebih dari {most // 1_000_000} MB, terlalu besar untuk dibaca.", ASK_AGAIN)
    if not content:
        raise DataError(f"{path}: berkas kosong (0 byte).", ASK_AGAIN)
    return content


def zip_faults(*more: type[Exception]) -> tuple[type[Exception], ...]:
    """What reading a damaged zip raises: every reader of a workbook or document from outside answers these alike.

    ``more`` is what the reader's own library raises. LookupError is a part that is not there, RuntimeError one with a
    password, or packed in a way that nobody knows.
    """
    import struct
    import zlib
    from zipfile import BadZipFile

    faults = (*more, BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, LookupError, RuntimeError)
    try:
        from lzma import LZMAError
    except ImportError:  # a Python built without it reads no such zip either
        return faults
    return (*faults, LZMAError)


def open_parts(path: Path, content: bytes) -> dict[str, bytes]:
    """Return the parts of the workbook by name, unpacked and checked.

    Raises DataError, one sentence each, for what is no .xlsx workbook (an old .xls, one with a password, .ods, text),
    for a damaged one, and for one that unpacks to more than any form or table does.
    """
    from io import BytesIO
    from zipfile import ZipFile

    if content.startswith(_OLE):
        raise _old_office(path, content)
    if not content.startswith(b"PK"):
        raise _no_workbook(path, content)
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = _unpack(path, archive)
    except zip_faults():
        raise DataError(f"{path}: berkas rusak atau tidak utuh.", ASK_AGAIN) from None
    _check_kind(path, parts)
    return parts


def _unpack(path: Path, archive: ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MAX_PARTS:
        raise DataError(
            f"{path}: {len(entries)} bagian di dalamnya; buku kerja biasa tidak sebanyak itu.",
            ASK_AGAIN,
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise DataError(f"{path}: berkas dikunci dengan sandi.", "Buka berkasnya, hapus sandinya, simpan, lalu ulangi.")
    names = [entry.filename.lower() for entry in entries]  # the reader of the values does not tell A from a either
    if len(set(names)) < len(names):
        raise DataError(f"{path}: berkas rusak, ada bagian yang rangkap di dalamnya.", ASK_AGAIN)
    total = sum(entry.file_size for entry in entries)
    bombs = [entry for entry in entries if entry.file_size > max(_SMALL, entry.compress_size * MAX_RATIO)]
    if total > MAX_UNPACKED or bombs:
        raise DataError(
            f"{path}: isinya mengembang menjadi {total / 1_000_000:.0f} MB; itu tidak wajar, jadi tidak dibuka.",
            ASK_AGAIN,
        )
    return {entry.filename: _unpack_part(path, archive, entry) for entry in entries if not entry.is_dir()}


def _unpack_part(path: Path, archive: ZipFile, entry: ZipInfo) -> bytes:
    """Unpack one part; the announced size may lie, so it is counted, and its checksum compared at the end."""
    pieces, size = [], 0
    with archive.open(entry) as part:
        while piece := part.read(_CHUNK):
            size += len(piece)
            if size > entry.file_size:
                raise DataError(f"{path}: berkas rusak, ukuran isinya tidak cocok.", ASK_AGAIN)
            pieces.append(piece)
    return b"".join(pieces)


def _check_kind(path: Path, parts: dict[str, bytes]) -> None:
    if "xl/workbook.xml" in parts:
        return
    if "xl/workbook.bin" in parts:
        raise DataError(f"{path}: buku kerja biner (.xlsb), bukan .xlsx.", SAVE_AS)
    if "mimetype" in parts and b"opendocument" in parts["mimetype"]:
        raise DataError(f"{path}: berkas OpenDocument (.ods), bukan .xlsx.", SAVE_AS)
    if "word/document.xml" in parts:
        raise DataError(f"{path}: dokumen Word, bukan buku kerja Excel.", ASK_AGAIN)
    raise DataError(f"{path}: bukan buku kerja Excel.", ASK_AGAIN)


def _old_office(path: Path, content: bytes) -> DataError:
    if _ENCRYPTED in content:
        return DataError(
            f"{path}: berkas dikunci dengan sandi.", "Buka berkasnya, hapus sandinya, simpan, lalu ulangi."
        )
    return DataError(f"{path}: isinya Excel lama (.xls), walau namanya {path.suffix or path.name}.", SAVE_AS)


def _no_workbook(path: Path, content: bytes) -> DataError:
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta")):
        return DataError(f"{path}: isinya halaman web atau XML, bukan buku kerja Excel.", SAVE_AS)
    if b"\0" not in content[:512]:
        hint = "Bila isinya CSV, beri nama berakhiran .csv; bila bukan, kirim ulang berkasnya."
        return DataError(f"{path}: isinya teks, bukan buku kerja Excel.", hint)
    return DataError(f"{path}: bukan buku kerja Excel.", ASK_AGAIN)
