"""The regency of the tests as contract files, and its database: made by the program once per process, then copied."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from tests.cli.process import call

TWO_OPD = """\
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
"""Two OPDs, every kind of indikator; nothing reported."""
FOUR_OPD = """
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
"""Four OPDs; half a year of reports follows."""
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
NEW_OPD = """
versi: 1
tahun: 2022
opd:
  DISHUB:
    nama: Dinas Perhubungan
    kelompok: dinas
    kepala: {jabatan: Kepala Dinas Perhubungan}
    indikator:
      TRAYEK: {nama: Trayek perintis beroperasi, satuan: trayek, sifat: akumulasi, arah: naik, target: 4,
               jatuh_tempo: jun}
"""
INPUTS = {"contracts.yaml": FOUR_OPD, "laporan.csv": REPORTS, "dishub.yaml": NEW_OPD, "ba.txt": "Berita acara\n"}
STAGES = {"kosong": (), "kontrak": (("impor",),), "laporan": (("impor",), ("catat", "--dari", "laporan.csv"))}


@cache
def prepared(stage: str) -> Path:
    """A folder with INPUTS and the database up to a stage, made with the clock standing at YEAR; not to be changed."""
    folder = Path(tempfile.mkdtemp(prefix="kontrak-daerah-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name, text in INPUTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    for words in STAGES[stage]:
        done = call(*words, cwd=folder, env=YEAR)
        assert done.code == 0, done
    return folder
