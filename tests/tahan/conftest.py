"""Desks for the tests, and the seed that makes each run repeatable."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.tahan.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def rnd(request: pytest.FixtureRequest) -> random.Random:
    """Chance that is the same in every run of the same test."""
    return random.Random(request.node.name)


@pytest.fixture
def kontrak(tmp_path: Path) -> Desk:
    """A desk with the contracts imported."""
    return Desk.fresh(tmp_path / "meja", "kontrak")


@pytest.fixture
def laporan(tmp_path: Path) -> Desk:
    """A desk with contracts and reports."""
    return Desk.fresh(tmp_path / "meja", "laporan")
