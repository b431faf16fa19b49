"""The form as an Excel file, looked at through openpyxl: what is locked, what is asked, what is never a formula."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from kontrak.forms.form import COLUMNS, MARK_SHEET, SHEET
from kontrak.forms.xlsx_out import write_form
from tests.forms.sample import GRADES, Filler, form, line, save

if TYPE_CHECKING:
    from pathlib import Path

FIELDS = [column.field for column in COLUMNS if column.isian]


@pytest.fixture
def filler(tmp_path: Path) -> Filler:
    return Filler(save(tmp_path / "formulir.xlsx"))


def rule_of(filler: Filler, kode: str, field: str) -> Any:
    place = filler.cell(kode, field).coordinate
    return next(rule for rule in filler.sheet.data_validations.dataValidation if place in rule.sqref)


def test_the_same_form_gives_the_same_bytes() -> None:
    assert write_form(form()) == write_form(form())
    assert write_form(form()) != write_form(form(line("PUPR.LAIN")))


def test_only_the_cells_to_fill_in_are_open(filler: Filler) -> None:
    assert filler.sheet.protection.sheet
    for kode in filler.rows:
        for column in COLUMNS:
            cell = filler.cell(kode, column.field)
            assert cell.protection.locked is not column.isian, (kode, column.field)
            assert (cell.fill.fgColor.rgb not in ("00000000", "FFFFFFFF")) is column.isian


def test_a_required_cell_looks_different(filler: Filler) -> None:
    colours = {kode: filler.cell(kode, "realisasi").fill.fgColor.rgb for kode in filler.rows}
    assert colours["PUPR.JALAN"] != colours["PUPR.GIS"]


def test_cells_to_fill_in_keep_what_is_typed_as_text(filler: Filler) -> None:
    assert {filler.cell("PUPR.JALAN", field).number_format for field in FIELDS} == {"@"}


def test_every_cell_to_fill_in_has_a_hint(filler: Filler) -> None:
    for field in FIELDS:
        rule = rule_of(filler, "PUPR.JALAN", field)
        assert rule.prompt
        assert len(rule.promptTitle) <= 32
        assert len(rule.prompt) <= 255


def test_grades_are_chosen_from_a_list(filler: Filler) -> None:
    rule = rule_of(filler, "PUPR.SAKIP", "realisasi")
    assert (rule.type, rule.formula1) == ("list", f'"{",".join(GRADES)}"')
    assert rule_of(filler, "PUPR.JALAN", "realisasi").type != "list"


@pytest.mark.parametrize(
    "words", [tuple(f"Tingkat ke-{n} yang panjang" for n in range(20)), ("Baik, sekali", "Baik"), ('"A" plus', "B")]
)
def test_a_list_that_no_cell_can_hold_stands_in_the_hidden_sheet(tmp_path: Path, words: tuple[str, ...]) -> None:
    filler = Filler(save(tmp_path / "a.xlsx", form(line("PUPR.A", pilihan=words), line("PUPR.B", pilihan=words))))
    source = rule_of(filler, "PUPR.A", "realisasi").formula1
    assert source == rule_of(filler, "PUPR.B", "realisasi").formula1
    place = source.rpartition("!")[2].replace("$", "")
    assert [row[0].value for row in filler.book[MARK_SHEET][place]] == list(words)


@pytest.mark.parametrize(
    "evil", ["=1+1", '=HYPERLINK("http://x","y")', "+1", "@SUM(A1)", "http://contoh.id", "a\x00b\x1fc"]
)
def test_a_name_is_never_a_formula_or_a_link(tmp_path: Path, evil: str) -> None:
    filler = Filler(save(tmp_path / "a.xlsx", form(line("PUPR.A", nama=evil))))
    cell = filler.cell("PUPR.A", "nama")
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def test_a_very_long_name_is_cut(tmp_path: Path) -> None:
    filler = Filler(save(tmp_path / "a.xlsx", form(line("PUPR.A", nama="x" * 40_000))))
    assert filler.cell("PUPR.A", "nama").value.endswith("…")


def test_a_long_name_of_the_region_keeps_the_foot(tmp_path: Path) -> None:
    given = form()
    long = given._replace(tanda=given.tanda._replace(daerah="Kabupaten & Kota " * 20))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        foot = load_workbook(BytesIO(write_form(long)))[SHEET].oddFooter
    assert foot.center.text.startswith("Kabupaten &")
    assert "&P" in foot.right.text


def test_the_mark_is_hidden_for_good(filler: Filler) -> None:
    assert filler.book[MARK_SHEET].sheet_state == "veryHidden"
    assert filler.book.active.title == SHEET


def test_prints_on_a4_landscape_one_page_wide_with_titles_on_each(filler: Filler) -> None:
    setup = filler.sheet.page_setup
    assert (setup.paperSize, setup.orientation) == (9, "landscape")
    assert filler.sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (setup.fitToWidth or 1, setup.fitToHeight) == (1, 0)
    assert filler.sheet.print_title_rows == f"${filler.top}:${filler.top}"
    assert filler.sheet.freeze_panes == f"D{filler.top + 1}"


def test_rows_grow_with_what_is_written_into_them(filler: Filler) -> None:
    sheet = load_workbook(BytesIO(write_form(form())))[SHEET]
    for kode in filler.rows:
        assert sheet.row_dimensions[filler.rows[kode]].height >= 26
    assert b"customHeight" not in BytesIO(_part(write_form(form()), "xl/worksheets/sheet1.xml")).getvalue()


def _part(content: bytes, name: str) -> bytes:
    from zipfile import ZipFile

    with ZipFile(BytesIO(content)) as archive:
        return archive.read(name)


def test_the_file_name_sorts_by_month_then_opd() -> None:
    assert form().nama_berkas == "formulir-2022-04-PUPR.xlsx"
