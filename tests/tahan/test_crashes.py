"""Death in the middle of a change, interrupts, closed pipes, a clock set back, a folder moved (A B C D E)."""

from __future__ import annotations

import re
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from tests.examples import berat
from tests.tahan import kills
from tests.tahan.desk import STEP, STEPS, Desk, Step, broken_promises, inspect
from tests.tahan.process import bad_manners, before_our_code, command, finish, has_strace, start, variables

if TYPE_CHECKING:
    import random
    from pathlib import Path

needs_strace = pytest.mark.skipif(not has_strace(), reason="needs strace")
ONE = (STEP["catat satu"],)
CATAT = STEP["catat --dari"]


@pytest.mark.berat
def test_kill_at_a_random_moment(rnd: random.Random) -> None:
    outcome = kills.kill_anywhere((STEP["impor pertama"], STEP["catat --dari"]), 5, rnd)
    assert outcome.pelanggaran == ()
    assert outcome.percobaan == 5
    assert any(ending in outcome.catatan for ending in ("mati", "jurnal tertinggal"))


@pytest.mark.parametrize("step", [CATAT, *berat(step for step in STEPS if step != CATAT)], ids=lambda step: step.nama)
def test_kill_a_program_that_just_starts(step: Step, rnd: random.Random, tmp_path: Path) -> None:
    desk = Desk.fresh(tmp_path, step.mulai)
    before = desk.events()
    process = start(*step.kata, cwd=desk.folder)
    time.sleep(rnd.uniform(0.05, 0.5))
    process.send_signal(signal.SIGKILL)
    assert broken_promises(desk, step, finish(process), before) == []


@pytest.mark.berat
def test_kill_at_many_random_moments(rnd: random.Random) -> None:
    assert kills.kill_anywhere(STEPS, 300, rnd).pelanggaran == ()


@pytest.mark.berat
@needs_strace
@pytest.mark.parametrize("call", [kills.WRITE, kills.SYNC, kills.REMOVE, kills.OPEN])
def test_kill_at_every_call(call: str) -> None:
    outcome = kills.kill_at_every(call, ONE, stride=4 if call == kills.WRITE else 1)
    assert outcome.pelanggaran == ()
    assert "mati" in outcome.catatan


@pytest.mark.berat
@needs_strace
@pytest.mark.parametrize(
    ("call", "error"),
    [
        (kills.WRITE, "ENOSPC"),
        (kills.WRITE, "EIO"),
        (kills.SYNC, "EIO"),
        (kills.REMOVE, "EIO"),
        (kills.OPEN, "EACCES"),
        (kills.OPEN, "EMFILE"),
        (kills.READ, "EIO"),
    ],
)
def test_an_error_from_every_call_on(call: str, error: str) -> None:
    outcome = kills.fail_at_every(call, error, ONE, stride=4 if call in (kills.WRITE, kills.READ) else 1)
    assert outcome.pelanggaran == ()
    assert "kode 4" in outcome.catatan


@pytest.mark.berat
@needs_strace
def test_an_error_of_the_folder_after_the_commit_is_told_truly(laporan: Desk) -> None:
    before = laporan.events()
    last = sum(1 for _ in kills.every_call(ONE[0], kills.SYNC)) - 1
    done = laporan.run(*ONE[0].kata, prefix=kills.Injection(kills.SYNC, last, "EIO").prefix(laporan))
    assert (done.code, done.out) == (4, "")
    assert "sudah tertulis" in done.err
    assert laporan.events() == before + 1


def test_a_file_may_not_grow(rnd: random.Random) -> None:
    assert kills.file_size_limit(3, rnd).pelanggaran == ()


@pytest.mark.berat
def test_a_file_may_not_grow_to_many_sizes(rnd: random.Random) -> None:
    assert kills.file_size_limit(200, rnd).pelanggaran == ()


def test_a_first_import_that_was_cut_short_can_be_repeated(tmp_path: Path) -> None:
    desk = Desk.fresh(tmp_path, "kosong")
    desk.db.touch()
    done = desk.call("impor")
    assert (done.code, desk.events()) == (0, 1)


def test_the_crashed_change_of_a_backup_leaves_the_file_alone(laporan: Desk) -> None:
    before = laporan.db.read_bytes()
    process = start("cadangkan", "salinan.db", cwd=laporan.folder)
    time.sleep(0.15)
    process.send_signal(signal.SIGKILL)
    finish(process)
    assert laporan.db.read_bytes() == before
    copy = laporan.folder / "salinan.db"
    assert not copy.exists() or inspect(copy) == inspect(laporan.db)


@pytest.mark.parametrize("moment", [0.1, 0.4, *berat([0.02, 0.2, 0.6])])
def test_an_interrupt_is_130_or_done(kontrak: Desk, moment: float) -> None:
    process = start("catat", "--dari", "laporan.csv", cwd=kontrak.folder)
    time.sleep(moment)
    process.send_signal(signal.SIGINT)
    done = finish(process)
    if not before_our_code(done):
        assert bad_manners(done) is None
        assert done.code in (0, 130)
    assert kontrak.events() in (1, 12)
    if done.code == 0:
        assert kontrak.events() == 12


@pytest.mark.parametrize("words", ["catat --dari laporan.csv", "impor dishub.yaml"])
def test_a_reader_that_goes_away_loses_nothing(kontrak: Desk, words: str) -> None:
    script = '"$@" | true; echo "${PIPESTATUS[0]}"'
    done = subprocess.run(
        ["bash", "-c", script, "bash", *command(*words.split())],
        cwd=kontrak.folder,
        env=variables(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert done.stdout == "0\n"
    assert kontrak.events() == (12 if "catat" in words else 2)


def test_a_clock_that_was_set_back(laporan: Desk) -> None:
    back = {"KONTRAK_SEKARANG": "2022-07-14T08:00:00+07:00"}
    done = laporan.call("catat", "PUPR.JALAN", "5", "--bulan", "jun", **back)
    assert done.code == 0, done
    assert "Peringatan: " in done.err
    times = re.findall(r"2022-07-1[45]T[0-9:]+", laporan.call("riwayat", "--json").out)
    assert times
    assert all(moment.startswith("2022-07-15") for moment in times)
    assert laporan.call("segel").code == 0


def test_a_folder_that_was_moved(laporan: Desk, tmp_path: Path) -> None:
    done = laporan.call("catat", "PUPR.JALAN", "5", "--bulan", "jun", "--bukti", "ba.txt")
    assert done.code == 0
    moved = Desk(laporan.folder.rename(tmp_path / "Kantor baru, lantai 2 #3?"))
    for words in (("segel", "--bukti"), ("status",), ("catat", "PUPR.KONDISI", "70", "--bulan", "jun"), ("segel",)):
        assert moved.call(*words).code == 0, words
