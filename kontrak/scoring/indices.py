"""Nilai, the three indices beside it, and the nilai akhir of them (SPEC §3, "Nilai of a contract" to "Nilai akhir").

All results are unrounded, 0-100 (the nilai up to ``batas_capaian``), None when undefined.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from kontrak.named import NamedTuple
from kontrak.rounding import EXACT
from kontrak.scoring.capaian import percent
from kontrak.scoring.commitments import due_commitments
from kontrak.scoring.memo import kept
from kontrak.scoring.plan import ZERO, add_all
from kontrak.scoring.realisasi import fitting, is_number

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from kontrak.model.declared import Indikator
    from kontrak.scoring.commitments import Commitment
    from kontrak.scoring.year import ContractYear


_add, _fma = EXACT.add, EXACT.fma


class NotInTime(NamedTuple):
    """A required report that came ``hari`` days after the cut-off, or that does not exist (None)."""

    kode: str
    bulan: int
    hari: int | None


def weighted_mean(pairs: Iterable[tuple[Decimal, Decimal]]) -> Decimal | None:
    """Return Σ weight·number / Σ weight of (weight, number); None when the weights add up to 0."""
    below, above = weighted_sum(pairs)
    return EXACT.divide(above, below) if below else None


def weighted_sum(pairs: Iterable[tuple[Decimal, Decimal]]) -> tuple[Decimal, Decimal]:
    """Return Σ weight and Σ weight·number of (weight, number)."""
    above = below = ZERO
    for weight, number in pairs:
        above = _fma(weight, number, above)
        below = _add(below, weight)
    return below, above


@kept
def nilai(year: ContractYear, bulan: int) -> Decimal | None:
    """Return the mean of dinilai over the due indikators by bobot; None when none is due, never 0, never 100."""
    return weighted_mean([(bobot, standing.dinilai) for _, bobot, standing in year.due_at(bulan)])


@kept
def nilai_akhir(year: ContractYear, bulan: int) -> Decimal | None:
    """Return the nilai akhir of a month; see ``combined``."""
    return combined(year, bulan, nilai(year, bulan))


def combined(year: ContractYear, bulan: int, score: Decimal | None) -> Decimal | None:
    """Return the mean of nilai and the indices by ``komponen``, over those that are not None.

    None when the nilai is; the nilai itself when nothing that has a weight is defined.
    """
    weights = year.era(bulan).aturan.komponen
    if score is None or weights.capaian == 100:
        return score
    parts = (
        (weights.capaian, score),
        (weights.kecepatan, kecepatan(year, bulan) if weights.kecepatan else None),
        (weights.konsistensi, konsistensi(year, bulan) if weights.konsistensi else None),
        (weights.komitmen, komitmen(year, bulan) if weights.komitmen else None),
    )
    mean = weighted_mean((weight, part) for weight, part in parts if part is not None)
    return score if mean is None else mean


@kept
def komitmen(year: ContractYear, bulan: int) -> Decimal | None:
    """Return the share, by weight, of the due commitments that are met now."""
    due = due_commitments(year, bulan)
    return _share(due, [item.bobot for item in due if item.met])


@kept
def kecepatan(year: ContractYear, bulan: int) -> Decimal | None:
    """Return the mean of the due indikators' kecepatan by bobot."""
    shares = [(bobot, kecepatan_of(year, indikator.kode, bulan)) for indikator, bobot, _ in year.due_at(bulan)]
    return weighted_mean([(bobot, share) for bobot, share in shares if share is not None])


def kecepatan_of(year: ContractYear, kode: str, bulan: int) -> Decimal | None:
    """Return the share by count of an indikator's plan months so far at whose end it was met.

    Of its pekerjaan due so far: the share finished by their due month. A month in which the indikator or the
    pekerjaan was suspended does not count.
    """
    if year.fakta.penangguhan and _suspended_apart(year, kode, bulan):
        found = outcomes(year, kode, bulan)
        return _share_by_count(sum(found), len(found))
    return _speeds(year, kode).at(bulan)


@kept
def _speeds(year: ContractYear, kode: str) -> _SoFar:
    """Return it for each month where no pekerjaan is suspended."""
    return _SoFar(lambda month: _outcomes(year, kode, month))


def outcomes(year: ContractYear, kode: str, bulan: int) -> list[bool]:
    """Return for each plan month (or pekerjaan due) so far whether it was met at its end."""
    apart = _suspended_apart(year, kode, bulan)
    return [met for month in range(1, bulan + 1) for met in _outcomes(year, kode, month, apart)]


def konsistensi(year: ContractYear, bulan: int) -> Decimal | None:
    """Return the share by count of the required reports so far whose first record is dated by the cut-off day."""
    return _in_time_so_far(year).at(bulan)


def punctuality(year: ContractYear, bulan: int) -> list[bool]:
    """Return for each report required so far whether it came in time; nothing is required while suspended."""
    return [timely for month in range(1, bulan + 1) for timely in _reports_of(year, month)]


def reports_of_month(year: ContractYear, month: int) -> tuple[int, int]:
    """Return how many reports are required for the month alone, and how many of them are here."""
    found = _owed_in(year, month)
    return len(found), sum(here for _, here in found)


def not_in_time(year: ContractYear, bulan: int) -> list[NotInTime]:
    """Return the reports required so far that did not come in time, in order of months, then of the contract."""
    found = []
    for month in range(1, bulan + 1):
        for kode, reported in _owed_in(year, month):
            if not reported:
                found.append(NotInTime(kode, month, None))
            elif not _in_time(year, kode, month):
                first = year.fakta.laporan[kode][month].pertama_lapor
                days = (first - year.deadline(month)).days if first else None
                found.append(NotInTime(kode, month, days))
    return found


