"""Two files side by side: how far their logs are the same, and what only one of them holds (SPEC §5 pulihkan)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from kontrak.errors import DataError, SealError
from kontrak.named import NamedTuple
from kontrak.store.connection import Store, check_identity, connect
from kontrak.store.events import read_events
from kontrak.store.faults import translated
from kontrak.store.log import head
from kontrak.store.seal import chain_problem

if TYPE_CHECKING:
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
