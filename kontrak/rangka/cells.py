"""What a target or planned value says: a number with its unit, a range, a grade, done or not. Nothing is guessed.

What has two readings, or none, stays for a human: the value is then None, and ``ragu`` says what is written.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.named import NamedTuple
from kontrak.numbers import NumberError, is_blank, is_percent, parse_money, parse_number
from kontrak.rangka.grid import one_line
from kontrak.rangka.words import BINER, GRADES, LEVEL, MONEY_UNITS

if TYPE_CHECKING:
    from kontrak.model.words import Value
    from kontrak.rangka.grid import Sel

PERSEN = "persen"
_NUMBER = r"(?:Rp\.?\s*)?[+-]?[0-9][0-9.,]*"
_WITH_UNIT = re.compile(rf"({_NUMBER})\s*(%|[^\W\d_].*)?", re.IGNORECASE)
_RANGE = re.compile(
    rf"({_NUMBER})\s*%?\s*(?:-|–|—|s\.?/?d\.?|sampai(?: dengan)?|hingga)\s*({_NUMBER})\s*(%|[^\W\d_].*)?", re.IGNORECASE
)
_AT_MOST = re.compile(r"(?:≤|<=|<|maks(?:imal|imum)?\.?|paling (?:lama|tinggi|banyak|lambat))\s*(.+)", re.IGNORECASE)
_AT_LEAST = re.compile(r"(?:≥|>=|>|min(?:imal|imum)?\.?|paling (?:rendah|sedikit))\s*(.+)", re.IGNORECASE)
_UNIT_LIMIT = 40


class Terbaca(NamedTuple):
    """What a cell says. ``nilai`` is None where the cell is blank or stays for a human, who reads ``ragu``.

    ``satuan`` is the unit that stands with the number. ``saran`` is the value proposed for a doubt. ``batas_atas``:
    written as "at most". ``jenis`` is ``predikat`` or ``biner`` for a text that is a grade, or says done.
    """

    nilai: Value | None = None
    satuan: str | None = None
    ragu: str = ""
    saran: Value | None = None
    batas_atas: bool = False
    jenis: str = ""
    catatan: str = ""

    @property
    def kosong(self) -> bool:
        """Whether nothing stands in the cell."""
        return self.nilai is None and not self.ragu


def read_value(cell: Sel, satuan: str | None = None) -> Terbaca:
    """Read a target or planned value; ``satuan`` is the unit of its column or row, if there is one."""
    if cell.galat:
        return Terbaca(ragu=cell.galat)
    text = one_line(cell.teks)
    if cell.angka is not None:
        note = f"dibulatkan menjadi {text}" if cell.dibulatkan else ""
        return Terbaca(cell.angka, PERSEN if cell.persen else None, catatan=note)
    if is_blank(text):
        return Terbaca()
    return _of_text(text, satuan)


def read_budget(cell: Sel) -> tuple[int | None, str]:
    """Read whole rupiah; return the amount, or None and why not (nothing where the cell is blank)."""
    if cell.galat:
        return None, cell.galat
    if cell.angka is not None:
        whole = cell.angka == cell.angka.to_integral_value()
        return (int(cell.angka), "") if whole else (None, _written(cell.teks))
    text = one_line(cell.teks).removesuffix(",-").removesuffix(".-")
    if is_blank(text):
        return None, ""
    try:
        return parse_money(text), ""
    except NumberError:
        return None, _written(cell.teks)


def unit_of(text: str) -> str:
    """Return a unit as contracts write it: ``persen`` for ``%`` and ``Persen``; every other as it is."""
    unit = one_line(text).strip(" .")
    return PERSEN if is_percent(unit) else unit


def looks_like_target(text: str) -> bool:
    """Whether a text is a number with or without a unit, a range, or a grade: what a column of targets holds."""
    read = _of_text(text, None)
    return read.nilai is not None or read.saran is not None or bool(_WITH_UNIT.fullmatch(text))


def _of_text(text: str, satuan: str | None) -> Terbaca:
    upper = text.upper().strip(" .")
    if upper in GRADES or LEVEL.fullmatch(upper):
        return Terbaca(text.strip(" ."), jenis="predikat")
    if upper in BINER:
        return Terbaca(ragu=_written(text), saran=True, jenis="biner")
    if bound := _AT_MOST.fullmatch(text):
        return _of_bound(bound[1], text, at_most=True)
    if bound := _AT_LEAST.fullmatch(text):
        return _of_bound(bound[1], text, at_most=False)
    if found := _WITH_UNIT.fullmatch(text):
        return _of_number(found[1], found[2] or "", text, satuan)
    if found := _RANGE.fullmatch(text):
        return _of_range(found[1], found[2], found[3] or "", text)
    return Terbaca(ragu=_written(text))


def _of_bound(inner: str, text: str, *, at_most: bool) -> Terbaca:
    """A bound is a target with a direction; what exactly was meant is for a human to say."""
    found = _WITH_UNIT.fullmatch(inner)
    read = _of_number(found[1], found[2] or "", text, None) if found else Terbaca()
    return Terbaca(satuan=read.satuan, ragu=_written(text), saran=read.nilai, batas_atas=at_most)


def _of_number(number: str, unit: str, text: str, satuan: str | None) -> Terbaca:
    if len(unit) > _UNIT_LIMIT or re.search(r"[0-9()]", unit):
        return Terbaca(ragu=_written(text))
    money = number[:2].lower() == "rp"
    named = unit_of(unit) if unit else ("rupiah" if money else None)
    try:
        if money or (named or satuan or "").casefold() in MONEY_UNITS:
            return Terbaca(Decimal(parse_money(number)), named)
        return Terbaca(parse_number(number), named)
    except NumberError:
        return Terbaca(satuan=named, ragu=_written(text))


def _of_range(low: str, high: str, unit: str, text: str) -> Terbaca:
    try:
        bounds = parse_number(low), parse_number(high)
    except NumberError:
        return Terbaca(ragu=_written(text))
    if bounds[0] >= bounds[1] or len(unit) > _UNIT_LIMIT:
        return Terbaca(ragu=_written(text))
    return Terbaca(bounds, unit_of(unit) if unit else (PERSEN if "%" in text else None))


def _written(text: str) -> str:
    return f'tertulis "{one_line(text)[:60]}"'
