"""Power loss at every operation (A B E), and the tester itself, which must find the settings that fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tahan import powerloss
from tests.tahan.desk import STEP, STEPS, Step
from tests.tahan.process import has_strace

if TYPE_CHECKING:
    import random

pytestmark = [pytest.mark.berat, pytest.mark.skipif(not has_strace(), reason="needs strace")]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.nama)
def test_no_disk_breaks_a_promise(step: Step, rnd: random.Random) -> None:
    recording = powerloss.record(step)
    broken = [result for result in powerloss.replay(recording, 2, rnd) if result]
    assert broken == []


def test_the_tester_sees_what_an_acknowledgement_waits_for() -> None:
    kinds = [type(operation) for operation in powerloss.record(STEP["catat satu"]).operasi]
    said = kinds.index(powerloss.Acknowledged)
    assert powerloss.FolderSynced in kinds[:said]
    assert powerloss.Write not in kinds[said:]


@pytest.mark.parametrize(("synchronous", "promise"), [("OFF", "E"), ("FULL", "A")])
def test_weaker_settings_are_found_out(synchronous: str, promise: str, rnd: random.Random) -> None:
    recording = powerloss.record(STEP["catat --dari"], synchronous=synchronous)
    broken = [result for result in powerloss.replay(recording, 4, rnd) if result]
    assert any(f": {promise}: " in result for result in broken)
