"""The PDF forms; typst comes with the extra ``dev``."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kontrak.errors import DataError
from kontrak.reports.cetak.typst import draw_png, quote, to_pdf
from tests.reports.cetak.sheets import DECISIONS, EACH, PIXEL, SAMPLE, SVG, everything, hostile_sheets
from tests.reports.hostile import AT_ONCE

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    "rapor": (2, 2),
    "rapor-bidang": (2, 2),
    "rapat": (4, 6),
    "perjanjian": (3, 4),
    "perjanjian-bidang": (2, 3),
    "pakta-integritas": (1, 1),
    "rencana-aksi": (1, 2),
    "buku-kerja": (2, 3),
    "peringatan": (1, 2),
    "pengunduran-diri": (1, 2),
    "penghargaan": (1, 2),
    "pengampu": (2, 2),
    "lkjip": (2, 5),
    "lkjip-daerah": (1, 5),
    "pengukuran": (1, 3),
    "pengukuran-daerah": (1, 3),
    "serah-terima": (2, 2),
}


def pages(pdf: bytes) -> int:
    assert pdf.startswith(b"%PDF-")
    (count,) = set(re.findall(rb"/Type\s*/Pages\s*/Count (\d+)", pdf))
    return int(count)


@pytest.mark.parametrize("kind", SAMPLE)
def test_every_document_becomes_a_pdf_of_few_pages(kind: str) -> None:
    low, high = PAGES[kind]
    assert low <= pages(to_pdf(SAMPLE[kind])) <= high


@pytest.mark.berat
def test_signatures_never_stand_on_a_page_of_their_own(tmp_path: Path) -> None:
    """Whatever stands above: here fewer and fewer lines, so that the page breaks everywhere."""
    reader = shutil.which("pdftotext")
    assert reader, "needs poppler-utils"
    for lines in range(36, 52):
        teks = DECISIONS.replace("# Notulen\n", "# Notulen\n" + "\nBaris.\n" * lines)
        (tmp_path / "n.pdf").write_bytes(to_pdf(everything(teks=teks)))
        done = subprocess.run([reader, "-layout", "n.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
        last = [page for page in done.stdout.decode().split("\f") if "Pimpinan" in page]
        assert ["Keputusan dicatat" in page and "Lanjut" in page for page in last] == [True], lines


SEAL = "694-fade-1111-bead-2222-beef-babe-3333-deaf"
"""Groups that are words which a hyphenating press would part, and digits, before which no press ends a line unasked."""


@pytest.mark.berat
def test_a_seal_is_never_parted_inside_a_group(tmp_path: Path) -> None:
    """Wherever it stands on the line: here one letter further each time."""
    reader = shutil.which("pdftotext")
    assert reader, "needs poppler-utils"
    rows = [f"{'kata ' * 9}{'x' * width} segel {SEAL}, lalu kata kata yang lain." for width in range(1, 50)]
    (tmp_path / "n.pdf").write_bytes(to_pdf(everything(teks="# Judul\n\n" + "\n\n".join(rows))))
    done = subprocess.run([reader, "-layout", "n.pdf", "-"], cwd=tmp_path, capture_output=True, check=True)
    text = done.stdout.decode()
    found = (part for line in text.splitlines() for part in re.findall(r"[0-9a-f]+(?:-[0-9a-f]*)+", line))
    parts = [part for part in found if part != "1-abc"]  # the foot of the sample
    assert len(parts) > len(rows)  # some were parted
    assert {group for part in parts for group in part.split("-") if group} <= set(SEAL.split("-")), parts
    assert "".join(text.split()).count(SEAL) >= len(rows)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert to_pdf(SAMPLE["rapor"]) == to_pdf(SAMPLE["rapor"])


def test_the_date_inside_is_that_of_the_data_never_the_clocks() -> None:
    assert b"D:20220412" in to_pdf(everything())
    assert b"CreationDate" not in to_pdf(everything(tanggal=None))


def test_everything_markdown_can_say_is_set() -> None:
    assert pages(to_pdf(everything())) == 2  # it asks for one page break
    assert pages(to_pdf(everything(grafik={}))) == 2


def test_a_table_of_labels_has_nothing_bold() -> None:
    teks = "<!-- cetak: identitas -->\n\n| Agenda | Evaluasi |\n|:---|:---|\n| Notulis | ..... |\n"
    assert b"LibertinusSerif-Regular" in to_pdf(everything(teks=teks))
    assert b"LibertinusSerif-Bold" not in to_pdf(everything(teks=teks))
    assert b"LibertinusSerif-Bold" in to_pdf(everything(teks="# Judul\n"))


@pytest.mark.parametrize("kind", EACH)
def test_no_name_stops_the_press(kind: str) -> None:
    """All hostile names at once: every document is set whatever stands in its texts."""
    assert pages(to_pdf(hostile_sheets(AT_ONCE)[kind])) >= 1


@pytest.mark.parametrize("text", ['"', "\\", "a\nb", '\\"#panic()', "$x$", "\u2028", "#{1}"])
def test_a_text_is_a_string_literal_and_nothing_else(text: str) -> None:
    import typst

    source = f"#assert({quote(text)}.len() == {len(text.encode())})\n#{quote(text)};(x)"
    assert typst.compile(source.encode())


def test_a_letterhead_with_a_picture_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "lambang.png").write_bytes(PIXEL)
    (tmp_path / "templates" / "lambang.svg").write_text(SVG, encoding="utf-8")
    text = "![Lambang](templates/lambang.png) ![Lambang](templates/lambang.svg)\n\n**PEMKAB**\n\n# Judul\n"
    assert pages(to_pdf(everything(teks=text))) == 1


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The layout of the user, a copy of the package's to begin with."""
    from kontrak.places import package_templates

    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    path = tmp_path / "templates" / "dokumen.typ"
    path.write_text((package_templates() / "dokumen.typ").read_text(encoding="utf-8"), encoding="utf-8")
    return path


