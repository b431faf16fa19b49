"""``banding``: two years at the same month, like for like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.golden_file import assert_golden
from tests.regency import TWO_OPD
from tests.workplace import made_once

if TYPE_CHECKING:
    from tests.workplace import Workplace

LAST = """\
kode,bulan,realisasi,anggaran,tanggal_lapor
PUPR.JALAN,apr,5,1000000,2022-05-04
PUPR.JALAN,mei,4,,2022-06-04
PUPR.JALAN,jun,10,,2022-07-04
PUPR.MANTAP,jun,70,,2022-07-04
PUPR.ADUAN,mar,7,,2022-04-04
PUPR.ADUAN,jun,8,,2022-07-04
PUPR.JEMBATAN.A,mar,100,,2022-04-04
PUPR.GIS,mei,ya,,2022-06-04
DINKES.STUNTING,jun,17,,2022-07-04
DINKES.INFLASI,jun,"-1,5",,2022-07-04
"""
THIS = """\
kode,bulan,realisasi,anggaran,tanggal_lapor
PUPR.JALAN,apr,5,2000000,2023-05-04
PUPR.JALAN,mei,5,,2023-06-04
PUPR.JALAN,jun,"10,5",,2023-07-04
PUPR.ADUAN,mar,6,,2023-04-04
PUPR.ADUAN,jun,7,,2023-07-04
PUPR.GIS,mei,ya,,2023-06-04
SOSIAL.PKH,jun,10,,2023-07-04
"""
SOSIAL = """\
  SOSIAL:
    nama: Dinas Sosial
    kelompok: dinas
    pengampu: AST1
    kepala: {jabatan: Kepala Dinas Sosial, nama: null}
    indikator:
      PKH: {nama: Keluarga lulus PKH, satuan: keluarga, sifat: akumulasi, arah: naik, target: 10, jatuh_tempo: jun}
