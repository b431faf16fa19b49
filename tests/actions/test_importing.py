"""``impor``, ``periksa``, ``daftar``, ``mulai``: contracts in, and what may change of a signed one (SPEC §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.workplace import Workplace


def test_a_first_import_shows_what_it_adds(empty_office: Workplace) -> None:
    trial = empty_office.do("impor", "--coba", "--json").json
    assert {"PUPR", "PUPR.BM", "PUPR.JALAN", "PUPR.JEMBATAN.A", "PUPR.PAKET", "DINKES.STUNTING"} <= set(trial["tambah"])
    assert (trial["ubah"], trial["hapus"], trial["perlu_perubahan"]) == ([], [], False)
    assert empty_office.content() is None
    assert "Diimpor" in empty_office.do("impor").out


def test_the_same_again_changes_nothing_and_says_so(office: Workplace) -> None:
    before = office.content()
    assert "Tidak ada perubahan" in office.do("impor").out
    assert office.content() == before


def test_errors_leave_no_database(empty_office: Workplace) -> None:
    empty_office.change("sifat: posisi, arah: naik", "sifat: posisi, arah: nak")
    said = empty_office.refuse("impor")
    assert "contracts.yaml:" in said
    assert empty_office.content() is None


def test_periksa_reports_as_json_and_exits_1(empty_office: Workplace) -> None:
    empty_office.change("target: 50, bobot: 40", "target: 51, bobot: 40")
    result = empty_office.run("periksa", "--json")
    assert result.code == 1
    problem = result.json["galat"][0]
    assert problem.keys() == {"berkas", "baris", "kolom", "jalur", "pesan"}
    assert (problem["berkas"], problem["jalur"].startswith("opd.PUPR.indikator.JALAN")) == ("contracts.yaml", True)
    line = (empty_office.folder / "contracts.yaml").read_text("utf-8").splitlines()[problem["baris"] - 1]
    assert line[problem["kolom"] - 1 :].startswith(("51", "{apr", "rencana"))


class TestTextsJustChange:
    def test_names_and_officials(self, office: Workplace) -> None:
        office.change(
            "jabatan: Kepala Dinas PUPR, nama: null", "jabatan: Plt. Kepala Dinas PUPR, nama: null, status: plt"
        )
        office.change("Panjang jalan yang diperbaiki", "Panjang jalan kabupaten yang diperbaiki")
        changes = office.do("impor", "--json").json
        assert not changes["perlu_perubahan"]
        assert {(item["kode"], item["kolom"]) for item in changes["ubah"]} >= {("PUPR.JALAN", "nama")}
        opd = office.opd("des", kode="PUPR")
        assert opd["kepala"]["status"] == "plt"
        assert opd["nilai_induk"] is None
        assert "Plt. Kepala Dinas PUPR" in office.do("riwayat", "PUPR").out

    def test_a_pagu_needs_its_reason(self, office: Workplace) -> None:
        office.change("pagu: 58000000000", "pagu: 60000000000")
        said = office.refuse("impor")
        assert "58000000000 → 60000000000" in said.replace(".", "")
        office.do("impor", "--alasan", "Perubahan APBD")
        assert office.opd("des", kode="PUPR")["pagu"] == 60_000_000_000
        assert "Perubahan APBD" in office.do("riwayat", "PUPR").out

    def test_an_undated_contract_changes_freely(self, office: Workplace) -> None:
        office.change(
            "target: 14,\n                 rencana: {jun: 16, des: 14}",
            "target: 13,\n                 rencana: {jun: 16, des: 13}",
        )
        office.do("impor")
        assert office.indikator("DINKES.STUNTING", "des")["target_tahun"] == 13


class TestAmendments:
    def test_a_target_changed_by_a_tenth_is_refused_and_shown(self, office: Workplace) -> None:
        office.change("target: 72.5, bobot: 20", "target: 72.6, bobot: 20")
        office.change("des: 72.5", "des: 72.6")
        said = office.refuse("impor")
        assert "72.5 → 72.6" in said
        assert "--berlaku" in said
        trial = office.do("impor", "--coba", "--json").json
        assert trial["perlu_perubahan"] is True
        assert {"kode": "PUPR.MANTAP", "kolom": "target", "lama": "72.5", "baru": "72.6"} in trial["ubah"]

    def test_halving_in_july_does_not_better_the_first_half(self, office: Workplace) -> None:
        office.do("catat", "PUPR.JALAN", "2", "--bulan", "apr")
        june = office.opd("jun", kode="PUPR")
        office.change(
            "target: 50, bobot: 40,\n              rencana: {apr: 5, mei: 5, jun: 10, jul: 10, agu: 10, sep: 10}",
            "target: 25, bobot: 40,\n              rencana: {apr: 5, mei: 5, jun: 10, jul: 5}",
        )
        office.do("impor", "--berlaku", "jul", "--alasan", "Refocusing", "--nomor", "188/45/2022")
        again = office.opd("jun", kode="PUPR")
        assert (again["nilai"], again["nilai_induk"]) == (june["nilai"], None)
        december = office.opd("des", kode="PUPR")
        assert december["nilai_induk"] < december["nilai_akhir"]
        assert office.indikator("PUPR.JALAN", "des")["target_tahun"] == 25
        rapor = office.do("rapor", "--opd", "PUPR", "--bulan", "des").out
        assert "perubahan ke-1" in rapor
        assert "188/45/2022" in rapor
        history = office.do("riwayat", "PUPR.JALAN").out
        assert "target: 50 → 25" in history
        assert "Refocusing" in history

    def test_the_planned_past_stays(self, office: Workplace) -> None:
        office.change("rencana: {apr: 5, mei: 5,", "rencana: {apr: 2, mei: 8,")
        said = office.refuse("impor", "--berlaku", "jul", "--alasan", "x")
        assert "PUPR.JALAN April: 5 → 2" in said
        assert "PUPR.JALAN Mei: 5 → 8" in said

    def test_a_due_month_of_the_past_stays(self, office: Workplace) -> None:
        office.change("Jembatan ruas A, volume: 1, jatuh_tempo: mar", "Jembatan ruas A, volume: 1, jatuh_tempo: nov")
        assert "PUPR.JEMBATAN.A Maret: 1 → –" in office.refuse("impor", "--berlaku", "jul", "--alasan", "x")
        office.do("impor", "--berlaku", "mar", "--alasan", "Lelang ulang")

    def test_not_before_the_previous_one(self, office: Workplace) -> None:
        office.change("target: 50, bobot: 40", "target: 50, bobot: 30")
        office.change("bobot: 10, rencana", "bobot: 20, rencana")
        office.do("impor", "--berlaku", "sep", "--alasan", "a")
        office.change("target: 50, bobot: 30", "target: 50, bobot: 35")
        office.change("bobot: 20, rencana", "bobot: 15, rencana")
        assert "perubahan ke-1" in office.refuse("impor", "--berlaku", "agu", "--alasan", "b")
        office.do("impor", "--berlaku", "sep", "--alasan", "b")
        assert "perubahan ke-2" in office.do("rapor", "--opd", "PUPR", "--bulan", "des").out

    def test_not_in_a_locked_month(self, office: Workplace) -> None:
        for month in ("jan", "feb", "mar"):
            office.do("kunci", "--bulan", f"2022-{month}" if month.isdigit() else month)
        office.change("target: 72.5, bobot: 20", "target: 73, bobot: 20")
        office.change("des: 72.5", "des: 73")
        said = office.refuse("impor", "--berlaku", "mar", "--alasan", "x")
        assert "sudah dikunci" in said
        assert "--berlaku apr" in said
        office.do("impor", "--berlaku", "apr", "--alasan", "x")

    @pytest.mark.parametrize(
        "args", [("--berlaku", "13", "--alasan", "x"), ("--berlaku", "jul"), ("--berlaku", "jul", "--alasan", " ")]
    )
    def test_wrong_use(self, office: Workplace, args: tuple[str, ...]) -> None:
        office.change("target: 72.5, bobot: 20", "target: 73, bobot: 20")
        office.change("des: 72.5", "des: 73")
        office.refuse("impor", *args, code=2)

    def test_of_another_year(self, office: Workplace) -> None:
        office.change("target: 72.5, bobot: 20", "target: 73, bobot: 20")
        office.change("des: 72.5", "des: 73")
        assert "2023" in office.refuse("impor", "--berlaku", "2023-07", "--alasan", "x")

    def test_rules_of_the_year(self, office: Workplace) -> None:
        office.do("catat", "PUPR.GIS", "ya", "--bulan", "mei")
        office.change("aturan:\n", "aturan:\n  batas_capaian: 100\n")
        assert "batas_capaian: 120 → 100" in office.refuse("impor")
        office.do("impor", "--berlaku", "jul", "--alasan", "Perbup baru")
        assert "paling tinggi 120%" in office.do("rapor", "--opd", "PUPR", "--bulan", "jun").out
        assert "paling tinggi 100%" in office.do("rapor", "--opd", "PUPR", "--bulan", "jul").out

    def test_an_indikator_removed_and_one_added(self, office: Workplace) -> None:
        office.change(
            "      GIS: {nama: Peta jalan daring tersedia, satuan: ya/tidak, sifat: posisi, arah: biner, target: ya,\n"
            "            bobot: 5, jatuh_tempo: mei}\n",
            "      DRAINASE: {nama: Panjang drainase, satuan: km, sifat: akumulasi, arah: naik, target: 3, bobot: 5,\n"
            "                 rencana: {sep: 3}}\n",
        )
        trial = office.do("impor", "--coba", "--json").json
        assert (trial["tambah"], trial["hapus"]) == (["PUPR.DRAINASE"], ["PUPR.GIS"])
        office.do("impor", "--berlaku", "agu", "--alasan", "Usulan Bappeda")
        assert "PUPR.GIS" in [item["kode"] for item in office.opd("jul", kode="PUPR")["indikator"]]
        codes = [item["kode"] for item in office.opd("agu", kode="PUPR")["indikator"]]
        assert "PUPR.DRAINASE" in codes
        assert "PUPR.GIS" not in codes

    def test_a_signature_cannot_be_taken_back(self, office: Workplace) -> None:
        office.change("tanggal: 2022-02-17, ", "")
        assert "tidak dapat dihapus" in office.refuse("impor", "--berlaku", "jul", "--alasan", "x")


class TestSeveralFiles:
    def test_one_per_opd_touches_only_that_opd(self, office: Workplace) -> None:
        office.write(
            "versi: 1\ntahun: 2022\nopd:\n  DINKES:\n    nama: Dinas Kesehatan Kabupaten\n    kelompok: dinas\n"
            "    kepala: {jabatan: Kepala Dinas Kesehatan, nama: null}\n    indikator:\n"
            "      STUNTING: {nama: Prevalensi stunting, satuan: persen, sifat: posisi, arah: turun, target: 14,\n"
            "                 rencana: {jun: 16, des: 14}}\n",
            "dinkes.yaml",
        )
        changes = office.do("impor", "dinkes.yaml", "--json").json
        assert changes["hapus"] == ["DINKES.INFLASI"]
        assert [item["kode"] for item in changes["ubah"]] == ["DINKES"]
        assert len(office.do("nilai", "--json").json["opd"]) == 2

    def test_an_opd_in_two_files_names_both_places(self, empty_office: Workplace) -> None:
        text = (empty_office.folder / "contracts.yaml").read_text("utf-8")
        empty_office.write(text, "b.yaml")
        said = empty_office.refuse("impor", "contracts.yaml", "b.yaml")
        assert "contracts.yaml" in said
        assert "b.yaml" in said


def test_daftar(office: Workplace) -> None:
    assert "PUPR" in office.do("daftar").out
    inside = office.do("daftar", "pekerjaan umum").out
    assert "PUPR.JEMBATAN.A" in inside
    assert "PUPR.PAKET" in inside
    assert [opd["kode"] for opd in office.do("daftar", "--json").json["opd"]] == ["DINKES", "PUPR"]
    assert "beberapa OPD" in office.refuse("daftar", "dinas")
    assert "Maksud Anda PUPR" in office.refuse("daftar", "PUPER")


def test_mulai_makes_a_file_that_passes(empty_office: Workplace) -> None:
    empty_office.at("2023-01-05")
    empty_office.do("mulai", "baru")
    text = (empty_office.folder / "baru" / "contracts.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=contracts.schema.json\n")
    assert "tahun: 2023" in text
    beside = (empty_office.folder / "baru" / "contracts.schema.json").read_text("utf-8")
    assert beside == empty_office.do("skema").out
    empty_office.do("periksa", "baru/contracts.yaml")
    assert "sudah ada" in empty_office.refuse("mulai", "baru")
    assert "berkas, bukan folder" in empty_office.refuse("mulai", "contracts.yaml")


def test_skema_is_a_json_schema(empty_office: Workplace) -> None:
    schema = empty_office.do("skema").json
    assert schema["$schema"].startswith("http://json-schema.org/")
    assert "opd" in schema["properties"]


def test_an_amendment_of_a_month_that_has_passed_says_so(office: Workplace) -> None:
    office.at("2022-09-05")
    office.change("target: 72.5, bobot: 20", "target: 73, bobot: 20")
    office.change("des: 72.5", "des: 73")
    assert "berlaku surut sejak Juli 2022" in office.do("impor", "--berlaku", "jul", "--alasan", "x").err
    assert "berlaku surut" in office.do("jelaskan", "PUPR.MANTAP", "--bulan", "agu").out
