"""What was achieved by a month, which reports are missing, and what silence makes of it (SPEC §3, to "Belum lapor")."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.model.words import Arah, Sifat
from kontrak.named import NamedTuple, maker_of
from kontrak.rounding import EXACT, round2
from kontrak.scoring.capaian import capaian, capped, scale_of
from kontrak.scoring.plan import HUNDRED, ZERO, lower, targets_to_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kontrak.model.declared import Aturan, Indikator, Pekerjaan
    from kontrak.model.recorded import LaporanBulan
    from kontrak.model.words import Value


class State(NamedTuple):
    """An indikator (without pekerjaan) at the end of a month, before any formula.

    ``target`` is T, None before the first plan month. ``realisasi`` is R, or where R is missing the last known
    value; None where nothing was reported. ``missing`` are the plan months whose required report is missing (of
    posisi the last plan month only); empty once the year's target is ``reached``.
    """

    target: Value | None
    realisasi: Value | None
    missing: tuple[int, ...]
    reached: bool


_made_state = maker_of(State)


class WorkState(NamedTuple):
    """A pekerjaan at the end of a month: the latest progress in percent (None: never reported).

    ``missing`` says that it is due, unfinished and without a report from its due month on.
    """

    fisik: Decimal | None
    missing: bool

    @property
    def finished(self) -> bool:
        """Whether its fisik is 100."""
        return self.fisik is not None and self.fisik >= HUNDRED


def counted_values(
    months: Mapping[int, LaporanBulan], fits: Callable[[Value], bool], *, claims: bool
) -> dict[int, Value]:
    """Return the value of each month that has a report, in the order of months.

    ``claims``: as the OPD reported it, before any verification. A value that does not fit the arah in force
    counts as none (possible after an amendment).
    """
    values = {}
    for month in sorted(months):
        record = months[month]
        value = record.klaim if claims or record.verifikasi is None else record.realisasi
        if value is not None and fits(value):
            values[month] = value
    return values


def fitting(indikator: Indikator, aturan: Aturan) -> Callable[[Value], bool]:
    """Return the test whether a reported value fits the arah: yes/no, a grade of the scale, or a number."""
    if indikator.arah == Arah.BINER:
        return _is_bool
    if indikator.arah == Arah.PREDIKAT:
        return scale_of(indikator, aturan).__contains__
    return is_number


def is_number(value: Value) -> bool:
    """Whether a reported value is a number; the fisik of a pekerjaan always is."""
    return isinstance(value, Decimal)


def _is_bool(value: Value) -> bool:
    return isinstance(value, bool)


def states(indikator: Indikator, months: Sequence[int], reports: Mapping[int, Value], aturan: Aturan) -> list[State]:
    """Return the state of an indikator without pekerjaan at the end of each of the twelve months.

    ``months`` are its plan months, ``reports`` the counted values by month. A later month never changes an earlier
    state.
    """
    targets = targets_to_date(indikator, months)
    if indikator.sifat == Sifat.AKUMULASI:
        return _summed(indikator, months, targets, reports)
    if indikator.sifat == Sifat.RATA_RATA:
        return _averaged(months, targets, reports)
    return _standing(months, targets, reports, _reaches(indikator, aturan))


def work_states(work: Pekerjaan, reports: Mapping[int, Value]) -> list[WorkState]:
    """Return the state of a pekerjaan at the end of each of the twelve months."""
    result = []
    fisik: Decimal | None = None
    last = 0
    for month in range(1, 13):
        if month in reports:
            fisik, last = lower(reports[month]), month
        silent = last < work.jatuh_tempo <= month
        result.append(WorkState(fisik, silent and (fisik is None or fisik < HUNDRED)))
    return result


def _summed(
    indikator: Indikator, months: Sequence[int], targets: Sequence[Value | None], reports: Mapping[int, Value]
) -> list[State]:
    """``akumulasi``: the sum of all months; with naik nothing is missing once it reaches the year's target."""
    goal = lower(indikator.target) if indikator.arah == Arah.NAIK else None
    result = []
    current: Decimal | None = None
    missing: tuple[int, ...] = ()
    reached = False
    for month, target in enumerate(targets, 1):
        if month in reports:
            number = lower(reports[month])
            current = number if current is None else EXACT.add(current, number)
            reached = goal is not None and current >= goal
        elif month in months:
            missing = (*missing, month)
        result.append(_made_state((target, current, () if reached else missing, reached)))
    return result


