"""A formula with its numbers filled in, as an official would write it beside the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.words import Arah
from kontrak.numbers import format_percent
from kontrak.rounding import round2
from kontrak.scoring.capaian import Rumus, formula_for, nearer_bound, result_of
from kontrak.scoring.plan import ZERO
from kontrak.scoring.words import exact_text, value_text

if TYPE_CHECKING:
    from decimal import Decimal

    from kontrak.model.declared import Aturan, Indikator
    from kontrak.model.words import Value
    from kontrak.scoring.capaian import Formula


def formula_text(indikator: Indikator, target: Value, realisasi: Value, aturan: Aturan) -> str:
    """Return ``10 / 20 × 100 = 50,00%`` or the sentence of the case that needs no division."""
    formula = formula_for(indikator, target, realisasi, aturan)
    if formula.rumus in (Rumus.R_PER_T, Rumus.DUA_T_MIN_R, Rumus.T_PER_R):
        return _division_text(indikator, target, realisasi, formula)
    return f"{_case_text(formula, target)}, maka {format_percent(round2(result_of(formula)))}"


def _division_text(indikator: Indikator, target: Value, realisasi: Value, formula: Formula) -> str:
    goal, number = exact_text(formula.target), exact_text(formula.realisasi)
    if formula.rumus is Rumus.R_PER_T:
        text = f"{number} / {goal} × 100"
    elif formula.rumus is Rumus.DUA_T_MIN_R:
        text = f"(2 × {goal} − {number}) / {goal} × 100"
    elif formula.realisasi > ZERO:
        text = f"{goal} / {number} × 100 (paling tinggi 200)"
    else:
        return f"realisasi {number}, maka 200,00%"
    text = f"{text} = {_floored_text(result_of(formula))}"
    if indikator.arah == Arah.PREDIKAT:
        return f"skor {value_text(realisasi)} / skor {value_text(target)} × 100 = {text}"
    return text + _bound_text(target, formula.realisasi)


def _case_text(formula: Formula, target: Value) -> str:
    number = exact_text(formula.realisasi)
    if formula.rumus is Rumus.BINER:
        return "sudah terlaksana" if formula.realisasi else "belum terlaksana"
    if formula.rumus is Rumus.DALAM_RENTANG:
        return f"realisasi {number} berada dalam rentang {value_text(target)}"
    if formula.rumus is Rumus.TARGET_NOL:
        return f"target {exact_text(formula.target)} dan realisasi {number}"
    return f"realisasi {number} di luar target dan batas terdekatnya {exact_text(formula.target)}"


def _floored_text(result: Decimal) -> str:
    text = format_percent(round2(result))
    return f"{text}, dihitung 0,00%" if result < ZERO else text


def _bound_text(target: Value, number: Decimal) -> str:
    if not isinstance(target, tuple):
        return ""
    side = "batas bawah" if nearer_bound(target, number) == target[0] else "batas atas"
    return f" (target {value_text(target)}, dibandingkan dengan {side})"
