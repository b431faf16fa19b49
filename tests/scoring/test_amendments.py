"""SPEC §3 "Looking back" and §4 "Amendments": each month is judged by the version and rules in force at it."""

from __future__ import annotations

from datetime import date

import pytest

from kontrak.model.declared import Aturan, Indikator, Komponen, Kontrak
from kontrak.model.recorded import Fakta, LaporanBulan, Versi, VersiAturan
from kontrak.scoring.detail import detail_contract
from kontrak.scoring.summary import score_contract
from tests.scoring.build import ATURAN, D, Spec, fakta, ind, month_number, record, reports, work


def amended(first: Indikator, second: Indikator | None, since: str, months: dict[str, Spec]) -> Fakta:
    """One indikator that is changed (or removed) from a month on."""
    changed = () if second is None else (second,)
    versions = [Versi(0, 1, (first,)), Versi(1, month_number(since), changed)]
    return fakta(first, versi=versions, laporan={first.kode: reports(months, kode=first.kode)})


def with_rules(facts: Fakta, since: str, rules: Aturan) -> Fakta:
    return facts._replace(aturan=(VersiAturan(0, 1, ATURAN), VersiAturan(1, month_number(since), rules)))


FIRST = ind(rencana={"mar": 10, "jun": 10, "sep": 20})
SECOND = ind(rencana={"mar": 10, "jun": 5, "sep": 5})


def test_the_version_in_force_at_the_month_gives_the_target() -> None:
    facts = amended(FIRST, SECOND, "jun", {"mar": 10, "jun": 5})
    targets = [detail_contract(facts, month).indikator[0].target for month in (3, 5, 6, 9)]
    assert targets == [D(10), D(10), D(15), D(20)]
    assert [detail_contract(facts, month).versi.ke for month in (5, 6)] == [0, 1]
    assert score_contract(facts, 6).nilai == 100


def test_of_two_amendments_from_the_same_month_the_later_one_counts() -> None:
    third = ind(rencana={"mar": 10, "jun": 1, "sep": 9})
    facts = amended(FIRST, SECOND, "jun", {"mar": 10, "jun": 1})
    facts = facts._replace(versi=(*facts.versi, Versi(2, 6, (third,))))
    assert score_contract(facts, 6).nilai == 100


def test_an_amendment_from_january_leaves_nothing_to_the_induk() -> None:
    facts = amended(FIRST, SECOND, "jan", {"mar": 10, "jun": 5})
    assert detail_contract(facts, 1).versi.ke == 1
    assert score_contract(facts, 6).nilai_induk == 75


@pytest.mark.parametrize(
    ("bulan", "expected"),
    [
        pytest.param("mei", None, id="the induk is still in force"),
        pytest.param("jun", "75.00", id="15 of 20 by the original contract"),
        pytest.param("sep", "50.00", id="20 of 40"),
    ],
)
def test_nilai_induk_is_the_nilai_akhir_by_the_original_contract(bulan: str, expected: str | None) -> None:
    facts = amended(FIRST, SECOND, "jun", {"mar": 10, "jun": 5, "sep": 5})
    summary = score_contract(facts, month_number(bulan))
    assert summary.nilai_induk == (None if expected is None else D(expected))
    assert summary.nilai == 100


def test_nilai_induk_goes_by_the_original_rules_too() -> None:
    rules = ATURAN._replace(komponen=Komponen(D(0), D(0), D(0), D(100)))
    facts = with_rules(amended(FIRST, SECOND, "jun", {"mar": 10, "jun": 4}), "jun", rules)
    summary = score_contract(facts, 6)
    assert (summary.nilai_akhir, summary.nilai_induk) == (D(0), D(70))


def test_changed_rules_alone_give_a_nilai_induk() -> None:
    promise = ind(sifat="posisi", arah="turun", rencana={"mar": 10, "jun": 10})
    facts = fakta(promise, laporan={promise.kode: reports({"mar": 15, "jun": 15})})
    facts = with_rules(facts, "jun", ATURAN._replace(rumus_turun="t/r"))
    before, after = score_contract(facts, 3), score_contract(facts, 6)
    assert (before.nilai, before.nilai_induk) == (D(50), None)
    assert (after.nilai, after.nilai_induk) == (D("66.67"), D(50))


def test_an_added_indikator_counts_from_its_amendment_on() -> None:
    added = ind("PUPR.BARU", rencana={"jun": 1})
    versions = [Versi(0, 1, (FIRST,)), Versi(1, 6, (FIRST, added))]
    facts = fakta(FIRST, versi=versions, laporan={"PUPR.JALAN": reports({"mar": 10, "jun": 10})})
    assert [score_contract(facts, month).nilai for month in (5, 6)] == [D(100), D(50)]
    assert [score_contract(facts, month).jumlah_jatuh_tempo for month in (5, 6)] == [1, 2]


def test_a_removed_indikator_counts_no_more() -> None:
    facts = amended(FIRST, None, "jun", {"mar": 10})
    assert score_contract(facts, 5).nilai == 100
    assert score_contract(facts, 6).nilai is None
    assert detail_contract(facts, 6).meleset == ()
    assert score_contract(facts, 6).konsistensi == 100, "its report of March was required and came in time"


