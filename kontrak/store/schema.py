"""The schema of the file: the log ``riwayat``, the tables that follow from it, guards and views.

The comments inside the SQL are Indonesian: whoever opens the file with another tool reads them there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.store.contents import KINDS_OF_EVENT
from kontrak.store.contract_tables import CONTRACTS
from kontrak.store.derived_tables import FINGERPRINT_INDEX, FINGERPRINTS, SUMMARIES, SUMMARY_INDEX
from kontrak.store.header import APPLICATION_ID
from kontrak.store.header_tables import HEADER
from kontrak.store.recorded_tables import RECORDED
from kontrak.store.views import VIEWS
from kontrak.versions import SCHEMA_VERSION

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

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
