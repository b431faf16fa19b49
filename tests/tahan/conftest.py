"""Desks for the tests, and the seed that makes each run repeatable."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.posix import needs
from tests.tahan.desk import Desk


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The faults of this room are made of limits, signals and links."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(needs("resource"))


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
