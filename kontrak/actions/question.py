"""What is asked of the database: which file, which month (SPEC §5), as of which point; and the file opened for it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from kontrak.clock import now
from kontrak.errors import DataError, UsageError, print_warnings
from kontrak.named import NamedTuple
from kontrak.store.fingerprints import HEADER, prove
from kontrak.store.opening import open_store
from kontrak.store.years import deadlines_of, load_years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from kontrak.model.segel import Segel
    from kontrak.store.connection import Store


class Period(NamedTuple):
    """The month a command speaks of."""

    tahun: int
    bulan: int


def choose_period(
    years: Sequence[int],
    today: date,
    tahun: int | None = None,
    bulan: tuple[int | None, int] | None = None,
    closed: Callable[[int], int | None] | None = None,
) -> Period:
    """Return the month meant by ``--tahun`` and ``--bulan``, or the default month as seen from ``today``.

    ``bulan`` is what ``parse_month`` gave: a year (or None) and a month. ``closed`` gives the last month of a year that
    may be judged as seen from ``today``, None for none; without it that is the last month that has ended. Raises
    UsageError when the two options name different years, DataError when the year is not in the file or the file holds
    no year at all.
    """
    if not years:
        raise DataError("Berkas ini belum berisi kontrak.", "Impor dahulu: kontrak impor contracts.yaml")
    year = _year_meant(tahun, bulan)
    if year is not None and year not in years:
        known = ", ".join(str(known) for known in sorted(years))
        raise DataError(f"Tahun {year} tidak ada dalam berkas.", f"Tahun yang ada: {known}.")
    if bulan is not None:
        return Period(year if year is not None else default_period(years, today).tahun, bulan[1])
    last = closed or (lambda own: last_ended_month(own, today))
    if year is not None:
        return Period(year, last(year) or 1)
    return _latest(years, last)


def default_period(years: Sequence[int], today: date) -> Period:
    """The last month that has ended, if its year is in the file.

    Else December of the latest earlier year, else January of the earliest year.
    """
    return _latest(years, lambda year: last_ended_month(year, today))


def last_ended_month(year: int, today: date) -> int | None:
    """Return the last month of a year that has ended by ``today``, None before its first has."""
    if year < today.year:
        return 12
    return (today.month - 1 or None) if year == today.year else None


def last_closed_month(deadlines: Sequence[date], today: date) -> int | None:
    """Return the last month whose cut-off day has passed, by the days of the twelve months; None for none."""
    return max((month for month, day in enumerate(deadlines, 1) if day < today), default=None)


def _latest(years: Sequence[int], last: Callable[[int], int | None]) -> Period:
    """The last month of the latest year that has one, else January of the earliest year."""
    for year in sorted(years, reverse=True):
        month = last(year)
        if month is not None:
            return Period(year, month)
    return Period(min(years), 1)


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


class Question(NamedTuple):
    """What is asked: which file, which month, as of which point, and which OPDs.

    ``menilai``: the answer judges, so that its default month is the last one whose cut-off day has passed (SPEC §5).
    """

    db: Path
    tahun: int | None = None
    bulan: tuple[int | None, int] | None = None
    per: str | None = None
    pengampu: str | None = None
    prioritas: str | None = None
    kelompok: str | None = None
    ciri: str | None = None
    menilai: bool = False

    @property
    def filters(self) -> dict[str, str]:
        """The filters that were given, by their names."""
        names = ("pengampu", "prioritas", "kelompok", "ciri")
        return {name: code for name in names if (code := getattr(self, name))}


@contextmanager
def opened(question: Question, *, inspect: bool = False) -> Iterator[tuple[Store, Period, int | None]]:
    """Open the file for reading (``inspect``: see ``open_store``) and settle the month and the point in the log.

    All that is read inside stands as it stood at one moment, whatever others record meanwhile. Raises SealError when
    the header of the year is damaged, or the event that ``per`` names.
    """
    with open_store(question.db, inspect=inspect) as store:
        store.connection.execute("BEGIN")
        upto, today = None, now().date()
        if question.per is not None:
            from kontrak.store.per import prove_event, resolve_per

            point = resolve_per(store, question.per)
            prove_event(store, point.nomor)
            print_warnings(store.warnings)
            upto, today = point.nomor, point.tanggal or today
        closed = None
        if question.menilai:

            def closed(year: int) -> int | None:
                return last_closed_month(deadlines_of(store, year, upto), today)

        period = choose_period(load_years(store, upto), today, question.tahun, question.bulan, closed)
        prove(store, period.tahun, [HEADER])
        yield store, period, upto


def day_meant(per: str | None, segel: Segel) -> date:
    """The day as of which something is late: today; with ``--per`` the date named, else that of the event."""
    if per is None:
        return now().date()
    from kontrak.months import MonthError, parse_date

    try:
        return parse_date(per)
    except MonthError:
        return date.fromisoformat(segel.waktu[:10])
