"""What is not stored as it is asked for: scored, or as of an earlier event put together of what is stored (SPEC §4).

As of an event only what later events concern is scored again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.store.fingerprints import declared_opds, prove
from kontrak.store.records import official_scores
from kontrak.store.touched import touched_since
from kontrak.store.years import locked_months

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from decimal import Decimal

    from kontrak.actions.question import Period
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
    from kontrak.scoring.summary import potret_at
    from kontrak.store.facts import load_facts

    wanted = [bidang_of] if bidang_of else only
    prove(store, period.tahun, declared_opds(store, period.tahun) if wanted is None else wanted)
    facts = load_facts(store, period.tahun, upto, wanted)
    return [
        potret_at(fakta, period.bulan, parts)
        for fakta in facts
        if (fakta.kontrak.kode == fakta.opd) == (bidang_of is None)
    ]


def as_of(
    store: Store, period: Period, upto: int, stored: Collection[Potret], bidang_of: str | None
) -> tuple[list[Potret], frozenset[str]] | None:
    """Return those of the stored contracts that stood the same after an event, and the OPDs to be scored instead.

    None when it may be all of them. Raises SealError where what says so is not what was written.
    """
    touched = touched_since(store, *period, upto)
    if touched is None:
        return None
    official = _official(store, period, upto)
    stand = (item for item in stored if item.ringkasan.kode.partition(".")[0] not in touched)
    again = touched & {bidang_of} if bidang_of else touched
    return [_with_official(item, official) for item in stand], again


def _official(store: Store, period: Period, upto: int) -> Mapping[str, Decimal | None] | None:
    """The official nilai of the month by contract as of the event; None where they are still the same."""
    then, now = (locked_months(store, period.tahun, limit).get(period.bulan) for limit in (upto, None))
    if then == now:
        return None
    if then is not None:
        prove(store, period.tahun, declared_opds(store, period.tahun))
    return official_scores(store, period.tahun, upto).get(period.bulan, {})


def _with_official(item: Potret, scores: Mapping[str, Decimal | None] | None) -> Potret:
    if scores is None:
        return item
    return item._replace(ringkasan=item.ringkasan._replace(nilai_resmi=scores.get(item.ringkasan.kode)))
