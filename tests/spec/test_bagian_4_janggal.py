"""SPEC §4 Janggal: each rule fires on its slip and is silent beside it; nothing is refused, no score changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contract_text import ind, naik, opd
from tests.workplace import made_once

if TYPE_CHECKING:
    from tests.workplace import Workplace

PLAN = "rencana: {jan: 5, feb: 5, mar: 5, apr: 5}"
ITEMS = (
    naik("KM", 20, f"satuan: km, {PLAN}"),
    naik("DOK", 20, f"satuan: dokumen, {PLAN}, pagu: 5000000"),
    naik("PERSEN", 80, "satuan: persen, rencana: {jan: 70, apr: 80}", sifat="posisi"),
    naik("INDEKS", 60, "satuan: indeks, rencana: {jan: 50, apr: 60}", sifat="posisi"),
    ind("TURUN", "satuan: indeks, sifat: posisi, arah: turun, target: 40, rencana: {jan: 50, apr: 40}"),
    ind("RERATA", "satuan: orang, sifat: rata_rata, arah: naik, target: 8, rencana: {jan: 8, apr: 8}"),
    ind("KERJA", "sifat: akumulasi, arah: naik, pekerjaan: {A: {nama: A, volume: 1, jatuh_tempo: apr}}"),
)

# Reports before, the report, its spending, the rules that fire.
CASES: tuple[tuple[tuple[tuple[str, str, str], ...], tuple[str, str, str], set[str]], ...] = (
    ((), ("PERSEN", "0,8", ""), {"persen-pecahan"}),
    ((), ("PERSEN", "8000", ""), {"persen-seratus"}),
    ((), ("PERSEN", "82", ""), set()),
    ((), ("KM", "5.000.000", ""), {"uang", "jumlah-sd"} - {"jumlah-sd"}),
    ((("KM", "jan", "5"),), ("KM", "10", ""), {"jumlah-sd"}),
    ((("KM", "jan", "5"),), ("KM", "5", ""), set()),
    ((), ("KM", "15,5", ""), {"lebih-3-rencana"}),
    ((), ("KM", "15", ""), set()),
    ((("INDEKS", "jan", "50"),), ("INDEKS", "16", ""), {"kurang-sepertiga"}),
    ((("INDEKS", "jan", "50"),), ("INDEKS", "49", ""), {"posisi-mundur"}),
    ((("INDEKS", "jan", "50"),), ("INDEKS", "51", ""), set()),
    ((("TURUN", "jan", "50"),), ("TURUN", "51", ""), {"posisi-mundur"}),
    ((("TURUN", "jan", "50"),), ("TURUN", "49", ""), set()),
    ((), ("DOK", "4,5", ""), {"desimal-satuan"}),
    ((), ("RERATA", "7,5", ""), set()),
    ((), ("KERJA.A", "0,6", ""), {"fisik-kecil"}),
    ((), ("KERJA.A", "60", ""), set()),
    ((), ("DOK", "5", "999"), {"belanja-kecil"}),
    ((), ("DOK", "5", "5.000.001"), {"belanja-pagu"}),
    ((), ("DOK", "5", "5.000.000"), set()),
    ((), ("DOK", "20", ""), {"lebih-3-rencana", "setahun-sebulan"}),
    ((), ("KM", "14", ""), set()),
)


@pytest.fixture
@made_once
def berisi(kantor: Workplace) -> Workplace:
    kantor.impor(opd(*ITEMS))
    return kantor


def test_each_rule(berisi: Workplace) -> None:
    for before, (code, value, spent), rules in CASES:
        for other, month, old in before:
            berisi.do("catat", f"X.{other}", old, "--bulan", month)
        money = ("--anggaran", spent) if spent else ()
        done = berisi.do("catat", f"X.{code}", value, "--bulan", "feb", *money, "--json").json
        assert {item["kode_aturan"] for item in done["janggal"]} == rules, (code, value, done["janggal"])
        for item in done["janggal"]:
            assert item["kalimat"]
            assert item["angka"]
        for other, month in {(code, "feb"), *((other, month) for other, month, _ in before)}:
            berisi.do("batalkan", f"X.{other}", "--bulan", month, "--alasan", "lagi")


def test_a_reason_stills_the_doubt_about_a_fall(berisi: Workplace) -> None:
    berisi.do("catat", "X.INDEKS", "50", "--bulan", "jan")
    done = berisi.do("catat", "X.INDEKS", "49", "--bulan", "feb", "--kendala", "gempa", "--json").json
    assert done["janggal"] == []


def test_doubts_are_said_on_every_path_and_change_no_score(berisi: Workplace) -> None:
    berisi.write('kode,bulan,realisasi\nX.PERSEN,feb,"0,8"\n', "a.csv")
    tried = berisi.do("catat", "--dari", "a.csv", "--coba").err.partition("Berikutnya")[0]
    done = berisi.do("catat", "--dari", "a.csv").err.partition("Berikutnya")[0]
    assert "X.PERSEN Februari 2022 janggal (persen-pecahan): 0,8%, target 80%; pecahan dari 80%?" in tried
    assert [text.partition("Berikutnya")[0] for text in (tried, done)] == [done.partition("Berikutnya")[0]] * 2
    assert berisi.indikator("PERSEN", "feb")["capaian"] == 1.14
