"""Rows of a CSV file and the places they are named by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.forms.csv_rows import read_csv

if TYPE_CHECKING:
    from pathlib import Path


def test_a_row_is_named_by_its_first_line(tmp_path: Path) -> None:
    """A kendala may have several lines inside its quotes; an editor jumps to where the row begins."""
    path = tmp_path / "a.csv"
    path.write_text('kode,bulan,kendala\nA.X,mar,"satu\ndua\ntiga"\n\nA.Y,apr,empat\n', encoding="utf-8")
    assert [row.tempat for row in read_csv(path)] == [f"{path}:2", f"{path}:6"]
