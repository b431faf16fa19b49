"""Settings of every test: no property is judged by the clock on the wall, and what costs each test time is spared."""

from __future__ import annotations

import gc
import os
import shutil
import signal
from pathlib import Path

from hypothesis import HealthCheck, settings

from tests.examples import FEW, MANY

MEMORY = Path("/dev/shm")
ROOM = 1_000_000_000
"""Bytes that must be free there: one test alone may need some ten megabytes, a container often has 64 in all."""

for profile, amount in (("kontrak", FEW), ("banyak", MANY)):
    settings.register_profile(profile, deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=amount)
settings.load_profile("kontrak")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a shell's background job: what tests start would not hear a ^C
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _in_memory() -> bool:
    """Whether there is a folder in memory in which files can be executed too."""
    try:
        return shutil.disk_usage(MEMORY).free > ROOM and not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC
    except (OSError, AttributeError):  # none, or not this kind of system
        return False


if _in_memory():  # each commit waits for the disk, and a test makes many
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_finish() -> None:
    """What was imported and collected stays till the end: the collector need not walk through it each time."""
    gc.freeze()
    gc.set_threshold(100_000)  # as each start of the program sets it
