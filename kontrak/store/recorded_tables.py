"""Tables of what was recorded: reports, checks, suspensions, locks, findings, follow-ups (SPEC §4)."""

from __future__ import annotations

from kontrak.store.table import Table

LAPORAN = Table(
    "laporan",
    ("catat", "koreksi"),
    ("peristiwa",),
    """\
CREATE TABLE laporan (
  -- Setiap pencatatan laporan; barisnya lengkap, bukan selisih. Yang berlaku per (kode, bulan) ialah yang terakhir
  -- dan tidak dibatalkan sesudahnya.
  tahun INTEGER NOT NULL,
  kode TEXT NOT NULL,               -- indikator atau pekerjaan
  bulan INTEGER NOT NULL CHECK (bulan BETWEEN 1 AND 12),
  peristiwa INTEGER NOT NULL UNIQUE REFERENCES riwayat (nomor),
  realisasi TEXT,                   -- teks baku, persis seperti dicatat; kosong: bukan laporan
  pecahan TEXT,                     -- 36743/39834, bila diketik sebagai pecahan
  anggaran INTEGER,                 -- belanja bulan itu, rupiah
  kendala TEXT,
  tindak_lanjut TEXT,
  pic TEXT,
  batas TEXT,
  catatan TEXT,
  tanggal_lapor TEXT NOT NULL,
  alasan TEXT,                      -- alasan koreksi
  PRIMARY KEY (tahun, kode, bulan, peristiwa)
) STRICT, WITHOUT ROWID""",
    """\
SELECT CAST(json_extract(isi, '$.tahun') AS INTEGER), json_extract(isi, '$.kode'),
  CAST(json_extract(isi, '$.bulan') AS INTEGER), nomor, json_extract(isi, '$.realisasi'),
  json_extract(isi, '$.pecahan'), CAST(json_extract(isi, '$.anggaran') AS INTEGER), json_extract(isi, '$.kendala'),
  json_extract(isi, '$.tindak_lanjut'), json_extract(isi, '$.pic'), json_extract(isi, '$.batas'),
  json_extract(isi, '$.catatan'), json_extract(isi, '$.tanggal_lapor'), json_extract(isi, '$.alasan')
FROM {riwayat} WHERE jenis IN ('catat', 'koreksi')""",
)

BUKTI = Table(
    "bukti",
    ("catat", "koreksi"),
    ("peristiwa", "urutan"),
    """\
CREATE TABLE bukti (
  -- Bukti sebuah laporan: tautan (tanpa sha256) atau berkas.
  peristiwa INTEGER NOT NULL REFERENCES laporan (peristiwa),
  urutan INTEGER NOT NULL,
  jalur TEXT NOT NULL,              -- tautan, atau jalur berkas dari folder berkas data ini
  sha256 TEXT,
  ukuran INTEGER,                   -- bita
  PRIMARY KEY (peristiwa, urutan)
) STRICT, WITHOUT ROWID""",
    """\
SELECT r.nomor, b.key, json_extract(b.value, '$.jalur'), json_extract(b.value, '$.sha256'),
  CAST(json_extract(b.value, '$.ukuran') AS INTEGER)
FROM {riwayat} r, json_each(r.isi, '$.bukti') b WHERE r.jenis IN ('catat', 'koreksi')""",
)

PEMBATALAN = Table(
    "pembatalan",
    ("batal",),
    ("peristiwa",),
    """\
CREATE TABLE pembatalan (
  -- Membatalkan semua laporan (kode, bulan) yang dicatat sebelumnya.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tahun INTEGER NOT NULL,
  kode TEXT NOT NULL,
  bulan INTEGER NOT NULL CHECK (bulan BETWEEN 1 AND 12),
  alasan TEXT
) STRICT""",
    """\
SELECT nomor, CAST(json_extract(isi, '$.tahun') AS INTEGER), json_extract(isi, '$.kode'),
  CAST(json_extract(isi, '$.bulan') AS INTEGER), json_extract(isi, '$.alasan')
FROM {riwayat} WHERE jenis = 'batal'""",
    ("CREATE INDEX pembatalan_kode ON pembatalan (tahun, kode, bulan)",),
)

