"""Open the file: look before SQLite does, begin or migrate it, tell its damage from our mistakes (SPEC §4)."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from kontrak.errors import DataError, KontrakError
from kontrak.store.connection import (
    BEGIN_HINT,
    EMPTY_HINT,
    Store,
    check_identity,
    check_sqlite,
    connect,
    foreign,
    immediate,
    make_file,
    newer,
)
from kontrak.store.faults import damaged, translated
from kontrak.store.header import Header, read_header
from kontrak.versions import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


_OPENED: list[Path] = []


@contextmanager
def open_store(path: Path, *, write: bool = False, create: bool = False, inspect: bool = False) -> Iterator[Store]:
    """Open the file for reading, or for writing with ``write``; ``create`` begins a new one where there is none.

    An older file is backed up and migrated; ``inspect`` also lets in one that lacks guards of ours, to name what was
    done to it. Raises DataError for a missing, foreign or newer file, SealError for a damaged one, AccessError for a
    busy or unwritable one; sqlite faults inside the block come out the same way.
    """
    check_sqlite()
    with translated(path):
        header = _inspect(path, create=create)
        connection = connect(path, write=write or create)
        try:
            if create and not header.ours:
                _create(connection)
            version = check_identity(connection, path, inspect=inspect)
            if version < SCHEMA_VERSION:
                connection.close()
                connection = _migrate_and_reopen(path, write=write or create)
            store = Store(path, connection)
            _OPENED[:] = [path]
            with _damage_named(store):
                yield store
        finally:
            connection.close()


@contextmanager
def _damage_named(store: Store) -> Iterator[None]:
    """Blame the file, not the program, for a surprise inside the block when the seal does not hold.

    A damaged page can hold a date that is none or a name that is no UTF-8; nobody else may meet one there.
    """
    try:
        yield
    except (KontrakError, sqlite3.Error, OSError):
        raise
    except Exception as error:
        if _is_damaged(store):
            raise damaged(store.path) from error
        raise


def last_opened() -> Path | None:
    """The file that this process opened last, for who has to say whose fault an unforeseen error is."""
    return _OPENED[-1] if _OPENED else None


def _is_damaged(store: Store) -> bool:
    from kontrak.store.seal import check

    if store.connection.in_transaction:
        store.connection.execute("ROLLBACK")
    try:
        return bool(check(store))
    except sqlite3.Error:
        return True


def _inspect(path: Path, *, create: bool) -> Header:
    """Look at the file before SQLite does, so that a foreign one stays untouched byte for byte."""
    header = read_header(path)
    if header is None:
        if not create:
            raise DataError(f"Berkas data {path} tidak ada.", BEGIN_HINT)
        if not path.parent.is_dir():
            raise DataError(f"Folder {path.parent} tidak ada.", "Buat foldernya dahulu, atau sebutkan --db yang lain.")
        make_file(path)
        return Header(0)
    if header.ours and header.user_version > SCHEMA_VERSION:
        raise newer(path, header.user_version)
    if header.kosong and not create:
        raise DataError(f"Berkas data {path} masih kosong.", EMPTY_HINT)
    if not header.ours and not header.kosong:
        raise foreign(path)
    return header


def _create(connection: sqlite3.Connection) -> None:
    """Begin the file, unless another first writer was faster."""
    from kontrak.store.schema import create_schema

    with immediate(connection):
        if connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()[0] == 0:
            create_schema(connection)


def _migrate_and_reopen(path: Path, *, write: bool) -> sqlite3.Connection:
    from kontrak.store.backup import migrate

    with closing(connect(path, write=True)) as connection:
        migrate(path, connection)
    return connect(path, write=write)
