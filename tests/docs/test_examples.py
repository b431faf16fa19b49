"""Every example of the documentation is run, and prints what the page says. ``TULIS_GOLDEN=1`` rewrites the pages."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.docs.console import ROOT, Session, rewrite

if TYPE_CHECKING:
    from pathlib import Path

PAGES = sorted(path for path in (ROOT / "docs").glob("*.md") if "```console" in path.read_text("utf-8"))


def test_there_are_pages_with_examples() -> None:
    assert "panduan.md" in [page.name for page in PAGES]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_print_what_the_page_says(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = page.read_text("utf-8")
    true = rewrite(text, Session(tmp_path, monkeypatch))
    if os.environ.get("TULIS_GOLDEN"):
        page.write_text(true, encoding="utf-8")
    assert text == true
