"""The one word for how an indikator or a pekerjaan stands, which every output shows (SPEC §3, "Keadaan")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.words import Keadaan

if TYPE_CHECKING:
    from kontrak.model.declared import Indikator, Pekerjaan
    from kontrak.model.meanings import Target
    from kontrak.scoring.year import ContractYear


def state_of(
    *, suspended: bool, finished: bool, due: bool, met: bool | None, missing: bool, released: bool = False
) -> Keadaan:
    """Return the first word that fits.

    ``released`` says that an outside body releases the figure, which waits for that until it is due; ``finished`` is a
    pekerjaan at 100, also before it is due; ``missing`` says that a report is.
    """
    if suspended:
        return Keadaan.DITANGGUHKAN
    if released and not due:
        return Keadaan.MENUNGGU_RILIS
    if finished:
        return Keadaan.SELESAI
    if not due:
        return Keadaan.BELUM_JATUH_TEMPO
    if met:
        return Keadaan.TERPENUHI
    return Keadaan.BELUM_LAPOR if missing else Keadaan.MELESET


def indikator_state(year: ContractYear, indikator: Indikator, bulan: int) -> Keadaan:
    """Return how an indikator of the version in force stands."""
    due = year.due(indikator, bulan)
    return indikator_word(
        indikator,
        suspended=is_suspended(year, indikator, bulan),
        due=due,
        met=is_met(year, indikator, bulan) if due else None,
        missing=due and bool(year.standing(indikator, bulan).missing),
    )


def indikator_word(indikator: Indikator, *, suspended: bool, due: bool, met: bool | None, missing: bool) -> Keadaan:
    """Return the word for what is known of an indikator: one is never *selesai*, and may wait for a release."""
    released = indikator.rilis_bulan is not None
    return state_of(suspended=suspended, finished=False, due=due, met=met, missing=missing, released=released)


def pekerjaan_state(year: ContractYear, work: Pekerjaan, bulan: int) -> Keadaan:
    """Return how a pekerjaan of the version in force stands."""
    state = year.work(work, bulan)
    return state_of(
        suspended=year.suspended(work.kode, bulan),
        finished=state.finished,
        due=work.jatuh_tempo <= bulan,
        met=state.finished,
        missing=state.missing,
    )


def line_state(year: ContractYear, line: Target, bulan: int) -> Keadaan:
    """Return how what is reported on stands: a pekerjaan, or an indikator without any."""
    if line.pekerjaan:
        return pekerjaan_state(year, line.pekerjaan, bulan)
    return indikator_state(year, line.indikator, bulan)


def is_suspended(year: ContractYear, indikator: Indikator, bulan: int) -> bool:
    """Whether an indikator is taken out of the due set: itself, or all of its pekerjaan that would be due."""
    if not year.fakta.penangguhan:
        return False
    if year.suspended_itself(indikator.kode, bulan):
        return True
    return not year.due(indikator, bulan) and year.unsuspended(indikator, bulan).target is not None


def is_met(year: ContractYear, indikator: Indikator, bulan: int) -> bool:
    """Whether a due indikator is met; of pekerjaan, whether all that are due are finished."""
    if indikator.pekerjaan:
        return all(year.work(work, bulan).finished for work in year.standing(indikator, bulan).pekerjaan)
    return year.met(indikator, bulan)
