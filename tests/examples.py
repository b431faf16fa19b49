"""On how many examples a property is tried: on few with every run, on eight times as many before a landing."""

from __future__ import annotations

from hypothesis import settings

FEW = 25
"""Of a property that says nothing else; ``--hypothesis-profile banyak`` (.ci/run) multiplies this and all others."""
MANY = 8 * FEW


def examples(few: int) -> settings:
    """The settings of a property whose examples cost more than most, or have more to find."""
    return settings(max_examples=few * settings().max_examples // FEW)
