"""SPEC §3 "Belum lapor": silence never helps, and is named."""

from __future__ import annotations

import pytest

from tests.scoring.build import ATURAN, D, Num, Spec, assess, ind, work

QUARTERS: dict[str, Spec] = {"mar": 10, "jun": 10, "sep": 10, "des": 10}
KEEP = ATURAN._replace(belum_lapor="nilai_terakhir")


@pytest.mark.parametrize(
    ("sifat", "arah", "months", "missing"),
    [
        pytest.param("akumulasi", "naik", {"mar": 1}, (6,), id="akumulasi: every plan month"),
        pytest.param("akumulasi", "naik", {"jun": 1}, (3,), id="akumulasi: an earlier one"),
        pytest.param("akumulasi", "naik", {"apr": 1}, (3, 6), id="akumulasi: another month does not replace it"),
        pytest.param("akumulasi", "turun", {"mar": 1}, (6,), id="akumulasi turun"),
        pytest.param("rata_rata", "naik", {"jun": 1}, (3,), id="rata_rata: every plan month"),
        pytest.param("posisi", "naik", {"jun": 1}, (), id="posisi: an earlier plan month is forgiven"),
        pytest.param("posisi", "naik", {"jul": 1}, (), id="posisi: a later report serves"),
        pytest.param("posisi", "naik", {"mei": 1}, (6,), id="posisi: an earlier report does not"),
        pytest.param("posisi", "turun", {"mar": 1}, (6,), id="posisi: reaching the target excuses nothing"),
    ],
)
def test_which_months_are_missing(sifat: str, arah: str, months: dict[str, Spec], missing: tuple[int, ...]) -> None:
    row = assess(ind(sifat=sifat, arah=arah, rencana=QUARTERS), months, "jul")
    assert row.bulan_belum_lapor == missing
    assert row.belum_lapor is bool(missing)


@pytest.mark.parametrize(
    ("target", "reported", "silent"),
    [
        pytest.param(40, 39, True, id="just below the year's target"),
        pytest.param(40, 40, False, id="the year's target"),
        pytest.param((36, 44), 36, False, id="the lower bound of a range"),
        pytest.param((36, 44), 35, True, id="below the lower bound"),
    ],
)
def test_once_the_years_target_is_reached_nothing_is_missing(target: Spec, reported: Num, silent: bool) -> None:
    plan = {"mar": (9, 11), "jun": (9, 11), "sep": (9, 11), "des": (9, 11)} if isinstance(target, tuple) else QUARTERS
    row = assess(ind(target=target, rencana=plan), {"mar": reported}, "des")
    assert row.belum_lapor is silent


def test_the_target_must_be_reached_by_the_month_itself() -> None:
    promise = ind(rencana=QUARTERS)
    assert assess(promise, {"mar": 10, "sep": 30}, "jun").belum_lapor
    assert not assess(promise, {"mar": 10, "sep": 30}, "sep").belum_lapor


@pytest.mark.parametrize(
    ("sifat", "arah", "months", "capaian", "seandainya"),
    [
        pytest.param("akumulasi", "naik", {"mar": 10}, "50.00", None, id="akumulasi naik keeps its sum"),
        pytest.param("akumulasi", "naik", {}, "0.00", None, id="akumulasi naik: nothing is 0"),
        pytest.param("akumulasi", "naik", {"mar": 25}, "125.00", None, id="akumulasi naik: ahead, though silent"),
        pytest.param("akumulasi", "turun", {"mar": 4}, "0.00", "180.00", id="akumulasi turun scores 0"),
        pytest.param("posisi", "naik", {"mar": 8}, "0.00", "80.00", id="posisi scores 0"),
        pytest.param("posisi", "naik", {}, "0.00", None, id="posisi: nothing is known"),
        pytest.param("posisi", "turun", {"mar": 8}, "0.00", "120.00", id="posisi turun scores 0"),
        pytest.param("rata_rata", "naik", {"mar": 8}, "0.00", "80.00", id="rata_rata scores 0"),
    ],
)
def test_what_silence_costs(
    sifat: str, arah: str, months: dict[str, Spec], capaian: str, seandainya: str | None
) -> None:
    row = assess(ind(sifat=sifat, arah=arah, rencana=QUARTERS), months, "jun")
    assert row.belum_lapor
    assert row.capaian == D(capaian)
    assert row.capaian_seandainya == (None if seandainya is None else D(seandainya))


