"""SPEC §3 "Meleset": rows, runs, tenure, steps, the order of heads, integrity findings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kontrak.model.declared import Indikator, Langkah
from kontrak.model.kepala import Kepala
from kontrak.model.recorded import Fakta, LaporanBulan, Versi
from kontrak.scoring.detail import detail_contract
from kontrak.scoring.integrity import findings_after, findings_of
from kontrak.scoring.missed import head_of
from kontrak.scoring.ranking import order_heads
from kontrak.scoring.summary import potret_at, score_contract
from kontrak.scoring.year import ContractYear
from tests.scoring.build import (
    ATURAN,
    D,
    Num,
    Spec,
    fakta,
    ind,
    missed_heads,
    month_number,
    record,
    reports,
    temuan,
    value,
    work,
)

if TYPE_CHECKING:
    from kontrak.model.missed import KomitmenMeleset


def row(promise: Indikator, months: dict[str, Spec], bulan: str = "jun") -> KomitmenMeleset:
    grade = promise.arah == "predikat"
    facts = fakta(promise, laporan={promise.kode: reports(months, kode=promise.kode, grade=grade)})
    (found,) = detail_contract(facts, month_number(bulan)).meleset
    return found


def test_a_row_says_what_was_promised_and_done() -> None:
    found = row(ind(rencana={"mar": 10, "jun": 10, "des": 5}), {"mar": 10, "jun": 4}, "agu")
    assert (found.kode, found.nama, found.satuan) == ("PUPR.JALAN", "Indikator JALAN", "km")
    assert found.bulan_jatuh_tempo == 6, "the latest plan month that has come"
    assert (found.target, found.realisasi, found.kekurangan) == (D(20), D(14), D(6))
    assert (found.capaian, found.belum_lapor) == (D(70), False)


def test_a_met_or_undue_commitment_has_no_row() -> None:
    promise = ind(rencana={"mar": 10, "des": 10})
    facts = fakta(promise, laporan={promise.kode: reports({"mar": 10})})
    assert detail_contract(facts, 2).meleset == ()
    assert detail_contract(facts, 3).meleset == ()


def test_a_row_of_a_pekerjaan_is_in_fisik() -> None:
    promise = ind("PUPR.A", pekerjaan=[work("PUPR.A.X", 7, "mar"), work("PUPR.A.Y", 1, "apr")], satuan="unit")
    facts = fakta(promise, laporan={"PUPR.A.X": reports({"apr": "62.5"})})
    first, second = detail_contract(facts, 5).meleset
    assert (first.kode, first.bulan_jatuh_tempo, first.satuan) == ("PUPR.A.X", 3, "persen")
    assert (first.target, first.realisasi, first.kekurangan) == (D(100), D("62.5"), D("37.5"))
    assert (first.capaian, first.belum_lapor) == (D("62.50"), False)
    assert (second.realisasi, second.kekurangan, second.capaian) == (None, D(100), D(0))
    assert second.belum_lapor


@pytest.mark.parametrize(
    ("sifat", "arah", "target", "reported", "gap"),
    [
        pytest.param("posisi", "naik", 10, "9.5", "0.5", id="naik: what is lacking"),
        pytest.param("posisi", "turun", 10, 12, 2, id="turun: what is too much"),
        pytest.param("posisi", "naik", (80, 90), 70, 10, id="range: to the lower bound"),
        pytest.param("posisi", "turun", (7, 8), 9, 1, id="range: to the upper bound"),
        pytest.param("posisi", "rentang", (5, 8), 4, 1, id="rentang: below"),
        pytest.param("posisi", "rentang", (5, 8), 10, 2, id="rentang: above"),
        pytest.param("posisi", "rentang", (-5, 0), -8, 3, id="rentang: outside a bound below 0"),
        pytest.param("posisi", "biner", True, False, None, id="biner has none"),
        pytest.param("posisi", "predikat", "A", "B", None, id="predikat has none"),
    ],
)
def test_kekurangan(sifat: str, arah: str, target: Spec, reported: Spec, gap: Num | None) -> None:
    found = row(ind(sifat=sifat, arah=arah, rencana={"jun": target}), {"jun": reported})
    assert found.kekurangan == (None if gap is None else D(gap))
    assert found.realisasi == value(reported, grade=arah == "predikat")


def test_kekurangan_is_the_difference_of_the_printed_numbers() -> None:
    """Plan 20/3 = 6,666667, mean 1/3 = 0,333333."""
    promise = ind(sifat="rata_rata", rencana={"mar": 5, "apr": 5, "mei": 10})
    found = row(promise, {"mar": 0, "apr": 0, "mei": 1})
    assert (found.target, found.realisasi) == (D("6.666667"), D("0.333333"))
    assert found.kekurangan == D("6.333334")


@pytest.mark.parametrize(
    ("sifat", "arah", "months", "gap"),
    [
        pytest.param("akumulasi", "naik", {"mar": 4}, 16, id="a sum keeps its distance"),
        pytest.param("akumulasi", "naik", {}, 20, id="a sum of nothing lacks everything"),
        pytest.param("akumulasi", "turun", {"mar": 4}, None, id="0 for silence has none"),
        pytest.param("posisi", "naik", {"mar": 4}, None, id="posisi: 0 for silence has none"),
        pytest.param("rata_rata", "naik", {"mar": 4}, None, id="rata_rata: 0 for silence has none"),
    ],
)
def test_kekurangan_is_null_where_the_score_is_0_for_silence(
    sifat: str, arah: str, months: dict[str, Spec], gap: Num | None
) -> None:
    found = row(ind(sifat=sifat, arah=arah, rencana={"mar": 10, "jun": 10}), months)
    assert found.belum_lapor
    assert found.kekurangan == (None if gap is None else D(gap))


def test_a_better_value_than_the_target_lacks_nothing_when_the_threshold_asks_more() -> None:
    promise = ind(sifat="posisi", rencana={"jun": 100})
    facts = fakta(
        promise, laporan={promise.kode: reports({"jun": 105})}, aturan=ATURAN._replace(ambang_terpenuhi=D(110))
    )
    (found,) = detail_contract(facts, 6).meleset
    assert found.kekurangan == 0


def test_latest_kendala_and_tindak_lanjut() -> None:
    promise = ind(rencana={"mar": 10})
    months = {
        3: LaporanBulan((record(3, 1, kendala="banjir", tindak_lanjut="tambah alat"),)),
        4: LaporanBulan((record(4, 1, kendala="longsor"), record(4, 2))),
        5: LaporanBulan((record(5, 1, kendala="tanah"),)),
        7: LaporanBulan((record(7, 1, kendala="nanti"),)),
    }
    (found,) = detail_contract(fakta(promise, laporan={promise.kode: months}), 6).meleset
    assert (found.kendala, found.tindak_lanjut) == ("tanah", "tambah alat")
    (may,) = detail_contract(fakta(promise, laporan={promise.kode: months}), 5).meleset
    assert may.kendala == "tanah", "of the month itself"
    (april,) = detail_contract(fakta(promise, laporan={promise.kode: months}), 4).meleset
    assert april.kendala == "banjir", "the record that counts in April says nothing of it"


# --- runs -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sifat", "months", "bulan", "sejak", "berturut"),
    [
        pytest.param("akumulasi", {}, "mar", 3, 1, id="akumulasi: the first month"),
        pytest.param("akumulasi", {}, "agu", 3, 2, id="akumulasi: only plan months"),
        pytest.param("akumulasi", {"mar": 10}, "agu", 6, 1, id="akumulasi: met in March, missed from June"),
        pytest.param("akumulasi", {"apr": 10}, "agu", 3, 2, id="akumulasi: April is no plan month"),
        pytest.param("posisi", {"mar": 1, "jun": 1}, "agu", 3, 2, id="posisi: only plan months"),
        pytest.param("posisi", {"mar": 10, "jun": 1}, "agu", 6, 1, id="posisi: met in March"),
        pytest.param("posisi", {"mar": 1, "apr": 10, "jun": 1}, "agu", 3, 2, id="posisi: April is no plan month"),
        pytest.param("posisi", {"jun": 20, "agu": 1}, "sep", 8, 1, id="posisi: met in June, lapsed in August"),
        pytest.param("posisi", {"jun": 20, "jul": 1, "agu": 1}, "sep", 7, 1, id="posisi: a lapse counts once"),
        pytest.param("rata_rata", {"mar": 1, "jun": 2}, "des", 3, 2, id="rata_rata: only plan months"),
    ],
)
def test_runs(sifat: str, months: dict[str, Spec], bulan: str, sejak: int, berturut: int) -> None:
    found = row(ind(sifat=sifat, rencana={"mar": 10, "jun": 20 if sifat != "akumulasi" else 10}), months, bulan)
    assert (found.sejak, found.berturut) == (sejak, berturut)


@pytest.mark.parametrize(("bulan", "sejak", "berturut"), [("mar", 3, 1), ("mei", 3, 3), ("des", 3, 10)])
def test_a_sum_that_falls_due_once_counts_every_calendar_month(bulan: str, sejak: int, berturut: int) -> None:
    found = row(ind(rencana={"mar": 10}), {"apr": 9}, bulan)
    assert (found.sejak, found.berturut, found.satuan_berturut) == (sejak, berturut, "bulan")
    assert found.rangkaian == f"{berturut} bulan lewat"


@pytest.mark.parametrize(("bulan", "berturut"), [("mei", 1), ("jun", 2), ("agu", 2)])
def test_the_same_plan_and_figures_lead_to_the_same_run(bulan: str, berturut: int) -> None:
    """What an office wrote as additions, another as positions: the pair of the rule (SPEC §3 Meleset)."""
    quarters = ("mar", "jun", "sep", "des")
    total = row(ind(rencana=dict.fromkeys(quarters, 25)), {"mar": 24, "jun": 25}, bulan)
    standing = row(
        ind(sifat="posisi", rencana=dict(zip(quarters, (25, 50, 75, 100), strict=True))), {"mar": 24, "jun": 49}, bulan
    )
    assert total.berturut == standing.berturut == total.berturut_tangga == standing.berturut_tangga == berturut
    assert (total.sejak, total.satuan_berturut) == (standing.sejak, standing.satuan_berturut) == (3, "kali")
    assert total.rangkaian == f"{berturut} kali jatuh tempo berturut-turut"


def test_a_month_counts_by_the_version_in_force_in_it() -> None:
    """Due once until April, by quarters from then on: April and May count no more, March and June do."""
    once, quarters = ind(rencana={"feb": 10}), ind(rencana={"feb": 10, "jun": 10})
    facts = fakta(once, versi=[Versi(0, 1, (once,)), Versi(1, 4, (quarters,))])
    runs = [
        (found.sejak, found.berturut, found.satuan_berturut)
        for m in (3, 5, 6)
        for found in detail_contract(facts, m).meleset
    ]
    assert runs == [(2, 2, "bulan"), (2, 2, "kali"), (2, 3, "kali")]


def test_biner_counts_every_calendar_month_and_predikat_only_plan_months() -> None:
    biner = row(ind(sifat="posisi", arah="biner", rencana={"mar": True}), {}, "jul")
    assert (biner.sejak, biner.berturut) == (3, 5)
    grade = row(ind(sifat="posisi", arah="predikat", rencana={"mar": "A", "jun": "A"}), {"mar": "B"}, "agu")
    assert (grade.sejak, grade.berturut) == (3, 2)


def test_a_pekerjaan_counts_every_calendar_month_from_its_due_month() -> None:
    promise = ind("PUPR.A", pekerjaan=[work("PUPR.A.X", 1, "apr")])
    (found,) = detail_contract(fakta(promise, laporan={"PUPR.A.X": reports({"jan": 50})}), 9).meleset
    assert (found.sejak, found.berturut) == (4, 6)


# --- heads --------------------------------------------------------------------------------------------


def _silent(opd: str = "PUPR", *, heads: tuple[Kepala, ...] = (Kepala("Kepala"),), bobot: Num = 100) -> Fakta:
    promises = [ind(f"{opd}.A", rencana={"mar": 10}, bobot=bobot)]
    if D(bobot) < 100:
        promises.append(ind(f"{opd}.B", rencana={"mar": 10}, bobot=100 - D(bobot)))
    laporan = {f"{opd}.B": reports({"mar": 10})}
    return fakta(*promises, opd=opd, kepala=heads, laporan=laporan, pengampu="AST2")


@pytest.mark.parametrize(
    ("sejak", "runtun", "tangga"),
    [
        pytest.param(None, 6, "SP III", id="without a date the whole run"),
        pytest.param(date(2021, 12, 24), 6, "SP III", id="in office all year"),
        pytest.param(date(2022, 6, 30), 3, "SP II", id="in office at the end of June"),
        pytest.param(date(2022, 7, 1), 2, "SP I", id="in office since July"),
        pytest.param(date(2022, 8, 31), 1, "Catatan", id="since the last day"),
    ],
)
def test_the_step_goes_by_the_run_within_the_heads_own_tenure(sejak: date | None, runtun: int, tangga: str) -> None:
    facts = _silent(heads=(Kepala("Kepala", "Lama", sejak=None), Kepala("Kepala", "Baru", sejak=sejak)))
    (head,) = missed_heads([facts], 8)
    assert (head.runtun, head.tangga) == (runtun, tangga)
    assert head.komitmen[0].berturut == 6, "the row states the whole run"
    rincian = detail_contract(facts, 8)
    assert (rincian.runtun, rincian.tangga) == (runtun, tangga)


def test_a_head_who_came_after_the_last_plan_month_has_no_step_yet() -> None:
    promise = ind(sifat="posisi", rencana={"mar": 10})
    facts = fakta(promise, kepala=[Kepala("Kepala", "Baru", sejak=date(2022, 5, 1))])
    (head,) = missed_heads([facts], 8)
    assert (head.runtun, head.tangga, len(head.komitmen)) == (0, None, 1)


def test_the_step_is_that_of_the_highest_key_reached() -> None:
    rules = ATURAN._replace(tangga=(Langkah(2, "dua"), Langkah(5, "lima")))
    facts = _silent()._replace(aturan=(_silent().aturan[0]._replace(aturan=rules),))
    steps = [missed_heads([facts], month)[0].tangga for month in (3, 4, 6, 7, 12)]
    assert steps == [None, "dua", "dua", "lima", "lima"]


def test_the_longest_run_of_several_rows_counts() -> None:
    promises = [ind("PUPR.A", rencana={"mar": 1}), ind("PUPR.B", rencana={"jun": 1})]
    (head,) = missed_heads([fakta(*promises)], 6)
    assert [item.berturut for item in head.komitmen] == [4, 1]
    assert head.runtun == 4


def test_heads_are_ordered_by_weight_then_run_then_code() -> None:
    longer = fakta(ind("LAMA.A", rencana={"jan": 1}), opd="LAMA")
    facts = [_silent("ZZZ"), _silent("BBB", bobot=40), _silent("AAA", bobot=60), _silent("CCC"), longer]
    heads = missed_heads(facts, 3)
    assert [head.opd for head in heads] == ["LAMA", "CCC", "ZZZ", "AAA", "BBB"]
    assert [head.bobot_meleset for head in heads] == [100, 100, 100, 60, 40]
    assert {head.pengampu for head in heads} == {"AST2", None}


def test_a_head_without_a_row_is_not_listed() -> None:
    assert missed_heads([_silent()], 2) == []


def _bidang(opd: str, kode: str, months: dict[str, Spec]) -> Fakta:
    promise = ind(f"{opd}.PAKET", rencana={"mar": 4})
    laporan = {promise.kode: reports(months, kode=promise.kode)}
    return fakta(promise, opd=opd, kode=kode, laporan=laporan, kepala=[Kepala("Kabid")])


def test_heads_of_bidang_are_not_among_those_of_opds() -> None:
    facts = [_silent("PUPR"), _bidang("PUPR", "PUPR.BM", {}), _bidang("PUPR", "PUPR.CK", {"mar": 4})]
    (head,) = missed_heads(facts, 3)
    assert (head.opd, head.bidang) == ("PUPR", ())


def test_an_opd_is_listed_without_rows_of_its_own_when_only_a_bidang_missed() -> None:
    own = fakta(ind("PUPR.A", rencana={"des": 1}))
    below = order_heads([head_of(ContractYear(_bidang("PUPR", "PUPR.BM", {})), 3)])
    assert missed_heads([own], 3) == []
    (head,) = order_heads([head_of(ContractYear(own), 3)._replace(bidang=below)])
    assert (head.komitmen, [item.opd for item in head.bidang]) == ((), ["PUPR.BM"])


def test_the_figures_of_an_opd_use_only_its_own_contract() -> None:
    own = fakta(ind("PUPR.A", rencana={"mar": 1}), laporan={"PUPR.A": reports({"mar": 1})})
    rincian = detail_contract(own, 3, [_bidang("PUPR", "PUPR.BM", {})])
    assert rincian.ringkasan == score_contract(own, 3)
    assert rincian.ringkasan.nilai == 100
    assert [(item.ringkasan.kode, item.ringkasan.nilai) for item in rincian.bidang] == [("PUPR.BM", D(0))]


# --- integrity ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "bulan", "listed"),
    [
        pytest.param(date(2022, 5, 31), 4, False, id="the month before"),
        pytest.param(date(2022, 5, 31), 5, True, id="the month of its date"),
        pytest.param(date(2022, 5, 1), 12, True, id="from then on"),
        pytest.param(date(2021, 11, 1), 10, True, id="for twelve months, over the turn of the year"),
        pytest.param(date(2021, 11, 30), 11, False, id="and no longer"),
        pytest.param(date(2023, 1, 5), 12, False, id="of a later year"),
    ],
)
def test_a_finding_adds_a_row_from_its_month_on(day: date, bulan: int, listed: bool) -> None:
    facts = fakta(ind(rencana={"des": 1}), integritas=[temuan(day)], laporan={"PUPR.JALAN": reports({"jan": 1})})
    rows = detail_contract(facts, bulan).meleset
    assert [found.kode for found in rows] == (["PUPR.INTEGRITAS"] if listed else [])
    assert [head.opd for head in missed_heads([facts], bulan)] == (["PUPR"] if listed else [])


def test_a_finding_counts_in_no_number_and_names_the_official() -> None:
    heads = [Kepala("Kepala Dinas", "Lama"), Kepala("Kepala Dinas", "Baru", sejak=date(2022, 7, 1))]
    promise = ind(rencana={"mar": 1})
    plain = fakta(promise, laporan={promise.kode: reports({"mar": 1})}, kepala=heads)
    found = plain._replace(integritas=(temuan(date(2022, 5, 9), pejabat=heads[0]),))
    assert score_contract(found, 9) == score_contract(plain, 9)
    (row_,) = detail_contract(found, 9).meleset
    assert row_.nama == "Pakta integritas: temuan LHP 12/2022 tanggal 9 Mei 2022 (Lama, Kepala Dinas)"
    assert {row_.target, row_.realisasi, row_.kekurangan, row_.capaian, row_.sejak, row_.berturut} == {None}
    assert row_.belum_lapor is False
    (head,) = missed_heads([found], 9)
    assert (head.bobot_meleset, head.runtun, head.tangga) == (D(0), 0, None)


@pytest.mark.parametrize(
    ("heads", "barred"),
    [
        pytest.param([Kepala("Kepala")], True, id="the same head, unnamed"),
        pytest.param([Kepala("Kepala", "A", "1"), Kepala("Kepala", "A.", "1")], True, id="the same nip"),
        pytest.param(
            [Kepala("Kepala", "A", "1"), Kepala("Kepala", "A", "2", sejak=date(2022, 7, 1))], False, id="another nip"
        ),
        pytest.param(
            [Kepala("Plt. Kepala", "A"), Kepala("Kepala", "A", sejak=date(2022, 7, 1))], True, id="the same name"
        ),
        pytest.param([Kepala("Kepala", "A"), Kepala("Kepala", "B", sejak=date(2022, 7, 1))], False, id="another name"),
        pytest.param(
            [Kepala("Kepala", "A"), Kepala("Kepala", "A", "1", sejak=date(2022, 7, 1))],
            True,
            id="a nip known only later",
        ),
        pytest.param([Kepala("Kepala"), Kepala("Kepala", sejak=date(2022, 7, 1))], False, id="another tenure"),
    ],
)
def test_a_finding_bars_the_official_it_names_not_his_successor(heads: list[Kepala], barred: bool) -> None:
    found = temuan(date(2022, 5, 9), pejabat=heads[0])
    facts = fakta(ind(rencana={"mar": 1}), kepala=heads, integritas=[found])
    assert potret_at(facts, 9).terhalang is barred
    assert potret_at(facts, 4).terhalang is False
    assert findings_of(facts, 9) == detail_contract(facts, 9).temuan == ((found,) if barred else ())
    listed = [score_contract(facts, 4)]
    assert findings_after([found], listed, 2022, 4) == (found,), "in April the head of the finding was in office"
    assert findings_after([found], listed, 2022, 5) == ()


def test_only_the_findings_that_name_the_head_in_office_are_against_him() -> None:
    heads = [Kepala("Kepala", "Lama"), Kepala("Kepala", "Baru", sejak=date(2022, 7, 1))]
    findings = [temuan(date(2022, 5, 9), pejabat=heads[0]), temuan(date(2022, 8, 2), pejabat=heads[1])]
    facts = fakta(ind(rencana={"mar": 1}), kepala=heads, integritas=findings)
    assert findings_of(facts, 9) == (findings[1],)
    assert [row.temuan for row in detail_contract(facts, 9).meleset] == [False, True, True]
    assert [row.kode for head in missed_heads([facts], 9) for row in head.meleset] == ["PUPR.JALAN"]


def test_a_bidang_carries_no_finding_of_its_opd() -> None:
    facts = _bidang("PUPR", "PUPR.BM", {"mar": 4})._replace(integritas=(temuan(date(2022, 1, 1)),))
    assert detail_contract(facts, 3).meleset == ()


@pytest.mark.parametrize(
    ("masa", "months"),
    [(12, [5, 6, 12]), (1, [5]), (0, []), (2, [5, 6])],
)
def test_a_finding_stands_for_as_long_as_the_rules_say(masa: int, months: list[int]) -> None:
    facts = fakta(ind(rencana={"des": 1}), integritas=[temuan(date(2022, 5, 9), masa=masa)])
    assert [month for month in (4, 5, 6, 12) if potret_at(facts, month).terhalang] == months
    rows = {month: detail_contract(facts, month).meleset for month in (4, 5, 6)}
    assert [month for month, found in rows.items() if found] == [month for month in months if month < 12]


@pytest.mark.parametrize(
    ("official", "head", "barred"),
    [
        pytest.param(Kepala("K", "A", "1"), Kepala("Plt. K", "A. b", "1"), True, id="the same NIP"),
        pytest.param(Kepala("K", "A", "1"), Kepala("Plt. K", "A", "2"), False, id="the same name, another NIP"),
        pytest.param(Kepala("K", "A  Rahman", "1"), Kepala("K", "a rahman"), True, id="the same name, one NIP"),
        pytest.param(Kepala("K", "René"), Kepala("K", "René"), True, id="the same name in other bytes"),
        pytest.param(Kepala("K", "A"), Kepala("K", "B"), False, id="another name"),
        pytest.param(Kepala("K"), Kepala("K"), False, id="no name: a tenure is one of its own OPD only"),
    ],
)
def test_an_official_is_known_again_in_another_post(official: Kepala, head: Kepala, barred: bool) -> None:
    found = temuan(date(2022, 5, 9), "LAIN", official)
    facts = fakta(ind(rencana={"des": 1}), kepala=[head], integritas=[found])
    assert potret_at(facts, 6).terhalang is barred
    assert detail_contract(facts, 6).meleset == (), "the row stands in the OPD of the finding"
    assert detail_contract(facts, 6).temuan == ((found,) if barred else ())
