"""The one rounding of the house: exact until printed, then half-up to two decimals, once (SPEC §3).

A quotient like 2/3 has no last digit, so results are computed with 50 digits and snapped to 20 places before
the one visible rounding. With 28 digits and no snap, 163 of 300,000 means had a wrong second decimal.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

EXACT = Context(prec=50, rounding=ROUND_HALF_UP)
"""The context of every scoring operation: ``EXACT.divide(a, b)`` or ``with localcontext(EXACT)``."""

_TWENTY_PLACES = Decimal(1).scaleb(-20)
_SIX_PLACES = Decimal(1).scaleb(-6)
_TWO_PLACES = Decimal(1).scaleb(-2)


def round0(number: Decimal) -> Decimal:
    """Return an amount of money as it is recorded: half-up to whole rupiah (SPEC §6)."""
    return number.quantize(Decimal(1), context=EXACT)


def round2(number: Decimal) -> Decimal:
    """Return the number as it is printed, compared and banded: half-up to 2 decimals."""
    return number.quantize(_TWENTY_PLACES, context=EXACT).quantize(_TWO_PLACES, context=EXACT)


def round_between(number: Decimal, places: int) -> Decimal:
    """Return a number that was worked out half-up to 2 to 6 decimals: so many as an output needs (SPEC §6)."""
    return number.quantize(_TWENTY_PLACES, context=EXACT).quantize(Decimal(1).scaleb(-places), context=EXACT)


def round6(number: Decimal) -> Decimal:
    """Return a percentage of a fraction, or the number of a cell, as recorded: half-up to 6 decimals (SPEC §4, §6)."""
    return number.quantize(_TWENTY_PLACES, context=EXACT).quantize(_SIX_PLACES, context=EXACT)
