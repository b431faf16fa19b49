"""The front of a rapor on a terminal: what the paper says, within the width of the terminal."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from kontrak.reports.cetak.card import print_card
from kontrak.reports.cetak.markup import plain_lines
from tests.reports.hostile import hostile_year
from tests.reports.papers import papers, sample_papers

if TYPE_CHECKING:
    from kontrak.reports.cetak.lembar import Lembar

RAPOR = sample_papers()["rapor"]


def card(sheet: Lembar, width: int, *, colour: bool = False) -> str:
    target = StringIO()
    print_card(
        sheet, Console(file=target, width=width, force_terminal=colour, color_system="standard" if colour else None)
    )
    return target.getvalue()


@pytest.mark.parametrize("width", [80, 100, 160])
def test_the_card_says_what_the_front_says_and_keeps_to_the_width(width: int) -> None:
    shown = card(RAPOR, width)
    assert max(map(len, shown.splitlines())) <= width
    squeezed = "".join(shown.split()).replace("│", "")
    for line in plain_lines(RAPOR.teks.partition("<!-- cetak: halaman-baru -->")[0]):
        if not line.startswith("."):
            assert line.split()[0].removeprefix("-") in squeezed
    for words in ("Meleset: apa, sejak kapan", "Janji dan hasil s.d. Maret", "segel 128-1a2b-3c4d"):
        assert "".join(words.split()) in squeezed
    assert "Cara hitung" not in shown, "the back is not on it"
    assert "Yang dinilai" not in shown, "nobody signs a screen"


def test_the_colour_is_a_word_with_and_without_colours() -> None:
    plain, coloured = card(RAPOR, 80), card(RAPOR, 80, colour=True)
    word = next(word for word in ("BIRU", "HIJAU", "KUNING", "MERAH", "ABU-ABU") if f" {word} " in plain)
    assert "\x1b[1;" in coloured
    assert word in coloured
    assert "\x1b" not in plain


def test_no_name_sends_anything_to_the_terminal() -> None:
    shown = card(papers(hostile_year("\x1b[31m merah \x07 [bold]tebal[/bold] | a"))["rapor"], 100)
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "[bold]" in shown


def test_a_narrow_card_lists_what_a_wide_one_sets_side_by_side() -> None:
    """Six columns of texts at 80 places would break every long word."""
    narrow, wide = card(RAPOR, 80), card(RAPOR, 160)
    assert "• " in narrow.partition("Janji dan hasil")[0]
    assert "Sejak: " in narrow
    assert "berturut-turut" in narrow or "bulan lewat" in narrow
    assert "Sejak: " not in wide


def test_what_only_a_hand_fills_in_is_left_out_whatever_its_heading_says() -> None:
    own = RAPOR._replace(teks=RAPOR.teks.replace("## Catatan dan putusan pimpinan", "## Arahan Bupati"))
    assert own != RAPOR
    assert "Arahan Bupati" not in card(own, 100)
    assert "Janji dan hasil" in card(own, 100)
