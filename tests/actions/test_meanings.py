"""What a code means in a month is the same when a report is taken, read back, listed and scored (SPEC §3, §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.workplace import made_once

if TYPE_CHECKING:
    from tests.workplace import Workplace

REGENCY = """\
versi: 1
tahun: 2022
daerah: Kabupaten Contoh
pihak_kedua: {nama: null, jabatan: Bupati Contoh}
aturan:
  skala:
    MUTU: {C: 1, B: 2, A: 3}
opd:
  PUPR:
    nama: Dinas Pekerjaan Umum
    kelompok: dinas
    kepala: {jabatan: Kepala Dinas, nama: null}
    kontrak: {nomor: 1/2022, tanggal: 2022-02-17}
    indikator:
      PETA: {nama: Peta jalan, satuan: lembar, sifat: posisi, arah: naik, target: 10, jatuh_tempo: des}
      MUTU: {nama: Mutu jalan, satuan: predikat, sifat: posisi, arah: predikat, skala: MUTU, target: A,
             rencana: {mar: B, des: A}}
    bidang:
      BM:
        nama: Bidang Bina Marga
        kepala: {jabatan: Kepala Bidang, nama: null}
        indikator:
          PAKET: {nama: Paket, satuan: paket, sifat: akumulasi, arah: naik, target: 12, jatuh_tempo: des}
"""
PETA = "      PETA: {nama: Peta jalan, satuan: lembar, sifat: posisi, arah: naik, target: 10, jatuh_tempo: des}\n"
PAKET = "          PAKET: {nama: Paket, satuan: paket, sifat: akumulasi, arah: naik, target: 12, jatuh_tempo: des}\n"
MOVED = (
    "          PETA: {nama: Peta jalan, satuan: ya/tidak, sifat: posisi, arah: biner, target: ya, jatuh_tempo: des}\n"
)
SURVEI = (
    "      SURVEI: {nama: Survei, satuan: buah, sifat: akumulasi, arah: naik, target: 4, rencana: {sep: 2, des: 2}}\n"
)


@pytest.fixture
@made_once
def pupr(empty_office: Workplace) -> Workplace:
    """One OPD with one bidang, in force since January."""
    empty_office.write(REGENCY)
    empty_office.do("impor")
    return empty_office


def amend(office: Workplace, since: str) -> None:
    office.do("impor", "--berlaku", since, "--alasan", "APBD perubahan")


class TestMovedToABidangAsYesOrNo:
    @pytest.fixture(autouse=True)
    def _moved(self, pupr: Workplace) -> None:
        pupr.change(PETA, "")
        pupr.change(PAKET, PAKET + MOVED)
        amend(pupr, "sep")

    def test_what_is_accepted_after_the_move_counts(self, pupr: Workplace) -> None:
        assert "bukan ya atau tidak" in pupr.refuse("catat", "PUPR.PETA", "5", "--bulan", "sep")
        pupr.do("catat", "PUPR.PETA", "ya", "--bulan", "sep")
        line = pupr.indikator("PUPR.PETA", "des")
        assert (line["realisasi"], line["belum_lapor"], line["capaian"]) == (True, False, 100.0)

    def test_before_the_move_the_opd_asks(self, pupr: Workplace) -> None:
        assert "bukan angka" in pupr.refuse("catat", "PUPR.PETA", "ya", "--bulan", "mar")
        pupr.do("catat", "PUPR.PETA", "5", "--bulan", "mar")
        assert (
            next(item["realisasi"] for item in pupr.opd("agu", kode="PUPR")["indikator"] if item["kode"] == "PUPR.PETA")
            == 5
        )

    def test_a_report_is_listed_once_as_what_it_was(self, pupr: Workplace) -> None:
        pupr.do("catat", "PUPR.PETA", "5", "--bulan", "mar")
        pupr.do("catat", "PUPR.PETA", "ya", "--bulan", "okt")
        for month, count in (("mar", 1), ("okt", 2)):
            listed = pupr.do("verifikasi", "--bulan", month, "--json").json["belum_diperiksa"]
            assert [(row["kode"], row["bulan"]) for row in listed] == [("PUPR.PETA", 3), ("PUPR.PETA", 10)][:count]
        assert "5 lembar" in pupr.do("verifikasi", "--bulan", "okt").out
        verified = ("--realisasi", "4", "--catatan", "Dihitung ulang")
        pupr.do("verifikasi", "PUPR.PETA", "--bulan", "mar", *verified)


class TestScaleAmendedFromJune:
    @pytest.fixture(autouse=True)
    def _amended(self, pupr: Workplace) -> None:
        pupr.change("MUTU: {C: 1, B: 2, A: 3}", "MUTU: {B: 1, A: 3, AA: 4}")
        amend(pupr, "jun")

    def test_before_it_the_grades_of_then(self, pupr: Workplace) -> None:
        assert "'AA' tidak ada dalam skala MUTU (C, B, A)" in pupr.refuse("catat", "PUPR.MUTU", "AA", "--bulan", "mar")
        pupr.do("catat", "PUPR.MUTU", "C", "--bulan", "mar")
        line = pupr.indikator("PUPR.MUTU", "mar")
        assert (line["realisasi"], line["belum_lapor"], line["capaian"]) == ("C", False, 50.0)
        pupr.do("verifikasi", "PUPR.MUTU", "--bulan", "mar", "--realisasi", "C", "--catatan", "x")
        assert pupr.indikator("PUPR.MUTU", "mar")["capaian"] == 50.0

    def test_from_then_on_the_new_ones(self, pupr: Workplace) -> None:
        assert "'C' tidak ada" in pupr.refuse("catat", "PUPR.MUTU", "C", "--bulan", "jul")
        pupr.do("catat", "PUPR.MUTU", "AA", "--bulan", "jul")
        assert pupr.indikator("PUPR.MUTU", "des")["capaian"] == pytest.approx(133.33)


class TestAddedFromJuly:
    @pytest.fixture(autouse=True)
    def _added(self, pupr: Workplace) -> None:
        pupr.change(PETA, PETA + SURVEI)
        amend(pupr, "jul")

    def test_nothing_can_be_reported_of_the_months_before(self, pupr: Workplace) -> None:
        says = "PUPR.SURVEI belum ada dalam kontrak yang berlaku pada Mei 2022; berlaku sejak Juli 2022."
        assert says in pupr.refuse("catat", "PUPR.SURVEI", "10", "--bulan", "mei")
        pupr.write("kode,bulan,realisasi\nPUPR.SURVEI,mei,10\n", "a.csv")
        assert says in pupr.refuse("catat", "--dari", "a.csv")
        pupr.do("catat", "PUPR.SURVEI", "2", "--bulan", "jul")

    def test_nor_of_the_months_after_it_was_taken_out_again(self, pupr: Workplace) -> None:
        pupr.do("catat", "PUPR.SURVEI", "2", "--bulan", "okt")
        pupr.change(SURVEI, "")
        amend(pupr, "okt")
        says = "PUPR.SURVEI tidak ada lagi dalam kontrak yang berlaku pada"
        assert says in pupr.refuse("catat", "PUPR.SURVEI", "1", "--bulan", "nov")
        assert says in pupr.refuse("tangguhkan", "PUPR.SURVEI", "--bulan", "nov", "--dasar", "1", "--alasan", "x")
        pupr.do("batalkan", "PUPR.SURVEI", "--bulan", "okt", "--alasan", "Dicabut")


DINKES = """\
versi: 1
tahun: 2022
SKALA
opd:
  DINKES:
    nama: Dinas Kesehatan
    kelompok: dinas
    kepala: {jabatan: Kepala Dinas, nama: null}
    indikator:
      KLINIK: {nama: Mutu klinik, satuan: predikat, sifat: posisi, arah: predikat, skala: NAMA, target: TARGET,
               rencana: {feb: TARGET}}
