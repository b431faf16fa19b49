"""Disks that are full or may only be read, as the program meets them in offices: mounts of their own, made by root."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.tahan.desk import STEP, Desk, broken_promises, fingerprint
from tests.tahan.outcome import Outcome, Trial, summed_up
from tests.tahan.process import Done, bad_manners

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

WRITERS = (
    ("impor", "dishub.yaml"),
    ("catat", "PUPR.JALAN", "5", "--bulan", "jun"),
    ("batalkan", "PUPR.JALAN", "--bulan", "mei", "--alasan", "Keliru"),
    ("kunci", "--bulan", "jan"),
    ("cadangkan",),
    ("mulai", "baru"),
    ("rapor", "--opd", "PUPR", "--keluar", "rapor"),
)
READERS = (("status",), ("nilai",), ("daftar",), ("riwayat",), ("segel",), ("rapor", "--opd", "PUPR"))


def may_mount() -> bool:
    """Whether file systems can be mounted here."""
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    with tempfile.TemporaryDirectory() as place:
        if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", place], capture_output=True, check=False).returncode:
            return False
        subprocess.run(["umount", place], check=True)
    return True


@contextmanager
def small_disk(kilobytes: int) -> Iterator[Path]:
    """A disk of that size."""
    with tempfile.TemporaryDirectory(prefix="kontrak-disk-") as place:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", place], check=True)
        try:
            yield Path(place)
        finally:
            subprocess.run(["umount", place], check=True)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """The folder, mounted over itself so that nobody may write there, not even root."""
    subprocess.run(["mount", "--bind", str(folder), str(folder)], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True)
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def full_disk(times: int, rnd: random.Random) -> Outcome:
    """A disk of random size that fills up while reports come in; then space is made and the same file works on."""

    def trial(kilobytes: int) -> Trial:
        broken: list[str] = []
        ends: list[str] = []
        with small_disk(kilobytes) as place:
            try:
                desk = Desk.fresh(place, "kosong")
            except (OSError, shutil.Error):
                return Trial((), "tidak muat")
            ballast = place / "pengisi"
            for step in (STEP["impor pertama"], STEP["catat --dari"], STEP["catat satu"]):
                before = desk.events()
                free = os.statvfs(place).f_bavail * os.statvfs(place).f_frsize
                if rnd.random() < 0.5:
                    ballast.write_bytes(bytes(rnd.randrange(free + 1)))
                done = desk.run(*step.kata)
                ends.append(f"kode {done.code}")
                broken += broken_promises(desk, step, done, before)
                ballast.unlink(missing_ok=True)
        return Trial(tuple(f"{kilobytes} KB: {what}" for what in broken), ends[0] if ends else "")

    trials = (trial(rnd.randrange(60, 1200)) for _ in range(times))
    return summed_up("disk kecil yang penuh (tmpfs)", "A B C D E", trials, "tiga perintah tiap percobaan")


def unwritable(stage: str = "laporan") -> Outcome:
    """A folder that may only be read: readers work, writers refuse with code 4, nothing changes."""
    trials = []
    with tempfile.TemporaryDirectory(prefix="kontrak-hanya-baca-") as place:
        desk = Desk.fresh(Path(place), stage)
        before = fingerprint(desk.folder)
        with read_only(desk.folder):
            for words, expected in [*((words, 0) for words in READERS), *((words, 4) for words in WRITERS)]:
                done = desk.run(*words)
                trials.append(Trial(tuple(_refusal(words, done, expected)), f"kode {done.code}"))
        if fingerprint(desk.folder) != before:
            trials.append(Trial(("D: ada berkas yang berubah",), ""))
    return summed_up("folder hanya-baca (mount ro)", "C D", trials)


def _refusal(words: tuple[str, ...], done: Done, expected: int) -> Iterator[str]:
    if manners := bad_manners(done):
        yield f"{' '.join(words)}: C: {manners}"
    elif done.code != expected:
        yield f"{' '.join(words)}: C: kode {done.code}, seharusnya {expected}: {done.err[-200:]}"
