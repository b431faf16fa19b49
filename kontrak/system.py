"""What differs between operating systems, asked in one place."""

from __future__ import annotations

import re
import sys
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING

from kontrak.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

_FORBIDDEN = '<>:"|?*'
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{name}{n}" for name in ("COM", "LPT") for n in range(1, 10))}


def on_windows() -> bool:
    """Whether this is Windows; asked anew each time, so that a test can pretend it."""
    platform: str = sys.platform  # a plain text: type checkers would drop the branches of the other systems
    return platform == "win32"


def as_word(text: str) -> str:
    """Return a text as one word of a command line: in double quotes, which every shell takes, where it needs any."""
    return text if re.fullmatch(r"[\w.,:/\\@%+=~-]+", text) else '"' + text.replace('"', '\\"') + '"'


def check_name(path: Path) -> None:
    """Refuse what Windows would take for something else than a file: another drive, a stream (``a:b.md``), a device.

    Judged by the words alone. Raises DataError; on other systems every name is one.
    """
    if not on_windows():
        return
    named = PureWindowsPath(str(path))
    if named.drive.endswith(":") and not named.root:
        rest = str(named)[2:]
        raise DataError(
            f"{path} menyebut drive {named.drive} tanpa folder.",
            f"Tulis {named.drive}\\{rest} bila drive itu yang dimaksud; nama berkas tidak memuat titik dua.",
        )
    for part in named.parts[1:] if named.anchor else named.parts:
        if wrong := next((char for char in part if char in _FORBIDDEN or char < " "), None):
            raise DataError(
                f"{path} tidak dapat menjadi nama berkas di Windows: ada tanda {wrong} di dalamnya.",
                f"Hindari tanda {' '.join(_FORBIDDEN)} dalam nama.",
            )
        if part.partition(".")[0].rstrip().upper() in _DEVICES:
            raise DataError(f"{path}: nama {part} dipakai Windows untuk sebuah alat.", "Pilih nama lain.")
