"""Death and broken disks in the middle of a change: kill -9 and errors, at a chosen system call or anywhere.

Trials at a chosen call start the program from nothing, under strace. Those at a random moment run it in a fork of this
process, which has loaded all its modules already: then the moment falls into the change, not into the start of Python.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import signal
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from tests.regency import YEAR
from tests.tahan.desk import STEP, STEPS, Desk, Step, broken_promises
from tests.tahan.outcome import Outcome, Trial, summed_up
from tests.tahan.process import FREE, Done, Limits, limiter

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
    again = forked(desk, step)
    recorded = desk.events() - before
    if recorded == step.peristiwa and again.code in (0, 1):
        return []
    return [
        f"A: sesudah {_ending(done)}, ulangan memberi kode {again.code} dan {recorded} peristiwa: {again.err[-200:]}"
    ]


def every_call(step: Step, call: str, error: str | None = None, *, stride: int = 1, most: int = 400) -> Iterator[Trial]:
    """The fault at the first such call, then at the second (or ``stride`` further), … until the step runs through."""
    for nth in range(1, most, stride):
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
            done = forked(desk, step, killed_after=moment)
            journal = "jurnal tertinggal" if Path(f"{desk.db}-journal").exists() else _ending(done)
            broken = [*broken_promises(desk, step, done, before), *_next_one_works(desk, step, done, before)]
            return Trial(tuple(broken), journal)

    lengths = {step.nama: _duration(step) for step in chosen}
    trials = (trial(step, rnd.uniform(0.0, 1.1) * lengths[step.nama]) for step in rnd.choices(chosen, k=times))
    return summed_up("kill -9 pada saat acak", "A B D E", trials)


def kill_at_every(call: str, steps: Iterable[Step] = STEPS, *, stride: int = 1) -> Outcome:
    """kill -9 at the n-th call of a kind, for every n, in every step."""
    trials = (trial for step in steps for trial in every_call(step, call, stride=stride))
    return summed_up(f"kill -9 pada {CALLS[call]} ke-n", "A B D E", trials)


def fail_at_every(call: str, error: str, steps: Iterable[Step] = STEPS, *, stride: int = 1) -> Outcome:
    """An error of the system at every call of a kind from the n-th on, for every n, in every step."""
    trials = (trial for step in steps for trial in every_call(step, call, error, stride=stride))
    return summed_up(f"{error} sejak {CALLS[call]} ke-n", "A B C D E", trials)


def file_size_limit(times: int, rnd: random.Random) -> Outcome:
    """A file may only grow to a random size (RLIMIT_FSIZE): what an exhausted quota does."""

    def trial(step: Step) -> Trial:
        with fresh_desk(step.mulai) as desk:
            before = desk.events()
            most = rnd.randrange(1, (desk.db.stat().st_size if desk.db.exists() else 0) + 300_000)
            done = forked(desk, step, limits=Limits(file_size=most))
            broken = [*broken_promises(desk, step, done, before), *_next_one_works(desk, step, done, before)]
            return Trial(tuple(f"batas {most}: {what}" for what in broken), _ending(done))

    trials = (trial(step) for step in rnd.choices([STEP["impor pertama"], STEP["catat --dari"]], k=times))
    return summed_up("batas ukuran berkas (RLIMIT_FSIZE)", "A B C D E", trials)


def forked(desk: Desk, step: Step, *, killed_after: float | None = None, limits: Limits = FREE) -> Done:
    """Run a step in a fork of this process; kill it after a while."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            _become(desk, step, out.fileno(), err.fileno(), limits)
        if killed_after is not None:
            time.sleep(killed_after)
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read().decode("utf-8", "replace"))
    return Done(os.waitstatus_to_exitcode(status), *texts)


def _become(desk: Desk, step: Step, out: int, err: int, limits: Limits) -> NoReturn:
    """In the child: be the program, and nothing of this process."""
    code = 99
    try:
        from kontrak.cli.app import main

        os.dup2(out, 1)
        os.dup2(err, 2)
        sys.stdout, sys.stderr = os.fdopen(1, "w", encoding="utf-8"), os.fdopen(2, "w", encoding="utf-8")
        os.chdir(desk.folder)
        os.environ.update(YEAR)
        if limit := limiter(limits):
            limit()
        code = main(step.kata)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _duration(step: Step) -> float:
    """How long a step takes in a fork, the modules loaded."""
    from kontrak.cli.app import main

    with fresh_desk(step.mulai) as desk:
        place, before = Path.cwd(), dict(os.environ)
        os.environ.update(YEAR)
        os.chdir(desk.folder)
        try:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                assert main(step.kata) == 0  # loads whatever the step needs
        finally:
            os.chdir(place)
            os.environ.clear()
            os.environ.update(before)
    with fresh_desk(step.mulai) as desk:
        began = time.monotonic()
        assert forked(desk, step).code == 0
        return time.monotonic() - began


def _ending(done: Done) -> str:
    return "mati" if done.killed else f"kode {done.code}"
