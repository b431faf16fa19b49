"""Reports from a CSV file: comma or semicolon, UTF-8 with or without BOM (SPEC §5)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from kontrak.errors import DataError, reason
from kontrak.forms.rows import FIELDS, Baris

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MAX_BYTES = 20_000_000
REQUIRED = ("kode", "bulan")


def read_csv(path: Path) -> list[Baris]:
    """Return the rows of the file, blank lines left out.

    Raises DataError naming file, line and the way to mend it: not readable, not UTF-8, too large, unknown or missing
    columns, a row with more cells than the header, a quote that is never closed.
    """
    text = _decode(path)
    if not text.strip(" \t\r\n,;"):  # nothing but separators is a sheet saved before anything was typed
        raise DataError(f"{path}: berkas kosong.", f"Baris pertama harus memuat nama kolom: {','.join(FIELDS[:4])},…")
    # newline="" leaves line ends inside quoted cells to the csv module
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return _rows(path, reader, delimiter)
    except csv.Error as error:
        raise DataError(
            f"{path}:{reader.line_num}: baris ini bukan CSV yang utuh ({_reason(str(error))}).",
            "Periksa tanda kutip di baris itu.",
        ) from None


def _decode(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise DataError(f"{path}: berkas lebih dari {MAX_BYTES // 1_000_000} MB.", "Pecah menjadi beberapa berkas.")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(
            f"{path}: bukan teks UTF-8 (byte ke-{error.start + 1}).", "Simpan ulang sebagai CSV UTF-8."
        ) from None
    except FileNotFoundError:
        raise DataError(f"{path}: berkas tidak ada.") from None
    except OSError as error:
        raise DataError(f"{path}: tidak dapat dibaca ({reason(error)}).") from None


def _delimiter(text: str) -> str:
    header = text.lstrip().partition("\n")[0]
    return ";" if header.count(";") > header.count(",") else ","


def _rows(path: Path, reader: _Reader, delimiter: str) -> list[Baris]:
    columns: list[str] = []
    rows: list[Baris] = []
    last = 0
    for cells in reader:
        line, last = last + 1, reader.line_num  # a row is named by its first line; inside quotes it may have several
        if not any(cell.strip() for cell in cells):
            continue
        if not columns:
            columns = _columns(path, line, cells)
            continue
        if _is_too_long(cells, columns, delimiter):
            raise DataError(
                f"{path}:{line}: {len(cells)} isian untuk {len(columns)} kolom.",
                "Apit teks yang memuat titik koma dengan tanda kutip."
                if delimiter == ";"
                else 'Apit teks dan angka yang memuat koma dengan tanda kutip, misalnya "2,8", '
                "atau pisahkan kolom dengan titik koma (;).",
            )
        given = {column: cell for column, cell in zip(columns, cells, strict=False) if column}
        rows.append(Baris(given, f"{path}:{line}", line))
    return rows


def _is_too_long(cells: Sequence[str], columns: Sequence[str], delimiter: str) -> bool:
    """Whether a row has more cells than the header: some text in it holds a separator.

    Blank ones at the end are those of a spreadsheet, unless commas separate: there a decimal comma moves all cells
    behind it, and the last one may be blank. A spreadsheet's header ends in blank cells itself.
    """
    surplus = cells[len(columns) :]
    if any(cell.strip() for cell in surplus):
        return True
    return bool(surplus) and delimiter == "," and bool(columns[-1])


def _columns(path: Path, line: int, cells: Sequence[str]) -> list[str]:
    columns = [cell.strip().lower().replace(" ", "_").replace("-", "_") for cell in cells]
    known = ", ".join(FIELDS)
    for column in columns:
        if column and column not in FIELDS:
            raise DataError(f"{path}:{line}: kolom {column!r} tidak dikenal.", f"Kolom yang dikenal: {known}.")
        if column and columns.count(column) > 1:
            raise DataError(f"{path}:{line}: kolom {column!r} ada dua kali.", "Hapus salah satunya.")
    missing = [column for column in REQUIRED if column not in columns]
    if missing:
        raise DataError(f"{path}:{line}: kolom {' dan '.join(missing)} tidak ada.", f"Kolom yang dikenal: {known}.")
    return columns


def _reason(text: str) -> str:
    if "unexpected end" in text:
        return "tanda kutip tidak ditutup"
    return "satu isian terlalu panjang" if "limit" in text else "tanda kutip di tengah isian"


if TYPE_CHECKING:
    from _csv import Reader as _Reader
