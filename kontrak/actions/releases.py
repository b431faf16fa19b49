"""Results of the year before that should have been released by now: silence is not forgotten (SPEC §3, §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.store.years import any_releases, load_years

if TYPE_CHECKING:
    from collections.abc import Collection

    from kontrak.actions.period import Period
    from kontrak.model.terbit import Terbit
    from kontrak.store.connection import Store


def due_releases(store: Store, period: Period, upto: int | None, listed: Collection[str]) -> tuple[Terbit, ...]:
    """Return what of the year before, of the OPDs listed, was to be released by the month and has no report yet."""
    before = period.tahun - 1
    if not any_releases(store) or before not in load_years(store, upto):
        return ()
    from kontrak.scoring.missing import releases_awaited
    from kontrak.store.facts import load_facts

    waiting = releases_awaited(load_facts(store, before, upto, listed))
    return tuple(item for item in waiting if item.bulan <= period.bulan)
