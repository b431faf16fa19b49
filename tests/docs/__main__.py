"""Write every page of the documentation anew: ``python -m tests.docs``."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tests.docs.pages import made_anew, pages

for page in pages():
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        text = made_anew(page, Path(folder), patch)
    changed = text != page.read_text("utf-8")
    page.write_text(text, encoding="utf-8")
    print(f"{page.name}: {'ditulis ulang' if changed else 'sudah sesuai'}")
