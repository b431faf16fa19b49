"""SQLite's faults as sentences that a user can act on (SPEC §5, exit codes 3 and 4)."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from kontrak.errors import AccessError, KontrakError, SealError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

P = ParamSpec("P")
T = TypeVar("T")

_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")
_ACCESS = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")
_FULL = ("SQLITE_FULL", "SQLITE_IOERR")
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT")
_DAMAGED_WORDS = ("malformed", "no such table", "no such column", "has no column", "Could not decode")


def damaged(path: Path) -> SealError:
    """The error for a file that was ours and cannot be read any more."""
    return SealError(
        f"Berkas data {path} rusak atau tidak terbaca.", "Pulihkan dari cadangan: kontrak pulihkan CADANGAN.db"
    )


def readable(load: Callable[P, T]) -> Callable[P, T]:
    """Decorate a function that reads the tables: a text that is no date, number or code there was put in by hand."""

    @wraps(load)
    def checked(*words: P.args, **named: P.kwargs) -> T:
        try:
            return load(*words, **named)
        except (ValueError, ArithmeticError) as error:
            raise altered() from error

    return checked


def altered() -> SealError:
    """The error for tables that do not hold what the program wrote."""
    return SealError(
        "Isi berkas data rusak atau telah diubah di luar program ini.",
        "Periksa dengan: kontrak segel; pulihkan dari cadangan dengan: kontrak pulihkan CADANGAN.db",
    )


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn a fault of SQLite inside the block into one of ours; a mistake in our own SQL stays what it is."""
    try:
        yield
    except sqlite3.Error as error:
        ours = translate(error, path)
        if ours is None:
            raise
        raise ours from error


def translate(error: sqlite3.Error, path: Path) -> KontrakError | None:
    """The error of ours for a fault of SQLite, None when it is a mistake of the program."""
    name = getattr(error, "sqlite_errorname", None) or ""
    if name.startswith(_BUSY):
        return AccessError(
            f"Berkas data {path} sedang dipakai program lain.", "Tunggu sebentar atau tutup program itu, lalu ulangi."
        )
    if name.startswith(_ACCESS):
        return AccessError(f"Berkas data {path} tidak dapat ditulis.", "Periksa izin berkas dan foldernya.")
    if name.startswith(_FULL):
        return AccessError(
            f"Berkas data {path} gagal dibaca atau ditulis: disk penuh atau bermasalah; tidak ada yang berubah.",
            "Kosongkan ruang disk atau periksa sambungan ke folder itu, lalu ulangi.",
        )
    if name.startswith(_DAMAGED):
        return damaged(path)
    if any(words in str(error) for words in _DAMAGED_WORDS):
        return altered()
    return None
