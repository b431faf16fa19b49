"""Follow-ups of the meeting: agreed, done, overdue, and shown until they are done (SPEC §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.workplace import made_once

if TYPE_CHECKING:
    from tests.workplace import Workplace


@pytest.fixture
@made_once
def meeting(office: Workplace) -> Workplace:
    """The meeting on March agreed on two things with PUPR and on one with DINKES."""
    office.at("2022-04-12")
    office.do("tindak-lanjut", "tambah", "dpupr", "Percepat lelang", "--pic", "Kabid BM", "--batas", "30/04/2022")
    office.do("tindak-lanjut", "tambah", "PUPR", "Lengkapi bukti")
    office.do("tindak-lanjut", "tambah", "DINKES", "Kirim data stunting", "--batas", "2022-05-31")
    return office


def test_what_is_recorded_is_said(office: Workplace) -> None:
    office.at("2022-04-12")
    said = office.do(
        "tindak-lanjut", "tambah", "PUPR", " Percepat  lelang ", "--pic", "Kabid BM", "--batas", "2022-04-30"
    ).out
    assert "nomor 2, PUPR, rapat Maret 2022: Percepat lelang (PIC Kabid BM, batas 30 April 2022). Segel 2-" in said


def test_the_list_marks_what_is_overdue(meeting: Workplace) -> None:
    meeting.at("2022-05-05")
    said = meeting.do("tindak-lanjut", "daftar").out
    assert "3 terbuka · 1 lewat batas per 5 Mei 2022" in said
    overdue = [line for line in said.splitlines() if "LEWAT BATAS 5 hari" in line]
    assert len(overdue) == 1
    assert "Percepat lelang" in overdue[0]


def test_on_the_day_of_the_deadline_it_is_not_overdue(meeting: Workplace) -> None:
    meeting.at("2022-04-30")
    assert "0 lewat batas" in meeting.do("tindak-lanjut", "daftar").out


def test_as_json(meeting: Workplace) -> None:
    document = meeting.do("tindak-lanjut", "daftar", "--opd", "PUPR", "--per", "2022-05-05", "--json").json
    assert document["per_tanggal"] == "2022-05-05"
    assert document["tindak_lanjut"][0] == {
        "nomor": 2,
        "opd": "PUPR",
        "tahun": 2022,
        "bulan": 3,
        "uraian": "Percepat lelang",
        "pic": "Kabid BM",
        "batas": "2022-04-30",
        "selesai": None,
        "keterangan": None,
        "lewat_batas": True,
    }
    assert [item["uraian"] for item in document["tindak_lanjut"]] == ["Percepat lelang", "Lengkapi bukti"]


def test_what_is_done_leaves_the_list_and_stays_in_the_whole_one(meeting: Workplace) -> None:
    said = meeting.do("tindak-lanjut", "selesai", "2", "--keterangan", "Kontrak ditandatangani").out
    assert "Selesai: tindak lanjut nomor 2, PUPR" in said
    assert "Percepat lelang" not in meeting.do("tindak-lanjut", "daftar").out
    everything = meeting.do("tindak-lanjut", "daftar", "--semua").out
    assert "2 terbuka · 0 lewat batas per 12 April 2022 · 1 selesai" in everything
    assert "selesai 12 April 2022: Kontrak ditandatangani" in everything
    assert "Percepat lelang" in meeting.do("tindak-lanjut", "daftar", "--per", "4").out


def test_shown_in_status_and_rapor_until_done(meeting: Workplace) -> None:
    meeting.at("2022-05-05")
    status = meeting.do("status").out
    assert "Tindak lanjut rapat: 3 terbuka, 1 lewat batas" in status
    assert "PUPR · Percepat lelang (batas 30 April 2022, Kabid BM)" in status
    assert "1 terbuka, 0 lewat batas" in meeting.do("status", "--kelompok", "dinas", "--per", "2").out
    assert "Percepat lelang" in meeting.do("rapor", "--opd", "PUPR", "--bulan", "apr").out
    assert "Percepat lelang" not in meeting.do("rapor", "--opd", "DINKES", "--bulan", "apr").out
    for number in ("2", "3", "4"):
        meeting.do("tindak-lanjut", "selesai", number)
    assert "Tindak lanjut rapat" not in meeting.do("status").out


def test_a_promise_of_december_is_not_forgotten_in_january(office: Workplace) -> None:
    office.do("tindak-lanjut", "tambah", "PUPR", "Bayar retensi", "--bulan", "2022-12")
    office.change("tahun: 2022", "tahun: 2023")
    office.do("impor")
    said = office.do("tindak-lanjut", "daftar", "--bulan", "2023-01")
    assert "Bayar retensi" in said.out
    (item,) = office.do("tindak-lanjut", "daftar", "--bulan", "2023-01", "--json").json["tindak_lanjut"]
    assert (item["tahun"], item["bulan"]) == (2022, 12)
    office.do("tindak-lanjut", "selesai", "2")
    assert "Tidak ada tindak lanjut yang terbuka" in office.do("tindak-lanjut", "daftar", "--tahun", "2023").out


def test_papers_of_january_say_what_stood_then_also_of_the_year_before(office: Workplace) -> None:
    office.at("2022-12-12")
    office.do("tindak-lanjut", "tambah", "PUPR", "Bayar retensi", "--bulan", "nov", "--batas", "2022-12-15")
    office.change("tahun: 2022", "tahun: 2023")
    office.do("impor")
    papers = (("rapat", "--bulan", "2023-01"), ("rapor", "--opd", "PUPR", "--bulan", "2023-01", "--format", "md"))

    def print_all() -> list[str]:
        return [office.do(*words).out for words in papers]

    office.at("2023-02-03")
    before = [text.partition("Bayar retensi")[2].splitlines()[0] for text in print_all()]
    assert "lewat batas 47 hari" in before[0]
    assert "lewat 47 hari" in before[1]
    office.at("2023-02-25")
    office.do("tindak-lanjut", "selesai", "2", "--tanggal", "2023-02-20")
    assert [text.partition("Bayar retensi")[2].splitlines()[0] for text in print_all()] == before
    assert "selesai 20 Februari 2023" in office.do("rapat", "--bulan", "2023-02").out
    office.at("2023-04-02")
    assert "Bayar retensi" not in office.do("rapat", "--bulan", "2023-03").out
    assert "Bayar retensi" in office.do("tindak-lanjut", "daftar", "--semua", "--tahun", "2023").out


def test_only_up_to_a_month(meeting: Workplace) -> None:
    meeting.do("tindak-lanjut", "tambah", "PUPR", "Rapat lagi", "--bulan", "apr")
    assert "Rapat lagi" in meeting.do("tindak-lanjut", "daftar").out
    assert "Rapat lagi" not in meeting.do("tindak-lanjut", "daftar", "--bulan", "mar").out


def test_what_is_refused(meeting: Workplace) -> None:
    assert "OPD 'XYZ' tidak dikenal" in meeting.refuse("tindak-lanjut", "tambah", "XYZ", "apa")
    assert "mendahului Maret 2022" in meeting.refuse(
        "tindak-lanjut", "tambah", "PUPR", "apa", "--bulan", "mar", "--batas", "2022-02-01"
    )
    assert "Juni 2022 belum mulai" in meeting.refuse("tindak-lanjut", "tambah", "PUPR", "apa", "--bulan", "jun")
    assert "nomor 99 tidak ada" in meeting.refuse("tindak-lanjut", "selesai", "99")
    assert "masa depan" in meeting.refuse("tindak-lanjut", "selesai", "2", "--tanggal", "2022-04-13")
    meeting.do("tindak-lanjut", "selesai", "2")
    assert "sudah selesai pada 12 April 2022" in meeting.refuse("tindak-lanjut", "selesai", "2")
    assert "URAIAN kosong" in meeting.refuse("tindak-lanjut", "tambah", "PUPR", " ", code=2)
    meeting.refuse("tindak-lanjut", "selesai", "dua", code=2)
    meeting.refuse("tindak-lanjut", "daftar", "--opd", "PUPR", "--kelompok", "dinas", code=2)


def test_the_commands_inside_are_named(meeting: Workplace) -> None:
    assert "Sebutkan perintahnya: tambah, selesai, daftar." in meeting.refuse("tindak-lanjut", code=2)
    assert "Maksud Anda tambah?" in meeting.refuse("tindak-lanjut", "tambha", code=2)


def test_the_history_tells_of_them(meeting: Workplace) -> None:
    meeting.do("tindak-lanjut", "selesai", "2")
    said = meeting.do("riwayat", "PUPR").out
    assert "Percepat lelang" in said
