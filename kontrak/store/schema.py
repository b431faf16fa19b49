"""The schema of the file: the log ``riwayat``, the tables that follow from it, guards and views.

The comments inside the SQL are Indonesian: whoever opens the file with another tool reads them there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.fields import Kind
from kontrak.store.contents import KINDS_OF_EVENT
from kontrak.store.contract_tables import CONTRACTS
from kontrak.store.header import APPLICATION_ID
from kontrak.store.header_tables import HEADER
from kontrak.store.kinds import sql_of
from kontrak.store.recorded_tables import RECORDED
from kontrak.store.summary_rows import FIELDS
from kontrak.store.table import SqlColumn, create_table
from kontrak.store.views import VIEWS
from kontrak.versions import SCHEMA_VERSION

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_MEANINGS = {
    "bidang": "0: kontrak OPD, 1: kontrak bidang",
    "peristiwa": "peristiwa terakhir yang menyangkut OPD itu",
    "versi": "versi cara menghitung",
    "jabatan": "kepala yang menjabat pada akhir bulan",
    "ditangguhkan": "kode yang ditangguhkan",
    "prioritas": "prioritas yang dipikul kontrak",
    "laporan_wajib": "laporan yang wajib untuk bulan itu saja",
    "laporan_masuk": "di antaranya yang sudah ada",
    "jumlah_berikut": "komitmen yang jatuh tempo bulan berikutnya",
    "jumlah_berikut_baru": "di antaranya yang pertama kali",
    "runtun": "runtun bulan meleset terpanjang dalam masa jabatan kepala",
    "berikut": "JSON: yang terpenting di antara jumlah_berikut",
    "bagian": "JSON: sumbangan ke rerata tiap prioritas",
    "meleset": "JSON: komitmen yang meleset",
    "sidik": "cek jumlah (CRC-32) baris ini tanpa peristiwa",
}


def _loose(kind: Kind) -> Kind:
    """The kind without a condition on texts: what the scoring says is stored as it is."""
    return Kind("str", kosong=kind.kosong) if sql_of(kind)[0] == "TEXT" else kind


SUMMARIES = create_table(
    "ringkasan",
    "Hasil hitungan tiap kontrak dan bulan, supaya tidak dihitung ulang pada setiap perintah. Bukan catatan: boleh\n"
    'dihapus dan ditulis ulang kapan saja; "kontrak segel" menghitungnya kembali dan membandingkannya.',
    [
        SqlColumn(
            name, _loose(kind), "", _MEANINGS.get(name, ""), "REFERENCES riwayat (nomor)" if name == "peristiwa" else ""
        )
        for name, kind in FIELDS.items()
    ],
    ("PRIMARY KEY (tahun, bulan, bidang, kode)",),
)

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


TABLES = (*HEADER, *CONTRACTS, *RECORDED)
"""Every table that follows from the log, each after those that it refers to."""

_KINDS = ", ".join(f"'{kind}'" for kind in KINDS_OF_EVENT)

LOG = f"""\
CREATE TABLE riwayat (
  -- Catatan semua perubahan; semua tabel lain disusun ulang dari sini. Hanya bisa ditambah.
  nomor INTEGER PRIMARY KEY CHECK (nomor > 0),
  waktu TEXT NOT NULL,              -- waktu setempat dengan selisih UTC, tidak pernah mundur
  pelaku TEXT NOT NULL,             -- siapa yang mencatat
  jenis TEXT NOT NULL CHECK (jenis IN ({_KINDS})),
  objek TEXT NOT NULL,              -- kode, tahun, atau bulan yang diubah
  sebelum TEXT NOT NULL CHECK (length(sebelum) = 64),  -- segel peristiwa sebelumnya
  segel TEXT NOT NULL CHECK (length(segel) = 64),      -- SHA-256 atas [nomor,waktu,pelaku,jenis,objek,isi,sebelum]
  isi TEXT NOT NULL                 -- isi lengkap, JSON baku; paling akhir karena panjang
) STRICT"""

LOG_INDEX = "CREATE INDEX riwayat_objek ON riwayat (objek)"

LOG_COLUMNS = ("nomor", "waktu", "pelaku", "jenis", "objek", "isi", "sebelum", "segel")
"""In the order of ``events.Peristiwa``; the hash covers all but the last."""


def statements() -> Iterator[str]:
    """Every statement that makes an empty file: tables before what refers to them."""
    yield LOG
    yield LOG_INDEX
    for table in TABLES:
        yield table.ddl
        yield from table.indeks
    yield SUMMARIES
    yield SUMMARY_INDEX
    yield FINGERPRINTS
    yield FINGERPRINT_INDEX
    for name in ("riwayat", *(table.nama for table in TABLES), "sidik"):
        yield from _guards(name)
    yield from VIEWS


def create_schema(connection: sqlite3.Connection) -> None:
    """Write the empty schema and the identity of the file; inside a transaction."""
    for statement in statements():
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _guards(table: str) -> Iterator[str]:
    """Triggers against a slip of the hand; against intent there is the seal."""
    for deed, verb in (("UPDATE", "diubah"), ("DELETE", "dihapus")):
        yield (
            f"CREATE TRIGGER {table}_tak_{verb} BEFORE {deed} ON {table} BEGIN\n"
            f"  SELECT RAISE(ABORT, '{table} hanya bisa ditambah, tidak bisa {verb}');\nEND"
        )
