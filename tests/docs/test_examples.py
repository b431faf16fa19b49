"""Every example and every generated part of the documentation is what the program says.

``python -m tests.docs`` rewrites the pages; ``TULIS_GOLDEN=1`` what the test at hand looks at. Each run looks at what
costs little, the slow tests at whole pages.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.docs.pages import made_anew, pages
from tests.posix import needs

if TYPE_CHECKING:
    from pathlib import Path

PAGES = pages()


def test_the_pages_are_there() -> None:
    names = {page.name for page in PAGES}
    assert names >= {"panduan.md", "acuan.md", "galat.md", "data.md", "ARCHITECTURE.md"}


@needs("slashes")
@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.berat)], ids=["soon", "whole"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_as_the_program_says(
    page: Path, whole: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = page.read_text("utf-8")
    true = made_anew(page, tmp_path, monkeypatch, whole=whole)
    if os.environ.get("TULIS_GOLDEN"):
        page.write_text(true, encoding="utf-8")
    assert text == true


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_example_fell_over(page: Path) -> None:
    assert "Terjadi gangguan tak terduga" not in page.read_text("utf-8")
