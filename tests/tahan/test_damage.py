"""A damaged file is refused or reported, never the source of a wrong number (C E)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tahan import damage

if TYPE_CHECKING:
    import random

    from tests.tahan.desk import Desk


def test_every_page_in_turn(rnd: random.Random) -> None:
    outcome = damage.flipped_pages(1, rnd)
    assert outcome.pelanggaran == ()
    assert outcome.percobaan > 30
    assert "ditolak" in outcome.catatan


@pytest.mark.berat
def test_every_page_in_many_ways(rnd: random.Random) -> None:
    assert damage.flipped_pages(12, rnd).pelanggaran == ()


def test_a_file_that_ends_too_early(rnd: random.Random) -> None:
    outcome = damage.cut_files(30, rnd)
    assert outcome.pelanggaran == ()
    assert "ditolak (kode 3)" in outcome.catatan


def test_damage_is_told_by_the_program_itself(laporan: Desk) -> None:
    content = bytearray(laporan.db.read_bytes())
    content[2 * damage.PAGE : 3 * damage.PAGE] = bytes(damage.PAGE)
    laporan.db.write_bytes(content)
    done = laporan.run("segel")
    assert done.code == 3
    assert "Traceback" not in done.err
    assert laporan.db.read_bytes() == content