VERIFIKASI = Table(
    "verifikasi",
    ("verifikasi",),
    ("peristiwa",),
    """\
CREATE TABLE verifikasi (
  -- Pemeriksaan satu laporan oleh pengampu; koreksi atau pembatalan laporan itu mengakhirinya.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tahun INTEGER NOT NULL,
  kode TEXT NOT NULL,
  bulan INTEGER NOT NULL CHECK (bulan BETWEEN 1 AND 12),
  laporan INTEGER NOT NULL REFERENCES laporan (peristiwa),
  putusan TEXT NOT NULL CHECK (putusan IN ('terima', 'ubah', 'tolak')),
  realisasi TEXT,                   -- nilai menurut pemeriksa, bila diubah
  catatan TEXT NOT NULL
) STRICT""",
    """\
SELECT nomor, CAST(json_extract(isi, '$.tahun') AS INTEGER), json_extract(isi, '$.kode'),
  CAST(json_extract(isi, '$.bulan') AS INTEGER), CAST(json_extract(isi, '$.laporan') AS INTEGER),
  json_extract(isi, '$.putusan'), json_extract(isi, '$.realisasi'), json_extract(isi, '$.catatan')
FROM {riwayat} WHERE jenis = 'verifikasi'""",
    ("CREATE INDEX verifikasi_kode ON verifikasi (tahun, kode, bulan)",),
)

PENANGGUHAN = Table(
    "penangguhan",
    ("tangguh", "cabut"),
    ("peristiwa",),
    """\
CREATE TABLE penangguhan (
  -- Menangguhkan komitmen mulai suatu bulan, atau mencabut penangguhannya mulai suatu bulan.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tindakan TEXT NOT NULL CHECK (tindakan IN ('tangguh', 'cabut')),
  tahun INTEGER NOT NULL,
  kode TEXT NOT NULL,
  bulan INTEGER NOT NULL CHECK (bulan BETWEEN 1 AND 12),
  dasar TEXT,
  alasan TEXT
) STRICT""",
    """\
SELECT nomor, jenis, CAST(json_extract(isi, '$.tahun') AS INTEGER), json_extract(isi, '$.kode'),
  CAST(json_extract(isi, '$.bulan') AS INTEGER), json_extract(isi, '$.dasar'), json_extract(isi, '$.alasan')
FROM {riwayat} WHERE jenis IN ('tangguh', 'cabut')""",
    ("CREATE INDEX penangguhan_kode ON penangguhan (tahun, kode)",),
)

PENGUNCIAN = Table(
    "penguncian",
    ("kunci", "buka"),
    ("peristiwa",),
    """\
CREATE TABLE penguncian (
  -- Mengunci satu bulan setelah rapat, atau membukanya lagi.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tindakan TEXT NOT NULL CHECK (tindakan IN ('kunci', 'buka')),
  tahun INTEGER NOT NULL,
  bulan INTEGER NOT NULL CHECK (bulan BETWEEN 1 AND 12),
  alasan TEXT
) STRICT""",
    """\
SELECT nomor, jenis, CAST(json_extract(isi, '$.tahun') AS INTEGER), CAST(json_extract(isi, '$.bulan') AS INTEGER),
  json_extract(isi, '$.alasan')
FROM {riwayat} WHERE jenis IN ('kunci', 'buka')""",
    ("CREATE INDEX penguncian_bulan ON penguncian (tahun, bulan)",),
)

