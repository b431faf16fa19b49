"""The small regency, made once for all tests of the command line that only read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.cli import daerah

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def year_db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The database of tests/cli/daerah.py, the clock standing in July 2022."""
    before = {name: os.environ.get(name) for name in daerah.YEAR}
    os.environ.update(daerah.YEAR)
    yield daerah.make(tmp_path_factory.mktemp("daerah"))
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@pytest.fixture
def year(year_db: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same database, as the one that commands use when none is named."""
    monkeypatch.setenv("KONTRAK_DB", str(year_db))
    for name, value in daerah.YEAR.items():
        monkeypatch.setenv(name, value)
    return year_db
