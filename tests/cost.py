"""What something costs, where the cost itself is promised: CPU time, because a laptop has other work to do as well."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 300.0
"""Seconds after which a process counts as hung. A guard against waiting for ever, and no measure of speed."""


@contextmanager
def cpu_at_most(seconds: float) -> Iterator[None]:
    """Fail when what is done inside costs more seconds of CPU; children count once somebody has waited for them."""
    before = _spent()
    yield
    cost = _spent() - before
    assert cost <= seconds, f"{cost:.2f} s of CPU, allowed are {seconds:g}"


def _spent() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
