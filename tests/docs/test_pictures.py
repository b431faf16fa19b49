"""The pictures of the README show what the program prints today; ``TULIS_GOLDEN=1`` writes them anew."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.docs import gambar
from tests.docs.console import Session
from tests.posix import needs

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


@needs("terminal")
def test_the_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    true = gambar.screen(Session(tmp_path, monkeypatch))
    path = gambar.FOLDER / gambar.SCREEN
    if os.environ.get("TULIS_GOLDEN"):
        path.write_text(true, encoding="utf-8")
    assert true == path.read_text("utf-8")


def test_the_rapor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(tmp_path, monkeypatch)
    true = gambar.rapor(session)
    page = gambar.FOLDER / f"{gambar.RAPOR}.md"
    picture = page.with_suffix(".png")
    if os.environ.get("TULIS_GOLDEN"):
        page.write_text(true, encoding="utf-8")
        picture.write_bytes(gambar.first_page(session))
    assert true == page.read_text("utf-8")
    assert picture.read_bytes().startswith(b"\x89PNG")
