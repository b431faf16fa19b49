"""A file as the first release wrote it: schema 1, the log as it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from kontrak.store.header import APPLICATION_ID
from kontrak.store.schema import LOG_COLUMNS
from tests.golden_file import GOLDEN

if TYPE_CHECKING:
    from pathlib import Path


def as_version_1(path: Path) -> Path:
    """Turn a file into one of schema 1. Its other tables stay empty: migration makes them anew from the log."""
    columns = ", ".join(LOG_COLUMNS)
    with closing(sqlite3.connect(path)) as now:
        rows = now.execute(f"SELECT {columns} FROM riwayat ORDER BY nomor").fetchall()
    path.unlink()
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.executescript((GOLDEN / "store" / "skema-v1.sql").read_text(encoding="utf-8"))
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("PRAGMA user_version = 1")
        raw.execute("BEGIN")
        marks = ", ".join("?" * len(LOG_COLUMNS))
        raw.executemany(f"INSERT INTO riwayat ({columns}) VALUES ({marks})", rows)
        raw.execute("COMMIT")
    return path
