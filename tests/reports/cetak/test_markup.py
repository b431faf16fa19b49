from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontrak.errors import DataError
from kontrak.reports.cetak.blok import (
    Daftar,
    Grafik,
    Isi,
    Judul,
    Kode,
    Kutipan,
    Paragraf,
    Tabel,
    Tanda,
    plain,
)
from kontrak.reports.cetak.markup import BREAK, parse, table_texts
from kontrak.reports.filters import escape, one_line

if TYPE_CHECKING:
    from kontrak.reports.cetak.blok import Blok


def body(text: str) -> tuple[Blok, ...]:
    return parse(text).badan


def styles(text: str) -> list[str]:
    return [block.gaya for block in body(text) if isinstance(block, Paragraf | Daftar | Tabel)]


def test_running_text_keeps_its_marks_and_its_breaks() -> None:
    (block,) = body("a **b *c*** ~~d~~ `e`<br>f  \ng\nh [i](x.html)")
    assert isinstance(block, Paragraf)
    assert block.isi[1] == Isi("tebal", anak=(Isi("teks", "b "), Isi("miring", anak=(Isi("teks", "c"),))))
    assert [piece.jenis for piece in block.isi].count("baris") == 2
    assert plain(block.isi) == "a b c d e\nf\ng h i"


def test_a_table_has_its_cells_and_sides() -> None:
    (block,) = body("| A | B |\n|:---:|---:|\n| a\\|b | |\n")
    assert isinstance(block, Tabel)
    assert block.rata == ("center", "right")
    assert table_texts(block) == [["A", "B"], ["a|b", ""]]


def test_lists_nest_and_number() -> None:
    (block,) = body("3. a\n4. b\n   - c\n")
    assert isinstance(block, Daftar)
    assert block.mulai == 3
    assert block.butir[1][1] == Daftar(None, ((Paragraf((Isi("teks", "c"),)),),))


def test_the_other_blocks() -> None:
    blocks = body("# H\n\n> q\n\n```\nx <y>\n```\n\n---\n\n" + "." * 40)
    assert blocks == (
        Judul(1, (Isi("teks", "H"),)),
        Kutipan((Paragraf((Isi("teks", "q"),)),)),
        Kode("x <y>"),
        Tanda("garis"),
        Tanda("isian"),
    )


def test_a_directive_shapes_the_next_block_only() -> None:
    table = "\n\n| A |\n|---|\n| b |\n\n"
    text = f"<!-- cetak: kecil -->\n\n- a\n\npara\n\n<!-- cetak: identitas -->{table}{table}"
    assert styles(text) == ["kecil", "lengket", "identitas", ""]


def test_the_page_may_lie_and_break() -> None:
    naskah = parse("# H\n\n<!-- cetak: mendatar -->\n\na\n\n<!-- cetak: halaman-baru -->\n\nb\n")
    assert naskah.mendatar
    assert Tanda("halaman-baru") in naskah.badan
    assert not parse("a").mendatar


def test_a_chart_holds_the_words_that_say_the_same() -> None:
    chart, after = body("<!-- cetak: grafik a b -->\n\nkata\n\n<!-- cetak: akhir-grafik -->\n\nlain\n")
    assert chart == Grafik(("a", "b"), (Paragraf((Isi("teks", "kata"),)),))
    assert isinstance(after, Paragraf)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<!-- cetak: miring -->", "tidak dikenal: miring"),
        ("<!-- cetak: grafik -->", "tidak dikenal: grafik"),
        ("<!-- cetak: akhir-grafik -->", "tidak dikenal: akhir-grafik"),
        ("<!-- cetak: grafik a -->\n\nx", "tidak menutup perintah cetak grafik"),
    ],
)
def test_a_slip_in_a_directive_is_told(text: str, words: str) -> None:
    with pytest.raises(DataError) as caught:
        parse(text)
    assert words in caught.value.message
    assert caught.value.hint


