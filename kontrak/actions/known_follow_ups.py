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

    Before them those of earlier years that went on into this one: a promise of December is not forgotten in January,
    and the papers of January say of it what stood then, also when it was finished later (SPEC §8.20). The last meeting
    of the year before stays whole.
    """
    earlier = [item for year in load_years(store, upto) if year < tahun for item in _proven(store, year, upto)]
    return (*(item for item in earlier if _goes_on(item, tahun)), *_proven(store, tahun, upto))


def _goes_on(item: TindakLanjut, tahun: int) -> bool:
    return item.selesai is None or item.selesai.year >= tahun or item.rapat == (tahun - 1, 12)


def _proven(store: Store, tahun: int, upto: int | None) -> tuple[TindakLanjut, ...]:
    prove(store, tahun, [HEADER])
    return follow_ups(store, tahun, upto)