"""


def dinkes(office: Workplace, scales: str, skala: str, target: str) -> str:
    text = DINKES.replace("SKALA", f"aturan: {{skala: {{{scales}}}}}" if scales else "")
    return office.write(text.replace("NAMA", skala).replace("TARGET", target), "dinkes.yaml").name


class TestScaleThatJoinsLater:
    @pytest.fixture(autouse=True)
    def _amended(self, pupr: Workplace) -> None:
        pupr.change("MUTU: {C: 1, B: 2, A: 3}", "MUTU: {B: 1, A: 3, AA: 4}")
        amend(pupr, "jun")

    def test_stands_in_every_month_of_the_opd_that_it_came_with(self, pupr: Workplace) -> None:
        pupr.do("impor", dinkes(pupr, "KLINIK: {Dasar: 1, Madya: 2}", "KLINIK", "Madya"), "--alasan", "OPD baru")
        pupr.do("catat", "DINKES.KLINIK", "Dasar", "--bulan", "feb")
        for month in ("feb", "jul"):
            assert pupr.indikator("DINKES.KLINIK", month)["capaian"] == 50.0
        pupr.do("status", "--bulan", "jan")
        assert "Utuh" in pupr.do("segel").out

    def test_a_grade_that_joined_later_cannot_be_promised_for_earlier(self, pupr: Workplace) -> None:
        said = pupr.refuse("impor", dinkes(pupr, "", "MUTU", "AA"), "--alasan", "OPD baru")
        assert "DINKES.KLINIK: AA tidak ada dalam skala MUTU yang berlaku pada Januari" in said
        pupr.do("impor", dinkes(pupr, "", "MUTU", "A"), "--alasan", "OPD baru")

    def test_nor_taken_out_while_a_contract_still_promises_it(self, pupr: Workplace) -> None:
        """The OPD's own files no longer promise it from September on; from July to August the contract still does."""
        pupr.change(
            "target: A,\n             rencana: {mar: B, des: A}", "target: AA,\n             rencana: {mar: B, des: AA}"
        )
        amend(pupr, "sep")
        pupr.change("MUTU: {B: 1, A: 3, AA: 4}", "MUTU: {B: 1, AA: 4}")
        said = pupr.refuse("impor", "--berlaku", "jul", "--alasan", "x")
        assert "PUPR.MUTU: A tidak ada dalam skala MUTU yang berlaku pada Juli" in said
        amend(pupr, "sep")


def test_a_header_keeps_the_grades_that_opds_outside_the_files_promise(office: Workplace) -> None:
    office.write("versi: 1\ntahun: 2022\naturan: {skala: {SAKIP: {A: 1, AA: 2}}}\n", "tajuk.yaml")
    said = office.refuse("impor", "tajuk.yaml", "--berlaku", "jun", "--alasan", "x")
    assert "tajuk.yaml:3:18: " in said
    assert "skala SAKIP tidak lagi memuat 'BB', yang dijanjikan PUPR.SAKIP" in said
    office.write("versi: 1\ntahun: 2022\naturan: {skala: {SAKIP: {BB: 1, A: 2}}}\n", "tajuk.yaml")
    office.do("impor", "tajuk.yaml", "--berlaku", "jun", "--alasan", "x")
    office.do("status", "--bulan", "des")
