"""Which reader takes a file, by its kind; and tables as text: CSV, or pasted with tabs between the cells."""

from __future__ import annotations

import csv
import io
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kontrak.errors import DataError, reason
from kontrak.rangka.grid import Lembar, text_cell

if TYPE_CHECKING:
    from collections.abc import Sequence


STDIN = "-"
KINDS = ".xlsx, .xls, .ods, .docx, atau .csv"


def read_grids(name: str) -> list[Lembar]:
    """Return the sheets or tables of a file; ``-`` is what was pasted into standard input. Raises DataError."""
    if name == STDIN:
        return read_text("teks tempelan", sys.stdin.buffer.read(MAX_BYTES + 1), pasted=True)
    path = Path(name)
    kind = path.suffix.lower()
    if path.name.startswith("~$"):
        raise DataError(
            f"{path} bukan tabel, melainkan tanda bahwa berkasnya sedang dibuka.", "Berikan berkas aslinya."
        )
    if kind in (".xlsx", ".xlsm"):
        from kontrak.rangka.workbooks import read_workbook

        return read_workbook(path)
    if kind == ".docx":
        from kontrak.rangka.docx_grid import read_document

        return read_document(path)
    if kind == ".ods":
        from kontrak.rangka.workbooks import read_ods

        return read_ods(path)
    if kind == ".xls":
        from kontrak.rangka.workbooks import read_xls

        return read_xls(path)
    if kind in (".csv", ".txt", ".tsv"):
        return _read_text(path)
    hint = (
        "Buka berkasnya, lalu simpan sebagai .docx atau .xlsx." if kind in (".doc", ".rtf", ".odt", ".xlsb") else None
    )
    if kind in (".pdf", ".jpg", ".jpeg", ".png"):
        hint = "Minta berkas Word atau Excel aslinya, atau salin tabelnya dan tempelkan: kontrak rangka - --opd KODE"
    raise DataError(f"{path}: jenis {kind or 'tanpa akhiran'} tidak dibaca; yang dibaca {KINDS}.", hint)


def _read_text(path: Path) -> list[Lembar]:

    try:
        with path.open("rb") as file:
            return read_text(str(path), file.read(MAX_BYTES + 1))
    except FileNotFoundError:
        raise DataError(f"{path}: berkas tidak ada.") from None
    except OSError as error:
        raise DataError(f"{path}: tidak dapat dibaca ({reason(error)}).") from None


MAX_BYTES = 5_000_000
MAX_CELLS = 200_000


def read_text(where: str, content: bytes, *, pasted: bool = False) -> list[Lembar]:
    """Return the one table of a text. Raises DataError: too large, not UTF-8, no table, or a quote never closed."""
    if len(content) > MAX_BYTES:
        raise DataError(f"{where}: lebih dari {MAX_BYTES // 1_000_000} MB, terlalu besar untuk tabel kontrak.")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise DataError(f"{where}: tersimpan sebagai UTF-16.", "Simpan ulang sebagai CSV UTF-8.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(
            f"{where}: bukan teks UTF-8 (byte ke-{error.start + 1}).", "Simpan ulang sebagai CSV UTF-8."
        ) from None
    if "\0" in text:
        raise DataError(f"{where}: bukan teks.", "Simpan tabelnya sebagai .xlsx, .docx, atau .csv.")
    if not text.strip():
        raise DataError(f"{where}: tidak ada isinya.", "Salin tabelnya beserta baris judulnya, lalu ulangi.")
    rows = _rows(where, text, _separator(text, pasted=pasted))
    if sum(map(len, rows)) > MAX_CELLS:
        raise DataError(f"{where}: lebih dari {MAX_CELLS} sel, terlalu besar untuk tabel kontrak.")
    grid = [[text_cell(cell) for cell in row] for row in rows]
    return [Lembar("teks tempelan" if pasted else "isi", grid, {}, sel_huruf=False)]


def _separator(text: str, *, pasted: bool) -> str:
    """The separator of a table: tabs where there are some, else what stands most often in the lines with a title."""
    if "\t" in text:
        return "\t"
    if pasted and re.search(r"\S {3,}\S", text) and ";" not in text:
        return " "
    lines = [line for line in text.splitlines() if line.strip()][:40]
    heading = max(lines, key=lambda line: line.count(";") + line.count(",") + line.count("|"))
    return max(";,|", key=heading.count)


def _rows(where: str, text: str, separator: str) -> list[Sequence[str]]:
    if separator == " ":
        return [re.split(r" {3,}", line.strip()) for line in text.splitlines()]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=separator != "\t")
    try:
        return list(reader)
    except csv.Error:
        raise DataError(
            f"{where}, baris {reader.line_num}: bukan CSV yang utuh.", "Periksa tanda kutip di baris itu."
        ) from None
