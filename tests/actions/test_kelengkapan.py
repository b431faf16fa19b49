"""What is there of what should be, counted and listed (SPEC §5 kelengkapan)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.workplace import made_once

if TYPE_CHECKING:
    from tests.workplace import Workplace

BUTIR = (
    *("bertanggal", "kepala", "rencana", "kamus", "laporan", "belanja", "bukti", "verifikasi", "arsip"),
    "tindak_lanjut",
)


@pytest.fixture
@made_once
def desk(office: Workplace) -> Workplace:
    """To June the plan of PUPR asks for JALAN thrice, MANTAP, ADUAN twice, JEMBATAN.A, GIS, and PAKET twice.

    The report on ADUAN was rejected, so it is none; its line still counts as a record that was checked.
    """
    (office.folder / "foto.txt").write_text("ruas A", encoding="utf-8")
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "apr", "--anggaran", "1000000", "--bukti", "foto.txt")
    office.do("catat", "PUPR.JALAN", "5", "--bulan", "mei")
    office.do("catat", "PUPR.ADUAN", "7", "--bulan", "mar", "--anggaran", "2000000")
    office.do("verifikasi", "PUPR.ADUAN", "--bulan", "mar", "--tolak", "--catatan", "tanpa bukti")
    office.do("tindak-lanjut", "tambah", "PUPR", "percepat lelang", "--bulan", "jun")
    office.do("tindak-lanjut", "tambah", "PUPR", "rapat pembuktian", "--bulan", "mei")
    number = office.do("tindak-lanjut", "daftar", "--json").json["tindak_lanjut"][0]["nomor"]
    office.do("tindak-lanjut", "selesai", str(number))
    office.do("tindak-lanjut", "tambah", "PUPR", "nanti", "--bulan", "jul")
    (office.folder / "pk.pdf").write_bytes(b"pk")
    office.do("arsip", "pk.pdf", "--jenis", "perjanjian", "--opd", "PUPR")
    return office


def found(desk: Workplace, *args: str) -> dict[str, Any]:
    rows: list[dict[str, Any]] = desk.do("kelengkapan", *args, "--bulan", "jun", "--json").json["opd"]
    return {row["kode"]: row for row in rows}


def test_each_count_includes_the_bidang(desk: Workplace) -> None:
    pupr = found(desk)["PUPR"]
    counts = {name: (pupr[name]["n"], pupr[name]["dari"]) for name in BUTIR}
    assert counts == {
        "bertanggal": (2, 2),
        "kepala": (0, 2),
        "rencana": (7, 7),
        "kamus": (0, 7),
        "laporan": (2, 10),
        "belanja": (2, 6),
        "bukti": (1, 3),
        "verifikasi": (1, 3),
        "arsip": (1, 2),
        "tindak_lanjut": (1, 2),
    }


def test_the_least_complete_stands_first(desk: Workplace) -> None:
    rows = desk.do("kelengkapan", "--bulan", "jun", "--json").json["opd"]

    def share(row: dict[str, Any]) -> float:
        there = sum(int(row[name]["n"]) for name in BUTIR)
        return there / sum(int(row[name]["dari"]) for name in BUTIR)

    assert [row["kode"] for row in rows] == [
        row["kode"] for row in sorted(rows, key=lambda row: (share(row), row["kode"]))
    ]
    assert "kurang" not in rows[0]
    assert "kelompok dinas" in desk.do("kelengkapan", "--kelompok", "dinas", "--bulan", "jun").out


def test_what_is_missing_is_listed_and_adds_up(desk: Workplace) -> None:
    pupr = found(desk, "PUPR")["PUPR"]
    for name in BUTIR:
        missing = [item for item in pupr["kurang"] if item["butir"] == name]
        assert len(missing) == pupr[name]["dari"] - pupr[name]["n"], name
    said = {(item["butir"], item["kode"], item["bulan"]): item["kalimat"] for item in pupr["kurang"]}
    assert said["laporan", "PUPR.JALAN", 6] == "laporan belum ada, Juni"
    assert said["laporan", "PUPR.JEMBATAN.A", 3] == "laporan belum ada, Maret"
    assert said["belanja", "PUPR", 1] == "belanja belum dicatat, Januari"
    assert said["bukti", "PUPR.JALAN", 5] == "laporan tanpa bukti, Mei"
    assert said["arsip", "PUPR.BM", None] == "perjanjian belum diarsipkan"
    assert said["kepala", "PUPR", None] == "kepala belum bernama"
    assert said["kamus", "PUPR.JALAN", None] == "tanpa definisi, formula, sumber data, penanggung jawab data"
    screen = desk.do("kelengkapan", "pupr", "--bulan", "jun").out
    assert "Laporan: 2 dari 10 laporan wajib sudah masuk" in screen
    assert "  PUPR.JALAN: laporan tanpa bukti (mei)" in screen
    assert "masih terbuka" in screen
    assert "nanti" not in screen  # of a later meeting


def test_it_is_in_the_paper_of_the_meeting(desk: Workplace) -> None:
    paper = desk.do("rapat", "--bulan", "jun").out
    assert "Kelengkapan, yang paling kurang di atas" in paper
    (row,) = [line for line in paper.splitlines() if "(PUPR) |" in line and "kamus 0 dari 7" in line]
    assert "laporan 2 dari 10" in row


def test_bad_input(desk: Workplace) -> None:
    assert "tidak dikenal" in desk.refuse("kelengkapan", "DISHUB")
    assert "tidak dapat digabung" in desk.refuse("kelengkapan", "PUPR", "--kelompok", "dinas", code=2)
