"""What reading a damaged zip raises: every reader of a workbook or document from outside answers these alike."""

from __future__ import annotations

import struct
import zlib
from zipfile import BadZipFile

try:
    from lzma import LZMAError
except ImportError:  # a Python built without it reads no such zip either

    class LZMAError(Exception):  # type: ignore[no-redef]
        """Never raised here."""


ZIP_FAULTS = (
    *(BadZipFile, zlib.error, LZMAError, struct.error, EOFError, OSError, ValueError),
    LookupError,  # a part that is not there
    RuntimeError,  # one with a password, or packed in a way that nobody knows
)
