"""Small charts as SVG: nilai by month, and target against realisasi to date (the S-curve).

The pictures are templates (``grafik/*.svg``); here is where their points lie. Every coordinate is a whole number of
units of the picture, so that every machine writes the same text. Nothing is told by colour alone.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from kontrak.months import LONG
from kontrak.numbers import format_number, format_score
from kontrak.reports.environment import render
from kontrak.reports.filters import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.model.declared import Pita
    from kontrak.model.detail import Kurva

SCORES, CURVE = "grafik/nilai.svg", "grafik/kurva.svg"

LEFT, RIGHT, TOP, BOTTOM = 70, 600, 92, 264
"""The field of a chart inside its picture of 620 × 300 units."""

LETTERS = 44
"""Letters of a title on one line; a title has at most two."""

_SLOT = (RIGHT - LEFT) // 12
_SHORT_BAR = 90
"""A bar lower than this has its number above it, not inside."""


class Tanda(NamedTuple):
    """A place with a text: a mark of an axis, the end of a line."""

    x: int
    y: int
    teks: str


class Batang(NamedTuple):
    """A bar; ``dalam`` says that its number stands inside it, ``terakhir`` that it is the month of the paper."""

    x: int
    y: int
    lebar: int
    tinggi: int
    teks: str
    dalam: bool
    terakhir: bool


class Garis(NamedTuple):
    """A line through points, as SVG wants it, and the points."""

    jalur: str
    titik: tuple[tuple[int, int], ...]


def draw_scores(scores: Sequence[Decimal | None], warna: Sequence[Pita], judul: str = "Nilai akhir per bulan") -> str:
    """Return a bar for each month that has a nilai, with the lower bounds of the colours as lines.

    ``scores`` begins with January and ends with the month of the paper.
    """
    known = [(month, score) for month, score in enumerate(scores, 1) if score is not None]
    top = max([Decimal(120), *(score for _, score in known)])
    bars = [_bar(month, score, top, last=month == len(scores)) for month, score in known]
    lines = [
        Tanda(RIGHT, _height(band.batas, top), f"{band.nama} {format_number(band.batas)}")
        for band in warna
        if 0 < band.batas < top
    ]
    return render(SCORES, judul=judul, batang=bars, garis=lines, bulan=_months(), **_field())


def draw_curve(kurva: Kurva) -> str:
    """Return what was promised (dashed, open circles) and achieved (solid, squares) to date."""
    numbers = [number for number in (*kurva.target, *kurva.realisasi) if number is not None]
    top = max(numbers) or Decimal(1)
    plan, done = _line(kurva.target, top), _line(kurva.realisasi, top)
    promised = max(number for number in kurva.target if number is not None)
    marks = [Tanda(LEFT, _height(number, top), format_number(number)) for number in (Decimal(0), promised)]
    achieved = kurva.realisasi[-1] if kurva.realisasi else None
    end = Tanda(*done.titik[-1], format_number(achieved)) if done.titik and achieved is not None else None
    return render(
        CURVE,
        judul=_wrapped(f"{kurva.indikator.nama} ({kurva.indikator.satuan})"),
        rencana=plan,
        capai=done,
        sumbu=marks,
        ujung=end,
        bulan=_months(),
        **_field(),
    )


def _field() -> dict[str, int]:
    return {"kiri": LEFT, "kanan": RIGHT, "atas": TOP, "bawah": BOTTOM}


def _months() -> list[Tanda]:
    return [Tanda(_middle(month), BOTTOM + 26, name[:1]) for month, name in enumerate(LONG, 1)]


def _middle(month: int) -> int:
    return LEFT + (month - 1) * _SLOT + _SLOT // 2


def _height(number: Decimal, top: Decimal) -> int:
    """Return the place of a number on the upright axis, which ends at ``top``."""
    return BOTTOM - int((BOTTOM - TOP) * max(number, Decimal(0)) / top)


def _bar(month: int, score: Decimal, top: Decimal, *, last: bool) -> Batang:
    y = _height(score, top)
    width = _SLOT * 7 // 10
    return Batang(
        _middle(month) - width // 2, y, width, BOTTOM - y, format_score(score), BOTTOM - y >= _SHORT_BAR, last
    )


def _line(numbers: Sequence[Decimal | None], top: Decimal) -> Garis:
    points = tuple(
        (_middle(month), _height(number, top)) for month, number in enumerate(numbers, 1) if number is not None
    )
    return Garis(" ".join(f"{x},{y}" for x, y in points), points)


def _wrapped(title: str) -> list[str]:
    """Return a title on one or two lines."""
    from textwrap import wrap

    lines = wrap(one_line(title), LETTERS, max_lines=2, placeholder=" …")
    return lines or [""]
