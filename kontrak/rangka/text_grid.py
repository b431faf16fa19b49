"""Tables as text: a CSV file, or what was copied from a document or mail and pasted, with tabs between the cells."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from kontrak.errors import DataError
from kontrak.rangka.grid import Lembar, text_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

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
