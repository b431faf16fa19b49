"""SPEC §3 "Capaian": the formula of every arah, against T and against the year's target."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kontrak.scoring.capaian import capaian
from tests.scoring.build import ATURAN, D, Num, Spec, assess, ind, work


@pytest.mark.parametrize(
    ("target", "realisasi", "expected"),
    [
        pytest.param(100, 80, "80.00", id="less than the target"),
        pytest.param(100, 100, "100.00", id="the target exactly"),
        pytest.param(12, 8, "66.67", id="rounded half-up once"),
        pytest.param(8, "7.0004", "87.51", id="a tie at the third decimal goes up: 87.505"),
        pytest.param(1, 3, "300.00", id="never capped when shown"),
        pytest.param(5, 0, "0.00", id="a reported 0 is a value"),
        pytest.param(5, -2, "0.00", id="a negative realisasi is floored at 0"),
    ],
)
def test_naik_is_realisasi_by_target(target: Num, realisasi: Num, expected: str) -> None:
    row = assess(ind(sifat="posisi", target=target), {"des": realisasi})
    assert row.capaian == Decimal(expected)


@pytest.mark.parametrize(
    ("realisasi", "with_2t_r", "with_t_r"),
    [
        pytest.param(0, "200.00", "200.00", id="nothing at all"),
        pytest.param(4, "160.00", "200.00", id="t/r is at most 200"),
        pytest.param(5, "150.00", "200.00", id="half"),
        pytest.param(9, "110.00", "111.11", id="a little better"),
        pytest.param(10, "100.00", "100.00", id="the target exactly"),
        pytest.param(11, "90.00", "90.91", id="a little worse"),
        pytest.param(12, "80.00", "83.33", id="worse"),
        pytest.param(15, "50.00", "66.67", id="half as much again"),
        pytest.param(20, "0.00", "50.00", id="double"),
        pytest.param(25, "0.00", "40.00", id="2t-r is floored at 0"),
    ],
)
def test_turun_by_either_formula(realisasi: Num, with_2t_r: str, with_t_r: str) -> None:
    promise = ind(sifat="posisi", arah="turun", target=10)
    by_rules = assess(promise, {"des": realisasi}, aturan=ATURAN._replace(rumus_turun="t/r"))
    assert assess(promise, {"des": realisasi}).capaian == Decimal(with_2t_r)
    assert by_rules.capaian == Decimal(with_t_r)


def test_an_indikator_turun_may_set_its_own_formula() -> None:
    inverse = ind(sifat="posisi", arah="turun", target=10, rumus_turun="t/r")
    double = ind(sifat="posisi", arah="turun", target=10, rumus_turun="2t-r")
    assert assess(inverse, {"des": 20}).capaian == 50
    assert assess(double, {"des": 20}, aturan=ATURAN._replace(rumus_turun="t/r")).capaian == 0


@pytest.mark.parametrize("rumus", ["2t-r", "t/r"])
@pytest.mark.parametrize(("realisasi", "expected"), [(0, 100), (1, 0), ("0.000001", 0)])
def test_turun_with_a_target_of_zero(rumus: str, realisasi: Num, expected: int) -> None:
    row = assess(ind(sifat="posisi", arah="turun", target=0, rumus_turun=rumus), {"des": realisasi})
    assert row.capaian == expected
    assert row.capaian_tahun == expected


@pytest.mark.parametrize(
    ("arah", "target", "realisasi", "rumus", "expected"),
    [
        pytest.param("naik", (80, 90), 80, "2t-r", "100.00", id="naik: the lower bound is inside"),
        pytest.param("naik", (80, 90), 90, "2t-r", "100.00", id="naik: the upper bound is inside"),
        pytest.param("naik", (80, 90), 92, "2t-r", "102.22", id="naik: above is R by the upper bound"),
        pytest.param("naik", (80, 90), 70, "2t-r", "87.50", id="naik: below is R by the lower bound"),
        pytest.param("naik", (0, 5), 6, "2t-r", "120.00", id="naik: from 0"),
        pytest.param("turun", (7, 8), "7.5", "2t-r", "100.00", id="turun: inside"),
        pytest.param("turun", (7, 8), "6.5", "2t-r", "107.14", id="turun: below is better, by the lower bound"),
        pytest.param("turun", (7, 8), 9, "2t-r", "87.50", id="turun: above is worse, by the upper bound"),
        pytest.param("turun", (7, 8), 9, "t/r", "88.89", id="turun: above, t/r"),
        pytest.param("turun", (7, 8), 3, "t/r", "200.00", id="turun: below, t/r at most 200"),
        pytest.param("turun", (0, 2), 3, "2t-r", "50.00", id="turun: from 0, above"),
        pytest.param("turun", (7, 8), 17, "2t-r", "0.00", id="turun: floored at 0"),
        pytest.param("rentang", (5, 8), 6, "2t-r", "100.00", id="rentang: inside"),
        pytest.param("rentang", (5, 8), 4, "2t-r", "80.00", id="rentang: below is punished"),
        pytest.param("rentang", (5, 8), 10, "2t-r", "75.00", id="rentang: above is punished"),
        pytest.param("rentang", (5, 8), 10, "t/r", "75.00", id="rentang: above never by t/r"),
        pytest.param("rentang", (5, 8), 17, "2t-r", "0.00", id="rentang: far above is floored"),
        pytest.param("rentang", (-2, 3), -1, "2t-r", "100.00", id="rentang: a negative number inside"),
        pytest.param("rentang", (-2, 3), "-2.1", "2t-r", "0.00", id="rentang: outside a bound below 0"),
        pytest.param("rentang", (-5, 0), "0.1", "2t-r", "0.00", id="rentang: outside a bound of 0"),
        pytest.param("rentang", (-2, 4), 5, "2t-r", "75.00", id="rentang: the other bound still counts"),
    ],
)
def test_a_range(arah: str, target: Spec, realisasi: Num, rumus: str, expected: str) -> None:
    rules = ATURAN._replace(rumus_turun=rumus)
    row = assess(ind(sifat="posisi", arah=arah, target=target), {"des": realisasi}, aturan=rules)
    assert row.capaian == Decimal(expected)
    assert row.capaian_tahun == Decimal(expected)


@pytest.mark.parametrize(("done", "expected"), [(True, 100), (False, 0)])
def test_biner_is_done_or_not(done: bool, expected: int) -> None:
    assert assess(ind(sifat="posisi", arah="biner", target=True), {"jan": done}).capaian == (expected if done else 0)
    assert assess(ind(sifat="posisi", arah="biner", target=True), {"des": done}).capaian == expected


@pytest.mark.parametrize(
    ("skala", "target", "grade", "expected"),
    [
        pytest.param("OPINI", "WTP", "WDP", "75.00", id="3 of 4"),
        pytest.param("SAKIP", "BB", "BB", "100.00", id="the same grade"),
        pytest.param("SAKIP", "BB", "A", "120.00", id="a better grade"),
        pytest.param("SAKIP", "AA", "D", "14.29", id="the lowest grade"),
    ],
)
def test_predikat_compares_scores_of_the_scale(skala: str, target: str, grade: str, expected: str) -> None:
    row = assess(ind(sifat="posisi", arah="predikat", target=target, skala=skala), {"des": grade})
    assert row.capaian == Decimal(expected)


@pytest.mark.parametrize(
    ("cap", "realisasi", "expected"),
    [
        pytest.param(120, 15, 120, id="the cap counts, not the capaian"),
        pytest.param(120, 12, 120, id="at the cap"),
        pytest.param(120, 11, 110, id="below the cap"),
        pytest.param(None, 15, 150, id="null is no cap"),
    ],
)
def test_dinilai_is_capped_and_capaian_is_not(cap: int | None, realisasi: Num, expected: int) -> None:
    rules = ATURAN._replace(batas_capaian=None if cap is None else D(cap))
    row = assess(ind(sifat="posisi", target=10), {"des": realisasi}, aturan=rules)
    assert row.dinilai == expected
    assert row.capaian == D(realisasi) * 10


def test_capaian_tahun_is_null_only_when_nothing_was_reported() -> None:
    promise = ind(rencana={"mar": 10, "des": 40})
    assert assess(promise, {}, "mar").capaian_tahun is None
    assert assess(promise, {"mar": 0}, "mar").capaian_tahun == 0
    assert assess(promise, {"feb": 5}, "feb").capaian_tahun == 10
    assert assess(promise, {"feb": 5}, "feb").capaian is None


def test_capaian_tahun_goes_by_the_last_known_value_even_where_silence_scores_0() -> None:
    row = assess(ind(sifat="posisi", rencana={"mar": 60, "des": 80}), {"feb": 40}, "mar")
    assert (row.capaian, row.capaian_tahun, row.realisasi) == (D(0), D(50), D(40))


def test_capaian_tahun_of_pekerjaan_is_over_all_of_them() -> None:
    works = [work("PUPR.J.A", 1, "jul"), work("PUPR.J.B", 3, "okt")]
    promise = ind("PUPR.J", pekerjaan=works)
    row = assess(promise, bulan="jul", works={"A": {"jul": 100}, "B": {"jun": 20}})
    assert (row.capaian, row.capaian_tahun) == (D(100), D(40))
    assert assess(promise, bulan="jul").capaian_tahun is None
    assert assess(promise, bulan="jul", works={"B": {"jun": 20}}).capaian_tahun == 15


def test_a_target_of_0_with_naik_which_the_contract_file_refuses_gives_0() -> None:
    assert capaian(ind(sifat="posisi", target=1), D(0), D(5), ATURAN) == 0
