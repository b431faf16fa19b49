"""The first bytes of a file: ours, empty, damaged or somebody else's, told without letting SQLite touch it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kontrak.errors import AccessError, DataError
from kontrak.store.faults import damaged, reason
from kontrak.store.schema import APPLICATION_ID

if TYPE_CHECKING:
    from pathlib import Path

MAGIC = b"SQLite format 3\0"
_SIZE = 100
_USER_VERSION = slice(60, 64)
_APPLICATION_ID = slice(68, 72)


class Header(NamedTuple):
    """What the header says; ``panjang`` 0 is an empty file."""

    panjang: int
    ours: bool = False
    user_version: int = 0

    @property
    def kosong(self) -> bool:
        """Whether nothing was written to it yet."""
        return self.panjang == 0


def read_header(path: Path) -> Header | None:
    """Return what the first 100 bytes say, None when there is no file.

    Raises DataError for a folder or a device, SealError where a file of ours has lost its beginning, AccessError when
    it may not be read.
    """
    try:
        if path.is_dir():
            raise DataError(f"{path} adalah folder, bukan berkas data.", "Sebutkan berkasnya dengan --db.")
        if path.exists() and not path.is_file():
            raise DataError(f"{path} bukan berkas biasa.", "Sebutkan berkas data yang benar dengan --db.")
        with path.open("rb") as file:
            start = file.read(_SIZE)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise AccessError(f"Berkas data {path} tidak dapat dibaca ({reason(error)}).", "Periksa izinnya.") from None
    return _judge(path, start)


def _judge(path: Path, start: bytes) -> Header:
    ours = start[_APPLICATION_ID] == APPLICATION_ID.to_bytes(4, "big")
    if start.startswith(MAGIC):
        if len(start) < _SIZE:
            raise damaged(path)
        return Header(len(start), ours, int.from_bytes(start[_USER_VERSION], "big"))
    if ours:
        raise damaged(path)
    if not start.strip(b"\0") and journal_of(path).exists():
        # A crash while the file was begun: the journal takes it back to empty.
        return Header(0)
    return Header(len(start))


def journal_of(path: Path) -> Path:
    """The rollback journal that SQLite keeps beside a file during a change."""
    return path.with_name(f"{path.name}-journal")
