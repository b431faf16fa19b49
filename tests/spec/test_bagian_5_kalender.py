"""SPEC §5: which month a command speaks of, and what it says while reports still have time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contract_text import ind, naik, opd
from tests.workplace import made_once

if TYPE_CHECKING:
    from tests.workplace import Workplace

MONTHLY = "rencana: {jan: 1, feb: 1, mar: 1, apr: 1, mei: 1, jun: 1, jul: 1, agu: 1, sep: 1, okt: 1, nov: 1, des: 1}"


@pytest.fixture
@made_once
def monthly(kantor: Workplace) -> Workplace:
    kantor.impor(opd(naik("A", 12, MONTHLY), naik("B", 10, "jatuh_tempo: sep")))
    return kantor


@pytest.mark.parametrize(
    ("day", "judged", "ended"),
    [
        ("2022-02-05", 1, 1),
        ("2022-02-11", 1, 1),
        ("2022-10-03", 8, 9),
        ("2022-10-10", 8, 9),
        ("2022-10-11", 9, 9),
        ("2023-01-10", 11, 12),
        ("2023-01-11", 12, 12),
        ("2024-05-01", 12, 12),
    ],
)
def test_the_default_month_is_that_whose_cut_off_has_passed(
    monthly: Workplace, day: str, judged: int, ended: int
) -> None:
    monthly.at(day)
    assert monthly.do("status", "--json").json["bulan"] == judged
    assert monthly.do("nilai", "--json", "--tahun", "2022").json["bulan"] == judged
    assert monthly.do("meleset", "--json").json["bulan"] == judged
    assert monthly.do("jelaskan", "X.A", "--json").json["bulan"] == judged
    assert monthly.do("belum-lapor", "--json").json["bulan"] == ended


def test_the_cut_off_goes_by_the_rules_of_the_month(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 12, MONTHLY)), aturan="{batas_lapor: 20}")
    kantor.at("2022-10-15")
    assert kantor.do("status", "--json").json["bulan"] == 8


def test_with_per_the_day_of_the_data_is_that_point(monthly: Workplace) -> None:
    monthly.at("2022-10-03T08:00:00+07:00")
    monthly.lapor("A,agu,1")
    monthly.at("2022-11-20")
    found = monthly.do("status", "--json", "--per", "2022-10-03").json
    assert (found["bulan"], found["ditunggu"]["bulan"]) == (8, 9)
    number = found["segel"].partition("-")[0]
    assert monthly.do("status", "--json", "--per", number).json["bulan"] == 8
    assert monthly.do("status", "--json", "--per", "2022-10-12").json["bulan"] == 9


def test_status_says_what_is_awaited(monthly: Workplace) -> None:
    monthly.at("2022-10-03")
    monthly.lapor("A,sep,1")
    found = monthly.do("status", "--json").json
    assert found["ditunggu"] == {"bulan": 9, "batas": "2022-10-10", "masuk": 1, "dari": 2}
    assert found["masa_lapor_berakhir"] is True
    assert "Laporan September ditunggu s.d. 10 Oktober: 1 dari 2 masuk." in monthly.do("status").out
    monthly.at("2022-10-11")
    assert monthly.do("status", "--json").json["ditunggu"] is None
    assert "ditunggu" not in monthly.do("status").out


def test_a_month_with_time_left_says_so_on_screens_and_not_on_papers(monthly: Workplace) -> None:
    monthly.at("2022-10-03")
    words = "masa lapor belum berakhir (s.d. 10 Oktober 2022)"
    early = monthly.do("status", "--bulan", "sep", "--json").json
    assert early["masa_lapor_berakhir"] is False
    for command in (
        ("status",),
        ("nilai",),
        ("nilai", "--opd", "X"),
        ("meleset",),
        ("peringkat",),
        ("jelaskan", "X.A"),
    ):
        assert words in monthly.do(*command, "--bulan", "sep").out, command
    paper = monthly.do("rapor", "--opd", "X", "--bulan", "sep").out
    assert "belum berakhir" not in paper
    assert "masa lapor s.d. 10 Oktober 2022" in paper
    monthly.at("2022-12-24")
    seal = early["segel"]
    assert monthly.do("rapor", "--opd", "X", "--bulan", "sep", "--per", seal).out == paper
    later = monthly.do("status", "--bulan", "sep", "--json").json
    assert (later["opd"], later["masa_lapor_berakhir"]) == (early["opd"], True), "the numbers are the same"


def test_no_warning_is_drafted_before_the_cut_off(monthly: Workplace) -> None:
    monthly.at("2022-10-03")
    refused = monthly.refuse("dokumen", "peringatan", "--opd", "X", "--bulan", "sep")
    assert "masa lapor belum berakhir (s.d. 10 Oktober 2022)" in refused
    drafted = monthly.do("dokumen", "peringatan", "--opd", "X", "--bulan", "sep", "--per", "2022-10-03").out
    assert "masa lapor belum berakhir (s.d. 10 Oktober 2022)" in drafted
    monthly.at("2022-10-11")
    assert "belum berakhir" not in monthly.do("dokumen", "peringatan", "--opd", "X", "--bulan", "sep").out


def test_promises_keep_the_month_that_has_ended(monthly: Workplace) -> None:
    monthly.at("2022-10-03")
    for jenis, month in (("rencana-aksi", "September"), ("buku-kerja", "September"), ("pengunduran-diri", "Agustus")):
        paper = monthly.do("dokumen", jenis, "--opd", "X").out
        assert f"masa lapor s.d. 10 {'Oktober' if month == 'September' else 'September'} 2022" in paper, jenis


def test_locking_warns_of_time_left_and_of_open_months_before(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 12, MONTHLY)))
    kantor.at("2022-02-03")
    assert "masa lapor Januari 2022 belum berakhir (s.d. 10 Februari 2022)" in kantor.do("kunci", "--bulan", "jan").err


def test_complete_counts_only_opds_that_owe_something(kantor: Workplace) -> None:
    later = opd(ind("A", "sifat: posisi, arah: naik, target: 4, jatuh_tempo: des"), kode="Y")
    kantor.impor(opd(naik("A", 10, "jatuh_tempo: mar")), later)
    kantor.lapor("A,mar,10")
    assert "lengkap 1 dari 1 OPD" in kantor.do("status", "--bulan", "mar").out


def test_a_priority_that_only_a_bidang_carries(kantor: Workplace) -> None:
    below = ["B1:", "  nama: Bidang", "  kepala: {jabatan: Kabid, nama: null}", "  indikator:"]
    carried = naik("P", 4, "jatuh_tempo: mar, prioritas: RB")
    kantor.impor(opd(naik("A", 10, "jatuh_tempo: mar"), bidang=[*below, f"    {carried}"]), opd(naik("A", 1), kode="Y"))
    found = kantor.do("status", "--prioritas", "RB", "--bulan", "mar", "--json").json["opd"]
    assert [item["kode"] for item in found] == ["X"]
