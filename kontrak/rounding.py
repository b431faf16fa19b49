"""The one rounding of the house: exact until printed, then half-up to two decimals, once (SPEC §3).

A quotient like 2/3 has no last digit, so results are computed with 50 digits and snapped to 20 places before
the one visible rounding. With 28 digits and no snap, 163 of 300,000 means had a wrong second decimal.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

EXACT = Context(prec=50, rounding=ROUND_HALF_UP)
"""The context of every scoring operation: ``EXACT.divide(a, b)`` or ``with localcontext(EXACT)``."""

_quantize = EXACT.quantize
_TWENTY_PLACES = Decimal(1).scaleb(-20)
_SIX_PLACES = Decimal(1).scaleb(-6)
_TWO_PLACES = Decimal(1).scaleb(-2)


def round0(number: Decimal) -> Decimal:
    """Return an amount of money as it is recorded: half-up to whole rupiah (SPEC §6)."""
    return _quantize(number, Decimal(1))


def round2(number: Decimal) -> Decimal:
    """Return the number as it is printed, compared and banded: half-up to 2 decimals."""
    return _quantize(_quantize(number, _TWENTY_PLACES), _TWO_PLACES)


def printed_mean(numbers: Iterable[Decimal | None]) -> Decimal | None:
    """Return the mean of the numbers that are there, rounded as printed; None when there are none."""
    known = [number for number in numbers if number is not None]
    return round2(EXACT.divide(sum(known, Decimal(0)), Decimal(len(known)))) if known else None


def round_between(number: Decimal, places: int) -> Decimal:
    """Return a number that was worked out half-up to 2 to 6 decimals: so many as an output needs (SPEC §6)."""
    return _quantize(_quantize(number, _TWENTY_PLACES), Decimal(1).scaleb(-places))


def round6(number: Decimal) -> Decimal:
    """Return a percentage of a fraction, or the number of a cell, as recorded: half-up to 6 decimals (SPEC §4, §6)."""
    return _quantize(_quantize(number, _TWENTY_PLACES), _SIX_PLACES)
