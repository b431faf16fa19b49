"""Open the file: settings that survive a power cut, one transaction per change, plain sentences for faults (SPEC §4).

Settings and the reasons: ``journal_mode=DELETE`` works on office network shares; ``synchronous=EXTRA`` also syncs
the folder, so that no acknowledged change is lost; readers open read-write with ``query_only``, because a journal
left by a crash can only be rolled back by someone who may write.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from kontrak.errors import AccessError, DataError, KontrakError, reason
from kontrak.store.faults import damaged, translated
from kontrak.store.header import APPLICATION_ID, SCHEMA_VERSION, Header, read_header

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLDEST_SQLITE = (3, 37, 0)
BUSY_SECONDS = 5.0
FILE_MODE = 0o660
BEGIN_HINT = "Mulai dengan mengimpor kontrak: kontrak impor contracts.yaml; atau sebutkan berkasnya dengan --db."

_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)
WRITER_SETTINGS = ("PRAGMA journal_mode = DELETE", "PRAGMA synchronous = EXTRA")
"""What an acknowledged change owes its life to; ``tests/tahan`` shows what happens with less."""


class Store:
    """An open file.

    ``warnings`` collects Indonesian sentences for the user (a clock that is behind); ``whole`` is set once the whole
    file was checked and held.
    """

    __slots__ = ("connection", "path", "warnings", "whole")

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self.warnings: list[str] = []
        self.whole = False


@contextmanager
def open_store(path: Path, *, write: bool = False, create: bool = False) -> Iterator[Store]:
    """Open the file for reading, or for writing with ``write``; ``create`` begins a new one where there is none.

    An older file is backed up and migrated. Raises DataError for a missing, foreign or newer file, SealError for a
    damaged one, AccessError for a busy or unwritable one; sqlite faults inside the block come out the same way.
    """
    check_sqlite()
    with translated(path):
        header = _inspect(path, create=create)
        connection = connect(path, write=write or create)
        try:
            if create and not header.ours:
                _create(connection)
            version = check_identity(connection, path)
            if version < SCHEMA_VERSION:
                connection.close()
                connection = _migrate_and_reopen(path, write=write or create)
            store = Store(path, connection)
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


def _is_damaged(store: Store) -> bool:
    from kontrak.store.seal import check

    if store.connection.in_transaction:
        store.connection.execute("ROLLBACK")
    try:
        return bool(check(store))
    except sqlite3.Error:
        return True


@contextmanager
def transaction(store: Store) -> Iterator[None]:
    """One change, all or nothing: ``BEGIN IMMEDIATE`` … ``COMMIT``; rolled back whatever goes wrong, Ctrl-C too.

    Raises AccessError when the change is written and only the last step, that of the folder, failed: it then stands
    in the file, but a power cut at this moment could take it back.
    """
    store.connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        _commit(store)
    except BaseException:
        if store.connection.in_transaction:
            store.connection.execute("ROLLBACK")
        raise


def _commit(store: Store) -> None:
    try:
        store.connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", None) != "SQLITE_IOERR_DIR_FSYNC":
            raise
        raise AccessError(
            f"Perubahan sudah tertulis di {store.path}, tetapi disk gagal memastikannya.",
            "Periksa disknya, lalu lihat dengan kontrak riwayat apakah perubahan itu tetap ada.",
        ) from error


def check_sqlite() -> None:
    """Raise DataError when this Python's SQLite is older than STRICT tables."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        wanted = ".".join(map(str, OLDEST_SQLITE[:2]))
        raise DataError(
            f"SQLite {sqlite3.sqlite_version} pada komputer ini terlalu lama; diperlukan {wanted} atau lebih baru.",
            "Pasang Python yang lebih baru.",
        )


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """Connect with our settings. A reader of a file that it may not write connects read-only."""
    writable = os.access(path, os.W_OK)
    if write and not writable:
        raise AccessError(f"Berkas data {path} tidak boleh ditulis.", "Periksa izin berkas dan foldernya.")
    connection = sqlite3.connect(_uri(path, "rw" if writable else "ro"), uri=True, timeout=BUSY_SECONDS)
    connection.isolation_level = None
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
        if write:
            for setting in WRITER_SETTINGS:
                connection.execute(setting)
        else:
            connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def create_schema(connection: sqlite3.Connection) -> None:
    """Write the empty schema and the identity of the file; inside a transaction."""
    from kontrak.store.schema import statements

    for statement in statements():
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def check_identity(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema version of the file. Raises DataError when it is empty, foreign or newer."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        if connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()[0] == 0:
            raise DataError(f"Berkas data {path} masih kosong.", BEGIN_HINT)
        raise foreign(path)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA_VERSION:
        raise newer(path, version)
    return version


def foreign(path: Path) -> DataError:
    """The error for a file that is not ours."""
    return DataError(f"{path} bukan berkas data kontrak.", "Sebutkan berkas data yang benar dengan --db.")


def newer(path: Path, version: int) -> DataError:
    """The error for a file that a newer release has written."""
    return DataError(
        f"Berkas data {path} dibuat oleh kontrak yang lebih baru (skema {version}, di sini {SCHEMA_VERSION}).",
        "Perbarui program kontrak.",
    )


def make_file(path: Path) -> bool:
    """Make an empty file that only the owner and the group may use; return whether it was not there yet.

    Raises AccessError when the folder cannot be written.
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, FILE_MODE))
    except FileExistsError:
        return False
    except OSError as error:
        raise AccessError(f"Berkas {path} tidak dapat dibuat ({reason(error)}).", "Periksa izin foldernya.") from None
    with suppress(OSError):  # a file system without permissions, like that of a USB stick
        if path.stat().st_mode & stat.S_IRGRP:  # a umask that shuts the group out is meant so
            path.chmod(FILE_MODE)
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
        raise DataError(f"Berkas data {path} masih kosong.", BEGIN_HINT)
    if not header.ours and not header.kosong:
        raise foreign(path)
    return header


def _create(connection: sqlite3.Connection) -> None:
    """Begin the file, unless another first writer was faster."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()[0] == 0:
            create_schema(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _migrate_and_reopen(path: Path, *, write: bool) -> sqlite3.Connection:
    from kontrak.store.backup import migrate

    connection = connect(path, write=True)
    try:
        migrate(path, connection)
    finally:
        connection.close()
    return connect(path, write=write)


def _uri(path: Path, mode: str) -> str:
    """The file as SQLite's URI; a network share (``//server/share``) and ``?`` in a name included."""
    text = path.absolute().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file://{'' if text.startswith('/') else '/'}{text}?mode={mode}"
