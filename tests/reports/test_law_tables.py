"""The tables that the law asks for (SPEC §5): worked by hand, by another program from the exports, and real ones."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from kontrak.model.declared import Program
from kontrak.model.recorded import LaporanBulan
from kontrak.months import QUARTER_ENDS
from kontrak.reports.law_rows import evaluation_row, measurement_row, rows_of
from kontrak.reports.law_tables import LAYOUTS
from tests.reports.law_year import CONTRACTS, LAST_YEAR, REPORTS, REPORTS_LAST_YEAR
from tests.scoring.build import fakta, record
from tests.scoring.test_lkjip import ROWS, number, promise_of
from tests.workplace import Workplace

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("pengukuran", "e81", "lkjip", "iku", "rencana-aksi")
MONEY = re.compile(r"Rp=([0-9.|]+)")


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the year, and beside it that of two years."""
    folder = tmp_path_factory.mktemp("baku")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KONTRAK_SEKARANG", "2023-01-20T09:00:00+07:00")
        patch.chdir(folder)
        from kontrak.cli.app import main

        for name, text in (
            ("k.yaml", CONTRACTS),
            ("l.csv", REPORTS),
            ("k0.yaml", LAST_YEAR),
            ("l0.csv", REPORTS_LAST_YEAR),
        ):
            (folder / name).write_text(text, encoding="utf-8")
        for db, files in (("satu.db", ("k.yaml", "l.csv")), ("dua.db", ("k0.yaml", "l0.csv", "k.yaml", "l.csv"))):
            for name in files:
                words = ["impor", name] if name.endswith("yaml") else ["catat", "--dari", name]
                year = ["--tahun", "2021" if "0" in name else "2022"] if name.endswith("csv") else []
                assert main([*words, *year, "--db", db]) == 0
    return folder


