"""Backup, and the migration of an older file, backed up first (SPEC §4, §5 Data).

A copy is made by SQLite's backup API into a temporary file in the folder of its target, checked, synced to the disk
and only then given its name, so that a half copy never carries one.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from kontrak import __version__, files
from kontrak.clock import now
from kontrak.errors import DataError, SealError
from kontrak.store.connection import FILE_MODE, Store, check_identity, connect, immediate
from kontrak.store.contents import FILE, IsiMigrasi, content_of
from kontrak.store.events import Draft, append
from kontrak.store.faults import damaged, translated
from kontrak.store.log import head
from kontrak.store.projection import rebuild
from kontrak.store.schema import LOG_COLUMNS, create_schema
from kontrak.store.seal import chain_problem, check_pages
from kontrak.versions import SCHEMA_VERSION, SCORING_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kontrak.model.segel import Segel

_SIDE_FILES = ("-journal", "-wal", "-shm")


@contextmanager
def copy_beside(source: sqlite3.Connection, target: Path) -> Iterator[Path]:
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
            for leftover in side_files(copy):
                files.remove(leftover)


def check_log(store: Store) -> Segel:
    """Return the seal of a copy whose pages and chain hold. Raises SealError for one whose do not."""
    refuse_unsound(check_pages(store) or [problem for problem in (chain_problem(store),) if problem])
    return head(store)


def refuse_unsound(problems: Sequence[str]) -> None:
    """Raise SealError when something is wrong with a copy."""
    if problems:
        raise SealError(f"Cadangan tidak utuh: {problems[0]}", "Pakai cadangan lain, atau periksa disknya.")


def free_name(path: Path, word: str) -> Path:
    """A name beside the file that is not taken: ``kontrak.WORD.db``, ``kontrak.WORD-2.db``, …"""
    number = 1
    while True:
        ending = "" if number == 1 else f"-{number}"
        free = path.with_name(f"{path.stem}.{word}{ending}{path.suffix}")
        if not free.exists():
            return free
        number += 1


def refuse_busy(target: Path) -> None:
    """Raise AccessError when another program uses the file; a journal left by a crash is rolled back."""
    try:
        with translated(target), closing(connect(target, write=True)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except SealError:
        return  # damaged: nobody can be using it


def side_files(path: Path) -> tuple[Path, ...]:
    """What SQLite may keep beside a file."""
    return tuple(path.with_name(path.name + ending) for ending in _SIDE_FILES)


@contextmanager
def told_of(target: Path) -> Iterator[None]:
    """Say what goes wrong inside the block of this file."""
    with translated(target), files.refusals(target):
        yield


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
    with told_of(target), copy_beside(store.connection, target) as copy:
        seal = _seal_of(copy)
        _place(copy, target, overwrite=overwrite)
    return seal


def migrate(path: Path, connection: sqlite3.Connection, *, keep: bool = True) -> None:
    """Bring an older file to this release's schema: back up, drop the tables, recreate, replay, in one transaction.

    The events stay as they are; one more, ``migrasi``, says whose rules hold from here on. ``connection`` may write.
    Without ``keep`` there is no backup: the file is a copy itself. Raises SealError when the old file does not hold.
    """
    connection.execute("PRAGMA foreign_keys = OFF")  # the tables are dropped in any order; checked before the commit
    try:
        with immediate(connection):
            version = check_identity(connection, path)
            if version < SCHEMA_VERSION:
                if keep:
                    _back_up_before_migration(path)
                _rewrite(path, connection, version)
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _back_up_before_migration(path: Path) -> None:
    """Through a connection of its own: the backup API does not read one that is in a write transaction."""
    target = free_name(path, f"sebelum-v{SCHEMA_VERSION}")
    with closing(connect(path, write=False)) as reader:
        store = Store(path, reader)
        if check_pages(store) or chain_problem(store):
            raise damaged(path)
        with told_of(target), copy_beside(reader, target) as copy:
            _seal_of(copy)
            _place(copy, target, overwrite=False)


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


def _seal_of(copy: Path) -> Segel:
    """Return the seal of a copy whose pages and chain hold."""
    with closing(connect(copy, write=False)) as connection:
        return check_log(Store(copy, connection))


def _place(copy: Path, target: Path, *, overwrite: bool) -> None:
    """Give the copy its name; without ``overwrite`` never over a file, not even one made this moment."""
    if overwrite and target.exists():
        _settle(target)
    files.put_in_place(copy, target, replace=overwrite)
    files.sync_folder(target)


def _settle(target: Path) -> None:
    """Take what a crashed writer left beside a file that is to be replaced: SQLite would roll it into the new one."""
    refuse_busy(target)
    for side in side_files(target):
        files.remove(side)
