"""How much of the same is tried: little with every run, more before a landing (.ci/run)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterable

FEW = 25
"""Of a property that says nothing else; ``--hypothesis-profile banyak`` (.ci/run) multiplies this and all others."""
MANY = 8 * FEW


def examples(few: int) -> settings:
    """The settings of a property whose examples cost more than most, or have more to find."""
    return settings(max_examples=few * settings().max_examples // FEW)


def berat(values: Iterable[Any]) -> list[Any]:
    """Parameters of a test that are tried with the slow ones only; others, beside them, are tried always."""
    return [pytest.param(value, marks=pytest.mark.berat) for value in values]
