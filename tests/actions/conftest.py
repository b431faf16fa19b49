from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.actions.acts import record_everything
from tests.regency import TWO_OPD
from tests.workplace import Workplace, made_once

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def empty_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Workplace:
    """A folder with a contract file and nothing imported yet."""
    place = Workplace(tmp_path, monkeypatch, capsys)
    place.write(TWO_OPD)
    return place


@pytest.fixture
def office(empty_office: Workplace) -> Workplace:
    """A folder with the contracts imported on the day they were signed."""
    empty_office.import_once("2022-02-17")
    empty_office.at("2023-01-20")
    return empty_office


@pytest.fixture
@made_once
def recorded(office: Workplace) -> Workplace:
    """A folder in which every kind of act was done."""
    record_everything(office)
    return office
