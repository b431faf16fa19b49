"""Run whole processes in turn and take medians: on a shared machine only what ran side by side can be compared."""

from __future__ import annotations

import contextlib
import os
import statistics
import time
from typing import TYPE_CHECKING, NamedTuple

from bench.data import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path


class Case(NamedTuple):
    """A process to measure; ``before`` puts its folder into the same state before each run, unmeasured."""

    command: Sequence[str]
    folder: Path
    before: Callable[[], object] | None = None
    env: Mapping[str, str] | None = None


class Figures(NamedTuple):
    """Medians of the runs: wall and processor time in ms; the largest memory in MB."""

    wall: float
    cpu: float
    memory: float


def measure(cases: Mapping[str, Case], rounds: int) -> dict[str, Figures]:
    """Run every case once a round, in turn, after one round that is not counted."""
    runs: dict[str, list[Figures]] = {name: [] for name in cases}
    for turn in range(rounds + 1):
        for name, case in cases.items():
            if case.before:
                case.before()
            figures = run(case)
            if turn:
                runs[name].append(figures)
    return {
        name: Figures(
            statistics.median(item.wall for item in found),
            statistics.median(item.cpu for item in found),
            max(item.memory for item in found),
        )
        for name, found in runs.items()
    }


def run(case: Case) -> Figures:
    """Run one process, its output thrown away, and wait for what it cost. Raises RuntimeError when it fails."""
    nowhere = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
    silent = (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)
    with contextlib.chdir(case.folder):
        start = time.perf_counter()
        child = os.posix_spawn(
            case.command[0], [*case.command], {**environment(), **(case.env or {})}, file_actions=[nowhere, silent]
        )
        _, status, usage = os.wait4(child, 0)
        wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError(f"{' '.join(case.command)} ended with {os.waitstatus_to_exitcode(status)} in {case.folder}")
    return Figures(wall * 1e3, (usage.ru_utime + usage.ru_stime) * 1e3, usage.ru_maxrss / 1024)
