"""Tables at every width: aligned, never without the code and the number."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontrak.views import table as tables
from kontrak.views.fitting import clean, measure, shorten
from kontrak.views.table import Cell, Column, Line, Table, Tone, render

TABLE = Table(
    (Column("Kode"), Column("Nama", least=6, drop=1), Column("Belum\nlapor", right=True), Column("Warna", drop=2)),
    (
        ("PUPR", "Dinas Pekerjaan Umum", "3", Cell("hijau", Tone.HIJAU)),
        Line("Kecamatan", Tone.TITLE),
        ("KEC-A", "Kecamatan A", Cell("12", Tone.MERAH), "merah"),
    ),
)


def test_a_plain_table_is_aligned_under_its_titles() -> None:
    assert render([TABLE]) == (
        "                             Belum\n"
        "Kode   Nama                  lapor  Warna\n"
        "-----  --------------------  -----  -----\n"
        "PUPR   Dinas Pekerjaan Umum      3  hijau\n"
        "Kecamatan\n"
        "KEC-A  Kecamatan A              12  merah\n"
    )


def test_a_narrow_table_shortens_the_name_first() -> None:
    assert render([TABLE], 30).splitlines()[2:4] == ["-----  ---------  -----  -----", "PUPR   Dinas Pe…      3  hijau"]


def test_then_it_drops_columns_and_says_so() -> None:
    assert render([TABLE], 20) == (
        "       Belum\n"
        "Kode   lapor  Warna\n"
        "-----  -----  -----\n"
        "PUPR       3  hijau\n"
        "Kecamatan\n"
        "KEC-A     12  merah\n"
        "(layar sempit: tanpa\n"
        " kolom Nama)\n"
    )


def test_before_a_column_goes_the_gaps_are_closed() -> None:
    assert render([TABLE], 25).splitlines()[2:4] == ["----- ------- ----- -----", "PUPR  Dinas…      3 hijau"]


def test_code_and_number_stay_even_where_nothing_fits() -> None:
    shown = render([TABLE], 3)
    assert "KEC-A    12" in shown
    assert "hijau" not in shown


def test_a_late_column_is_shortened_last() -> None:
    columns = (Column("Kode"), Column("Nama", least=4, drop=1), Column("Predikat", least=5, late=True))
    table = Table(columns, (("PUPR", "Dinas", "Sangat Tinggi"),))
    assert render([table], 23).splitlines()[2] == "PUPR Din… Sangat Tinggi"
    assert render([table], 18).splitlines()[2] == "PUPR Sangat Tinggi"
    assert render([table], 14).splitlines()[2] == "PUPR Sangat T…"


@given(st.integers(min_value=20, max_value=90))
def test_no_row_is_wider_than_the_screen(width: int) -> None:
    rows = [line for line in render([TABLE], width).splitlines() if not line.startswith("(")]
    assert max(map(len, rows)) <= width


@given(st.text(max_size=40), st.integers(min_value=1, max_value=30))
def test_a_shortened_text_fits_and_keeps_its_beginning(text: str, width: int) -> None:
    text = clean(text)
    short = shorten(text, width)
    assert measure(short) <= width
    assert text.startswith(short.removesuffix("…").rstrip()) or short == text


def test_a_name_from_the_data_cannot_break_the_screen() -> None:
    evil = Table((Column("Nama"), Column("Angka", right=True)), (("Dinas\n\x1b[31mmerah\x07", "7"),))
    assert render([evil]).splitlines()[2] == "Dinas  [31mmerah      7"


def test_wide_and_combining_characters_are_measured() -> None:
    assert measure("漢字") == 4
    assert measure("e\u0301") == 1


def test_a_paragraph_is_broken_with_its_indent() -> None:
    assert render([Line("  1. satu dua tiga empat lima", indent=3)], 20) == "  1. satu dua tiga\n     empat lima\n"


def test_without_a_width_nothing_is_broken() -> None:
    long = "kata " * 100
    assert render([Line(long)]) == long.rstrip() + "\n"


@pytest.mark.parametrize(("columns", "width"), [("40", 40), ("", None), ("lebar", None), ("3", 20), ("٣٠", None)])
def test_a_pipe_has_the_width_of_columns(monkeypatch: pytest.MonkeyPatch, columns: str, width: int | None) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert tables.screen_width(terminal=False) == width


def test_colour_says_nothing_that_the_words_do_not(capsys: pytest.CaptureFixture[str]) -> None:
    tables._show_rich([TABLE], 60)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out)
    plain = render([TABLE], 60).replace("-----", "─────").replace("-", "─").replace("KEC─A", "KEC-A")
    assert [line.rstrip() for line in shown.splitlines()] == plain.splitlines()


def test_a_column_that_wraps_keeps_its_words_whole_and_the_others_beside_its_first_line() -> None:
    columns = (Column("Kode"), Column("Nama", least=12, wraps=True), Column("Nilai", right=True))
    table = Table(columns, (("A", "Jalan kabupaten yang diperbaiki", "7"), ("B", "Jembatan", "8")))
    assert render([table], 27).splitlines()[2:] == [
        "A     Jalan               7",
        "      kabupaten yang",
        "      diperbaiki",
        "B     Jembatan            8",
    ]
    assert "Jalan kabupaten yang diperbaiki" in render([table], 60)


def test_a_column_without_room_stands_under_its_row() -> None:
    columns = (Column("Kode"), Column("Nama", least=20, drop=1, wraps=True, below=True), Column("Nilai", right=True))
    table = Table(columns, (("A", "Jalan kabupaten yang diperbaiki", "7"),))
    assert render([table], 25).splitlines()[2:] == ["A         7", "   Jalan kabupaten yang", "   diperbaiki"]


def test_a_name_of_300_letters_leaves_a_pipe_readable() -> None:
    table = Table((Column("Nama"), Column("Nilai", right=True)), (("x" * 300, "7"), ("Dinas", "8")))
    assert max(map(len, render([table]).splitlines())) < 120


def test_a_paragraph_is_broken_between_its_parts_and_never_inside_a_code() -> None:
    text = "bulan belum dikunci · segel 128-1a2b-3c4d · KEC-PROPPO"
    assert render([Line(text, indent=2)], 34).splitlines() == [
        "bulan belum dikunci",
        "  segel 128-1a2b-3c4d · KEC-PROPPO",
    ]


def test_blue_is_not_the_one_that_black_swallows() -> None:
    assert "bright_blue" in Tone.BIRU.value


@pytest.mark.parametrize("width", [20, 24, 30, 43, 44, 50, 80, 200])
def test_a_seal_is_broken_between_its_groups_only(width: int) -> None:
    seal = "23053-21c0-6c95-bfa9-0c6d-fade-bead-cafe-1111"
    lines = render([Line(f"Utuh: 23053 peristiwa, segel {seal}.")], width).splitlines()
    assert all(len(line) <= max(width, 22) for line in lines)  # "23053-21c0-6c95-bfa9-" and what stands before it
    parts = [part for line in lines[:-1] for part in re.findall(r"\S*[0-9a-f]{4}-\S*", line)]
    assert {group for part in parts for group in part.split("-")} <= {*seal.split("-"), "", "1111."}, lines
    assert seal in "".join(lines)
