"""The desk of a secretariat: contract files, reports and a database in one folder, and what must still be true of it.

``Desk.fresh`` copies a prepared folder, so that a trial costs no import. ``Step`` is a command that changes the file,
with the number of events it adds; a step that was acknowledged must be there in full, one that was not, in full or not
at all (promises A and B).
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from kontrak.actions.appending import check_summaries
from kontrak.errors import KontrakError
from kontrak.store.log import head
from kontrak.store.opening import open_store
from kontrak.store.seal import check
from tests.regency import INPUTS, prepared
from tests.tahan.process import FREE, Done, Limits, bad_manners, call, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

DB = "kontrak.db"


class Step(NamedTuple):
    """A command that changes the file: its name, where the desk stands before it, its words, the events it adds."""

    nama: str
    mulai: str
    kata: tuple[str, ...]
    peristiwa: int


STEPS = (
    Step("impor pertama", "kosong", ("impor",), 1),
    Step("impor OPD baru", "kontrak", ("impor", "dishub.yaml"), 1),
    Step("catat satu", "laporan", ("catat", "PUPR.JALAN", "5", "--bulan", "jun", "--bukti", "ba.txt"), 1),
    Step("catat --dari", "kontrak", ("catat", "--dari", "laporan.csv"), 11),
    Step("koreksi", "laporan", ("catat", "PUPR.JALAN", "6", "--bulan", "apr", "--koreksi", "--alasan", "Salah"), 1),
    Step("batalkan", "laporan", ("batalkan", "PUPR.JALAN", "--bulan", "mei", "--alasan", "Keliru"), 1),
    Step("kunci", "laporan", ("kunci", "--bulan", "jan"), 1),
)
STEP = {step.nama: step for step in STEPS}


class Desk(NamedTuple):
    """A folder in which a trial takes place."""

    folder: Path

    @property
    def db(self) -> Path:
        """The database."""
        return self.folder / DB

    @classmethod
    def fresh(cls, folder: Path, stage: str) -> Desk:
        """Return a new desk in ``folder``, prepared up to a stage: kosong, kontrak or laporan."""
        shutil.copytree(prepared(stage), folder, dirs_exist_ok=True)
        return cls(folder)

    def run(
        self, *arguments: str, prefix: Sequence[str] = (), limits: Limits = FREE, synchronous: str | None = None
    ) -> Done:
        """Run a command line at this desk."""
        return run(*arguments, cwd=self.folder, prefix=prefix, limits=limits, synchronous=synchronous)

    def call(self, *arguments: str, **more: str) -> Done:
        """Run a command line at this desk without a process of its own."""
        return call(*arguments, cwd=self.folder, **more)

    def events(self) -> int:
        """How many events the file holds, after whatever SQLite has to recover; 0 where nothing was begun."""
        content = self.db.read_bytes() if self.db.exists() else b""
        if self.db.with_name(f"{DB}-journal").exists() or content not in _sound:
            found = inspect(self.db)
            assert not found.masalah, found
            content = self.db.read_bytes() if self.db.exists() else b""
            _sound[content] = found.peristiwa
        return _sound[content]


_sound: dict[bytes, int] = {}
"""The events of what was found sound: most trials begin with one of the prepared files and many leave it as it was."""


class Inspection(NamedTuple):
    """What a file holds, and what ``segel`` finds wrong with it."""

    peristiwa: int
    masalah: tuple[str, ...]


def inspect(db: Path) -> Inspection:
    """Open the file as the next command would, and check everything that ``segel`` checks."""
    try:
        with open_store(db) as store:
            problems = check(store) or check_summaries(store)
            return Inspection(head(store).nomor, tuple(problems))
    except KontrakError as error:
        if error.exit_code == 1 and any(words in error.message for words in ("tidak ada", "masih kosong")):
            return Inspection(0, ())
        return Inspection(-1, (error.message,))
    except sqlite3.Error as error:
        return Inspection(-1, (str(error),))


def broken_promises(
    desk: Desk, step: Step, done: Done, before: int, *, codes: frozenset[int] | None = None
) -> list[str]:
    """Judge a trial by all promises; returns what was broken."""
    broken = []
    manners = bad_manners(done) if codes is None else bad_manners(done, codes)
    if manners:
        broken.append(f"C: {manners}")
    found = inspect(desk.db)
    if found.masalah:
        broken.append(f"E: {found.masalah[0]}")
    elif done.code == 0 and found.peristiwa != before + step.peristiwa:
        broken.append(f"A: diakui, tetapi {found.peristiwa} peristiwa, bukan {before + step.peristiwa}")
    elif found.peristiwa not in (before, before + step.peristiwa):
        broken.append(f"B: {found.peristiwa} peristiwa, sebelumnya {before}, seharusnya bertambah {step.peristiwa}")
    elif not done.killed and done.code != 0 and found.peristiwa != before and "sudah tertulis" not in done.err:
        broken.append(f"B: ditolak dengan kode {done.code}, tetapi tercatat")
    broken += [f"D: {name} berubah" for name in changed_inputs(desk.folder)]
    return [f"{step.nama}: {what}" for what in broken]


def changed_inputs(folder: Path) -> Iterator[str]:
    """The names of the input files that are not what they were."""
    for name, text in INPUTS.items():
        if (folder / name).read_bytes() != text.encode():
            yield name


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file under a folder with the hash of its content."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
