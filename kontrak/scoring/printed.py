"""The last step of every figure: rounded once, as it is printed, compared and banded (SPEC §3, "Exact")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.rounding import round2, round6

if TYPE_CHECKING:
    from decimal import Decimal

    from kontrak.model.words import Value

_RECORDED_PLACES = 6


def printed(number: Decimal | None) -> Decimal | None:
    """Round a score or percentage half-up to 2 decimals, where there is one."""
    return None if number is None else round2(number)


def shown(value: Value | None) -> Value | None:
    """Return a value as it is printed: one that was worked out half-up to the 6 decimals of recorded ones."""
    if isinstance(value, tuple):
        return _shown(value[0]), _shown(value[1])
    return value if value is None or isinstance(value, bool | str) else _shown(value)


def _shown(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    return round6(number) if isinstance(exponent, int) and exponent < -_RECORDED_PLACES else number
