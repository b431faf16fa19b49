"""Rows of a CSV file and the places they are named by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kontrak.errors import DataError
from kontrak.forms.reading import read_file

if TYPE_CHECKING:
    from pathlib import Path


def test_a_row_is_named_by_its_first_line(tmp_path: Path) -> None:
    """A kendala may have several lines inside its quotes; an editor jumps to where the row begins."""
    path = tmp_path / "a.csv"
    path.write_text('kode,bulan,kendala\nA.X,mar,"satu\ndua\ntiga"\n\nA.Y,apr,empat\n', encoding="utf-8")
    assert [row.tempat for row in read_file(path).baris] == [f"{path}:2", f"{path}:6"]


def test_a_decimal_comma_does_not_become_two_figures(tmp_path: Path) -> None:
    """The row has as many filled cells as the header has columns; only its length betrays the comma."""
    path = tmp_path / "a.csv"
    path.write_text("kode,bulan,realisasi,anggaran,kendala\nX.A,tw2,2,8,,\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_file(path)
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
    (row,) = read_file(path).baris
    assert row.teks("realisasi") in ("2.8", "2,8")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"LAPORAN DINAS X\n\nTahun 2022;;\nkode;bulan;realisasi\nX.A;apr;2,8\n", id="title lines"),
        pytest.param(b"sep=;\nkode;bulan;realisasi\nX.A;apr;2,8\n", id="sep"),
        pytest.param(b"sep=,\nkode,bulan,realisasi\nX.A,apr,2.8\n", id="sep of commas"),
        pytest.param(b"kode\tbulan\trealisasi\nX.A\tapr\t2,8\n", id="tabs"),
        pytest.param("\ufeffkode;bulan;realisasi\r\n\ufeffX.A;apr;2,8\r\n".encode(), id="marks anywhere"),
        pytest.param(
            "\ufeffkode\tbulan\trealisasi\nX.A\tapr\t2,8\n".encode("utf-16-le"), id="what Excel calls Unicode"
        ),
        pytest.param(b"Kode;Bulan;Realisasi;Solusi\n(1);(2);(3);(4)\nX.A;apr;2,8;x\nJUMLAH;;2,8;\n", id="numbers, sum"),
        pytest.param(b"Kode;Bulan;Realisasi\nX.A;apr;2,8\n;;Kepala Dinas\n;;NIP 198001012005011001\n", id="signature"),
    ],
)
def test_csv_as_offices_have_it(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    (row,) = read_file(path).baris
    assert (row.teks("kode"), row.teks("bulan"), (row.teks("realisasi") or "").replace(".", ",")) == (
        "X.A",
        "apr",
        "2,8",
    )


def test_ansi_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("kode;bulan;kendala\nX.A;apr;prioritas “tinggi”\n".encode("cp1252"))
    berkas = read_file(path)
    assert berkas.baris[0].teks("kendala") == "prioritas “tinggi”"
    assert "ANSI (cp1252)" in berkas.peringatan[0]


def test_columns_that_nobody_reads_are_named_and_near_misses_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("kode;bulan;realisasi;foto\nX.A;apr;2;x\n", encoding="utf-8")
    assert "kolom 'foto' tidak dikenal" in read_file(path).peringatan[0]
    path.write_text("kode;bulan;realisai\nX.A;apr;2\n", encoding="utf-8")
    with pytest.raises(DataError, match="maksudnya 'realisasi'"):
        read_file(path)


def test_what_an_export_escaped_is_undone(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("kode;bulan;kendala\nX.A;apr;'=1+1\nX.B;apr;'kutip'\n", encoding="utf-8")
    assert [row.teks("kendala") for row in read_file(path).baris] == ["=1+1", "'kutip'"]


@pytest.mark.parametrize("content", [b"", b"\x0b", b"sep=;\n", b";;;\n;;\n", "\ufeff".encode()])
def test_nothing_but_separators_is_an_empty_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(DataError, match="berkas kosong"):
        read_file(path)
