"""The Word forms; pandoc comes with the extra ``dev``."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from functools import cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from kontrak.errors import DataError
from kontrak.reports.cetak.docx import find_pandoc, to_docx
from kontrak.reports.cetak.docx_writer import TEXT_WIDTH
from tests.cost import PATIENCE
from tests.posix import needs
from tests.reports.cetak.sheets import DECISIONS, EACH, PIXEL, SAMPLE, SVG, everything, hostile_sheets
from tests.reports.hostile import AT_ONCE
from tests.reports.markdown import tables

if TYPE_CHECKING:
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LANDSCAPE = ("rapat", "rencana-aksi", "buku-kerja", "penghargaan")


@cache
def word(kind: str) -> bytes:
    """A document of the sample as Word."""
    return to_docx(SAMPLE[kind])


def parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def document(docx: bytes) -> ET.Element:
    return ET.fromstring(parts(docx)["word/document.xml"])


def rows(tree: ET.Element) -> list[list[int]]:
    """Cells of each row of each table, without those that only stand things side by side."""
    found = [table for table in tree.iter(f"{W}tbl") if style_of(table) != "Kolom"]
    return [[len(row.findall(f"{W}tc")) for row in table.iter(f"{W}tr")] for table in found]


def style_of(table: ET.Element) -> str:
    style = table.find(f"{W}tblPr/{W}tblStyle")
    assert style is not None
    return str(style.get(f"{W}val"))


@pytest.mark.parametrize("kind", EACH)
def test_every_document_opens_and_has_its_tables(kind: str) -> None:
    docx = word(kind)
    found = parts(docx)
    for name, content in found.items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(content)
    drawn = ("Des", "Grafik (satu kotak = 5)")
    expected = [table for table in tables(SAMPLE[kind].teks) if table[0][-1] not in drawn or kind == "rencana-aksi"]
    expected = [table for table in expected if len(table[0]) > 1]  # the box with the nilai is a frame around paragraphs
    assert [len(table) for table in rows(document(docx))] == [len(table) for table in expected]
    assert all(len(set(table)) == 1 for table in rows(document(docx)))
    styles = [style_of(table) for table in document(docx).iter(f"{W}tbl")]
    assert len(styles) - styles.count("Kolom") == len(expected)
    assert set(styles) <= {"Biasa", "BergarisMendatar", "Identitas", "Kolom", "TandaTangan"}


@pytest.mark.parametrize("kind", ["rapor", "perjanjian", "rapat", ""])
def test_every_style_that_is_used_is_there(kind: str) -> None:
    found = parts(word(kind) if kind else to_docx(everything()))
    styles = set(re.findall(rb'w:styleId="([^"]+)"', found["word/styles.xml"]))
    used = set(re.findall(rb'<w:(?:pStyle|tblStyle|rStyle) w:val="([^"]+)"', found["word/document.xml"]))
    assert used <= styles


@pytest.mark.parametrize("kind", ["rapor", "perjanjian"])
def test_page_foot_and_rows(kind: str) -> None:
    found = parts(word(kind))
    page = document(word(kind)).find(f".//{W}pgSz")
    assert page is not None
    assert (page.get(f"{W}orient") == "landscape") == (kind in LANDSCAPE)
    foot = next(content for name, content in found.items() if re.fullmatch(r"word/footer\d*\.xml", name))
    assert b"128-1a2b-3c4d-5e6f" in foot
    assert b"NUMPAGES" in foot
    text = found["word/document.xml"]
    assert text.count(b"<w:tr>") == text.count(b"<w:cantSplit/>")
    assert b"w:tblHeader" in text


def table_with(tree: ET.Element, first: str) -> ET.Element:
    """The one table whose first cell says ``first``."""
    (table,) = [one for one in tree.iter(f"{W}tbl") if "".join(next(one.iter(f"{W}tc")).itertext()) == first]
    return table


def paragraph_styles(tree: ET.Element, first: str) -> list[set[str]]:
    """Of the table whose first cell says ``first``, the styles of the paragraphs of each row."""
    table = table_with(tree, first)
    return [{str(style.get(f"{W}val")) for style in row.iter(f"{W}pStyle")} for row in table.iter(f"{W}tr")]


def height(docx: bytes, style: str) -> int:
    """Twips above and below the text of a paragraph of a style, also where it is that of the style below it."""
    styles = ET.fromstring(parts(docx)["word/styles.xml"])
    while True:
        (found,) = [one for one in styles.iter(f"{W}style") if one.get(f"{W}styleId") == style]
        spacing = found.find(f"{W}pPr/{W}spacing")
        if spacing is not None:
            return int(spacing.get(f"{W}before", "0")) + int(spacing.get(f"{W}after", "0"))
        below = found.find(f"{W}basedOn")
        assert below is not None
        style = str(below.get(f"{W}val"))


def test_every_row_to_write_in_is_high_enough_for_a_hand() -> None:
    docx = word("rapat")
    tree = document(docx)
    for table in [table for table in tree.iter(f"{W}tbl") if "SelIsian" in ET.tostring(table, "unicode")]:
        for row in list(table.iter(f"{W}tr"))[1:]:
            for style in row.iter(f"{W}pStyle"):
                assert height(docx, str(style.get(f"{W}val"))) >= 200


def test_a_table_of_labels_has_no_heading_and_nothing_bold() -> None:
    """Its first row is a row like any other: the agenda of the minutes, the number of a letter."""
    for kind, first in (("rapat", "Agenda"), ("buku-kerja", "OPD"), ("peringatan", "Nomor")):
        table = table_with(document(word(kind)), first)
        assert table.find(f".//{W}b") is None, kind
        assert table.find(f".//{W}tblHeader") is None, kind


def test_signatures_stay_with_the_table_before_them() -> None:
    """keepNext of every row of the decisions and of the sentence below them."""
    tree = document(to_docx(everything(teks=DECISIONS)))
    assert paragraph_styles(tree, "No") == [{"Lekat9"}, {"LekatIsian"}, {"LekatIsian"}]
    table = table_with(tree, "No")
    assert len(list(table.iter(f"{W}keepNext"))) == len(list(table.iter(f"{W}p")))
    loose = document(to_docx(everything(teks=DECISIONS.partition("<!-- cetak: tanda")[0])))
    assert paragraph_styles(loose, "No") == [{"Lekat9"}, {"LekatIsian"}, {"SelIsian"}]


def test_a_short_list_in_small_type_stays_on_one_page() -> None:
    def styles(teks: str) -> list[str]:
        tree = document(to_docx(everything(teks=f"# J\n\n<!-- cetak: kecil -->\n\n{teks}")))
        return [str(one.get(f"{W}val")) for one in tree.iter(f"{W}pStyle") if "Kecil" in str(one.get(f"{W}val"))]

    assert styles("- a\n- b\n- c\n") == ["KecilLekat", "KecilLekat", "Kecil"]
    assert set(styles("- a\n" * 30)) == {"Kecil"}
    signed = "\n<!-- cetak: tanda-tangan -->\n\n| A |\n|---|\n| B |\n"
    assert styles(f"- a\n- b\n- c\n- d\n{signed}") == ["Kecil", "Kecil", "KecilLekat", "KecilLekat"]


def test_the_same_document_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = word("rapor")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.setenv("TZ", "Asia/Jakarta")
    assert to_docx(SAMPLE["rapor"]) == first
    assert b"2022-04-12T00:00:00Z" in parts(first)["docProps/core.xml"]
    assert b"1980-01-01" in parts(to_docx(everything(tanggal=None)))["docProps/core.xml"]


def test_charts_are_pictures_or_else_words(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = parts(to_docx(everything()))
    assert any(name.startswith("word/media/") for name in drawn)
    assert "███".encode() not in drawn["word/document.xml"]
    monkeypatch.setitem(sys.modules, "typst", None)
    told = parts(to_docx(everything()))
    assert not any(name.startswith("word/media/") for name in told)
    assert "███".encode() in told["word/document.xml"]


def test_it_has_its_title_and_its_charts_say_what_they_show() -> None:
    found = parts(word("rapor"))
    assert f"<dc:title>{SAMPLE['rapor'].judul}</dc:title>".replace("&", "&amp;").encode() in found["docProps/core.xml"]
    told = re.findall(rb'<wp:docPr descr="([^"]*)"', found["word/document.xml"])
    assert told[0].decode() == "Nilai akhir per bulan"
    assert all(text.endswith(b"target dan realisasi") for text in told[1:])


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_the_charts_of_a_row_find_room_in_it(count: int) -> None:
    """LibreOffice keeps room beside a picture that does not say that it wants none."""
    names = [f"g{number}" for number in range(count)]
    teks = f"# J\n\n<!-- cetak: grafik {' '.join(names)} -->\n\nKata.\n\n<!-- cetak: akhir-grafik -->\n"
    xml = parts(to_docx(everything(teks=teks, grafik=dict.fromkeys(names, SVG))))["word/document.xml"]
    widths = [int(width) / 635 for width in re.findall(rb'<wp:extent cx="(\d+)"', xml)]
    assert len(widths) == xml.count(b'distL="0" distR="0"') == count
    assert sum(widths) <= TEXT_WIDTH[False]


def test_everything_markdown_can_say_arrives() -> None:
    text = "".join(document(to_docx(everything())).itertext())
    for piece in (
        "PEMERINTAH KABUPATEN",
        "tebal",
        "coret",
        'kode "x"',
        "tautan",
        "dalam",
        "kutipan",
        'kode <apa> "adanya"',
    ):
        assert piece in text, piece


@pytest.mark.parametrize("kind", EACH)
def test_no_name_breaks_a_table(kind: str) -> None:
    docx = to_docx(hostile_sheets(AT_ONCE)[kind])
    assert all(len(set(table)) == 1 for table in rows(document(docx)))
    links = b"".join(content for part, content in parts(docx).items() if part.endswith(".rels"))
    assert b'TargetMode="External"' not in links


def test_a_letterhead_with_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "lambang.png").write_bytes(PIXEL)
    found = parts(to_docx(everything(teks="![L](templates/lambang.png)\n\n# Judul\n")))
    assert PIXEL in found.values()
    assert b'w:val="GarisKop"' in found["word/document.xml"]


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Neither the extra nor a pandoc on the PATH, which is one empty folder."""
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def test_without_pandoc_a_sentence_says_what_to_install(bare: Path) -> None:
    assert find_pandoc() is None
    with pytest.raises(DataError) as caught:
        to_docx(everything())
    assert (caught.value.exit_code, "pandoc" in caught.value.message) == (1, True)
    assert "pip install pypandoc_binary typst" in (caught.value.hint or "")
    assert "pipx inject kontrak pypandoc_binary typst" in (caught.value.hint or "")


