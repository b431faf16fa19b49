"""Nothing skips itself but what tests/posix.py names, and on this system nothing at all."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tests.posix import NEEDS, needs

TESTS = Path(__file__).parent
SLOW = {"tahan/test_crashes.py": "strace", "tahan/test_powerloss.py": "strace", "tahan/test_disks.py": "leave to mount"}
"""Modules marked berat: .ci/run installs what they need, and fails when one of them skips all the same."""


def test_nothing_skips_by_a_condition_of_its_own() -> None:
    found = {
        path.relative_to(TESTS).as_posix()
        for path in TESTS.rglob("*.py")
        if re.search(r"mark\.skip|pytest\.skip\(|importorskip\(", path.read_text(encoding="utf-8"))
    }
    assert found - {"posix.py", Path(__file__).name} == set(SLOW)


def test_every_need_is_used() -> None:
    words = "".join(path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py"))
    assert [what for what in NEEDS if f'needs("{what}")' not in words] == []


def test_linux_has_it_all() -> None:
    skipped = [what for what in NEEDS if needs(what).args[0]]
    assert sys.platform != "linux" or not skipped
