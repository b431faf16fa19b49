"""The checksum of rows that fingerprints and stored summaries carry; the hash of the log and schema (SPEC §4)."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from importlib import import_module
from marshal import dumps
from typing import Any
from zlib import crc32


def fingerprint(rows: Any) -> int:
    """The CRC-32 of rows (lists and tuples) of texts, whole numbers and None.

    Version 0 of ``marshal`` writes those alike in every Python: no references, no interned texts.
    """
    return crc32(dumps(rows, 0))


@cache
def sha256(*, many: bool = False) -> Any:
    """The constructor of a SHA-256, Python's own where it has one: loading OpenSSL for it costs a command 4 ms.

    For ``many`` it is OpenSSL's, which is ten times as fast.
    """
    for module in () if many else ("_sha2", "_sha256"):  # from 3.12 on, and before
        with suppress(ImportError):
            return import_module(module).sha256
    return import_module("hashlib").sha256
