from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontrak.reports.cetak.widths import SIZES, measure

PORTRAIT, LANDSCAPE = 504.0, 751.0
cells = st.text(alphabet="abc 0123456789.,%-|é漢", max_size=80)
tables = st.integers(1, 14).flatmap(
    lambda columns: st.lists(st.lists(cells, min_size=columns, max_size=columns), min_size=1, max_size=6)
)


@given(tables, st.sampled_from([PORTRAIT, LANDSCAPE]))
def test_the_columns_fill_the_page_and_none_vanishes(rows: list[list[str]], width: float) -> None:
    size = measure(rows, width)
    assert sum(size.bagian) == pytest.approx(1, abs=0.002)
    assert all(share > 0 for share in size.bagian)
    assert size.huruf in SIZES


def test_numbers_are_not_broken_while_texts_wrap() -> None:
    rows = [
        ["No", "Program", "Pagu"],
        ["1", "Program pengelolaan dan pengembangan sistem " * 4, "Rp110.850.000.000"],
    ]
    size = measure(rows, PORTRAIT)
    assert size.bagian[2] * PORTRAIT > len("Rp110.850.000.000") * 0.45 * size.huruf
    assert size.bagian[1] > 0.6


def test_a_wide_table_gets_smaller_letters() -> None:
    narrow = measure([["aaaa"] * 3], PORTRAIT)
    wide = measure([["Rp110.850.000.000"] * 9], PORTRAIT)
    assert narrow.huruf == SIZES[0]
    assert wide.huruf < narrow.huruf
    assert measure([["aaaa"] * 3], LANDSCAPE).huruf == SIZES[1]


def test_room_to_spare_goes_to_the_texts() -> None:
    size = measure([["No", "Nama"], ["1", "Dinas Pekerjaan Umum"]], PORTRAIT)
    assert size.bagian[0] < 0.1


def test_widths_that_are_asked_for_are_kept_whatever_stands_in_the_cells() -> None:
    """The same in every head's table, as long as no word would break."""
    for text in ("a", "Dinas Pekerjaan Umum dan Penataan Ruang " * 5):
        assert measure([["No", "Nama"], ["1", text]], PORTRAIT, fixed=(10, 90)) == (SIZES[0], (0.1, 0.9))
    smaller = measure([["No", "Nama"], ["1.000.000", "a"]], PORTRAIT, fixed=(9, 91))
    assert smaller.bagian == (0.09, 0.91)
    assert smaller.huruf < SIZES[0]
    broken = measure([["No", "Nama"], ["Rp110.850.000.000", "a"]], PORTRAIT, fixed=(2, 98))
    assert broken.bagian[0] > 0.1


def test_lines_of_a_table_are_counted_as_they_wrap() -> None:
    rows = [["A"], ["kata " * 200]]
    size = measure(rows, PORTRAIT)
    assert size.lines([["A"], ["b"]], PORTRAIT) == 2
    assert 5 <= size.lines(rows, PORTRAIT) <= 30
