"""What comes back is read by titles and codes, cell by cell, whatever the OPD did to the sheet."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontrak.forms.form import MARK_SHEET, TandaFormulir
from kontrak.forms.reading import read_file
from kontrak.forms.rows import Persen
from kontrak.forms.xlsx_scan import cell_name
from tests.forms.hostile import pack, parts_of
from tests.forms.sample import Filler, form, save, table

if TYPE_CHECKING:
    from pathlib import Path

    from kontrak.forms.rows import BarisLaporan, BerkasLaporan


@pytest.fixture
def filler(tmp_path: Path) -> Filler:
    return Filler(save(tmp_path / "laporan-PUPR.xlsx"))


def rows_of(berkas: BerkasLaporan) -> dict[str, BarisLaporan]:
    return {str(row.isi["kode"]): row for row in berkas.baris}


def test_an_empty_form_has_all_rows_and_nothing_in_them(filler: Filler) -> None:
    berkas = read_file(filler.path)
    assert list(rows_of(berkas)) == ["PUPR.JALAN", "PUPR.SAKIP", "PUPR.GIS"]
    assert {row.teks("realisasi") for row in berkas.baris} == {None}
    assert {row.teks("bulan") for row in berkas.baris} == {"2022-04"}
    assert berkas.peringatan == ()


def test_the_mark_comes_back(filler: Filler) -> None:
    assert read_file(filler.path).tanda == form().tanda
    assert isinstance(form().tanda, TandaFormulir)


def test_each_field_has_the_address_of_its_cell(filler: Filler) -> None:
    row = rows_of(read_file(filler.path))["PUPR.SAKIP"]
    assert row.alamat("realisasi").endswith(
        f"laporan-PUPR.xlsx, lembar Laporan, sel {filler.cell('PUPR.SAKIP', 'realisasi').coordinate}"
    )
    assert row.alamat(None) == row.tempat
    assert row.tempat.endswith(f"baris {filler.rows['PUPR.SAKIP']}")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("85,5%", "85,5%"),
        ("Rp1.250.000", "Rp1.250.000"),
        ("-", "-"),
        ("belum rilis", "belum rilis"),
        (5, Decimal(5)),
        (0.1 + 0.2, Decimal("0.3")),
        (72.5, Decimal("72.5")),
        (-0.5, Decimal("-0.5")),
        (True, "ya"),
        (False, "tidak"),
        (date(2022, 4, 3), date(2022, 4, 3)),
        (datetime(2022, 4, 3, 10, 30), date(2022, 4, 3)),
        (time(3, 4), "03:04:00"),
        ("dua\nbaris", "dua\nbaris"),
    ],
)
def test_what_a_cell_can_hold(filler: Filler, typed: Any, read: object) -> None:
    filler.fill("PUPR.JALAN", realisasi=typed).save()
    found = rows_of(read_file(filler.path))["PUPR.JALAN"].isi["realisasi"]
    assert (found, type(found)) == (read, type(read))


@pytest.mark.parametrize(
    ("number", "look", "read"),
    [
        (0.855, "0.0%", Persen(Decimal("85.5"))),
        (0.855, "0%", Persen(Decimal("85.5"))),
        (1, "0.00%", Persen(Decimal(100))),
        (0.12345, "0.000%", Persen(Decimal("12.345"))),
        (85.5, "0%", Persen(Decimal(8550))),
        (0.855, "[<=1]0.0%;0.0", Persen(Decimal("85.5"))),
        (85.5, "[<=1]0.0%;0.0", Decimal("85.5")),
        (0.855, '0.00" %"', Decimal("0.855")),
        (85.5, "0.00\\%", Decimal("85.5")),
        (85.5, "#,##0.00", Decimal("85.5")),
    ],
)
def test_a_percentage_counts_as_people_see_it(filler: Filler, number: float, look: str, read: object) -> None:
    filler.fill("PUPR.JALAN", realisasi=number)
    filler.cell("PUPR.JALAN", "realisasi").number_format = look
    filler.save()
    assert rows_of(read_file(filler.path))["PUPR.JALAN"].isi["realisasi"] == read


def test_rows_may_be_sorted_moved_and_added(filler: Filler) -> None:
    first, last = filler.rows["PUPR.JALAN"], filler.rows["PUPR.GIS"]
    filler.cell("PUPR.JALAN", "kode").value = "PUPR.GIS"
    filler.sheet.cell(row=last, column=2).value = "PUPR.JALAN"
    filler.sheet.cell(row=first, column=filler.columns["realisasi"]).value = "ya"
    filler.sheet.cell(row=last, column=filler.columns["realisasi"]).value = "7"
    filler.sheet.cell(row=last + 6, column=2).value = "PUPR.BARU"
    filler.sheet.cell(row=last + 6, column=filler.columns["realisasi"]).value = 3
    filler.save()
    rows = rows_of(read_file(filler.path))
    assert {kode: row.teks("realisasi") for kode, row in rows.items()} == {
        "PUPR.GIS": "ya",
        "PUPR.SAKIP": None,
        "PUPR.JALAN": "7",
        "PUPR.BARU": "3",
    }


def test_rows_above_the_table_and_columns_between_do_not_matter(filler: Filler) -> None:
    filler.fill("PUPR.JALAN", realisasi="5", anggaran="Rp1.000.000")
    for merged in list(filler.sheet.merged_cells.ranges):
        filler.sheet.unmerge_cells(str(merged))
    filler.sheet.insert_rows(1, 3)
    filler.sheet.insert_cols(5)
    filler.save()
    row = rows_of(read_file(filler.path))["PUPR.JALAN"]
    assert (row.teks("realisasi"), row.teks("anggaran")) == ("5", "Rp1.000.000")


def test_a_column_of_the_opd_and_a_note_below_are_told(filler: Filler) -> None:
    filler.sheet.cell(row=filler.top, column=17).value = "Solusi"
    filler.sheet.cell(row=filler.rows["PUPR.GIS"] + 4, column=filler.columns["catatan"]).value = "mohon maaf"
    filler.save()
    berkas = read_file(filler.path)
    said = "\n".join(berkas.peringatan)
    assert f"sel Q{filler.top}: kolom 'solusi' tidak dikenal" in said
    assert "tulisan tanpa kode; tidak dicatat" in said
    assert len(berkas.baris) == 3


def test_figures_without_a_code_are_not_lost(filler: Filler) -> None:
    row = filler.rows["PUPR.GIS"] + 3
    filler.sheet.cell(row=row, column=filler.columns["realisasi"]).value = 4
    filler.save()
    assert read_file(filler.path).baris[-1].teks("kode") is None


def test_a_table_made_by_hand(tmp_path: Path) -> None:
    path = table(
        tmp_path / "data.xlsx",
        [[], ["KODE", "Bulan", "Realisasi", "Tanggal lapor"], ["PUPR.JALAN", 4, 5, date(2022, 5, 3)]],
    )
    berkas = read_file(path)
    assert berkas.tanda is None
    assert berkas.baris[0].isi == {
        "kode": "PUPR.JALAN",
        "bulan": Decimal(4),
        "realisasi": Decimal(5),
        "tanggal_lapor": date(2022, 5, 3),
    }


def test_a_month_typed_as_a_date(tmp_path: Path) -> None:
    path = table(tmp_path / "data.xlsx", [["kode", "bulan", "realisasi"], ["PUPR.JALAN", date(2022, 4, 1), 5]])
    assert read_file(path).baris[0].isi["bulan"] == date(2022, 4, 1)


@pytest.mark.parametrize("text", [b"NaN", b"INF", b"-INF", b"1e400"])
def test_a_value_that_is_no_finite_number_is_a_bad_cell(tmp_path: Path, text: bytes) -> None:
    filler = Filler(save(tmp_path / "a.xlsx"))
    filler.fill("PUPR.JALAN", realisasi=4321).save()
    parts = parts_of(filler.path)
    sheet = parts["xl/worksheets/sheet1.xml"]
    pack(filler.path, parts | {"xl/worksheets/sheet1.xml": sheet.replace(b"<v>4321</v>", b"<v>" + text + b"</v>")})
    berkas = read_file(filler.path)
    assert rows_of(berkas)["PUPR.JALAN"].cacat == {"realisasi": f"berisi {text.decode()}; ketik nilainya"}
    assert len(berkas.baris) == 3


def test_a_number_in_a_text_column_comes_out_as_digits(filler: Filler) -> None:
    filler.fill("PUPR.JALAN", realisasi=1, pic=198001012005011000, catatan=12.5).save()
    row = rows_of(read_file(filler.path))["PUPR.JALAN"]
    assert (row.teks("pic"), row.teks("catatan")) == ("198001012005011000", "12.5")


def test_a_lost_mark_is_no_form(filler: Filler) -> None:
    del filler.book[MARK_SHEET]
    filler.sheet.cell(row=filler.top, column=17).value = "Bulan"
    filler.save()
    assert read_file(filler.path).tanda is None


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_cell_names_count_like_excel(row: int, column: int) -> None:
    letters = cell_name((row, column)).rstrip("0123456789")
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    assert number - 1 == column
    assert cell_name((row, column)) == f"{letters}{row + 1}"
