from __future__ import annotations

import errno
import os
import sqlite3
from typing import TYPE_CHECKING

import pytest

from kontrak.errors import AccessError, DataError, SealError
from kontrak.store import connection as connection_module
from kontrak.store.backup import backup
from kontrak.store.facts import load_facts
from kontrak.store.log import head
from kontrak.store.opening import open_store
from kontrak.store.projection import rebuild
from kontrak.store.restoring import restore
from kontrak.store.seal import check
from kontrak.versions import SCHEMA_VERSION
from tests.posix import needs
from tests.store.guards import guards_down
from tests.store.older import LATER, as_version_1
from tests.store.sample import START, catat, first_import, make_file, record
from tests.store.test_connection import as_another_user
from tests.store.test_seal import every_kind

if TYPE_CHECKING:
    from pathlib import Path

    from kontrak.store.events import Draft


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def seal_of(path: Path) -> str:
    with open_store(path) as store:
        assert check(store) == []
        return str(head(store))


def copy_to(db: Path, target: Path, *, overwrite: bool = False) -> str:
    with open_store(db) as store:
        return str(backup(store, target, overwrite=overwrite))


def test_a_backup_is_a_whole_file_of_its_own(db: Path, tmp_path: Path) -> None:
    target = tmp_path / "cadangan.db"
    assert copy_to(db, target) == seal_of(target) == seal_of(db)
    assert names(tmp_path) == ["cadangan.db", "kontrak.db"]


def test_what_another_tool_lets_sqlite_add_is_no_damage(db: Path, tmp_path: Path) -> None:
    """``ANALYZE`` leaves ``sqlite_stat1`` in the file: its backup is one that can be restored."""
    raw = sqlite3.connect(db)
    raw.execute("ANALYZE")
    raw.close()
    before, target = seal_of(db), tmp_path / "cadangan.db"
    copy_to(db, target)
    db.unlink()
    restore(target, db, waktu=START)
    with open_store(db) as store:
        assert check(store) == []
    assert seal_of(target) == before


def test_a_backup_never_replaces_a_file_unless_told(db: Path, tmp_path: Path) -> None:
    target = tmp_path / "cadangan.db"
    target.write_text("catatan penting")
    with pytest.raises(DataError, match="sudah ada"):
        copy_to(db, target)
    assert target.read_text() == "catatan penting"
    copy_to(db, target, overwrite=True)
    assert seal_of(target) == seal_of(db)
    assert names(tmp_path) == ["cadangan.db", "kontrak.db"]


def test_a_journal_left_beside_the_replaced_backup_does_not_get_into_the_new_one(db: Path, tmp_path: Path) -> None:
    target, journal = tmp_path / "cadangan.db", tmp_path / "cadangan.db-journal"
    copy_to(db, target)
    raw = sqlite3.connect(target, isolation_level=None)
    raw.execute("PRAGMA cache_size = 1")
    raw.execute("CREATE TABLE lain (isi BLOB)")
    raw.executemany("INSERT INTO lain VALUES (randomblob(?))", [(3000,)] * 100)
    before = target.read_bytes()
    raw.execute("BEGIN")
    raw.execute("DROP TRIGGER riwayat_tak_diubah")
    raw.execute("UPDATE riwayat SET pelaku = 'lain'")
    raw.execute("UPDATE lain SET isi = randomblob(3001)")
    hot = journal.read_bytes()
    raw.execute("ROLLBACK")
    raw.close()
    target.write_bytes(before)
    journal.write_bytes(hot)  # as a writer leaves it that was killed
    with open_store(db, write=True) as store:
        record(store, catat("PUPR.JALAN", 5, "7"))
    copy_to(db, target, overwrite=True)
    assert seal_of(target) == seal_of(db)
    assert names(tmp_path) == ["cadangan.db", "kontrak.db"]


def test_a_backup_refuses_wrong_places(db: Path, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="menimpa berkas datanya sendiri"):
        copy_to(db, db, overwrite=True)
    with pytest.raises(DataError, match="adalah folder"):
        copy_to(db, tmp_path)
    with pytest.raises(DataError, match="Folder"):
        copy_to(db, tmp_path / "a" / "c.db")
    assert names(tmp_path) == ["kontrak.db"]


