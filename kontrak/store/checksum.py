"""The checksum of rows that fingerprints and stored summaries carry (SPEC §4)."""

from __future__ import annotations

from marshal import dumps
from typing import Any
from zlib import crc32


def fingerprint(rows: Any) -> int:
    """The CRC-32 of rows (lists and tuples) of texts, whole numbers and None.

    Version 0 of ``marshal`` writes those alike in every Python: no references, no interned texts.
    """
    return crc32(dumps(rows, 0))
