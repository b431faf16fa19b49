"""Where the log stands: its seal, now or as of an earlier event (SPEC §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.segel import NO_HASH, Segel

if TYPE_CHECKING:
    from kontrak.store.connection import Store


def head(store: Store, batas: int | None = None) -> Segel:
    """Return the seal of the file, or as it was at event ``batas``; ``0-000000000000`` before any event."""
    row = store.connection.execute(
        "SELECT nomor, segel, waktu FROM riwayat WHERE nomor <= ? ORDER BY nomor DESC LIMIT 1", (limit(batas),)
    ).fetchone()
    return Segel(*row) if row else Segel(0, NO_HASH, "")


def limit(batas: int | None) -> int:
    """The highest event number to look at: everything when there is no ``batas``."""
    return (1 << 62) if batas is None else batas
