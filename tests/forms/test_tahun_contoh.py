"""The sample year through forms: nilai comes out as if every value had been typed by hand.

openpyxl fills the forms in; the other way records the same rows with ``catat`` one by one.
"""

from __future__ import annotations

import csv
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from kontrak.months import parse_month
from tests.cli.process import ROOT
from tests.forms.sample import Filler
from tests.workplace import Workplace

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = ("realisasi", "anggaran", "bukti", "kendala", "tindak_lanjut", "pic", "batas", "catatan")
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def reports() -> dict[int, Rows]:
    """The rows of the sample year by month."""
    with (ROOT / "contoh" / "realisasi-2022.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {month: [row for row in rows if parse_month(row["bulan"])[1] == month] for month in range(1, 13)}


class Regency(Workplace):
    """The sample regency in a folder; ``forms`` records a month by forms, ``hand`` by one command per report."""

    def begin(self) -> Regency:
        self.at("2023-02-01")
        self.write((ROOT / "contracts.yaml").read_text(encoding="utf-8"))
        shutil.copytree(ROOT / "contoh" / "bukti", self.folder / "bukti")
        self.do("impor")
        return self

    def forms(self, month: int, rows: Rows) -> str:
        """Write the forms of the month, fill them in, record the folder; return what is said."""
        folder = self.folder / f"masuk-{month}"
        self.do("formulir", "--bulan", str(month), "--keluar", str(folder))
        shutil.copytree(ROOT / "contoh" / "bukti", folder / "bukti")
        for path in sorted(folder.glob("*.xlsx")):
            filler = Filler(path)
            for row in rows:
                if row["kode"] in filler.rows:
                    filler.fill(row["kode"], **{field: row[field] for field in FIELDS if row[field]})
            filler.save()
        said = self.do("catat", "--dari", str(folder), "--bulan", str(month), "--tanggal-lapor", self.day(month)).out
        recorded = sum(any(row[field] for field in FIELDS) for row in rows)
        reports = sum(bool(row["realisasi"]) for row in rows)
        others = f" dan {recorded - reports} baris tanpa realisasi" if recorded > reports else ""
        assert f"32 berkas: {reports} laporan{others} tercatat" in said
        return said

    def hand(self, month: int, rows: Rows) -> None:
        for row in rows:
            words = [
                word for field in FIELDS[1:] if row[field] for word in (f"--{field.replace('_', '-')}", row[field])
            ]
            value = [row["realisasi"]] if row["realisasi"] else []
            self.do("catat", row["kode"], *value, "--bulan", str(month), *words, "--tanggal-lapor", self.day(month))

    def table(self, month: int, rows: Rows) -> None:
        """The months before, the quick way."""
        lines = [
            "kode,bulan,realisasi,tanggal_lapor",
            *(f'{r["kode"]},{month},"{r["realisasi"]}",{self.day(month)}' for r in rows),
        ]
        self.write("\n".join(lines), "tabel.csv")
        self.do("catat", "--dari", "tabel.csv")

    def day(self, month: int) -> str:
        return f"2022-{month + 1:02}-08" if month < 12 else "2023-01-08"

    def figures(self, month: int) -> Any:
        document = self.do("nilai", "--bulan", str(month), "--json").json
        details = [
            self.do("nilai", "--opd", kode, "--bulan", str(month), "--json").json["opd"] for kode in ("PUPR", "DINKES")
        ]
        return document["opd"], details


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[Regency]:
    made = []
    for name in ("formulir", "tangan"):
        (tmp_path / name).mkdir()
        made.append(Regency(tmp_path / name, monkeypatch, capsys).begin())
    return made


def in_its_folder(regency: Regency, monkeypatch: pytest.MonkeyPatch) -> Regency:
    monkeypatch.chdir(regency.folder)
    return regency


@pytest.mark.berat
def test_a_month_of_32_forms_equals_the_same_values_typed(
    two: list[Regency], reports: dict[int, Rows], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for regency, way in zip(two, ("forms", "hand"), strict=True):
        in_its_folder(regency, monkeypatch)
        for month in (1, 2):
            regency.table(month, reports[month])
        getattr(regency, way)(3, reports[3])
        found.append(regency.figures(3))
    assert found[0] == found[1]


@pytest.mark.berat
def test_the_second_run_records_nothing_and_says_so(
    two: list[Regency], reports: dict[int, Rows], monkeypatch: pytest.MonkeyPatch
) -> None:
    regency = in_its_folder(two[0], monkeypatch)
    regency.forms(3, reports[3])
    before = regency.content()
    said = regency.do("catat", "--dari", "masuk-3", "--bulan", "3", "--tanggal-lapor", regency.day(3)).out
    assert "32 berkas: tidak ada yang baru;" in said
    assert regency.content() == before


@pytest.mark.berat
def test_the_whole_year_of_forms_equals_the_same_values_typed(
    two: list[Regency], reports: dict[int, Rows], monkeypatch: pytest.MonkeyPatch
) -> None:
    for regency, way in zip(two, ("forms", "hand"), strict=True):
        in_its_folder(regency, monkeypatch)
        for month in range(1, 13):
            getattr(regency, way)(month, reports[month])
    for month in range(1, 13):
        figures = [in_its_folder(regency, monkeypatch).figures(month) for regency in two]
        assert figures[0] == figures[1], month