NILAI_RESMI = Table(
    "nilai_resmi",
    ("kunci",),
    ("peristiwa", "kontrak"),
    """\
CREATE TABLE nilai_resmi (
  -- Nilai akhir setiap kontrak pada saat bulannya dikunci; kosong: belum ada yang jatuh tempo.
  peristiwa INTEGER NOT NULL REFERENCES penguncian (peristiwa),
  kontrak TEXT NOT NULL,
  nilai TEXT,
  PRIMARY KEY (peristiwa, kontrak)
) STRICT, WITHOUT ROWID""",
    """\
SELECT r.nomor, n.key, n.value
FROM {riwayat} r, json_each(r.isi, '$.nilai_resmi') n WHERE r.jenis = 'kunci'""",
)

INTEGRITAS = Table(
    "integritas",
    ("integritas",),
    ("peristiwa",),
    """\
CREATE TABLE integritas (
  -- Temuan integritas yang sudah final terhadap kepala OPD.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tahun INTEGER NOT NULL,
  opd TEXT NOT NULL,
  dasar TEXT NOT NULL,
  tanggal TEXT NOT NULL,
  uraian TEXT NOT NULL
) STRICT""",
    """\
SELECT nomor, CAST(json_extract(isi, '$.tahun') AS INTEGER), json_extract(isi, '$.opd'), json_extract(isi, '$.dasar'),
  json_extract(isi, '$.tanggal'), json_extract(isi, '$.uraian')
FROM {riwayat} WHERE jenis = 'integritas'""",
    ("CREATE INDEX integritas_opd ON integritas (tahun, opd)",),
)

TINDAK_LANJUT = Table(
    "tindak_lanjut",
    ("tindak_lanjut",),
    ("peristiwa",),
    """\
CREATE TABLE tindak_lanjut (
  -- Tindak lanjut rapat evaluasi; nomornya ialah nomor peristiwanya.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tahun INTEGER NOT NULL,
  opd TEXT NOT NULL,
  bulan INTEGER NOT NULL CHECK (bulan BETWEEN 1 AND 12),
  uraian TEXT NOT NULL,
  pic TEXT,
  batas TEXT
) STRICT""",
    """\
SELECT nomor, CAST(json_extract(isi, '$.tahun') AS INTEGER), json_extract(isi, '$.opd'),
  CAST(json_extract(isi, '$.bulan') AS INTEGER), json_extract(isi, '$.uraian'), json_extract(isi, '$.pic'),
  json_extract(isi, '$.batas')
FROM {riwayat} WHERE jenis = 'tindak_lanjut'""",
    ("CREATE INDEX tindak_lanjut_opd ON tindak_lanjut (tahun, opd)",),
)

TINDAK_LANJUT_SELESAI = Table(
    "tindak_lanjut_selesai",
    ("tindak_lanjut_selesai",),
    ("peristiwa",),
    """\
CREATE TABLE tindak_lanjut_selesai (
  -- Penyelesaian sebuah tindak lanjut.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tahun INTEGER NOT NULL,
  opd TEXT NOT NULL,
  nomor INTEGER NOT NULL REFERENCES tindak_lanjut (peristiwa),
  tanggal TEXT NOT NULL,
  keterangan TEXT
) STRICT""",
    """\
SELECT nomor, CAST(json_extract(isi, '$.tahun') AS INTEGER), json_extract(isi, '$.opd'),
  CAST(json_extract(isi, '$.nomor') AS INTEGER), json_extract(isi, '$.tanggal'), json_extract(isi, '$.keterangan')
FROM {riwayat} WHERE jenis = 'tindak_lanjut_selesai'""",
    ("CREATE INDEX tindak_lanjut_selesai_nomor ON tindak_lanjut_selesai (nomor)",),
)

RECORDED = (
    LAPORAN,
    BUKTI,
    PEMBATALAN,
    VERIFIKASI,
    PENANGGUHAN,
    PENGUNCIAN,
    NILAI_RESMI,
    INTEGRITAS,
    TINDAK_LANJUT,
    TINDAK_LANJUT_SELESAI,
)
"""In an order in which a table comes after those that it refers to."""
