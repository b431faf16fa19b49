"""What a table of the file is: a DDL and the one SELECT over the log that it follows from.

The same SELECT projects new events (``{riwayat}`` is then the slice of the new ones), rebuilds a file and verifies
it, so projection, migration and seal can never disagree. Tables are append-only: every row carries the number of
its event, "as of" is ``peristiwa <= :batas``, and what counts now is the last in order of event.
"""

from __future__ import annotations

from typing import NamedTuple


class Table(NamedTuple):
    """A table that follows from the events of some kinds.

    ``kunci`` is its primary key, which names a row in the messages of the seal; ``select`` gives the columns in the
    order of the DDL, each key once.
    """

    nama: str
    jenis: tuple[str, ...]
    kunci: tuple[str, ...]
    ddl: str
    select: str
    indeks: tuple[str, ...] = ()
