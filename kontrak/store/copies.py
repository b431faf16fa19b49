"""Copies of the file in the making: beside their target, checked, and nothing left of them that was not moved on.

A copy is made by SQLite's backup API into a temporary file in the folder of its target, checked, synced to the disk
and only then given its name, so that a half copy never carries one.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kontrak import files
from kontrak.errors import SealError
from kontrak.store.connection import FILE_MODE, connect
from kontrak.store.faults import translated
from kontrak.store.log import head
from kontrak.store.seal import chain_problem, check_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kontrak.model.segel import Segel
    from kontrak.store.connection import Store

_SIDE_FILES = ("-journal", "-wal", "-shm")


@contextmanager
def copy_beside(source: sqlite3.Connection, target: Path) -> Iterator[Path]:
    """Copy the open file into a temporary one in the target's folder, synced; removed when it was not moved on."""
    with files.draft_beside(target, mode=FILE_MODE) as copy:
        try:
            into = sqlite3.connect(copy)
            try:
                # A lock of our own first: the backup API would wait for a busy file without end.
                source.execute("BEGIN")
                source.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
                source.backup(into)
            finally:
                if source.in_transaction:
                    source.execute("ROLLBACK")
                into.close()
            files.sync(copy)
            yield copy
        finally:
            for leftover in side_files(copy):
                files.remove(leftover)


def check_log(store: Store) -> Segel:
    """Return the seal of a copy whose pages and chain hold. Raises SealError for one whose do not."""
    refuse_unsound(check_pages(store) or [problem for problem in (chain_problem(store),) if problem])
    return head(store)


def refuse_unsound(problems: Sequence[str]) -> None:
    """Raise SealError when something is wrong with a copy."""
    if problems:
        raise SealError(f"Cadangan tidak utuh: {problems[0]}", "Pakai cadangan lain, atau periksa disknya.")


def free_name(path: Path, word: str) -> Path:
    """A name beside the file that is not taken: ``kontrak.WORD.db``, ``kontrak.WORD-2.db``, …"""
    number = 1
    while True:
        ending = "" if number == 1 else f"-{number}"
        free = path.with_name(f"{path.stem}.{word}{ending}{path.suffix}")
        if not free.exists():
            return free
        number += 1


def refuse_busy(target: Path) -> None:
    """Raise AccessError when another program uses the file; a journal left by a crash is rolled back."""
    try:
        with translated(target):
            connection = connect(target, write=True)
            try:
                connection.execute("BEGIN EXCLUSIVE")
                connection.execute("ROLLBACK")
            finally:
                connection.close()
    except SealError:
        return  # damaged: nobody can be using it


def side_files(path: Path) -> tuple[Path, ...]:
    """What SQLite may keep beside a file."""
    return tuple(path.with_name(path.name + ending) for ending in _SIDE_FILES)


@contextmanager
def told_of(target: Path) -> Iterator[None]:
    """Say what goes wrong inside the block of this file."""
    with translated(target), files.refusals(target):
        yield
