"""Run whole processes in turn and take medians: on a shared machine only what ran side by side can be compared."""

from __future__ import annotations

import contextlib
import os
import statistics
import threading
import time
from typing import TYPE_CHECKING, NamedTuple

from bench.data import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

LINES, COLUMNS = 40, 120
"""The size of the terminal that is pretended."""


class Case(NamedTuple):
    """A process to measure; ``before`` puts its folder into the same state before each run, unmeasured.

    ``layar``: its output goes to a terminal, where colours and widths are worked out.
    """

    command: Sequence[str]
    folder: Path
    before: Callable[[], object] | None = None
    env: Mapping[str, str] | None = None
    layar: bool = False


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
    env = {**environment(), **(case.env or {})}
    with contextlib.chdir(case.folder), _outlet(terminal=case.layar) as actions:
        if case.layar:
            env |= {"TERM": "xterm-256color"}
        start = time.perf_counter()
        child = os.posix_spawn(case.command[0], [*case.command], env, file_actions=actions)
        _, status, usage = os.wait4(child, 0)
        wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError(f"{' '.join(case.command)} ended with {os.waitstatus_to_exitcode(status)} in {case.folder}")
    return Figures(wall * 1e3, (usage.ru_utime + usage.ru_stime) * 1e3, usage.ru_maxrss / 1024)


@contextlib.contextmanager
def _outlet(*, terminal: bool) -> Iterator[list[tuple[int, ...]]]:
    """Where the three streams of a process go: nowhere, or to a terminal that is emptied as it fills."""
    if not terminal:
        nowhere = [(os.POSIX_SPAWN_OPEN, place, os.devnull, os.O_RDWR, 0) for place in (1, 2)]
        yield nowhere  # type: ignore[misc]  # the type stubs know of no path in the tuples of posix_spawn
        return
    import fcntl
    import pty
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    reader = threading.Thread(target=_empty, args=(master,))
    reader.start()
    try:
        yield [(os.POSIX_SPAWN_DUP2, slave, place) for place in (0, 1, 2)]
    finally:
        os.close(slave)
        reader.join()
        os.close(master)


def _empty(master: int) -> None:
    with contextlib.suppress(OSError):  # the other end is closed
        while os.read(master, 65_536):
            pass