@needs("links")
def test_a_pandoc_on_the_path_serves_too(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib

    monkeypatch.delitem(sys.modules, "pypandoc")
    pandoc = importlib.import_module("pypandoc").get_pandoc_path()
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    (bare / "pandoc").symlink_to(pandoc)
    assert find_pandoc() == str(bare / "pandoc")
    assert to_docx(everything()) == to_docx(everything())


@needs("sh")
def test_a_pandoc_that_fails_is_told(bare: Path) -> None:
    (bare / "pandoc").write_text("#!/bin/sh\necho rusak >&2\nexit 3\n", encoding="utf-8")
    (bare / "pandoc").chmod(0o755)
    os.environ["PATH"] += ":/bin"
    with pytest.raises(DataError) as caught:
        to_docx(everything())
    assert "rusak" in caught.value.message


@pytest.mark.berat
def test_libreoffice_opens_every_document(tmp_path: Path) -> None:
    """And makes a PDF of it: what Word would show."""
    office = shutil.which("soffice")
    assert office, "needs libreoffice-writer"
    for kind, sheet in SAMPLE.items():
        (tmp_path / f"{kind}.docx").write_bytes(to_docx(sheet))
    made = sorted(str(path) for path in tmp_path.glob("*.docx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profil"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", "hasil", *made]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=PATIENCE)
    assert {path.stem for path in (tmp_path / "hasil").iterdir()} == set(SAMPLE)


@pytest.mark.berat
def test_signatures_never_stand_on_a_page_of_their_own_in_libreoffice(tmp_path: Path) -> None:
    """Whatever stands above: here fewer and fewer lines, so that the page breaks everywhere."""
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    assert office, "needs LibreOffice"
    assert reader, "needs poppler-utils"
    counts = range(26, 46)
    for lines in counts:
        teks = DECISIONS.replace("# Notulen\n", "# Notulen\n" + "\nBaris.\n" * lines)
        (tmp_path / f"{lines}.docx").write_bytes(to_docx(everything(teks=teks)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profil"
    command = [office, profile, "--headless", "--convert-to", "pdf", *(f"{lines}.docx" for lines in counts)]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=PATIENCE)
    broken = 0
    for lines in counts:
        done = subprocess.run([reader, "-layout", f"{lines}.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
        found = done.stdout.decode().split("\f")
        last = [page for page in found if "Pimpinan" in page]
        assert ["Keputusan dicatat" in page and "Lanjut" in page for page in last] == [True], lines
        broken += found.index(last[0])
    assert 0 < broken < len(counts)
