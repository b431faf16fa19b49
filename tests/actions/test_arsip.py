"""Signed papers are part of the record: archived, checked against their files, withdrawn (SPEC §5 arsip)."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.workplace import made_once

if TYPE_CHECKING:
    from tests.workplace import Workplace

PK = ("arsip", "pk.pdf", "--jenis", "perjanjian", "--opd", "PUPR")


@pytest.fixture
@made_once
def desk(office: Workplace) -> Workplace:
    for name in ("pk.pdf", "baru.pdf", "notulen.pdf"):
        (office.folder / name).write_bytes(b"pindaian " + name.encode())
    return office


def papers(desk: Workplace, *args: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = desk.do("daftar", *args, "--arsip", "--json").json["arsip"]
    return found


def test_a_paper_is_one_event_with_path_and_hash(desk: Workplace) -> None:
    (desk.folder / "pindai").mkdir()
    shutil.move(desk.folder / "pk.pdf", desk.folder / "pindai" / "pk.pdf")
    said = desk.do(
        "arsip",
        "pindai/pk.pdf",
        "--jenis",
        "perjanjian",
        "--opd",
        "dpupr",
        "--nomor",
        "188/12",
        "--tanggal",
        "17/02/2022",
    ).out
    assert said.startswith("Diarsipkan: perjanjian PUPR 2022, nomor 188/12, 17 Februari 2022: pindai/pk.pdf. Segel 2-")
    (found,) = papers(desk)
    assert len(str(found.pop("sha256"))) == 64
    assert found == {
        "peristiwa": 2, "jenis": "perjanjian", "opd": "PUPR", "bidang": None, "bulan": None, "ke": None,
        "nomor": "188/12", "tanggal": "2022-02-17", "segel": None, "jalur": "pindai/pk.pdf", "ukuran": 15,
        "berlaku": True,
    }  # fmt: skip
    assert desk.do("segel", "--bukti").out.startswith("Utuh")
    screen = desk.do("daftar", "--arsip").out
    assert "perjanjian" in screen
    assert "pindai/pk.pdf" in screen
    assert "Arsip PUPR" in desk.do("riwayat").out


def test_the_same_again_records_nothing(desk: Workplace) -> None:
    desk.do(*PK)
    before = desk.content()
    assert "Sudah diarsipkan (peristiwa 2). Tidak ada yang dicatat." in desk.do(*PK).out
    assert desk.content() == before
    desk.do(*PK, "--nomor", "188/12")  # another key is another record
    assert [item["berlaku"] for item in papers(desk)] == [False, True]
    assert "yang berlaku pk.pdf (peristiwa 3)" in desk.do(*PK).out


def test_the_latest_counts_and_withdrawal_brings_the_one_before_back(desk: Workplace) -> None:
    desk.do(*PK)
    desk.do("arsip", "baru.pdf", *PK[2:])
    assert [(item["jalur"], item["berlaku"]) for item in papers(desk)] == [("pk.pdf", False), ("baru.pdf", True)]
    (desk.folder / "pk.pdf").unlink()
    assert desk.do("segel", "--bukti").out.startswith("Utuh")  # what counts is there
    (desk.folder / "baru.pdf").unlink()  # a file that is gone can be withdrawn all the same
    desk.do("arsip", "baru.pdf", *PK[2:], "--cabut", "--alasan", "salah pindai")
    assert [(item["jalur"], item["berlaku"]) for item in papers(desk)] == [("pk.pdf", True)]
    said = desk.run("segel", "--bukti")
    assert (said.code, "Arsip perjanjian PUPR 2022: berkas pk.pdf tidak ada" in said.out) == (3, True)
    refused = desk.refuse("arsip", "baru.pdf", *PK[2:], "--cabut", "--alasan", "lagi")
    assert "tidak tercatat dalam arsip perjanjian PUPR" in refused


def test_a_changed_file_is_named(desk: Workplace) -> None:
    desk.do("arsip", "notulen.pdf", "--jenis", "notulen", "--bulan", "jun")
    (desk.folder / "notulen.pdf").write_bytes(b"pindaian lain lagi.")
    said = desk.run("segel", "--bukti", "--json")
    assert said.code == 3
    assert said.json["masalah"] == ["Arsip notulen bulan 6 2022: isi berkas notulen.pdf sudah berubah."]
    assert desk.do("segel").out.startswith("Utuh")


def test_a_printed_seal_is_checked(desk: Workplace) -> None:
    seal = str(desk.do("daftar", "--arsip", "--json").json["segel"])
    desk.do(*PK, "--segel", seal.upper())
    assert papers(desk)[0]["segel"] == seal
    wrong = seal[:-1] + ("0" if seal[-1] != "0" else "1")
    assert "bukan dari berkas data" in desk.refuse("arsip", "baru.pdf", *PK[2:], "--segel", wrong, code=3)
    assert "bukan segel" in desk.refuse("arsip", "baru.pdf", *PK[2:], "--segel", "abc", code=2)
    assert desk.do("segel").out.startswith("Utuh")


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("pk.pdf", "--jenis", "perjanjian"), 2, "memerlukan --opd"),
        (("pk.pdf", "--jenis", "perubahan"), 2, "memerlukan --opd"),
        (("pk.pdf", "--jenis", "lkjip"), 2, "memerlukan --opd"),
        (("pk.pdf", "--jenis", "rapor", "--bulan", "jun"), 2, "memerlukan --opd"),
        (("pk.pdf", "--jenis", "rapor", "--opd", "PUPR"), 2, "memerlukan --bulan"),
        (("pk.pdf", "--jenis", "notulen"), 2, "memerlukan --bulan"),
        (("pk.pdf", "--jenis", "lainnya", "--bidang", "BM"), 2, "--bidang memerlukan --opd"),
        (("pk.pdf", "--jenis", "surat", "--opd", "PUPR"), 2, "surat"),
        (("pk.pdf", "--jenis", "lainnya", "--cabut"), 2, "--cabut memerlukan --alasan"),
        (("pk.pdf", "--jenis", "lainnya", "--alasan", "x"), 2, "hanya dipakai bersama --cabut"),
        (("hilang.pdf", "--jenis", "lainnya"), 1, "Berkas hilang.pdf tidak ada"),
        ((".", "--jenis", "lainnya"), 1, "adalah folder"),
        (("", "--jenis", "lainnya"), 1, "Nama berkasnya kosong"),
        (("kosong.pdf", "--jenis", "lainnya"), 1, "kosong (0 bita)"),
        (("kontrak.db", "--jenis", "lainnya"), 1, "di dalam dirinya sendiri"),
        (("pk.pdf", "--jenis", "perjanjian", "--opd", "DISHUB"), 1, "tidak dikenal"),
        (("pk.pdf", "--jenis", "lainnya", "--opd", "PUPR", "--bidang", "ZZ"), 1, "Bidang 'ZZ' tidak ada"),
        (("pk.pdf", "--jenis", "lainnya", "--tanggal", "2029-01-01"), 1, "masa depan"),
        (("pk.pdf", "--jenis", "notulen", "--bulan", "2023-03"), 1, "tidak ada dalam berkas"),
    ],
)
def test_bad_input_is_said_and_records_nothing(desk: Workplace, args: tuple[str, ...], code: int, words: str) -> None:
    (desk.folder / "kosong.pdf").touch()
    assert words in desk.refuse("arsip", *args, code=code)


def test_minutes_of_a_month_to_come(desk: Workplace) -> None:
    desk.at("2022-05-10")
    assert "belum mulai" in desk.refuse("arsip", "notulen.pdf", "--jenis", "notulen", "--bulan", "jun")


def test_a_perubahan_knows_its_version(desk: Workplace) -> None:
    early = desk.do("arsip", "baru.pdf", "--jenis", "perubahan", "--opd", "PUPR")
    assert "belum mempunyai perubahan" in early.err
    desk.change("des: 72.5}}", "des: 75}}")
    desk.change("target: 72.5", "target: 75")
    desk.do("impor", "--berlaku", "des", "--alasan", "refocusing", "--nomor", "188/99")
    desk.do("arsip", "pk.pdf", "--jenis", "perubahan", "--opd", "PUPR", "--nomor", "188/99")
    desk.do("arsip", "pk.pdf", "--jenis", "perjanjian", "--opd", "PUPR", "--bidang", "BM")
    assert [(item["ke"], item["bidang"]) for item in papers(desk)] == [(None, None), (1, None), (None, "PUPR.BM")]
    assert desk.do("segel").out.startswith("Utuh")


def test_the_year_as_a_whole_keeps_its_summaries(desk: Workplace) -> None:
    """A paper of no OPD changes no figure: what is stored of the scoring stays in use."""
    desk.do("arsip", "notulen.pdf", "--jenis", "notulen", "--bulan", "jun")
    from kontrak.store.log import head
    from kontrak.store.opening import open_store
    from kontrak.store.summaries import are_stamped

    with open_store(desk.folder / "kontrak.db") as store:
        assert are_stamped(store, head(store).nomor)
    desk.do("catat", "PUPR.JALAN", "5", "--bulan", "apr")
    assert desk.do("segel").out.startswith("Utuh")


def test_as_of_a_point_the_list_is_what_it_was(desk: Workplace) -> None:
    desk.do(*PK)
    desk.do("arsip", "baru.pdf", *PK[2:])
    desk.do("arsip", "baru.pdf", *PK[2:], "--cabut", "--alasan", "keliru")
    assert [item["jalur"] for item in papers(desk, "--per", "3")] == ["pk.pdf", "baru.pdf"]
    assert [item["jalur"] for item in papers(desk, "PUPR")] == ["pk.pdf"]
    assert papers(desk, "DINKES") == []


def test_rapor_and_award_list_say_whether_the_agreement_is_signed(desk: Workplace) -> None:
    def said(*args: str) -> str:
        lines = desk.do("rapor", "--opd", "PUPR", "--bulan", "jun", *args).out.splitlines()
        (found,) = [line for line in lines if "diarsipkan" in line]
        return found

    assert said() == "- Perjanjian yang dinilai belum diarsipkan dengan tanda tangan."
    desk.do(*PK, "--nomor", "188/12", "--tanggal", "2022-02-17")
    signed = (
        "- Perjanjian yang dinilai sudah ditandatangani dan diarsipkan (nomor 188/12, 17 Februari 2022, peristiwa 2)."
    )
    assert said() == signed
    award = desk.do("dokumen", "penghargaan", "--bulan", "jun").out
    assert "; bertanda tangan, diarsipkan |" in award
    desk.change("des: 72.5}}", "des: 75}}")
    desk.change("target: 72.5", "target: 75")
    desk.do("impor", "--berlaku", "nov", "--alasan", "refocusing", "--nomor", "188/99")
    assert said() == signed  # in June the induk is in force
    lines = desk.do("rapor", "--opd", "PUPR", "--bulan", "des").out
    assert "- Perubahan ke-1 yang dinilai belum diarsipkan dengan tanda tangan." in lines
    desk.do("arsip", "baru.pdf", "--jenis", "perubahan", "--opd", "PUPR")
    assert (
        "- Perubahan ke-1 yang dinilai sudah ditandatangani" in desk.do("rapor", "--opd", "PUPR", "--bulan", "des").out
    )
    assert said("--per", "1") == "- Perjanjian yang dinilai belum diarsipkan dengan tanda tangan."


def test_a_row_that_holds_no_paper_is_named_with_the_rest(desk: Workplace) -> None:
    desk.do(*PK)
    with closing(sqlite3.connect(desk.folder / "kontrak.db")) as raw:
        guard = raw.execute("SELECT sql FROM sqlite_schema WHERE name = 'arsip_tak_diubah'").fetchone()[0]
        raw.execute("DROP TRIGGER arsip_tak_diubah")
        raw.execute("UPDATE arsip SET tanggal = 'kemarin'")
        raw.execute(guard)
        raw.commit()
    said = desk.run("segel", "--bukti")
    assert said.code == 3
    assert "Tabel arsip: baris peristiwa 2: tanggal tertulis 'kemarin', menurut riwayat kosong." in said.out
