"""Back up the file and restore it (SPEC §5 cadangkan, pulihkan)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.recomputing import check_derived, renew
from kontrak.clock import now
from kontrak.store.backup import Restored, backup, restore
from kontrak.store.connection import transaction
from kontrak.store.log import head
from kontrak.store.opening import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from kontrak.model.segel import Segel


def back_up(db: Path, target: Path | None, *, overwrite: bool) -> tuple[Path, Segel]:
    """Write a consistent copy; without a name it is called after the day and the seal, beside the file."""
    with open_store(db) as store:
        if target is None:
            target = db.with_name(f"{db.stem}-{now():%Y-%m-%d}-{head(store).pendek}{db.suffix}")
        elif target.is_dir():
            target = target / f"{db.stem}-{now():%Y-%m-%d}-{head(store).pendek}{db.suffix}"
        return target, backup(store, target, overwrite=overwrite)


def restore_backup(source: Path, db: Path) -> Restored:
    """Put a backup in the place of the file, which is kept under another name.

    What follows from the records is made anew where it does not fit them.
    """
    done = restore(source, db, waktu=now())
    with open_store(db, write=True) as store, transaction(store):
        if check_derived(store):
            renew(store)
    return done
