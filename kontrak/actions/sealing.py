"""Verify that a file is untouched, or that a printed seal belongs to it (SPEC §4, §5 segel)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kontrak.actions.recomputing import check_derived
from kontrak.store.events import read_events
from kontrak.store.log import head
from kontrak.store.opening import open_store
from kontrak.store.per import parse_seal
from kontrak.store.seal import check, check_evidence, find_seal
from kontrak.store.shape import SchemaError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kontrak.store.connection import Store
    from kontrak.store.events import Peristiwa


class PrintedSeal(NamedTuple):
    """A printed seal that was asked for: whether it is of this file, and the events recorded since."""

    segel: str
    milik: bool
    sesudah: tuple[Peristiwa, ...]


class SealResult(NamedTuple):
    """What the check found: ``segel`` is that of the file, ``peristiwa`` the number of its events.

    ``segel`` and ``peristiwa`` are None where the schema is none of ours, so that nothing was read;
    ``tercetak`` is None where no printed seal was asked for, or the file does not hold and nothing can be said of it;
    ``bukti`` says whether evidence files were checked, ``turunan`` that only what follows from the records is damaged
    (and perhaps evidence).
    """

    segel: str | None
    peristiwa: int | None
    masalah: tuple[str, ...]
    tercetak: PrintedSeal | None
    bukti: bool
    turunan: bool = False

    @property
    def utuh(self) -> bool:
        """Whether nothing is wrong, and the printed seal, if any, belongs to the file."""
        return not self.masalah and (self.tercetak is None or self.tercetak.milik)


def check_file(
    db: Path, printed: str | None, *, evidence: bool, progress: Callable[[int, int], None] | None = None
) -> SealResult:
    """Check the whole file, and its evidence when asked; with a printed seal also whether it is of this file.

    The stored summaries and fingerprints are compared where all else fits: they follow from it.

    Raises UsageError for a text that has not the form of a seal.
    """
    if printed is not None:
        parse_seal(printed)  # its form is seen before any file is opened
    try:
        return _check(db, printed, evidence, progress)
    except SchemaError as error:
        return SealResult(None, None, error.problems, None, evidence)


def _check(db: Path, printed: str | None, evidence: bool, progress: Callable[[int, int], None] | None) -> SealResult:
    with open_store(db, inspect=True) as store:
        store.connection.execute("BEGIN")  # what others record meanwhile is no damage
        problems = check(store, progress)
        derived = [] if problems else check_derived(store)
        problems += derived
        if evidence:
            problems += check_evidence(store, progress)
        latest = head(store)
        found = _find(store, printed) if printed is not None and not problems else None
        return SealResult(str(latest), latest.nomor, tuple(problems), found, evidence, bool(derived))


def _find(store: Store, printed: str) -> PrintedSeal:
    found = find_seal(store, printed)
    later = read_events(store, sesudah=found.segel.nomor) if found.milik else ()
    return PrintedSeal(printed.strip().lower(), found.milik, tuple(later))
