from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from kontrak.errors import DataError, SealError, UsageError
from kontrak.store.log import head
from kontrak.store.opening import open_store
from kontrak.store.per import Point, resolve_per
from tests.store.sample import START, catat, record

if TYPE_CHECKING:
    from pathlib import Path

    from kontrak.store.connection import Store


@pytest.fixture
def days(store: Store) -> Store:
    """Event 1 on 3 January, 2 and 3 on 5 January (the second just before midnight), 4 on 9 January."""
    record(store, catat("PUPR.JALAN", 1, "1"), at=START + timedelta(days=2))
    record(store, catat("PUPR.JALAN", 2, "1"), at=START.replace(day=5, hour=23, minute=59))
    record(store, catat("PUPR.JALAN", 3, "1"), at=START + timedelta(days=6))
    return store


@pytest.mark.parametrize(
    ("text", "nomor"),
    [
        ("2022-01-03", 1),
        ("2022-01-04", 1),
        ("5 Januari 2022", 3),
        ("08/01/2022", 3),
        ("09-01-2022", 4),
        ("2030-12-31", 4),
    ],
)
def test_a_date_is_the_events_up_to_that_local_day(days: Store, text: str, nomor: int) -> None:
    found = resolve_per(days, text)
    assert found.nomor == nomor
    assert found.tanggal is not None


def test_a_date_before_everything(days: Store) -> None:
    with pytest.raises(DataError, match="2 Januari 2022"):
        resolve_per(days, "2022-01-02")


def test_an_event_number_stands_for_its_day(days: Store) -> None:
    assert resolve_per(days, "3") == Point(3, date(2022, 1, 5))
    assert resolve_per(days, "0") == Point(0, None)
    with pytest.raises(DataError, match="Peristiwa 5 tidak ada"):
        resolve_per(days, "5")


def test_a_printed_seal_in_any_case(days: Store) -> None:
    seal = head(days, 2)
    for text in (str(seal), str(seal).upper(), f" {seal}\n"):
        assert resolve_per(days, text) == Point(2, date(2022, 1, 5))


def test_a_seal_of_another_file(days: Store) -> None:
    for text in ("2-000000000000", "77-000000000000"):
        with pytest.raises(SealError, match="bukan dari berkas"):
            resolve_per(days, text)


@pytest.mark.parametrize("text", ["", "kemarin", "2022-13-01", "2022-02-30", "128-1a2b", "-1", "1.5"])
def test_anything_else_is_wrong_use(days: Store, text: str) -> None:
    with pytest.raises(UsageError):
        resolve_per(days, text)


def test_the_local_day_is_the_one_written(db: Path) -> None:
    """23:30 in Jakarta is another day in UTC; the secretariat means its own day."""
    with open_store(db, write=True) as store:
        record(store, catat("PUPR.JALAN", 1, "1"), at=START.replace(day=7, hour=6))
        assert resolve_per(store, "2022-01-06").nomor == 1
        assert resolve_per(store, "2022-01-07").nomor == 2
