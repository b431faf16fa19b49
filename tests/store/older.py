"""A file as the first release wrote it: schema 1, the log without the kinds of event that came later."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from kontrak.model.segel import NO_HASH
from kontrak.store.events import Peristiwa, hash_fields
from kontrak.store.header import APPLICATION_ID
from kontrak.store.schema import LOG_COLUMNS
from tests.golden_file import GOLDEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


LATER = ("arsip", "arsip_cabut", "pulih", "migrasi")
"""Kinds of event that the first release did not know."""


def as_version_1(path: Path) -> Path:
    """Turn a file into one of schema 1. Its other tables stay empty: migration makes them anew from the log."""
    columns = ", ".join(LOG_COLUMNS)
    with closing(sqlite3.connect(path)) as now:
        found = now.execute(f"SELECT {columns} FROM riwayat ORDER BY nomor").fetchall()
    rows = list(_chained(Peristiwa._make(row) for row in found if row[LOG_COLUMNS.index("jenis")] not in LATER))
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


def _chained(events: Iterable[Peristiwa]) -> Iterator[Peristiwa]:
    """The events one after the other, as if nothing had ever stood between them."""
    before = NO_HASH
    for number, event in enumerate(events, 1):
        moved = event._replace(nomor=number, sebelum=before)
        before = hash_fields(moved[:-1])
        yield moved._replace(segel=before)