@pytest.mark.parametrize(
    ("sifat", "arah", "months", "capaian"),
    [
        pytest.param("posisi", "naik", {"mar": 8}, "80.00", id="posisi uses its last known value"),
        pytest.param("posisi", "naik", {"jan": 8}, "80.00", id="posisi: even from before the first plan month"),
        pytest.param("posisi", "naik", {}, "0.00", id="posisi: nothing is known"),
        pytest.param("posisi", "turun", {"mar": 8}, "120.00", id="posisi turun too"),
        pytest.param("rata_rata", "naik", {"mar": 8}, "80.00", id="rata_rata: the mean of what was reported"),
        pytest.param("rata_rata", "naik", {}, "0.00", id="rata_rata: nothing was reported"),
        pytest.param("akumulasi", "turun", {"mar": 4}, "0.00", id="akumulasi turun still scores 0"),
    ],
)
def test_nilai_terakhir_keeps_what_is_known_and_marks_it(
    sifat: str, arah: str, months: dict[str, Spec], capaian: str
) -> None:
    row = assess(ind(sifat=sifat, arah=arah, rencana=QUARTERS), months, "jun", aturan=KEEP)
    assert row.belum_lapor
    assert row.capaian == D(capaian)


def test_nilai_terakhir_of_a_grade_below_the_target() -> None:
    promise = ind(sifat="posisi", arah="predikat", rencana={"jun": "BB"})
    row = assess(promise, {"jan": "B"}, "jun", aturan=KEEP)
    assert (row.capaian, row.belum_lapor) == (D(80), True)


def test_akumulasi_rentang_scores_0_for_silence() -> None:
    promise = ind(arah="rentang", rencana={"mar": (4, 6), "jun": (4, 6)})
    assert assess(promise, {"mar": 5}, "jun").capaian == 0
    assert assess(promise, {"mar": 5, "jun": 5}, "jun").capaian == 100


@pytest.mark.parametrize(
    ("progress", "fisik", "silent"),
    [
        pytest.param({}, None, True, id="never reported"),
        pytest.param({"jun": 60}, 60, True, id="reported before the due month only: keeps its progress"),
        pytest.param({"jul": 60}, 60, False, id="reported in the due month"),
        pytest.param({"agu": 60}, 60, False, id="reported after the due month"),
        pytest.param({"mei": 100}, 100, False, id="finished early: nothing is missing"),
        pytest.param({"jul": 0}, 0, False, id="a reported 0 is a value"),
    ],
)
def test_pekerjaan_are_silent_without_a_report_from_the_due_month_on(
    progress: dict[str, Spec], fisik: Num | None, silent: bool
) -> None:
    row = assess(ind("PUPR.J", pekerjaan=[work("PUPR.J.A", 2, "jul")]), bulan="agu", works={"A": progress})
    assert row.pekerjaan[0].fisik == fisik
    assert (row.pekerjaan[0].belum_lapor, row.belum_lapor) == (silent, silent)
    assert row.capaian == D(fisik or 0)
    assert row.bulan_belum_lapor == ((7,) if silent else ())


def test_a_pekerjaan_not_yet_due_is_never_silent() -> None:
    row = assess(ind("PUPR.J", pekerjaan=[work("PUPR.J.A", 2, "jul")]), bulan="jun")
    assert not row.pekerjaan[0].belum_lapor
    assert not row.belum_lapor
