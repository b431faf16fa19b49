"""The one rounding: half-up to 2 decimals of the exact number (SPEC §3)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontrak.rounding import EXACT, round2, round6


def exact_half_up(number: Fraction, places: int) -> Decimal:
    """The definition, in whole numbers."""
    scaled = number * 10**places
    below = scaled.numerator // scaled.denominator
    rounded = below + (1 if scaled - below >= Fraction(1, 2) else 0)
    return Decimal(rounded).scaleb(-places)


@pytest.mark.parametrize(
    ("number", "printed"),
    [("2.675", "2.68"), ("90.995", "91.00"), ("90.994999", "90.99"), ("0.005", "0.01"), ("0", "0.00")],
)
def test_rounds_half_up(number: str, printed: str) -> None:
    assert str(round2(Decimal(number))) == printed


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_quotient_is_rounded_as_if_it_were_exact(above: int, below: int) -> None:
    quotient = EXACT.divide(Decimal(above), Decimal(below))
    assert round2(quotient) == exact_half_up(Fraction(above, below), 2)
    assert round6(quotient) == exact_half_up(Fraction(above, below), 6)


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(1, 97)), min_size=1, max_size=12))
def test_a_mean_of_quotients_is_rounded_as_if_it_were_exact(pairs: list[tuple[int, int]]) -> None:
    total = Decimal(0)
    for above, below in pairs:
        total = EXACT.add(total, EXACT.divide(Decimal(above), Decimal(below)))
    mean = EXACT.divide(total, Decimal(len(pairs)))
    exact = sum((Fraction(above, below) for above, below in pairs), Fraction(0)) / len(pairs)
    assert round2(mean) == exact_half_up(exact, 2)
