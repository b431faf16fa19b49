"""Golden papers of the sample year: contracts.yaml and contoh/ of the project, through the command line.

The seal is masked (it hangs on how events are written), and the appendix with the trace left out (the tests of the
scoring have it).
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from kontrak.actions.assessing import assess
from kontrak.actions.question import Question
from kontrak.cli import app
from kontrak.forms.monthly import form_of
from kontrak.model.words import Keadaan
from kontrak.reports import export_rows
from kontrak.reports.contract_papers import make_workbook
from kontrak.reports.papan import PARTS, make_papan
from kontrak.reports.papan_data import board_data
from kontrak.reports.rapor_rows import SIGNS, indikator_rows
from kontrak.scoring.detail import contract_month, detail_of
from kontrak.views.json_out import detail_document, to_json
from kontrak.views.nilai_view import detail_screen
from kontrak.views.table import Cell, Line, Table
from tests.docs.console import Session
from tests.examples import berat
from tests.golden_file import assert_golden
from tests.reports.browser import running_browser
from tests.reports.cetak.test_pdf import pages
from tests.reports.markdown import tables

if TYPE_CHECKING:
    from pathlib import Path

    from kontrak.views.table import Block

COLUMN_KODE, COLUMN_KEADAAN = (export_rows.INDIKATOR_COLUMNS.index(name) for name in ("kode", "keadaan"))
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
    "peringatan-PUPR-12": ["dokumen", "peringatan", "--opd", "PUPR", "--bulan", "des"],  # nyaris only: no table
    "pengunduran-diri-DISKOP-12": ["dokumen", "pengunduran-diri", "--opd", "DISKOP", "--bulan", "des"],
    "pengampu-AST2-11": ["dokumen", "pengampu", "--pengampu", "AST2", "--bulan", "nov"],
    "lkjip-NAKER-12": ["dokumen", "lkjip", "--opd", "NAKER", "--bulan", "des"],
    "pengukuran-PUPR-tw2": ["dokumen", "pengukuran", "--opd", "PUPR", "--triwulan", "2"],
    "penghargaan-12": ["dokumen", "penghargaan", "--bulan", "des"],
}
OFTEN = ("rapor-PUPR-09", "rapat-12", "perjanjian-PUPR", "peringatan-DISKOP-12", "lkjip-NAKER-12", "pengampu-AST2-11")
"""The longest and those with the most rows; tests/reports/test_papers.py has one of every kind."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the sample year, beside its evidence: no path of this machine gets into its seal."""
    folder = tmp_path_factory.mktemp("tahun")
    with pytest.MonkeyPatch.context() as patch:
        Session(folder, patch).with_reports()
    return folder / "kontrak.db"


@pytest.mark.parametrize("name", [*OFTEN, *berat(sorted(PAPERS.keys() - {*OFTEN}))])
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


