"""What was typed for a realisasi, read by the kind of its indikator (SPEC §2, §3, §6)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from kontrak.model import Arah, Value
from kontrak.numbers import (
    NumberError,
    check_digits,
    is_blank,
    is_percent,
    parse_fraction,
    parse_number,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kontrak.model import Indikator

YES = ("ya", "true")
NO = ("tidak", "false")


class Typed(NamedTuple):
    """A value that was typed, and the fraction it came from (``36743/39834``) where it was one."""

    nilai: Value
    pecahan: str | None = None


class TypedValueError(ValueError):
    """A text that is no value of its indikator; the message is an Indonesian sentence without a full stop."""


def read_value(typed: str | Decimal | date | None, indikator: Indikator, skala: Mapping[str, Decimal]) -> Typed | None:
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
    value = _read_number(typed, text, percent=is_percent(indikator.satuan))
    if isinstance(value.nilai, Decimal) and value.nilai < 0 and indikator.arah is not Arah.RENTANG:
        raise TypedValueError(f"{text!r} negatif; angka negatif hanya untuk arah rentang")
    return value


def read_fisik(typed: str | Decimal | date | None) -> Typed | None:
    """Read the physical progress of a pekerjaan, 0 to 100 percent; None where blank. Raises TypedValueError."""
    text = _as_text(typed)
    if text is None:
        return None
    value = _read_number(typed, text, percent=True)
    if isinstance(value.nilai, Decimal) and not 0 <= value.nilai <= 100:
        raise TypedValueError(f"{text!r} di luar 0–100; kemajuan fisik pekerjaan ditulis dalam persen")
    return value


def _as_text(typed: str | Decimal | date | None) -> str | None:
    if typed is None:
        return None
    if isinstance(typed, date):
        raise TypedValueError(f"berisi tanggal {typed.isoformat()}, bukan angka; ketik ulang angkanya, misalnya 85,5")
    text = str(typed).strip()
    return None if is_blank(text) else text


def _read_number(typed: str | Decimal | date | None, text: str, *, percent: bool) -> Typed:
    try:
        if isinstance(typed, Decimal):
            return Typed(check_digits(typed, str(typed)))
        if percent and "/" in text:
            fraction, value = parse_fraction(text)
            return Typed(value, fraction)
        return Typed(parse_number(text, percent=percent))
    except NumberError as error:
        advice = "; tulis angkanya saja, misalnya 85,5" if str(error).endswith("bukan angka") else ""
        raise TypedValueError(f"{error}{advice}") from None


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
