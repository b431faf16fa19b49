"""``ekspor``: the numbers as tables, the same as everywhere else; text stays text."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from python_calamine import CalamineWorkbook

from kontrak.reports.export_rows import report_table
from tests.regency import TWO_OPD
from tests.workplace import made_once

if TYPE_CHECKING:
    from tests.workplace import Workplace

REPORTS = """\
kode,bulan,realisasi,anggaran,kendala,tindak_lanjut,pic,tanggal_lapor
PUPR.JALAN,apr,5,1000000,=1+1,"Tambah regu; lembur",Kabid,2022-05-04
PUPR.JALAN,mei,"4,5",,@SUM(A1),-,,2022-06-04
PUPR.MANTAP,jun,"70,25",,,,,2022-07-04
PUPR.JEMBATAN.A,mar,100,2000000,Banjir,,,2022-04-04
PUPR.JEMBATAN.B,mar,10,"500000",Lahan,,,2022-04-04
PUPR.GIS,mei,ya,,,,,2022-06-04
DINKES.INFLASI,jun,"-1,5",,,,,2022-07-04
"""
NIP = "197001012000031001"
COUNTS = {"kontrak": 3 * 6, "indikator": 9 * 6, "laporan": 8}


@pytest.fixture
@made_once
def recorded(empty_office: Workplace) -> Workplace:
    """Reports that begin like formulas, a correction, a check, a cancelled report, a head with a NIP."""
    office = empty_office
    head = f'{{jabatan: Kepala Dinas PUPR, nama: "=HYPERLINK(1)", nip: "{NIP}"}}'
    office.write(TWO_OPD.replace("{jabatan: Kepala Dinas PUPR, nama: null}", head))
    office.at("2022-02-17")
    office.do("impor")
    office.at("2022-07-20")
    office.write(REPORTS, "laporan.csv")
    office.do("catat", "--dari", "laporan.csv")
    office.do("catat", "PUPR.JALAN", "4", "--bulan", "mei", "--koreksi", "--alasan", "salah ketik")
    office.do("catat", "DINKES.STUNTING", "15", "--bulan", "jun")
    office.do("verifikasi", "PUPR.MANTAP", "--bulan", "jun", "--realisasi", "69", "--catatan", "=uji")
    office.do("batalkan", "PUPR.GIS", "--bulan", "mei", "--alasan", "berkas tertukar")
    office.do("catat", "PUPR.GIS", "ya", "--bulan", "jun")
    return office


def table(office: Workplace, name: str, *more: str) -> list[dict[str, str]]:
    text = office.do("ekspor", "--format", "csv", "--tabel", name, *more).out
    assert "\r" not in text
    return list(csv.DictReader(io.StringIO(text, newline="")))


def document(office: Workplace, *more: str) -> Any:
    return json.loads(office.do("ekspor", "--format", "json", *more).out)


def test_the_figures_are_those_of_nilai_in_every_month(recorded: Workplace) -> None:
    found = document(recorded)
    assert {name: len(found[name]) for name in COUNTS} == COUNTS
    for month in range(1, 7):
        shown = {row["kode"]: row for row in recorded.do("nilai", "--bulan", f"2022-{month:02}", "--json").json["opd"]}
        rows = {row["kode"]: row for row in found["kontrak"] if row["bulan"] == month}
        for kode, same in shown.items():
            common = rows[kode].keys() & same.keys()
            assert len(common) > 20
            assert {key: rows[kode][key] for key in common} == {key: same[key] for key in common}
        detail = recorded.opd(f"2022-{month:02}", kode="PUPR")
        indikator = {row["kode"]: row for row in found["indikator"] if row["bulan"] == month}
        for same in [*detail["indikator"], *detail["bidang"][0]["indikator"]]:
            common = indikator[same["kode"]].keys() & same.keys()
            assert len(common) > 15
            assert {key: indikator[same["kode"]][key] for key in common} == {key: same[key] for key in common}


def test_plan_and_reports_stand_beside_the_sums(recorded: Workplace) -> None:
    rows = {(row["kode"], row["bulan"]): row for row in document(recorded)["indikator"]}
    mei = rows["PUPR.JALAN", 5]
    assert (mei["rencana"], mei["realisasi_bulan"], mei["realisasi"], mei["target"]) == (5, 4, 9, 10)
    assert rows["PUPR.MANTAP", 6]["realisasi_bulan"] == 69  # as verified
    jembatan = rows["PUPR.JEMBATAN", 3]
    assert (jembatan["anggaran"], jembatan["realisasi_bulan"]) == (2_500_000, None)
    assert jembatan["kendala"] == "PUPR.JEMBATAN.A: Banjir; PUPR.JEMBATAN.B: Lahan"


def test_reports_are_as_recorded_and_only_those_that_count(recorded: Workplace) -> None:
    rows = {(row["kode"], row["bulan"]): row for row in document(recorded, "--tabel", "laporan")["laporan"]}
    assert rows["PUPR.JALAN", 5]["realisasi"] == 4
    mantap = rows["PUPR.MANTAP", 6]
    assert (mantap["realisasi"], mantap["putusan"], mantap["realisasi_verifikasi"]) == (70.25, "ubah", 69)
    assert ("PUPR.GIS", 5) not in rows  # cancelled
    assert rows["PUPR.GIS", 6]["realisasi"] is True
    before = str(rows["PUPR.JALAN", 5]["peristiwa"] - 1)
    old = document(recorded, "--tabel", "laporan", "--per", before)["laporan"]
    assert [row["realisasi"] for row in old if (row["kode"], row["bulan"]) == ("PUPR.JALAN", 5)] == [4.5]
    assert document(recorded, "--tabel", "laporan", "--bulan", "mar")["laporan"] == [
        row for row in document(recorded)["laporan"] if row["bulan"] <= 3
    ]


def test_a_formula_in_a_text_stays_text(recorded: Workplace) -> None:
    rows = {(row["kode"], row["bulan"]): row for row in table(recorded, "laporan")}
    assert rows["PUPR.JALAN", "4"]["kendala"] == "'=1+1"
    assert rows["PUPR.JALAN", "5"]["kendala"] == "'@SUM(A1)"
    assert rows["PUPR.MANTAP", "6"]["catatan_verifikasi"] == "'=uji"
    assert rows["DINKES.INFLASI", "6"]["realisasi"] == "-1.5"  # a negative number is no formula
    recorded.do("ekspor", "--keluar", "nilai.xlsx")
    book = CalamineWorkbook.from_path(str(recorded.folder / "nilai.xlsx"))
    sheet = book.get_sheet_by_name("laporan").to_python()
    assert "=1+1" in [row[sheet[0].index("kendala")] for row in sheet]

    with zipfile.ZipFile(recorded.folder / "nilai.xlsx") as parts:
        assert all(b"<f>" not in parts.read(name) for name in parts.namelist())


def test_excel_has_three_sheets_with_numbers_as_numbers(recorded: Workplace) -> None:
    recorded.do("ekspor", "--keluar", "nilai.xlsx")
    book = CalamineWorkbook.from_path(str(recorded.folder / "nilai.xlsx"))
    assert {name: len(book.get_sheet_by_name(name).to_python()) - 1 for name in book.sheet_names} == COUNTS
    assert book.sheet_names == list(COUNTS)
    head, *rows = book.get_sheet_by_name("kontrak").to_python()
    pupr = dict(zip(head, next(row for row in rows if row[1] == 6 and row[3] == "PUPR"), strict=True))
    assert pupr["nilai_akhir"] == recorded.opd("2022-06", kode="PUPR")["nilai_akhir"]
    assert pupr["realisasi_anggaran"] == 3_500_000


def test_excel_prints_with_its_heading_on_every_page_and_has_dates_as_dates(recorded: Workplace) -> None:
    recorded.do("ekspor", "--keluar", "nilai.xlsx")
    with zipfile.ZipFile(recorded.folder / "nilai.xlsx") as parts:
        names = parts.read("xl/workbook.xml").decode()
        for number, name in enumerate(COUNTS, 1):
            sheet = parts.read(f"xl/worksheets/sheet{number}.xml").decode()
            assert 'orientation="landscape"' in sheet
            assert 'fitToHeight="0"' in sheet
            assert "segel" in sheet
            assert f"{name}!$1:$1" in names
    book = CalamineWorkbook.from_path(str(recorded.folder / "nilai.xlsx"))
    head, *rows = book.get_sheet_by_name("laporan").to_python()
    found = [row[head.index("tanggal_lapor")] for row in rows]
    assert found
    assert all(isinstance(cell, date) for cell in found)
    assert report_table(["batas"], [{"batas": "2022-01-31"}, {"batas": None}]).baris == [[date(2022, 1, 31)], [None]]


def test_the_same_inputs_give_the_same_bytes(recorded: Workplace) -> None:
    for name in ("satu.xlsx", "dua.xlsx"):
        recorded.do("ekspor", "--keluar", name)
        recorded.at("2022-07-29")
    assert (recorded.folder / "satu.xlsx").read_bytes() == (recorded.folder / "dua.xlsx").read_bytes()


@pytest.mark.parametrize("form", ["csv", "json"])
def test_no_nip_leaves_the_house_unasked(recorded: Workplace, form: str) -> None:
    words = ["ekspor", "--format", form, "--tabel", "kontrak"]
    assert NIP not in recorded.do(*words).out
    assert NIP in recorded.do(*words, "--dengan-nip").out
    assert "kepala_nip" not in recorded.do(*words).out


def test_filters_keep_the_rank_among_all(recorded: Workplace) -> None:
    rows = [row for row in table(recorded, "kontrak", "--pengampu", "AST2") if row["bulan"] == "6"]
    assert [row["kode"] for row in rows] == ["PUPR", "PUPR.BM"]
    everyone = {row["kode"]: row for row in table(recorded, "kontrak") if row["bulan"] == "6"}
    assert rows[0]["peringkat"] == everyone["PUPR"]["peringkat"] != ""
    assert {row["opd"] for row in table(recorded, "laporan", "--pengampu", "AST2")} == {"PUPR"}


def test_ranges_and_yes_in_csv(recorded: Workplace) -> None:
    rows = {(row["kode"], row["bulan"]): row for row in table(recorded, "indikator")}
    assert rows["DINKES.INFLASI", "6"]["target_tahun"] == "-2..2"
    assert rows["PUPR.GIS", "6"]["realisasi"] == "ya"
    assert rows["PUPR.GIS", "6"]["terpenuhi"] == "ya"
    assert rows["PUPR.GIS", "1"]["terpenuhi"] == ""


def test_refusals(recorded: Workplace) -> None:
    plain = recorded.do("ekspor", "--format", "csv")
    assert plain.out == recorded.do("ekspor", "--format", "csv", "--tabel", "kontrak").out
    assert "CSV memuat satu tabel: kontrak" in plain.err
    assert "Format belum disebutkan." in recorded.refuse("ekspor", code=2)
    assert "tidak dapat dicetak ke layar" in recorded.refuse("ekspor", "--format", "xlsx", code=2)
    assert "tidak berakhiran .csv" in recorded.refuse(
        "ekspor", "--format", "csv", "--tabel", "kontrak", "--keluar", "a.xlsx", code=2
    )
    recorded.write("isi", "a.json")
    assert "sudah ada" in recorded.refuse("ekspor", "--keluar", "a.json")
    assert (recorded.folder / "a.json").read_text(encoding="utf-8") == "isi"
    recorded.do("ekspor", "--keluar", "a.json", "--timpa")
    assert json.loads((recorded.folder / "a.json").read_text(encoding="utf-8"))["bulan"] == 6
    recorded.do("ekspor", "--format", "csv", "--tabel", "laporan", "--keluar", "folder/")
    assert (recorded.folder / "folder" / "laporan-2022-06.csv").exists()


@pytest.mark.parametrize("separator", [",", ";"])
def test_the_reports_are_read_back_as_nothing_new(recorded: Workplace, separator: str) -> None:
    recorded.do("catat", "PUPR.JALAN", "1,1250", "--bulan", "jul", "--kendala", "=1+1")
    recorded.do("ekspor", "--tabel", "laporan", "--bulan", "jul", "--pemisah", separator, "--keluar", "l.csv")
    said = recorded.do("catat", "--dari", "l.csv")
    assert "tidak ada yang baru" in said.out
    assert "eringatan" not in said.err


def test_an_indonesian_excel_opens_it(recorded: Workplace) -> None:
    recorded.do("ekspor", "--pemisah", ";", "--tabel", "indikator", "--keluar", "i.csv")
    content = (recorded.folder / "i.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbftahun;bulan;")
    assert b"\r\n" in content
    assert b".5;" not in content
    recorded.refuse("ekspor", "--format", "json", "--pemisah", ";", code=2)
    assert "ini tabel hasil dari ekspor" in recorded.refuse("catat", "--dari", "i.csv")
