"""Texts that a spreadsheet would run as a formula: an apostrophe in front of them, and taken off again.

An Excel set up for Indonesia splits a line at semicolons where a file was written with commas, and a line break inside
quotes begins a row of its own then. So a text is looked at as if it were split at every separator there is.
"""

from __future__ import annotations

import re

_PART = r"(^|[,;|\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029])"
_BEFORE = r"([\s\"']*)"
_SIGN = "[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]"
"""What begins a formula, the wide and small forms of East Asian keyboards included."""

_FORMULA = re.compile(f"{_PART}{_BEFORE}(?={_SIGN})")
_DEFUSED = re.compile(f"{_PART}{_BEFORE}'(?={_SIGN})")
_BLANK_START = re.compile(r"'*[\t\r\n]")


def defused(text: str) -> str:
    """Return the text with an apostrophe before every sign that could begin a formula in some cell.

    A text that begins with a tab or a line break, which some programs skip, gets one too.
    """
    safe = _FORMULA.sub(r"\1\2'", text)
    return f"'{safe}" if _BLANK_START.match(safe) else safe


def undone(text: str) -> str:
    """Return what ``defused`` was given."""
    if "'" not in text:
        return text
    if text[:1] == "'" and _BLANK_START.match(text[1:]):
        text = text[1:]
    return _DEFUSED.sub(r"\1\2", text)
