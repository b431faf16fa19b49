"""Score what is not stored: the overviews as of an earlier point, or of a file whose summaries are not up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.scoring.potret import potret_at
from kontrak.store.facts import load_facts
from kontrak.store.fingerprints import declared_opds, prove

if TYPE_CHECKING:
    from collections.abc import Collection

    from kontrak.actions.period import Period
    from kontrak.model.summary import Potret
    from kontrak.store.connection import Store


def score_potret(
    store: Store,
    period: Period,
    upto: int | None,
    parts: Collection[str],
    bidang_of: str | None,
    *,
    only: Collection[str] | None = None,
) -> list[Potret]:
    """Return all OPDs of a month in order of code, or ``only`` some, or with ``bidang_of`` the bidang of one or all."""
    wanted = [bidang_of] if bidang_of else only
    prove(store, period.tahun, declared_opds(store, period.tahun) if wanted is None else wanted)
    facts = load_facts(store, period.tahun, upto, wanted)
    return [
        potret_at(fakta, period.bulan, parts)
        for fakta in facts
        if (fakta.kontrak.kode == fakta.opd) == (bidang_of is None)
    ]
