"""What was typed for a realisasi, read by the kind of its indikator (SPEC §2, §3, §6)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from kontrak.forms.rows import Persen
from kontrak.model.words import Arah, Value
from kontrak.named import NamedTuple
from kontrak.numbers import (
    MAX_DIGITS,
    ZERO_WORD,
    AmbiguousError,
    NumberError,
    check_digits,
    format_number,
    format_value,
    is_blank,
    is_money,
    is_percent,
    parse_fraction,
    parse_number,
    parse_rupiah,
    without_unit,
)
from kontrak.rounding import round0, round6

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kontrak.model.declared import Indikator

YES = ("ya", "true")
NO = ("tidak", "false")
_MANY = 4096
"""So many readings are remembered: in a file of reports most numbers come again."""


Isi = str | Decimal | date | Persen | None
"""What a field may hold: a text, or the number, percentage or date of a cell; None where it was not given."""


class Typed(NamedTuple):
    """A value that was typed, the fraction it came from (``36743/39834``), and what it was before it was rounded."""

    nilai: Value
    pecahan: str | None = None
    dari: str | None = None


class Rupiah(NamedTuple):
    """Spending that was typed, and what it was before it was rounded to whole rupiah."""

    jumlah: int
    dari: str | None = None


class TypedValueError(ValueError):
    """A text that is no value of its indikator; the message is an Indonesian sentence without a full stop."""


def read_value(typed: Isi, indikator: Indikator, skala: Mapping[str, Decimal]) -> Typed | None:
    """Read a realisasi; None where nothing is reported (blank, ``-``, ``belum rilis``). Raises TypedValueError.

    ``skala`` has the grades that may be reported in its month.
    """
    text = _as_text(typed)
    if text is None:
        return None
    if indikator.arah is Arah.BINER:
        return Typed(_read_yes_no(text))
    if indikator.arah is Arah.PREDIKAT:
        return Typed(_read_grade(text, indikator, skala))
    try:
        value = _read_number(typed, text, indikator.satuan)
    except AmbiguousError as error:
        target = format_value(indikator.target, indikator.satuan, typable=True)
        raise TypedValueError(f"{error}; target tahun ini {target}") from None
    if isinstance(value.nilai, Decimal) and value.nilai < 0 and indikator.arah is not Arah.RENTANG:
        raise TypedValueError(f"{text!r} negatif; angka negatif hanya untuk arah rentang")
    return value


def read_fisik(typed: Isi) -> Typed | None:
    """Read the physical progress of a pekerjaan, 0 to 100 percent; None where blank. Raises TypedValueError."""
    text = _as_text(typed)
    if text is None:
        return None
    try:
        value = _read_number(typed, text, "persen")
    except AmbiguousError as error:
        raise TypedValueError(str(error)) from None
    if isinstance(value.nilai, Decimal) and not 0 <= value.nilai <= 100:
        raise TypedValueError(f"{text!r} di luar 0–100; kemajuan fisik pekerjaan ditulis dalam persen")
    return value


def read_spending(typed: Isi) -> Rupiah | None:
    """Read spending, rounded half-up to whole rupiah; None where blank. Raises TypedValueError."""
    text = _as_text(typed)
    if text is None:
        return None
    if isinstance(typed, Persen) and typed.angka:
        raise TypedValueError(f"{text} berupa persen, bukan rupiah; ubah format selnya atau ketik jumlahnya")
    return _spending_of(text, None if isinstance(typed, str) else typed)


@lru_cache(maxsize=_MANY)
def _spending_of(text: str, cell: Isi) -> Rupiah:
    """What a text, or the cell of a spreadsheet, says of spending."""
    try:
        amount = _read_money(cell, text)
    except NumberError as error:
        raise TypedValueError(str(error)) from None
    rounded = round0(amount)
    return Rupiah(int(rounded), None if rounded == amount else format_number(amount))


def _as_text(typed: Isi) -> str | None:
    if typed is None:
        return None
    if isinstance(typed, date):
        raise TypedValueError(f"berisi tanggal {typed.isoformat()}, bukan angka; ketik ulang angkanya, misalnya 85,5")
    text = str(typed).strip()
    return None if is_blank(text) else text


def _read_number(typed: Isi, text: str, satuan: str) -> Typed:
    """Read a number by its unit; one of a spreadsheet cell is rounded half-up to 6 decimals (to rupiah: whole).

    Raises TypedValueError, for a text with two readings AmbiguousError.
    """
    try:
        if isinstance(typed, Decimal | Persen):
            return _read_cell(typed, text, satuan)
        return _number_of(text, satuan)
    except AmbiguousError:
        raise
    except NumberError as error:
        advice = "; tulis angkanya saja, misalnya 85,5" if str(error).endswith("bukan angka") else ""
        said = str(error).replace(repr(without_unit(text, satuan)), repr(text), 1)
        raise TypedValueError(f"{said}{advice}") from None


@lru_cache(maxsize=_MANY)
def _number_of(text: str, satuan: str) -> Typed:
    if text.lower() == ZERO_WORD:
        return Typed(Decimal(0))
    if is_money(satuan):
        return _rounded(_read_money(None, text), round0)
    body, percent = without_unit(text, satuan), is_percent(satuan)
    if percent and "/" in body:
        fraction, value = parse_fraction(body)
        return Typed(value, fraction)
    return Typed(parse_number(body, percent=percent))


def _read_cell(typed: Decimal | Persen, text: str, satuan: str) -> Typed:
    number = typed.angka if isinstance(typed, Persen) else typed
    if isinstance(typed, Persen) and number and not is_percent(satuan):
        raise TypedValueError(f"{text} berupa persen, padahal satuannya {satuan}; ubah format selnya menjadi angka")
    if number.adjusted() >= MAX_DIGITS:
        raise NumberError(f"{text!r} memakai lebih dari {MAX_DIGITS} angka")
    return _rounded(number, round0 if is_money(satuan) else round6)


def _rounded(number: Decimal, rounding: Callable[[Decimal], Decimal]) -> Typed:
    value = rounding(number)
    return Typed(check_digits(value, str(number)), dari=None if value == number else format_number(number))


def _read_money(typed: Isi, text: str) -> Decimal:
    """The amount, not rounded yet. Raises NumberError."""
    if isinstance(typed, Persen):
        typed = typed.angka
    if isinstance(typed, Decimal):
        if typed.adjusted() >= MAX_DIGITS:
            raise NumberError(f"{text} lebih dari {MAX_DIGITS} angka")
        return typed
    return Decimal(0) if text.lower() == ZERO_WORD else parse_rupiah(text)


def _read_yes_no(text: str) -> bool:
    word = text.lower()
    if word in YES:
        return True
    if word in NO:
        return False
    raise TypedValueError(f"{text!r} bukan ya atau tidak")


def _read_grade(text: str, indikator: Indikator, grades: Mapping[str, Decimal]) -> str:
    by_word = {grade.casefold(): grade for grade in grades}
    if text.casefold() not in by_word:
        raise TypedValueError(f"{text!r} tidak ada dalam skala {indikator.skala} ({', '.join(grades)})")
    return by_word[text.casefold()]
