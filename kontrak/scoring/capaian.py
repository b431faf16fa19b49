"""The formulas: realisasi against a target, in percent (SPEC §3, "Capaian"; PermenPANRB 8/2021 for 2T-R and ranges)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from kontrak.model.words import Arah
from kontrak.named import NamedTuple
from kontrak.rounding import EXACT
from kontrak.scoring.plan import HUNDRED, ONE, ZERO, lower

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kontrak.model.declared import Aturan, Indikator
    from kontrak.model.words import Value

TWO_HUNDRED = Decimal(200)
_multiply, _divide = EXACT.multiply, EXACT.divide


class Rumus(StrEnum):
    """The formula that a realisasi falls under; the last four need no division."""

    R_PER_T = "r/t"
    DUA_T_MIN_R = "2t-r"
    T_PER_R = "t/r"
    DALAM_RENTANG = "dalam rentang"
    BATAS_NOL = "batas nol"
    TARGET_NOL = "target nol"
    BINER = "biner"


_FALLING = {"2t-r": Rumus.DUA_T_MIN_R, "t/r": Rumus.T_PER_R}


class Formula(NamedTuple):
    """A formula with its numbers: the target or nearer bound (of a grade its score), and the realisasi."""

    rumus: Rumus
    target: Decimal
    realisasi: Decimal


def capaian(indikator: Indikator, target: Value, realisasi: Value, aturan: Aturan) -> Decimal:
    """Return the capaian in percent, unrounded and uncapped, never below 0.

    ``target`` is T or the year's target, ``realisasi`` a value that fits the arah.
    """
    return max(result_of(formula_for(indikator, target, realisasi, aturan)), ZERO)


def formula_for(indikator: Indikator, target: Value, realisasi: Value, aturan: Aturan) -> Formula:
    """Choose the formula by arah, kind of target and, for a range, the nearer bound."""
    if isinstance(realisasi, bool):
        return Formula(Rumus.BINER, ONE, ONE if realisasi else ZERO)
    if isinstance(realisasi, str):
        scale = scale_of(indikator, aturan)
        return Formula(Rumus.R_PER_T, scale[str(target)], scale[realisasi])
    number = lower(realisasi)
    if isinstance(target, tuple):
        return _against_range(indikator, target, number, aturan)
    if indikator.arah == Arah.TURUN:
        goal = lower(target)
        return Formula(falling_formula(indikator, aturan) if goal > ZERO else Rumus.TARGET_NOL, goal, number)
    return _rising(lower(target), number)


def result_of(formula: Formula) -> Decimal:
    """Return what the formula gives in percent, unrounded; below 0 possible with 2T-R."""
    rumus, target, number = formula
    if rumus is Rumus.R_PER_T:
        return percent(number, target)
    if rumus is Rumus.DUA_T_MIN_R:
        return percent(EXACT.subtract(EXACT.add(target, target), number), target)
    if rumus is Rumus.T_PER_R:
        return min(percent(target, number), TWO_HUNDRED) if number > ZERO else TWO_HUNDRED
    if rumus is Rumus.BATAS_NOL:
        return ZERO
    if rumus is Rumus.TARGET_NOL:
        return HUNDRED if number <= target else ZERO
    return HUNDRED if rumus is Rumus.DALAM_RENTANG or number else ZERO


def falling_formula(indikator: Indikator, aturan: Aturan) -> Rumus:
    """Return 2T-R or T/R: the indikator's own ``rumus_turun``, else that of the rules."""
    return _FALLING[indikator.rumus_turun or aturan.rumus_turun]


def scale_of(indikator: Indikator, aturan: Aturan) -> Mapping[str, Decimal]:
    """Return the scores of the grades of an indikator with ``arah: predikat``; empty for any other."""
    return aturan.skala[indikator.skala] if indikator.skala is not None else {}


def nearer_bound(target: tuple[Decimal, Decimal], realisasi: Decimal) -> Decimal | None:
    """Return the bound that a value outside the range is judged by; None inside, bounds included."""
    low, high = target
    if realisasi < low:
        return low
    return high if realisasi > high else None


def capped(result: Decimal, aturan: Aturan) -> Decimal:
    """Return ``dinilai``: the capaian as it enters an average."""
    return result if aturan.batas_capaian is None else min(result, aturan.batas_capaian)


def shortfall(indikator: Indikator, target: Value, realisasi: Value) -> Decimal | None:
    """Return the distance to the target or the nearer bound on the bad side, 0 on the good side.

    None for biner and predikat. The exact difference of the two numbers given.
    """
    if not isinstance(realisasi, Decimal) or isinstance(target, bool | str):
        return None
    bound = nearer_bound(target, realisasi) if isinstance(target, tuple) else target
    if bound is None:
        return ZERO
    gap = EXACT.subtract(bound, realisasi)
    if indikator.arah == Arah.RENTANG:
        return gap.copy_abs()
    return max(gap if indikator.arah == Arah.NAIK else gap.copy_negate(), ZERO)


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """Return part/whole in percent, unrounded."""
    return _divide(_multiply(part, HUNDRED), whole)


def _against_range(indikator: Indikator, target: tuple[Decimal, Decimal], number: Decimal, aturan: Aturan) -> Formula:
    bound = nearer_bound(target, number)
    if bound is None:
        return Formula(Rumus.DALAM_RENTANG, number, number)
    if bound <= ZERO:
        return Formula(Rumus.BATAS_NOL, bound, number)
    if indikator.arah == Arah.TURUN:
        return Formula(falling_formula(indikator, aturan), bound, number)
    if indikator.arah == Arah.RENTANG and number > bound:
        return Formula(Rumus.DUA_T_MIN_R, bound, number)
    return _rising(bound, number)


def _rising(target: Decimal, number: Decimal) -> Formula:
    """R/T; a target of 0 or less, which the contract file refuses, gives 0."""
    return Formula(Rumus.R_PER_T if target > ZERO else Rumus.BATAS_NOL, target, number)
