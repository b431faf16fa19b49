from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from kontrak.errors import DataError
from kontrak.reports.cetak.html import to_html
from tests.examples import berat
from tests.reports.cetak.sheets import PIXEL, SAMPLE, everything, hostile_sheets
from tests.reports.hostile import AT_ONCE, HOSTILE
from tests.reports.markdown import tables

if TYPE_CHECKING:
    from pathlib import Path

XHTML = "{http://www.w3.org/1999/xhtml}"
OUTSIDE = re.compile(
    r"(?:src|href|action|data|poster)\s*=\s*[\"'](?!data:)|url\(|@import|<(?:script|link|iframe|object|form)"
)


def page(html: str) -> ET.Element:
    return ET.fromstring(html)


def cells(tree: ET.Element) -> list[list[int]]:
    """How many cells each row of each table has."""
    return [[len(row) for row in table.iter(f"{XHTML}tr")] for table in tree.iter(f"{XHTML}table")]


@pytest.mark.parametrize("kind", SAMPLE)
def test_every_document_is_a_whole_page_on_its_own(kind: str) -> None:
    html = to_html(SAMPLE[kind])
    tree = page(html)
    assert not OUTSIDE.search(html)
    assert tree.attrib["lang"] == "id"
    assert "default-src 'none'" in html
    assert tree.findtext(f".//{XHTML}h1")
    assert tree.findtext(f".//{XHTML}title") == SAMPLE[kind].judul
    for rows in cells(tree):
        assert len(set(rows)) == 1


def test_the_page_says_what_the_markdown_says() -> None:
    shown = "".join(page(to_html(SAMPLE["rapor"])).itertext())
    for table in tables(SAMPLE["rapor"].teks):
        if table[0][-1] not in ("Des", "Grafik (satu kotak = 5)"):  # those are drawn
            assert all(cell.replace("`", "") in shown for row in table for cell in row)


def test_a_dense_page_is_dense_and_a_bar_is_drawn() -> None:
    html = to_html(SAMPLE["rapor"])
    assert '<body class="tegak padat">' in html
    assert html.count('<svg class="batang"') == SAMPLE["rapor"].teks.count("│")
    assert '<body class="mendatar">' in to_html(SAMPLE["rencana-aksi"])


def test_the_columns_of_a_table_have_the_widths_that_its_template_says() -> None:
    html = to_html(everything(teks="# J\n\n<!-- cetak: lebar 1 3 -->\n\n| A | B |\n|---|---|\n| a | b |\n"))
    assert '<colgroup><col style="width:25.00%"/><col style="width:75.00%"/></colgroup>' in html


def test_what_leads_to_signatures_is_held_together_from_its_heading_on() -> None:
    signed = "## Keputusan\n\n" + "." * 40 + "\n\nBatas.\n\n<!-- cetak: tanda-tangan -->\n\n| A |\n|---|\n| B |\n"
    html = to_html(everything(teks=f"# J\n\n## Lain\n\nTeks.\n\n{signed}"))
    held = html.partition('<div class="utuh">')[2].partition("</main>")[0]
    assert held.lstrip().startswith("<h2>Keputusan</h2>")
    assert held.rstrip().endswith("</table>\n</div>")
    assert html.count('class="utuh"') == 1


def test_charts_stand_in_the_page_instead_of_their_words() -> None:
    html = to_html(everything())
    assert '<div class="grafik"><svg' in html
    assert "███" not in html
    without = to_html(everything(grafik={}))
    assert "███" in without


def test_everything_markdown_can_say_arrives() -> None:
    html = to_html(everything())
    for piece in (
        "<h1>Judul &amp; </h1>",
        '<p class="tengah"><strong>Bawah judul</strong></p>',
        "<strong>tebal</strong> <em>miring</em> <s>coret</s> <code>kode &quot;x&quot;</code> tautan<br/>baris baru.",
        '<ol start="3">',
        "<blockquote>",
        "<pre>kode &lt;apa&gt; &quot;adanya&quot;</pre>",
        "<hr/>",
        '<p class="tengah">Di tengah</p>',
        '<table class="identitas">\n<tbody>\n<tr><td class="left">A</td><td class="left">B</td></tr>\n<tr><td',
        '<table class="isian">',
        '<div class="halaman-baru"></div>',
        '<table class="tanda-tangan">',
        '<div class="isian"></div>',
        '<p class="kop"><strong>PEMERINTAH KABUPATEN</strong></p>',
    ):
        assert piece in html, piece
    page(html)


