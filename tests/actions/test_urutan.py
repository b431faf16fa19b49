"""The order of protocol: ``urutan`` where it is declared, else the order in which OPDs first came (SPEC §7, rapat)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.reports.markdown import tables

if TYPE_CHECKING:
    from tests.workplace import Workplace

YEAR = """\
versi: 1
tahun: 2022
daerah: Kabupaten Contoh
pihak_kedua: {nama: null, jabatan: Bupati Contoh}
pengampu:
  AST2: {jabatan: Asisten Dua}
  AST1: {jabatan: Asisten Satu}
"""
OPD = """\
  %s:
    nama: Dinas %s
    kelompok: dinas
    kepala: {jabatan: %s, nama: Pejabat}
    kontrak: {tanggal: 2022-02-17}
    indikator:
      A: {nama: Jalan, satuan: km, sifat: akumulasi, arah: naik, target: 5, jatuh_tempo: mar}
"""


def write(office: Workplace, *opds: str, header: str = YEAR) -> None:
    """Contracts of these OPDs, in this order; ``"A: 3"`` has that urutan."""
    text = header + "opd:\n"
    for one in opds:
        kode, _, place = one.partition(": ")
        post = "Sekretaris Daerah" if kode == "SETDA" else f"Kepala {kode}"
        part = OPD % (kode, kode, post)
        text += part.replace("kelompok: dinas\n", f"kelompok: dinas\n    urutan: {place}\n") if place else part
    office.write(text)


def posts(office: Workplace) -> list[str]:
    """The list of attendance, without the regent and his deputy."""
    text = office.do("rapat", "--bulan", "mar").out
    rows = [row for table in tables(text) if table[0][1] == "Jabatan" for row in table[1:]]
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    return [row[1].partition(":")[0] for row in rows][2:]


def test_without_urutan_the_order_of_the_first_import_holds(empty_office: Workplace) -> None:
    office = empty_office
    write(office, "ZETA", "SETDA", "ALFA")
    office.do("impor")
    assert posts(office) == ["Sekretaris Daerah", "Asisten Dua", "Asisten Satu", "Kepala ZETA", "Kepala ALFA"]
    write(office, "BETA", "ALFA", "ZETA", "SETDA")
    office.do("impor")
    assert posts(office)[-3:] == ["Kepala ZETA", "Kepala ALFA", "Kepala BETA"]
    assert office.do("segel").out.startswith("Utuh")


def test_urutan_goes_before_and_is_no_amendment(empty_office: Workplace) -> None:
    office = empty_office
    write(office, "ZETA", "SETDA", "ALFA")
    office.do("impor")
    moved = YEAR.replace("Asisten Satu}", "Asisten Satu, urutan: 1}")
    write(office, "ZETA", "SETDA", "ALFA: 12", header=moved)
    said = office.do("impor").out
    assert "~ ALFA urutan: – → 12" in said
    assert "~ pengampu.AST1 urutan: – → 1" in said
    assert posts(office) == ["Sekretaris Daerah", "Asisten Satu", "Asisten Dua", "Kepala ALFA", "Kepala ZETA"]
    assert "perubahan ke-1" not in office.do("rapor", "--opd", "ALFA", "--bulan", "mar").out
    assert "urutan" in office.do("riwayat", "ALFA").out
    assert office.do("segel").out.startswith("Utuh")


def test_the_minutes_go_through_the_gravest_heads_in_the_order_of_protocol(empty_office: Workplace) -> None:
    office = empty_office
    write(office, "ZETA", "SETDA: 3", "ALFA")
    office.do("impor")
    (decided,) = [table for table in tables(office.do("rapat", "--bulan", "mar").out) if "Yang dibahas" in table[0]]
    assert [row[1] for row in decided[1:4]] == ["SETDA", "ZETA", "ALFA"]


def test_a_year_that_is_carried_over_keeps_its_order(empty_office: Workplace) -> None:
    office = empty_office
    write(office, "ZETA: 2", "SETDA", "ALFA: 1")
    office.do("impor")
    office.do("mulai", "baru", "--dari", "2022")
    carried = (office.folder / "baru" / "contracts.yaml").read_text(encoding="utf-8")
    assert (carried.count("urutan: 2"), carried.count("urutan: 1")) == (1, 1)
