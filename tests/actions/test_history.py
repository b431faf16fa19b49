"""``riwayat``: every event says what it changed, amendments as such, and a damaged log is not shown in silence."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.workplace import Workplace


def last_event(office: Workplace, *words: str) -> Any:
    return office.do("riwayat", *words, "--json").json["peristiwa"][-1]


def amend(office: Workplace) -> None:
    office.change("target: 72.5, bobot: 20", "target: 73, bobot: 20")
    office.change("des: 72.5", "des: 73")
    office.change("aturan:\n", "aturan:\n  batas_capaian: 100\n")
    office.do("impor", "--berlaku", "jul", "--alasan", "Refocusing", "--nomor", "188/45")


def test_an_amendment_is_shown_as_one(office: Workplace) -> None:
    amend(office)
    row = last_event(office)
    assert (row["berlaku"], row["nomor_perubahan"], row["alasan"]) == (7, "188/45", "Refocusing")
    assert row["perubahan"] == [{"kode": "PUPR", "ke": 1}, {"kode": "aturan", "ke": 1}]
    said = office.do("riwayat").out
    assert "perubahan ke-1 PUPR, berlaku mulai Juli 2022" in said
    assert "perubahan ke-1 aturan, berlaku mulai Juli 2022" in said
    assert "nomor: 188/45" in said


def test_also_of_one_code_and_a_second_time_in_the_same_month(office: Workplace) -> None:
    amend(office)
    office.change("target: 73, bobot: 20", "target: 74, bobot: 20")
    office.change("des: 73", "des: 74")
    office.do("impor", "--berlaku", "jul", "--alasan", "lagi")
    assert "perubahan ke-1 PUPR, berlaku mulai Juli 2022" in office.do("riwayat", "PUPR.MANTAP").out
    row = last_event(office, "PUPR.MANTAP")
    assert (row["berlaku"], row["nomor_perubahan"], row["perubahan"]) == (7, None, [{"kode": "PUPR", "ke": 2}])


def test_an_import_that_is_no_amendment_shows_none(office: Workplace) -> None:
    office.change("Panjang jalan yang diperbaiki", "Panjang jalan kabupaten")
    office.do("impor")
    for row in office.do("riwayat", "--json").json["peristiwa"]:
        assert (row["berlaku"], row["nomor_perubahan"], row["perubahan"]) == (None, None, [])


def test_a_change_of_the_header_is_told(office: Workplace) -> None:
    office.change("jabatan: Bupati Contoh", "jabatan: Penjabat Bupati Contoh")
    office.change("daerah: Kabupaten Contoh", "daerah: Kabupaten Lain")
    office.change("INFRASTRUKTUR: Infrastruktur}", "INFRASTRUKTUR: Prasarana}")
    office.change("Asisten Perekonomian dan Pembangunan, nama", "Asisten Ekonomi, nama")
    office.do("impor")
    changed = {(item["kode"], item["kolom"], item["baru"]) for item in last_event(office)["ubah"]}
    assert changed == {
        ("daerah", "daerah", "Kabupaten Lain"),
        ("pihak_kedua", "jabatan", "Penjabat Bupati Contoh"),
        ("prioritas.INFRASTRUKTUR", "nama", "Prasarana"),
        ("pengampu.AST2", "jabatan", "Asisten Ekonomi"),
    }


def test_the_name_of_a_bidang_is_told(office: Workplace) -> None:
    office.change("nama: Bidang Bina Marga\n", "nama: Bidang Jalan\n")
    office.do("impor")
    assert last_event(office)["ubah"] == [
        {"kode": "PUPR.BM", "kolom": "nama", "lama": "Bidang Bina Marga", "baru": "Bidang Jalan"}
    ]


def test_other_years_comparisons_and_activities_are_told_item_by_item(office: Workplace) -> None:
    line = "target: 12, riwayat: {2019: 8, 2020: 9.5}, pembanding: [{nama: Provinsi, nilai: 10, sumber: BPS}]"
    office.change("target: 12", line)
    office.do("impor")
    found = [(item["kolom"], item["lama"], item["baru"]) for item in last_event(office)["ubah"]]
    assert sorted(found) == [
        ("pembanding", None, "Provinsi: 10 (BPS)"),
        ("riwayat.2019", None, "8"),
        ("riwayat.2020", None, "9.5"),
    ]
    assert "riwayat 2020: 9,5\n" in office.do("riwayat", "PUPR.PAKET").out


def test_a_cancelled_line_tells_all_that_it_held(office: Workplace) -> None:
    office.do("catat", "PUPR.JALAN", "--bulan", "apr", "--anggaran", "500", "--kendala", "Hujan")
    office.do("batalkan", "PUPR.JALAN", "--bulan", "apr", "--alasan", "Keliru")
    said = office.do("riwayat", "PUPR.JALAN").out
    assert "None" not in said
    assert "anggaran: Rp500 → kosong" in said
    assert "kendala: Hujan → kosong" in said


def test_a_damaged_log_is_told_and_still_shown(office: Workplace) -> None:
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr")
    assert office.do("riwayat", "--json").json["rantai"] is None
    with closing(sqlite3.connect(office.folder / "kontrak.db", isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER riwayat_tak_diubah")
        raw.execute('UPDATE riwayat SET isi = replace(isi, \'"realisasi":"5"\', \'"realisasi":"9"\') WHERE nomor = 2')
    result = office.run("riwayat", "PUPR.JALAN")
    assert result.code == 3
    assert "realisasi: 9" in result.out
    assert "Rantai: peristiwa 2 (catat PUPR.JALAN) tidak cocok dengan segelnya." in result.err
    as_json = office.run("riwayat", "--json")
    assert as_json.code == 3
    assert as_json.json["rantai"].startswith("Rantai: peristiwa 2")
    assert "Rantai" in as_json.err


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE riwayat SET isi = replace(isi, '\"5\"', '\"9\"') WHERE nomor = 3", None),  # not shown, not the head
        ("UPDATE riwayat SET isi = replace(isi, '\"5\"', '\"9\"') WHERE nomor = 2", "peristiwa 2 .* tidak cocok"),
        ("UPDATE riwayat SET pelaku = 'X' WHERE nomor = 4", "rusak atau telah diubah"),  # the head
        ("UPDATE riwayat SET segel = replace(segel, 'a', 'b') WHERE nomor = 3", "peristiwa 4 .* tidak menyambung"),
        ("DELETE FROM riwayat WHERE nomor = 3", "peristiwa 3 hilang"),
    ],
    ids=["another event", "an event shown", "the head", "the event before", "an event gone"],
)
def test_of_one_code_what_is_shown_and_the_head_are_proved(office: Workplace, damage: str, said: str | None) -> None:
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr")
    office.do("catat", "PUPR.ADUAN", "5", "--bulan", "mar")
    office.do("catat", "PUPR.ADUAN", "6", "--bulan", "jun")
    with closing(sqlite3.connect(office.folder / "kontrak.db", isolation_level=None)) as raw:
        for deed in ("diubah", "dihapus"):
            raw.execute(f"DROP TRIGGER riwayat_tak_{deed}")
        raw.execute(damage)
    result = office.run("riwayat", "PUPR.JALAN")
    assert result.code == (3 if said else 0)
    assert re.search(said or "", result.err)
    assert office.run("riwayat").code == 3


def test_the_screen_prints_as_every_other(office: Workplace) -> None:
    """Stored texts are for machines; ``--json`` keeps them."""
    office.change("bobot: 5, jatuh_tempo: mei", "bobot: 5, jatuh_tempo: jun, pagu: 2500000000")
    office.change("pakta_integritas: true, ", "")
    office.change("target: 72.5, bobot: 20", "target: 73.5, bobot: 20")
    office.change("des: 72.5", "des: 73.5")
    office.change("aturan:\n", "aturan:\n  batas_capaian: 110.5\n")
    office.change("volume: 1, jatuh_tempo: okt", "volume: 1, jatuh_tempo: nov")
    office.do("impor", "--berlaku", "mei", "--alasan", "Refocusing")
    said = office.do("riwayat", "PUPR").out
    for line in (
        "pakta integritas: ya\n",
        "kesediaan mundur: ya\n",
        "pakta integritas: ya → tidak",
        "tanggal: 17 Februari 2022",
        "PUPR.GIS pagu: Rp2.500.000.000",
        "PUPR.MANTAP target: 72,5 → 73,5",
        "PUPR.MANTAP rencana Desember: 72,5 → 73,5",
        "PUPR.JEMBATAN.B jatuh tempo: Oktober → November",
        "aturan batas capaian: 120 → 110,5",
    ):
        assert line in said, line
    assert "True" not in said
    changed = {(item["kolom"], item["lama"], item["baru"]) for item in last_event(office, "PUPR")["ubah"]}
    assert {("jatuh_tempo", "10", "11"), ("target", "72.5", "73.5"), ("pakta_integritas", "True", None)} <= changed


def test_a_report_on_the_screen(office: Workplace) -> None:
    office.do("catat", "PUPR.JALAN", "25,5", "--bulan", "jun", "--anggaran", "1250000", "--batas", "2022-08-01")
    said = office.do("riwayat", "PUPR.JALAN").out
    assert "Laporan PUPR.JALAN bulan Juni" in said
    assert "realisasi: 25,5" in said
    assert "anggaran: Rp1.250.000" in said
    assert "batas: 1 Agustus 2022" in said
    assert " pukul " in said
    assert "+07:00" not in said
    office.do("kunci", "--bulan", "jan")
    assert "Bulan dikunci: Januari 2022" in office.do("riwayat").out


def test_reason_and_number_are_those_of_what_was_amended(office: Workplace) -> None:
    """A head and a text that change in the same command do not carry them (SPEC §4 Amendments)."""
    office.change("target: 72.5, bobot: 20", "target: 73.5, bobot: 20")
    office.change("des: 72.5", "des: 73.5")
    office.change("Kepala Dinas PUPR, nama: null", "Kepala Dinas PUPR, nama: Budi")
    office.change("nama: Dinas Kesehatan", "nama: Dinas Kesehatan Kabupaten")
    office.do("impor", "--berlaku", "mei", "--alasan", "Refocusing", "--nomor", "9/2022")
    event = last_event(office)
    assert (event["alasan"], event["nomor_perubahan"], event["berlaku"]) == ("Refocusing", "9/2022", 5)
    assert {(item["kode"], item["kolom"]) for item in event["tanpa_alasan"]} == {
        ("PUPR", "kepala.nama"), ("DINKES", "nama"),
    }  # fmt: skip
    said = office.do("riwayat").out.split("\n\n")[-1]
    amended, _, beside = said.partition("alasan: Refocusing")
    assert "PUPR.MANTAP target: 72,5 → 73,5" in amended
    assert "tanpa alasan itu:" in beside
    assert "kepala.nama: Budi" in beside
    own = office.do("riwayat", "DINKES", "--json").json["peristiwa"][-1]
    assert (own["alasan"], own["nomor_perubahan"], own["berlaku"], own["perubahan"]) == (None, None, None, [])
    assert "Refocusing" not in office.do("riwayat", "DINKES").out


def test_a_pagu_carries_its_reason(office: Workplace) -> None:
    office.change("pagu: 58000000000", "pagu: 60000000000")
    office.change("nama: Dinas Kesehatan", "nama: Dinas Kesehatan Kabupaten")
    office.do("impor", "--alasan", "Pergeseran")
    assert last_event(office)["alasan"] == "Pergeseran"
    assert [item["kode"] for item in last_event(office)["tanpa_alasan"]] == ["DINKES"]
