"""From events to rows: project the new ones, rebuild all, and find where a table and the log differ (SPEC §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.named import NamedTuple
from kontrak.store.schema import TABLES

if TYPE_CHECKING:
    from sqlite3 import Connection

    from kontrak.store.table import SqlTable

_SLICE = "(SELECT * FROM riwayat WHERE nomor BETWEEN :dari AND :sampai)"
_THESE = "(SELECT * FROM riwayat WHERE nomor IN (SELECT value FROM json_each(:nomor)))"

_COMPARED = """\
WITH hasil AS MATERIALIZED ({source})
SELECT EXISTS (SELECT * FROM hasil EXCEPT {stored}), (SELECT COUNT(*) FROM hasil), (SELECT COUNT(*) FROM ({stored}))"""


class Difference(NamedTuple):
    """The first row of a table that does not fit.

    ``kunci`` pairs the columns of its key with their values. ``kolom`` is None when the whole row is missing
    (``dalam_tabel`` None) or too many (``menurut_riwayat`` None); with an empty ``kunci`` the two are counts of rows.
    """

    tabel: str
    kunci: tuple[tuple[str, object], ...]
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


class Slices:
    """The log by kind of event, so that a table of a few events is not compared by reading all of them."""

    def __init__(self, connection: Connection) -> None:
        self._numbers: dict[str, list[int]] = {}
        for nomor, jenis in connection.execute("SELECT nomor, jenis FROM riwayat"):
            self._numbers.setdefault(jenis, []).append(nomor)
        self._all = sum(map(len, self._numbers.values()))

    def of(self, table: SqlTable) -> tuple[str, dict[str, str]]:
        """What stands for ``{riwayat}`` in the SELECT of a table, and its parameters."""
        own = [nomor for jenis in table.jenis for nomor in self._numbers.get(jenis, ())]
        if len(own) * 2 > self._all:  # one walk through the log is less than looking for most of it
            return "riwayat", {}
        return _THESE, {"nomor": f"[{','.join(map(str, own))}]"}


def difference(connection: Connection, name: str, slices: Slices | None = None) -> Difference | None:
    """Compare a table with its SELECT, which is evaluated once where both are the same: that is what costs.

    Each row of the SELECT has its own key, so a table that has all of them and as many has nothing else and nothing
    twice.
    """
    table = _BY_NAME[name]
    log, numbers = (slices or Slices(connection)).of(table)
    source = f"SELECT * FROM ({table.select.format(riwayat=log)})"
    stored = f"SELECT * FROM {name} NOT INDEXED"
    columns = tuple(column[0] for column in connection.execute(f"{stored} LIMIT 0").description)
    lacking, by_log, in_table = connection.execute(_COMPARED.format(source=source, stored=stored), numbers).fetchone()
    if lacking:
        missing = connection.execute(f"{source} EXCEPT {stored} LIMIT 1", numbers).fetchone()
        return _compare(connection, table, columns, missing)
    if by_log == in_table:
        return None
    extra = connection.execute(f"{stored} EXCEPT {source} LIMIT 1", numbers).fetchone()
    if extra is not None:
        return Difference(name, _key(table, columns, extra), None, None, extra)
    return Difference(name, (), None, by_log, in_table)


def _compare(
    connection: Connection, table: SqlTable, columns: tuple[str, ...], expected: tuple[object, ...]
) -> Difference:
    """Find the row of the table with the same key as the expected one, and the first column that differs."""
    key = _key(table, columns, expected)
    where = " AND ".join(f"{name} IS ?" for name, _ in key)
    stored = connection.execute(
        f"SELECT * FROM {table.nama} NOT INDEXED WHERE {where}", [value for _, value in key]
    ).fetchone()
    if stored is not None:
        for name, by_log, in_table in zip(columns, expected, stored, strict=True):
            if by_log != in_table:
                return Difference(table.nama, key, name, by_log, in_table)
    return Difference(table.nama, key, None, expected, None)


def _key(table: SqlTable, columns: tuple[str, ...], row: tuple[object, ...]) -> tuple[tuple[str, object], ...]:
    return tuple((name, row[columns.index(name)]) for name in table.kunci)


_BY_NAME = {table.nama: table for table in TABLES}
_INSERTS = {table.nama: f"INSERT INTO {table.nama} {table.select.format(riwayat=_SLICE)}" for table in TABLES}
