"""The values of a contract form as texts for its cells, out of the file that a contract stands for; and back again."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from kontrak.contracts.tree import Deret, Peta, Teks
from kontrak.numbers import format_number, format_typable
from kontrak.rangka.form_keys import ANGKA, DAFTAR, NILAI, PETA, RUPIAH

if TYPE_CHECKING:
    from kontrak.contracts.tree import Section, Simpul
    from kontrak.rangka.form_keys import Kunci

UNTIL = " s.d. "
"""Stands between the bounds of a range."""
_RANGE = re.compile(
    r"\[?\s*(\S+?)\s*(?:s\.?/?d\.?|sampai|–|—|,(?=\s)|;|(?<=\S)\s+-\s+|(?<=[0-9])-(?=[0-9]))\s*(\S+?)\s*\]?"
)


def cell_text(section: Section, key: Kunci) -> str:
    """Return what stands in the cell of a key; nothing where the file has no such key."""
    below: Section | None = section
    for step in key.jalur[:-1]:
        below = below.child(step) if below is not None else None
    return shown(below.get(key.jalur[-1]), key.bentuk) if below is not None else ""


def shown(node: Simpul, form: str) -> str:
    """Return a value of a file as people in an office type it."""
    if node is None:
        return ""
    if isinstance(node, Deret):
        items = [shown(item, form) for item in node]
        return "; ".join(items) if form == DAFTAR else UNTIL.join(items)
    if isinstance(node, Peta):
        return "; ".join(f"{key}: {shown(value, NILAI)}" for key, value in node.items())
    return _number(node, form) if form in (ANGKA, NILAI, RUPIAH) else str(node)


def _number(text: str, form: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return format_number(number) if form == RUPIAH else format_typable(number)


def range_of(text: str) -> tuple[str, str] | None:
    """Return the bounds of a range as typed; None for what is no range."""
    found = _RANGE.fullmatch(text.strip())
    return (found[1], found[2]) if found and text[:1] in "[0123456789+-" else None


def items_of(text: str, form: str) -> list[tuple[str, str]]:
    """Return the items of a list, or of a list of ``key: value``, each as (key, value); a plain item has no key."""
    parts = [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]
    if form != PETA:
        return [("", part) for part in parts]
    pairs = (re.split(r"\s*[:=]\s*", part, maxsplit=1) for part in parts)
    return [(pair[0], pair[1] if len(pair) > 1 else "") for pair in pairs]


__all__ = ["Teks", "cell_text", "items_of", "range_of", "shown"]
