"""Single values as YAML: texts, numbers, targets, comments, and mappings on one line.

A text is quoted wherever YAML, in any dialect, could read something else; a number wherever SPEC §6 would see two
readings gets a zero behind it (``1.234`` becomes ``1.2340``).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.model.words import encode_value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kontrak.model.words import Value

_PLAIN = re.compile(r"[^\W\d_](?:[\w()/.&%+-]| (?=[\w(]))*")
_SPECIAL = ("null", "ya", "tidak", "true", "false", "yes", "no", "on", "off", "y", "n")
_AMBIGUOUS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_ESCAPES = {"\n": "\\n", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
_UNREADABLE = ("\ufeff", "\ufffe", "\uffff")


def scalar(text: str | None) -> str:
    """Return a text as a YAML scalar: plain where nothing can misread it, else in double quotes."""
    if text is None:
        return "null"
    if _PLAIN.fullmatch(text) and text.lower() not in _SPECIAL and text.isprintable():
        return text
    return '"' + "".join(map(_escape, text)) + '"'


def number(value: Decimal) -> str:
    """Return a number that the one parser of SPEC §6 reads back, and that stands in ``[ ]`` and ``{ }`` as well."""
    text = encode_value(value)
    return f"{text}0" if _AMBIGUOUS.fullmatch(text) else text


def value_text(value: Value) -> str:
    """Return a target or planned value: ``50``, ``[80, 90]``, ``ya``, ``BB``."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, tuple):
        return f"[{number(value[0])}, {number(value[1])}]"
    return number(value) if isinstance(value, Decimal) else scalar(value)


def _escape(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable() and character not in _UNREADABLE:
        return character
    point = ord(character)
    return f"\\U{point:08x}" if point > 0xFFFF else f"\\u{point:04x}"


def comment(text: str) -> str:
    """Return a comment of one line; what could end it or be refused is left out."""
    shown = "".join(char if char.isprintable() and char not in _UNREADABLE else " " for char in " ".join(text.split()))
    return f"# {shown}".rstrip()


def flow(fields: Mapping[str, str | int | date | None]) -> str:
    """Return a mapping on one line; numbers and dates stand plain."""
    pairs = (f"{key}: {leaf(text)}" for key, text in fields.items())
    return "{" + ", ".join(pairs) + "}"


def leaf(value: str | Decimal | int | date | None) -> str:
    """Return a text, a number that stands by itself, or what stands plain."""
    if isinstance(value, Decimal):
        return number(value)
    return "null" if value is None else scalar(value) if isinstance(value, str) else str(value)