def terverifikasi(year: ContractYear, due: Sequence[Commitment], bulan: int) -> Decimal | None:
    """Return the share, by weight, of the due commitments whose latest report a supervisor has checked."""
    checked = _codes_checked(year)
    return _share(due, [item.bobot for item in due if item.kode in checked and _checked(year, item, bulan)])


def _share(due: Sequence[Commitment], part: Sequence[Decimal]) -> Decimal | None:
    """Return the share of the weights of some of the due commitments; None where none is due."""
    return percent(add_all(part), add_all([item.bobot for item in due])) if due else None


@cache
def _share_by_count(good: int, count: int) -> Decimal | None:
    return percent(Decimal(good), Decimal(count)) if count else None


class _SoFar:
    """The share by count of what was good up to a month; worked out as far as months are asked for."""

    def __init__(self, of: Callable[[int], Collection[bool]]) -> None:
        self._of = of
        self._good = self._count = 0
        self._shares: list[Decimal | None] = []

    def at(self, bulan: int) -> Decimal | None:
        """The share at the end of a month, None where there was nothing yet."""
        while len(self._shares) < bulan:
            outcome = self._of(len(self._shares) + 1)
            self._good, self._count = self._good + sum(outcome), self._count + len(outcome)
            self._shares.append(_share_by_count(self._good, self._count))
        return self._shares[bulan - 1]


def _suspended_apart(year: ContractYear, kode: str, bulan: int) -> frozenset[str]:
    """Return the pekerjaan of an indikator that are suspended alone at the month: they leave kecepatan meanwhile."""
    spans = year.fakta.penangguhan
    return frozenset(item.kode for item in spans if item.kode.startswith(f"{kode}.") and item.lasts_at(bulan))


@kept
def _in_time_so_far(year: ContractYear) -> _SoFar:
    """The share of the required reports that came in time."""
    return _SoFar(lambda month: _reports_of(year, month))


@kept
def _codes_checked(year: ContractYear) -> frozenset[str]:
    """The codes with a report that a supervisor has checked."""
    found = year.fakta.laporan.items()
    return frozenset(kode for kode, months in found if any(line.verifikasi is not None for line in months.values()))


def _outcomes(year: ContractYear, kode: str, month: int, without: frozenset[str] = frozenset()) -> list[bool]:
    """Return whether what fell due in the month was met at its end; nothing outside a plan month or while suspended."""
    era = year.era(month)
    if month not in era.rencana.get(kode, ()) or year.suspended_itself(kode, month):
        return []
    indikator = era.indikator[kode]
    if not indikator.pekerjaan:
        return [year.standings(indikator, month)[month - 1].terpenuhi]
    return [
        year.work(work, month).finished
        for work in indikator.pekerjaan
        if work.jatuh_tempo == month and work.kode not in without and not year.suspended_itself(work.kode, month)
    ]


@kept
def _reports_of(year: ContractYear, month: int) -> list[bool]:
    """Return for each report required for the month whether it came in time."""
    reports, cut_off = year.fakta.laporan, year.deadline(month)
    return [
        reported and (first := reports[kode][month].pertama_lapor) is not None and first <= cut_off
        for kode, reported in _owed_in(year, month)
    ]


@kept
def _owed_in(year: ContractYear, month: int) -> list[tuple[str, bool]]:
    """Return the code of each report that is required for the month, and whether it exists.

    A report that does not exist was not required when the year's target had been reached by the month.
    """
    found: list[tuple[str, bool]] = []
    for indikator in _reporting(year, month):
        if indikator.pekerjaan:
            found.extend(_owed(year, indikator, month))
        else:
            reported = month in year.reports(indikator, month)
            if reported or not year.state(indikator, month).reached:
                found.append((indikator.kode, reported))
    return found


def _reporting(year: ContractYear, month: int) -> list[Indikator]:
    """Return the indikators that owe reports for the month: nothing outside a plan month or while suspended.

    A figure that is released in the next year is never owed.
    """
    era, some = year.era(month), bool(year.fakta.penangguhan)
    return [
        indikator
        for kode, indikator in era.indikator.items()
        if month in era.rencana[kode]
        and not (indikator.rilis_tahun and indikator.terbit_kemudian)
        and not (some and year.suspended_itself(kode, month))
    ]


def _owed(year: ContractYear, indikator: Indikator, month: int) -> Iterator[tuple[str, bool]]:
    """Yield the code of each report that the pekerjaan of an indikator owe for a plan month, and whether it exists."""
    for work in indikator.pekerjaan:
        if work.jatuh_tempo == month and not year.suspended_itself(work.kode, month):
            reported = month in year.progress(work)
            if reported or not year.work(work, month).finished:
                yield work.kode, reported


def _in_time(year: ContractYear, kode: str, month: int) -> bool:
    """Whether the first record of a report is dated by the cut-off of its month."""
    first = year.fakta.laporan[kode][month].pertama_lapor
    return first is not None and first <= year.deadline(month)


def _checked(year: ContractYear, commitment: Commitment, bulan: int) -> bool:
    """Whether the latest report of a commitment, as the OPD made it, carries a check."""
    fits = is_number if commitment.pekerjaan else fitting(commitment.indikator, year.era(bulan).aturan)
    months = year.fakta.laporan.get(commitment.kode, {})
    for month in range(bulan, 0, -1):
        record = months.get(month)
        if record is not None and record.klaim is not None and fits(record.klaim):
            return record.verifikasi is not None
    return False
