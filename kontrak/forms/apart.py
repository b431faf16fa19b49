"""Which rows of a table are no reports: sums, the numbers under the titles, signatures and notes below the table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kontrak.numbers import is_blank

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SUM = re.compile(r"(?:sub ?|grand ?)?(?:jumlah|jml|total|rata ?- ?rata|rerata)\b", re.IGNORECASE)
_ORDINAL = re.compile(r"[(\[]?[0-9]{1,2}[)\].]?(?:=.*)?")
_FIGURE = re.compile(r"[+\-]?(?:rp\.? ?)?[0-9][0-9.,]*(?:,-)?(?: ?%| [^0-9]{1,20})?", re.IGNORECASE)
_FIGURES = ("realisasi", "anggaran")


def is_sum(cells: Sequence[object], kode: str) -> bool:
    """Whether the row adds up others: it has no code, and one of its texts says JUMLAH, TOTAL or the like."""
    if kode and not _SUM.match(kode):
        return False
    return any(isinstance(cell, str) and _SUM.match(cell.strip()) for cell in cells)


def is_numbering(cells: Sequence[object], kode: str) -> bool:
    """Whether the row only numbers the columns: ``(1)``, ``(2)``, ``3``."""
    if not _ORDINAL.fullmatch(kode):
        return False
    filled = [text for cell in cells if (text := _plain(cell))]
    return all(_ORDINAL.fullmatch(text) for text in filled)


def has_figures(given: Mapping[str, object]) -> bool:
    """Whether a row without a code carries figures: those would be lost; a signature or a note would not."""
    return any(_is_figure(given[field]) for field in _FIGURES if field in given)


def _is_figure(value: object) -> bool:
    if not isinstance(value, str):
        return value is not None
    text = value.strip()
    return not is_blank(text) and bool(_FIGURE.fullmatch(text)) and sum(char.isdigit() for char in text) <= _LONGEST


_LONGEST = 15


def _plain(cell: object) -> str:
    text = f"{cell:.15g}" if isinstance(cell, float) else str(cell)
    return text.strip()
