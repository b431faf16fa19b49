"""The connection to the file: settings that survive a power cut, one transaction per change (SPEC §4).

Settings and the reasons: ``journal_mode=DELETE`` works on office network shares; ``synchronous=EXTRA`` also syncs
the folder, so that no acknowledged change is lost; readers open read-write with ``query_only``, because a journal
left by a crash can only be rolled back by someone who may write.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kontrak.errors import AccessError, DataError, reason
from kontrak.store.header import APPLICATION_ID, refuse_super_journal
from kontrak.store.shape import refuse_wrong_schema
from kontrak.versions import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLDEST_SQLITE = (3, 37, 0)
BUSY_SECONDS = 5.0
FILE_MODE = 0o660
EMPTY_HINT = (
    "Berkas 0 byte tidak dibuat oleh kontrak dan mungkin kehilangan isinya; kembalikan dari cadangan: kontrak pulihkan "
    "CADANGAN. Bila memang belum pernah dipakai, hapus berkas itu dahulu."
)
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
    file was checked and held. ``proved`` are the fingerprints (year, part) that held in the transaction that is open.
    """

    __slots__ = ("connection", "path", "proved", "warnings", "whole")

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self.proved: set[tuple[int, str]] = set()
        self.warnings: list[str] = []
        self.whole = False


@contextmanager
def immediate(connection: sqlite3.Connection) -> Iterator[None]:
    """One change, all or nothing: ``BEGIN IMMEDIATE`` … ``COMMIT``; rolled back whatever goes wrong, Ctrl-C too."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def transaction(store: Store) -> Iterator[None]:
    """One change of an open file, as ``immediate``.

    Raises AccessError when the change is written and only the last step, that of the folder, failed: it then stands
    in the file, but a power cut at this moment could take it back.
    """
    try:
        with immediate(store.connection):
            store.proved.clear()
            yield
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
    """Connect with our settings. A reader of a file that it may not write connects read-only.

    Raises SealError, before SQLite sees the file, when its journal names another one.
    """
    refuse_super_journal(path)
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


def check_identity(connection: sqlite3.Connection, path: Path, *, inspect: bool = False) -> int:
    """Return the schema version of the file, whose schema is exactly that of the version (``inspect``: see ``shape``).

    Raises DataError when it is empty, foreign or newer, SchemaError when its schema is none of ours.
    """
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        if connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()[0] == 0:
            raise DataError(f"Berkas data {path} masih kosong.", EMPTY_HINT)
        raise foreign(path)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA_VERSION:
        raise newer(path, version)
    refuse_wrong_schema(connection, path, version, inspect=inspect)
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
    """Make an empty file that only the owner and, where the umask lets it, the group may use; say whether it is new.

    Raises AccessError when the folder cannot be written.
    """
    from kontrak.files import create

    try:
        create(path, mode=FILE_MODE)
    except FileExistsError:
        return False
    except OSError as error:
        raise AccessError(f"Berkas {path} tidak dapat dibuat ({reason(error)}).", "Periksa izin foldernya.") from None
    return True


def _uri(path: Path, mode: str) -> str:
    """The file as SQLite's URI; a network share (``//server/share``) and ``?`` in a name included."""
    text = path.absolute().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file://{'' if text.startswith('/') else '/'}{text}?mode={mode}"
