"""Each layout in which contracts arrive gives the expected file, and imports once its suggestions are filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kontrak.errors import DataError
from kontrak.rangka.draft import write_draft
from kontrak.rangka.sources import read_text
from tests.golden_file import GOLDEN, assert_golden
from tests.rangka.drawing import as_docx, as_tabs, as_xlsx
from tests.rangka.layouts import FOLDER, IN_WORD, MAIL, NAMES, layout
from tests.rangka.reading import import_text, read_tables

if TYPE_CHECKING:
    from pathlib import Path

    from kontrak.rangka.scaffold import Hasil

CASES = [(name, ".xlsx") for name in NAMES] + [(name, ".docx") for name in IN_WORD]


def written(path: Path, name: str, kind: str) -> Path:
    file = path / f"{name}{kind}"
    file.write_bytes((as_xlsx if kind == ".xlsx" else as_docx)(layout(name)))
    return file


def told(result: Hasil) -> str:
    """The file, and below it what a person is told."""
    notes = "".join(f"# {note.hal} | {note.tempat} | {' '.join(note.sebab.split())}\n" for note in result.catatan)
    return f"{write_draft(result.draf, saran=False)}\n{notes}"


@pytest.mark.parametrize(("name", "kind"), CASES)
def test_layout(tmp_path: Path, name: str, kind: str) -> None:
    result = read_tables(written(tmp_path, name, kind))
    assert_golden(f"rangka/{name}{kind}.yaml", told(result))


@pytest.mark.parametrize(("name", "kind"), CASES)
def test_with_its_suggestions_it_imports(tmp_path: Path, name: str, kind: str) -> None:
    result = read_tables(written(tmp_path, name, kind))
    reading = import_text(tmp_path, write_draft(result.draf, saran=True))
    left = [problem.pesan for problem in reading.galat]
    open_ones = sum(value.saran is None for _, value in result.draf.terbuka())
    assert len(left) == open_ones, left
    assert all("belum diputuskan" in pesan for pesan in left)


def test_pasted_from_a_mail(tmp_path: Path) -> None:
    path = tmp_path / "tempel.txt"
    path.write_bytes(as_tabs(MAIL))
    assert_golden("rangka/surel.txt.yaml", told(read_tables(path)))
    (grid,) = read_text("teks", as_tabs(MAIL), pasted=True)
    assert grid.lebar == 4


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_older_and_open_workbooks_say_the_same(kind: str) -> None:
    """Saved from the workbook by another program: percentages are known by their format, as in .xlsx."""
    told_now = told(read_tables(FOLDER / f"gabung.{kind}"))
    golden = (GOLDEN / "rangka" / "gabung.xlsx.yaml").read_text(encoding="utf-8")
    assert told_now.replace(f"gabung.{kind}", "gabung.xlsx") == golden


@pytest.mark.parametrize(("kind", "cut"), [("xls", 3000), ("xls", 600), ("ods", 9000), ("ods", 40)])
def test_a_cut_workbook_is_told(tmp_path: Path, kind: str, cut: int) -> None:
    path = tmp_path / f"gabung.{kind}"
    path.write_bytes((FOLDER / f"gabung.{kind}").read_bytes()[:cut])
    with pytest.raises(DataError, match="rusak"):
        read_tables(path)
