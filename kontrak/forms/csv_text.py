"""The text of a CSV file, whatever wrote it: UTF-8, what an Excel calls Unicode, or ANSI."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from kontrak.errors import DataError

if TYPE_CHECKING:
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
