"""Run the program as a process of its own, under limits and faults, and judge its manners (promise C)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.cli.process import call as call_here
from tests.cli.process import environment
from tests.cost import PATIENCE
from tests.regency import YEAR

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parents[2]
DRIVER = Path(__file__).with_name("driver.py")
MEGABYTE = 1 << 20
CODES = frozenset({0, 1, 2, 3, 4, 70, 130})


class Done(NamedTuple):
    """What a process left behind; ``code`` is negative when a signal ended it."""

    code: int
    out: str
    err: str

    @property
    def killed(self) -> bool:
        """Whether SIGKILL ended it, or the shell or strace around it."""
        return self.code in (-signal.SIGKILL, 128 + signal.SIGKILL)


class Limits(NamedTuple):
    """What the process may use; None: no limit. ``cpu``: seconds of CPU, then the system ends it (SIGXCPU)."""

    cpu: int | None = None
    address_space: int | None = None
    file_size: int | None = None


FREE = Limits()
HOSTILE = Limits(cpu=10, address_space=300 * MEGABYTE)
"""What a hostile input may cost: the promise of 2 seconds, with room of five times, and that of 300 MB."""


def command(*arguments: str, synchronous: str | None = None) -> list[str]:
    """The command line of a run; ``synchronous`` weakens that setting (see driver.py)."""
    start = [str(DRIVER), synchronous] if synchronous else ["-m", "kontrak"]
    return [sys.executable, "-P", *start, *arguments]  # -P: nothing is imported from the folder at hand


def variables(**more: str) -> dict[str, str]:
    """The environment of every run here: the clock stands in July 2022."""
    return environment(**{**YEAR, "PYTHONDONTWRITEBYTECODE": "1", **more})


def run(
    *arguments: str,
    cwd: Path,
    prefix: Sequence[str] = (),
    limits: Limits = FREE,
    synchronous: str | None = None,
    **more: str,
) -> Done:
    """Run a command line in a folder and wait for its end; ``prefix`` is a program around it (strace, sh)."""
    done = subprocess.run(
        [*prefix, *command(*arguments, synchronous=synchronous)],
        cwd=cwd,
        env=variables(**more),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=PATIENCE,
        preexec_fn=limiter(limits),
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def call(*arguments: str, cwd: Path, **more: str) -> Done:
    """Run a command line in this process, where a process of its own is not what is tried."""
    return Done(*call_here(*arguments, cwd=cwd, env={**YEAR, **more}))


def start(*arguments: str, cwd: Path, **more: str) -> subprocess.Popen[str]:
    """Start a command line and do not wait."""
    return subprocess.Popen(
        command(*arguments),
        cwd=cwd,
        env=variables(**more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    )


def finish(process: subprocess.Popen[str]) -> Done:
    """Wait for the end of a started process."""
    out, err = process.communicate(timeout=PATIENCE)
    return Done(process.returncode, out, err)


def limiter(limits: Limits) -> Callable[[], None] | None:
    """What a child does to itself before it begins."""
    if limits == FREE:
        return None

    import resource

    def limit() -> None:
        if limits.cpu is not None:
            # The lower limit ends it by SIGXCPU, the upper one by SIGKILL, which would pass for a kill of ours.
            resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu, limits.cpu + 5))
        if limits.address_space is not None:
            resource.setrlimit(resource.RLIMIT_AS, (limits.address_space, limits.address_space))
        if limits.file_size is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limits.file_size, limits.file_size))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    return limit


def bad_manners(done: Done, allowed: frozenset[int] = CODES - {70}) -> str | None:
    """What breaks promise C: another exit code, a traceback, no sentence, or data on standard output of a failure."""
    if done.killed:
        return None
    if done.code not in allowed:
        return f"kode keluar {done.code}: {done.err[-300:]}"
    if "Traceback" in done.err or "Traceback" in done.out:
        return f"traceback: {done.err[-300:]}"
    if done.code not in (0, 130) and "Galat: " not in done.err:
        return f"tanpa kalimat Galat: {done.err[-300:]!r}"
    if done.code not in (0, 130) and done.out:
        return f"gagal, tetapi keluaran standar berisi {done.out[-300:]!r}"
    return None


def before_our_code(done: Done) -> bool:
    """Whether an interrupt struck while Python itself was starting: nobody can catch it there."""
    started = "in run\n" in done.err  # a frame of ``kontrak.cli.app.run``
    return done.code == -signal.SIGINT or (done.code == 1 and "KeyboardInterrupt" in done.err and not started)


def has_strace() -> bool:
    """Whether faults can be put into system calls here."""
    from shutil import which

    return which("strace") is not None and os.name == "posix"
