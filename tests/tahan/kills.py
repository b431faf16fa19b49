"""Death and broken disks in the middle of a change: kill -9 and errors, at a chosen system call or anywhere."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.tahan.desk import STEP, STEPS, Desk, Step, broken_promises
from tests.tahan.outcome import Outcome, Trial, summed_up
from tests.tahan.process import FREE, Done, Limits, finish, start

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator

MEMORY_FOLDER = Path("/dev/shm")
WRITE, SYNC, REMOVE = "pwrite64", "fsync,fdatasync", "unlink,unlinkat"
OPEN, READ = "openat", "pread64"
CALLS = {WRITE: "penulisan", SYNC: "sinkronisasi", REMOVE: "penghapusan", OPEN: "pembukaan", READ: "pembacaan"}


class Injection(NamedTuple):
    """What strace does: at the n-th call on the database, its journal or its folder; ``error`` None kills."""

    call: str
    nth: int
    error: str | None = None

    def prefix(self, desk: Desk) -> list[str]:
        """The strace command line around the program."""
        effect = f"error={self.error}:when={self.nth}+" if self.error else f"signal=KILL:when={self.nth}"
        places = [str(desk.db), f"{desk.db}-journal", str(desk.folder)]
        paths = [word for place in places for word in ("-P", place)]
        options = ["-e", f"trace={self.call}", "-e", f"inject={self.call}:{effect}"]
        return ["strace", "-f", "-qqq", "-o", os.devnull, *paths, *options]


@contextmanager
def fresh_desk(stage: str, *, in_memory: bool = True) -> Iterator[Desk]:
    """A desk that is thrown away afterwards."""
    parent = MEMORY_FOLDER if in_memory and MEMORY_FOLDER.is_dir() else None
    folder = Path(tempfile.mkdtemp(prefix="kontrak-meja-", dir=parent))
    try:
        yield Desk.fresh(folder, stage)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def injected(step: Step, injection: Injection) -> tuple[Trial, bool]:
    """One step with a fault; returns the trial, and whether the fault struck (else there are no further calls)."""
    with fresh_desk(step.mulai) as desk:
        before = desk.events()
        done = desk.run(*step.kata, prefix=injection.prefix(desk))
        broken = broken_promises(desk, step, done, before)
        broken += _next_one_works(desk, step, done, before)
        struck = done.code != 0 if injection.error else done.killed
        return Trial(tuple(f"{injection}: {what}" for what in broken), _ending(done)), struck


def _next_one_works(desk: Desk, step: Step, done: Done, before: int) -> list[str]:
    """After a crash the same command simply works, or says that it has been done."""
    again = desk.run(*step.kata)
    recorded = desk.events() - before
    if recorded == step.peristiwa and again.code in (0, 1):
        return []
    return [
        f"A: sesudah {_ending(done)}, ulangan memberi kode {again.code} dan {recorded} peristiwa: {again.err[-200:]}"
    ]


def every_call(step: Step, call: str, error: str | None = None, most: int = 400) -> Iterator[Trial]:
    """The fault at the first such call, then at the second, … until the step runs through."""
    for nth in range(1, most):
        trial, struck = injected(step, Injection(call, nth, error))
        yield trial
        if not struck:
            return


def kill_anywhere(steps: Iterable[Step], times: int, rnd: random.Random) -> Outcome:
    """kill -9 at a random moment of a step."""
    chosen = list(steps)

    def trial(step: Step, moment: float) -> Trial:
        with fresh_desk(step.mulai) as desk:
            before = desk.events()
            process = start(*step.kata, cwd=desk.folder)
            time.sleep(moment)
            process.send_signal(signal.SIGKILL)
            done = finish(process)
            journal = "jurnal tertinggal" if Path(f"{desk.db}-journal").exists() else _ending(done)
            return Trial(tuple(broken_promises(desk, step, done, before)), journal)

    lengths = {step.nama: _duration(step) for step in chosen}
    trials = (trial(step, rnd.uniform(0.2, 1.05) * lengths[step.nama]) for step in rnd.choices(chosen, k=times))
    return summed_up("kill -9 pada saat acak", "A B D E", trials)


def kill_at_every(call: str, steps: Iterable[Step] = STEPS) -> Outcome:
    """kill -9 at the n-th call of a kind, for every n, in every step."""
    trials = (trial for step in steps for trial in every_call(step, call))
    return summed_up(f"kill -9 pada {CALLS[call]} ke-n", "A B D E", trials)


def fail_at_every(call: str, error: str, steps: Iterable[Step] = STEPS) -> Outcome:
    """An error of the system at every call of a kind from the n-th on, for every n, in every step."""
    trials = (trial for step in steps for trial in every_call(step, call, error))
    return summed_up(f"{error} sejak {CALLS[call]} ke-n", "A B C D E", trials)


def file_size_limit(times: int, rnd: random.Random) -> Outcome:
    """A file may only grow to a random size (RLIMIT_FSIZE): what an exhausted quota does."""

    def trial(step: Step) -> Trial:
        with fresh_desk(step.mulai) as desk:
            before = desk.events()
            most = rnd.randrange(1, (desk.db.stat().st_size if desk.db.exists() else 0) + 300_000)
            done = desk.run(*step.kata, limits=Limits(FREE.seconds, file_size=most))
            broken = [*broken_promises(desk, step, done, before), *_next_one_works(desk, step, done, before)]
            return Trial(tuple(f"batas {most}: {what}" for what in broken), _ending(done))

    trials = (trial(step) for step in rnd.choices([STEP["impor pertama"], STEP["catat --dari"]], k=times))
    return summed_up("batas ukuran berkas (RLIMIT_FSIZE)", "A B C D E", trials)


def _duration(step: Step) -> float:
    with fresh_desk(step.mulai) as desk:
        began = time.monotonic()
        assert desk.run(*step.kata).code == 0
        return time.monotonic() - began


def _ending(done: Done) -> str:
    return "mati" if done.killed else f"kode {done.code}"
