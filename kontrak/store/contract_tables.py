"""Tables of the OPDs and their contracts (SPEC §2).

An import writes each OPD that it changed anew and whole, so one event holds one state of an OPD; ``ke`` says to
which version of a contract that state belongs (SPEC §4, amendments).
"""

from __future__ import annotations

from kontrak.store.table import Table

_IMPOR = ("impor",)

_CONTRACTS = """\
WITH sumber (peristiwa, opd, urutan, kontrak) AS (
  SELECT r.nomor, o.key, 0, json_extract(o.value, '$.kontrak')
  FROM {riwayat} r, json_each(r.isi, '$.opd') o WHERE r.jenis = 'impor'
  UNION ALL
  SELECT r.nomor, o.key, b.key + 1, b.value
  FROM {riwayat} r, json_each(r.isi, '$.opd') o, json_each(o.value, '$.bidang') b WHERE r.jenis = 'impor'
)
"""
"""Each contract of an import: of the OPD (urutan 0), then of its bidang."""

OPD = Table(
    "opd",
    _IMPOR,
    ("peristiwa", "kode"),
    """\
CREATE TABLE opd (
  -- Keadaan satu OPD menurut satu impor; yang berlaku ialah yang terakhir.
  peristiwa INTEGER NOT NULL REFERENCES impor (peristiwa),
  kode TEXT NOT NULL,
  tahun INTEGER NOT NULL,
  nama TEXT NOT NULL,
  kelompok TEXT NOT NULL,
  pengampu TEXT,
  PRIMARY KEY (peristiwa, kode)
) STRICT, WITHOUT ROWID""",
    """\
SELECT r.nomor, o.key, CAST(json_extract(r.isi, '$.tahun') AS INTEGER), json_extract(o.value, '$.nama'),
  json_extract(o.value, '$.kelompok'), json_extract(o.value, '$.pengampu')
FROM {riwayat} r, json_each(r.isi, '$.opd') o WHERE r.jenis = 'impor'""",
    ("CREATE INDEX opd_tahun ON opd (tahun, kode, peristiwa)",),
)

OPD_ALIAS = Table(
    "opd_alias",
    _IMPOR,
    ("peristiwa", "opd", "urutan"),
    """\
CREATE TABLE opd_alias (
  -- Nama pendek lain sebuah OPD.
  peristiwa INTEGER NOT NULL,
  opd TEXT NOT NULL,
  urutan INTEGER NOT NULL,
  alias TEXT NOT NULL,
  PRIMARY KEY (peristiwa, opd, urutan),
  FOREIGN KEY (peristiwa, opd) REFERENCES opd (peristiwa, kode)
) STRICT, WITHOUT ROWID""",
    """\
SELECT r.nomor, o.key, a.key, a.value
FROM {riwayat} r, json_each(r.isi, '$.opd') o, json_each(o.value, '$.alias') a WHERE r.jenis = 'impor'""",
)

PROGRAM = Table(
    "program",
    _IMPOR,
    ("peristiwa", "opd", "urutan"),
    """\
CREATE TABLE program (
  -- Program anggaran sebuah OPD.
  peristiwa INTEGER NOT NULL,
  opd TEXT NOT NULL,
  urutan INTEGER NOT NULL,
  kode TEXT NOT NULL,
  nama TEXT NOT NULL,
  pagu INTEGER,                     -- rupiah
  PRIMARY KEY (peristiwa, opd, urutan),
  FOREIGN KEY (peristiwa, opd) REFERENCES opd (peristiwa, kode)
) STRICT, WITHOUT ROWID""",
    """\
SELECT r.nomor, o.key, p.key, json_extract(p.value, '$.kode'), json_extract(p.value, '$.nama'),
  CAST(json_extract(p.value, '$.pagu') AS INTEGER)
FROM {riwayat} r, json_each(r.isi, '$.opd') o, json_each(o.value, '$.program') p WHERE r.jenis = 'impor'""",
)

