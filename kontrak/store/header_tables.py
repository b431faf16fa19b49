"""Tables of the header of a year: the import itself, the regent, the rules (SPEC §2)."""

from __future__ import annotations

from kontrak.store.table import Table

_IMPOR = ("impor",)

IMPOR = Table(
    "impor",
    _IMPOR,
    ("peristiwa",),
    """\
CREATE TABLE impor (
  -- Setiap impor contracts.yaml yang mengubah sesuatu.
  peristiwa INTEGER PRIMARY KEY REFERENCES riwayat (nomor),
  tahun INTEGER NOT NULL,
  alasan TEXT,                      -- alasan perubahan kontrak atau pagu
  nomor TEXT                        -- nomor naskah perubahan
) STRICT""",
    """\
SELECT nomor, CAST(json_extract(isi, '$.tahun') AS INTEGER), json_extract(isi, '$.alasan'), json_extract(isi, '$.nomor')
FROM {riwayat} WHERE jenis = 'impor'""",
    ("CREATE INDEX impor_tahun ON impor (tahun)",),
)

TAJUK = Table(
    "tajuk",
    _IMPOR,
    ("peristiwa",),
    """\
CREATE TABLE tajuk (
  -- Kepala berkas kontrak satu tahun; yang berlaku ialah yang terakhir.
  peristiwa INTEGER PRIMARY KEY REFERENCES impor (peristiwa),
  tahun INTEGER NOT NULL,
  daerah TEXT NOT NULL,
  pihak_kedua_nama TEXT,
  pihak_kedua_jabatan TEXT NOT NULL
) STRICT""",
    """\
SELECT nomor, CAST(json_extract(isi, '$.tahun') AS INTEGER), json_extract(isi, '$.tajuk.daerah'),
  json_extract(isi, '$.tajuk.pihak_kedua.nama'), json_extract(isi, '$.tajuk.pihak_kedua.jabatan')
FROM {riwayat} WHERE jenis = 'impor' AND json_type(isi, '$.tajuk') = 'object'""",
    ("CREATE INDEX tajuk_tahun ON tajuk (tahun)",),
)

PRIORITAS = Table(
    "prioritas",
    _IMPOR,
    ("peristiwa", "kode"),
    """\
CREATE TABLE prioritas (
  -- Prioritas bupati, seperti tertulis dalam tajuk itu.
  peristiwa INTEGER NOT NULL REFERENCES tajuk (peristiwa),
  kode TEXT NOT NULL,
  urutan INTEGER NOT NULL,
  nama TEXT NOT NULL,
  PRIMARY KEY (peristiwa, kode)
) STRICT, WITHOUT ROWID""",
    """\
SELECT r.nomor, json_extract(p.value, '$.kode'), p.key, json_extract(p.value, '$.nama')
FROM {riwayat} r, json_each(r.isi, '$.tajuk.prioritas') p WHERE r.jenis = 'impor'""",
)

PENGAMPU = Table(
    "pengampu",
    _IMPOR,
    ("peristiwa", "kode"),
    """\
CREATE TABLE pengampu (
  -- Asisten dan staf ahli yang mengampu OPD, seperti tertulis dalam tajuk itu.
  peristiwa INTEGER NOT NULL REFERENCES tajuk (peristiwa),
  kode TEXT NOT NULL,
  urutan INTEGER NOT NULL,
  jabatan TEXT NOT NULL,
  nama TEXT,
  PRIMARY KEY (peristiwa, kode)
) STRICT, WITHOUT ROWID""",
    """\
SELECT r.nomor, json_extract(p.value, '$.kode'), p.key, json_extract(p.value, '$.jabatan'),
  json_extract(p.value, '$.nama')
FROM {riwayat} r, json_each(r.isi, '$.tajuk.pengampu') p WHERE r.jenis = 'impor'""",
)

