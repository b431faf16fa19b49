"""Where the log stands: its seal, now or as of an earlier event (SPEC §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.segel import NO_HASH, Segel

if TYPE_CHECKING:
    from kontrak.store.connection import Store


def head(store: Store, upto: int | None = None) -> Segel:
    """Return the seal of the file, or as it was at event ``upto``; ``0-000000000000`` before any event."""
    row = store.connection.execute(
        "SELECT nomor, segel, waktu FROM riwayat WHERE nomor <= ? ORDER BY nomor DESC LIMIT 1", (limit(upto),)
    ).fetchone()
    return Segel(*row) if row else Segel(0, NO_HASH, "")


def limit(upto: int | None) -> int:
    """The highest event number to look at: everything when there is no ``upto``."""
    return (1 << 62) if upto is None else upto