KONTRAK = Table(
    "kontrak",
    _IMPOR,
    ("peristiwa", "kode"),
    """\
CREATE TABLE kontrak (
  -- Kontrak kepala OPD (urutan 0) atau kepala bidang. Satu versi (ke) bisa ditulis ulang bila namanya saja berubah.
  peristiwa INTEGER NOT NULL,
  kode TEXT NOT NULL,               -- PUPR, atau PUPR.BM untuk bidang
  tahun INTEGER NOT NULL,
  opd TEXT NOT NULL,
  urutan INTEGER NOT NULL,
  nama TEXT NOT NULL,
  nomor TEXT,
  tanggal TEXT,
  pakta_integritas INTEGER NOT NULL CHECK (pakta_integritas IN (0, 1)),
  kesediaan_mundur INTEGER NOT NULL CHECK (kesediaan_mundur IN (0, 1)),
  ke INTEGER NOT NULL CHECK (ke >= 0),                      -- 0: induk; n: perubahan ke-n
  berlaku INTEGER NOT NULL CHECK (berlaku BETWEEN 1 AND 12), -- mulai bulan ini
  nomor_perubahan TEXT,
  alasan TEXT,
  PRIMARY KEY (peristiwa, kode),
  FOREIGN KEY (peristiwa, opd) REFERENCES opd (peristiwa, kode)
) STRICT, WITHOUT ROWID""",
    _CONTRACTS
    + """\
SELECT s.peristiwa, json_extract(s.kontrak, '$.kode'), CAST(json_extract(r.isi, '$.tahun') AS INTEGER), s.opd, s.urutan,
  json_extract(s.kontrak, '$.nama'), json_extract(s.kontrak, '$.nomor'), json_extract(s.kontrak, '$.tanggal'),
  json_extract(s.kontrak, '$.pakta_integritas'), json_extract(s.kontrak, '$.kesediaan_mundur'),
  CAST(json_extract(s.kontrak, '$.ke') AS INTEGER), CAST(json_extract(s.kontrak, '$.berlaku') AS INTEGER),
  json_extract(s.kontrak, '$.nomor_perubahan'), json_extract(s.kontrak, '$.alasan')
FROM sumber s JOIN riwayat r ON r.nomor = s.peristiwa""",
    ("CREATE INDEX kontrak_tahun ON kontrak (tahun, opd, kode, peristiwa)",),
)

KEPALA = Table(
    "kepala",
    _IMPOR,
    ("peristiwa", "kontrak"),
    """\
CREATE TABLE kepala (
  -- Pejabat yang menandatangani kontrak itu.
  peristiwa INTEGER NOT NULL,
  kontrak TEXT NOT NULL,
  jabatan TEXT NOT NULL,
  nama TEXT,
  nip TEXT,
  pangkat TEXT,
  status TEXT NOT NULL CHECK (status IN ('definitif', 'plt', 'plh', 'pj')),
  sejak TEXT,                       -- mulai menjabat
  PRIMARY KEY (peristiwa, kontrak),
  FOREIGN KEY (peristiwa, kontrak) REFERENCES kontrak (peristiwa, kode)
) STRICT, WITHOUT ROWID""",
    _CONTRACTS
    + """\
SELECT peristiwa, json_extract(kontrak, '$.kode'), json_extract(kontrak, '$.kepala.jabatan'),
  json_extract(kontrak, '$.kepala.nama'), json_extract(kontrak, '$.kepala.nip'),
  json_extract(kontrak, '$.kepala.pangkat'), json_extract(kontrak, '$.kepala.status'),
  json_extract(kontrak, '$.kepala.sejak')
FROM sumber""",
)

