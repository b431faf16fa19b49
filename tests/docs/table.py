"""Tables in Markdown, and the words of docs/istilah.md that explain their rows."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tests.docs.console import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ROW = re.compile(r"^\| (?P<words>[^|]*`[^|]*) \| (?P<meaning>[^|]*) \| (?P<english>[^|]*) \|$", re.MULTILINE)


def table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a ``|`` or a line break inside a cell does not break it."""
    lines = [f"| {' | '.join(titles)} |", "|" + "---|" * len(titles)]
    lines += [f"| {' | '.join(map(cell, row))} |" for row in rows]
    return "\n".join(lines) + "\n"


def cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


@cache
def glossary() -> Mapping[str, str]:
    """What each word of docs/istilah.md means, in Indonesian."""
    page = (ROOT / "docs" / "istilah.md").read_text("utf-8")
    found: dict[str, str] = {}
    for row in _ROW.finditer(page):
        for word in re.findall(r"`([a-z0-9_]+)`", row["words"]):
            assert word not in found, f"{word} is explained twice"
            found[word] = row["meaning"]
    return found


def meaning(word: str) -> str:
    """What the word means; a word that the glossary does not have is a fault of the glossary."""
    assert word in glossary(), f"docs/istilah.md does not explain {word}"
    return glossary()[word]
