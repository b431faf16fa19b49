"""The rollback journal beside a file, looked at before SQLite is let near it.

A journal may end with the name of a *super-journal*, the file that ties together changes of several databases. SQLite
deletes that file once it has rolled the journal back, whatever file it is. kontrak changes one file at a time and
never writes such a name, so a journal that has one was made by somebody else.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from kontrak.errors import SealError

if TYPE_CHECKING:
    from pathlib import Path

_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
"""What a journal begins with, and what stands at its end only behind the name of a super-journal."""


def journal_of(path: Path) -> Path:
    """The rollback journal that SQLite keeps beside a file during a change."""
    return path.with_name(f"{path.name}-journal")


def names_super_journal(path: Path) -> bool:
    """Whether the journal of a file names a super-journal, or is no plain file. Raises OSError when unreadable."""
    journal = journal_of(path)
    if not journal.exists():
        return False
    if not journal.is_file():
        return True
    with journal.open("rb") as file:
        if file.seek(0, os.SEEK_END) < len(_MAGIC):
            return False
        file.seek(-len(_MAGIC), os.SEEK_END)
        return file.read() == _MAGIC


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
