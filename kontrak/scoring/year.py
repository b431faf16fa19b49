"""One contract through its year: what was in force at each month, and how each indikator stood then.

Every figure of a month asks here; states are worked out once for each version in force and kept.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kontrak.months import report_deadline
from kontrak.named import NamedTuple
from kontrak.rounding import EXACT, round2
from kontrak.scoring.capaian import capped, percent
from kontrak.scoring.plan import HUNDRED, ZERO, add_all, rules_at, version_at, volume_of, weights
from kontrak.scoring.realisasi import (
    NOT_DUE,
    Standing,
    State,
    WorkState,
    counted_values,
    fitting,
    is_number,
    judge,
    states,
    work_states,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from kontrak.model.declared import Aturan, Indikator, Pekerjaan
    from kontrak.model.recorded import Fakta, Versi
    from kontrak.model.words import Value


class Era(NamedTuple):
    """The version and the rules in force over a stretch of months, with what was worked out by them.

    ``bobot`` are the weights by code, which add up to ``jumlah_bobot``, ``bagian`` the share of each in percent,
    unrounded; ``sama`` says that none was promised and all weigh the same. ``rencana`` are the plan months.
    ``reports``, ``states`` and ``standings`` keep by code what ``ContractYear`` answers with.
    """

    versi: Versi
    aturan: Aturan
    indikator: dict[str, Indikator]
    pekerjaan: dict[str, tuple[Indikator, Pekerjaan]]
    bobot: dict[str, Decimal]
    rencana: dict[str, tuple[int, ...]]
    jumlah_bobot: Decimal
    bagian: dict[str, Decimal]
    sama: bool
    reports: dict[str, Mapping[int, Value]]
    states: dict[str, list[State]]
    standings: dict[str, list[Standing]]

    def shown(self, bobot: Decimal) -> Decimal:
        """Return a weight, or a sum of weights, as it is printed: where all weigh the same, its share of 100."""
        return EXACT.divide(EXACT.multiply(HUNDRED, bobot), self.jumlah_bobot) if self.sama else bobot


_DECEMBER = 12


class ContractYear:
    """The facts of one contract, read month by month.

    ``claims`` reads the reports as the OPD made them, before any verification; ``memo`` is where ``memo.kept`` keeps
    what was worked out.
    """

    def __init__(self, fakta: Fakta, *, claims: bool = False) -> None:
        self.fakta = fakta
        self._claims = claims
        self._eras = _eras(fakta)
        self.memo: dict[tuple[object, tuple[object, ...]], object] = {}
        self._progress: dict[str, Mapping[int, Value]] = {}
        self._works: dict[str, list[WorkState]] = {}
        self._standings: dict[tuple[str, int], Standing] = {}
        self._due: dict[int, list[tuple[Indikator, Decimal, Standing]]] = {}

    @cached_property
    def claimed(self) -> ContractYear:
        """The same year by the reports as the OPD made them."""
        return ContractYear(self.fakta, claims=True)

    @cached_property
    def original(self) -> ContractYear:
        """The same year by the original contract and the original rules."""
        fakta = self.fakta
        laporan = fakta.laporan if fakta.laporan_induk is None else fakta.laporan_induk
        return ContractYear(fakta._replace(versi=fakta.versi[:1], aturan=fakta.aturan[:1], laporan=laporan))

    def era(self, bulan: int) -> Era:
        """Return what is in force at the month: the latest version and rules whose ``berlaku`` has come."""
        return self._eras[bulan - 1]

    def deadline(self, bulan: int) -> date:
        """Return the last day on which a report of the month is in time, by the rules in force in that month."""
        return self._deadlines[bulan - 1]

    @cached_property
    def _deadlines(self) -> list[date]:
        tahun = self.fakta.tahun
        return [report_deadline(tahun, month, era.aturan.batas_lapor) for month, era in enumerate(self._eras, 1)]

    def suspended(self, kode: str, bulan: int) -> bool:
        """Whether a commitment is taken out of the due set at the month; a pekerjaan also with its indikator."""
        if not self.fakta.penangguhan:
            return False
        return self.suspended_itself(kode, bulan) or self.suspended_itself(kode.rpartition(".")[0], bulan)

    def suspended_itself(self, kode: str, bulan: int) -> bool:
        """Whether a suspension of exactly this code lasts at the month."""
        return bool(self.fakta.penangguhan) and any(
            entry.kode == kode and entry.lasts_at(bulan) for entry in self.fakta.penangguhan
        )

    def reports(self, indikator: Indikator, bulan: int) -> Mapping[int, Value]:
        """Return the values that count, by month of the whole year, of an indikator of the version in force."""
        era = self._eras[bulan - 1]
        found = era.reports.get(indikator.kode)
        if found is None:
            found = era.reports[indikator.kode] = self._counted(indikator.kode, fitting(indikator, era.aturan))
        return found

    def progress(self, work: Pekerjaan) -> Mapping[int, Value]:
        """Return the fisik that counts, by month of the whole year, of a pekerjaan."""
        found = self._progress.get(work.kode)
        if found is None:
            found = self._progress[work.kode] = self._counted(work.kode, is_number)
        return found

    def _counted(self, kode: str, fits: Callable[[Value], bool]) -> Mapping[int, Value]:
        months = self.fakta.laporan.get(kode)
        return counted_values(months, fits, claims=self._claims) if months else {}

    def state(self, indikator: Indikator, bulan: int) -> State:
        """Return how an indikator of the version in force (without pekerjaan) stands at the end of the month."""
        return self.series(indikator, bulan)[bulan - 1]

    def series(self, indikator: Indikator, bulan: int) -> list[State]:
        """Return the states of all twelve months, by the version and rules in force at the given month."""
        era, kode = self._eras[bulan - 1], indikator.kode
        series = era.states.get(kode)
        if series is None:
            reports = self.reports(indikator, bulan)
            series = era.states[kode] = states(indikator, era.rencana[kode], reports, era.aturan)
        return series

    def work(self, work: Pekerjaan, bulan: int) -> WorkState:
        """Return how a pekerjaan of the version in force stands at the end of the month."""
        key = f"{work.kode}@{work.jatuh_tempo}"
        series = self._works.get(key)
        if series is None:
            series = self._works[key] = work_states(work, self.progress(work))
        return series[bulan - 1]

    def standing(self, indikator: Indikator, bulan: int) -> Standing:
        """Return the capaian of an indikator of the version in force, as if it were not itself suspended.

        A pekerjaan that is suspended alone is left out of target and realisasi.
        """
        known = self._eras[bulan - 1].standings.get(indikator.kode)
        if known is not None:
            return known[bulan - 1]
        if not indikator.pekerjaan:
            return self.standings(indikator, bulan)[bulan - 1]
        key = indikator.kode, bulan
        found = self._standings.get(key)
        if found is None:
            works = [work for work in indikator.pekerjaan if work.jatuh_tempo <= bulan]
            counted = [work for work in works if not self.suspended_itself(work.kode, bulan)]
            found = self._standings[key] = self.standing_of_works(counted, bulan)
        return found

    def standings(self, indikator: Indikator, bulan: int) -> list[Standing]:
        """Return those of all twelve months of an indikator without pekerjaan, by what is in force at the month."""
        era = self._eras[bulan - 1]
        found = era.standings.get(indikator.kode)
        if found is None:
            found = era.standings[indikator.kode] = judge(indikator, self.series(indikator, bulan), era.aturan)
        return found

    def due_at(self, bulan: int) -> list[tuple[Indikator, Decimal, Standing]]:
        """Return the indikators that are due at the month, with weight and standing, in the order of the contract."""
        found = self._due.get(bulan)
        if found is None:
            era, some = self._eras[bulan - 1], bool(self.fakta.penangguhan)
            found = self._due[bulan] = [
                (indikator, era.bobot[kode], standing)
                for kode, indikator in era.indikator.items()
                if (standing := self.standing(indikator, bulan)).target is not None
                and not (some and self.suspended_itself(kode, bulan))
            ]
        return found

    def unsuspended(self, indikator: Indikator, bulan: int) -> Standing:
        """Return the standing that looks at no suspension, neither of the indikator nor of a pekerjaan."""
        if not indikator.pekerjaan:
            return self.standing(indikator, bulan)
        return self.standing_of_works([work for work in indikator.pekerjaan if work.jatuh_tempo <= bulan], bulan)

    def standing_of_works(self, due: Sequence[Pekerjaan], bulan: int) -> Standing:
        """Return the standing of an indikator by the given pekerjaan: volume done against volume promised."""
        if not due:
            return NOT_DUE
        promised = volume_of(due)
        done = self.volume_done(due, bulan)
        missing = sorted({work.jatuh_tempo for work in due if self.work(work, bulan).missing})
        result = ZERO if done is None else percent(done, promised)
        counted = capped(result, self._eras[bulan - 1].aturan)
        return Standing(
            *(promised, done, tuple(missing), result, result),
            pekerjaan=tuple(due),
            tercetak=round2(result),
            dinilai=counted,
        )

    def volume_done(self, works: Sequence[Pekerjaan], bulan: int) -> Decimal | None:
        """Return Σ volume × fisik/100; None when none of the pekerjaan was ever reported."""
        progress = [(work.volume, self.work(work, bulan).fisik) for work in works]
        known = [EXACT.multiply(volume, fisik) for volume, fisik in progress if fisik is not None]
        return EXACT.divide(add_all(known), HUNDRED) if known else None

    def due(self, indikator: Indikator, bulan: int) -> bool:
        """Whether an indikator of the version in force is due: a plan month has come and it is not suspended."""
        return not self.suspended(indikator.kode, bulan) and self.standing(indikator, bulan).target is not None

    def awaits_release(self, indikator: Indikator, bulan: int) -> bool:
        """Whether the figure of an indikator is released in the next year and not here yet (SPEC §3 Menunggu rilis)."""
        if not indikator.terbit_kemudian or self.suspended_itself(indikator.kode, bulan):
            return False
        return self.standing(indikator, bulan).target is None

    def met(self, indikator: Indikator, bulan: int) -> bool:
        """Whether an indikator without pekerjaan reaches ``ambang_terpenuhi`` at the month, if it is due."""
        return self.standing(indikator, bulan).terpenuhi


def _eras(fakta: Fakta) -> list[Era]:
    """Return what is in force at each of the twelve months; the same object as long as nothing changes."""
    made: dict[tuple[int, int], Era] = {}
    found = []
    for month in range(1, 13):
        versi, rules = version_at(fakta, month), rules_at(fakta, month)
        if month == _DECEMBER:  # what came later changes nothing in the months before
            versi = with_releases(versi, fakta, rules.aturan)
        key = id(versi), rules.ke
        if key not in made:
            made[key] = _make_era(versi, rules.aturan)
        found.append(made[key])
    return found


def with_releases(versi: Versi, fakta: Fakta, aturan: Aturan) -> Versi:
    """Return a version in which each figure released in the next year is due in December once that report stands.

    It stands until it is cancelled: one that a supervisor rejected leaves the indikator due and belum lapor.
    """
    if not any(item.terbit_kemudian for item in versi.indikator):
        return versi
    return versi._replace(indikator=tuple(_with_release(item, fakta, aturan) for item in versi.indikator))


def _with_release(indikator: Indikator, fakta: Fakta, aturan: Aturan) -> Indikator:
    record = fakta.laporan.get(indikator.kode, {}).get(_DECEMBER)
    claim = record.klaim if record else None
    if not indikator.terbit_kemudian or claim is None or not fitting(indikator, aturan)(claim):
        return indikator
    return indikator._replace(rencana=(*indikator.rencana[:-1], indikator.target))


def _make_era(versi: Versi, aturan: Aturan) -> Era:
    bobot = weights(versi.indikator)
    whole = add_all(bobot.values())
    return Era(
        versi,
        aturan,
        {indikator.kode: indikator for indikator in versi.indikator},
        {work.kode: (indikator, work) for indikator in versi.indikator for work in indikator.pekerjaan},
        bobot,
        {indikator.kode: indikator.bulan_rencana for indikator in versi.indikator},
        whole,
        {kode: percent(weight, whole) for kode, weight in bobot.items()},
        any(indikator.bobot is None for indikator in versi.indikator),
        *({}, {}, {}),
    )
