"""The seal: where the log stands, as it is printed on everything that is made of it (SPEC §4)."""

from __future__ import annotations

from typing import NamedTuple

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
