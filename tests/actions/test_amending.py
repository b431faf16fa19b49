"""Amendments that add, remove, move and follow one another: no month loses or gains a promise by them (SPEC §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.workplace import Workplace

GIS = """\
      GIS: {nama: Peta jalan daring tersedia, satuan: ya/tidak, sifat: posisi, arah: biner, target: ya,
            bobot: 5, jatuh_tempo: mei}
"""
DRAINASE = """\
      DRAINASE: {nama: Panjang drainase, satuan: km, sifat: akumulasi, arah: naik, target: 3, bobot: 5,
                 rencana: {sep: 3}}
"""
BIDANG = "    bidang:\n"
PAKET = """\
          PAKET: {nama: Paket terkontrak, satuan: paket, sifat: akumulasi, arah: naik, target: 12,
                  rencana: {mar: 4, apr: 8}, mendukung: JALAN}
"""
SDA = """\
      SDA:
        nama: Bidang Sumber Daya Air
        kepala: {jabatan: Kepala Bidang Sumber Daya Air, nama: null}
        indikator:
"""
OWN_DATE = "        kontrak: {nomor: 188/99, tanggal: 2022-03-01}\n"


class TestJelaskanAcrossAmendments:
    def test_an_indikator_that_is_added_later(self, office: Workplace) -> None:
        office.change(GIS, DRAINASE)
        office.do("impor", "--berlaku", "jul", "--alasan", "x")
        wanted = "PUPR.DRAINASE belum ada dalam kontrak yang berlaku pada Maret 2022; berlaku sejak Juli 2022."
        assert wanted in office.refuse("jelaskan", "PUPR.DRAINASE", "--bulan", "mar")
        assert wanted in office.refuse("jelaskan", "PUPR.DRAINASE", "--bulan", "mar", "--json")
        assert wanted in office.refuse("catat", "PUPR.DRAINASE", "1", "--bulan", "mar")
        office.do("jelaskan", "PUPR.DRAINASE", "--bulan", "jul")

    def test_one_that_was_removed_is_explained_while_it_counted(self, office: Workplace) -> None:
        office.do("catat", "PUPR.GIS", "ya", "--bulan", "mei")
        office.change(GIS, DRAINASE.replace("sep", "nov"))
        office.do("impor", "--berlaku", "nov", "--alasan", "x")
        assert office.do("jelaskan", "PUPR.GIS", "--bulan", "okt", "--json").json["nilai"] == 100
        said = office.refuse("jelaskan", "PUPR.GIS", "--bulan", "nov")
        assert "PUPR.GIS tidak ada lagi dalam kontrak yang berlaku pada November 2022" in said
        assert "berlaku sampai Oktober 2022" in said

    def test_an_unknown_code_is_still_unknown(self, office: Workplace) -> None:
        assert "Maksud Anda PUPR.JALAN" in office.refuse("jelaskan", "PUPR.JALN", "--bulan", "okt")


class TestMovingIntoANewBidang:
    """PAKET of the bidang BM moves into SDA, a bidang that the signed OPD did not have."""

    def move(self, office: Workplace, paket: str = PAKET) -> None:
        office.change(BIDANG, BIDANG + SDA + paket)
        text = (office.folder / "contracts.yaml").read_text("utf-8")
        head, _, tail = text.rpartition(PAKET)
        other = "          LAIN: {nama: Lain, satuan: paket, sifat: akumulasi, arah: naik, target: 1}\n"
        office.write(head + other + tail)

    def test_it_needs_an_amendment(self, office: Workplace) -> None:
        self.move(office)
        said = office.refuse("impor")
        assert "--berlaku" in said
        assert "PUPR.SDA" in said

    def test_its_planned_past_stays(self, office: Workplace) -> None:
        self.move(office, PAKET.replace("{mar: 4, apr: 8}", "{jul: 12}"))
        said = office.refuse("impor", "--berlaku", "jun", "--alasan", "x")
        assert "PUPR.PAKET Maret: 4 → –" in said

    def test_it_stands_in_one_contract_at_a_time(self, office: Workplace) -> None:
        office.do("catat", "PUPR.PAKET", "4", "--bulan", "mar")
        for month in ("jan", "feb", "mar"):
            office.do("kunci", "--bulan", month)
        march = office.opd("mar", kode="PUPR")["bidang"]
        self.move(office)
        office.do("impor", "--berlaku", "jun", "--alasan", "Perbup SOTK", "--nomor", "188/7")

        again = {bidang["kode"]: bidang for bidang in office.opd("mar", kode="PUPR")["bidang"]}
        assert [item["kode"] for item in again["PUPR.BM"]["indikator"]] == ["PUPR.PAKET"]
        assert again["PUPR.BM"]["nilai"] == march[0]["nilai"] == 100
        assert again["PUPR.SDA"]["indikator"] == []
        assert (again["PUPR.SDA"]["nilai"], again["PUPR.SDA"]["nilai_induk"]) == (None, None)

        june = {bidang["kode"]: bidang for bidang in office.opd("jun", kode="PUPR")["bidang"]}
        assert [item["kode"] for item in june["PUPR.BM"]["indikator"]] == ["PUPR.LAIN"]
        assert [item["kode"] for item in june["PUPR.SDA"]["indikator"]] == ["PUPR.PAKET"]
        assert june["PUPR.SDA"]["nilai_induk"] is None
        assert "kontrak induk sejak Juni 2022" in office.do("jelaskan", "PUPR.PAKET", "--bulan", "jun").out
        assert "belum ada kontrak" in office.do("jelaskan", "PUPR.SDA", "--bulan", "mar").out
        assert "Utuh" in office.do("segel").out

    def test_every_paper_of_a_month_before_it(self, office: Workplace) -> None:
        self.move(office)
        office.do("impor", "--berlaku", "jun", "--alasan", "x")
        for words in (
            ("nilai", "--opd", "PUPR"),
            ("rapor", "--opd", "PUPR", "--bidang", "SDA"),
            ("dokumen", "perjanjian", "--opd", "PUPR", "--bidang", "SDA"),
            ("dokumen", "buku-kerja", "--opd", "PUPR", "--bidang", "SDA"),
            ("dokumen", "rencana-aksi", "--opd", "PUPR", "--bidang", "SDA"),
            ("meleset", "--opd", "PUPR"),
            ("rapat",),
            ("belum-lapor",),
            ("status",),
            ("ekspor", "--format", "csv"),
            ("papan", "--keluar", "papan.html"),
            ("formulir", "--opd", "PUPR", "--keluar", "isian"),
        ):
            said = office.do(*words, "--bulan", "mar").out
            assert "ke--1" not in said, words
            assert "ke-0" not in said, words

    def test_the_first_amendment_of_it_is_the_first(self, office: Workplace) -> None:
        self.move(office)
        office.do("impor", "--berlaku", "jun", "--alasan", "x")
        office.change("rencana: {mar: 4, apr: 8}, mendukung", "rencana: {mar: 4, apr: 8, jul: 2}, mendukung")
        office.change("arah: naik, target: 12", "arah: naik, target: 14")
        assert "kontraknya berlaku mulai Juni" in office.refuse("impor", "--berlaku", "mei", "--alasan", "y")
        office.do("impor", "--berlaku", "jul", "--alasan", "y")
        assert "perubahan ke-1" in office.do("jelaskan", "PUPR.PAKET", "--bulan", "jul").out

    def test_a_contract_without_a_date_takes_it_over_as_an_amendment(self, office: Workplace) -> None:
        """Else it would stand in two contracts from January on."""
        office.change("    kontrak: {nomor: 188/12/2022, tanggal: 2022-02-17, ", "    kontrak: {")
        office.change("        nama: Bidang Bina Marga\n", "        nama: Bidang Bina Marga\n" + OWN_DATE)
        (office.folder / "kontrak.db").unlink()
        office.do("impor")
        self.move(office)
        office.do("impor", "--berlaku", "jun", "--alasan", "x")
        march = {bidang["kode"]: bidang for bidang in office.opd("mar", kode="PUPR")["bidang"]}
        assert [item["kode"] for item in march["PUPR.BM"]["indikator"]] == ["PUPR.PAKET"]
        assert march["PUPR.SDA"]["indikator"] == []


class TestRulesOfTheYear:
    def test_they_keep_number_and_reason_of_their_amendment(self, office: Workplace) -> None:
        office.change("aturan:\n", "aturan:\n  batas_capaian: 100\n")
        office.do("impor", "--berlaku", "jul", "--alasan", "Perbup 7", "--nomor", "188/7")
        before = office.do("rapor", "--opd", "PUPR", "--bulan", "des").out
        assert "perubahan ke-1 nomor 188/7" in before.replace("\\", "")
        office.change("aturan:\n", "aturan:\n  acuan: Peraturan baru\n")
        office.do("impor")
        after = office.do("rapor", "--opd", "PUPR", "--bulan", "des").out
        assert "perubahan ke-1 nomor 188/7" in after.replace("\\", "")
        assert "nomor 188/7" in office.do("jelaskan", "PUPR.JALAN", "--bulan", "des").out

    def test_another_import_does_not_lend_them_its_own(self, office: Workplace) -> None:
        office.change("aturan:\n", "aturan:\n  acuan: Peraturan baru\n")
        office.change("target: 72.5, bobot: 20", "target: 73, bobot: 20")
        office.change("des: 72.5", "des: 73")
        office.change("aturan:\n", "aturan:\n  batas_capaian: 100\n")
        office.do("impor", "--berlaku", "jul", "--alasan", "Perbup 7", "--nomor", "188/7")
        office.change("acuan: Peraturan baru", "acuan: Peraturan yang lebih baru")
        office.change("target: 73, bobot: 20", "target: 74, bobot: 20")
        office.change("des: 73", "des: 74")
        office.do("impor", "--berlaku", "agu", "--alasan", "lain", "--nomor", "188/8")
        said = office.do("jelaskan", "PUPR.JALAN", "--bulan", "des").out
        assert "aturan perubahan ke-1 (nomor 188/7)" in said
        assert "perubahan ke-2 (nomor 188/8)" in said


class TestPagu:
    def test_of_a_bidang_with_a_date_of_its_own(self, empty_office: Workplace) -> None:
        office = empty_office
        office.change("    kontrak: {nomor: 188/12/2022, tanggal: 2022-02-17, ", "    kontrak: {")
        office.change("        nama: Bidang Bina Marga\n", "        nama: Bidang Bina Marga\n" + OWN_DATE)
        office.change("mendukung: JALAN}", "mendukung: JALAN, pagu: 100}")
        office.do("impor")
        office.change("pagu: 58000000000", "pagu: 60000000000")  # the OPD's own contract is not signed
        office.do("impor")
        office.change("mendukung: JALAN, pagu: 100}", "mendukung: JALAN, pagu: 200}")
        assert "PUPR.PAKET pagu: 100 → 200" in office.refuse("impor")
        office.do("impor", "--alasan", "Perubahan APBD")

    def test_a_reason_of_blanks_is_none(self, office: Workplace) -> None:
        office.change("pagu: 58000000000", "pagu: 60000000000")
        assert "--alasan" in office.refuse("impor", "--alasan", "   ")
        office.do("impor", "--alasan", "  Perubahan APBD ")
        assert office.do("riwayat", "--json").json["peristiwa"][-1]["alasan"] == "Perubahan APBD"


class TestARefusedFirstImport:
    @pytest.mark.parametrize(
        "more",
        [
            ("--berlaku", "2021-03", "--alasan", "x"),
            ("--alasan", "rusak \udcff"),
            ("--berlaku", "jan", "--alasan", "x", "--nomor", "rusak \udcff"),
            ("--oleh", "rusak \udcff"),
        ],
    )
    def test_leaves_no_file(self, empty_office: Workplace, more: tuple[str, ...]) -> None:
        empty_office.refuse("impor", *more)
        assert empty_office.content() is None

    @pytest.mark.parametrize("more", [("--berlaku", "2021-03", "--alasan", "x"), ("--alasan", "rusak \udcff")])
    def test_the_trial_refuses_the_same(self, empty_office: Workplace, more: tuple[str, ...]) -> None:
        empty_office.refuse("impor", "--coba", *more)


def test_the_trial_says_that_an_amendment_is_backdated(office: Workplace) -> None:
    office.at("2022-09-05")
    office.change("target: 72.5, bobot: 20", "target: 73, bobot: 20")
    office.change("des: 72.5", "des: 73")
    assert "berlaku surut sejak Juli 2022" in office.do("impor", "--coba", "--berlaku", "jul", "--alasan", "x").err
