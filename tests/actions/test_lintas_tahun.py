"""More than two years side by side, and one indikator from year to year (SPEC §5 banding, lintas-tahun)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.workplace import Workplace, made_once

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "versi: 1\ntahun: {tahun}\ndaerah: Kabupaten Contoh\npihak_kedua: {{jabatan: Bupati}}\n"
YEAR = (
    HEADER
    + """\
opd:
  PUPR:
    nama: Dinas PUPR
    kelompok: dinas
    kepala: {{jabatan: Kepala Dinas}}
    indikator:
      MANTAP: {{nama: Jalan mantap, satuan: {satuan}, sifat: posisi, arah: naik, target: {target}{lain}}}
      JALAN: {{nama: Jalan dibangun, satuan: km, sifat: akumulasi, arah: naik, target: 10,
              rencana: {{jun: 4, des: 6}}{jalan}}}
"""
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Workplace:
    """An empty folder."""
    return Workplace(tmp_path, monkeypatch, capsys)


@pytest.fixture
@made_once
def desk(place: Workplace) -> Workplace:
    """Three years: MANTAP 70, 72, and 73 to November of the last; JALAN 9, 10, and 4."""
    place.at("2022-12-15")
    ends = ", target_akhir: {tahun: 2024, nilai: 80}, riwayat: {2018: 61.25}, tahun_lalu: 72"
    roads = ", target_akhir: {tahun: 2024, nilai: 60}, riwayat: {2019: 8}"
    for tahun, lain, jalan in (
        (2020, ", tahun_lalu: 66", ""),
        (2021, "", ""),
        (2022, ends, roads),
    ):
        text = YEAR.format(tahun=tahun, target=75, lain=lain, jalan=jalan, satuan="persen")
        place.write(text, f"{tahun}.yaml")
        place.do("impor", f"{tahun}.yaml")
    for tahun, mantap, roads_done in ((2020, "70", "5"), (2021, "72", "6")):
        place.do("catat", "PUPR.MANTAP", mantap, "--bulan", f"{tahun}-12", "--tanggal-lapor", f"{tahun + 1}-01-05")
        place.do("catat", "PUPR.JALAN", "4", "--bulan", f"{tahun}-06", "--tanggal-lapor", f"{tahun}-07-05")
        place.do("catat", "PUPR.JALAN", roads_done, "--bulan", f"{tahun}-12", "--tanggal-lapor", f"{tahun + 1}-01-05")
    place.do("catat", "PUPR.JALAN", "4", "--bulan", "2022-06")
    return place


def test_results_by_year_from_the_file_and_from_what_contracts_say(desk: Workplace) -> None:
    found = desk.do("lintas-tahun", "pupr.mantap", "--json").json
    assert [(item["tahun"], item["nilai"], item["sumber"], item["bulan"]) for item in found["hasil"]] == [
        (2018, 61.25, "riwayat", None),
        (2019, 66, "tahun_lalu", None),
        (2020, 70, "berkas", 12),
        (2021, 72, "berkas", 12),
        (2022, None, "berkas", 11),
    ]
    assert found["target_akhir"] == {"tahun": 2024, "nilai": 80}
    assert found["laju"] == {"dari_tahun": 2021, "sisa": 8, "tahun": 3, "perlu": 2.666667, "sejauh_ini": 3.583333}
    assert (found["kode"], found["satuan"], found["sifat"]) == ("PUPR.MANTAP", "persen", "posisi")
    screen = desk.do("lintas-tahun", "PUPR.MANTAP").out
    assert "Target akhir 2024: 80%" in screen
    assert "Dari 2021 sisa 8 dalam 3 tahun = 2,67/tahun; sejauh ini 3,58/tahun." in screen


def test_what_adds_up_within_a_year_adds_up_over_the_years(desk: Workplace) -> None:
    found = desk.do("lintas-tahun", "PUPR.JALAN", "--json").json
    assert [(item["tahun"], item["nilai"]) for item in found["hasil"]] == [
        (2019, 8), (2020, 9), (2021, 10), (2022, 4),
    ]  # fmt: skip
    assert found["laju"] == {"dari_tahun": 2021, "sisa": 33, "tahun": 3, "perlu": 11, "sejauh_ini": 9}


def test_another_unit_is_said_and_not_in_the_pace(desk: Workplace) -> None:
    text = YEAR.format(tahun=2023, target=750, lain=", target_akhir: {tahun: 2025, nilai: 800}", jalan="", satuan="km")
    desk.at("2023-01-20")
    desk.write(text, "2023.yaml")
    desk.do("impor", "2023.yaml")
    found = desk.do("lintas-tahun", "PUPR.MANTAP", "--json").json
    assert [item["beda"] for item in found["hasil"] if item["tahun"] in (2020, 2021)] == ["satuan persen → km"] * 2
    assert found["laju"] is None or found["laju"]["dari_tahun"] == 2019


def test_more_than_two_years(desk: Workplace) -> None:
    found = desk.do("banding", "2022", "2020", "2021", "--bulan", "jun", "--json").json
    assert found["tahun"] == [2020, 2021, 2022]
    (opd,) = found["opd"]
    assert [item["tahun"] for item in opd["per_tahun"]] == [2020, 2021, 2022]
    assert all(item["hasil"]["jumlah_jatuh_tempo"] == 1 for item in opd["per_tahun"])
    jalan = next(row for row in opd["indikator"] if row["kode"] == "PUPR.JALAN")
    assert [item["hasil"]["realisasi"] for item in jalan["per_tahun"]] == [4, 4, 4]
    assert jalan["selisih_realisasi"] == 0
    screen = desk.do("banding", "2020", "2021", "2022", "--bulan", "jun", "--opd", "PUPR").out
    assert "Banding 2020, 2021, 2022, masing-masing s.d. Juni" in screen
    assert "PUPR.JALAN" in screen
    two = desk.do("banding", "2021", "2022", "--bulan", "jun", "--json").json
    assert set(two["opd"][0]) >= {"lalu", "kini"}


def test_bad_input(desk: Workplace) -> None:
    assert "dua tahun atau lebih" in desk.refuse("banding", "2022", code=2)
    assert "dua kali" in desk.refuse("banding", "2020", "2021", "2020", code=2)
    assert "2019 tidak ada dalam berkas" in desk.refuse("banding", "2019", "2021", "2022")
    assert "tidak dikenal" in desk.refuse("lintas-tahun", "PUPR.TIDAK")
    assert "bukan indikator" in desk.refuse("lintas-tahun", "PUPR")
    assert "tidak dikenal" in desk.refuse("lintas-tahun", "XYZ.A")