def test_other_comments_and_raw_html_stay_behind() -> None:
    assert body("<!-- catatan -->\n\n<script>alert(1)</script>\n\na <b>b</b> c\n") == (
        Paragraf((Isi("teks", "a "), Isi("teks", "b"), Isi("teks", " c"))),
    )


def test_what_stands_above_the_first_heading_is_the_letterhead() -> None:
    naskah = parse("**PEMKAB**\n\nJalan 1\n\n# Judul\n\n**Daerah**\n\nIsi.\n")
    assert [block.gaya for block in naskah.kop if isinstance(block, Paragraf)] == ["kop", "kop"]
    assert styles("**PEMKAB**\n\n# Judul\n\n**Daerah**\n\nIsi.\n") == ["tengah", ""]
    assert parse("tanpa judul").kop == ()


def test_what_announces_a_table_or_list_sticks_to_it() -> None:
    table = "\n\n| A |\n|---|\n| b |\n"
    assert styles(f"Daftar{table}") == ["lengket", ""]
    assert styles("Daftar:\n\n- a\n") == ["lengket", ""]
    assert styles("Daftar.\n\n- a\n") == ["", ""]


def test_widths_belong_to_the_next_table_only() -> None:
    table = "| A | B |\n|---|---|\n| a | b |\n\n"
    first, second = parse(f"<!-- cetak: lebar 2 5 -->\n\n{table}Teks.\n\n{table}").badan[::2]
    assert isinstance(first, Tabel)
    assert isinstance(second, Tabel)
    assert (first.lebar, second.lebar) == ((2, 5), ())
    with pytest.raises(DataError, match="3 lebar untuk 2 kolom"):
        parse(f"<!-- cetak: lebar 1 2 3 -->\n\n{table}")


def test_what_stands_right_above_signatures_goes_with_them() -> None:
    signed = "<!-- cetak: tanda-tangan -->\n\n| A |\n|---|\n| B |\n"
    dots = "." * 100
    line, words = parse(f"# J\n\n{dots}\n\nBatas: {'.' * 10}\n\n{signed}").badan[1:3]
    assert line == Tanda("isian-lekat")
    assert isinstance(words, Paragraf)
    assert words.gaya == "lengket"
    line = parse(f"# J\n\n{dots}\n\n## Judul\n").badan[1]
    assert line == Tanda("isian")
    small = "<!-- cetak: kecil -->\n\n- a\n\n"
    for text, bound in ((small + signed, True), (small + "## Judul\n", False)):
        block = parse(f"# J\n\n{text}").badan[1]
        assert isinstance(block, Daftar)
        assert block.lekat is bound


def test_a_cell_to_write_in_asks_for_room() -> None:
    (block,) = body("<!-- cetak: isian -->\n\n| A | B |\n|---|---|\n| a | |\n")
    assert isinstance(block, Tabel)
    assert len(table_texts(block)[1][1]) > 20


@given(st.text(max_size=60))
def test_data_never_becomes_a_directive_or_markup(name: str) -> None:
    """What the templates' escaping lets through is read back as exactly the text."""
    shown = one_line(name)
    blocks = body(f"x {escape(f'x {name}')} y\n\n| A |\n|---|\n| {escape(name)} |\n")
    assert len(blocks) == 2
    assert isinstance(blocks[0], Paragraf)
    assert plain(blocks[0].isi).replace(BREAK, "") == one_line(f"x x {name}") + " y"
    assert isinstance(blocks[1], Tabel)
    assert [row[0].replace(BREAK, "") for row in table_texts(blocks[1])] == ["A", shown]


def test_a_word_too_long_for_a_cell_may_be_parted() -> None:
    (block,) = body("n" * 300 + " kata " + "." * 24)
    assert isinstance(block, Paragraf)
    words = plain(block.isi).split(" ")
    assert [len(piece) for piece in words[0].split(BREAK)] == [20] * 15
    assert words[1:] == ["kata", "." * 24]
