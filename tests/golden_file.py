"""Compare a text with the file that holds it as it should be; ``TULIS_GOLDEN=1`` writes the files anew."""

from __future__ import annotations

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def assert_golden(name: str, text: str) -> None:
    """Fail when the text differs from ``tests/golden/<name>``."""
    path = GOLDEN / name
    if os.environ.get("TULIS_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"{path} is not there yet; TULIS_GOLDEN=1 writes it, then look at it: git diff"
    assert text == path.read_text(encoding="utf-8")
