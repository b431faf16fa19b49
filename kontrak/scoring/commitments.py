"""Commitments: which are due, which are met, how long one has been missed (SPEC §3, "Commitments", "Meleset")."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from kontrak.model.words import Arah, Sifat
from kontrak.named import NamedTuple, maker_of
from kontrak.rounding import round2
from kontrak.scoring.memo import kept
from kontrak.scoring.plan import ZERO, share_of_work

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from kontrak.model.declared import Indikator, Pekerjaan
    from kontrak.scoring.year import ContractYear


class Commitment(NamedTuple):
    """A due commitment at a month: an indikator without pekerjaan, or one pekerjaan.

    ``bobot`` is its weight (of a pekerjaan the indikator's bobot × volume / Σ volume), ``bulan_jatuh_tempo`` the
    latest plan month that has come, ``missing`` whether it is belum lapor.
    """

    kode: str
    nama: str
    indikator: Indikator
    pekerjaan: Pekerjaan | None
    bobot: Decimal
    bulan_jatuh_tempo: int
    met: bool
    missing: bool


_commitment = maker_of(Commitment)


@kept
def due_commitments(year: ContractYear, bulan: int) -> list[Commitment]:
    """Return the commitments due at the month, in the order of the contract."""
    plans = year.era(bulan).rencana
    found = []
    for indikator, bobot, standing in year.due_at(bulan):
        if indikator.pekerjaan:
            found.extend(_of_works(year, indikator, bulan))
        else:
            kode = indikator.kode
            plan, missing = plans[kode], bool(standing.missing)
            latest = plan[bisect_right(plan, bulan) - 1]
            met = standing.terpenuhi
            found.append(_commitment((kode, indikator.nama, indikator, None, bobot, latest, met, missing)))
    return found


def missed_run(year: ContractYear, commitment: Commitment, bulan: int) -> list[int]:
    """Return the months of the unbroken run of missed months up to the month, latest first; never empty.

    What falls due once counts each calendar month from its due month on, all else its plan months (``counts_by_month``;
    each month by the version then in force). One that was met at its last plan month and is missed only since then
    counts once, from the first month of that lapse on. A month that would count, but in which it was suspended,
    and any in which it was not yet promised, ends the run; one that does not count neither lengthens nor ends it.
    """
    return [*_run(year, commitment.kode, bulan)] or [_start_of_lapse(year, commitment.kode, bulan)]


def is_near_miss(year: ContractYear, kode: str, month: int) -> bool:
    """Whether a commitment that is missed at a month reached ``ambang_tangga`` all the same, by a report."""
    era = year.era(month)
    bound = era.aturan.ambang_tangga
    if bound is None:
        return False
    if kode in era.pekerjaan:
        state = year.work(era.pekerjaan[kode][1], month)
        return not state.missing and round2(state.fisik or ZERO) >= bound
    standing = year.standing(era.indikator[kode], month)
    return not standing.missing and standing.tercetak is not None and standing.tercetak >= bound


def counts_by_month(indikator: Indikator, months: Sequence[int]) -> bool:
    """Whether each calendar month from the due month on counts in a run, not only the plan ``months``.

    So it is with a pekerjaan, biner, and a sum that falls due once.
    """
    if indikator.pekerjaan or indikator.arah == Arah.BINER:
        return True
    return indikator.sifat == Sifat.AKUMULASI and len(months) < 2


@kept
def _run(year: ContractYear, kode: str, month: int) -> tuple[int, ...]:
    """Return the months that count in the run up to the month, latest first."""
    if month < 1:
        return ()
    missed = _missed_at(year, kode, month)
    if _counts(year, kode, month):
        return (month, *_run(year, kode, month - 1)) if missed else ()
    return () if missed is None else _run(year, kode, month - 1)


def _of_works(year: ContractYear, indikator: Indikator, bulan: int) -> list[Commitment]:
    found = []
    bobot = year.era(bulan).bobot[indikator.kode]
    for work in year.standing(indikator, bulan).pekerjaan:
        state = year.work(work, bulan)
        share = share_of_work(bobot, indikator, work)
        found.append(
            Commitment(work.kode, work.nama, indikator, work, share, work.jatuh_tempo, state.finished, state.missing)
        )
    return found


@kept
def _missed_at(year: ContractYear, kode: str, month: int) -> bool | None:
    """Whether a commitment was due and not met; None where the version in force did not hold it."""
    era = year.era(month)
    if kode in era.pekerjaan:
        work = era.pekerjaan[kode][1]
        due = work.jatuh_tempo <= month and not year.suspended(kode, month)
        return due and not year.work(work, month).finished
    indikator = era.indikator.get(kode)
    if indikator is None or indikator.pekerjaan:
        return None
    return year.due(indikator, month) and not year.met(indikator, month)


def _counts(year: ContractYear, kode: str, month: int) -> bool:
    """Whether the month counts in a run, by the version in force in it."""
    era = year.era(month)
    if kode in era.pekerjaan:
        return month >= era.pekerjaan[kode][1].jatuh_tempo
    indikator = era.indikator.get(kode)
    if indikator is None or indikator.pekerjaan:
        return False
    months = era.rencana[kode]
    return month in months or (counts_by_month(indikator, months) and month >= min(months, default=13))


def _start_of_lapse(year: ContractYear, kode: str, bulan: int) -> int:
    first = bulan
    while first > 1 and _missed_at(year, kode, first - 1):
        first -= 1
    return first
