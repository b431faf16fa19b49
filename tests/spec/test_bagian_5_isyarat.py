"""SPEC §5 isyarat: each kind fires on its case and is silent beside it; advice only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.contract_text import ind, naik, opd

if TYPE_CHECKING:
    from tests.workplace import Workplace

PLAN = "rencana: {triwulan: [5, 5, 5, 5]}"


def found(kantor: Workplace, jenis: str, bulan: str = "des") -> tuple[list[Any], dict[str, int]]:
    document = kantor.do("isyarat", "--bulan", bulan, "--json").json
    assert set(document) == {"tahun", "bulan", "segel", "isyarat", "jumlah"}
    fired = [item["kode"] for item in document["isyarat"] if item["jenis"] == jenis]
    assert document["jumlah"][jenis]["n"] == len(fired)
    return fired, document["jumlah"][jenis]


def test_doubts_that_stand_and_those_that_were_corrected(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 20, PLAN), naik("B", 20, PLAN)))
    kantor.lapor("A,mar,50", "B,mar,50")
    kantor.do("catat", "X.B", "5", "--bulan", "mar", "--koreksi", "--alasan", "salah ketik")
    fired, count = found(kantor, "janggal")
    assert set(fired) == {"X.A"}
    assert count["dari"] >= 2


def test_target_reached_in_the_first_quarter(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 20, PLAN), naik("B", 20, PLAN), naik("C", 5, "jatuh_tempo: mar")))
    kantor.lapor("A,mar,20", "B,mar,19", "C,mar,5")
    assert found(kantor, "target-triwulan-1", "apr") == (["X.A"], {"n": 1, "dari": 2})
    assert found(kantor, "target-triwulan-1", "feb")[1]["dari"] == 0


def test_results_and_money(kantor: Workplace) -> None:
    kantor.impor(opd(*(naik(code, 10, "jatuh_tempo: jun, pagu: 1000000") for code in "ABCD")))
    for code, value, spent in (("A", 10, 400000), ("B", 10, 600000), ("C", 4, 900000), ("D", 6, 900000)):
        kantor.do("catat", f"X.{code}", str(value), "--bulan", "jun", "--anggaran", str(spent))
    assert found(kantor, "hasil-tanpa-belanja") == (["X.A"], {"n": 1, "dari": 2})
    assert found(kantor, "belanja-tanpa-hasil") == (["X.C"], {"n": 1, "dari": 4})


def test_spending_of_a_programme_beside_its_results(kantor: Workplace) -> None:
    items = (naik("A", 10, "jatuh_tempo: jun, program: P"), naik("B", 10, "jatuh_tempo: jun, program: P"))
    kantor.impor(opd(*items, more=("program: {P: {nama: Program, pagu: 1000000}}",)))
    kantor.lapor("A,jun,2", "B,jun,4")
    kantor.do("catat", "X.P", "--anggaran", "850000", "--bulan", "jun")
    assert found(kantor, "belanja-tanpa-hasil")[0] == ["X.P"]


def test_four_equal_quarters(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 20, PLAN), naik("B", 20, PLAN), naik("C", 12, "rencana: {triwulan: [3, 3, 3, 3]}")))
    kantor.lapor(
        *(f"{code},{month},{value}" for code, value in (("A", 4), ("C", 3)) for month in ("mar", "jun", "sep", "des"))
    )
    kantor.lapor("B,mar,4", "B,jun,5", "B,sep,4", "B,des,4")
    assert found(kantor, "triwulan-sama") == (["X.A"], {"n": 1, "dari": 2})


def test_target_against_last_year(kantor: Workplace) -> None:
    turun = "sifat: posisi, arah: turun, target: 10, tahun_lalu: 9"
    kantor.impor(opd(naik("A", 10, "tahun_lalu: 10"), naik("B", 10, "tahun_lalu: 9"), ind("C", turun), naik("D", 9)))
    assert found(kantor, "target-tahun-lalu") == (["X.A", "X.C"], {"n": 2, "dari": 3})


def test_corrections_after_the_deadline(kantor: Workplace) -> None:
    kantor.impor(opd(*(naik(code, 20, PLAN) for code in "ABCD")))
    kantor.at("2022-04-05")
    kantor.lapor(*(f"{code},mar,4" for code in "ABCD"))
    leave = ("--koreksi", "--alasan", "revisi")
    kantor.do("catat", "X.D", "5", "--bulan", "mar", *leave)
    kantor.at("2022-05-20")
    kantor.do("catat", "X.A", "5", "--bulan", "mar", *leave)
    kantor.do("catat", "X.B", "5", "--bulan", "mar", "--bukti", "BA No. 12", *leave)
    kantor.do("catat", "X.C", "3", "--bulan", "mar", *leave)
    assert found(kantor, "koreksi-naik") == (["X.A"], {"n": 1, "dari": 3})


def test_evidence_and_checks(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 20, PLAN), naik("B", 20, PLAN)))
    (kantor.folder / "ba.txt").write_text("ba", encoding="utf-8")
    (kantor.folder / "lain.txt").write_text("lain", encoding="utf-8")
    kantor.by("Bagian Organisasi")
    kantor.do("catat", "X.A", "5", "--bulan", "mar", "--bukti", "ba.txt")
    kantor.do("catat", "X.B", "5", "--bulan", "mar", "--bukti", "ba.txt", "--bukti", "lain.txt")
    kantor.do("verifikasi", "X.A", "--bulan", "mar", "--terima", "--catatan", "cocok")
    kantor.by("Asisten")
    kantor.do("verifikasi", "X.B", "--bulan", "mar", "--terima", "--catatan", "cocok")
    assert found(kantor, "bukti-sama") == (["X.A"], {"n": 1, "dari": 2})
    assert found(kantor, "pelapor-pemeriksa") == (["X.A"], {"n": 1, "dari": 2})
    assert found(kantor, "verifikasi-cepat") == ([], {"n": 0, "dari": 2})


@pytest.mark.berat
def test_many_reports_accepted_at_once(kantor: Workplace) -> None:
    codes = [f"N{number}" for number in range(21)]
    kantor.impor(opd(*(naik(code, 20, PLAN) for code in codes)))
    kantor.lapor(*(f"{code},mar,5" for code in codes))
    kantor.by("Asisten")
    for code in codes[:20]:
        kantor.do("verifikasi", f"X.{code}", "--bulan", "mar", "--terima", "--catatan", "cocok")
    assert found(kantor, "verifikasi-cepat")[1] == {"n": 0, "dari": 1}
    kantor.do("verifikasi", f"X.{codes[20]}", "--bulan", "mar", "--terima", "--catatan", "cocok")
    assert found(kantor, "verifikasi-cepat") == ([None], {"n": 1, "dari": 1})


def test_a_missed_commitment_with_a_lowered_plan(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 20, PLAN), naik("B", 20, PLAN)))
    options = ("--berlaku", "sep", "--alasan", "refocusing")
    lower = "rencana: {mar: 5, jun: 5, sep: 2, des: 2}"
    kantor.impor(opd(naik("A", 14, lower), naik("B", 20, PLAN)), day="2022-08-15", options=options)
    kantor.lapor("A,mar,5", "B,mar,5")
    assert found(kantor, "rencana-diturunkan") == (["X.A"], {"n": 1, "dari": 2})


def test_the_screen_the_papers_and_one_opd(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 10, "tahun_lalu: 10")), opd(naik("A", 10, "tahun_lalu: 10"), kode="Y"))
    out = kantor.do("isyarat", "--bulan", "des").out
    assert "Target tidak lebih baik dari hasil tahun lalu: 2 dari 2" in out
    assert "  X.A: target 10 unit sama dengan hasil tahun lalu 10 unit" in out
    assert "1 dari 1" in kantor.do("isyarat", "--opd", "Y", "--bulan", "des").out
    assert "sama dengan hasil tahun lalu" in kantor.do("rapat", "--bulan", "des").out
    assert "Isyarat, bahan bertanya" in kantor.do("rapor", "--opd", "X", "--bulan", "des").out
