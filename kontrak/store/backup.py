"""Copies of the file: backup, restore, and the migration of an older file, backed up first (SPEC §4, §5 Data).

A copy is made by SQLite's backup API into a temporary file in the folder of its target, checked, synced to the disk
and only then given its name, so that a half copy never carries one.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from kontrak import __version__, files
from kontrak.clock import now
from kontrak.errors import DataError, SealError
from kontrak.store.chains import Comparison, compare
from kontrak.store.connection import FILE_MODE, Store, check_identity, check_sqlite, connect, foreign
from kontrak.store.contents import FILE, IsiMigrasi, content_of
from kontrak.store.events import Draft, append
from kontrak.store.faults import damaged, translated
from kontrak.store.header import read_header, standing_header
from kontrak.store.journal import names_super_journal
from kontrak.store.log import head
from kontrak.store.projection import rebuild
from kontrak.store.schema import LOG_COLUMNS, create_schema
from kontrak.store.seal import chain_problem, check, check_pages
from kontrak.versions import SCHEMA_VERSION, SCORING_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from kontrak.model.segel import Segel

_SIDE_FILES = ("-journal", "-wal", "-shm")


class Restored(NamedTuple):
    """What a restore did: the seal that holds now, and where the replaced file is kept (None: there was none).

    ``dibanding`` says how its log compared with the backup's.
    """

    segel: Segel
    disimpan: Path | None
    dibanding: Comparison = Comparison()


def backup(store: Store, target: Path, *, overwrite: bool = False) -> Segel:
    """Write a consistent copy of the file; return its seal.

    Raises DataError when the target exists (unless ``overwrite``) or has no folder, AccessError when it cannot be
    written, SealError when the copy turns out damaged; nothing is then left behind.
    """
    if target.is_dir():
        raise DataError(f"{target} adalah folder.", "Sebutkan nama berkas cadangannya.")
    if target.exists() and target.samefile(store.path):
        raise DataError("Cadangan tidak boleh menimpa berkas datanya sendiri.", "Sebutkan nama lain.")
    files.check_target(target, replace=overwrite)
    if not target.parent.is_dir():
        raise DataError(f"Folder {target.parent} tidak ada.", "Buat foldernya dahulu.")
    with _faults(target), _copy_beside(store.connection, target) as copy:
        seal = _check_copy(copy, full=False)
        _place(copy, target, overwrite=overwrite)
    return seal


def restore(
    source: Path,
    target: Path,
    *,
    waktu: datetime,
    judge: Callable[[Store], list[str]] | None = None,
    permit: Callable[[Comparison], object] | None = None,
) -> Restored:
    """Put a backup in the place of the file; the replaced one stays beside it under a dated name.

    The backup is copied and checked in full before anything is touched; ``judge`` says what else is wrong with it, and
    ``permit`` may refuse what the replaced file would lose. Raises DataError for a backup that is
    missing, foreign or newer, or a target that is somebody else's file; SealError for a backup that does not hold;
    AccessError when the file is in use or cannot be written.
    """
    check_sqlite()
    _refuse_wrong_files(source, target)
    with translated(source):
        connection = connect(source, write=False)
        try:
            check_identity(connection, source)
            with _faults(target), _copy_beside(connection, target) as copy:
                seal = _check_copy(copy, full=True, judge=judge)
                found = compare(copy, target)
                if permit:
                    permit(found)
                kept = _exchange(copy, target, waktu) if target.exists() else None
                if kept is None:
                    files.put_in_place(copy, target, replace=False)
                files.sync_folder(target)
        finally:
            connection.close()
    return Restored(seal, kept, found)


def migrate(path: Path, connection: sqlite3.Connection) -> None:
    """Bring an older file to this release's schema: back up, drop the tables, recreate, replay, in one transaction.

    The events stay as they are; one more, ``migrasi``, says whose rules hold from here on. ``connection`` may write.
    Raises SealError when the old file does not hold.
    """
    connection.execute("PRAGMA foreign_keys = OFF")  # the tables are dropped in any order; checked before the commit
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = check_identity(connection, path)
        if version < SCHEMA_VERSION:
            _back_up_before_migration(path)
            _rewrite(path, connection, version)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _back_up_before_migration(path: Path) -> None:
    """Through a connection of its own: the backup API does not read one that is in a write transaction."""
    target = _free_name(path, f"sebelum-v{SCHEMA_VERSION}")
    reader = connect(path, write=False)
    try:
        store = Store(path, reader)
        if check_pages(store) or chain_problem(store):
            raise damaged(path)
        with _faults(target), _copy_beside(reader, target) as copy:
            _check_copy(copy, full=False)
            _place(copy, target, overwrite=False)
    finally:
        reader.close()


def _free_name(path: Path, word: str) -> Path:
    """A name beside the file that is not taken: ``kontrak.WORD.db``, ``kontrak.WORD-2.db``, …"""
    number = 1
    while True:
        ending = "" if number == 1 else f"-{number}"
        free = path.with_name(f"{path.stem}.{word}{ending}{path.suffix}")
        if not free.exists():
            return free
        number += 1


def _rewrite(path: Path, connection: sqlite3.Connection, version: int) -> None:
    columns = ", ".join(LOG_COLUMNS)
    connection.execute(f"CREATE TEMP TABLE salinan AS SELECT {columns} FROM main.riwayat")
    for kind in ("view", "trigger", "table"):
        names = connection.execute(
            "SELECT name FROM main.sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite!_%' ESCAPE '!'", (kind,)
        ).fetchall()
        for (name,) in names:
            quoted = name.replace('"', '""')
            connection.execute(f'DROP {kind} main."{quoted}"')
    create_schema(connection)
    connection.execute(f"INSERT INTO riwayat ({columns}) SELECT {columns} FROM temp.salinan ORDER BY nomor")
    connection.execute("DROP TABLE temp.salinan")
    rebuild(connection)
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise damaged(path)
    store = Store(path, connection)
    if head(store).nomor:
        rules = IsiMigrasi(version, SCHEMA_VERSION, SCORING_VERSION)
        append(store, [Draft("migrasi", FILE, content_of(rules))], pelaku=f"kontrak {__version__}", waktu=now())


CHOOSE = "Sebutkan berkas yang dibuat dengan kontrak cadangkan."


def _refuse_wrong_files(source: Path, target: Path) -> None:
    """Look at both files before SQLite does, and say which of them is meant."""
    if source.is_dir():
        raise DataError(f"{source} adalah folder, bukan berkas cadangan.", CHOOSE)
    header = read_header(source)
    if header is None:
        raise DataError(f"Cadangan {source} tidak ada.", "Periksa namanya.")
    if not header.ours:
        raise DataError(f"{source} bukan cadangan berkas data kontrak.", CHOOSE)
    if target.exists() and target.samefile(source):
        raise DataError("Cadangan dan berkas data adalah berkas yang sama.", "Sebutkan cadangannya.")
    with suppress(SealError, FileNotFoundError):  # a damaged file is what a restore is for
        old = standing_header(target) if names_super_journal(target) else read_header(target)
        if old is not None and not old.ours and not old.kosong:
            raise foreign(target)
    if not target.parent.is_dir():
        raise DataError(f"Folder {target.parent} tidak ada.", "Buat foldernya dahulu.")


@contextmanager
def _copy_beside(source: sqlite3.Connection, target: Path) -> Iterator[Path]:
    """Copy the open file into a temporary one in the target's folder, synced; removed when it was not moved on."""
    with files.draft_beside(target, mode=FILE_MODE) as copy:
        try:
            into = sqlite3.connect(copy)
            try:
                # A lock of our own first: the backup API would wait for a busy file without end.
                source.execute("BEGIN")
                source.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
                source.backup(into)
            finally:
                if source.in_transaction:
                    source.execute("ROLLBACK")
                into.close()
            files.sync(copy)
            yield copy
        finally:
            for leftover in _side_files(copy):
                files.remove(leftover)


