"""The layouts in which perjanjian kinerja and rencana aksi arrive (columns of real annexes, words of our own).

Each is a drawing in tests/data/rangka/tata-letak: ``## `` heads a sheet, a blank line parts its tables.
"""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data" / "rangka"
IN_WORD = ("boyolali", "karawang", "bangka", "rsjd", "kemenag", "iki")
"""Layouts that usually come from Word."""


def layout(name: str) -> dict[str, list[str]]:
    """The drawings of a layout by sheet."""
    text = (FOLDER / "tata-letak" / f"{name}.txt").read_text(encoding="utf-8")
    sheets = re.split(r"(?m)^## ", text)[1:]
    parts = (sheet.partition("\n") for sheet in sheets)
    return {title.strip(): re.split(r"\n\n+", body.strip("\n")) for title, _, body in parts}


NAMES = sorted(path.stem for path in (FOLDER / "tata-letak").glob("*.txt") if path.stem != "surel")
(MAIL,) = layout("surel")["Surel"]
