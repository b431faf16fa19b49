"""From events to rows: project the new ones, rebuild all, and find where tables and log differ (SPEC §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kontrak.store.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from sqlite3 import Connection

    from kontrak.store.table import Table

_SLICE = "(SELECT * FROM riwayat WHERE nomor BETWEEN :dari AND :sampai)"


class Difference(NamedTuple):
    """A row that does not fit: ``kolom`` None when the whole row is missing or too many.

    ``menurut_riwayat`` and ``dalam_tabel`` are the two values, or the whole rows (None: there is none).
    """

    tabel: str
    kunci: tuple[object, ...]
    kolom: str | None
    menurut_riwayat: object
    dalam_tabel: object


def project(connection: Connection, dari: int, sampai: int, jenis: set[str]) -> None:
    """Write the rows of the events ``dari`` to ``sampai``, of the kinds ``jenis``, into their tables."""
    for table in TABLES:
        if not jenis.isdisjoint(table.jenis):
            connection.execute(_INSERTS[table.nama], {"dari": dari, "sampai": sampai})


def rebuild(connection: Connection) -> None:
    """Write the rows of every event into the empty tables."""
    for table in TABLES:
        connection.execute(f"INSERT INTO {table.nama} {table.select.format(riwayat='riwayat')}")


def differences(connection: Connection) -> Iterator[Difference]:
    """The first difference of each table from the log; nothing when all fit."""
    for table in TABLES:
        difference = _first_difference(connection, table)
        if difference is not None:
            yield difference


def _first_difference(connection: Connection, table: Table) -> Difference | None:
    """Compare the table with its SELECT, EXCEPT both ways, and their counts (EXCEPT sees no duplicates)."""
    source = table.select.format(riwayat="riwayat")
    stored = f"SELECT * FROM {table.nama}"
    expected = connection.execute(f"SELECT * FROM ({source}) EXCEPT {stored} LIMIT 1")
    names = tuple(column[0] for column in connection.execute(f"{stored} LIMIT 0").description)
    missing = expected.fetchone()
    if missing is not None:
        return _compare(connection, table, names, missing)
    extra = connection.execute(f"{stored} EXCEPT SELECT * FROM ({source}) LIMIT 1").fetchone()
    if extra is not None:
        return Difference(table.nama, _key(table, names, extra), None, None, extra)
    counts = connection.execute(f"SELECT (SELECT COUNT(*) FROM ({source})), (SELECT COUNT(*) FROM {table.nama})")
    by_log, in_table = counts.fetchone()
    return None if by_log == in_table else Difference(table.nama, (), None, by_log, in_table)


def _compare(connection: Connection, table: Table, names: tuple[str, ...], expected: tuple[object, ...]) -> Difference:
    """Find the row of the table with the same key as the expected one, and the first column that differs."""
    key = _key(table, names, expected)
    where = " AND ".join(f"{name} IS ?" for name in table.kunci)
    # Unary plus: the row is looked up without an index, which may itself be what does not fit.
    stored = connection.execute(f"SELECT * FROM {table.nama} NOT INDEXED WHERE {where}", key).fetchone()
    if stored is not None:
        for name, by_log, in_table in zip(names, expected, stored, strict=True):
            if by_log != in_table or type(by_log) is not type(in_table):
                return Difference(table.nama, key, name, by_log, in_table)
    return Difference(table.nama, key, None, expected, None)


def _key(table: Table, names: tuple[str, ...], row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(row[names.index(name)] for name in table.kunci)


_INSERTS = {table.nama: f"INSERT INTO {table.nama} {table.select.format(riwayat=_SLICE)}" for table in TABLES}
