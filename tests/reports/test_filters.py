from __future__ import annotations

import html
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontrak.model.words import local_code
from kontrak.numbers import format_signed
from kontrak.reports.filters import (
    Markdown,
    bar,
    distance,
    escape,
    finalize,
    join_words,
    month_list,
    one_line,
    weight,
)
from tests.reports.markdown import viewer

VIEWER = viewer()

SPECIAL = "|<>*_`[]\\#-+=~&.()!:$1\n\t \r😀é\u2028\u202e\x1b"
texts = st.text(st.sampled_from(SPECIAL) | st.characters(), max_size=40)


def shown(text: str) -> str:
    return html.escape(one_line(text)).replace("&#x27;", "'")


@given(texts)
def test_text_in_a_line_of_its_own_is_shown_as_it_is(text: str) -> None:
    if one_line(text):
        assert VIEWER.render(escape(text)) == f"<p>{shown(text)}</p>\n"


@given(texts)
def test_text_below_a_paragraph_in_a_list_and_in_a_heading_stays_text(text: str) -> None:
    if not one_line(text):
        return
    assert VIEWER.render(f"Nama:\n{escape(text)}") == f"<p>Nama:\n{shown(text)}</p>\n"
    assert VIEWER.render(f"- {escape(text)}") == f"<ul>\n<li>{shown(text)}</li>\n</ul>\n"
    assert VIEWER.render(f"# Rapor {escape(text)}") == f"<h1>Rapor {shown(text)}</h1>\n"


@given(texts, texts)
def test_text_in_a_cell_breaks_no_table(left: str, right: str) -> None:
    page = f"| A | B |\n|---|---|\n| {escape(left)} | {escape(right)} |\n|{escape(left)}|{escape(right)}|\n| x | y |\n"
    cells = [token.children for token in VIEWER.parse(page) if token.type == "inline"]
    seen = ["".join(part.content for part in cell or []) for cell in cells]
    assert seen == ["A", "B", *[one_line(left), one_line(right)] * 2, "x", "y"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Jalan A|B", r"Jalan A\|B"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("*tebal* _miring_ `kode`", r"\*tebal\* \_miring\_ \`kode\`"),
        ("[nama](http://x)", r"\[nama\](http://x)"),
        ("C:\\data", "C:&#92;data"),
        ("# judul", r"\# judul"),
        ("- butir", r"\- butir"),
        ("1. satu", r"1\. satu"),
        ("-0,50", "-0,50"),
        ("2022. 1.250,5", r"2022\. 1.250,5"),
        ("A & B &amp; C", "A & B &amp;amp; C"),
        ("baris\r\nkedua\u2028ketiga", "baris kedua ketiga"),
        ("\x1b[31mmerah\u202e", r"\[31mmerah"),
        ("=== 😀", r"\=== 😀"),
        ("Jalan\ufffe A\uffff B\U0001fffe", "Jalan A B"),
        ("a" * 300, "a" * 300),
    ],
)
def test_escape_writes(text: str, written: str) -> None:
    assert escape(text) == written


def test_values_of_the_model_are_printed_in_indonesian() -> None:
    printed = [finalize(value) for value in (None, True, False, Decimal("1250.50"), date(2022, 1, 3), 2022)]
    assert printed == ["–", "ya", "tidak", "1.250,5", "3 Januari 2022", "2022"]


def test_only_marked_text_passes_unescaped() -> None:
    assert finalize("*a*") == r"\*a\*"
    assert finalize(Markdown("*a*")) == "*a*"


def test_words_and_months_are_joined_like_a_sentence() -> None:
    assert join_words([]) == ""
    assert month_list([3]) == "Maret"
    assert month_list([1, 2]) == "Januari dan Februari"
    assert month_list([1, 2, 3]) == "Januari, Februari, dan Maret"


@pytest.mark.parametrize(
    ("number", "blocks"),
    [
        ("0", "░" * 10 + "│"),
        ("4.99", "░" * 10 + "│"),
        ("5", "▌" + "░" * 9 + "│"),
        ("87.50", "█" * 8 + "▌░│"),
        ("100", "█" * 10 + "│"),
        ("112.5", "█" * 10 + "│█"),
        ("8550", "█" * 10 + "│██"),
    ],
)
def test_a_bar_has_a_block_for_ten_points_and_a_mark_at_hundred(number: str, blocks: str) -> None:
    assert bar(Decimal(number)) == blocks


def test_a_difference_that_rounds_to_nothing_has_no_sign() -> None:
    shown_ = [format_signed(None if text is None else Decimal(text)) for text in (None, "0", "-0.000001", "-2.345")]
    assert shown_ == ["–", "0,00", "0,00", "-2,35"]


def test_small_texts() -> None:
    assert bar(None) == ""
    assert (local_code("PUPR.JEMBATAN.A"), local_code("PUPR")) == ("JEMBATAN.A", "PUPR")
    assert (weight(Decimal(100) / 3), weight(Decimal("40.0")), weight(Decimal(100))) == ("33,33", "40", "100")


def test_the_distance_between_percentages_is_in_points() -> None:
    shown_ = [distance(Decimal("20"), satuan) for satuan in ("persen", "%", "km")]
    assert shown_ == ["20 poin", "20 poin", "20 km"]
    assert distance(None, "persen") == "–"
    assert distance(None, None) == "–", "an integrity finding is in no unit"
