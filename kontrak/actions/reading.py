"""Read what the database holds of the contracts, without scoring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.period import choose_period
from kontrak.clock import now
from kontrak.store.connection import open_store
from kontrak.store.declared import load_opds
from kontrak.store.years import load_years

if TYPE_CHECKING:
    from pathlib import Path

    from kontrak.model import Opd


def read_opds(db: Path, tahun: int | None) -> tuple[int, dict[str, Opd]]:
    """Return the year that is meant and its OPDs by code. Raises DataError for an unknown year."""
    with open_store(db) as store:
        year = choose_period(load_years(store, None), now().date(), tahun).tahun
        return year, load_opds(store, year)
