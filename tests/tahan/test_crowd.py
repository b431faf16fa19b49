"""Several people at once (A C E)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.tahan import crowd
from tests.tahan.process import bad_manners

if TYPE_CHECKING:
    import random

    from tests.tahan.desk import Desk


@pytest.mark.berat
def test_eight_first_imports_make_one_file() -> None:
    assert crowd.first_start(3).pelanggaran == ()


@pytest.mark.berat
def test_eight_writers_and_a_reader(rnd: random.Random) -> None:
    outcome = crowd.writers_and_reader(3, rnd)
    assert outcome.pelanggaran == ()


@pytest.mark.berat
def test_a_file_that_stays_busy_is_refused_with_4(laporan: Desk) -> None:
    with closing(sqlite3.connect(laporan.db, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        done = laporan.run("catat", "PUPR.JALAN", "5", "--bulan", "jun")
        assert bad_manners(done) is None
        assert done.code == 4
        assert "sedang dipakai" in done.err
        assert laporan.run("status").code == 0  # reading goes on
