"""Which follow-ups are known at a month, and which are late (SPEC §5 tindak-lanjut)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.store.fingerprints import HEADER, prove
from kontrak.store.follow_ups import follow_ups
from kontrak.store.years import load_years

if TYPE_CHECKING:
    from kontrak.model.tindak_lanjut import TindakLanjut
    from kontrak.store.connection import Store


def known_follow_ups(store: Store, tahun: int, upto: int | None = None) -> tuple[TindakLanjut, ...]:
    """The follow-ups of a year, in order of event.

    Before them those of earlier years that are still open, with month 0: a promise of December is not forgotten in
    January.
    """
    earlier = [item for year in load_years(store, upto) if year < tahun for item in _proven(store, year, upto)]
    still_open = (item._replace(bulan=0) for item in earlier if item.selesai is None)
    return (*still_open, *_proven(store, tahun, upto))


def _proven(store: Store, tahun: int, upto: int | None) -> tuple[TindakLanjut, ...]:
    prove(store, tahun, [HEADER])
    return follow_ups(store, tahun, upto)
