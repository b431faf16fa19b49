"""Canonical JSON: the one text of an event's content, so that its hash can be recomputed anywhere (SPEC §4)."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from kontrak.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable


def canonical_json(content: object) -> str:
    """Return the content as canonical JSON: sorted keys, no blanks, NFC, nothing escaped beyond need.

    Numbers and dates are strings in an event (a float has no single text, an int would come back from a TEXT
    column as another type), so a number raises TypeError: a mistake of ours. Raises DataError for text that no
    UTF-8 file can hold.
    """
    _refuse_numbers(content)
    text = _dump(content)
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        # Each string by itself: in the joined text an escape like \n could swallow the accent that follows it.
        text = _dump(_normalized(content))
    _check_unicode(text)
    if "\\u0000" in text and _holds_zero(content):
        raise _zero_error()  # SQLite's JSON functions would end the string there
    return text


def normal_text(text: str) -> str:
    """Return a single text as NFC. Raises DataError when no UTF-8 file can hold it."""
    _check_unicode(text)
    if "\0" in text:
        raise _zero_error()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _dump(content: object) -> str:
    return _encoder()(content)


@cache
def _encoder() -> Callable[[object], str]:
    from json import JSONEncoder

    return JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def _check_unicode(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        shown = ascii(text[max(0, error.start - 20) : error.end + 20])
        raise DataError(f"Teks {shown} memuat huruf yang rusak (bukan UTF-8).", "Ketik ulang teks itu.") from None


def _zero_error() -> DataError:
    return DataError("Teks memuat karakter nol (NUL), yang tidak dapat disimpan.", "Ketik ulang teks itu.")


def _refuse_numbers(content: object) -> None:
    if isinstance(content, dict):
        for key, value in content.items():
            if not isinstance(key, str):
                raise TypeError(f"a key of an event is no text: {key!r}")
            if value is not None and not isinstance(value, str):  # as nearly all are
                _refuse_numbers(value)
    elif isinstance(content, list | tuple):
        for value in content:
            if not isinstance(value, str):
                _refuse_numbers(value)
    elif content is not None and not isinstance(content, str | bool):
        raise TypeError(f"numbers and dates are texts in an event: {content!r}")


def _normalized(content: object) -> object:
    if isinstance(content, str):
        return unicodedata.normalize("NFC", content)
    if isinstance(content, dict):
        return {unicodedata.normalize("NFC", key): _normalized(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [_normalized(value) for value in content]
    return content


def _holds_zero(content: object) -> bool:
    if isinstance(content, str):
        return "\0" in content
    if isinstance(content, dict):
        return any("\0" in key or _holds_zero(value) for key, value in content.items())
    return isinstance(content, list | tuple) and any(_holds_zero(value) for value in content)
