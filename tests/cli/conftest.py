"""The small regency, made once for all tests of the command line that only read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.regency import YEAR, prepared

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def year(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Its database with half a year of reports, as the one that commands use when none is named; in July 2022."""
    path = prepared("laporan") / "kontrak.db"
    for name, value in {**YEAR, "KONTRAK_DB": str(path)}.items():
        monkeypatch.setenv(name, value)
    return path
