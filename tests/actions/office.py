"""A small regency at work: a folder, a contract file of two OPDs, and the program as its staff call it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.workplace import Workplace

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

CONTRACTS = """\
versi: 1
tahun: 2022
daerah: Kabupaten Contoh
pihak_kedua: {nama: null, jabatan: Bupati Contoh}
aturan:
  skala:
    SAKIP: {D: 1, C: 2, CC: 3, B: 4, BB: 5, A: 6, AA: 7}
prioritas: {INFRASTRUKTUR: Infrastruktur}
pengampu:
  AST2: {jabatan: Asisten Perekonomian dan Pembangunan, nama: null}
opd:
  PUPR:
    nama: Dinas Pekerjaan Umum dan Penataan Ruang
    kelompok: dinas
    alias: [DPUPR]
    pengampu: AST2
    kepala: {jabatan: Kepala Dinas PUPR, nama: null}
    kontrak: {nomor: 188/12/2022, tanggal: 2022-02-17, pakta_integritas: true, kesediaan_mundur: true}
    program:
      P-JALAN: {nama: Program Penyelenggaraan Jalan, pagu: 58000000000}
    indikator:
      JALAN: {nama: Panjang jalan yang diperbaiki, program: P-JALAN, prioritas: INFRASTRUKTUR, satuan: km,
              sifat: akumulasi, arah: naik, target: 50, bobot: 40,
              rencana: {apr: 5, mei: 5, jun: 10, jul: 10, agu: 10, sep: 10}}
      MANTAP: {nama: Persentase jalan mantap, satuan: persen, sifat: posisi, arah: naik, target: 72.5, bobot: 20,
               rencana: {jun: 70, des: 72.5}}
      ADUAN: {nama: Rata-rata hari penyelesaian aduan, satuan: hari, sifat: rata_rata, arah: turun, target: 7,
              bobot: 10, rencana: {triwulan: [7, 7, 7, 7]}}
      JEMBATAN:
        nama: Penggantian jembatan
        satuan: unit
        sifat: akumulasi
        arah: naik
        bobot: 20
        pekerjaan:
          A: {nama: Jembatan ruas A, volume: 1, jatuh_tempo: mar, pagu: 2400000000}
          B: {nama: Jembatan ruas B, volume: 1, jatuh_tempo: okt, pagu: 3100000000}
      SAKIP: {nama: Predikat SAKIP, satuan: predikat, sifat: posisi, arah: predikat, skala: SAKIP,
              target: BB, bobot: 5, jatuh_tempo: agu}
      GIS: {nama: Peta jalan daring tersedia, satuan: ya/tidak, sifat: posisi, arah: biner, target: ya,
            bobot: 5, jatuh_tempo: mei}
    bidang:
      BM:
        nama: Bidang Bina Marga
        kepala: {jabatan: Kepala Bidang Bina Marga, nama: null}
        indikator:
          PAKET: {nama: Paket terkontrak, satuan: paket, sifat: akumulasi, arah: naik, target: 12,
                  rencana: {mar: 4, apr: 8}, mendukung: JALAN}
  DINKES:
    nama: Dinas Kesehatan
    kelompok: dinas
    kepala: {jabatan: Kepala Dinas Kesehatan, nama: null}
    indikator:
      STUNTING: {nama: Prevalensi stunting, satuan: persen, sifat: posisi, arah: turun, target: 14,
                 rencana: {jun: 16, des: 14}}
      INFLASI: {nama: Selisih biaya obat terhadap tahun lalu, satuan: persen, sifat: rata_rata, arah: rentang,
                target: [-2, 2], jatuh_tempo: jun}
"""


class Office(Workplace):
    """The desk of the secretariat, with a contract file of two OPDs on it."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        super().__init__(folder, patch, capture)
        self.write(CONTRACTS)

    def change(self, old: str, new: str) -> None:
        """Edit the contract file."""
        path = self.folder / "contracts.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def nilai(self, opd: str, month: str, *more: str) -> Any:
        """The object of ``nilai --opd`` as JSON."""
        return self.do("nilai", "--opd", opd, "--bulan", month, "--json", *more).json["opd"][0]

    def indikator(self, kode: str, month: str, *more: str) -> Any:
        """One indikator of ``nilai --opd`` as JSON."""
        opd = self.nilai(kode.partition(".")[0], month, *more)
        everywhere = opd["indikator"] + [item for bidang in opd["bidang"] for item in bidang["indikator"]]
        return next(item for item in everywhere if item["kode"] == kode)