@pytest.mark.parametrize("month", [11, *berat([3, 7])])
def test_no_two_outputs_disagree_about_a_state(sample: Path, month: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """All 32 OPDs: nilai as screen and JSON, meleset, board, form, ekspor, and the rows of rapor and buku kerja."""
    monkeypatch.setenv("KONTRAK_SEKARANG", NOW)
    penilaian = assess(Question(sample, 2022, (2022, month)), PARTS)
    board = {opd["kode"]: opd for opd in board_data(make_papan(penilaian))["opd"]}
    missed = {row.kode for item in penilaian.potret if item.meleset for row in item.meleset.komitmen}
    seen = Counter[str]()
    for fakta in penilaian.fakta:
        rincian = detail_of(penilaian, fakta.opd)
        (opd,) = json.loads(to_json(detail_document(penilaian.dasar, rincian)))["opd"]
        words = states(opd["indikator"])
        seen.update(words.values())
        assert states(board[fakta.opd]["indikator"]) == words
        due = {item["kode"]: item["keadaan"] for item in board[fakta.opd]["kini"]}
        assert due == {kode: words[kode] for kode in due}
        works = {kode.rpartition(".")[0] for kode in words if kode.count(".") == 2}
        bad = {kode for kode, word in words.items() if word in ("meleset", "belum lapor") and kode not in works}
        assert {kode for kode in missed if kode.startswith(f"{fakta.opd}.")} == bad
        assert shown(detail_screen(penilaian.dasar, rincian, 32)) >= {
            (kode.partition(".")[2], word) for kode, word in words.items()
        }
        month_of = contract_month(fakta, month, rincian.ringkasan, rows=True)
        exported = {str(row[COLUMN_KODE]): row[COLUMN_KEADAAN] for row in export_rows.IndikatorRows().of(month_of)}
        assert exported == {kode: words[kode] for kode in exported}
        form = form_of(penilaian, fakta.opd)
        filled = {line.kode: line.keterangan for part in form.bagian for line in part.baris if not line.belanja}
        assert all(words[kode] in filled[kode].split("; ") for kode in filled if kode in words)
        rows = indikator_rows(rincian)
        assert {row.rincian.indikator.kode: row.tanda for row in rows} == {
            row.indikator.kode: SIGNS[Keadaan(words[row.indikator.kode])] for row in rincian.indikator
        }
        book = make_workbook(rincian)
        there = {one.baris.rincian.kode: one.baris.keadaan for part in book.bagian for one in part.pekerjaan}
        assert there == {kode: words[kode] for kode in there}
    assert seen.keys() >= {"terpenuhi", "meleset", "belum jatuh tempo"}


def states(indikator: list[dict[str, Any]]) -> dict[str, str]:
    return {item["kode"]: item["keadaan"] for row in indikator for item in (row, *row["pekerjaan"])}


def shown(blocks: list[Block]) -> set[tuple[str, str]]:
    """Codes and words on a screen."""
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows if not isinstance(row, Line)]
    texts = [[cell.text if isinstance(cell, Cell) else cell for cell in row] for row in rows]
    return {(row[0].strip(), row[-1].partition(":")[0]) for row in texts}


@pytest.mark.parametrize("month", [12, *berat([1, 3, 6])])
def test_the_first_page_of_the_meeting_fits_one_screen(
    month: int, sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KONTRAK_SEKARANG", NOW)
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


@pytest.mark.berat
def test_the_fullest_rapor_keeps_its_sheet_in_every_form(
    sample: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Printed by Chromium from HTML, and through LibreOffice from Word; the faces are those of the machine."""
    office = shutil.which("soffice")
    assert office, "needs libreoffice-writer"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KONTRAK_SEKARANG", NOW)
    heads = [("PUPR", "7"), ("DISKOP", "12")]
    for opd, month in heads:
        for suffix in ("html", "docx"):
            target = ["--keluar", f"{opd}-{month}.{suffix}", "--db", str(sample)]
            assert app.main(["rapor", "--opd", opd, "--bulan", month, *target]) == 0
    profile = f"-env:UserInstallation=file://{tmp_path}/profil"
    made = [f"{opd}-{month}.docx" for opd, month in heads]
    subprocess.run([office, profile, "--headless", "--convert-to", "pdf", *made], capture_output=True, check=True)
    with running_browser(tmp_path) as browser:
        for opd, month in heads:
            browser.open(tmp_path / f"{opd}-{month}.html")
            (tmp_path / f"{opd}-{month}-html.pdf").write_bytes(browser.print_pdf())
    counted = {path.name: sides(path) for path in tmp_path.glob("*.pdf")}
    assert len(counted) == 2 * len(heads)
    assert {name: count for name, count in counted.items() if count != 2} == {}


def sides(pdf: Path) -> int:
    """The pages of a PDF that another program made."""
    said = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, check=True).stdout.decode()
    return int(said.partition("Pages:")[2].split()[0])
