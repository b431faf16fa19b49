"""SPEC §3, from "Exact" to ``dinilai``: T, R, belum lapor and capaian of every kind of indikator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contract_text import ind, naik, opd

if TYPE_CHECKING:
    from tests.workplace import Workplace

ISI = "B: {nama: b, satuan: u, sifat: posisi, arah: naik, target: 1, jatuh_tempo: des}"


def one(kantor: Workplace, rest: str, *rows: str, aturan: str = "{}") -> None:
    """Import a contract of the one indikator X.A and record its reports."""
    kantor.impor(opd(ind("A", rest)), aturan=aturan)
    if rows:
        kantor.lapor(*rows)


def figures(kantor: Workplace, bulan: str) -> tuple[object, ...]:
    """target, realisasi, capaian, capaian_tahun, dinilai, belum_lapor of X.A."""
    a = kantor.indikator("A", bulan)
    return tuple(a[key] for key in ("target", "realisasi", "capaian", "capaian_tahun", "dinilai", "belum_lapor"))


def test_akumulasi_naik(kantor: Workplace) -> None:
    one(
        kantor,
        "sifat: akumulasi, arah: naik, target: 50, rencana: {apr: 5, mei: 5, jun: 10, jul: 10, agu: 10, sep: 10}",
        "A,feb,1",
        "A,apr,3",
        "A,mei,4",
        "A,jun,20",
    )
    # feb: nothing due, so capaian null; of the year 1/50 = 2 %.
    assert figures(kantor, "feb") == (None, 1, None, 2.0, None, False)
    assert kantor.indikator("A", "feb")["jatuh_tempo"] is False
    # apr: T = 5, R = 1 + 3 = 4: 4/5 = 80 %, of the year 4/50 = 8 %.
    assert figures(kantor, "apr") == (5, 4, 80.0, 8.0, 80.0, False)
    # mei: T = 10, R = 8: 80 %.
    assert figures(kantor, "mei") == (10, 8, 80.0, 16.0, 80.0, False)
    # jun: T = 20, R = 28: 140 %, in averages 120.
    assert figures(kantor, "jun") == (20, 28, 140.0, 56.0, 120.0, False)
    # jul: T = 30, R = 28: silence adds nothing: 28/30 = 93.333…; the July report is missing.
    assert figures(kantor, "jul") == (30, 28, 93.33, 56.0, 93.33, True)
    assert kantor.indikator("A", "jul")["target_tahun"] == 50


def test_a_planned_zero_is_no_plan_month_with_naik(kantor: Workplace) -> None:
    # plan months of A: jun, des only.
    one(kantor, "sifat: rata_rata, arah: naik, target: 8, rencana: {mar: 0, jun: 6, des: 10}", "A,mar,9", "A,jun,3")
    assert figures(kantor, "mar")[2] is None
    assert kantor.indikator("A", "mei")["jatuh_tempo"] is False
    # jun: T = 6, R = 3 (March is no plan month): 50 %; of the year 3/8 = 37.5.
    assert figures(kantor, "jun") == (6, 3, 50.0, 37.5, 50.0, False)


def test_a_planned_zero_is_a_plan_month_with_turun(kantor: Workplace) -> None:
    one(kantor, "sifat: posisi, arah: turun, target: 0, rencana: {mar: 0, jun: 0}", "A,mar,0", "A,jun,1")
    # T = 0: R = 0 gives 100, R > 0 gives 0.
    assert figures(kantor, "mar") == (0, 0, 100.0, 100.0, 100.0, False)
    assert figures(kantor, "jun") == (0, 1, 0.0, 0.0, 0.0, False)


@pytest.mark.parametrize("rumus", ["2t-r", "t/r"])
def test_a_target_of_zero_scores_the_same_by_both_formulas(kantor: Workplace, rumus: str) -> None:
    one(
        kantor,
        "sifat: posisi, arah: turun, target: 0, rencana: {mar: 0, jun: 0}",
        "A,mar,0",
        "A,jun,1",
        aturan=f"{{rumus_turun: {rumus}}}",
    )
    assert figures(kantor, "mar")[2] == 100.0
    assert figures(kantor, "jun")[2] == 0.0


def test_posisi_naik(kantor: Workplace) -> None:
    one(
        kantor,
        "sifat: posisi, arah: naik, target: 80, rencana: {mar: 60, jun: 70, des: 80}",
        "A,jan,50",
        "A,mar,54",
        "A,mei,63",
        "A,jul,77",
    )
    # jan: not due; of the year 50/80 = 62.5.
    assert figures(kantor, "jan") == (None, 50, None, 62.5, None, False)
    # mar: 54/60 = 90, of the year 54/80 = 67.5.
    assert figures(kantor, "mar") == (60, 54, 90.0, 67.5, 90.0, False)
    # apr: latest report from March on is March's.
    assert figures(kantor, "apr") == (60, 54, 90.0, 67.5, 90.0, False)
    # mei: 63/60 = 105.
    assert figures(kantor, "mei") == (60, 63, 105.0, 78.75, 105.0, False)
    # jun: no report from June on: belum lapor, 0; the last known value 63 is still shown.
    assert figures(kantor, "jun")[0] == 70
    assert figures(kantor, "jun")[2] == 0.0
    assert figures(kantor, "jun")[4:] == (0.0, True)
    # jul: a later report serves: 77/70 = 110.
    assert figures(kantor, "jul") == (70, 77, 110.0, 96.25, 110.0, False)


def test_posisi_with_nilai_terakhir_uses_the_last_known_value(kantor: Workplace) -> None:
    one(
        kantor,
        "sifat: posisi, arah: naik, target: 80, rencana: {mar: 60, jun: 70}".replace("jun: 70", "jun: 80"),
        "A,mar,60",
        aturan="{belum_lapor: nilai_terakhir}",
    )
    # jun: 60/80 = 75, still belum lapor.
    assert figures(kantor, "jun") == (80, 60, 75.0, 75.0, 75.0, True)


def test_nilai_terakhir_without_any_report_is_zero(kantor: Workplace) -> None:
    one(kantor, "sifat: posisi, arah: turun, target: 5, jatuh_tempo: mar", aturan="{belum_lapor: nilai_terakhir}")
    assert figures(kantor, "mar") == (5, None, 0.0, None, 0.0, True)


def test_rata_rata(kantor: Workplace) -> None:
    plan = "sifat: rata_rata, arah: turun, target: 7, rencana: {triwulan: [6, 7, 8, 7]}"
    one(kantor, plan, "A,feb,1", "A,mar,9", "A,jun,8", "A,des,4")
    # mar: T = 6, R = 9 (February is no plan month): (12 − 9)/6 = 50; of the year (14 − 9)/7 = 71.428….
    assert figures(kantor, "mar") == (6, 9, 50.0, 71.43, 50.0, False)
    # jun: T = 6.5, R = 8.5: (13 − 8.5)/6.5 = 4.5/6.5 = 69.2307….
    assert figures(kantor, "jun")[:3] == (6.5, 8.5, 69.23)
    # agu stays as jun; sep misses a report: 0.
    assert figures(kantor, "agu")[2] == 69.23
    assert figures(kantor, "sep")[2] == 0.0
    assert figures(kantor, "sep")[5] is True
    # des: September is still missing.
    assert figures(kantor, "des")[2] == 0.0
    kantor.lapor("A,sep,7")
    # des: T = 28/4 = 7, R = (9 + 8 + 7 + 4)/4 = 7: 100.
    assert figures(kantor, "des") == (7, 7, 100.0, 100.0, 100.0, False)


def test_rata_rata_with_nilai_terakhir_is_the_mean_of_what_was_reported(kantor: Workplace) -> None:
    plan = "sifat: rata_rata, arah: naik, target: 10, rencana: {triwulan: [10, 10, 10, 10]}"
    one(kantor, plan, "A,mar,8", "A,sep,6", aturan="{belum_lapor: nilai_terakhir}")
    # sep: (8 + 6)/2 = 7, June is missing.
    assert figures(kantor, "sep")[:3] == (10, 7, 70.0)
    assert figures(kantor, "sep")[5] is True


def test_akumulasi_turun_that_is_missing_scores_zero(kantor: Workplace) -> None:
    plan = "sifat: akumulasi, arah: turun, target: 10, rencana: {mar: 5, jun: 5}"
    one(kantor, plan, "A,jan,1", "A,mar,3")
    # mar: T = 5, R = 4: (10 − 4)/5 = 120.
    assert figures(kantor, "mar")[:3] == (5, 4, 120.0)
    # jun: June missing: 0, though the sum 4 would be far below 10.
    assert figures(kantor, "jun")[2] == 0.0
    assert figures(kantor, "jun")[5] is True
    kantor.lapor("A,jun,7")
    # jun: R = 11, T = 10: (20 − 11)/10 = 90.
    assert figures(kantor, "jun") == (10, 11, 90.0, 90.0, 90.0, False)


def test_akumulasi_turun_with_nilai_terakhir_still_scores_zero(kantor: Workplace) -> None:
    # nilai_terakhir speaks of posisi and rata_rata only.
    one(
        kantor,
        "sifat: akumulasi, arah: turun, target: 10, rencana: {mar: 5, jun: 5}",
        "A,mar,3",
        aturan="{belum_lapor: nilai_terakhir}",
    )
    assert figures(kantor, "jun")[2] == 0.0


def test_turun(kantor: Workplace) -> None:
    cases = [
        ("2t-r", "0", 200.0),  # (20 − 0)/10
        ("2t-r", "8", 120.0),  # (20 − 8)/10
        ("2t-r", "10", 100.0),
        ("2t-r", "15", 50.0),
        ("2t-r", "20", 0.0),
        ("2t-r", "35", 0.0),  # (20 − 35)/10 < 0: floor 0
        ("t/r", "8", 125.0),  # 10/8
        ("t/r", "5", 200.0),  # 10/5
        ("t/r", "4", 200.0),  # 10/4 = 250, at most 200
        ("t/r", "0", 200.0),  # R = 0: 200
        ("t/r", "30", 33.33),  # 10/30
    ]
    rest = "sifat: posisi, arah: turun, target: 10, jatuh_tempo: mar, rumus_turun: "
    kantor.impor(opd(*(ind(f"A{i}", rest + rumus) for i, (rumus, _, _) in enumerate(cases))))
    kantor.lapor(*(f"A{i},mar,{realisasi}" for i, (_, realisasi, _) in enumerate(cases)))
    found = kantor.opd("mar")["indikator"]
    assert [item["capaian"] for item in found] == [capaian for _, _, capaian in cases]
    assert [item["dinilai"] for item in found] == [min(capaian, 120.0) for _, _, capaian in cases]


def test_rumus_turun_of_an_indikator_goes_before_the_rule_of_the_year(kantor: Workplace) -> None:
    rest = "sifat: posisi, arah: turun, target: 10, jatuh_tempo: mar"
    kantor.impor(opd(ind("A", rest), ind("B", f"{rest}, rumus_turun: t/r")))
    kantor.lapor("A,mar,8", "B,mar,8")
    # A: (20 − 8)/10 = 120; B: 10/8 = 125.
    assert kantor.indikator("A", "mar")["capaian"] == 120.0
    assert kantor.indikator("B", "mar")["capaian"] == 125.0


def test_ranges(kantor: Workplace) -> None:
    cases = [
        ("arah: naik, target: [80, 90]", "80", 100.0),  # bounds included
        ("arah: naik, target: [80, 90]", "90", 100.0),
        ("arah: naik, target: [80, 90]", "85", 100.0),
        ("arah: naik, target: [80, 90]", "60", 75.0),  # 60/80
        ("arah: naik, target: [80, 90]", "99", 110.0),  # nearer bound 90: 99/90
        ("arah: turun, target: [80, 90]", "99", 90.0),  # (180 − 99)/90
        ("arah: turun, target: [80, 90]", "60", 125.0),  # (160 − 60)/80
        ("arah: turun, rumus_turun: t/r, target: [80, 90]", "60", 133.33),  # 80/60
        ("arah: turun, rumus_turun: t/r, target: [80, 90]", "100", 90.0),  # 90/100
        ("arah: turun, rumus_turun: t/r, target: [80, 90]", "0", 200.0),  # R = 0: 200
        ("arah: rentang, target: [80, 90]", "60", 75.0),  # 60/80
        ("arah: rentang, target: [80, 90]", "99", 90.0),  # (180 − 99)/90
        ("arah: rentang, target: [80, 90]", "200", 0.0),  # (180 − 200)/90 < 0
        ("arah: rentang, target: [-2, 2]", "-1.5", 100.0),
        ("arah: rentang, target: [-2, 2]", "-2", 100.0),
        ("arah: rentang, target: [-2, 2]", "-3", 0.0),  # a bound ≤ 0 gives 0 outside
        ("arah: rentang, target: [-2, 2]", "3", 50.0),  # (4 − 3)/2
        ("arah: rentang, target: [-4, -2]", "-1", 0.0),  # nearer bound −2 ≤ 0
        ("arah: turun, target: [0, 2]", "3", 50.0),  # (4 − 3)/2
        ("arah: turun, target: [0, 2]", "0", 100.0),
    ]
    kantor.impor(
        opd(*(ind(f"A{i}", f"sifat: posisi, {rest}, jatuh_tempo: mar") for i, (rest, _, _) in enumerate(cases)))
    )
    kantor.lapor(*(f"A{i},mar,{realisasi}" for i, (_, realisasi, _) in enumerate(cases)))
    found = kantor.opd("mar")["indikator"]
    assert [item["capaian"] for item in found] == [capaian for _, _, capaian in cases]
    assert [item["capaian_tahun"] for item in found] == [capaian for _, _, capaian in cases]


def test_a_range_is_added_up_and_averaged_by_both_bounds(kantor: Workplace) -> None:
    kantor.impor(
        opd(
            ind("A", "sifat: akumulasi, arah: naik, target: [8, 12], rencana: {mar: [3, 5], jun: [5, 7]}"),
            ind("B", "sifat: rata_rata, arah: naik, target: [4, 6], rencana: {mar: [3, 5], jun: [5, 7]}"),
            ind("C", "sifat: akumulasi, arah: naik, target: [4, 6], rencana: {jan: 0, jun: [4, 6]}"),
        )
    )
    kantor.lapor("A,mar,3", "A,jun,3", "B,mar,4", "B,jun,2", "C,jun,4")
    assert kantor.indikator("A", "mar")["target"] == [3, 5]
    a, b, c = kantor.opd("jun")["indikator"]
    # A: T = [8, 12], R = 6: 6/8 = 75. B: T = [4, 6], R = 3: 75. C: T = [4, 6], R = 4: inside.
    assert (a["target"], a["realisasi"], a["capaian"], a["target_tahun"]) == ([8, 12], 6, 75.0, [8, 12])
    assert (b["target"], b["realisasi"], b["capaian"]) == ([4, 6], 3, 75.0)
    assert (c["target"], c["realisasi"], c["capaian"]) == ([4, 6], 4, 100.0)
    assert kantor.indikator("C", "mei")["jatuh_tempo"] is False


def test_biner(kantor: Workplace) -> None:
    one(kantor, "sifat: posisi, arah: biner, target: ya, jatuh_tempo: jun", "A,mar,tidak")
    # mar: not due; of the year not done: 0.
    assert figures(kantor, "mar") == (None, False, None, 0.0, None, False)
    # jun: the report of March does not meet the target and is older than the plan month: belum lapor.
    assert figures(kantor, "jun")[2] == 0.0
    assert figures(kantor, "jun")[5] is True
    kantor.lapor("A,apr,ya")
    # The latest report ≤ jun meets the year's target: done, nothing is missing.
    assert figures(kantor, "jun") == (True, True, 100.0, 100.0, 100.0, False)
    assert figures(kantor, "apr") == (None, True, None, 100.0, None, False)
    kantor.lapor("A,mei,tidak")
    # The latest report (May) is tidak: as posisi: nothing from June on.
    assert figures(kantor, "jun")[2] == 0.0
    assert figures(kantor, "jun")[5] is True
    kantor.lapor("A,jul,ya")
    assert figures(kantor, "jul") == (True, True, 100.0, 100.0, 100.0, False)


def test_biner_reported_as_not_done_is_zero_but_reported(kantor: Workplace) -> None:
    one(kantor, "sifat: posisi, arah: biner, target: ya, jatuh_tempo: jun", "A,jun,tidak")
    assert figures(kantor, "jun") == (True, False, 0.0, 0.0, 0.0, False)


SKALA = "{skala: {SAKIP: {D: 1, C: 2, CC: 3, B: 4, BB: 5, A: 6, AA: 7}}}"


def test_predikat(kantor: Workplace) -> None:
    one(
        kantor,
        "sifat: posisi, arah: predikat, skala: SAKIP, target: BB, rencana: {mar: B, jun: BB}",
        "A,mar,CC",
        aturan=SKALA,
    )
    # mar: score 3 of 4 = 75; of the year 3/5 = 60.
    assert figures(kantor, "mar") == ("B", "CC", 75.0, 60.0, 75.0, False)
    # jun: nothing from June on: 0.
    assert figures(kantor, "jun")[2] == 0.0
    kantor.lapor("A,apr,A")
    # apr: 6/4 = 150 capped 120 ; of the year 6/5 = 120.
    assert figures(kantor, "apr") == ("B", "A", 150.0, 120.0, 120.0, False)
    # jun: the latest report (April, A) meets the year's target BB: 6/5 = 120, nothing missing.
    assert figures(kantor, "jun") == ("BB", "A", 120.0, 120.0, 120.0, False)


PEKERJAAN = (
    "sifat: akumulasi, arah: naik, pekerjaan: {"
    "P: {nama: p, volume: 1, jatuh_tempo: mar}, Q: {nama: q, volume: 3, jatuh_tempo: jun}}"
)


def test_pekerjaan(kantor: Workplace) -> None:
    one(kantor, PEKERJAAN, "A.P,feb,40", "A.Q,feb,50")
    # feb: nothing due. Of the year over all: 1·40 % + 3·50 % = 1.9 of 4 = 47.5 %.
    a = kantor.indikator("A", "feb")
    assert (a["jatuh_tempo"], a["capaian"], a["capaian_tahun"], a["target_tahun"]) == (False, None, 47.5, 4)
    # mar: T = 1, P has no report from March on: belum lapor, and keeps its 40 %: R = 0.4 → 40 %.
    assert figures(kantor, "mar") == (1, 0.4, 40.0, 47.5, 40.0, True)
    kantor.lapor("A.P,apr,100", "A.Q,jun,80")
    # apr: R = 1: 100 %; of the year 1 + 1.5 = 2.5 of 4 = 62.5.
    assert figures(kantor, "apr") == (1, 1, 100.0, 62.5, 100.0, False)
    assert kantor.indikator("A", "apr")["terpenuhi"] is True
    # jun: T = 4, R = 1 + 3·0.8 = 3.4: 85 %.
    assert figures(kantor, "jun") == (4, 3.4, 85.0, 85.0, 85.0, False)
    works = kantor.indikator("A", "jun")["pekerjaan"]
    assert [(work["volume"], work["fisik"], work["terpenuhi"], work["keadaan"]) for work in works] == [
        (1, 100, True, "selesai"),
        (3, 80, False, "meleset"),
    ]
    assert kantor.indikator("A", "mei")["pekerjaan"][1]["terpenuhi"] is None


def test_a_work_finished_early_is_not_missing_in_its_due_month(kantor: Workplace) -> None:
    one(kantor, PEKERJAAN, "A.P,jan,100")
    assert figures(kantor, "mar") == (1, 1, 100.0, 25.0, 100.0, False)


def test_the_years_target_reached_early_ends_what_is_missing(kantor: Workplace) -> None:
    one(kantor, "sifat: akumulasi, arah: naik, target: 10, rencana: {mar: 5, jun: 5}", "A,feb,10")
    # mar: the sum reached 10 in February: no March report is required. 10/5 = 200 %.
    assert figures(kantor, "mar") == (5, 10, 200.0, 100.0, 120.0, False)
    assert figures(kantor, "jun") == (10, 10, 100.0, 100.0, 100.0, False)


def test_of_a_range_the_lower_bound_counts_as_reached(kantor: Workplace) -> None:
    one(kantor, "sifat: akumulasi, arah: naik, target: [8, 12], rencana: {mar: [3, 5], jun: [5, 7]}", "A,feb,8")
    # mar: T = [3, 5], R = 8, nearer bound 5: 160 %.
    assert figures(kantor, "mar") == ([3, 5], 8, 160.0, 100.0, 120.0, False)
    assert figures(kantor, "jun")[2] == 100.0
    assert figures(kantor, "jun")[5] is False


def test_posisi_has_no_early_target(kantor: Workplace) -> None:
    one(kantor, "sifat: posisi, arah: naik, target: 10, rencana: {mar: 5, jun: 10}", "A,feb,12")
    assert figures(kantor, "mar")[2] == 0.0
    assert figures(kantor, "mar")[5] is True


def test_a_reported_zero_is_a_value(kantor: Workplace) -> None:
    one(kantor, "sifat: posisi, arah: naik, target: 10, jatuh_tempo: mar", "A,mar,0")
    assert figures(kantor, "mar") == (10, 0, 0.0, 0.0, 0.0, False)


def test_no_plan_is_due_in_december(kantor: Workplace) -> None:
    one(kantor, "sifat: akumulasi, arah: naik, target: 4", "A,nov,1")
    assert figures(kantor, "nov") == (None, 1, None, 25.0, None, False)
    # des: T = 4, R = 1, December missing.
    assert figures(kantor, "des") == (4, 1, 25.0, 25.0, 25.0, True)


def test_nothing_reported_has_no_capaian_of_the_year(kantor: Workplace) -> None:
    one(kantor, "sifat: akumulasi, arah: naik, target: 4, jatuh_tempo: mar")
    assert figures(kantor, "jan") == (None, None, None, None, None, False)
    a = kantor.indikator("A", "mar")
    assert (a["capaian"], a["capaian_tahun"], a["dinilai"], a["belum_lapor"]) == (0.0, None, 0.0, True)


def test_a_twelve_list_with_nulls_plans_those_months(kantor: Workplace) -> None:
    plan = "[null, null, 2, null, null, 3, null, null, null, null, null, 5]"
    one(kantor, f"sifat: akumulasi, arah: naik, target: 10, rencana: {plan}", "A,mar,2", "A,jun,3")
    assert [figures(kantor, month)[0] for month in ("feb", "mar", "mei", "jun", "nov", "des")] == [
        None, 2, 2, 5, 5, 10,
    ]  # fmt: skip


def test_batas_capaian_caps_averages_only_and_null_caps_nothing(kantor: Workplace) -> None:
    kantor.impor(
        opd(naik("A", 10, "jatuh_tempo: mar"), naik("B", 10, "jatuh_tempo: mar")), aturan="{batas_capaian: null}"
    )
    kantor.lapor("A,mar,30", "B,mar,5")
    found = kantor.opd("mar")
    # (300 + 50)/2 = 175.
    assert [item["dinilai"] for item in found["indikator"]] == [300.0, 50.0]
    assert found["nilai"] == 175.0


def test_the_printed_number_is_the_one_that_is_compared(kantor: Workplace) -> None:
    # 99.995 % is printed as 100.00, and so it meets ambang_terpenuhi 100.
    one(kantor, "sifat: posisi, arah: naik, target: 100, jatuh_tempo: mar", "A,mar,99.9950")
    a = kantor.indikator("A", "mar")
    assert (a["capaian"], a["terpenuhi"]) == (100.0, True)


def test_just_below_half_a_hundredth_is_not_met(kantor: Workplace) -> None:
    one(kantor, "sifat: posisi, arah: naik, target: 100, jatuh_tempo: mar", "A,mar,99.994999")
    a = kantor.indikator("A", "mar")
    assert (a["capaian"], a["terpenuhi"]) == (99.99, False)


def test_predikat_of_an_indikator_bands_its_printed_capaian(kantor: Workplace) -> None:
    kantor.impor(
        opd(*(naik(code, 100, "jatuh_tempo: mar", sifat="posisi") for code in "ABCD"), naik("E", 1, "jatuh_tempo: apr"))
    )
    kantor.lapor("A,mar,90.99", "B,mar,90.9950", "C,mar,250", "D,mar,0")
    assert [item["predikat"] for item in kantor.opd("mar")["indikator"]] == [
        "Tinggi", "Sangat Tinggi", "Sangat Tinggi", "Sangat Rendah", None,
    ]  # fmt: skip