def test_kecepatan_judges_each_plan_month_by_the_version_then_in_force() -> None:
    """March by the first plan (10, missed), June by the second (8 + 2, met)."""
    lower = ind(rencana={"mar": 8, "jun": 2, "sep": 1})
    facts = amended(FIRST, lower, "jun", {"mar": 8, "jun": 2})
    assert score_contract(facts, 6).kecepatan == 50


def test_kecepatan_and_konsistensi_use_the_rules_of_each_month() -> None:
    facts = amended(FIRST, SECOND, "des", {"mar": 9, "jun": 10})
    easier = with_rules(facts, "jun", ATURAN._replace(ambang_terpenuhi=D(95), batas_lapor=28))
    strict = with_rules(facts, "feb", ATURAN._replace(ambang_terpenuhi=D(90), batas_lapor=28))
    assert score_contract(easier, 6).kecepatan == 50, "90 % missed 100 in March, 95 % reaches 95 in June"
    assert score_contract(strict, 6).kecepatan == 100


def test_tren_compares_months_by_their_own_versions() -> None:
    facts = amended(FIRST, SECOND, "jun", {"mar": 8, "jun": 4})
    assert score_contract(facts, 5).nilai == 80
    assert (score_contract(facts, 6).nilai, score_contract(facts, 6).tren) == (D(80), D(0))
    assert detail_contract(facts, 6).nilai_bulanan == (None, None, D(80), D(80), D(80), D(80))


def test_a_run_judges_each_month_by_the_version_then_in_force() -> None:
    """Missed by the first plan in March; by the second met in June, and missed anew in its plan month July."""
    easy = ind(rencana={"mar": 5, "jul": 10})
    facts = amended(FIRST, easy, "jun", {"mar": 5})
    assert detail_contract(facts, 5).meleset[0].berturut == 1
    assert detail_contract(facts, 6).meleset == ()
    (row,) = detail_contract(facts, 8).meleset
    assert (row.sejak, row.berturut) == (3, 2), "June is no plan month: it neither lengthens nor ends the run"


def test_a_run_ends_where_the_commitment_was_not_promised() -> None:
    added = ind("PUPR.BARU", rencana={"jan": 1})
    facts = fakta(FIRST, versi=[Versi(0, 1, (FIRST,)), Versi(1, 6, (FIRST, added))])
    row = detail_contract(facts, 8).meleset[-1]
    assert (row.kode, row.sejak, row.berturut) == ("PUPR.BARU", 6, 3)


def test_a_run_goes_on_when_only_the_kind_changed() -> None:
    """As akumulasi missed in March, April, May; as posisi missed at its plan month June."""
    position = ind(sifat="posisi", rencana={"mar": 10, "jun": 20})
    (row,) = detail_contract(amended(ind(rencana={"mar": 10}), position, "jun", {}), 8).meleset
    assert (row.sejak, row.berturut) == (3, 4)


def test_a_moved_due_month_of_a_pekerjaan_counts_as_amended() -> None:
    first = ind("PUPR.A", pekerjaan=[work("PUPR.A.X", 1, "jul")])
    second = ind("PUPR.A", pekerjaan=[work("PUPR.A.X", 1, "okt")])
    facts = fakta(first, versi=[Versi(0, 1, (first,)), Versi(1, 6, (second,))])
    assert [score_contract(facts, month).jumlah_meleset for month in (7, 9, 10)] == [0, 0, 1]
    assert score_contract(facts, 7).nilai_induk == 0


def test_reports_of_an_amended_arah_that_no_longer_fit_count_as_none() -> None:
    done = ind(sifat="posisi", arah="biner", rencana={"mar": True})
    facts = amended(ind(sifat="posisi", rencana={"mar": 1}), done, "jun", {"mar": 1})
    assert score_contract(facts, 5).nilai == 100
    after = detail_contract(facts, 6).indikator[0]
    assert (after.capaian, after.realisasi, after.capaian_tahun, after.belum_lapor) == (D(0), None, None, True)


def test_before_the_first_version_nothing_is_promised() -> None:
    facts = fakta(FIRST, versi=[Versi(0, 4, (FIRST,))])
    assert score_contract(facts, 3).nilai is None
    assert detail_contract(facts, 3).indikator == ()
    assert score_contract(facts, 4).nilai == 0


def test_texts_of_the_contract_are_those_of_today() -> None:
    facts = amended(FIRST, SECOND, "jun", {})
    facts = facts._replace(kontrak=Kontrak("PUPR", "Nama baru", facts.kontrak.kepala))
    assert score_contract(facts, 3).nama == "Nama baru"


def test_rules_that_begin_later_serve_the_months_before_too() -> None:
    facts = fakta(FIRST, versi_aturan=[VersiAturan(0, 6, ATURAN), VersiAturan(1, 9, ATURAN._replace(batas_lapor=1))])
    assert [detail_contract(facts, month).aturan.batas_lapor for month in (3, 6, 9)] == [10, 10, 1]


def test_the_cut_off_day_of_each_month_is_that_of_its_rules() -> None:
    promise = ind(rencana={"mar": 1, "jun": 1})
    late = {month: LaporanBulan((record(month, 1, tanggal=date(2022, month + 1, 15)),)) for month in (3, 6)}
    facts = with_rules(fakta(promise, laporan={promise.kode: late}), "jun", ATURAN._replace(batas_lapor=15))
    assert [score_contract(facts, month).konsistensi for month in (3, 6)] == [D(0), D(50)]
