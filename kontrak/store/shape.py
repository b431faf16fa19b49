"""The shape of an opened file: its schema, compared whole before a single row is read (SPEC §4).

A file whose tables were replaced by views, or that got a trigger, a check or a generated column, can do anything once
it is read. So the text of the schema is hashed first, and nothing else is asked of a file that has another one.
"""

from __future__ import annotations

import sqlite3
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from kontrak.errors import SealError
from kontrak.store.checksum import sha256
from kontrak.versions import SCHEMA_HASHES, SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# the two tables that SQLite's own ANALYZE makes, as it makes them, are none of ours
# as blobs: a damaged page may hold what is no UTF-8
_SCHEMA = """\
SELECT CAST(type AS BLOB), CAST(name AS BLOB), CAST(tbl_name AS BLOB), CAST(sql AS BLOB) FROM sqlite_schema
WHERE (type, name, tbl_name, sql) NOT IN (VALUES
  ('table', 'sqlite_stat1', 'sqlite_stat1', 'CREATE TABLE sqlite_stat1(tbl,idx,stat)'),
  ('table', 'sqlite_stat4', 'sqlite_stat4', 'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)')
) IS NOT FALSE ORDER BY type, name"""
_WORDS = {"table": "tabel", "index": "indeks", "trigger": "pemicu", "view": "tampilan"}
_MOST_STEPS = 200_000
"""Steps of SQLite's machine within which a schema of ours is read (it takes a hundredth)."""


class SchemaError(SealError):
    """The schema of a file is not the one of its version; ``problems`` names what differs, in Indonesian sentences."""

    def __init__(self, message: str, problems: Sequence[str]) -> None:
        self.problems = tuple(problems) or (message,)
        super().__init__(message, "Periksa dengan: kontrak segel; pulihkan dengan: kontrak pulihkan CADANGAN.db")


def schema_hash(connection: sqlite3.Connection) -> str:
    """The SHA-256 of every table, index, trigger and view; "" for one that is no text, or too large to be ours."""
    connection.set_progress_handler(lambda: 1, _MOST_STEPS)
    try:
        cells = chain.from_iterable(connection.execute(_SCHEMA))
        content = b"".join([b"\x00" if cell is None else cell + b"\x01" for cell in cells])
        return str(sha256()(content).hexdigest())
    except UnicodeDecodeError:  # SQLite's message quotes the damaged text
        return ""
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", None) != "SQLITE_INTERRUPT":
            raise
        return ""
    finally:
        connection.set_progress_handler(None, 0)


def refuse_wrong_schema(connection: sqlite3.Connection, path: Path, version: int, *, inspect: bool = False) -> None:
    """Raise SchemaError unless the file has exactly the schema of its version; nothing else is read of it.

    With ``inspect`` a file that only lacks some of our triggers, indexes or views passes: what is left of it is ours,
    and whoever looks for damage can read on.
    """
    if version not in SCHEMA_HASHES:
        raise SchemaError(f"Berkas data {path} bukan dari rilis kontrak mana pun (skema {version}).", ())
    found = schema_hash(connection)
    if found == SCHEMA_HASHES[version]:
        return
    problems: list[str] = []
    if found and version == SCHEMA_VERSION:
        if inspect and _lacks_only(connection):
            return
        problems = schema_problems(connection)
    raise SchemaError(f"Susunan berkas data {path} telah diubah; isinya tidak dibaca.", problems)


def _lacks_only(connection: sqlite3.Connection) -> bool:
    expected, found = _fresh_schema().items(), _schema_of(connection).items()
    return found <= expected and all(key[0] != "table" for key, _ in expected - found)


def schema_problems(connection: sqlite3.Connection) -> list[str]:
    """Compare every table, index, trigger and view with those of a fresh file, as Indonesian sentences."""
    expected, found = _fresh_schema(), _schema_of(connection)
    problems = []
    for key in sorted(expected.keys() | found.keys()):
        name = f"{_WORDS.get(key[0], key[0])} {key[1]}"
        if key not in found:
            problems.append(f"Susunan: {name} tidak ada.")
        elif key not in expected:
            problems.append(f"Susunan: {name} bukan bagian dari berkas kontrak.")
        elif found[key] != expected[key]:
            problems.append(f"Susunan: {name} telah diubah.")
    return problems


def _schema_of(connection: sqlite3.Connection) -> dict[tuple[str, ...], str]:
    """Kind, name and table of each item, with its text ("" for those that SQLite makes itself)."""
    rows = ([str(cell or b"", errors="replace") for cell in row] for row in connection.execute(_SCHEMA))
    return {tuple(row[:3]): row[3] for row in rows}


@cache
def _fresh_schema() -> dict[tuple[str, ...], str]:
    from kontrak.store.schema import create_schema

    fresh = sqlite3.connect(":memory:", isolation_level=None)
    try:
        create_schema(fresh)
        return _schema_of(fresh)
    finally:
        fresh.close()
