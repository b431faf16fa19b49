"""Back up the file and restore it (SPEC §5 cadangkan, pulihkan)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.appending import check_derived, renew
from kontrak.actions.permission import check_permission
from kontrak.clock import now
from kontrak.errors import DataError
from kontrak.months import format_time
from kontrak.store.backup import backup, refuse_unsound
from kontrak.store.connection import transaction
from kontrak.store.contents import FILE, IsiPulih, content_of
from kontrak.store.events import Draft, append
from kontrak.store.log import head
from kontrak.store.opening import open_store
from kontrak.store.restoring import Restored, restore

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kontrak.actions.lines import Act
    from kontrak.model.segel import Segel
    from kontrak.store.connection import Store
    from kontrak.store.events import Peristiwa
    from kontrak.store.restoring import Comparison

MOST_LISTED = 20


def back_up(db: Path, target: Path | None, *, overwrite: bool) -> tuple[Path, Segel]:
    """Write a consistent copy; without a name it is called after the day and the seal, beside the file."""
    with open_store(db) as store:
        if target is None:
            target = db.with_name(f"{db.stem}-{now():%Y-%m-%d}-{head(store).pendek}{db.suffix}")
        elif target.is_dir():
            target = target / f"{db.stem}-{now():%Y-%m-%d}-{head(store).pendek}{db.suffix}"
        return target, backup(store, target, overwrite=overwrite)


def restore_backup(source: Path, act: Act, *, alasan: str | None = None, bercabang: bool = False) -> Restored:
    """Put a backup in the place of the file, which is kept under another name, and record that.

    What follows from the records is made anew where it does not fit them. Raises DataError when events would be lost
    without a reason, or others stand in their place and that was not asked for.
    """

    def finish(store: Store, found: Comparison, kept: Path | None) -> None:
        with transaction(store):
            refuse_unsound(check_permission(store, derived=_made_anew).masalah)
            _permit(found, alasan, bercabang=bercabang)
            if not found.sama:
                head_then = found.kepala.lengkap if found.kepala else None
                name = kept.name if kept else None
                content = IsiPulih(head_then, name, len(found.hilang), found.bercabang, alasan)
                append(store, [Draft("pulih", FILE, content_of(content))], pelaku=act.pelaku, waktu=act.waktu)
                renew(store)

    return restore(source, act.db, waktu=act.waktu, finish=finish)


def _made_anew(store: Store) -> list[str]:
    """Let the stored summaries and fingerprints be those of the records."""
    if check_derived(store):
        renew(store)
    return []


def _permit(found: Comparison, alasan: str | None, *, bercabang: bool) -> None:
    lost = len(found.hilang)
    if not lost:
        return
    said = f"mundur {lost} peristiwa, yang tidak ada dalam cadangan:\n{_listed(found.hilang)}"
    if found.bercabang and not bercabang:
        raise DataError(
            f"Cadangan bercabang dari berkas data: {said}\nCadangan memuat {found.baru} peristiwa lain.",
            'Bila memang cadangan ini yang benar, ulangi dengan --bercabang --alasan "…".',
        )
    if not alasan:
        raise DataError(f"Berkas data akan {said}", 'Sebutkan sebabnya: --alasan "…".')


def _listed(events: Sequence[Peristiwa]) -> str:
    lines = [
        f"  {event.nomor}. {format_time(event.waktu)}  {event.jenis} {event.objek}" for event in events[:MOST_LISTED]
    ]
    if len(events) > MOST_LISTED:
        lines.append(f"  … dan {len(events) - MOST_LISTED} lagi")
    return "\n".join(lines)
