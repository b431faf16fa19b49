"""A damaged file is refused or reported, never the source of a wrong number (C E)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.tahan import damage
from tests.tahan.desk import inspect

if TYPE_CHECKING:
    import random

    from tests.tahan.desk import Desk


def test_every_third_page_in_turn(rnd: random.Random) -> None:
    outcome = damage.flipped_pages(1, rnd, asked=1, stride=3)
    assert outcome.pelanggaran == ()
    assert outcome.percobaan > 20
    assert "ditolak" in outcome.catatan


@pytest.mark.berat
def test_every_page_in_many_ways(rnd: random.Random) -> None:
    assert damage.flipped_pages(12, rnd).pelanggaran == ()


def test_a_file_that_ends_too_early(rnd: random.Random) -> None:
    outcome = damage.cut_files(12, rnd)
    assert outcome.pelanggaran == ()
    assert "ditolak (kode 3)" in outcome.catatan


def test_damage_is_told_by_the_program_itself(laporan: Desk) -> None:
    content = bytearray(laporan.db.read_bytes())
    content[2 * damage.PAGE : 3 * damage.PAGE] = bytes(damage.PAGE)
    laporan.db.write_bytes(content)
    done = laporan.call("segel")
    assert done.code == 3
    assert "Traceback" not in done.err
    assert laporan.db.read_bytes() == content


def test_no_number_of_a_changed_file_becomes_official(laporan: Desk) -> None:
    with closing(sqlite3.connect(laporan.db)) as other:  # as a flipped bit would: nothing else shows it
        triggers = other.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            other.execute(f'DROP TRIGGER "{name}"')
        other.execute("UPDATE laporan SET realisasi = '9' WHERE kode = 'PUPR.JALAN' AND bulan = 4")
        for _, sql in triggers:
            other.execute(sql)
        other.commit()
    before = inspect(laporan.db).peristiwa
    done = laporan.call("kunci", "--bulan", "jan")
    assert (done.code, done.out) == (3, "")
    assert "tidak utuh" in done.err
    assert inspect(laporan.db).peristiwa == before
