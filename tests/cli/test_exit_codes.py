"""Every exit code of SPEC §5 in a real process: one sentence on standard error, nothing on standard output."""

from __future__ import annotations

import re
import signal
import subprocess
from pathlib import Path

import pytest

from tests.cli.process import command, environment, run
from tests.cost import PATIENCE
from tests.posix import needs

WAJIB = ("--wajib", "ya")


def test_0_done(tmp_path: Path) -> None:
    done = run("--version", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert re.fullmatch(r"kontrak [0-9]+\.[0-9]+\.[0-9]+\n", done.out)


@pytest.mark.parametrize(
    ("cara", "code", "message"),
    [
        ("data", 1, "Galat: Kode 'X' tidak dikenal.\nSaran: Maksud Anda Y?\n"),
        ("lain", 1, "Galat: Ada yang keliru.\n"),
        ("pemakaian", 2, "Galat: Opsi bertentangan.\n"),
        ("segel", 3, "Galat: Segel tidak cocok.\n"),
        ("akses", 4, "Galat: Berkas sedang dipakai.\n"),
        ("izin", 4, "Galat: Berkas /data/kontrak.db tidak dapat dibaca atau ditulis: tidak diizinkan.\n"),
        ("penuh", 4, "Galat: Berkas rapor.md tidak dapat dibaca atau ditulis: disk penuh.\n"),
        ("henti", 130, "Dihentikan.\n"),
        ("terbungkus", 130, "Dihentikan.\n"),
        ("akhir", 130, "Dihentikan.\n"),
    ],
)
def test_an_error_has_its_code_and_one_sentence(tmp_path: Path, cara: str, code: int, message: str) -> None:
    done = run("rusak", cara, *WAJIB, cwd=tmp_path, faulty=True)
    assert (done.code, done.out, done.err.lstrip("\n")) == (code, "", message)
    assert list(tmp_path.iterdir()) == []


@needs("sh")
def test_a_working_folder_that_was_removed_is_told(year: Path, tmp_path: Path) -> None:
    gone = tmp_path / "hilang"
    gone.mkdir()
    words = command("rapor", "--opd", "PUPR", "--db", str(year))
    script = f"rmdir {gone} && exec {' '.join(words)}"
    done = subprocess.run(
        ["sh", "-c", script], cwd=gone, env=environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        done.stderr == "Galat: Folder kerja ini sudah dihapus.\nSaran: Masuk ke folder lain, lalu ulangi perintahnya.\n"
    )


@pytest.mark.parametrize(
    ("cara", "cause"),
    [
        ("gangguan", "Terjadi gangguan tak terduga"),
        ("dalam", "Terjadi gangguan tak terduga"),
        ("aneh", "Terjadi gangguan tak terduga"),
        ("memori", "Memori komputer tidak cukup"),
    ],
)
def test_70_leaves_a_log_and_no_traceback(tmp_path: Path, cara: str, cause: str) -> None:
    done = run("rusak", cara, *WAJIB, cwd=tmp_path, faulty=True)
    (log,) = tmp_path.iterdir()
    assert (done.code, done.out, done.err) == (70, "", f"Galat: {cause}; rinciannya ada di {log.name}.\n")
    text = log.read_text(encoding="utf-8")
    assert text.startswith("kontrak ")
    assert f"Perintah: ['rusak', '{cara}'" in text
    assert "Traceback (most recent call last)" in text
    assert str(Path("tests", "cli", "faulty.py")) in text


def test_70_twice_keeps_both_logs(tmp_path: Path) -> None:
    for _ in range(2):
        run("rusak", "gangguan", *WAJIB, cwd=tmp_path, faulty=True)
    assert len(list(tmp_path.iterdir())) == 2


@needs("sh")
def test_70_in_a_folder_that_is_gone_uses_the_temporary_one(tmp_path: Path) -> None:
    place, gone = tmp_path / "tmp", tmp_path / "gone"
    place.mkdir()
    gone.mkdir()
    script = 'cd "$1" && rmdir "$1" && shift && exec "$@"'
    done = subprocess.run(
        ["sh", "-c", script, "sh", str(gone), *command("rusak", "gangguan", *WAJIB, faulty=True)],
        env=environment(TMPDIR=str(place)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    (log,) = place.iterdir()
    assert (done.returncode, done.stderr) == (70, f"Galat: Terjadi gangguan tak terduga; rinciannya ada di {log}.\n")


@needs("fork")
def test_130_on_an_interrupt(tmp_path: Path) -> None:
    process = subprocess.Popen(
        command("rusak", "tidur", *WAJIB, faulty=True),
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    with process:
        assert process.stdout
        assert process.stdout.readline() == "mulai\n"
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (130, "Dihentikan.\n")


@pytest.mark.parametrize("cara", ["kode", "keluar", "sistem"])
def test_a_command_may_choose_its_code(tmp_path: Path, cara: str) -> None:
    assert run("rusak", cara, *WAJIB, "--jumlah", "3", cwd=tmp_path, faulty=True) == (3, "", "")


@needs("full")
def test_4_when_the_output_cannot_be_written(tmp_path: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", '"$@" >/dev/full', "sh", *command("--help")],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (4, "Galat: Keluaran tidak dapat dibaca atau ditulis: disk penuh.\n")


@needs("sh")
def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    arguments = command("rusak", "banyak", *WAJIB, faulty=True)
    done = subprocess.run(
        ["bash", "-c", '"$@" | head -c 5; echo "${PIPESTATUS[0]}"', "bash", *arguments],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stdout, done.stderr) == ("xxxxx0\n", "")


@needs("sh")
def test_closed_streams_are_no_fault(tmp_path: Path) -> None:
    script = '"$@" >&- 2>&-'
    done = subprocess.run(["sh", "-c", script, "sh", *command("--help")], cwd=tmp_path, env=environment(), check=False)
    assert done.returncode == 0


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_output_is_utf_8_on_every_console(tmp_path: Path, encoding: str) -> None:
    done = run("rusak", "huruf", *WAJIB, cwd=tmp_path, faulty=True, env={"PYTHONIOENCODING": encoding})
    assert (done.code, done.out, done.err) == (0, "Rp1.000 – “Café” ?\n", "")
