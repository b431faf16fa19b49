"""What can go wrong, what it says and which exit code it has (SPEC §5); the one place that prints it.

    KontrakError
    ├── DataError      1  the data or a file is at fault
    ├── UsageError     2  wrong use, seen without opening a file
    ├── SealError      3  the seal does not hold, is of another file, or the database is damaged
    └── AccessError    4  the file is busy or cannot be written

70 (an unexpected fault) and 130 (interrupted) are given by ``kontrak.cli.app.main`` alone.
"""

from __future__ import annotations

import errno
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

EXIT_UNEXPECTED = 70
EXIT_INTERRUPTED = 130
LONGEST_QUOTE = 80

_REFUSALS = {
    errno.EACCES: "tidak diizinkan",
    errno.EPERM: "tidak diizinkan",
    errno.EROFS: "hanya boleh dibaca",
    errno.ENOSPC: "disk penuh",
    errno.EDQUOT: "jatah disk habis",
    errno.EFBIG: "berkasnya melebihi batas disk",
    errno.EIO: "disk bermasalah",
    errno.EBUSY: "sedang terbuka di program lain",
    errno.ETXTBSY: "sedang terbuka di program lain",
}
_WRONG_NAMES = {
    errno.ENOTDIR: "sebagian dari alamat itu adalah berkas, bukan folder",
    errno.EISDIR: "nama itu adalah folder",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.ELOOP: "tautannya berputar",
    errno.EINVAL: "namanya tidak diterima disk ini",
    errno.ENOENT: "folder atau berkas itu tidak ada",
}
_HELD_OPEN = (32, 33)
"""Windows' own numbers for a file that another program holds open or locked; Python calls both EACCES."""


class KontrakError(Exception):
    """A fault that a user can act on: one Indonesian sentence and, where there is one, the way to mend it."""

    exit_code = 1

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class DataError(KontrakError):
    """The data or a file is at fault: unknown code, refused value, missing, foreign or newer file."""

    exit_code = 1


class UsageError(KontrakError):
    """Wrong use that needs no file to be seen: clashing options, month 13, form of a seal."""

    exit_code = 2


class SealError(KontrakError):
    """The seal does not hold, is not of this file, or the database is damaged."""

    exit_code = 3


class AccessError(KontrakError):
    """The file is busy, read-only, or its disk is full."""

    exit_code = 4


def reason(error: OSError) -> str:
    """Why the system refused, in a few words."""
    if is_busy(error):
        return _REFUSALS[errno.EBUSY]
    return (_REFUSALS | _WRONG_NAMES).get(error.errno or 0, f"galat sistem {error.errno}")


def is_refusal(error: OSError) -> bool:
    """Whether the disk or its rights refused."""
    return error.errno in _REFUSALS


def is_busy(error: OSError) -> bool:
    """Whether another program holds the file open."""
    return error.errno in (errno.EBUSY, errno.ETXTBSY) or getattr(error, "winerror", None) in _HELD_OPEN


def is_wrong_name(error: OSError) -> bool:
    """Whether the name of the file is at fault."""
    return error.errno in _WRONG_NAMES


def print_error(error: KontrakError) -> None:
    """Write the sentence and its hint to standard error."""
    print(f"Galat: {visible(error.message)}", file=sys.stderr)
    if error.hint:
        print(f"Saran: {visible(error.hint)}", file=sys.stderr)


def print_warning(message: str) -> None:
    """Write a warning to standard error."""
    print(f"Peringatan: {visible(message)}", file=sys.stderr)


def print_warnings(messages: Iterable[str]) -> None:
    """Write each of them to standard error."""
    for message in messages:
        print_warning(message)


def print_done(message: str) -> None:
    """Tell on standard error what was done; names of files are shown, not obeyed."""
    print(visible(message), file=sys.stderr)


def has_controls(text: str) -> bool:
    """Whether a text has control characters, which a terminal would obey; line feeds and tabs are none here."""
    return not text.isprintable() and any(map(_is_control, text))


def visible(text: str) -> str:
    """Show control characters instead of sending them to the terminal: messages quote what files and people say."""
    if not has_controls(text):
        return text
    return "".join(f"\\x{ord(char):02x}" if _is_control(char) else char for char in text)


def brief(text: str) -> str:
    """The text up to 80 characters: what is quoted in a message may be a whole file in one cell."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"


def _is_control(char: str) -> bool:
    return char not in "\n\t" and (char < " " or "\x7f" <= char <= "\x9f")
