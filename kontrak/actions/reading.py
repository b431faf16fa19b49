"""Read what the database holds of the contracts, without scoring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.lookup import find_opd
from kontrak.actions.question import Question, opened
from kontrak.model.arsip import counting
from kontrak.named import NamedTuple
from kontrak.store.declared import load_opd_names, load_opds
from kontrak.store.faults import altered
from kontrak.store.fingerprints import declared_opds, prove
from kontrak.store.records import archived
from kontrak.store.years import load_dasar

if TYPE_CHECKING:
    from pathlib import Path

    from kontrak.model.arsip import Arsip
    from kontrak.model.dasar import Dasar
    from kontrak.model.declared import Opd


class PaperList(NamedTuple):
    """The archived papers of a year, or of one OPD, in order of event; ``berlaku`` are those that count."""

    dasar: Dasar
    opd: str | None
    arsip: tuple[Arsip, ...]
    berlaku: tuple[Arsip, ...]


def read_opds(
    db: Path, tahun: int | None, per: str | None = None, opd: str | None = None
) -> tuple[int, dict[str, Opd]]:
    """Return the year that is meant and its OPDs by code, as of ``per``; with ``opd`` that one, and no other is read.

    Raises DataError for an unknown year or OPD.
    """
    with opened(Question(db, tahun, per=per)) as (store, period, upto):
        only = None if opd is None else [find_opd(opd, load_opd_names(store, period.tahun, upto)).kode]
        prove(store, period.tahun, only or declared_opds(store, period.tahun))
        return period.tahun, load_opds(store, period.tahun, upto, only)


def read_papers(db: Path, tahun: int | None, per: str | None = None, opd: str | None = None) -> PaperList:
    """Return the archived papers of the year that is meant, as of ``per``. Raises DataError for an unknown OPD."""
    with opened(Question(db, tahun, per=per)) as (store, period, upto):
        dasar = load_dasar(store, *period, upto)
        if dasar is None:  # pragma: no cover (a year that is known has a header)
            raise altered()
        kode = None if opd is None else find_opd(opd, load_opd_names(store, period.tahun, upto)).kode
        papers = archived(store, period.tahun, upto)
        return PaperList(dasar, kode, tuple(item for item in papers if kode in (None, item.opd)), counting(papers))