def test_print_is_a4_with_the_foot_on_each_page() -> None:
    assert "size: A4 landscape" in to_html(SAMPLE["rapat"])
    upright = to_html(SAMPLE["perjanjian"])
    assert "size: A4 portrait" in upright
    assert 'content: "Kabupaten Contoh · Perjanjian Kinerja 2022' in upright
    assert "128-1a2b-3c4d-5e6f" in upright.partition("</style>")[0]
    for rule in ("break-after: avoid", "break-inside: avoid", "table-header-group"):
        assert rule in upright


def test_a_long_name_leaves_room_for_the_seal_at_the_foot() -> None:
    for sheet in hostile_sheets(AT_ONCE).values():
        assert len(sheet.kaki) < 220
        assert sheet.kaki.endswith("segel 128-1a2b-3c4d-5e6f-0000-0000-0000-0000-0000")


def test_a_foot_cannot_leave_its_string() -> None:
    html = to_html(everything(kaki='" } </style> \\ <script>'))
    assert "<script" not in html
    assert html.count("</style>") == 1
    page(html)


@pytest.mark.parametrize("name", [AT_ONCE, *berat(["".join(HOSTILE), "<script>alert(1)</script>", "]]>", "<!--"])])
def test_no_name_breaks_the_page(name: str) -> None:
    for kind, sheet in hostile_sheets(name).items():
        html = to_html(sheet)
        assert not OUTSIDE.search(html), kind
        for rows in cells(page(html)):
            assert len(set(rows)) == 1


def test_the_letterhead_may_have_a_picture_of_the_templates_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "lambang.png").write_bytes(PIXEL)
    html = to_html(everything(teks="![Lambang](templates/lambang.png)\n\n# Judul\n"))
    assert '<img src="data:image/png;base64,iVBOR' in html
    assert not OUTSIDE.search(html)


def test_a_percent_code_leads_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rahasia.png").write_bytes(PIXEL)
    with pytest.raises(DataError, match="tidak dapat dipakai"):
        to_html(everything(teks="# A\n\n![x](templates/..%2f..%2frahasia.png)\n"))


def test_the_name_of_a_picture_may_have_blanks_and_accents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "lambang daérah.png").write_bytes(PIXEL)
    html = to_html(everything(teks="![Lambang](<templates/lambang daérah.png>)\n\n# Judul\n"))
    assert '<img src="data:image/png;base64,iVBOR' in html


@pytest.mark.parametrize(
    "address",
    [
        "https://contoh.id/a.png",
        "templates/tidak-ada.png",
        "/etc/passwd",
        "../rahasia.png",
        "templates/a.txt",
        "templates",
    ],
)
def test_a_picture_from_anywhere_else_is_refused(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "rahasia.png").write_bytes(PIXEL)
    (tmp_path / "templates" / "a.txt").write_text("x", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        to_html(everything(teks=f"# A\n\n![x]({address})\n"))
    assert address in caught.value.message
    assert "templates/" in (caught.value.hint or "")


def test_the_users_own_style_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "dokumen.css").write_text("h1 { color: navy; }", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    html = to_html(everything())
    assert "color: navy" in html
    assert "--garis" not in html


def test_a_line_may_end_between_the_groups_of_a_seal_only() -> None:
    seal = "694-21c0-6c95-bfa9-0c6d-fade-bead-cafe-1111"
    page = to_html(everything(teks=f"# Judul\n\nsegel {seal}, nomor 3-1111-2222"))
    assert seal.replace("-", "-<wbr/>") in page
    assert "3-1111-2222" in page