def _averaged(months: Sequence[int], targets: Sequence[Value | None], reports: Mapping[int, Value]) -> list[State]:
    """``rata_rata``: the mean of the plan months; what other months report counts for nothing."""
    result = []
    current: Decimal | None = None
    running, count = ZERO, 0
    missing: tuple[int, ...] = ()
    for month, target in enumerate(targets, 1):
        if month in months and month in reports:
            running, count = EXACT.add(running, lower(reports[month])), count + 1
            current = EXACT.divide(running, Decimal(count))
        elif month in months:
            missing = (*missing, month)
        result.append(_made_state((target, current, missing, False)))
    return result


def _standing(
    months: Sequence[int],
    targets: Sequence[Value | None],
    reports: Mapping[int, Value],
    reaches: Callable[[Value], bool],
) -> list[State]:
    """``posisi``: the latest report stands, if it is from the last plan month or later."""
    result = []
    current: Value | None = None
    latest = planned = 0
    reached = False
    for month, target in enumerate(targets, 1):
        if month in months:
            planned = month
        if month in reports:
            current, latest = reports[month], month
            reached = reaches(current)
        silent = latest < planned and not reached
        result.append(_made_state((target, current, (planned,) if silent else (), reached)))
    return result


def _reaches(indikator: Indikator, aturan: Aturan) -> Callable[[Value], bool]:
    """Return the test whether one report reaches the year's target: of biner and predikat only."""
    if indikator.arah == Arah.BINER:
        return bool
    if indikator.arah == Arah.PREDIKAT:
        scale = scale_of(indikator, aturan)
        goal = scale[str(indikator.target)]
        return lambda grade: scale[str(grade)] >= goal
    return lambda _: False


class Standing(NamedTuple):
    """An indikator at the end of a month, unrounded but for ``tercetak``, the capaian as it is printed.

    ``target`` is T (None before the first plan month), ``realisasi`` R or the last known value, ``missing`` the
    months whose required report is missing. ``capaian`` is against T with the rule for silence applied, ``dinilai`` the
    same as it enters an average,
    ``tanpa_diam`` the same by the last known value (None where there is none); both are None before the first plan
    month. ``diam`` says that the capaian is 0 for silence. ``pekerjaan`` are the ones due. ``terpenuhi`` says of an
    indikator without pekerjaan that the capaian reaches ``ambang_terpenuhi``.
    """

    target: Value | None
    realisasi: Value | None
    missing: tuple[int, ...]
    capaian: Decimal | None
    tanpa_diam: Decimal | None
    diam: bool = False
    pekerjaan: tuple[Pekerjaan, ...] = ()
    tercetak: Decimal | None = None
    terpenuhi: bool = False
    dinilai: Decimal = ZERO


_made_standing = maker_of(Standing)
NOT_DUE = Standing(None, None, (), None, None)
_NOTHING = round2(ZERO)


def adds_up(indikator: Indikator) -> bool:
    """Whether silence merely adds nothing: a sum that should rise, and pekerjaan."""
    return indikator.sifat == Sifat.AKUMULASI and indikator.arah == Arah.NAIK


def keeps_value(indikator: Indikator, aturan: Aturan) -> bool:
    """Whether an indikator that is belum lapor keeps its capaian instead of 0 (SPEC §3, "Belum lapor").

    Posisi and rata_rata do with ``belum_lapor: nilai_terakhir``.
    """
    if adds_up(indikator):
        return True
    return indikator.sifat != Sifat.AKUMULASI and aturan.belum_lapor == "nilai_terakhir"


def judge(indikator: Indikator, series: Sequence[State], aturan: Aturan) -> list[Standing]:
    """Apply the formula and the rule for silence to the states of the twelve months."""
    adds, keeps, enough = adds_up(indikator), keeps_value(indikator, aturan), aturan.ambang_terpenuhi
    found = []
    for target, realisasi, missing, _ in series:
        if target is None:
            found.append(Standing(None, realisasi, (), None, None))
        elif realisasi is None:
            found.append(Standing(target, None, missing, ZERO, None, not adds, (), _NOTHING, enough <= _NOTHING))
        else:
            known = capaian(indikator, target, realisasi, aturan)
            silent = bool(missing) and not keeps
            result, shown = (ZERO, _NOTHING) if silent else (known, round2(known))
            counted = capped(result, aturan)
            found.append(
                _made_standing((target, realisasi, missing, result, known, silent, (), shown, shown >= enough, counted))
            )
    return found
