"""Commands that users read or copy hold no single quotes: Command Prompt takes them for part of the word."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from kontrak.cli.commands import COMMANDS
from tests.docs.console import ROOT
from tests.source import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROGRAMS = f"kontrak (?:{'|'.join(COMMANDS)})|pip|pipx|python|sqlite3"
QUOTED = re.compile(rf"(?:--[a-z][a-z-]*[ =]|\b(?:{PROGRAMS}) (?:[^'\"\n`]* )?|\bdengan (?=.kontrak ))'")
"""A single quote that begins a word of a command."""
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "templates").rglob("*.*")]
PAGES += (ROOT / "tests" / "golden").rglob("*.txt")
ABOUT_QUOTES = "petik tunggal"


def texts(path: Path) -> Iterator[str]:
    """The texts of a module, docstrings included; what is filled in stands as ``…``."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(map(_piece, node.values))


def _piece(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    return "'…'" if isinstance(part, ast.FormattedValue) and part.conversion == ord("r") else "…"


@pytest.mark.parametrize("text", ["--alasan 'x'", "kontrak catat A 'b c'", "pip install '.[dev]'", "--oleh='a'"])
def test_the_rule_sees_what_it_looks_for(text: str) -> None:
    assert QUOTED.search(text)


def test_no_text_of_the_program_proposes_single_quotes() -> None:
    found = [
        (path.name, text)
        for path in sorted((ROOT / "kontrak").rglob("*.py"))
        for text in texts(path)
        if QUOTED.search(text)
    ]
    assert not found


def test_no_page_shows_a_command_with_single_quotes() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line}"
        for path in PAGES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if QUOTED.search(line) and ABOUT_QUOTES not in f"{path.stem.replace('-', ' ')} {line}"
    ]
    assert not found
