"""Labels of the region through the program: filters, status, rapor, rapat and the award list (SPEC §2, §3, §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.workplace import made_once

if TYPE_CHECKING:
    from tests.workplace import Workplace


@pytest.fixture
@made_once
def labelled(empty_office: Workplace) -> Workplace:
    """JALAN and PAKET (of the bidang) carry inovasi, a bridge and STUNTING layanan."""
    desk = empty_office
    desk.change("prioritas: {INFRA", "ciri: {inovasi: Inovasi, layanan: Layanan kepada masyarakat}\nprioritas: {INFRA")
    desk.change("{nama: Panjang jalan yang diperbaiki,", "{nama: Panjang jalan yang diperbaiki, ciri: [inovasi],")
    desk.change("{nama: Jembatan ruas A,", "{nama: Jembatan ruas A, ciri: [layanan, inovasi],")
    desk.change("STUNTING: {", "STUNTING: {ciri: [layanan], ")
    desk.at("2022-02-17")
    desk.do("impor")
    desk.at("2023-01-20")
    desk.do("catat", "PUPR.JALAN", "5", "--bulan", "apr")
    desk.do("catat", "PUPR.JEMBATAN.A", "100", "--bulan", "mar")
    desk.do("catat", "DINKES.STUNTING", "18,25", "--bulan", "jun")
    return desk


def codes(desk: Workplace, *args: str) -> list[str]:
    return [item["kode"] for item in desk.do(*args, "--json").json["opd"]]


def test_a_label_filters_wherever_opds_are_listed(labelled: Workplace) -> None:
    for command in ("status", "nilai", "peringkat"):
        assert codes(labelled, command, "--ciri", "INOVASI", "--bulan", "jun") == ["PUPR"]
    assert sorted(codes(labelled, "nilai", "--ciri", "layanan", "--bulan", "jun")) == ["DINKES", "PUPR"]
    heads = labelled.do("meleset", "--ciri", "inovasi", "--bulan", "jun", "--json").json["kepala"]
    assert [head["opd"] for head in heads] == ["PUPR"]
    assert "ciri inovasi" in labelled.do("belum-lapor", "--ciri", "inovasi", "--bulan", "jun").out
    labelled.do("rapor", "--semua", "--ciri", "inovasi", "--bulan", "jun", "--keluar", "rapor")
    assert [path.name for path in (labelled.folder / "rapor").iterdir()] == ["rapor-2022-06-PUPR.md"]
    for command in ("isyarat", "verifikasi", "papan", "rapat"):
        more = ("--keluar", "papan.html") if command == "papan" else ()
        assert "DINKES" not in labelled.do(command, "--ciri", "inovasi", "--bulan", "jun", *more).out
    said = labelled.refuse("status", "--ciri", "hijau")
    assert "Ciri 'hijau' tidak dikenal" in said
    assert "inovasi, layanan" in said


def test_status_by_label(labelled: Workplace) -> None:
    found = labelled.do("status", "--menurut", "ciri", "--bulan", "apr", "--json").json["ciri"]
    assert found == [
        {"kode": "inovasi", "nama": "Inovasi", "nilai": 100.0, "kecepatan": 100.0, "jumlah": 2,
         "jumlah_jatuh_tempo": 2, "jumlah_terpenuhi": 2, "opd": ["PUPR"]},
        {"kode": "layanan", "nama": "Layanan kepada masyarakat", "nilai": 100.0, "kecepatan": 100.0, "jumlah": 2,
         "jumlah_jatuh_tempo": 1, "jumlah_terpenuhi": 1, "opd": ["DINKES", "PUPR"]},
    ]  # fmt: skip
    screen = labelled.do("status", "--menurut", "ciri", "--bulan", "jun").out
    assert "Inovasi · rata-rata" in screen
    assert "Layanan kepada masyarakat · rata-rata" in screen
    assert "ciri" not in labelled.do("status", "--bulan", "jun", "--json").json


def test_one_line_on_rapor_and_rapat(labelled: Workplace) -> None:
    paper = labelled.do("rapor", "--opd", "PUPR", "--bulan", "apr").out
    line = (
        "Inovasi: 2 dari 2 terpenuhi, kecepatan 100,00; Layanan kepada masyarakat: 1 dari 1 terpenuhi, kecepatan 100,00"
    )
    assert f"- {line}. Perjanjian yang dinilai belum diarsipkan dengan tanda tangan." in paper.splitlines()
    assert "Inovasi: 2 dari 2 terpenuhi, kecepatan 100,00 (1 OPD)" in labelled.do("rapat", "--bulan", "apr").out


def test_the_award_of_a_label(labelled: Workplace) -> None:
    paper = labelled.do("dokumen", "penghargaan", "--ciri", "Layanan", "--bulan", "apr").out
    assert "15 OPD terbaik dalam Layanan kepada masyarakat" in paper
    (row,) = [line for line in paper.splitlines() if line.startswith("| 1 |")]
    assert "(PUPR)" in row
    assert "| 100,00 | 1 dari 1 | 100,00 |" in row
    assert "tanpa peringkat: DINKES" in paper  # carries it, nothing due yet
    paper = labelled.do("dokumen", "penghargaan", "--ciri", "layanan", "--bulan", "jun", "--teratas", "1").out
    assert sum(line.startswith("| 1 |") for line in paper.splitlines()) == 1
    said = labelled.refuse("dokumen", "perjanjian", "--opd", "PUPR", "--ciri", "layanan", code=2)
    assert "--ciri hanya menyaring" in said


def test_a_change_of_labels_is_no_amendment_and_all_months_show_it(labelled: Workplace) -> None:
    labelled.do("kunci", "--bulan", "jan")
    labelled.change("ciri: [inovasi],", "ciri: [layanan],")
    said = labelled.do("impor").out
    assert "PUPR.JALAN ciri: inovasi → layanan" in said
    assert "Jalan" not in said
    found = labelled.do("status", "--menurut", "ciri", "--bulan", "apr", "--json").json["ciri"]
    assert [item["jumlah"] for item in found] == [1, 3]
    assert labelled.do("segel").out.startswith("Utuh")
    assert "ciri: inovasi → layanan" in labelled.do("riwayat", "PUPR.JALAN").out
    labelled.do("mulai", "2023", "--dari", "2022")
    carried = (labelled.folder / "2023" / "contracts.yaml").read_text("utf-8")
    assert "ciri:\n  inovasi: Inovasi\n" in carried
    assert "ciri: [layanan]" in carried


def test_the_contract_form_carries_labels(labelled: Workplace) -> None:
    labelled.do("formulir", "--kontrak", "--opd", "PUPR", "--tahun", "2022", "--keluar", "f")
    assert "Tidak ada perubahan" in labelled.do("impor", "f/kontrak-2022-PUPR.xlsx").out
