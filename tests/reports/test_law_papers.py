"""Chapter III of the LKjIP and the quarter's Pengukuran Kinerja as papers (SPEC §7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kontrak.cli.app import main
from tests.reports.law_year import CONTRACTS, REPORTS
from tests.workplace import Workplace

if TYPE_CHECKING:
    from pathlib import Path

SILENT = """\
  SEPI: {nama: Dinas Sepi, kelompok: dinas, kepala: {jabatan: Kepala}, indikator: {X: {nama: X, satuan: unit,
    sifat: akumulasi, arah: naik, target: 1}}}
"""
PRIORITAS = "prioritas: {JLN: Infrastruktur jalan}\nopd:\n"


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bab")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KONTRAK_SEKARANG", "2023-01-20T09:00:00+07:00")
        patch.chdir(folder)
        text = CONTRACTS.replace("opd:\n", PRIORITAS, 1) + SILENT
        text = text.replace(
            "        sasaran: Jalan mantap\n", "        sasaran: Jalan mantap\n        prioritas: JLN\n", 1
        )
        (folder / "contracts.yaml").write_text(text, encoding="utf-8")
        (folder / "l.csv").write_text(REPORTS, encoding="utf-8")
        assert main(["impor", "contracts.yaml"]) == 0
        assert main(["catat", "--dari", "l.csv"]) == 0
    return folder


@pytest.fixture
def office(recorded: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Workplace:
    capsys.readouterr()
    return Workplace(recorded, monkeypatch, capsys)


def test_chapter_three_quotes_what_was_reported_and_counts_its_blanks(office: Workplace) -> None:
    text = office.do("dokumen", "lkjip", "--opd", "pu", "--bulan", "des").out
    assert "### 1. Sasaran: Jalan mantap" in text
    assert "| 1 | Jalan dibangun (JALAN) | km | 10 | 10,5 | 105,00% | Sangat Tinggi | – | – | – |" in text
    assert "| 2 | Jalan mantap (MANTAP) | persen | 75 | 73,5 | 0,00% | Sangat Rendah | 70 | 70,5 | 100,71% |" in text
    assert "| 1 | Jalan dibangun (JALAN) | – | 8 | 9 | – | 10,5 | 40 | 2024 | 27,5 | 68,75% |" in text
    assert "| Jalan dibangun (JALAN) | 10,5 | Provinsi | 12,5 | 2021 | BPS |" in text
    assert "- Februari, Jalan dibangun (JALAN): Alat baru" in text
    assert "- Juni, Jalan dibangun (JALAN): Hujan" in text
    assert "- Juni, Jalan dibangun (JALAN): Lembur" in text
    assert "| Program Jalan, Jalan dibangun (JALAN) | 105,00% | Rp1.000 | Rp600 | 60,00% | 45,00 |" in text
    blanks = re.findall(r"^- \[diisi OPD: .+\]$", text, re.M)
    assert len(blanks) == text.count("[diisi OPD: ")
    assert f"\n{len(blanks)} isian bertanda" in text
    assert "- [diisi OPD: pembanding dan sumbernya untuk Jalan mantap (PU.MANTAP)]" in blanks
    assert not any("(PU.JALAN)" in blank for blank in blanks)


def test_the_years_are_drawn(office: Workplace) -> None:
    from tests.reports.markdown import tables

    text = office.do("dokumen", "lkjip", "--opd", "PU", "--bulan", "des", "--format", "html").out
    assert text.count("<svg") == 2  # JALAN and MANTAP; a grade has no height, one year is no line
    assert "2024" in text.partition("<svg")[2].partition("</svg>")[0]
    assert tables(office.do("dokumen", "lkjip", "--opd", "PU").out)


def test_the_region_by_prioritas(office: Workplace) -> None:
    text = office.do("dokumen", "lkjip", "--daerah", "--bulan", "des").out
    assert "### 1. Prioritas: Infrastruktur jalan" in text
    assert "Jalan dibangun (PU.JALAN)" in text
    assert "MANTAP" not in text
    text = office.do("dokumen", "pengukuran", "--daerah", "--triwulan", "2").out
    assert "## Prioritas: Infrastruktur jalan" in text


def test_the_quarter_is_for_signature(office: Workplace) -> None:
    text = office.do("dokumen", "pengukuran", "--opd", "PU", "--triwulan", "2").out
    assert "# PENGUKURAN KINERJA TRIWULAN II TAHUN 2022" in text
    row = "| 1 | Jalan dibangun (JALAN) | km | 3 | 2,5 | 83,33% | 5 | 4,5 | 90,00% | Program Jalan | Rp1.000 | Rp330 |"
    assert f"{row} 33,00% |" in text
    assert "| Kepala | Mengetahui |" in text


def test_all_at_once_leaves_out_who_reported_nothing(office: Workplace, tmp_path: Path) -> None:
    said = office.do("dokumen", "lkjip", "--semua", "--keluar", str(tmp_path / "l"), "--bulan", "des").err
    assert [path.name for path in (tmp_path / "l").iterdir()] == ["lkjip-2022-PU.md"]
    assert "SEPI" in said
    said = office.refuse("dokumen", "lkjip", "--opd", "SEPI", "--bulan", "des", "--keluar", str(tmp_path / "s.md"))
    assert "SEPI belum melaporkan apa pun pada tahun 2022" in said
    assert not (tmp_path / "s.md").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("lkjip",),
        ("lkjip", "--opd", "PU", "--semua"),
        ("lkjip", "--opd", "PU", "--daerah"),
        ("lkjip", "--opd", "PU", "--bidang", "BM"),
        ("lkjip", "--opd", "PU", "--triwulan", "1"),
        ("pengukuran", "--opd", "PU"),
        ("pengukuran", "--opd", "PU", "--triwulan", "5"),
        ("pengukuran", "--opd", "PU", "--triwulan", "1", "--bulan", "mar"),
        ("perjanjian", "--daerah"),
        ("perjanjian", "--opd", "PU", "--triwulan", "1"),
    ],
)
def test_wrong_use(office: Workplace, words: tuple[str, ...]) -> None:
    office.refuse("dokumen", *words, code=2)
