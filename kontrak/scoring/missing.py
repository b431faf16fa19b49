"""The one word for how a promise stands, which reports are missing, which figures wait for their release (SPEC §3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.meanings import Target
from kontrak.model.outlook import Terbit
from kontrak.model.words import Keadaan
from kontrak.named import NamedTuple
from kontrak.scoring.memo import year_of
from kontrak.scoring.plan import HUNDRED
from kontrak.scoring.printed import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from kontrak.model.declared import Indikator, Pekerjaan
    from kontrak.model.recorded import Fakta
    from kontrak.model.words import Value
    from kontrak.scoring.year import ContractYear


class Tunggakan(NamedTuple):
    """One required report that is missing.

    ``kontrak`` is the contract it belongs to (PUPR, PUPR.BM); ``target`` that of the contract to date at the month
    (100 of a pekerjaan); ``terakhir`` the latest report before it with its month. ``ditolak`` says that a report was
    there and a supervisor rejected it. ``batas`` is the last day on which it would have been in time.
    """

    kontrak: str
    line: Target
    bulan: int
    target: Value | None
    terakhir: tuple[int, Value] | None
    ditolak: bool
    batas: date

    @property
    def kode(self) -> str:
        """The full code."""
        return self.line.kode

    @property
    def nama(self) -> str:
        """The name of the pekerjaan or indikator."""
        return self.line.nama

    def days_late(self, today: date) -> int:
        """How many days the report is late on a day; 0 while there is still time."""
        return max(0, (today - self.batas).days)


def missing_reports(facts: Sequence[Fakta], bulan: int) -> list[Tunggakan]:
    """Return every required report up to the month that is missing, by month, then in the order of the contracts."""
    found = [item for fakta in facts for item in _missing_of(fakta, bulan)]
    return sorted(found, key=lambda item: item.bulan)


def _missing_of(fakta: Fakta, bulan: int) -> Iterator[Tunggakan]:
    year = year_of(fakta)
    for indikator in year.era(bulan).indikator.values():
        if year.suspended_itself(indikator.kode, bulan):
            continue
        if indikator.pekerjaan:
            for work in indikator.pekerjaan:
                if year.work(work, bulan).missing and not year.suspended_itself(work.kode, bulan):
                    yield _missing(year, bulan, Target(indikator, work), work.jatuh_tempo)
        else:
            for month in year.state(indikator, bulan).missing:
                yield _missing(year, bulan, Target(indikator, None), month)


def _missing(year: ContractYear, bulan: int, line: Target, month: int) -> Tunggakan:
    """The report of a month that is missing at ``bulan``, with the target as it stood in that month.

    A month before the code came into this contract, from another one of the OPD, is judged by the version of now.
    """
    fakta = year.fakta
    then = month if line.indikator.kode in year.era(month).indikator else bulan
    reports = fakta.laporan.get(line.kode, {})
    before = [(number, reports[number].realisasi) for number in sorted(reports) if number < month]
    known = [(number, value) for number, value in before if value is not None]
    target = HUNDRED if line.pekerjaan else shown(year.series(line.indikator, then)[month - 1].target)
    return Tunggakan(
        kontrak=fakta.kontrak.kode,
        line=line,
        bulan=month,
        target=target,
        terakhir=known[-1] if known else None,
        ditolak=month in reports and reports[month].ditolak,
        batas=year.deadline(month),
    )


def releases_awaited(faktas: Iterable[Fakta], bulan: int = 12) -> tuple[Terbit, ...]:
    """Return the indikators that wait at the month, in the order of the contracts; suspended ones do not wait."""
    return tuple(
        Terbit(year.fakta.tahun, item.kode, item.nama, item.penerbit, item.rilis_bulan)
        for year in map(year_of, faktas)
        for item in year.era(bulan).indikator.values()
        if item.rilis_bulan and item.penerbit and year.awaits_release(item, bulan)
    )


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
