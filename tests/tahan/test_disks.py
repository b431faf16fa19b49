"""Full and read-only disks (A B C D E)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tahan import disks

if TYPE_CHECKING:
    import random

pytestmark = [pytest.mark.berat, pytest.mark.skipif(not disks.may_mount(), reason="needs leave to mount")]


def test_a_small_disk_that_fills_up(rnd: random.Random) -> None:
    outcome = disks.full_disk(12, rnd)
    assert outcome.pelanggaran == ()
    assert "kode 4" in outcome.catatan


@pytest.mark.parametrize("stage", ["kontrak", "laporan"])
def test_a_folder_that_may_only_be_read(stage: str) -> None:
    outcome = disks.unwritable(stage)
    assert outcome.pelanggaran == ()
    assert outcome.percobaan >= len(disks.READERS) + len(disks.WRITERS)
