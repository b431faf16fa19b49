"""What follows from the records but is no replay: what the scoring made of each month, and fingerprints (SPEC §4)."""

from __future__ import annotations

SUMMARIES = """\
CREATE TABLE ringkasan (
  -- Hasil hitungan tiap kontrak dan bulan, supaya tidak dihitung ulang pada setiap perintah. Bukan catatan: boleh
  -- dihapus dan ditulis ulang kapan saja; "kontrak segel" menghitungnya kembali dan membandingkannya.
  tahun INTEGER NOT NULL,
  bulan INTEGER NOT NULL CHECK (bulan BETWEEN 1 AND 12),
  bidang INTEGER NOT NULL CHECK (bidang IN (0, 1)),   -- 0: kontrak OPD, 1: kontrak bidang
  kode TEXT NOT NULL,
  peristiwa INTEGER NOT NULL REFERENCES riwayat (nomor),  -- peristiwa terakhir yang menyangkut OPD itu
  versi INTEGER NOT NULL,           -- versi cara menghitung
  nama TEXT NOT NULL,
  kelompok TEXT NOT NULL,
  pengampu TEXT,
  jabatan TEXT NOT NULL,            -- kepala yang menjabat pada akhir bulan
  nama_kepala TEXT,
  nip TEXT,
  pangkat TEXT,
  status TEXT NOT NULL,
  sejak TEXT,
  nilai TEXT,
  nilai_akhir TEXT,
  kecepatan TEXT,
  konsistensi TEXT,
  komitmen TEXT,
  predikat TEXT,
  warna TEXT NOT NULL,
  tren TEXT,
  bobot_jatuh_tempo TEXT NOT NULL,
  bobot_meleset TEXT,
  jumlah_jatuh_tempo INTEGER NOT NULL,
  jumlah_terpenuhi INTEGER NOT NULL,
  jumlah_meleset INTEGER NOT NULL,
  jumlah_belum_lapor INTEGER NOT NULL,
  pagu INTEGER,
  realisasi_anggaran INTEGER NOT NULL,
  serapan TEXT,
  nilai_klaim TEXT,
  terverifikasi TEXT,
  nilai_induk TEXT,
  nilai_resmi TEXT,
  ditangguhkan TEXT NOT NULL,       -- kode yang ditangguhkan
  terhalang INTEGER NOT NULL CHECK (terhalang IN (0, 1)),  -- temuan integritas menghalangi penghargaan
  prioritas TEXT NOT NULL,          -- prioritas yang dipikul kontrak
  jumlah_berikut INTEGER NOT NULL,  -- komitmen yang jatuh tempo bulan berikutnya
  jumlah_berikut_baru INTEGER NOT NULL,  -- di antaranya yang pertama kali
  tangga TEXT,
  runtun INTEGER NOT NULL,          -- runtun bulan meleset terpanjang dalam masa jabatan kepala
  berikut TEXT NOT NULL,            -- JSON: yang terpenting di antara jumlah_berikut
  bagian TEXT NOT NULL,             -- JSON: sumbangan ke rerata tiap prioritas
  meleset TEXT NOT NULL,            -- JSON: komitmen yang meleset
  sidik INTEGER NOT NULL,           -- cek jumlah (CRC-32) baris ini tanpa peristiwa
  PRIMARY KEY (tahun, bulan, bidang, kode)
) STRICT, WITHOUT ROWID"""

SUMMARY_INDEX = "CREATE INDEX ringkasan_peristiwa ON ringkasan (peristiwa)"

FINGERPRINTS = """\
CREATE TABLE sidik (
  -- Cek jumlah (CRC-32) isi tabel lain, dicocokkan sebelum isinya dipakai, supaya berkas yang rusak ketahuan; yang
  -- berlaku ialah yang terakhir. Bukan penjaga terhadap orang; untuk itu ada segel.
  nomor INTEGER PRIMARY KEY,
  peristiwa INTEGER NOT NULL REFERENCES riwayat (nomor),  -- peristiwa terakhir saat dihitung
  tahun INTEGER NOT NULL,           -- 0: peristiwa terakhir dan daftar tahun
  bagian TEXT NOT NULL,             -- kode OPD; kosong: tajuk, aturan, kunci, dan tindak lanjut tahun itu
  sidik INTEGER NOT NULL
) STRICT"""

FINGERPRINT_INDEX = "CREATE INDEX sidik_bagian ON sidik (tahun, bagian, nomor)"
