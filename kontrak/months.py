"""Months and dates as people type and read them (SPEC §6)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache, lru_cache

SHORT = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
"""The keys of ``rencana`` in contracts.yaml, January first."""

LONG = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
QUARTER_ENDS = (3, 6, 9, 12)

_BY_NAME = (
    {name: n for n, name in enumerate(SHORT, 1)}
    | {name.lower(): n for n, name in enumerate(LONG, 1)}
    | {"peb": 2, "pebruari": 2, "ags": 8, "agt": 8, "agust": 8, "sept": 9, "nop": 11, "nopember": 11}
)
"""Also the older spellings that offices keep."""
_WITH_YEAR = _BY_NAME | {"may": 5, "aug": 8, "oct": 10, "dec": 12}
"""As an English Excel writes them: ``Aug-22``."""
_QUARTERS = {"1": 3, "2": 6, "3": 9, "4": 12, "i": 3, "ii": 6, "iii": 9, "iv": 12}
# Compiled when first used: most commands read one month and no date.
_YEAR_MONTH = r"([0-9]{4})-([0-9]{1,2})"
_MONTH_YEAR = r"([0-9]{1,2})[-/]([0-9]{4})"
_NAME_YEAR = r"([a-z]+)\.?[ /-]+([0-9]{4}|[0-9]{2})"
_QUARTER = r"(?:tw|triwulan)[ -]*([1-4]|i{1,3}|iv)(?: +([0-9]{4}))?"
_ISO_DATE = r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
_DAY_FIRST = r"([0-9]{1,2})([-/])([0-9]{1,2})\2([0-9]{4})"
_DAY_NAME = r"([0-9]{1,2})[ -]+([a-z]+)\.?[ -]+([0-9]{4}|[0-9]{2})"
_TIME = (
    r"(?:t| +)[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?:[.,][0-9]+)?(?: ?[ap]m)?(?: ?wi(?:b|ta|t))?(?:z|[+-][0-9:]+)?$"
)


class MonthError(ValueError):
    """A text that is no month or no date; the message is an Indonesian sentence."""


@lru_cache
def parse_month(text: str, contoh: int = 2022) -> tuple[int | None, int]:
    """Read ``3``, ``mar``, ``Maret``, ``2022-03``, ``Mar-22``, ``03/2022`` or ``TW I``; return (year or None, month).

    A date is its month only where it is its first day. Raises MonthError, whose example is of the year ``contoh``.
    """
    word = " ".join(text.lower().split())
    year: int | None = None
    month = 0
    if word.rstrip(".") in _BY_NAME:
        month = _BY_NAME[word.rstrip(".")]
    elif word.isascii() and word.isdigit() and len(word) <= 2:
        month = int(word)
    elif found := re.fullmatch(_QUARTER, word):
        year, month = int(found[2]) if found[2] else None, _QUARTERS[found[1]]
    elif found := re.fullmatch(_YEAR_MONTH, word):
        year, month = int(found[1]), int(found[2])
    elif found := re.fullmatch(_MONTH_YEAR, word):
        year, month = int(found[2]), int(found[1])
    elif (found := re.fullmatch(_NAME_YEAR, word)) and found[1] in _WITH_YEAR:
        year, month = _full_year(found[2]), _WITH_YEAR[found[1]]
    else:
        year, month = _month_of_first_day(word)
    if not 1 <= month <= 12:
        raise MonthError(f"{text!r} bukan bulan; tulis 3, mar, maret, {contoh}-03, atau tw1 (= maret)")
    return year, month


def _month_of_first_day(word: str) -> tuple[int | None, int]:
    try:
        day = parse_date(word)
    except MonthError:
        return None, 0
    return month_of_date(day)


def month_of_date(day: date) -> tuple[int, int]:
    """Return (year, month) of a date that stands for its month: the first day does. Raises MonthError for any other."""
    if day.day != 1:
        raise MonthError(f"{format_date(day)} adalah tanggal, bukan bulan; tulis {day.year}-{day.month:02}")
    return day.year, day.month


@lru_cache(maxsize=1024)
def parse_date(text: str) -> date:
    """Read ``2022-02-17``, ``17-02-2022``, ``17/02/2022``, ``17 Februari 2022`` or ``17-Feb-22``; a time is left out.

    Raises MonthError.
    """
    word = re.sub(_TIME, "", " ".join(text.lower().split()))
    if found := re.fullmatch(_ISO_DATE, word):
        parts = int(found[1]), int(found[2]), int(found[3])
    elif found := re.fullmatch(_DAY_FIRST, word):
        parts = int(found[4]), int(found[3]), int(found[1])
    elif (found := re.fullmatch(_DAY_NAME, word)) and found[2] in _WITH_YEAR:
        parts = _full_year(found[3]), _WITH_YEAR[found[2]], int(found[1])
    else:
        raise MonthError(f"{text!r} bukan tanggal; tulis 2022-02-17, 17/02/2022, atau 17 Februari 2022")
    try:
        return date(*parts)
    except ValueError:
        raise MonthError(f"{text!r} tidak ada di kalender") from None


def parse_deadline(text: str) -> date:
    """Read a date, or a month with its year for the last day of it: ``April 2022``. Raises MonthError."""
    try:
        return parse_date(text)
    except MonthError as error:
        try:
            year, month = parse_month(text)
        except MonthError:
            raise error from None
        if year is None:
            raise error from None
        return month_end(year, month)


def _full_year(digits: str) -> int:
    return int(digits) + 2000 if len(digits) == 2 else int(digits)


def month_name(month: int) -> str:
    """``3`` is ``Maret``."""
    return LONG[month - 1]


def release_text(month: int, penerbit: str | None) -> str:
    """When and by whom a figure is released: ``Mei (BPK)``."""
    return f"{month_name(month)} ({penerbit})"


def format_month(year: int, month: int) -> str:
    """``Maret 2022``."""
    return f"{LONG[month - 1]} {year}"


def format_date(day: date) -> str:
    """``3 Januari 2022``."""
    return f"{day.day} {LONG[day.month - 1]} {day.year}"


def format_time(waktu: str) -> str:
    """``5 April 2022 pukul 09.15`` of the ISO time of an event; as it stands where it is none."""
    try:
        day = date.fromisoformat(waktu[:10])
    except ValueError:  # of a log that was tampered with
        return waktu
    return f"{format_date(day)} pukul {waktu[11:16].replace(':', '.')}"


def report_deadline(year: int, month: int, batas_lapor: int) -> date:
    """Return the last day on which a report of the month is in time: day ``batas_lapor`` of the following month."""
    return date(year + 1, 1, batas_lapor) if month == 12 else date(year, month + 1, batas_lapor)


@cache
def month_end(year: int, month: int) -> date:
    """Return the last day of the month."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)
