"""Where the log stands: its seal, now or as of an earlier event (SPEC §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kontrak.store.connection import Store

NO_HASH = "0" * 64
"""``sebelum`` of the first event."""

SHOWN = 12
"""Characters of the hash in a printed seal."""


class Segel(NamedTuple):
    """The seal: number, hash and time of the latest event; 0, zeros and "" before any. Printed ``128-1a2b3c4d5e6f``."""

    nomor: int
    hash: str
    waktu: str

    def __str__(self) -> str:
        return f"{self.nomor}-{self.hash[:SHOWN]}"


def head(store: Store, batas: int | None = None) -> Segel:
    """Return the seal of the file, or as it was at event ``batas``; ``0-000000000000`` before any event."""
    row = store.connection.execute(
        "SELECT nomor, segel, waktu FROM riwayat WHERE nomor <= ? ORDER BY nomor DESC LIMIT 1", (limit(batas),)
    ).fetchone()
    return Segel(*row) if row else Segel(0, NO_HASH, "")


def limit(batas: int | None) -> int:
    """The highest event number to look at: everything when there is no ``batas``."""
    return (1 << 62) if batas is None else batas