@pytest.fixture
def office(recorded: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Workplace:
    capsys.readouterr()
    return Workplace(recorded, monkeypatch, capsys)


def table(office: Workplace, name: str, *more: str, db: str = "satu.db") -> Any:
    return office.do("ekspor", "--tabel", name, "--format", "json", "--db", db, *more).json


def rows(office: Workplace, name: str, *more: str, db: str = "satu.db") -> dict[str, Any]:
    (opd,) = table(office, name, *more, db=db)["opd"]
    return {row.get("kode", row["indikator"]): row for row in opd["baris"]}


def test_a_quarter_is_what_it_added_or_its_last_report(office: Workplace) -> None:
    first, second = (rows(office, "pengukuran", "--triwulan", n) for n in "12")
    keys = "kode indikator satuan target realisasi capaian target_sd realisasi_sd capaian_sd program pagu "
    assert [*first["PU.JALAN"]] == (keys + "realisasi_anggaran serapan").split()
    picked = ("target", "realisasi", "capaian", "target_sd", "realisasi_sd", "capaian_sd")
    assert [second["PU.JALAN"][key] for key in picked] == [3, 2.5, 83.33, 5, 4.5, 90]
    assert [first["PU.MANTAP"][key] for key in picked] == [None, 71, None, None, 71, None]
    assert [first["PU.ADUAN"][key] for key in picked] == [7, 7, 100, 7, 7, 100]
    assert [second["PU.ADUAN"][key] for key in picked[:3]] == [7, None, 0]  # May and June are missing: silence is 0
    assert [second["PU.JEMBATAN"][key] for key in picked[:3]] == [2, 2, 100]
    assert [rows(office, "pengukuran", "--triwulan", "4")["PU.JEMBATAN"][key] for key in picked[:3]] == [1, 0.4, 40]
    assert [rows(office, "pengukuran", "--triwulan", "4")["PU.MANTAP"][key] for key in picked[:3]] == [75, None, 0]


def test_money_stands_in_the_first_row_of_a_programme(office: Workplace) -> None:
    found = rows(office, "pengukuran", "--triwulan", "4")
    money = {
        kode: (row["program"], row["pagu"], row["realisasi_anggaran"], row["serapan"]) for kode, row in found.items()
    }
    assert money.pop("PU.JALAN") == ("Program Jalan", 1000, 600, 60)
    assert set(money.values()) == {(None, None, None, None)}
    opd = office.do("nilai", "--opd", "PU", "--bulan", "des", "--json", "--db", "satu.db").json["opd"][0]
    assert (opd["pagu"], opd["realisasi_anggaran"], opd["serapan"]) == (1000, 600, 60)


def test_e81_adds_sums_and_no_positions(office: Workplace) -> None:
    document = table(office, "e81", "--bulan", "des")
    assert [*document] == ["tahun", "segel", "opd"]
    (opd,) = document["opd"]
    assert [*opd] == ["kode", "nama", "baris", "rata_rata", "predikat"]
    found = {row["kode"]: row for row in opd["baris"]}
    assert [*found] == ["PU.JALAN", "PU.MANTAP", "PU.ADUAN", "PU.SAKIP", "PU.JEMBATAN", "PU.PAKET"]
    keys = "no sasaran program kode indikator satuan target_akhir realisasi_lalu target_tahun tw realisasi_tahun "
    assert [*found["PU.JALAN"]] == (keys + "realisasi_sd capaian_akhir unit").split()
    jalan, mantap, sakip = found["PU.JALAN"], found["PU.MANTAP"], found["PU.SAKIP"]
    assert jalan["target_akhir"] == {"k": 40, "rp": None}
    assert jalan["realisasi_lalu"] == {"k": 17, "rp": None}
    assert jalan["target_tahun"] == {"k": 10, "rp": 1000}
    assert jalan["tw"] == [{"k": 2, "rp": 130}, {"k": 2.5, "rp": 200}, {"k": 5, "rp": 150}, {"k": 1, "rp": 120}]
    assert jalan["realisasi_tahun"] == {"k": 10.5, "rp": 600}
    assert jalan["realisasi_sd"] == {"k": 27.5, "rp": None}
    assert jalan["capaian_akhir"] == {"k": 68.75, "rp": None}
    assert [quarter["k"] for quarter in mantap["tw"]] == [71, 72, 73.5, None]
    assert mantap["realisasi_lalu"]["k"] == 70.5
    assert mantap["realisasi_sd"]["k"] == 73.5
    assert mantap["capaian_akhir"]["k"] == 91.88
    assert (sakip["realisasi_tahun"]["k"], sakip["capaian_akhir"]["k"]) == ("BB", 83.33)
    assert found["PU.PAKET"]["unit"] == "Bina Marga"
    assert (opd["rata_rata"], opd["predikat"]) == (81.32, "Tinggi")


def test_last_year_comes_from_the_file_else_from_the_keys(office: Workplace) -> None:
    alone, both = (rows(office, "lkjip", "--bulan", "des", db=db) for db in ("satu.db", "dua.db"))
    keys = "indikator satuan target realisasi capaian target_lalu realisasi_lalu capaian_lalu riwayat target_akhir "
    assert [*alone["Jalan mantap"]] == (keys + "capaian_akhir pembanding serapan efisiensi").split()
    picked = ("target_lalu", "realisasi_lalu", "capaian_lalu")
    assert [alone["Jalan mantap"][key] for key in picked] == [70, 70.5, 100.71]
    assert [both["Jalan mantap"][key] for key in picked] == [75, 69, 92]
    assert both["Jalan mantap"]["riwayat"] == {"2020": 66, "2021": 69}
    assert both["Jalan dibangun"]["riwayat"] == {"2019": 8, "2020": 9, "2021": 9.5}
    jalan = alone["Jalan dibangun"]
    assert (jalan["capaian"], jalan["serapan"], jalan["efisiensi"]) == (105, 60, 45)
    assert jalan["pembanding"] == [{"nama": "Provinsi", "nilai": 12.5, "tahun": 2021, "sumber": "BPS"}]
    assert rows(office, "e81", "--bulan", "des", db="dua.db")["PU.JALAN"]["realisasi_lalu"]["k"] == 26.5


def test_a_last_year_unlike_the_file_is_a_warning(office: Workplace) -> None:
    said = office.do("periksa", "k.yaml", "--db", "dua.db").out
    shown = "hasil 2021 70.5 berbeda dari yang tercatat dalam berkas data (69); yang dipakai yang tercatat"
    assert f"peringatan: {shown}" in said
    assert said.count("berbeda dari yang tercatat") == 1  # JALAN says nothing of 2021
    assert "berbeda dari yang tercatat" not in office.do("periksa", "k.yaml", "--db", "satu.db").out


def test_another_program_finds_no_difference(office: Workplace) -> None:
    """E.81 and LKjIP once more, out of the CSV exports and the contract file, with plain Python."""
    reports = list(csv.DictReader(io.StringIO(export(office, "laporan"))))
    by_month = {
        (row["kode"], int(row["bulan"])): row for row in csv.DictReader(io.StringIO(export(office, "indikator")))
    }
    found = {row["kode"]: row for row in csv.DictReader(io.StringIO(export(office, "e81")))}
    for kode, row in found.items():
        year = by_month[kode, 12]
        own = {int(line["bulan"]): line["realisasi"] for line in reports if line["kode"] == kode and line["realisasi"]}
        plan = [month for month in range(1, 13) if by_month[kode, month]["rencana"]]
        for quarter, last in enumerate(QUARTER_ENDS, 1):
            months = range(last - 2, last + 1)
            values = [
                own[month] for month in months if month in own and (year["sifat"] != "rata_rata" or month in plan)
            ]
            if kode == "PU.JEMBATAN":
                ends = [by_month[kode, month]["realisasi"] or "0" for month in (last - 3, last) if month] or ["0"]
                wanted = Decimal(ends[-1]) - (Decimal(ends[0]) if len(ends) > 1 else 0)
                assert Decimal(row[f"tw_{quarter}_k"] or "0") == wanted
            elif not values:
                assert row[f"tw_{quarter}_k"] == ""
            elif year["sifat"] == "posisi":
                assert row[f"tw_{quarter}_k"] == values[-1]
            else:
                total = sum(map(Decimal, values))
                mean = total if year["sifat"] == "akumulasi" else total / len(values)
                assert Decimal(row[f"tw_{quarter}_k"]) == mean
        assert row["realisasi_tahun_k"] == year["realisasi"]
        assert row["target_tahun_k"] == year["target_tahun"]
    spent = sum(int(line["anggaran"]) for line in reports if line["anggaran"])
    assert sum(int(row["realisasi_tahun_rp"] or 0) for row in found.values()) == spent == 600
    quarters = [sum(int(row[f"tw_{n}_rp"] or 0) for row in found.values()) for n in (1, 2, 3, 4)]
    assert sum(quarters) == spent
    chapter = {row["indikator"]: row for row in csv.DictReader(io.StringIO(export(office, "lkjip")))}
    for kode, row in found.items():
        year, own_row = by_month[kode, 12], chapter[row["indikator"]]
        assert (own_row["realisasi"], own_row["capaian"]) == (year["realisasi"], year["capaian"])
        assert own_row["capaian_akhir"] == row["capaian_akhir_k"]
    assert chapter["Jalan dibangun"]["riwayat"] == "2019: 8; 2020: 9"
    assert chapter["Jalan dibangun"]["pembanding"] == "Provinsi: 12.5 (BPS 2021)"


def export(office: Workplace, name: str) -> str:
    return office.do("ekspor", "--tabel", name, "--format", "csv", "--bulan", "des", "--db", "satu.db").out


@pytest.mark.parametrize("name", KINDS)
def test_the_workbook_is_the_form(office: Workplace, name: str, tmp_path: Path) -> None:
    """Two rows of heads, the numbering row below them, landscape with its titles on every page."""
    from openpyxl import load_workbook

    quarter = ("--triwulan", "2") if name == "pengukuran" else ("--bulan", "des")
    path = tmp_path / f"{name}.xlsx"
    office.do("ekspor", "--tabel", name, "--keluar", str(path), "--db", "satu.db", *quarter)
    sheet = load_workbook(path)["PU"]
    numbers = [cell.value for cell in sheet[7] if cell.value is not None]
    assert numbers == [*range(1, len(numbers) + 1)]
    assert len(numbers) == (15 if name == "e81" else len(LAYOUTS[name][1]))
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$5:$7"
    assert sheet.merged_cells.ranges
    assert sheet.cell(8, 2).value
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    if name == "e81":
        assert {"Rata-rata capaian kinerja (%)", "Predikat kinerja", "81,32", "Tinggi", "Alat baru", "Hujan"} <= set(
            texts
        )
        assert sum("Faktor" in text or text.startswith("Tindak lanjut yang") for text in texts) == 4


def test_only_the_opd_asked_for_and_wrong_use(office: Workplace) -> None:
    assert len(table(office, "iku", "--opd", "pu")["opd"]) == 1
    for words in (
        ("--tabel", "pengukuran"),
        ("--tabel", "pengukuran", "--triwulan", "5"),
        ("--tabel", "pengukuran", "--triwulan", "0"),
        ("--tabel", "pengukuran", "--triwulan", "1", "--bulan", "mar"),
        ("--tabel", "e81", "--triwulan", "1"),
        ("--opd", "PU"),
    ):
        office.refuse("ekspor", "--format", "json", "--db", "satu.db", *words, code=2)
    office.refuse("ekspor", "--format", "json", "--tabel", "e81", "--opd", "X", "--db", "satu.db")
    assert [*office.do("ekspor", "--format", "json", "--db", "satu.db").json][-3:] == [
        "kontrak",
        "indikator",
        "laporan",
    ]


JEMBER = [row for place, row in ROWS.items() if place.startswith("jember") and MONEY.search(row["catatan"])]


@pytest.mark.parametrize("row", JEMBER, ids=lambda row: row["indikator"][:40])
def test_the_quarters_of_a_real_table(row: dict[str, str]) -> None:
    """Evaluation of the RKPD of Jember, quarter 4 of 2022: K and Rp of each quarter, of the year, and the share."""
    found = re.search(r"TW I-IV K=([0-9.,|]*)", row["catatan"])
    assert found
    printed = [None if text == "" else number(text) for text in found[1].split("|")]
    match = MONEY.search(row["catatan"])
    assert match
    money = [int(text.replace(".", "") or 0) for text in match[1].split("|")]
    promise = promise_of(row)._replace(program="P")
    lines = {
        month: LaporanBulan((record(month, value)._replace(anggaran=spent),))
        for month, value, spent in zip(QUARTER_ENDS, printed, money, strict=True)
    }
    facts = fakta(promise, laporan={promise.kode: lines})
    pagu = int(row["anggaran"].replace(".", "")) if row["anggaran"] else None
    facts = facts._replace(program=(Program("P", row["program"], pagu),), pagu=pagu)
    (built,) = rows_of([facts], 12, {})
    e81 = evaluation_row(built, 1)
    assert [quarter["k"] for quarter in e81["tw"]] == printed
    assert [quarter["rp"] for quarter in e81["tw"]] == money
    assert e81["realisasi_tahun"] == {"k": sum(value for value in printed if value is not None), "rp": sum(money)}
    assert measurement_row(built, 4)["realisasi"] == printed[3]
