"""Two small years for the tables of the law: every sifat and arah, programmes, a bidang, a silent indikator."""

from __future__ import annotations

HEADER = "versi: 1\ntahun: {year}\ndaerah: Kabupaten Contoh\npihak_kedua: {{nama: null, jabatan: Bupati}}\n"
OPD = """\
opd:
  PU:
    nama: Dinas PU
    kelompok: dinas
    kepala: {{jabatan: Kepala}}
    program:
      P-JALAN: {{nama: Program Jalan, kode_resmi: 1.03.10, pagu: 1000, kegiatan: [{{nama: Pembangunan, pagu: 1000}}]}}
    indikator:
      JALAN:
        nama: Jalan dibangun
        sasaran: Jalan mantap
        program: P-JALAN
        satuan: km
        sifat: akumulasi
        arah: naik
        target: 10
        rencana: {{feb: 2, jun: 3, agu: 5}}
{jalan}
      MANTAP:
        nama: Jalan mantap
        sasaran: Jalan mantap
        program: P-JALAN
        satuan: persen
        sifat: posisi
        arah: naik
        target: 75
        rencana: {{jun: 72, des: 75}}
{mantap}
      ADUAN:
        {{nama: Hari aduan, satuan: hari, sifat: rata_rata, arah: turun, target: 7,
        rencana: [7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7]}}
      SAKIP:
        {{nama: Nilai SAKIP, satuan: predikat, sifat: posisi, arah: predikat, skala: SAKIP, target: BB,
        jatuh_tempo: nov{sakip}}}
      JEMBATAN:
        nama: Jembatan
        satuan: unit
        sifat: akumulasi
        arah: naik
        pekerjaan:
          A: {{nama: Ruas A, volume: 2, jatuh_tempo: jun}}
          B: {{nama: Ruas B, volume: 1, jatuh_tempo: nov}}
    bidang:
      BM:
        nama: Bina Marga
        kepala: {{jabatan: Kabid}}
        indikator:
          PAKET:
            {{nama: Paket, satuan: paket, sifat: akumulasi, arah: naik, target: 4, program: P-JALAN, jatuh_tempo: mar}}
"""
JALAN = """\
        target_akhir: {tahun: 2024, nilai: 40}
        riwayat: {2019: 8, 2020: 9}
        definisi: Jalan baru yang diserahterimakan
        pembanding: [{nama: Provinsi, nilai: 12.5, tahun: 2021, sumber: BPS}]
"""
MANTAP = """\
        target_lalu: 70
        riwayat: {2020: 66, 2021: 70.5}
        target_akhir: {tahun: 2023, nilai: 80}
"""
CONTRACTS = HEADER.format(year=2022) + OPD.format(
    jalan=JALAN, mantap=MANTAP, sakip=", target_akhir: {tahun: 2023, nilai: A}"
)
LAST_YEAR = HEADER.format(year=2021) + OPD.format(jalan="", mantap="", sakip="")
REPORTS = """\
kode;bulan;realisasi;anggaran;pendorong;kendala;tindak_lanjut
PU.JALAN;feb;2;100;Alat baru;;
PU.JALAN;jun;2.5;200;;Hujan;Lembur
PU.JALAN;agu;5;150;;;
PU.JALAN;nov;1;50;;;
PU.MANTAP;mar;71;;;;
PU.MANTAP;jun;72;;;;
PU.MANTAP;sep;73.5;;;;
PU.ADUAN;jan;8;;;;
PU.ADUAN;feb;7;;;;
PU.ADUAN;mar;6;;;;
PU.ADUAN;apr;7.5;;;;
PU.SAKIP;nov;BB;;;;
PU.JEMBATAN.A;mei;50;;;;
PU.JEMBATAN.A;jun;100;;;;
PU.JEMBATAN.B;des;40;;;;
PU.PAKET;mar;4;30;;;
PU.P-JALAN;des;;70;;;
"""
REPORTS_LAST_YEAR = "kode;bulan;realisasi\nPU.JALAN;agu;9.5\nPU.MANTAP;des;69\nPU.SAKIP;nov;B\n"
