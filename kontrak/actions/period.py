"""Which year and month a command speaks of (SPEC §5, default month)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kontrak.errors import DataError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


class Period(NamedTuple):
    """The month a command speaks of."""

    tahun: int
    bulan: int


def choose_period(
    years: Sequence[int], today: date, tahun: int | None = None, bulan: tuple[int | None, int] | None = None
) -> Period:
    """Return the month meant by ``--tahun`` and ``--bulan``, or the default month as seen from ``today``.

    ``bulan`` is what ``parse_month`` gave: a year (or None) and a month. Raises UsageError when the two options
    name different years, DataError when the year is not in the file or the file holds no year at all.
    """
    if not years:
        raise DataError("Berkas ini belum berisi kontrak.", "Impor dahulu: kontrak impor contracts.yaml")
    year = _year_meant(tahun, bulan)
    if year is not None and year not in years:
        known = ", ".join(str(known) for known in sorted(years))
        raise DataError(f"Tahun {year} tidak ada dalam berkas.", f"Tahun yang ada: {known}.")
    if bulan is not None:
        return Period(year if year is not None else default_period(years, today).tahun, bulan[1])
    if year is not None:
        return Period(year, _last_ended_month(year, today))
    return default_period(years, today)


def default_period(years: Sequence[int], today: date) -> Period:
    """The last month that has ended, if its year is in the file.

    Else December of the latest earlier year, else January of the earliest year.
    """
    last = Period(today.year, today.month - 1) if today.month > 1 else Period(today.year - 1, 12)
    if last.tahun in years:
        return last
    earlier = [year for year in years if year < last.tahun]
    return Period(max(earlier), 12) if earlier else Period(min(years), 1)


def has_begun(period: Period, today: date) -> bool:
    """Whether the month has begun by ``today``."""
    return (period.tahun, period.bulan) <= (today.year, today.month)


def has_ended(period: Period, today: date) -> bool:
    """Whether the month lies wholly before ``today``'s month."""
    return (period.tahun, period.bulan) < (today.year, today.month)


def _year_meant(tahun: int | None, bulan: tuple[int | None, int] | None) -> int | None:
    named = bulan[0] if bulan else None
    if tahun is not None and named is not None and tahun != named:
        raise UsageError(f"--tahun {tahun} dan --bulan {named} menyebut tahun yang berbeda.", "Pilih salah satu.")
    return named if named is not None else tahun


def _last_ended_month(year: int, today: date) -> int:
    if year < today.year:
        return 12
    return max(1, today.month - 1) if year == today.year else 1
