"""The small regency, made once for all tests of the command line that only read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli import daerah

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def year_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of tests/cli/daerah.py, made with the clock standing in July 2022; what reads it sets its own."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in daerah.YEAR.items():
            patch.setenv(name, value)
        return daerah.make(tmp_path_factory.mktemp("daerah"))


@pytest.fixture
def year(year_db: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same database, as the one that commands use when none is named."""
    monkeypatch.setenv("KONTRAK_DB", str(year_db))
    for name, value in daerah.YEAR.items():
        monkeypatch.setenv(name, value)
    return year_db
