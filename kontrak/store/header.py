"""The first bytes of a file and its journal: ours, empty, damaged or somebody else's, told before SQLite touches it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kontrak.errors import AccessError, DataError, SealError, reason
from kontrak.named import NamedTuple
from kontrak.store.faults import damaged

if TYPE_CHECKING:
    from pathlib import Path

_JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
"""What a journal begins with, and what stands at its end only behind the name of a super-journal."""


def journal_of(path: Path) -> Path:
    """The rollback journal that SQLite keeps beside a file during a change."""
    return path.with_name(f"{path.name}-journal")


def names_super_journal(path: Path) -> bool:
    """Whether the journal of a file names a super-journal, or is no plain file. Raises OSError when unreadable.

    A journal may end with the name of a *super-journal*, the file that ties together changes of several databases.
    SQLite deletes that file once it has rolled the journal back, whatever file it is. kontrak changes one file at a
    time and never writes such a name, so a journal that has one was made by somebody else.
    """
    journal = journal_of(path)
    if not journal.exists():
        return False
    if not journal.is_file():
        return True
    with journal.open("rb") as file:
        if file.seek(0, os.SEEK_END) < len(_JOURNAL_MAGIC):
            return False
        file.seek(-len(_JOURNAL_MAGIC), os.SEEK_END)
        return file.read() == _JOURNAL_MAGIC


def refuse_super_journal(path: Path) -> None:
    """Raise SealError when the journal of a file names another file; nothing may then open or copy the two."""
    if names_super_journal(path):
        journal = journal_of(path)
        fault = "menunjuk ke berkas lain, yang akan dihapus SQLite" if journal.is_file() else "bukan berkas biasa"
        raise SealError(
            f"Berkas data {path} tidak dibuka: jurnal {journal} {fault}. "
            "kontrak tidak pernah menulis jurnal seperti itu.",
            f"Pindahkan {journal.name} ke folder lain, lalu periksa dengan: kontrak segel; "
            "bila perlu pulihkan dari cadangan: kontrak pulihkan CADANGAN.db",
        )


APPLICATION_ID = 0x4B4E5452
"""``KNTR``, in the header of every file of ours."""

MAGIC = b"SQLite format 3\0"
MOST_BYTES = 8_000_000_000
"""More than twenty years of the largest regency with all its bidang; a larger file is mostly hole."""
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

    Where a crash has left a journal, what they will say once it is rolled back: the first page may be half written.
    Raises DataError for a folder or a device, SealError where a file of ours has lost its beginning or a journal names
    another file, AccessError when it may not be read.
    """
    try:
        refuse_super_journal(path)
        if path.is_dir():
            raise DataError(f"{path} adalah folder, bukan berkas data.", "Sebutkan berkasnya dengan --db.")
        if path.exists() and not path.is_file():
            raise DataError(f"{path} bukan berkas biasa.", "Sebutkan berkas data yang benar dengan --db.")
        start = _read_start(path)
        if path.stat().st_size > MOST_BYTES:  # neither copied, as a backup and a look behind a journal do, nor checked
            if _is_ours(start):
                raise _swollen(path)
        elif not _is_ours(start) and journal_of(path).exists():
            start = _after_rollback(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise AccessError(f"Berkas data {path} tidak dapat dibaca ({reason(error)}).", "Periksa izinnya.") from None
    return _judge(path, start)


def _swollen(path: Path) -> SealError:
    size = path.stat().st_size // 1_000_000_000
    return SealError(
        f"Berkas data {path} berukuran {size} GB, jauh melebihi yang ditulis kontrak; isinya tidak dibaca.",
        "Pulihkan dari cadangan: kontrak pulihkan CADANGAN.db",
    )


def _read_start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_SIZE)


def _is_ours(start: bytes) -> bool:
    return start.startswith(MAGIC) and start[_APPLICATION_ID] == APPLICATION_ID.to_bytes(4, "big")


def _after_rollback(path: Path) -> bytes:
    """The beginning that the file will have, found on a copy: it may be somebody else's, and then stays untouched."""
    import shutil
    import sqlite3
    import tempfile
    from contextlib import closing, suppress
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "salinan.db"
        shutil.copyfile(path, copy)
        shutil.copyfile(journal_of(path), journal_of(copy))
        with closing(sqlite3.connect(copy)) as connection, suppress(sqlite3.Error):
            connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
        return _read_start(copy)


def _judge(path: Path, start: bytes) -> Header:
    if start.startswith(MAGIC) and len(start) < _SIZE:
        raise damaged(path)
    if not start.startswith(MAGIC) and start[_APPLICATION_ID] == APPLICATION_ID.to_bytes(4, "big"):
        raise damaged(path)
    return Header(len(start), _is_ours(start), int.from_bytes(start[_USER_VERSION], "big"))


def standing_header(path: Path) -> Header:
    """Return what a file says as it stands, its journal left alone. Raises as ``read_header``, OSError too."""
    return _judge(path, _read_start(path))
