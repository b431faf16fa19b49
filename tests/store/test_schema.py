from __future__ import annotations

import os
import re
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kontrak import versions
from kontrak.store.header import APPLICATION_ID
from kontrak.store.schema import create_schema, statements
from kontrak.store.shape import schema_hash
from kontrak.versions import SCHEMA_HASHES, SCHEMA_VERSION
from tests.golden_file import GOLDEN, assert_golden

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_the_schema_of_a_version_never_changes() -> None:
    """``segel`` compares it with the files that people have: after a release a change needs a new SCHEMA_VERSION."""
    assert_golden(f"store/skema-v{SCHEMA_VERSION}.sql", ";\n\n".join(statements()) + ";\n")


def test_the_hash_of_each_schema_is_known(empty: sqlite3.Connection) -> None:
    """A file with another one is not read; ``TULIS_GOLDEN=1`` writes that of the schema that is not released yet."""
    made = schema_hash(empty)
    if os.environ.get("TULIS_GOLDEN") and SCHEMA_HASHES.get(SCHEMA_VERSION) != made:
        source = Path(versions.__file__)
        text = re.sub(rf'    {SCHEMA_VERSION}: "\w*"', f'    {SCHEMA_VERSION}: "{made}"', source.read_text("utf-8"))
        source.write_text(text, encoding="utf-8")
    assert SCHEMA_HASHES[SCHEMA_VERSION] == made, "write it into kontrak/versions.py, SCHEMA_HASHES"
    for version in range(1, SCHEMA_VERSION):
        older = sqlite3.connect(":memory:")
        older.executescript((GOLDEN / "store" / f"skema-v{version}.sql").read_text(encoding="utf-8"))
        assert schema_hash(older) == SCHEMA_HASHES[version]
        older.close()


def test_our_files_carry_four_letters() -> None:
    assert APPLICATION_ID.to_bytes(4, "big") == b"KNTR"


@pytest.fixture
def empty() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    create_schema(connection)
    yield connection
    connection.close()


def test_every_table_carries_its_event_and_is_strict(empty: sqlite3.Connection) -> None:
    tables = empty.execute(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    ).fetchall()
    for name, strict in tables:
        if name.startswith("sqlite_"):
            continue
        assert strict, name
        columns = [row[0] for row in empty.execute("SELECT name FROM pragma_table_info(?)", (name,))]
        assert ("nomor" if name == "riwayat" else "peristiwa") in columns


def test_values_are_text_and_money_is_whole(empty: sqlite3.Connection) -> None:
    kinds = empty.execute(
        "SELECT c.name, c.type FROM pragma_table_list t JOIN pragma_table_info(t.name) c "
        "WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%'"
    ).fetchall()
    assert {kind for _, kind in kinds} == {"TEXT", "INTEGER"}
    for column, kind in kinds:
        if column in ("pagu", "anggaran"):
            assert kind == "INTEGER"
        if column in ("target", "nilai", "realisasi", "volume", "bobot", "tahun_lalu", "angka"):
            assert kind == "TEXT"


def test_each_table_and_view_says_what_it_is() -> None:
    for statement in statements():
        if statement.startswith(("CREATE TABLE", "CREATE VIEW")):
            assert re.match(r"CREATE (TABLE|VIEW) \w+ (\(|AS)\n  -- [A-Z]", statement), statement
