from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.workplace import Workplace

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def kantor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Workplace:
    """An empty folder in which the program can be called; the clock stands at 20 January 2023."""
    return Workplace(tmp_path, monkeypatch, capsys)
