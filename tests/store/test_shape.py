"""A file whose schema is not exactly ours is not read: exit code 3 at once, whatever stands in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kontrak.cli.app import main
from kontrak.errors import SealError
from kontrak.store.opening import open_store
from tests.store.older import as_version_1

if TYPE_CHECKING:
    from pathlib import Path

ENDLESS = """
DROP VIEW v_laporan_kini; CREATE TABLE isi AS SELECT * FROM laporan; DROP TABLE bukti; DROP TABLE verifikasi;
DROP TABLE laporan;
CREATE VIEW laporan AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"""
BURNING = """
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'tahun INTEGER NOT NULL',
  'tahun INTEGER NOT NULL CHECK (length(randomblob(2000000000)) > 0)') WHERE name = 'tajuk'"""
POSING = """
ANALYZE; PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET type = 'view', rootpage = 0,
  sql = 'CREATE VIEW sqlite_stat1 AS SELECT * FROM (WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n)
  SELECT x AS tbl, x AS idx, x AS stat FROM n)' WHERE name = 'sqlite_stat1'"""
CHANGES = {
    "a view in the place of what ANALYZE writes": POSING,
    "a table replaced by an endless view": ENDLESS,
    "a check that burns memory": BURNING,
    "an added trigger": "CREATE TRIGGER t AFTER INSERT ON laporan BEGIN DELETE FROM sidik; END",
    "a generated column": "ALTER TABLE sidik ADD COLUMN palsu TEXT AS (hex(zeroblob(100000000)))",
    "a table more": "CREATE TABLE lain (a)",
    "a lost trigger": "DROP TRIGGER laporan_tak_diubah",
    "a thousand tables": ";".join(f"CREATE TABLE t{n} (a)" for n in range(1000)),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_schema_is_refused_before_anything_is_read(
    db: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(db)) as raw:
        raw.executescript(CHANGES[name])
    for words in (["status"], ["catat", "PUPR.JALAN", "5", "--bulan", "mar"], ["rapat"]):
        assert main([*words, "--db", str(db)]) == 3
        captured = capsys.readouterr()
        assert captured.out == ""
        assert "Susunan berkas data" in captured.err
    assert main(["segel", "--db", str(db), "--json"]) == 3
    assert '"utuh": false' in (found := capsys.readouterr().out)
    assert "Susunan: " in found


def test_analyze_and_vacuum_change_no_schema(db: Path) -> None:
    with closing(sqlite3.connect(db)) as raw:
        raw.executescript("ANALYZE; VACUUM")
    assert main(["segel", "--db", str(db)]) == 0


@pytest.mark.parametrize("version", [0, 1])
def test_a_version_that_was_never_released_is_not_migrated(db: Path, version: int) -> None:
    """1 was: but with another schema."""
    with closing(sqlite3.connect(db)) as raw:
        raw.execute(f"PRAGMA user_version = {version}")
    before = db.read_bytes()
    assert main(["segel", "--db", str(db)]) == 3
    assert db.read_bytes() == before
    assert [path.name for path in db.parent.iterdir()] == [db.name]


def test_a_changed_file_of_the_first_release_is_not_migrated(db: Path) -> None:
    as_version_1(db)
    with closing(sqlite3.connect(db)) as raw:
        raw.execute("CREATE TRIGGER t AFTER INSERT ON laporan BEGIN DELETE FROM sidik; END")
    with pytest.raises(SealError, match="Susunan"), open_store(db):
        pass
