"""Every exit code of SPEC §5, each reached by the real program in a process of its own (C)."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.examples import berat
from tests.posix import needs
from tests.tahan.process import Limits, bad_manners, before_our_code, command, finish, start, variables

if TYPE_CHECKING:
    from tests.tahan.desk import Desk

MB = 1 << 20
ONE_OF_EACH = (("status",), ("jelaskan", "TIDAK.ADA"), ("tidak-ada",), ("segel", "5-000000000000"))
"""What stands for its exit code in a process of its own."""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("status",), 0),
        (("--help",), 0),
        (("--version",), 0),
        (("jelaskan", "TIDAK.ADA"), 1),
        (("catat", "PUPR.JALAN", "1.234", "--bulan", "jun"), 1),
        (("impor", "tidak-ada.yaml"), 1),
        (("status", "--db", "tidak-ada.db"), 1),
        (("status", "--db", "contracts.yaml"), 1),
        (("status", "--bulan", "13"), 2),
        (("status", "--salah"), 2),
        (("tidak-ada",), 2),
        (("segel", "bukan-segel"), 2),
        (("catat", "PUPR.JALAN", "5", "--dari", "laporan.csv", "--kendala", "x"), 2),
        (("segel", "5-000000000000"), 3),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value),
)
def test_a_command_line(laporan: Desk, words: tuple[str, ...], code: int) -> None:
    done = laporan.run(*words) if words in ONE_OF_EACH else laporan.call(*words)
    assert done.code == code, done
    if "segel" not in words:  # which may print its finding
        assert bad_manners(done) is None


def test_3_when_a_row_was_changed_behind_our_back(laporan: Desk) -> None:
    with closing(sqlite3.connect(laporan.db)) as other:
        other.executescript("DROP TRIGGER IF EXISTS laporan_tanpa_ubah; PRAGMA writable_schema = ON;")
        names = [row[0] for row in other.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")]
        for name in names:
            other.execute(f'DROP TRIGGER "{name}"')
        other.execute("UPDATE laporan SET realisasi = '99' WHERE kode = 'PUPR.JALAN'")
        other.commit()
    assert laporan.call("segel").code == 3


def test_3_when_the_file_is_damaged(laporan: Desk) -> None:
    laporan.db.write_bytes(laporan.db.read_bytes()[:5000])
    for words in (("status",), ("segel",), ("catat", "PUPR.JALAN", "5", "--bulan", "jun")):
        done = laporan.call(*words)
        assert (done.code, bad_manners(done)) == (3, None), words


def test_4_when_the_disk_refuses(laporan: Desk) -> None:
    before = laporan.events()
    limits = Limits(file_size=laporan.db.stat().st_size // 2)
    done = laporan.run("catat", "PUPR.JALAN", "5", "--bulan", "jun", limits=limits)
    assert (done.code, bad_manners(done)) == (4, None)
    assert laporan.events() == before


@needs("full")
@pytest.mark.parametrize(
    "words", ["rapor --opd PUPR", *berat(["status", "nilai --json", "riwayat", "ekspor --format json"])]
)
def test_4_when_the_output_cannot_be_written(laporan: Desk, words: str) -> None:
    done = subprocess.run(
        ["sh", "-c", '"$@" >/dev/full', "sh", *command(*words.split())],
        cwd=laporan.folder,
        env=variables(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 4, done
    assert "Traceback" not in done.stderr


@pytest.mark.berat
def test_70_when_memory_runs_out(laporan: Desk) -> None:
    """Too little memory to import anything large: one sentence and a log, or Python does not even start."""
    codes = set()
    for megabytes in range(30, 120, 6):
        done = laporan.run("rapor", "--opd", "PUPR", limits=Limits(address_space=megabytes * MB))
        codes.add(done.code)
        if done.code == 70:
            assert "Galat: Memori komputer tidak cukup" in done.err or "Galat: Terjadi gangguan" in done.err
            assert "Traceback" not in done.err
    assert 0 in codes or 70 in codes


def await_opening(process: subprocess.Popen[str], path: Path) -> None:
    """Wait until a process has a file open, or has ended."""
    opened = Path(f"/proc/{process.pid}/fd")
    while process.poll() is None:
        with suppress(FileNotFoundError):  # it just closed one, or ended
            if any(link.readlink() == path for link in opened.iterdir()):
                return
        time.sleep(0.02)


@pytest.mark.berat
def test_130_when_it_is_interrupted(laporan: Desk) -> None:
    """A reader who waits for a busy file and gives up."""
    with closing(sqlite3.connect(laporan.db, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        process = start("catat", "PUPR.JALAN", "5", "--bulan", "jun", cwd=laporan.folder)
        await_opening(process, laporan.db)
        process.send_signal(signal.SIGINT)
        done = finish(process)
        assert done.code in (130, 4), done
        assert "Traceback" not in done.err


@pytest.mark.berat
def test_130_at_once(laporan: Desk) -> None:
    words = ("rapor", "--semua", "--keluar", "rapor", "--timpa")
    began = time.monotonic()
    assert finish(start(*words, cwd=laporan.folder)).code == 0
    whole = time.monotonic() - began
    codes = set()
    for step in range(1, 31):  # from before our code has begun to after the work is done, on any machine
        process = start(*words, cwd=laporan.folder)
        time.sleep(whole * step / 30)
        process.send_signal(signal.SIGINT)
        done = finish(process)
        assert done.code in (0, 130) or before_our_code(done), done
        codes.add(done.code)
    assert 130 in codes
