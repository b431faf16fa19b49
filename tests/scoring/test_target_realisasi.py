"""SPEC §3 "Due", "Target to date T", "Report", "Realisasi R": what each sifat promises and has done by a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kontrak.model.recorded import LaporanBulan
from kontrak.scoring.detail import detail_contract
from tests.scoring.build import D, Num, Spec, assess, check, fakta, ind, record, reports, value, work

if TYPE_CHECKING:
    from kontrak.model.words import Value

MONTHLY = {"mar": 4, "jun": 6, "sep": 10}


@pytest.mark.parametrize(
    ("arah", "rencana", "bulan", "due"),
    [
        pytest.param("naik", MONTHLY, "feb", False, id="before the first plan month"),
        pytest.param("naik", MONTHLY, "mar", True, id="in the first plan month"),
        pytest.param("naik", MONTHLY, "apr", True, id="between plan months"),
        pytest.param("naik", {"mar": 0, "jun": 6}, "apr", False, id="naik: a planned 0 is no plan month"),
        pytest.param("turun", {"mar": 0, "jun": 6}, "apr", True, id="turun: a planned 0 is a plan month"),
    ],
)
def test_due_from_the_first_plan_month_on(arah: str, rencana: dict[str, Spec], bulan: str, due: bool) -> None:
    row = assess(ind(arah=arah, rencana=rencana), {"jan": 1}, bulan)
    assert row.jatuh_tempo is due
    assert (row.capaian is not None) is due
    assert (row.terpenuhi is not None) is due
    assert row.realisasi == 1, "not due, but shown"


@pytest.mark.parametrize(
    ("sifat", "bulan", "expected"),
    [
        pytest.param("akumulasi", "mar", 4, id="akumulasi: first addition"),
        pytest.param("akumulasi", "mei", 4, id="akumulasi: nothing planned since"),
        pytest.param("akumulasi", "des", 20, id="akumulasi: sum of the plan"),
        pytest.param("posisi", "mei", 4, id="posisi: the latest plan month"),
        pytest.param("posisi", "sep", 10, id="posisi: this plan month"),
        pytest.param("rata_rata", "jul", 5, id="rata_rata: mean of two"),
        pytest.param("rata_rata", "des", "6.666667", id="rata_rata: a worked-out value shows 6 decimals"),
    ],
)
def test_target_to_date(sifat: str, bulan: str, expected: Num) -> None:
    assert assess(ind(sifat=sifat, rencana=MONTHLY), bulan=bulan).target == D(expected)


@pytest.mark.parametrize(
    ("sifat", "expected"),
    [
        pytest.param("akumulasi", (6, 11), id="akumulasi adds both bounds"),
        pytest.param("posisi", (4, 7), id="posisi takes the latest range"),
        pytest.param("rata_rata", (3, "5.5"), id="rata_rata averages both bounds"),
    ],
)
def test_a_range_target_does_the_same_with_both_bounds(sifat: str, expected: Spec) -> None:
    row = assess(ind(sifat=sifat, arah="rentang", rencana={"mar": (2, 4), "jun": (4, 7)}), bulan="jun")
    assert row.target == value(expected)


def test_a_planned_0_with_naik_enters_no_mean() -> None:
    row = assess(ind(sifat="rata_rata", rencana={"mar": 0, "jun": 8}), {"mar": 2, "jun": 4}, "jun")
    assert (row.target, row.realisasi, row.capaian) == (D(8), D(4), D(50))


def test_a_planned_0_with_turun_enters_the_mean() -> None:
    row = assess(ind(sifat="rata_rata", arah="turun", rencana={"mar": 0, "jun": 8}), {"mar": 0, "jun": 4}, "jun")
    assert (row.target, row.realisasi, row.capaian) == (D(4), D(2), D(150))


@pytest.mark.parametrize(
    ("sifat", "months", "bulan", "expected"),
    [
        pytest.param("akumulasi", {"jan": 1, "mar": 4}, "mar", 5, id="akumulasi: every month counts"),
        pytest.param("akumulasi", {"jan": 1, "apr": 4}, "mar", 1, id="akumulasi: later months do not"),
        pytest.param("akumulasi", {}, "mar", None, id="akumulasi: nothing reported is null, not 0"),
        pytest.param("posisi", {"mar": 3}, "mei", 3, id="posisi: the value stands"),
        pytest.param("posisi", {"mar": 3, "apr": 2}, "mei", 2, id="posisi: the latest, even if worse"),
        pytest.param("posisi", {"mar": 3, "jun": 9}, "mei", 3, id="posisi: later months do not count"),
        pytest.param("rata_rata", {"mar": 4, "jun": 7}, "jun", "5.5", id="rata_rata: mean of plan months"),
        pytest.param("rata_rata", {"mar": 4, "apr": 100, "jun": 7}, "jun", "5.5", id="rata_rata: other months do not"),
        pytest.param("rata_rata", {"apr": 100}, "mei", None, id="rata_rata: only other months reported"),
    ],
)
def test_realisasi(sifat: str, months: dict[str, Spec], bulan: str, expected: Num | None) -> None:
    row = assess(ind(sifat=sifat, rencana=MONTHLY), months, bulan)
    assert row.realisasi == (None if expected is None else D(expected))


@pytest.mark.parametrize(
    ("months", "bulan", "realisasi", "silent"),
    [
        pytest.param({"jan": True}, "jun", True, False, id="done early stays done"),
        pytest.param({"jan": True, "feb": False}, "jun", False, True, id="the latest report says not done"),
        pytest.param({"jan": False}, "jun", False, True, id="not done, and silent since the plan month"),
        pytest.param({"jun": False}, "jul", False, False, id="not done, reported in time"),
        pytest.param({"jun": False, "agu": True}, "agu", True, False, id="done late"),
    ],
)
def test_biner_takes_the_latest_report_if_it_meets_the_target(
    months: dict[str, Spec], bulan: str, realisasi: bool, silent: bool
) -> None:
    row = assess(ind(sifat="posisi", arah="biner", rencana={"jun": True}), months, bulan)
    assert (row.realisasi, row.belum_lapor) == (realisasi, silent)


@pytest.mark.parametrize(
    ("months", "capaian", "silent"),
    [
        pytest.param({"jan": "A"}, "120.00", False, id="a better grade, early"),
        pytest.param({"jan": "BB"}, "100.00", False, id="the target's grade, early"),
        pytest.param({"jan": "B"}, "0.00", True, id="a lower grade, early: a new report is required"),
        pytest.param({"jun": "B"}, "80.00", False, id="a lower grade, in time"),
        pytest.param({"jan": "A", "feb": "B"}, "0.00", True, id="the latest report no longer meets it"),
    ],
)
def test_predikat_takes_the_latest_report_if_it_meets_the_target(
    months: dict[str, Spec], capaian: str, silent: bool
) -> None:
    row = assess(ind(sifat="posisi", arah="predikat", rencana={"jun": "BB"}), months, "jun")
    assert (row.capaian, row.belum_lapor) == (D(capaian), silent)


def test_pekerjaan_take_volume_and_latest_fisik_of_those_due() -> None:
    works = [work("PUPR.J.A", "1.5", "jul"), work("PUPR.J.B", 2, "agu"), work("PUPR.J.C", 4, "okt")]
    promise = ind("PUPR.J", pekerjaan=works)
    row = assess(promise, bulan="agu", works={"A": {"mei": 10, "jul": 80}, "B": {"agu": 50}, "C": {"agu": 100}})
    assert (row.target, row.realisasi) == (D("3.5"), D("2.2"))
    assert row.capaian == D("62.86")
    assert [item.fisik for item in row.pekerjaan] == [80, 50, 100]
    assert [item.terpenuhi for item in row.pekerjaan] == [False, False, None]


def _single(month: LaporanBulan, arah: str = "naik", target: Spec = 10) -> tuple[Value | None, bool]:
    promise = ind(sifat="posisi", arah=arah, rencana={"jun": target})
    row = detail_contract(fakta(promise, laporan={promise.kode: {6: month}}), 6).indikator[0]
    return row.realisasi, row.belum_lapor


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        pytest.param(LaporanBulan((record(6, 3), record(6, 5))), (5, False), id="the latest record counts"),
        pytest.param(LaporanBulan((record(6, 3),), check("terima")), (3, False), id="accepted"),
        pytest.param(LaporanBulan((record(6, 3),), check("ubah", 2)), (2, False), id="the verified value counts"),
        pytest.param(LaporanBulan((record(6, 3),), check("tolak")), (None, True), id="rejected is not reported"),
        pytest.param(LaporanBulan((), None, (record(6, 3),)), (None, True), id="cancelled is not reported"),
        pytest.param(LaporanBulan((record(6, None),)), (None, True), id="a line without realisasi is no report"),
        pytest.param(LaporanBulan((record(6, True),)), (None, True), id="a value of another arah is no report"),
    ],
)
def test_which_record_counts(month: LaporanBulan, expected: tuple[Value | None, bool]) -> None:
    assert _single(month) == expected


def test_a_value_that_does_not_fit_the_arah_is_no_report() -> None:
    assert _single(LaporanBulan((record(6, 1),)), "biner", True) == (None, True)
    assert _single(LaporanBulan((record(6, 1),)), "predikat", "A") == (None, True)
    assert _single(LaporanBulan((record(6, "Z", grade=True),)), "predikat", "A") == (None, True)
    assert _single(LaporanBulan((record(6, "A", grade=True),)), "naik", 10) == (None, True)


def test_a_rejected_month_is_named() -> None:
    promise = ind(rencana={"mar": 1, "apr": 1})
    months = {3: LaporanBulan((record(3, 1),), check("tolak")), 4: LaporanBulan((record(4, 1),))}
    row = detail_contract(fakta(promise, laporan={promise.kode: months}), 4).indikator[0]
    assert (row.bulan_ditolak, row.bulan_belum_lapor) == ((3,), (3,))
    assert detail_contract(fakta(promise, laporan={promise.kode: months}), 2).indikator[0].bulan_ditolak == ()


def test_a_rejected_progress_falls_back_to_the_last_one_that_counts() -> None:
    promise = ind("PUPR.J", pekerjaan=[work("PUPR.J.A", 1, "mar")])
    months = {**reports({"feb": 60}), 3: LaporanBulan((record(3, 100),), check("tolak"))}
    row = detail_contract(fakta(promise, laporan={"PUPR.J.A": months}), 3).indikator[0]
    assert (row.capaian, row.belum_lapor, row.bulan_ditolak) == (D(60), True, (3,))
