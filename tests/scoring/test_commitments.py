"""SPEC §3 "Commitments", the three indices, klaim and terverifikasi."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kontrak.model.recorded import LaporanBulan
from kontrak.scoring.detail import detail_contract
from kontrak.scoring.summary import score_contract
from tests.scoring.build import ATURAN, D, Num, Spec, check, fakta, ind, month_number, record, reports, work

if TYPE_CHECKING:
    from kontrak.model.declared import Indikator
    from kontrak.model.summary import Ringkasan


def score(
    promise: Indikator, months: dict[str, Spec], bulan: str, *, works: dict[str, dict[str, Spec]] | None = None
) -> Ringkasan:
    laporan = {promise.kode: reports(months, kode=promise.kode)}
    for name, progress in (works or {}).items():
        laporan[f"{promise.kode}.{name}"] = reports(progress)
    return score_contract(fakta(promise, laporan=laporan), month_number(bulan))


# --- what is a commitment, and when it is met ------------------------------------------------------


@pytest.mark.parametrize(
    ("threshold", "reported", "met"),
    [
        pytest.param(100, 100, True, id="at the threshold"),
        pytest.param(100, "99.995", True, id="the printed capaian is compared"),
        pytest.param(100, "99.994", False, id="just below"),
        pytest.param(90, 90, True, id="a lower threshold"),
        pytest.param(90, "89.99", False, id="below a lower threshold"),
    ],
)
def test_a_commitment_is_met_from_ambang_terpenuhi_on(threshold: Num, reported: Num, met: bool) -> None:
    promise = ind(rencana={"mar": 100})
    facts = fakta(
        promise,
        laporan={promise.kode: reports({"mar": reported})},
        aturan=ATURAN._replace(ambang_terpenuhi=D(threshold)),
    )
    summary = score_contract(facts, 3)
    assert (summary.jumlah_terpenuhi, summary.jumlah_meleset) == (int(met), int(not met))
    assert detail_contract(facts, 3).indikator[0].terpenuhi is met


def test_each_pekerjaan_is_a_commitment_by_its_share_of_the_volume() -> None:
    works = [work("PUPR.A.X", 1, "mar"), work("PUPR.A.Y", 3, "jun"), work("PUPR.A.Z", 4, "des")]
    first = ind("PUPR.A", pekerjaan=works, bobot=80)
    second = ind("PUPR.B", rencana={"mar": 1}, bobot=20)
    laporan = {"PUPR.A.X": reports({"mar": 100}), "PUPR.A.Y": reports({"jun": 99}), "PUPR.B": reports({"mar": 1})}
    summary = score_contract(fakta(first, second, laporan=laporan), 6)
    assert (summary.jumlah_jatuh_tempo, summary.jumlah_terpenuhi) == (3, 2)
    assert summary.komitmen == 50, "(10 + 20) of (10 + 30 + 20)"
    assert summary.bobot_meleset == 50


def test_a_pekerjaan_is_met_at_fisik_100_not_at_ambang_terpenuhi() -> None:
    promise = ind("PUPR.A", pekerjaan=[work("PUPR.A.X", 1, "mar")])
    facts = fakta(
        promise,
        laporan={"PUPR.A.X": reports({"mar": "99.999999"})},
        aturan=ATURAN._replace(ambang_terpenuhi=D(90)),
    )
    assert score_contract(facts, 3).jumlah_terpenuhi == 0


def test_an_indikator_with_pekerjaan_is_met_when_all_due_ones_are_finished() -> None:
    promise = ind("PUPR.A", pekerjaan=[work("PUPR.A.X", 1, "mar"), work("PUPR.A.Y", 1, "jun")])
    facts = fakta(promise, laporan={"PUPR.A.X": reports({"mar": 100})})
    assert [detail_contract(facts, month).indikator[0].terpenuhi for month in (2, 3, 6)] == [None, True, False]


def test_jumlah_belum_lapor_counts_commitments() -> None:
    works = [work("PUPR.A.X", 1, "mar"), work("PUPR.A.Y", 1, "mar"), work("PUPR.A.Z", 1, "des")]
    facts = fakta(ind("PUPR.A", pekerjaan=works), ind("PUPR.B", rencana={"mar": 1}))
    assert score_contract(facts, 3).jumlah_belum_lapor == 3


def test_bobot_meleset_is_the_rest_of_the_printed_komitmen() -> None:
    facts = fakta(*(ind(f"PUPR.{name}", rencana={"mar": 1}) for name in "ABC"), laporan={"PUPR.A": reports({"mar": 1})})
    summary = score_contract(facts, 3)
    assert (summary.komitmen, summary.bobot_meleset) == (D("33.33"), D("66.67"))


# --- kecepatan --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("months", "bulan", "expected"),
    [
        pytest.param({"mar": 10, "jun": 10}, "jun", "100.00", id="every plan month in time"),
        pytest.param({"mar": 5, "jun": 15}, "jun", "50.00", id="late in March, caught up in June"),
        pytest.param({"mar": 5, "apr": 5}, "mei", "0.00", id="caught up in April is too late for March"),
        pytest.param({"feb": 10}, "mei", "100.00", id="early is in time"),
        pytest.param({}, "jul", "0.00", id="silent"),
        pytest.param({"mar": 10}, "feb", None, id="nothing due yet"),
    ],
)
def test_kecepatan_is_the_share_of_plan_months_met_at_their_end(
    months: dict[str, Spec], bulan: str, expected: str | None
) -> None:
    summary = score(ind(rencana={"mar": 10, "jun": 10}), months, bulan)
    assert summary.kecepatan == (None if expected is None else D(expected))


@pytest.mark.parametrize(
    ("progress", "expected"),
    [
        pytest.param({"X": {"mar": 100}, "Y": {"jun": 100}}, 100, id="both in time"),
        pytest.param({"X": {"apr": 100}, "Y": {"jun": 100}}, 50, id="one a month late"),
        pytest.param({"X": {"feb": 100}, "Y": {"jun": 99}}, 50, id="one unfinished"),
    ],
)
def test_kecepatan_of_pekerjaan_is_the_share_finished_by_their_due_month(
    progress: dict[str, dict[str, Spec]], expected: Num
) -> None:
    works = [work("PUPR.A.X", 1, "mar"), work("PUPR.A.Y", 9, "jun"), work("PUPR.A.Z", 9, "des")]
    assert score(ind("PUPR.A", pekerjaan=works), {}, "jul", works=progress).kecepatan == D(expected)


def test_kecepatan_of_a_contract_is_the_mean_by_bobot_over_due_indikators() -> None:
    promises = [
        ind("PUPR.A", rencana={"mar": 1}, bobot=20),
        ind("PUPR.B", rencana={"mar": 1}, bobot=30),
        ind("PUPR.C", rencana={"des": 1}, bobot=50),
    ]
    facts = fakta(*promises, laporan={"PUPR.A": reports({"mar": 1})})
    assert score_contract(facts, 3).kecepatan == 40


def test_kecepatan_uses_the_reports_as_they_stand_now() -> None:
    promise = ind(rencana={"mar": 10})
    corrected = {3: LaporanBulan((record(3, 4), record(3, 10, tanggal=date(2022, 9, 1))))}
    assert score_contract(fakta(promise, laporan={promise.kode: corrected}), 9).kecepatan == 100


# --- konsistensi ------------------------------------------------------------------------------------


def _dated(bulan: int, *days: date, value: Spec = 1) -> dict[int, LaporanBulan]:
    return {bulan: LaporanBulan(tuple(record(bulan, value, tanggal=day) for day in days))}


@pytest.mark.parametrize(
    ("bulan", "days", "expected"),
    [
        pytest.param(3, [date(2022, 4, 10)], 100, id="on the cut-off day"),
        pytest.param(3, [date(2022, 4, 11)], 0, id="a day late"),
        pytest.param(3, [date(2022, 4, 9), date(2022, 6, 1)], 100, id="a correction keeps the first date"),
        pytest.param(12, [date(2023, 1, 10)], 100, id="December: January of the next year"),
        pytest.param(12, [date(2023, 1, 11)], 0, id="December: late"),
    ],
)
def test_a_report_is_in_time_by_the_date_of_its_first_record(bulan: int, days: list[date], expected: Num) -> None:
    plan: list[Spec | None] = [None] * 12
    plan[bulan - 1] = 5
    promise = ind(target=5)._replace(rencana=tuple(None if item is None else D(5) for item in plan))
    facts = fakta(promise, laporan={promise.kode: _dated(bulan, *days)})
    assert score_contract(facts, bulan).konsistensi == D(expected)


def test_konsistensi_counts_required_reports_of_all_indikators() -> None:
    promises = [
        ind("PUPR.A", rencana={"jan": 1, "feb": 1, "mar": 1}, bobot=99),
        ind("PUPR.B", "posisi", rencana={"mar": 1}, bobot=1),
    ]
    laporan = {"PUPR.A": {**reports({"jan": 1}), **_dated(2, date(2022, 12, 1))}, "PUPR.B": reports({"mar": 1})}
    assert score_contract(fakta(*promises, laporan=laporan), 3).konsistensi == 50, "jan and B of jan, feb, mar and B"


@pytest.mark.parametrize(
    ("months", "bulan", "expected"),
    [
        pytest.param({"jan": 30}, "mar", "100.00", id="reached in January: nothing was required after"),
        pytest.param({"jan": 10, "mar": 20}, "mar", "66.67", id="reached in March only: February was required"),
        pytest.param({"jan": 30, "feb": 1}, "mar", "100.00", id="a report that exists still counts"),
        pytest.param({}, "mar", "0.00", id="nothing reported"),
    ],
)
def test_a_report_missing_after_the_target_was_reached_was_not_required(
    months: dict[str, Spec], bulan: str, expected: str
) -> None:
    summary = score(ind(rencana={"jan": 10, "feb": 10, "mar": 10}), months, bulan)
    assert summary.konsistensi == D(expected)


def test_a_pekerjaan_owes_a_report_for_its_due_month_unless_finished() -> None:
    promise = ind("PUPR.A", pekerjaan=[work("PUPR.A.X", 1, "mar"), work("PUPR.A.Y", 1, "mar")])
    early: dict[str, dict[str, Spec]] = {"X": {"feb": 100}, "Y": {"mar": 10}}
    late: dict[str, dict[str, Spec]] = {"X": {"feb": 90, "apr": 100}, "Y": {"mar": 10}}
    assert score(promise, {}, "apr", works=early).konsistensi == 100
    assert score(promise, {}, "apr", works=late).konsistensi == 50


def test_posisi_owes_a_report_for_each_plan_month_even_when_a_later_one_serves() -> None:
    summary = score(ind(sifat="posisi", rencana={"mar": 1, "jun": 1}), {"apr": 1, "jun": 1}, "jun")
    assert (summary.konsistensi, summary.jumlah_belum_lapor) == (D(50), 0)


def test_a_rejected_report_is_not_in_time() -> None:
    promise = ind(rencana={"mar": 2})
    facts = fakta(promise, laporan={promise.kode: {3: LaporanBulan((record(3, 1),), check("tolak"))}})
    assert score_contract(facts, 3).konsistensi == 0


# --- klaim, terverifikasi ---------------------------------------------------------------------------


def _checked(*checks: tuple[str, Spec | None] | None) -> Ringkasan:
    """Indikators of bobot 10, 20, …, each reporting 8 of 10, with the given checks."""
    promises, laporan = [], {}
    for number, item in enumerate(checks, 1):
        kode = f"PUPR.I{number}"
        promises.append(ind(kode, rencana={"mar": 10}, bobot=number * 10))
        laporan[kode] = {3: LaporanBulan((record(3, 8),), None if item is None else check(*item))}
    return score_contract(fakta(*promises, laporan=laporan), 3)


@pytest.mark.parametrize(
    ("checks", "nilai", "klaim", "terverifikasi"),
    [
        pytest.param([None], 80, 80, 0, id="unchecked"),
        pytest.param([("terima", None)], 80, 80, 100, id="accepted"),
        pytest.param([("ubah", 5)], 50, 80, 100, id="changed"),
        pytest.param([("tolak", None)], 0, 80, 100, id="rejected is checked too"),
        pytest.param([("terima", None), None], 80, 80, "33.33", id="by commitment weight"),
    ],
)
def test_klaim_is_before_and_nilai_after_verification(
    checks: list[tuple[str, Spec | None] | None], nilai: Num, klaim: Num, terverifikasi: Num
) -> None:
    summary = _checked(*checks)
    assert (summary.nilai, summary.nilai_klaim, summary.terverifikasi) == (D(nilai), D(klaim), D(terverifikasi))


def test_terverifikasi_looks_at_the_latest_report_only() -> None:
    promise = ind("PUPR.A", rencana={"mar": 10, "apr": 10})
    checked = LaporanBulan((record(3, 8),), check("terima"))
    facts = fakta(promise, laporan={"PUPR.A": {3: checked, 4: LaporanBulan((record(4, 8),))}})
    assert score_contract(facts, 3).terverifikasi == 100
    assert score_contract(facts, 4).terverifikasi == 0


def test_nothing_reported_is_not_checked() -> None:
    facts = fakta(ind("PUPR.A", rencana={"mar": 10}))
    assert score_contract(facts, 3).terverifikasi == 0


def test_a_check_of_a_later_month_does_not_change_an_earlier_klaim() -> None:
    promise = ind("PUPR.A", rencana={"mar": 10, "apr": 10})
    rejected = LaporanBulan((record(4, 8),), check("tolak"))
    facts = fakta(promise, laporan={"PUPR.A": {**reports({"mar": 5}), 4: rejected}})
    assert score_contract(facts, 3).nilai_klaim == score_contract(facts, 3).nilai == 50
    assert (score_contract(facts, 4).nilai, score_contract(facts, 4).nilai_klaim) == (D(25), D(65))
