"""Desks for the tests, and the seed that makes each run repeatable."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.posix import needs
from tests.tahan.desk import Desk


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The faults of this room are made of limits, signals and links."""
    here, posix = Path(__file__).parent.relative_to(config.rootpath).as_posix(), needs("resource")
    for item in items:
        if item.nodeid.startswith(f"{here}/"):
            item.add_marker(posix)


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
