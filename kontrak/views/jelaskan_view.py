"""The screen of ``jelaskan``: how one number came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.numbers import format_score
from kontrak.views.figures import heading
from kontrak.views.table import Block, Line, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from kontrak.model.dasar import Dasar


def explanation_screen(dasar: Dasar, kode: str, nilai: Decimal | None, langkah: Iterable[str]) -> list[Block]:
    """Return the trace of a number, a step a line."""
    figure = "belum ada nilai" if nilai is None else format_score(nilai)
    return [
        *heading(dasar, f"Penjelasan {kode}"),
        Line(),
        Line(f"{kode}: {figure}", Tone.TITLE),
        *(Line(f"  {step}", indent=2) for step in langkah),
    ]
