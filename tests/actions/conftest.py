from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.actions.acts import record_everything
from tests.actions.office import Office
from tests.workplace import made_once

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def empty_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    """A folder with a contract file and nothing imported yet."""
    return Office(tmp_path, monkeypatch, capsys)


@pytest.fixture
@made_once
def office(empty_office: Office) -> Office:
    """A folder with the contracts imported on the day they were signed."""
    empty_office.at("2022-02-17")
    empty_office.do("impor")
    empty_office.at("2023-01-20")
    return empty_office


@pytest.fixture
@made_once
def recorded(office: Office) -> Office:
    """A folder in which every kind of act was done."""
    record_everything(office)
    return office
