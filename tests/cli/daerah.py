"""A small regency of four OPDs with half a year of reports, made through the command line itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.cli.app import main

if TYPE_CHECKING:
    from pathlib import Path

CONTRACTS = """
versi: 1
tahun: 2022
daerah: Kabupaten Contoh
pihak_kedua: {nama: null, jabatan: Bupati Contoh}
aturan:
  komponen: {capaian: 70, kecepatan: 10, konsistensi: 10, komitmen: 10}
prioritas: {KESEHATAN: Kesehatan, EKONOMI: Ekonomi, RB: Reformasi birokrasi, INFRASTRUKTUR: Infrastruktur}
pengampu:
  AST1: {jabatan: Asisten Pemerintahan dan Kesejahteraan Rakyat, nama: null}
  AST2: {jabatan: Asisten Perekonomian dan Pembangunan, nama: null}
opd:
  PUPR:
    nama: Dinas Pekerjaan Umum dan Penataan Ruang
    kelompok: dinas
    alias: [DPUPR]
    pengampu: AST2
    kepala: {jabatan: Kepala Dinas PUPR, nama: null, sejak: 2021-12-24}
    kontrak: {nomor: 188/12/2022, tanggal: 2022-02-17}
    program:
      P-JALAN: {nama: Program Penyelenggaraan Jalan, pagu: 58000000000}
    indikator:
      JALAN: {nama: Panjang jalan kabupaten yang diperbaiki, satuan: km, sifat: akumulasi, arah: naik, target: 20,
              bobot: 40, prioritas: INFRASTRUKTUR, program: P-JALAN, rencana: {apr: 5, mei: 5, jun: 5, sep: 5}}
      KONDISI: {nama: Persentase jalan mantap, satuan: persen, sifat: posisi, arah: naik, target: 72.5, bobot: 30,
                jatuh_tempo: des, prioritas: INFRASTRUKTUR}
      ADUAN: {nama: Rata-rata hari penyelesaian aduan, satuan: hari, sifat: rata_rata, arah: turun, target: 7,
              bobot: 10, rencana: {triwulan: [7, 7, 7, 7]}, prioritas: RB}
      JEMBATAN:
        nama: Penggantian jembatan
        satuan: unit
        sifat: akumulasi
        arah: naik
        bobot: 20
        prioritas: INFRASTRUKTUR
        pekerjaan:
          A: {nama: Jembatan ruas A, volume: 1, jatuh_tempo: jun, pagu: 2400000000}
          B: {nama: Jembatan ruas B, volume: 1, jatuh_tempo: jul, pagu: 3100000000}
    bidang:
      BM:
        nama: Bidang Bina Marga
        kepala: {jabatan: Kepala Bidang Bina Marga, nama: null, status: plt}
        indikator:
          PAKET: {nama: Paket pekerjaan jalan terkontrak, satuan: paket, sifat: akumulasi, arah: naik, target: 12,
                  rencana: {mar: 4, apr: 8}, mendukung: JALAN}
  DINKES:
    nama: Dinas Kesehatan
    kelompok: dinas
    pengampu: AST1
    kepala: {jabatan: Kepala Dinas Kesehatan, nama: null}
    kontrak: {tanggal: 2022-02-17}
    indikator:
      SAKIP: {nama: Predikat SAKIP, satuan: predikat, sifat: posisi, arah: predikat, skala: SAKIP, target: BB,
              jatuh_tempo: mar, prioritas: RB}
      SOP: {nama: SOP aduan ditetapkan, satuan: dokumen, sifat: posisi, arah: biner, target: ya, jatuh_tempo: mei,
            prioritas: RB}
      BOR: {nama: Keterisian tempat tidur, satuan: persen, sifat: posisi, arah: rentang, target: [60, 85],
            jatuh_tempo: jun, prioritas: KESEHATAN}
  KEC-KOTA:
    nama: Kecamatan Kota
    kelompok: kecamatan
    pengampu: AST1
    kepala: {jabatan: Camat Kota, nama: null, status: plt}
    kontrak: {tanggal: 2022-02-17}
    indikator:
      PBB: {nama: Pelunasan PBB, satuan: persen, sifat: posisi, arah: naik, target: 90,
            rencana: {jun: 45, des: 90}, prioritas: EKONOMI}
  BKD:
    nama: Badan Kepegawaian Daerah
    kelompok: badan
    kepala: {jabatan: Kepala Badan Kepegawaian Daerah, nama: null}
    kontrak: {tanggal: 2022-02-17}
    indikator:
      DIKLAT: {nama: Pegawai yang mengikuti diklat, satuan: orang, sifat: akumulasi, arah: naik, target: 40,
               jatuh_tempo: nov, prioritas: RB}
"""
REPORTS = """kode,bulan,realisasi,anggaran,kendala,tindak_lanjut,pic,batas,tanggal_lapor
PUPR.JALAN,apr,5,2000000000,,,,,2022-05-04
PUPR.JALAN,mei,"4,5",2500000000,Aspal terlambat datang,Tambah regu,Kepala Bidang Bina Marga,2022-07-31,2022-06-05
PUPR.ADUAN,mar,8,,,,,,2022-04-05
PUPR.ADUAN,jun,"6,5",,,,,,2022-07-14
PUPR.JEMBATAN.A,jun,80,1000000000,,,,,2022-07-04
PUPR.PAKET,mar,4,,,,,,2022-04-04
PUPR.PAKET,apr,8,,,,,,2022-05-04
DINKES.SAKIP,mar,A,,,,,,2022-04-04
DINKES.SOP,mei,ya,,,,,,2022-06-04
DINKES.BOR,jun,"58,25",,,,,,2022-07-04
KEC-KOTA.PBB,jun,45,,,,,,2022-07-04
"""
YEAR = {"KONTRAK_SEKARANG": "2022-07-15T09:00:00+07:00", "KONTRAK_OLEH": "Bagian Organisasi"}


def make(folder: Path) -> Path:
    """Import the contracts and record the reports; return the database. Needs the variables of ``YEAR``."""
    contracts, reports, db = folder / "contracts.yaml", folder / "laporan.csv", folder / "kontrak.db"
    contracts.write_text(CONTRACTS, encoding="utf-8")
    reports.write_text(REPORTS, encoding="utf-8")
    for arguments in (["impor", str(contracts)], ["catat", "--dari", str(reports)]):
        code = main([*arguments, "--db", str(db)])
        assert code == 0, arguments
    return db
