"""A locked cell that no longer says what the form asked, a form saved as CSV, and sheets beside the form."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from kontrak.forms.reading import read_file
from tests.forms.sample import Filler, save

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def filler(tmp_path: Path) -> Filler:
    return Filler(save(tmp_path / "laporan-PUPR.xlsx")).fill("PUPR.JALAN", realisasi="5")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("nama", "Panjang irigasi", "diubah menjadi 'Panjang irigasi', aslinya 'Panjang jalan'"),
        ("satuan", "ha\n(tambahan bulan ini)", "diubah menjadi 'ha (tambahan"),
        ("target_bulan", "50", "aslinya '5'"),
        ("target_sd", 11, "diubah menjadi '11', aslinya '10'"),
    ],
)
def test_an_altered_cell_is_named(filler: Filler, field: str, value: Any, said: str) -> None:
    filler.fill("PUPR.JALAN", **{field: value}).save()
    row = read_file(filler.path).baris[0]
    assert said in row.cacat[field]
    assert row.alamat(field).endswith(f"sel {filler.cell('PUPR.JALAN', field).coordinate}")


def test_the_same_text_in_other_clothes_is_the_same(filler: Filler) -> None:
    filler.fill("PUPR.JALAN", nama=" Panjang  jalan", target_sd=10, target_bulan=5.0).save()
    assert read_file(filler.path).baris[0].cacat == {}


def test_an_altered_row_without_figures_harms_nobody(filler: Filler) -> None:
    filler.fill("PUPR.GIS", nama="lain").save()
    assert [row.cacat for row in read_file(filler.path).baris] == [{}, {}, {}]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("APRIL 2022", "MEI 2022", "judulnya menyebut Mei 2022, padahal formulir ini dibuat untuk April 2022"),
        ("(PUPR)", "(DINKES)", "menyebut OPD DINKES, padahal formulir ini dibuat untuk PUPR"),
    ],
)
def test_an_altered_heading_refuses_the_form(filler: Filler, old: str, new: str, said: str) -> None:
    for row in filler.sheet.iter_rows(max_row=filler.top):
        for cell in row:
            if isinstance(cell.value, str) and old in cell.value:
                cell.value = cell.value.replace(old, new)
    filler.save()
    fault = read_file(filler.path).galat
    assert fault is not None
    assert said in fault.message


def test_sums_and_signatures_are_passed_over_with_a_note(filler: Filler) -> None:
    row, realisasi = filler.rows["PUPR.GIS"] + 1, filler.columns["realisasi"]
    filler.sheet.cell(row=row, column=3).value = "JUMLAH"
    filler.sheet.cell(row=row, column=realisasi).value = 5
    filler.sheet.cell(row=row + 3, column=realisasi).value = "Kepala Dinas"
    filler.sheet.cell(row=row + 4, column=realisasi).value = "NIP 198001012005011001"
    filler.save()
    berkas = read_file(filler.path)
    assert len(berkas.baris) == 3
    assert any(f"baris {row}: baris jumlah atau nomor kolom dilewati" in note for note in berkas.peringatan)
    assert sum("tulisan tanpa kode" in note for note in berkas.peringatan) == 2


def test_a_form_saved_as_csv(filler: Filler, tmp_path: Path) -> None:
    filler.fill("PUPR.SAKIP", realisasi="BB").save()
    path = tmp_path / "formulir.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        for row in load_workbook(filler.path)["Laporan"].iter_rows(values_only=True):
            writer.writerow(["" if cell is None else cell for cell in row])
    berkas = read_file(path)
    assert berkas.tanda is not None
    assert berkas.tanda[1:4] == (2022, 4, "PUPR")
    assert [(row.teks("kode"), row.teks("bulan"), row.teks("realisasi")) for row in berkas.baris] == [
        ("PUPR.JALAN", "2022-04", "5"),
        ("PUPR.SAKIP", "2022-04", "BB"),
        ("PUPR.GIS", "2022-04", None),
    ]


def test_sheets_beside_the_form_have_no_limits_of_their_own(filler: Filler) -> None:
    other = filler.book.create_sheet("Data mentah")
    other.cell(row=900_000, column=200).value = 1
    filler.save()
    assert len(read_file(filler.path).baris) == 3
