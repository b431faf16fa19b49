"""Golden papers of the sample year: contracts.yaml and contoh/ of the project, through the command line.

The seal is masked (it hangs on how events are written), and the appendix with the trace left out (the tests of the
scoring have it).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kontrak.cli import app
from tests.cli.process import ROOT
from tests.golden_file import assert_golden
from tests.reports.cetak.test_pdf import pages
from tests.reports.markdown import tables

if TYPE_CHECKING:
    from pathlib import Path

NOW = "2023-02-01T09:00:00+07:00"
PAPERS = {
    "rapor-PUPR-09": ["rapor", "--opd", "PUPR", "--bulan", "sep"],
    "rapor-PUPR.BM-12": ["rapor", "--opd", "PUPR", "--bidang", "BM", "--bulan", "des"],
    "rapor-KEC-PROPPO-12": ["rapor", "--opd", "KEC-PROPPO", "--bulan", "des"],
    "rapat-03": ["rapat", "--bulan", "mar"],
    "rapat-12": ["rapat", "--bulan", "des"],
    "perjanjian-PUPR": ["dokumen", "perjanjian", "--opd", "PUPR"],
    "perjanjian-PUPR.BM": ["dokumen", "perjanjian", "--opd", "PUPR", "--bidang", "BM"],
    "rencana-aksi-DISPERINDAG": ["dokumen", "rencana-aksi", "--opd", "DISPERINDAG"],
    "buku-kerja-DISPERINDAG-06": ["dokumen", "buku-kerja", "--opd", "DISPERINDAG", "--bulan", "jun"],
    "pakta-integritas-DINKES": ["dokumen", "pakta-integritas", "--opd", "DINKES"],
    "peringatan-DISKOP-12": ["dokumen", "peringatan", "--opd", "DISKOP", "--bulan", "des"],
    "pengunduran-diri-DISKOP-12": ["dokumen", "pengunduran-diri", "--opd", "DISKOP", "--bulan", "des"],
    "pengampu-AST2-11": ["dokumen", "pengampu", "--pengampu", "AST2", "--bulan", "nov"],
    "penghargaan-12": ["dokumen", "penghargaan", "--bulan", "des"],
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the sample year."""
    db = tmp_path_factory.mktemp("contoh") / "kontrak.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv("KONTRAK_SEKARANG", NOW)
        patch.setenv("KONTRAK_OLEH", "Bagian Organisasi")
        assert app.main(["impor", "contracts.yaml", "--db", str(db)]) == 0
        assert app.main(["catat", "--dari", "contoh/realisasi-2022.csv", "--db", str(db)]) == 0
    return db


@pytest.mark.parametrize("name", PAPERS)
def test_the_papers_of_the_sample_year(
    sample: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KONTRAK_SEKARANG", NOW)
    capsys.readouterr()
    assert app.main([*PAPERS[name], "--db", str(sample)]) == 0
    text = re.sub(r"\b\d+-(?:[0-9a-f]{4}-){7}[0-9a-f]{4}(?:-[0-9a-f]{4})*\b", "SEGEL", capsys.readouterr().out)
    for table in tables(text):
        assert all(len(row) == len(table[0]) for row in table)
    assert_golden(f"reports/contoh/{name}.md", text.partition("## Lampiran: jejak")[0])


def test_the_first_page_of_the_meeting_fits_one_screen(
    sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KONTRAK_SEKARANG", NOW)
    for month in (1, 3, 6, 12):
        capsys.readouterr()
        assert app.main(["rapat", "--bulan", str(month), "--db", str(sample)]) == 0
        first = capsys.readouterr().out.partition("\n---\n")[0]
        assert len(first.splitlines()) <= 80, "32 lines of the map, and what is to be decided"


@pytest.mark.berat
@pytest.mark.parametrize("month", [3, 7, 12])
def test_the_paper_of_the_meeting_has_eight_pages(
    sample: Path, month: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KONTRAK_SEKARANG", NOW)
    assert app.main(["rapat", "--bulan", str(month), "--keluar", "r.pdf", "--db", str(sample)]) == 0
    assert pages((tmp_path / "r.pdf").read_bytes()) <= 8


@pytest.mark.berat
@pytest.mark.parametrize("month", [3, 7, 12])
def test_every_head_has_one_sheet(
    sample: Path, month: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KONTRAK_SEKARANG", NOW)
    arguments = ["--semua", "--bulan", str(month), "--format", "pdf", "--keluar", "r", "--db", str(sample)]
    assert app.main(["rapor", *arguments]) == 0, capsys.readouterr().err
    sides = {path.stem: pages(path.read_bytes()) for path in (tmp_path / "r").iterdir()}
    assert len(sides) == 32
    assert {name: count for name, count in sides.items() if count > 2} == {}
