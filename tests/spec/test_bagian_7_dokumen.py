"""SPEC §7: what every document carries, that no text of the data breaks it, and what each kind says and never says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kontrak.cli.dokumen import Jenis
from tests.contract_text import berkas, ind, naik, opd
from tests.workplace import made_once

if TYPE_CHECKING:
    from tests.workplace import Workplace

APART = (Jenis.PENGHARGAAN, Jenis.PENGAMPU, Jenis.PENGUKURAN, Jenis.SERAH_TERIMA)
KINDS = [kind for kind in Jenis if kind not in APART]
NASTY = "Nama | <b>tebal</b> *miring* _x_ [y](z)"


@pytest.fixture
@made_once
def paper(kantor: Workplace) -> Workplace:
    """X has missed a commitment, owes a report, has a work, a bidang, money and a suspended indikator."""
    bidang = ["BM:", "  nama: Bidang Bina Marga", "  kepala: {jabatan: Kabid}", "  indikator:"]
    bidang.append(f"    {naik('D', 4, 'jatuh_tempo: mar')}")
    kantor.impor(
        opd(
            naik("A", 20, "sasaran: Sasaran A, bobot: 40, rencana: {mar: 10, jun: 10}"),
            naik("B", 10, "bobot: 30, rencana: {mar: 5, jun: 10}", sifat="posisi"),
            ind(
                "C",
                "bobot: 20, sifat: akumulasi, arah: naik, pekerjaan: "
                "{P: {nama: Jembatan P, volume: 1, jatuh_tempo: jun, pagu: 1000000}}",
            ),
            naik("E", 3, "bobot: 10, jatuh_tempo: feb"),
            kontrak="{nomor: 77/X/2022, tanggal: 2022-01-31, pakta_integritas: ya, kesediaan_mundur: ya}",
            kepala=f'jabatan: Kepala Dinas, nama: "{NASTY}"',
            more=["pengampu: AST1"],
            bidang=bidang,
        )
    )
    kantor.lapor("A,mar,5", "B,feb,4", "E,feb,1")
    said = ("--kendala", "banjir | bandang\nlagi <i>", "--tindak-lanjut", "lembur *kuat*")
    kantor.do("catat", "X.C.P", "60", "--bulan", "jun", *said)
    kantor.do("tangguhkan", "X.E", "--bulan", "feb", "--dasar", "050/7", "--alasan", "bencana")
    return kantor


def seal(kantor: Workplace) -> str:
    found: str = kantor.do("segel", "--json").json["segel"]
    return found


@pytest.mark.berat
def test_every_document_carries_where_it_comes_from(paper: Workplace) -> None:
    commands = [("rapor", "--opd", "X"), ("rapor", "--opd", "X", "--bidang", "BM"), ("rapat",)]
    commands += [("dokumen", kind, "--opd", "X") for kind in KINDS]
    commands += [("dokumen", "penghargaan"), ("dokumen", "pengampu", "--pengampu", "AST1")]
    quarter = ("dokumen", "pengukuran", "--opd", "X", "--triwulan", "2")
    for command in (*((*command, "--bulan", "jun") for command in commands), quarter):
        text = paper.do(*command).out
        for words in (
            "Kabupaten Contoh",
            "2022",
            "77/X/2022",
            "perjanjian awal",
            "Permendagri 86/2017",
            "20 Januari 2023",
        ):
            assert words.lower() in text.lower(), (command, words)
        assert seal(paper) in text, command
        assert "kebijakan daerah" in text, command


def test_no_text_of_the_data_breaks_a_document(paper: Workplace) -> None:
    commands = [("rapor", "--opd", "X"), ("rapat",), ("dokumen", "pengampu", "--pengampu", "AST1")]
    for command in (*commands, *(("dokumen", kind, "--opd", "X") for kind in KINDS)):
        text = paper.do(*command, "--bulan", "jun").out
        for raw in ("<b>", "<i>", "banjir | bandang", "*miring*", "](z)"):
            assert raw not in text.replace("\\" + raw, ""), (command, raw)
        html = paper.do(*command, "--bulan", "jun", "--format", "html").out
        assert "<b>tebal" not in html
        assert "<i>" not in html
        assert "*miring*" in html or "miring" not in html
    # Every row of a table has as many cells as its head.
    rows: list[int] = []
    for line in paper.do("rapor", "--opd", "X", "--bulan", "jun").out.splitlines():
        if not line.startswith("|"):
            rows = []
            continue
        rows.append(line.replace("\\|", "").count("|"))
        assert len(set(rows)) == 1, line


def test_drafts_are_headed_konsep_and_judge_nobody(paper: Workplace) -> None:
    for kind in ("peringatan", "pengunduran-diri"):
        text = paper.do("dokumen", kind, "--opd", "X", "--bulan", "jun").out
        first = next(line for line in text.splitlines() if line.startswith("# "))
        assert "KONSEP" in first
        assert "...." in text  # a blank for the decision
        for words in ("harus mundur", "wajib mundur", "diberhentikan"):
            assert words not in text.lower()
        # Only on explicit request, never in bulk.
        paper.refuse("dokumen", kind, "--bulan", "jun", code=2)
        paper.refuse("dokumen", kind, "--semua", "--bulan", "jun", "--keluar", "surat", code=2)


def test_rapor(paper: Workplace) -> None:
    text = paper.do("rapor", "--opd", "X", "--bulan", "jun").out
    # A: 5/20 = 25; B: 0 for silence (would be 4/10 = 40); C: 0.6/1 = 60; E is suspended (would be 1/3 = 33.33).
    # (40·25 + 30·0 + 20·60)/90 = 24.444….
    for words in ("24,44", "25,00%", "60,00%", "33,33"):
        assert words in text, words
    assert "0 karena belum lapor: Juni" in text
    assert "40,00" in text
    assert "Jembatan P" in text
    assert "050/7" in text
    # fisik 60 where 100 was planned: a deviasi of 40 points.
    assert "40" in text
    assert "Sasaran A" in text


def test_perjanjian(paper: Workplace) -> None:
    text = paper.do("dokumen", "perjanjian", "--opd", "X").out
    lower = text.lower()
    for words in ("perjanjian kinerja", "pihak pertama", "pihak kedua", "31 januari 2022", "pakta integritas"):
        assert words in lower, words
    for words in ("Sasaran A", "Indikator A", "unit"):
        assert words in text, words
    assert "mundur" in lower
    bidang = paper.do("dokumen", "perjanjian", "--opd", "X", "--bidang", "BM").out
    assert "Bidang Bina Marga" in bidang


def test_rapor_of_all(paper: Workplace) -> None:
    paper.refuse("rapor", "--semua", code=2)
    paper.do("rapor", "--semua", "--keluar", "rapor", "--bulan", "jun")
    names = sorted(path.name for path in (paper.folder / "rapor").iterdir())
    assert len(names) >= 1
    paper.refuse("rapor", "--semua", "--keluar", "rapor", "--bulan", "jun")
    again = paper.do("rapor", "--semua", "--keluar", "rapor", "--bulan", "jun", "--timpa")
    assert again.out == ""
    assert sorted(path.name for path in (paper.folder / "rapor").iterdir()) == names


def test_the_same_inputs_give_the_same_bytes(paper: Workplace) -> None:
    for command in (("rapor", "--opd", "X"), ("rapat",), ("nilai", "--json"), ("ekspor", "--format", "json")):
        first = paper.do(*command, "--bulan", "jun").out
        paper.at("2023-06-01")
        assert paper.do(*command, "--bulan", "jun").out == first, command
        paper.at("2023-01-20")


def test_a_template_of_the_folder_goes_first(paper: Workplace) -> None:
    (paper.folder / "templates").mkdir()
    (paper.folder / "templates" / "rapor.md").write_text("# Templat sendiri\n", encoding="utf-8")
    assert paper.do("rapor", "--opd", "X", "--bulan", "jun").out == "# Templat sendiri\n"


def test_the_agreement_of_a_month_before_an_amendment_says_so(kantor: Workplace) -> None:
    kantor.impor(opd(naik("A", 10, "rencana: {mar: 4, des: 6}")))
    kantor.at("2022-06-20")
    first = kantor.do("dokumen", "perjanjian", "--opd", "X", "--bulan", "mar")
    assert "kemudian diubah" not in first.out + first.err
    kantor.at("2022-07-05")
    kantor.write(berkas(opd(naik("A", 12, "rencana: {mar: 4, des: 8}"))))
    said = kantor.do("impor", "--berlaku", "jul", "--alasan", "APBD perubahan", "--nomor", "9/2022")
    assert "kontrak dokumen perjanjian --opd X --bulan jul" in said.out + said.err
    early = kantor.do("dokumen", "perjanjian", "--opd", "X", "--bulan", "mar")
    line = "Perjanjian ini kemudian diubah: perubahan ke-1 nomor 9/2022, berlaku sejak Juli 2022"
    assert line in early.out
    assert "kontrak dokumen perjanjian --opd X --bulan jul" in early.err
    assert "kemudian diubah" not in kantor.do("dokumen", "perjanjian", "--opd", "X", "--bulan", "jul").out
    before = kantor.do("dokumen", "perjanjian", "--opd", "X", "--bulan", "mar", "--per", "1").out
    assert before == first.out, "as of a seal a paper says what it said"