def _check_copy(copy: Path, *, full: bool, judge: Callable[[Store], list[str]] | None = None) -> Segel:
    """Return the seal of the copy. ``full`` compares every table too, unless the copy is of an older schema."""
    connection = connect(copy, write=False)
    try:
        store = Store(copy, connection)
        if full and check_identity(connection, copy) == SCHEMA_VERSION:
            problems = check(store) or (judge(store) if judge else [])
        else:
            problems = check_pages(store) or [problem for problem in (chain_problem(store),) if problem]
        if problems:
            raise SealError(f"Cadangan tidak utuh: {problems[0]}", "Pakai cadangan lain, atau periksa disknya.")
        return head(store)
    finally:
        connection.close()


def _place(copy: Path, target: Path, *, overwrite: bool) -> None:
    """Give the copy its name; without ``overwrite`` never over a file, not even one made this moment."""
    if overwrite and target.exists():
        _settle(target)
    files.put_in_place(copy, target, replace=overwrite)
    files.sync_folder(target)


def _exchange(copy: Path, target: Path, waktu: datetime) -> Path:
    """Put the copy in the place of the file, which is kept under a dated name with its journal; return that name.

    The file must not be in use. Where the exchange fails, everything is as it was.
    """
    _refuse_busy(target)
    kept = _free_name(target, f"diganti-{waktu:%Y-%m-%d-%H%M%S}")
    moved: list[tuple[Path, Path]] = []
    try:
        with files.kept_as(target, kept):
            for side, kept_side in zip(_side_files(target), _side_files(kept), strict=True):
                if side.exists():
                    side.replace(kept_side)
                    moved.append((side, kept_side))
            files.put_in_place(copy, target, replace=True)
    except BaseException:
        for side, kept_side in moved:
            kept_side.replace(side)
        raise
    return kept


def _settle(target: Path) -> None:
    """Take what a crashed writer left beside a file that is to be replaced: SQLite would roll it into the new one."""
    _refuse_busy(target)
    for side in _side_files(target):
        files.remove(side)


def _refuse_busy(target: Path) -> None:
    """Raise AccessError when another program uses the file; a journal left by a crash is rolled back."""
    try:
        with translated(target):
            connection = connect(target, write=True)
            try:
                connection.execute("BEGIN EXCLUSIVE")
                connection.execute("ROLLBACK")
            finally:
                connection.close()
    except SealError:
        return  # damaged: nobody can be using it


def _side_files(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + ending) for ending in _SIDE_FILES)


@contextmanager
def _faults(target: Path) -> Iterator[None]:
    with translated(target), files.refusals(target):
        yield
