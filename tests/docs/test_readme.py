"""Every command of the README works as it stands there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tests.docs.console import ROOT, Session

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def commands(text: str) -> Iterator[str]:
    """The lines that call kontrak; what stands behind ``#`` is a remark."""
    for line in text.splitlines():
        if line.startswith("kontrak "):
            yield line


def run_all(session: Session, lines: Iterator[str]) -> int:
    count = 0
    for line in lines:
        ran = session.run(line)
        assert ran.code == 0, (line, ran.lines)
        count += 1
    return count


def test_the_first_two_blocks_are_the_two_commands() -> None:
    assert [block.count("\n") for block in BLOCKS[:2]] == [1, 1]
    assert "kontrak rapor --opd PUPR --bulan 2022-12" in BLOCKS[0]
    assert BLOCKS[1].rstrip().endswith("-m pytest -q -n auto --dist worksteal")


def test_the_month_of_a_secretariat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On what the first block has loaded, and nothing else."""
    session = Session(tmp_path, monkeypatch)
    session.with_reports()
    assert run_all(session, commands(BLOCKS[2])) == 5
    assert len(list(Path("rapor").iterdir())) == 32


def test_the_questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(tmp_path, monkeypatch)
    session.with_reports()
    shown = re.findall(r"`(kontrak [^`…]+)`", README.partition("And whenever somebody asks")[2].partition("\n## ")[0])
    assert run_all(session, iter(shown)) >= 6


def test_a_year_of_your_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_all(Session(tmp_path, monkeypatch), commands(BLOCKS[3])) == 3
