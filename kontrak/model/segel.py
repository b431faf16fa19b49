"""Where the log stands: number, hash and time of its latest event, as it is printed and typed back (SPEC §4)."""

from __future__ import annotations

from kontrak.named import NamedTuple

NO_HASH = "0" * 64
"""``sebelum`` of the first event."""

SHOWN = 32
"""Characters of the hash in a printed seal: 128 bits, which nobody can make fit two histories."""

SHORT = 12
"""Those of a seal that an older release printed: recognised, and no proof against intent."""

EXAMPLE = "128-1a2b-3c4d-5e6f-7a8b-9c0d-1e2f-3a4b-5c6d"

_GROUP = 4

PRINTED = r"\b[0-9]+(?:-[0-9a-f]{4}){8}(?:(?:-[0-9a-f]{4}){8})?\b"
"""The pattern of a printed seal in a text, of 32 characters or all 64: a line may end between groups, never in one."""


def grouped(digits: str) -> str:
    """Hexadecimal digits in groups of four, so that eyes and fingers find their place."""
    return "-".join(digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP))


class Segel(NamedTuple):
    """The seal: number, hash and time of the latest event; 0, zeros and "" before any. Printed like ``EXAMPLE``."""

    nomor: int
    hash: str
    waktu: str

    def __str__(self) -> str:
        return f"{self.nomor}-{grouped(self.hash[:SHOWN])}"

    @property
    def lengkap(self) -> str:
        """Number and whole hash, ungrouped."""
        return f"{self.nomor}-{self.hash}"

    @property
    def tercetak_lengkap(self) -> str:
        """Number and whole hash in groups, for a paper that is to prove the file."""
        return f"{self.nomor}-{grouped(self.hash)}"

    @property
    def pendek(self) -> str:
        """Number and the beginning of the hash, for names of files; it proves nothing."""
        return f"{self.nomor}-{self.hash[:SHORT]}"