ATURAN = Table(
    "aturan",
    _IMPOR,
    ("peristiwa",),
    """\
CREATE TABLE aturan (
  -- Aturan penilaian satu tahun. Satu versi (ke) bisa ditulis ulang; yang berlaku tulisan terakhirnya.
  peristiwa INTEGER PRIMARY KEY REFERENCES tajuk (peristiwa),
  tahun INTEGER NOT NULL,
  ke INTEGER NOT NULL CHECK (ke >= 0),                      -- 0: induk; n: perubahan ke-n
  berlaku INTEGER NOT NULL CHECK (berlaku BETWEEN 1 AND 12), -- mulai bulan ini
  nomor TEXT,
  alasan TEXT,
  rumus_turun TEXT NOT NULL,
  batas_capaian TEXT,               -- persen; kosong: tanpa batas
  ambang_terpenuhi TEXT NOT NULL,
  ambang_kritis TEXT NOT NULL,
  belum_lapor TEXT NOT NULL,
  batas_lapor INTEGER NOT NULL,     -- tanggal pada bulan berikutnya
  komponen_capaian TEXT NOT NULL,
  komponen_kecepatan TEXT NOT NULL,
  komponen_konsistensi TEXT NOT NULL,
  komponen_komitmen TEXT NOT NULL,
  acuan TEXT NOT NULL,
  ambang_tangga TEXT                -- persen; kosong: setiap bulan meleset menambah tangga
) STRICT""",
    """\
SELECT nomor, CAST(json_extract(isi, '$.tahun') AS INTEGER), CAST(json_extract(isi, '$.aturan.ke') AS INTEGER),
  CAST(json_extract(isi, '$.aturan.berlaku') AS INTEGER), json_extract(isi, '$.aturan.nomor'),
  json_extract(isi, '$.aturan.alasan'),
  json_extract(isi, '$.tajuk.aturan.rumus_turun'), json_extract(isi, '$.tajuk.aturan.batas_capaian'),
  json_extract(isi, '$.tajuk.aturan.ambang_terpenuhi'), json_extract(isi, '$.tajuk.aturan.ambang_kritis'),
  json_extract(isi, '$.tajuk.aturan.belum_lapor'),
  CAST(json_extract(isi, '$.tajuk.aturan.batas_lapor') AS INTEGER),
  json_extract(isi, '$.tajuk.aturan.komponen.capaian'), json_extract(isi, '$.tajuk.aturan.komponen.kecepatan'),
  json_extract(isi, '$.tajuk.aturan.komponen.konsistensi'), json_extract(isi, '$.tajuk.aturan.komponen.komitmen'),
  json_extract(isi, '$.tajuk.aturan.acuan'), json_extract(isi, '$.tajuk.aturan.ambang_tangga')
FROM {riwayat} WHERE jenis = 'impor' AND json_type(isi, '$.aturan') = 'object'""",
    ("CREATE INDEX aturan_tahun ON aturan (tahun, ke)",),
)


def _bands(nama: str, comment: str) -> Table:
    return Table(
        nama,
        _IMPOR,
        ("peristiwa", "urutan"),
        f"""\
CREATE TABLE {nama} (
  -- {comment}
  peristiwa INTEGER NOT NULL REFERENCES aturan (peristiwa),
  urutan INTEGER NOT NULL,
  nama TEXT NOT NULL,
  batas TEXT NOT NULL,              -- batas bawah, termasuk
  PRIMARY KEY (peristiwa, urutan)
) STRICT, WITHOUT ROWID""",
        f"""\
SELECT r.nomor, p.key, json_extract(p.value, '$.nama'), json_extract(p.value, '$.batas')
FROM {{riwayat}} r, json_each(r.isi, '$.tajuk.aturan.{nama}') p
WHERE r.jenis = 'impor' AND json_type(r.isi, '$.aturan') = 'object'""",
    )


PREDIKAT = _bands("predikat", "Pita predikat menurut batas bawah, tertinggi dahulu.")
WARNA = _bands("warna", "Pita warna menurut batas bawah, tertinggi dahulu.")

TANGGA = Table(
    "tangga",
    _IMPOR,
    ("peristiwa", "urutan"),
    """\
CREATE TABLE tangga (
  -- Langkah yang diusulkan setelah sekian bulan berturut-turut meleset.
  peristiwa INTEGER NOT NULL REFERENCES aturan (peristiwa),
  urutan INTEGER NOT NULL,
  berturut INTEGER NOT NULL,
  langkah TEXT NOT NULL,
  PRIMARY KEY (peristiwa, urutan)
) STRICT, WITHOUT ROWID""",
    """\
SELECT r.nomor, p.key, CAST(json_extract(p.value, '$.berturut') AS INTEGER), json_extract(p.value, '$.langkah')
FROM {riwayat} r, json_each(r.isi, '$.tajuk.aturan.tangga') p
WHERE r.jenis = 'impor' AND json_type(r.isi, '$.aturan') = 'object'""",
)

SKALA = Table(
    "skala",
    _IMPOR,
    ("peristiwa", "skala", "tingkat"),
    """\
CREATE TABLE skala (
  -- Skala predikat bernama (misalnya SAKIP) dan angka setiap tingkatnya.
  peristiwa INTEGER NOT NULL REFERENCES aturan (peristiwa),
  skala TEXT NOT NULL,
  tingkat TEXT NOT NULL,
  angka TEXT NOT NULL,
  PRIMARY KEY (peristiwa, skala, tingkat)
) STRICT, WITHOUT ROWID""",
    """\
SELECT r.nomor, s.key, t.key, t.value
FROM {riwayat} r, json_each(r.isi, '$.tajuk.aturan.skala') s, json_each(s.value) t
WHERE r.jenis = 'impor' AND json_type(r.isi, '$.aturan') = 'object'""",
)

HEADER = (IMPOR, TAJUK, PRIORITAS, PENGAMPU, ATURAN, PREDIKAT, WARNA, TANGGA, SKALA)
"""In an order in which a table comes after those that it refers to."""