@needs("fork")
def test_a_backup_into_a_folder_that_may_not_be_written(db: Path, tmp_path: Path) -> None:
    closed = tmp_path / "tertutup"
    closed.mkdir(mode=0o555)
    if os.geteuid() == 0:
        for folder in (tmp_path, *tmp_path.parents[:3]):
            folder.chmod(folder.stat().st_mode | 0o055)
        db.chmod(0o664)
    assert as_another_user(lambda: copy_to(db, closed / "c.db")).startswith("4 ")
    assert names(closed) == []


def test_a_backup_while_a_writer_is_busy_gives_up_in_time(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection_module, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(db, isolation_level=None)
    with open_store(db) as store:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(AccessError, match="dipakai"):
            backup(store, db.with_name("c.db"))
    other.close()
    assert names(db.parent) == ["kontrak.db"]


def test_a_damaged_file_gives_no_backup(tmp_path: Path) -> None:
    db = make_file(tmp_path / "kontrak.db", first_import(), *(catat("PUPR.JALAN", m, "1") for m in range(1, 12)))
    raw = sqlite3.connect(db)
    with guards_down(raw, "riwayat"):
        raw.execute("UPDATE riwayat SET pelaku = 'orang lain' WHERE nomor = 3")
    raw.close()
    with pytest.raises(SealError, match="tidak utuh"):
        copy_to(db, tmp_path / "c.db")
    assert names(tmp_path) == ["kontrak.db"]


def test_restore_keeps_the_replaced_file_under_a_dated_name(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "c.db"
    old = copy_to(db, copy)
    with open_store(db, write=True) as store:
        record(store, catat("PUPR.JALAN", 1, "1"))
    newer = seal_of(db)
    done = restore(copy, db, waktu=START)
    assert str(done.segel) == old == seal_of(db)
    assert done.disimpan == tmp_path / "kontrak.diganti-2022-01-03-090000.db"
    assert seal_of(done.disimpan) == newer
    again = restore(copy, db, waktu=START)
    assert again.disimpan == tmp_path / "kontrak.diganti-2022-01-03-090000-2.db"
    assert len(names(tmp_path)) == 4


def test_restore_where_there_is_no_file(db: Path, tmp_path: Path) -> None:
    done = restore(db, tmp_path / "baru.db", waktu=START)
    assert done.disimpan is None
    assert seal_of(tmp_path / "baru.db") == seal_of(db)
    with pytest.raises(DataError, match="Folder"):
        restore(db, tmp_path / "a" / "baru.db", waktu=START)


def test_restore_refuses_a_backup_that_is_not_whole_before_touching_anything(db: Path, tmp_path: Path) -> None:
    before = db.read_bytes()
    copy = tmp_path / "c.db"
    copy_to(db, copy)
    whole = copy.read_bytes()
    raw = sqlite3.connect(copy)
    raw.execute("DROP TRIGGER laporan_tak_diubah")
    raw.commit()
    raw.close()
    broken = copy.read_bytes()
    for content, fault in (
        (broken, SealError),
        (whole[: len(whole) // 2], SealError),
        (whole[:50], SealError),
        (b"x" * 16 + whole[16:], SealError),
        (b"bukan sqlite", DataError),
        (b"", DataError),
    ):
        copy.write_bytes(content)
        with pytest.raises(fault):
            restore(copy, db, waktu=START)
        assert copy.read_bytes() == content
    with pytest.raises(DataError, match="tidak ada"):
        restore(tmp_path / "tiada.db", db, waktu=START)
    with pytest.raises(DataError, match="berkas yang sama"):
        restore(db, db, waktu=START)
    assert db.read_bytes() == before
    assert names(tmp_path) == ["c.db", "kontrak.db"]


def test_restore_refuses_a_newer_backup(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "c.db"
    copy_to(db, copy)
    raw = sqlite3.connect(copy)
    version = raw.execute("PRAGMA user_version").fetchone()[0]
    raw.execute(f"PRAGMA user_version = {version + 1}")
    raw.close()
    with pytest.raises(DataError, match="lebih baru"):
        restore(copy, db, waktu=START)


def test_what_is_no_backup_is_called_so(db: Path, tmp_path: Path) -> None:
    """The file named is the backup: ``--db`` would not mend it."""
    (tmp_path / "contracts.yaml").write_text("versi: 1\n" * 30, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    for name, words in (("contracts.yaml", "bukan cadangan"), ("folder", "adalah folder, bukan berkas cadangan")):
        with pytest.raises(DataError, match=words) as caught:
            restore(tmp_path / name, db, waktu=START)
        assert "--db" not in f"{caught.value.message} {caught.value.hint}"


def test_restore_replaces_a_damaged_file_but_no_foreign_one(db: Path, tmp_path: Path) -> None:
    copy, letter = tmp_path / "c.db", tmp_path / "surat.txt"
    seal = copy_to(db, copy)
    db.write_bytes(db.read_bytes()[:5000])
    done = restore(copy, db, waktu=START)
    assert seal_of(db) == seal
    assert done.disimpan is not None
    assert done.disimpan.stat().st_size == 5000
    letter.write_text("Dengan hormat, " * 20)
    with pytest.raises(DataError, match="bukan berkas data"):
        restore(copy, letter, waktu=START)
    assert letter.read_text().startswith("Dengan hormat")


def test_restore_takes_the_journal_of_a_damaged_file_away_with_it(db: Path, tmp_path: Path) -> None:
    """Left behind, it would be played back into the restored file."""
    copy = tmp_path / "c.db"
    seal = copy_to(db, copy)
    db.write_bytes(copy.read_bytes()[:20] + b"\xff" * 40 + copy.read_bytes()[60:])
    journal = db.with_name("kontrak.db-journal")
    journal.write_bytes(b"sisa")
    done = restore(copy, db, waktu=START)
    assert seal_of(db) == seal
    assert not journal.exists()
    assert done.disimpan is not None


def test_restore_refuses_a_file_in_use(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection_module, "BUSY_SECONDS", 0.05)
    copy = tmp_path / "c.db"
    copy_to(db, copy)
    other = sqlite3.connect(db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(AccessError, match="dipakai"):
        restore(copy, db, waktu=START)
    other.close()
    assert names(tmp_path) == ["c.db", "kontrak.db"]


@pytest.mark.parametrize("linking", [True, False], ids=["hard links", "no hard links"])
def test_a_restore_that_cannot_replace_the_file_leaves_nothing(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linking: bool
) -> None:
    """On Windows a file that Excel or DB Browser holds open cannot be replaced."""

    def refuse(source: Path, target: Path) -> None:
        if target == db and source.name.startswith(".kontrak-"):
            raise PermissionError(errno.EACCES, "Access is denied", str(source), 5, str(target))
        replace(source, target)

    def no_links(*_names: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    copy = tmp_path / "c.db"
    copy_to(db, copy)
    with open_store(db, write=True) as store:
        record(store, catat("PUPR.JALAN", 1, "1"))
    before, replace = db.read_bytes(), os.replace
    monkeypatch.setattr("kontrak.files.PAUSE", 0)
    monkeypatch.setattr(os, "replace", refuse)
    if not linking:
        monkeypatch.setattr(os, "link", no_links)
    with pytest.raises(AccessError, match="sedang terbuka di program lain") as caught:
        restore(copy, db, waktu=START)
    assert "Tutup" in (caught.value.hint or "")
    assert names(tmp_path) == ["c.db", "kontrak.db"]
    assert (db.read_bytes(), db.stat().st_nlink) == (before, 1)


def test_a_backup_that_is_open_elsewhere_stays_as_it_is(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "Access is denied", str(source), 5, str(target))

    copy = tmp_path / "c.db"
    copy_to(db, copy)
    before = copy.read_bytes()
    monkeypatch.setattr("kontrak.files.PAUSE", 0)
    monkeypatch.setattr(os, "replace", refuse)
    with open_store(db) as store, pytest.raises(AccessError, match="sedang terbuka di program lain"):
        backup(store, copy, overwrite=True)
    assert (copy.read_bytes(), names(tmp_path)) == (before, ["c.db", "kontrak.db"])


@needs("links")
def test_a_planted_name_beside_the_file_is_neither_followed_nor_used(db: Path, tmp_path: Path) -> None:
    """Whoever may write in the folder cannot foresee the name under which a copy comes into being."""
    victim = tmp_path / "surat.txt"
    victim.write_text("jangan", encoding="utf-8")
    planted = tmp_path / f".cadangan.db.{os.getpid()}.sementara"
    planted.symlink_to(victim)
    copy_to(db, tmp_path / "cadangan.db")
    assert not (tmp_path / "cadangan.db").is_symlink()
    assert victim.read_text(encoding="utf-8") == "jangan"


def test_a_writer_that_still_holds_the_replaced_file_is_stopped(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "c.db"
    copy_to(db, copy)

    def go_on_writing() -> None:
        with open_store(db, write=True) as store:
            restore(copy, db, waktu=START)
            record(store, catat("PUPR.JALAN", 1, "1"))

    with pytest.raises(AccessError):
        go_on_writing()
    assert seal_of(db) == seal_of(copy)


# --- migration ---------------------------------------------------------------------------------------------


def known_then() -> list[Draft]:
    """A history with every kind of event that the first release knew."""
    return [draft for draft in every_kind() if draft.jenis not in LATER]


def make_older(path: Path) -> Path:
    """A file of the first release with every kind of event that it knew."""
    return as_version_1(make_file(path, *known_then()))


@pytest.mark.parametrize("write", [False, True])
def test_an_older_file_is_backed_up_and_migrated_by_whoever_opens_it(tmp_path: Path, write: bool) -> None:
    fresh = make_file(tmp_path / "baru.db", *known_then())
    older = make_older(tmp_path / "lama.db")
    before = older.read_bytes()
    with open_store(older, write=write) as store:
        assert check(store) == []
        migrated = load_facts(store, 2022), str(head(store, 14))
        assert head(store).nomor == 15
    with open_store(fresh) as store:
        assert migrated == (load_facts(store, 2022), str(head(store)))
    assert names(tmp_path) == ["baru.db", "lama.db", f"lama.sebelum-v{SCHEMA_VERSION}.db"]
    kept = sqlite3.connect(tmp_path / f"lama.sebelum-v{SCHEMA_VERSION}.db")
    assert kept.execute("PRAGMA user_version").fetchone()[0] == 1
    kept.close()
    assert before != older.read_bytes()


def test_a_second_migration_keeps_the_first_backup(tmp_path: Path) -> None:
    older = make_older(tmp_path / "lama.db")
    (tmp_path / f"lama.sebelum-v{SCHEMA_VERSION}.db").write_text("yang dahulu")
    with open_store(older) as store:
        assert check(store) == []
    assert (tmp_path / f"lama.sebelum-v{SCHEMA_VERSION}.db").read_text() == "yang dahulu"
    assert (tmp_path / f"lama.sebelum-v{SCHEMA_VERSION}-2.db").exists()


def test_a_migration_that_fails_leaves_the_older_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older = make_older(tmp_path / "lama.db")
    before = older.read_bytes()

    def interrupted(connection: sqlite3.Connection) -> None:
        rebuild(connection)
        raise KeyboardInterrupt

    monkeypatch.setattr("kontrak.store.backup.rebuild", interrupted)
    with pytest.raises(KeyboardInterrupt), open_store(older):
        pass
    assert older.read_bytes() == before
    monkeypatch.undo()
    assert seal_of(older).startswith("15-")


def test_an_older_file_whose_chain_is_broken_is_not_migrated(tmp_path: Path) -> None:
    older = make_older(tmp_path / "lama.db")
    raw = sqlite3.connect(older)
    with guards_down(raw, "riwayat"):
        raw.execute("UPDATE riwayat SET pelaku = 'orang lain' WHERE nomor = 3")
    raw.close()
    before = older.read_bytes()
    with pytest.raises(SealError, match="rusak"), open_store(older):
        pass
    assert older.read_bytes() == before
    assert names(tmp_path) == ["lama.db"]


def test_an_older_backup_is_migrated_before_it_takes_the_place_of_the_file(db: Path, tmp_path: Path) -> None:
    older = make_older(tmp_path / "lama.db")
    before = older.read_bytes()
    done = restore(older, db, waktu=START)
    assert older.read_bytes() == before
    assert done.segel.nomor == 15
    assert seal_of(db) == str(done.segel)
    assert done.disimpan is not None
    assert names(tmp_path) == ["kontrak.db", done.disimpan.name, "lama.db"]


@needs("fork")
def test_an_older_file_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    older = make_older(tmp_path / "lama.db")
    for folder in (tmp_path, *tmp_path.parents[:3]) if os.geteuid() == 0 else ():
        folder.chmod(folder.stat().st_mode | 0o055)
    older.chmod(0o444)
    assert as_another_user(lambda: seal_of(older)) == f"4 Berkas data {older} tidak boleh ditulis."