def test_the_users_own_layout_wins(own: Path) -> None:
    before = to_pdf(everything())
    own.write_text(own.read_text(encoding="utf-8").replace('"a4"', '"a5"'), encoding="utf-8")
    assert pages(to_pdf(everything())) >= 2
    assert to_pdf(everything()) != before


FAULTS = [
    "#let lembar(..apa, isi) = {",
    '#let lembar(..apa, isi) = { panic("x") }',
    "#let lembar(..apa, isi) = { while true { } }",
    '#let lembar(..apa, isi) = read("/etc/passwd")',
    '#let lembar(..apa, isi) = read("../../etc/passwd")',
    '#import "@preview/cetz:0.3.0": canvas',
]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_layout_is_named_with_its_line(own: Path, fault: str) -> None:
    sound = own.read_text(encoding="utf-8")
    own.write_text(f"{sound}\n{fault}\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        to_pdf(everything())
    assert f"{own}:{sound.count(chr(10)) + 2} " in caught.value.message
    assert caught.value.hint


def test_a_picture_that_is_none_is_told() -> None:
    with pytest.raises(DataError) as caught:
        to_pdf(everything(grafik={"satu": "<svg"}))
    assert "gambar atau grafik" in caught.value.message


def test_a_layout_that_lacks_something_is_named(own: Path) -> None:
    own.write_text("#let lain = 1\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        to_pdf(everything())
    assert str(own) in caught.value.message


def test_without_typst_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(DataError) as caught:
        to_pdf(everything())
    assert (caught.value.exit_code, "Typst" in caught.value.message) == (1, True)
    assert "pip install pypandoc_binary typst" in (caught.value.hint or "")
    assert "pipx inject kontrak pypandoc_binary typst" in (caught.value.hint or "")
    assert draw_png(SVG) is None


def test_a_chart_can_be_a_bitmap() -> None:
    png = draw_png(SVG)
    assert png is not None
    assert png.startswith(b"\x89PNG")
    assert png == draw_png(SVG)
