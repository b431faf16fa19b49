"""Every kind of error: the smallest file that provokes it beside the exact message, in tests/golden/contracts/."""

from __future__ import annotations

from pathlib import Path

import pytest

from kontrak.contracts.read import read_contracts
from tests.contracts.builder import NOTHING
from tests.golden_file import GOLDEN, assert_golden

CASES = sorted((GOLDEN / "contracts").glob("*.yaml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_message(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    reading = read_contracts([Path(path.name)], lambda _year: NOTHING)
    lines = [f"{problem}\n  {problem.jalur or '(berkas)'}\n" for problem in reading.galat]
    assert lines, "a golden file is a file with an error"
    assert (reading.tajuk, reading.opd) == (None, ())
    assert_golden(f"contracts/{path.stem}.txt", "".join(lines))


def test_every_golden_text_has_its_file() -> None:
    texts = {path.stem for path in (GOLDEN / "contracts").glob("*.txt")}
    assert texts == {path.stem for path in CASES}
