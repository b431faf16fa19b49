"""SQLite deletes the super-journal that a hot journal names: whatever file that is, nothing of ours may let it."""

from __future__ import annotations

import os
import shutil
import struct
from typing import TYPE_CHECKING

import pytest

from kontrak.cli.app import main
from kontrak.store.header import names_super_journal
from kontrak.store.opening import open_store
from kontrak.store.seal import check
from tests.posix import needs

if TYPE_CHECKING:
    from pathlib import Path

MAGIC = bytes.fromhex("d9d505f920a163d7")


def hot_journal(named: Path) -> bytes:
    """A journal of 568 bytes and more: no page to roll back, and the name of a file to delete."""
    header = MAGIC + struct.pack(">5I", 0, 0, 3, 512, 4096)
    name = str(named).encode()
    tail = struct.pack(">I", 0x40000000 // 4096 + 1) + name + struct.pack(">2I", len(name), sum(name)) + MAGIC
    return header.ljust(512, b"\0") + tail


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    path = tmp_path / "surat-penting.txt"
    path.write_text("isi yang tidak boleh hilang", encoding="utf-8")
    return path


def plant(db: Path, victim: Path) -> None:
    db.with_name(f"{db.name}-journal").write_bytes(hot_journal(victim))


COMMANDS = (["status"], ["segel"], ["riwayat"], ["catat", "PUPR.JALAN", "5", "--bulan", "mar"], ["cadangkan", "c.db"])


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_no_command_deletes_what_a_journal_names(
    db: Path, victim: Path, words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(db.parent)
    plant(db, victim)
    before = db.read_bytes()
    assert main(words) == 3
    assert "menunjuk ke berkas lain" in capsys.readouterr().err
    assert victim.exists()
    assert db.read_bytes() == before
    assert names_super_journal(db)


@pytest.mark.parametrize("content", [b"catatan saya\n" * 100, b"", b"SQLite format 3\0" + bytes(600)])
def test_a_file_that_is_not_ours_is_not_copied_to_be_looked_at(tmp_path: Path, victim: Path, content: bytes) -> None:
    other = tmp_path / "lain.db"
    other.write_bytes(content)
    plant(other, victim)
    assert main(["segel", "--db", str(other)]) == 3
    assert victim.exists()


def test_the_source_of_a_restore_is_refused_and_its_target_replaced(db: Path, tmp_path: Path, victim: Path) -> None:
    copy = tmp_path / "salinan.db"
    shutil.copy(db, copy)
    plant(copy, victim)
    assert main(["pulihkan", str(copy), "--db", str(db)]) == 3
    copy.with_name("salinan.db-journal").unlink()
    plant(db, victim)
    assert main(["pulihkan", str(copy), "--db", str(db)]) == 0
    assert victim.exists()
    with open_store(db) as store:
        assert check(store) == []


def test_a_foreign_target_of_a_restore_stays(db: Path, tmp_path: Path, victim: Path) -> None:
    other = tmp_path / "lain.db"
    other.write_bytes(b"catatan saya\n" * 100)
    plant(other, victim)
    assert main(["pulihkan", str(db), "--db", str(other)]) == 1
    assert victim.exists()
    assert other.read_bytes() == b"catatan saya\n" * 100


def test_a_backup_over_a_file_with_such_a_journal_is_a_whole_file(db: Path, tmp_path: Path, victim: Path) -> None:
    target = tmp_path / "cadangan.db"
    shutil.copy(db, target)
    plant(target, victim)
    assert main(["cadangkan", str(target), "--timpa", "--db", str(db)]) == 0
    assert victim.exists()
    with open_store(target) as store:
        assert check(store) == []


@needs("device")
def test_a_pipe_in_the_place_of_a_journal_is_refused(db: Path) -> None:
    os.mkfifo(db.with_name(f"{db.name}-journal"))
    assert main(["status", "--db", str(db)]) == 3