INDIKATOR = Table(
    "indikator",
    _IMPOR,
    ("peristiwa", "kontrak", "urutan"),
    """\
CREATE TABLE indikator (
  -- Satu janji berupa angka. Nilai ditulis sebagai teks baku (72.5, 80..90, ya, WTP), persis seperti dicatat.
  peristiwa INTEGER NOT NULL,
  kontrak TEXT NOT NULL,
  urutan INTEGER NOT NULL,
  kode TEXT NOT NULL,
  nama TEXT NOT NULL,
  satuan TEXT NOT NULL,
  sifat TEXT NOT NULL CHECK (sifat IN ('akumulasi', 'posisi', 'rata_rata')),
  arah TEXT NOT NULL CHECK (arah IN ('naik', 'turun', 'rentang', 'biner', 'predikat')),
  target TEXT NOT NULL,
  bobot TEXT,
  sasaran TEXT,
  prioritas TEXT,
  program TEXT,
  tahun_lalu TEXT,
  rumus_turun TEXT,
  skala TEXT,
  pagu INTEGER,                     -- rupiah
  mendukung TEXT,
  PRIMARY KEY (peristiwa, kontrak, urutan),
  UNIQUE (peristiwa, kode),
  FOREIGN KEY (peristiwa, kontrak) REFERENCES kontrak (peristiwa, kode)
) STRICT, WITHOUT ROWID""",
    _CONTRACTS
    + """\
SELECT s.peristiwa, json_extract(s.kontrak, '$.kode'), i.key, json_extract(i.value, '$.kode'),
  json_extract(i.value, '$.nama'), json_extract(i.value, '$.satuan'), json_extract(i.value, '$.sifat'),
  json_extract(i.value, '$.arah'), json_extract(i.value, '$.target'), json_extract(i.value, '$.bobot'),
  json_extract(i.value, '$.sasaran'), json_extract(i.value, '$.prioritas'), json_extract(i.value, '$.program'),
  json_extract(i.value, '$.tahun_lalu'), json_extract(i.value, '$.rumus_turun'), json_extract(i.value, '$.skala'),
  CAST(json_extract(i.value, '$.pagu') AS INTEGER), json_extract(i.value, '$.mendukung')
FROM sumber s, json_each(s.kontrak, '$.indikator') i""",
)

RENCANA = Table(
    "rencana",
    _IMPOR,
    ("peristiwa", "indikator", "bulan"),
    """\
CREATE TABLE rencana (
  -- Rencana per bulan: tambahan bulan itu (akumulasi) atau nilai pada akhir bulan (yang lain).
  peristiwa INTEGER NOT NULL,
  indikator TEXT NOT NULL,
  bulan INTEGER NOT NULL CHECK (bulan BETWEEN 1 AND 12),
  nilai TEXT NOT NULL,
  PRIMARY KEY (peristiwa, indikator, bulan),
  FOREIGN KEY (peristiwa, indikator) REFERENCES indikator (peristiwa, kode)
) STRICT, WITHOUT ROWID""",
    _CONTRACTS
    + """\
SELECT s.peristiwa, json_extract(i.value, '$.kode'), b.key + 1, b.value
FROM sumber s, json_each(s.kontrak, '$.indikator') i, json_each(i.value, '$.rencana') b WHERE b.value IS NOT NULL""",
)

PEKERJAAN = Table(
    "pekerjaan",
    _IMPOR,
    ("peristiwa", "indikator", "urutan"),
    """\
CREATE TABLE pekerjaan (
  -- Buku kerja: pekerjaan dengan volume dan bulan jatuh temponya sendiri.
  peristiwa INTEGER NOT NULL,
  indikator TEXT NOT NULL,
  urutan INTEGER NOT NULL,
  kode TEXT NOT NULL,
  nama TEXT NOT NULL,
  volume TEXT NOT NULL,
  jatuh_tempo INTEGER NOT NULL CHECK (jatuh_tempo BETWEEN 1 AND 12),
  pagu INTEGER,                     -- rupiah
  PRIMARY KEY (peristiwa, indikator, urutan),
  FOREIGN KEY (peristiwa, indikator) REFERENCES indikator (peristiwa, kode)
) STRICT, WITHOUT ROWID""",
    _CONTRACTS
    + """\
SELECT s.peristiwa, json_extract(i.value, '$.kode'), p.key, json_extract(p.value, '$.kode'),
  json_extract(p.value, '$.nama'), json_extract(p.value, '$.volume'),
  CAST(json_extract(p.value, '$.jatuh_tempo') AS INTEGER), CAST(json_extract(p.value, '$.pagu') AS INTEGER)
FROM sumber s, json_each(s.kontrak, '$.indikator') i, json_each(i.value, '$.pekerjaan') p""",
)

CONTRACTS = (OPD, OPD_ALIAS, PROGRAM, KONTRAK, KEPALA, INDIKATOR, RENCANA, PEKERJAAN)
"""In an order in which a table comes after those that it refers to."""
