from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontrak.formulas import defused, undone

if TYPE_CHECKING:
    from collections.abc import Iterator

NASTY = st.text(alphabet="=+-@＝＋－＠﹦ab1;,|\t\n\r'\" \u2028", max_size=12)


def cells_of(text: str, separator: str) -> Iterator[str]:
    """The cells that a spreadsheet makes of a line that was written with commas."""
    stream = io.StringIO()
    csv.writer(stream).writerow(["PUPR", text, "1"])
    for line in re.split(r"[\n\r\u2028]", stream.getvalue()):
        for cell in line.split(separator):
            yield cell
            yield cell.strip(' "')


@pytest.mark.parametrize("text", ["=1+1", "lihat lampiran;=1+1", "a\n=1+1", "＝1+1", "x|@A", "\t=1", ' "=1"', "a;\t-2"])
def test_a_formula_is_defused_wherever_it_begins(text: str) -> None:
    for separator in ";,\t|":
        for cell in cells_of(defused(text), separator):
            assert not re.match("[=+@＝＋＠-]", cell), (separator, cell)


@pytest.mark.parametrize("text", ["Jalan A-B", "3 = tiga", "", "belum ada"])
def test_other_texts_stay(text: str) -> None:
    assert defused(text) == text


@given(NASTY)
def test_no_text_begins_a_formula_and_each_comes_back(text: str) -> None:
    safe = defused(text)
    assert undone(safe) == text
    for separator in ";,\t|":
        for cell in cells_of(safe, separator):
            assert not re.match("[=+@＝＋－＠﹦-]", cell)
