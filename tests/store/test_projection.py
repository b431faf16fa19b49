from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from kontrak.store.connection import transaction
from kontrak.store.events import append
from kontrak.store.opening import open_store
from kontrak.store.projection import difference, rebuild
from kontrak.store.schema import LOG_COLUMNS, TABLES, create_schema
from kontrak.store.seal import check
from tests.examples import examples
from tests.store.sample import START, catat, first_import, record, scratch
from tests.store.strategies import histories

if TYPE_CHECKING:
    from kontrak.store.events import Draft
    from kontrak.store.table import SqlTable

fast = settings(examples(10), suppress_health_check=[HealthCheck.data_too_large])


def dump(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    return {
        table.nama: connection.execute(f"SELECT * FROM {table.nama} ORDER BY {', '.join(table.kunci)}").fetchall()
        for table in TABLES
    }


@fast
@given(histories())
def test_replaying_the_log_into_an_empty_file_gives_the_same_tables(drafts: list[Draft]) -> None:
    columns = ", ".join(LOG_COLUMNS)
    with scratch() as path, open_store(path, create=True) as store:
        half = len(drafts) // 2
        record(store, *drafts[:half])  # many at once
        with transaction(store):  # one by one
            for draft in drafts[half:]:
                append(store, [draft], pelaku="tester", waktu=START)
        fresh = sqlite3.connect(path.with_name("b.db"), isolation_level=None)
        fresh.execute("BEGIN")
        create_schema(fresh)
        log = store.connection.execute(f"SELECT {columns} FROM riwayat ORDER BY nomor").fetchall()
        fresh.executemany(f"INSERT INTO riwayat ({columns}) VALUES ({', '.join('?' * len(LOG_COLUMNS))})", log)
        rebuild(fresh)
        assert dump(fresh) == dump(store.connection)
        fresh.close()
        assert len(log) == len(drafts)
        assert check(store) == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.nama)
def test_a_select_gives_the_columns_of_its_table_and_nothing_before_any_event(table: SqlTable) -> None:
    connection = sqlite3.connect(":memory:")
    create_schema(connection)
    named = connection.execute(f"SELECT * FROM {table.nama}").description
    selected = connection.execute(table.select.format(riwayat="riwayat")).description
    assert len(named) == len(selected)
    info = connection.execute("SELECT name, pk FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", (table.nama,))
    key = tuple(row[0] for row in info)
    assert set(table.kunci) <= set(key)
    assert difference(connection, table.nama) is None
    connection.close()


def test_difference_names_the_row_and_the_column() -> None:
    with scratch() as path, open_store(path, create=True) as store:
        record(store, first_import(), catat("PUPR.JALAN", 3, "4.5"), catat("PUPR.JALAN", 4, "5"))
        raw = store.connection
        raw.execute("DROP TRIGGER laporan_tak_diubah")
        raw.execute("DROP TRIGGER laporan_tak_dihapus")
        with transaction(store):
            raw.execute("UPDATE laporan SET realisasi = '9' WHERE bulan = 3")
        assert difference(raw, "laporan") == ("laporan", (("peristiwa", 2),), "realisasi", "4.5", "9")
        with transaction(store):
            raw.execute("UPDATE laporan SET realisasi = '4.5' WHERE bulan = 3")
            raw.execute("DELETE FROM laporan WHERE bulan = 4")
        found = difference(raw, "laporan")
        assert found is not None
        assert (found.kunci, found.kolom, found.dalam_tabel) == ((("peristiwa", 3),), None, None)
