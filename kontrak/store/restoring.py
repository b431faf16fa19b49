"""Put a backup in the place of the file, in one step (SPEC §5 pulihkan)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from kontrak import files
from kontrak.errors import DataError, SealError
from kontrak.named import NamedTuple
from kontrak.store.backup import (
    check_log,
    copy_beside,
    free_name,
    migrate,
    refuse_busy,
    refuse_unsound,
    side_files,
    told_of,
)
from kontrak.store.connection import Store, check_identity, check_sqlite, connect, foreign
from kontrak.store.events import read_events
from kontrak.store.faults import translated
from kontrak.store.header import names_super_journal, read_header, standing_header
from kontrak.store.log import head
from kontrak.store.seal import chain_problem, check
from kontrak.versions import SCHEMA_VERSION

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from kontrak.model.segel import Segel
    from kontrak.store.events import Peristiwa


class Comparison(NamedTuple):
    """A backup against the file that it is to replace.

    ``kepala`` is the seal of the replaced file, None where it is missing, empty or unreadable: then it has no chain.
    ``hilang`` are its events that the backup does not have, ``baru`` counts those that only the backup has.
    """

    kepala: Segel | None = None
    hilang: tuple[Peristiwa, ...] = ()
    baru: int = 0

    @property
    def sama(self) -> bool:
        """Whether both logs are the same."""
        return self.kepala is not None and not self.hilang and not self.baru

    @property
    def bercabang(self) -> bool:
        """Whether each holds events that the other does not."""
        return bool(self.hilang) and self.baru > 0


def compare(backup: Path, target: Path) -> Comparison:
    """Compare the log of a backup that holds with that of the file in its place. Raises AccessError when it is busy."""
    if not target.is_file() or not target.stat().st_size:
        return Comparison()
    try:
        with translated(target), closing(connect(target, write=False)) as theirs:
            check_identity(theirs, target)
            old = Store(target, theirs)
            if not head(old).nomor or chain_problem(old):
                return Comparison()
            with closing(connect(backup, write=False)) as ours:
                return _compare(Store(backup, ours), old)
    except (SealError, DataError, sqlite3.Error, OSError, UnicodeDecodeError):
        return Comparison()


def _compare(new: Store, old: Store) -> Comparison:
    mine = dict(new.connection.execute("SELECT nomor, segel FROM riwayat"))
    common = 0
    for event in read_events(old):
        if mine.get(event.nomor) != event.segel:
            break
        common = event.nomor
    return Comparison(head(old), tuple(read_events(old, sesudah=common)), len(mine) - common)


CHOOSE = "Sebutkan berkas yang dibuat dengan kontrak cadangkan."


Finish = Callable[[Store, Comparison, "Path | None"], None]
"""Judges the copy, by how the two logs compare and the name that the replaced file will have, and appends to it."""


class Restored(NamedTuple):
    """What a restore did: the seal that holds now, and where the replaced file is kept (None: there was none).

    ``dibanding`` says how its log compared with the backup's; ``peringatan`` are warnings of what was appended.
    """

    segel: Segel
    disimpan: Path | None
    dibanding: Comparison = Comparison()
    peringatan: tuple[str, ...] = ()


def restore(source: Path, target: Path, *, waktu: datetime, finish: Finish | None = None) -> Restored:
    """Put a backup in the place of the file; the replaced one stays beside it under a dated name.

    All is done on a copy that takes the place of the file last, in one step: a backup of an older release is migrated,
    everything is checked, and ``finish`` judges it, with how the two logs compare and the name that the replaced file
    will have, and appends what is to be recorded. So after a crash there stands the file as it was, or the restored
    one with its event. Raises DataError for a backup that is missing, foreign or newer, or a target that is somebody
    else's file; SealError for a backup that does not hold; AccessError when the file is in use or cannot be written.
    """
    check_sqlite()
    _refuse_wrong_files(source, target)
    with translated(source), closing(connect(source, write=False)) as connection:
        check_identity(connection, source)
        with told_of(target), copy_beside(connection, target) as copy:
            kept = free_name(target, f"diganti-{waktu:%Y-%m-%d-%H%M%S}") if target.exists() else None
            done = _made_ready(copy, target, kept, finish)
            files.sync(copy)
            if kept is None:
                files.put_in_place(copy, target, replace=False)
            else:
                _exchange(copy, target, kept)
            files.sync_folder(target)
    return done


def _made_ready(copy: Path, target: Path, kept: Path | None, finish: Finish | None) -> Restored:
    """Let the copy become what will stand in the place of the file."""
    with closing(connect(copy, write=True)) as connection:
        store = Store(copy, connection)
        older = check_identity(connection, copy) < SCHEMA_VERSION
        if older:  # its tables are made anew by the migration
            check_log(store)
        else:
            refuse_unsound(check(store))
        found = compare(copy, target)
        if older:
            migrate(copy, connection, keep=False)
            refuse_unsound(check(store))
        if finish:
            finish(store, found, kept)
        return Restored(head(store), kept, found, tuple(store.warnings))


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


def _exchange(copy: Path, target: Path, kept: Path) -> None:
    """Put the copy in the place of the file, which is kept under another name with its journal.

    The file must not be in use. Where the exchange fails, everything is as it was.
    """
    refuse_busy(target)
    moved: list[tuple[Path, Path]] = []
    try:
        with files.kept_as(target, kept):
            for side, kept_side in zip(side_files(target), side_files(kept), strict=True):
                if side.exists():
                    side.replace(kept_side)
                    moved.append((side, kept_side))
            files.put_in_place(copy, target, replace=True)
    except BaseException:
        for side, kept_side in moved:
            kept_side.replace(side)
        raise