"""


@pytest.fixture
@made_once
def years(office: Workplace) -> Workplace:
    """2022, and a 2023 with a new OPD, one that left, another unit, a new indikator and one that left."""
    office.write(LAST, "lalu.csv")
    office.do("catat", "--dari", "lalu.csv")
    text = TWO_OPD[: TWO_OPD.index("  DINKES:")] + SOSIAL
    text = (
        text.replace("tahun: 2022", "tahun: 2023").replace("2022-02-17", "2023-02-16").replace("188/12/2022", "9/2023")
    )
    text = text.replace("nama: Persentase jalan mantap, satuan: persen", "nama: Jalan mantap, satuan: km")
    text = (
        text.replace("      JEMBATAN:", "      PASAR:")
        .replace("jembatan", "pasar")
        .replace("satuan: km,", "satuan: KM,", 1)
    )
    text = text.replace("pengampu:\n", "pengampu:\n  AST1: {jabatan: Asisten Pemerintahan, nama: null}\n", 1)
    office.at("2023-07-20")
    office.write(text, "2023.yaml")
    office.do("impor", "2023.yaml")
    office.write(THIS, "kini.csv")
    office.do("catat", "--dari", "kini.csv")
    return office


def compare(office: Workplace, *more: str) -> Any:
    return office.do("banding", "2022", "2023", "--json", *more).json


def test_the_screen(years: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    text = years.do("banding", "2022", "2023").out + years.do("banding", "2022", "2023", "--opd", "PUPR").out
    assert_golden("cli/layar/banding.txt", re.sub(r"-[0-9a-f]{4}(?:-[0-9a-f]{4}){7}\b", "-xxxxxxxxxxxx", text))


def test_both_years_stand_at_the_same_month_with_the_figures_of_nilai(years: Workplace) -> None:
    found = compare(years)
    assert (found["tahun"], found["bulan"]) == ([2022, 2023], 6)
    (pupr,) = (row for row in found["opd"] if row["kode"] == "PUPR")
    for side, year in (("lalu", "2022"), ("kini", "2023")):
        shown = years.opd(f"{year}-06", kode="PUPR")
        assert pupr[side] == {key: shown[key] for key in pupr[side]}
        for row in pupr["indikator"]:
            if row[side] and row["kode"] != "PUPR.PAKET":
                (same,) = (item for item in shown["indikator"] if item["kode"] == row["kode"])
                assert row[side] == {key: same[key] for key in row[side]}
    assert pupr["selisih_nilai_akhir"] == round(pupr["kini"]["nilai_akhir"] - pupr["lalu"]["nilai_akhir"], 2)


def test_what_cannot_be_compared_is_named_and_has_no_difference(years: Workplace) -> None:
    (pupr,) = compare(years, "--opd", "dpupr")["opd"]
    rows = {row["kode"]: row for row in pupr["indikator"]}
    assert rows["PUPR.MANTAP"]["beda"] == ["satuan persen → km"]
    assert rows["PUPR.MANTAP"]["keadaan"] == "tidak sepadan"
    assert rows["PUPR.MANTAP"]["selisih_realisasi"] is rows["PUPR.MANTAP"]["selisih_capaian"] is None
    assert rows["PUPR.JALAN"]["beda"] == []  # KM is km
    assert rows["PUPR.JALAN"]["selisih_realisasi"] == 1.5
    assert rows["PUPR.JALAN"]["selisih_capaian"] == 7.5
    assert rows["PUPR.ADUAN"]["selisih_realisasi"] == -1
    assert rows["PUPR.GIS"]["selisih_realisasi"] is None  # yes and yes: no number
    assert (rows["PUPR.PASAR"]["keadaan"], rows["PUPR.PASAR"]["lalu"]) == ("baru", None)
    assert (rows["PUPR.JEMBATAN"]["keadaan"], rows["PUPR.JEMBATAN"]["kini"]) == ("tidak ada lagi", None)


def test_entries_exits_and_filters(years: Workplace) -> None:
    assert [(row["kode"], row["keadaan"]) for row in compare(years)["opd"]] == [
        ("SOSIAL", "baru"),
        ("PUPR", "ada"),
        ("DINKES", "tidak ada lagi"),
    ]
    assert [row["kode"] for row in compare(years, "--pengampu", "ast1")["opd"]] == ["SOSIAL"]
    assert [row["kode"] for row in compare(years, "--prioritas", "INFRASTRUKTUR")["opd"]] == ["PUPR"]
    assert [row["kode"] for row in compare(years, "--opd", "kesehatan")["opd"]] == ["DINKES"]
    assert compare(years, "--kelompok", "badan")["opd"] == []
    assert "Tidak ada OPD yang cocok." in years.do("banding", "2022", "2023", "--kelompok", "badan").out


def test_other_rules_are_said(years: Workplace) -> None:
    assert compare(years)["aturan_beda"] == []
    text = (years.folder / "2023.yaml").read_text(encoding="utf-8")
    years.write(text.replace("aturan:\n", "aturan:\n  batas_capaian: null\n"), "2023.yaml")
    years.do("impor", "2023.yaml", "--berlaku", "jul", "--alasan", "tanpa batas")
    assert compare(years)["aturan_beda"] == []  # not yet in June
    assert compare(years, "--bulan", "jul")["aturan_beda"] == ["batas_capaian"]
    said = years.do("banding", "2022", "2023", "--bulan", "2023-07").out
    assert "Aturan penilaian kedua tahun berbeda (batas_capaian)" in said


def test_refusals(years: Workplace) -> None:
    assert "disebut dua kali" in years.refuse("banding", "2022", "2022", code=2)
    assert "bukan dari tahun 2022 atau 2023" in years.refuse("banding", "2022", "2023", "--bulan", "2021-03", code=2)
    assert "Tahun yang ada: 2022, 2023." in years.refuse("banding", "2021", "2022")
    assert "tidak dikenal" in years.refuse("banding", "2022", "2023", "--opd", "ARSIP")
    assert "tidak dikenal" in years.refuse("banding", "2022", "2023", "--pengampu", "AST9")
    assert "tidak dapat digabung" in years.refuse(
        "banding", "2022", "2023", "--opd", "PUPR", "--pengampu", "AST2", code=2
    )
    assert "bukan tahun" in years.refuse("banding", "22", "2023", code=2)
