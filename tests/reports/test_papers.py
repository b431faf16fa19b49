"""What holds for every document: whole tables whatever the names, what each must carry, the same bytes again."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from kontrak.cli.dokumen import KETERANGAN, Jenis
from kontrak.reports.cetak.forms import to_bytes
from kontrak.reports.cetak.markup import parse
from kontrak.reports.environment import render
from kontrak.reports.filters import one_line
from kontrak.reports.pokok import Penandatangan
from tests.examples import berat, examples
from tests.golden_file import assert_golden
from tests.reports.hostile import FEW, HOSTILE, hostile_year, names
from tests.reports.markdown import tables
from tests.reports.papers import Tahun, papers, sample_papers

if TYPE_CHECKING:
    from kontrak.reports.cetak.lembar import Lembar

DOCS = Path(__file__).parents[2] / "docs"
SAMPLE = sample_papers()
NAMES = list(SAMPLE)
DRAFTS = ("peringatan", "pengunduran-diri", "penghargaan")


@pytest.fixture(scope="module")
def quiet() -> dict[str, Lembar]:
    """The papers of a year whose every name is a plain word."""
    return papers(hostile_year("nama"))


@pytest.fixture(scope="module")
def again() -> dict[str, Lembar]:
    return papers(Tahun())


@pytest.mark.parametrize("kind", Jenis)
def test_no_kind_of_paper_is_forgotten(kind: Jenis) -> None:
    """A new one has a paper among those that every test here goes through, and is told of where people look."""
    assert kind in NAMES
    assert f"\n  {kind} " in KETERANGAN["dokumen"]
    for page in ("dokumen.md", "SPEC.md"):
        assert re.search(rf"[`\s]{kind}\b", (DOCS / page).read_text(encoding="utf-8")), page


@pytest.mark.parametrize("kind", [kind for kind in NAMES if not kind.startswith("rapor")])
def test_the_documents_of_one_head(kind: str) -> None:
    assert_golden(f"reports/{kind}.md", SAMPLE[kind].teks)


@examples(3)
@given(names)
def test_no_name_breaks_a_table(quiet: dict[str, Lembar], name: str) -> None:
    """Nor has a line more or fewer borders than its heading: a strict viewer throws away what is too much."""
    for kind, sheet in papers(hostile_year(name)).items():
        found, expected = tables(sheet.teks), tables(quiet[kind].teks)
        if not kind.startswith("rapor"):  # where what finds no room on the front goes to the back
            assert [(len(table), len(table[0])) for table in found] == [(len(t), len(t[0])) for t in expected], kind
        assert all(len(row) == len(table[0]) for table in found for row in table)
        heading = 0
        for line in sheet.teks.splitlines():
            if not line.startswith("|"):
                heading = 0
                continue
            borders = line.replace(r"\|", "").count("|")
            heading = heading or borders
            assert borders == heading


@pytest.mark.parametrize("name", [*FEW, *berat(HOSTILE)])
def test_no_name_becomes_markup_or_a_directive(quiet: dict[str, Lembar], name: str) -> None:
    for kind, sheet in papers(hostile_year(name)).items():
        text = sheet.teks
        assert "<script" not in text.replace(r"\<script", "")
        assert "[a](b)" not in text
        if kind.startswith("rapor") and len(name) > 100:
            continue  # what finds no room on the front goes to the back
        found, expected = parse(text), parse(quiet[kind].teks)
        assert [type(block) for block in found.badan] == [type(block) for block in expected.badan], kind


def test_a_name_is_shown_as_it_is() -> None:
    name = "a | <b> *c* \\ &amp; {{ d }}"
    rapor = papers(hostile_year(name))["rapor"].teks
    obstacle = next(table for table in tables(rapor) if "Kendala" in table[0])
    assert all(row[3] == one_line(name) for row in obstacle[1:])


@pytest.mark.parametrize("kind", NAMES)
def test_every_document_carries_what_it_stands_on(kind: str) -> None:
    """SPEC §7: daerah, period, contract number and version, rules with their source, date of data, seal."""
    text = SAMPLE[kind].teks
    assert "nbsp" not in text
    assert "cetak:" not in to_bytes(SAMPLE[kind], "md").decode()
    assert "Kabupaten Contoh" in text
    assert "2022" in text
    if kind != "serah-terima":  # on the file as a whole
        assert "188/12/432.301/2022" in text
        assert "perjanjian awal (belum diubah)" in text
    assert "Permendagri 86/2017; PermenPANRB 53/2014" in text
    assert "12 April 2022" in text
    assert "128-1a2b-3c4d-5e6f" in text
    assert re.search(r"[Pp]redikat mengikuti peraturan", text)
    assert re.search(r"warna adalah kebijakan daerah", text)


@pytest.mark.parametrize("kind", NAMES)
def test_an_amended_contract_says_so(quiet: dict[str, Lembar], kind: str) -> None:
    text = quiet[kind].teks
    if not kind.endswith("bidang") and kind != "serah-terima":
        assert "perubahan ke-1 nomor nama, berlaku sejak Januari 2022" in text


@pytest.mark.parametrize("kind", NAMES)
def test_a_paper_never_says_what_must_happen_to_a_head(kind: str) -> None:
    text = SAMPLE[kind].teks.lower()
    for verdict in ("wajib mundur", "harus mundur", "diberhentikan", "dicopot", "harus diganti"):
        assert verdict not in text


OPENING = (
    (
        "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan akuntabel serta berorientasi "
        "pada hasil, kami yang bertanda tangan di bawah ini:"
    ),
    (
        "**Pihak Pertama** berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini, "
        "dalam rangka mencapai target kinerja jangka menengah seperti yang telah ditetapkan dalam dokumen perencanaan. "
        "Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab kami."
    ),
    (
        "**Pihak Kedua** akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap capaian "
        "kinerja dari perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka pemberian penghargaan "
        "dan sanksi."
    ),
)
"""The fixed words of a perjanjian kinerja, the same in every region (PermenPANRB 53/2014)."""


@pytest.mark.parametrize("kind", ["perjanjian", "perjanjian-bidang"])
def test_a_contract_has_the_fixed_words(kind: str) -> None:
    lines = SAMPLE[kind].teks.splitlines()
    assert [line for line in lines if line in OPENING] == list(OPENING)


@pytest.mark.parametrize("kind", ["perjanjian", "perjanjian-bidang", "rencana-aksi", "pakta-integritas"])
def test_what_is_to_be_signed_is_not_computed(kind: str) -> None:
    text = SAMPLE[kind].teks
    assert "Dihitung dari data" not in text
    assert not re.search(r"\b0% (kecepatan|konsistensi|komitmen)", text)


@pytest.mark.parametrize("kind", DRAFTS)
def test_drafts_are_headed_as_drafts_and_leave_the_decision_open(kind: str) -> None:
    text = SAMPLE[kind].teks
    assert re.search(r"^# KONSEP ", text, re.MULTILINE)
    assert re.search(r"## Keputusan pejabat yang berwenang\n\n(.+\n\n)?\.{20,}", text)


def test_who_signs_alone_stands_on_the_right_below_place_and_date() -> None:
    regent = Penandatangan("Pejabat yang berwenang", "Bupati", "Nama", None)
    text = render("bagian/tanda-tangan.md", kop={}, penanda_tangan=[regent], tempat_tanggal="Contoh, 1 Mei")
    (table,) = tables(text)
    assert {row[0].strip("\u00a0") for row in table} == {""}
    shown = [row[1].strip("\u00a0") for row in table]
    assert shown == ["Contoh, 1 Mei", "Pejabat yang berwenang", "Bupati", "", "", "", "Nama", ""]


@pytest.mark.parametrize("kind", NAMES)
def test_the_same_facts_give_the_same_text_and_the_right_name(again: dict[str, Lembar], kind: str) -> None:
    one, two = SAMPLE[kind], again[kind]
    assert one == two
    assert re.fullmatch(r"[a-z-]+-2022(-03|-tw1)?(-PUPR(\.BM)?|-AST2|-daerah)?", one.nama)


@pytest.mark.parametrize("kind", NAMES)
def test_the_title_stands_first(kind: str) -> None:
    """Without a letterhead of the user nothing stands above it, so the text reads well as text."""
    sheet = SAMPLE[kind]
    assert to_bytes(sheet, "md").startswith(b"# ")
    assert parse(sheet.teks).kop == ()
    assert "undefined" not in sheet.teks.lower()
    assert "none" not in sheet.teks.lower()


@pytest.mark.parametrize("kind", NAMES)
def test_no_table_cell_is_left_over_from_the_template(kind: str) -> None:
    for table in tables(SAMPLE[kind].teks):
        for row in table:
            assert not any("{%" in cell or "{{" in cell for cell in row)
