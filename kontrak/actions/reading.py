"""Read what the database holds of the contracts, without scoring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.question import Question, opened
from kontrak.store.declared import load_opds
from kontrak.store.fingerprints import declared_opds, prove

if TYPE_CHECKING:
    from pathlib import Path

    from kontrak.model.declared import Opd


def read_opds(db: Path, tahun: int | None, per: str | None = None) -> tuple[int, dict[str, Opd]]:
    """Return the year that is meant and its OPDs by code, as of ``per``. Raises DataError for an unknown year."""
    with opened(Question(db, tahun, per=per)) as (store, period, upto):
        prove(store, period.tahun, declared_opds(store, period.tahun))
        return period.tahun, load_opds(store, period.tahun, upto)
