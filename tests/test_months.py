"""Months and dates as people type them: SPEC §6."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontrak.months import MonthError, format_date, format_month, month_end, parse_date, parse_deadline, parse_month


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("3", (None, 3)),
        ("03", (None, 3)),
        ("mar", (None, 3)),
        ("Maret", (None, 3)),
        (" DES ", (None, 12)),
        ("agu", (None, 8)),
        ("tw1", (None, 3)),
        ("TW4", (None, 12)),
        ("2022-03", (2022, 3)),
        ("Maret 2022", (2022, 3)),
        ("Pebruari", (None, 2)),
        ("Nopember", (None, 11)),
        ("Agt", (None, 8)),
        ("Agust.", (None, 8)),
        ("Sept", (None, 9)),
        ("TW I", (None, 3)),
        ("tw iv", (None, 12)),
        ("Triwulan 1", (None, 3)),
        ("Triwulan III 2022", (2022, 9)),
        ("Mar-22", (2022, 3)),
        ("Aug-22", (2022, 8)),
        ("Nopember  2022", (2022, 11)),
        ("03/2022", (2022, 3)),
        ("3-2022", (2022, 3)),
        ("1 Maret 2022", (2022, 3)),
        ("2022-03-01 00:00:00", (2022, 3)),
    ],
)
def test_reads_months(text: str, month: tuple[int | None, int]) -> None:
    assert parse_month(text) == month


@pytest.mark.parametrize(
    "text", ["0", "13", "", "march", "tw5", "2022-13", "2022-00", "22-03", "003", "-1", "3.0", "٣", "TW V", "13/2022"]
)
def test_refuses_what_is_no_month(text: str) -> None:
    with pytest.raises(MonthError, match="bukan bulan"):
        parse_month(text)


@pytest.mark.parametrize(
    "text",
    [
        "2022-02-17",
        "17-02-2022",
        "17/02/2022",
        "17 Februari 2022",
        " 17 feb 2022 ",
        "17-Feb-22",
        "2022-02-17 00:00:00",
        "2022-02-17T09:30",
        "17/02/2022 09.30 WIB",
        "17 Pebruari 2022 pukul"[:16],
    ],
)
def test_reads_dates(text: str) -> None:
    assert parse_date(text) == date(2022, 2, 17)


@pytest.mark.parametrize("text", ["2022-02-30", "31/04/2022", "29 Februari 2022"])
def test_refuses_days_that_no_calendar_has(text: str) -> None:
    with pytest.raises(MonthError, match="kalender"):
        parse_date(text)


@pytest.mark.parametrize("text", ["", "17-2/2022", "17.02.2022", "02/17/22", "17 tw1x 2022", "besok"])
def test_refuses_what_is_no_date(text: str) -> None:
    with pytest.raises(MonthError, match="bukan tanggal"):
        parse_date(text)


def test_a_date_is_a_month_only_on_its_first_day() -> None:
    with pytest.raises(MonthError, match="17 Februari 2022 adalah tanggal, bukan bulan"):
        parse_month("2022-02-17")


def test_a_deadline_may_be_a_month_with_its_year() -> None:
    assert parse_deadline("April 2022") == date(2022, 4, 30)
    assert parse_deadline("Feb-24") == date(2024, 2, 29)
    assert parse_deadline("5 April 2022") == date(2022, 4, 5)
    with pytest.raises(MonthError, match="bukan tanggal"):
        parse_deadline("April")


def test_prints_as_an_indonesian_reads() -> None:
    assert format_month(2022, 3) == "Maret 2022"
    assert format_date(date(2022, 1, 3)) == "3 Januari 2022"
    assert month_end(2024, 2) == date(2024, 2, 29)


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(9999, 12, 31)))
def test_a_printed_date_is_read_back(day: date) -> None:
    assert parse_date(format_date(day)) == day
    assert parse_date(day.isoformat()) == day


@given(st.integers(1900, 9999), st.integers(1, 12))
def test_a_printed_month_is_read_back(year: int, month: int) -> None:
    assert parse_month(format_month(year, month)) == (year, month)


@given(st.text(max_size=15))
def test_any_text_is_a_month_or_a_sentence(text: str) -> None:
    for parse in (parse_month, parse_date):
        try:
            parse(text)
        except MonthError as refused:
            assert str(refused)  # noqa: PT017
