"""Rows of a CSV file and the places they are named by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kontrak.errors import DataError
from kontrak.forms.csv_rows import read_csv

if TYPE_CHECKING:
    from pathlib import Path


def test_a_row_is_named_by_its_first_line(tmp_path: Path) -> None:
    """A kendala may have several lines inside its quotes; an editor jumps to where the row begins."""
    path = tmp_path / "a.csv"
    path.write_text('kode,bulan,kendala\nA.X,mar,"satu\ndua\ntiga"\n\nA.Y,apr,empat\n', encoding="utf-8")
    assert [row.tempat for row in read_csv(path)] == [f"{path}:2", f"{path}:6"]


def test_a_decimal_comma_does_not_become_two_figures(tmp_path: Path) -> None:
    """The row has as many filled cells as the header has columns; only its length betrays the comma."""
    path = tmp_path / "a.csv"
    path.write_text("kode,bulan,realisasi,anggaran,kendala\nX.A,tw2,2,8,,\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_csv(path)
    assert str(caught.value).startswith(f"{path}:2: 6 isian untuk 5 kolom.")
    assert '"2,8"' in (caught.value.hint or "")
    assert "titik koma (;)" in (caught.value.hint or "")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("kode,bulan,realisasi,,\nX.A,tw2,2.8,,,,\n", id="the sheet's own blank columns"),
        pytest.param("kode;bulan;realisasi\nX.A;tw2;2,8;;\n", id="a semicolon is no decimal"),
        pytest.param('kode,bulan,realisasi\nX.A,tw2,"2,8"\n,,,,\n', id="a blank line"),
    ],
)
def test_blank_cells_beyond_the_columns_are_no_figures(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    (row,) = read_csv(path)
    assert row.teks("realisasi") in ("2.8", "2,8")
