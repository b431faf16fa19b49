"""What is asked of the database: which file, which month, as of which point; and the file opened for it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from kontrak.actions.period import choose_period, last_closed_month
from kontrak.clock import now
from kontrak.errors import print_warnings
from kontrak.named import NamedTuple
from kontrak.store.fingerprints import HEADER, prove
from kontrak.store.opening import open_store
from kontrak.store.years import deadlines_of, load_years

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kontrak.actions.period import Period
    from kontrak.model.segel import Segel
    from kontrak.store.connection import Store


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
