"""The text of a CSV file, whatever wrote it, and its cells, line by line, with which of them stood in quotes."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from kontrak.errors import DataError
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 20_000_000
_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def decode(path: Path, content: bytes) -> tuple[str, list[str]]:
    """Return the text with plain line ends and without byte order marks, and a note where it is not UTF-8.

    Raises DataError for what is too large or no text.
    """
    if len(content) > MAX_BYTES:
        raise DataError(f"{path}: berkas lebih dari {MAX_BYTES // 1_000_000} MB.", "Pecah menjadi beberapa berkas.")
    text, notes = _decode(path, content)
    if "\0" in text:
        raise DataError(f"{path}: bukan teks CSV.", "Simpan ulang sebagai CSV UTF-8.")
    return text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n"), notes


def _decode(path: Path, content: bytes) -> tuple[str, list[str]]:
    for mark, encoding in _WIDE.items():
        if content.startswith(mark):
            return content.decode(encoding, "replace"), []
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        place = error.start + 1
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        raise DataError(f"{path}: bukan teks UTF-8 (byte ke-{place}).", "Simpan ulang sebagai CSV UTF-8.") from None
    return text, [f"{path}: bukan UTF-8 (byte ke-{place}); dibaca sebagai ANSI (cp1252). Periksa huruf khususnya."]


LONGEST_CELL = 131_072


class CsvRow(NamedTuple):
    """A row: its first line (from 1), its cells, and the places of those in quotes."""

    baris: int
    sel: list[str]
    berkutip: frozenset[int]


class CsvError(ValueError):
    """A text that is no whole CSV; ``baris`` is the line, the message an Indonesian clause."""

    def __init__(self, baris: int, message: str) -> None:
        self.baris = baris
        super().__init__(message)


def split_rows(text: str, delimiter: str) -> Iterator[CsvRow]:
    """Yield the rows of a text whose lines end in a line feed alone. Raises CsvError."""
    stop = re.compile(f"[{re.escape(delimiter)}\n]")
    position, line = 0, 1
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        if '"' not in (plain := text[position:end]):
            cells = plain.split(delimiter)
            _check_length(cells, line)
            yield CsvRow(line, cells, frozenset())
            position, line = end + 1, line + 1
            continue
        row, position = _quoted_row(text, position, stop, line)
        yield row
        line += 1 + sum(cell.count("\n") for cell in row.sel)


def _quoted_row(text: str, position: int, stop: re.Pattern[str], line: int) -> tuple[CsvRow, int]:
    """A row with quotes somewhere, and where the next one begins."""
    cells: list[str] = []
    quoted = set()
    while True:
        if text[position : position + 1] == '"':
            quoted.add(len(cells))
            cell, position = _quoted_cell(text, position + 1, line)
        else:
            found = stop.search(text, position)
            end = found.start() if found else len(text)
            cell, position = text[position:end], end
        cells.append(cell)
        mark = text[position : position + 1]
        position += 1
        if mark in ("", "\n"):
            _check_length(cells, line)
            return CsvRow(line, cells, frozenset(quoted)), position
        if not stop.match(mark):
            raise CsvError(line, "tanda kutip di tengah isian")


def _quoted_cell(text: str, start: int, line: int) -> tuple[str, int]:
    end = text.find('"', start)
    while end >= 0 and text[end + 1 : end + 2] == '"':
        end = text.find('"', end + 2)
    if end < 0:
        raise CsvError(line, "tanda kutip tidak ditutup")
    return text[start:end].replace('""', '"'), end + 1


def _check_length(cells: list[str], line: int) -> None:
    if any(len(cell) > LONGEST_CELL for cell in cells):
        raise CsvError(line, "satu isian terlalu panjang")
