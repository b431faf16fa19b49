"""Small charts as SVG: nilai by month as a line, and target against realisasi to date (the S-curve).

The pictures are templates (``grafik/*.svg``); here is where their points lie. Every coordinate is a whole number of
units of the picture, so that every machine writes the same text. Nothing is told by colour alone.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.computed import printed_curve
from kontrak.model.words import Arah
from kontrak.months import LONG
from kontrak.named import NamedTuple
from kontrak.numbers import format_number, format_score
from kontrak.reports.environment import render
from kontrak.reports.filters import one_line
from kontrak.rounding import round_between

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kontrak.model.declared import Indikator, Pita
    from kontrak.model.detail import Kurva

SCORES, CURVE = "grafik/nilai.svg", "grafik/kurva.svg"

LEFT, RIGHT, TOP, BOTTOM = 70, 600, 92, 264
"""The field of a chart inside its picture of 620 × 300 units."""

LETTERS = 44
"""Letters of a title on one line; a title has at most two."""

_SLOT = (RIGHT - LEFT) // 12
SCORE_TOP, SCORE_BOTTOM = 24, 150
"""The same of the chart of nilai, 620 × 180 units; its heading stands above it on the paper."""


_LINE = 22
"""Height of a line of its texts, in units: nearer than this, those of neighbouring months overlap."""


class Tulisan(NamedTuple):
    """A place with a text: a mark of an axis, the end of a line."""

    x: int
    y: int
    teks: str


class Garis(NamedTuple):
    """A line through points, as SVG wants it, and the points."""

    jalur: str
    titik: tuple[tuple[int, int], ...]


def draw_scores(scores: Sequence[Decimal | None], warna: Sequence[Pita], judul: str = "Nilai akhir per bulan") -> str:
    """Return the nilai akhir of each month as a line against the lower bounds of the colours.

    ``scores`` begins with January and ends with the month of the paper. The first, the lowest, the highest and the last
    nilai are written beside their points, except where one would lie on that of a neighbouring month.
    """
    known = {month: score for month, score in enumerate(scores, 1) if score is not None}
    top = max([Decimal(110), *known.values()])
    low = max(Decimal(0), min([Decimal(60), *known.values()]) - 5)

    def height(score: Decimal) -> int:
        return SCORE_BOTTOM - int((SCORE_BOTTOM - SCORE_TOP) * (score - low) / (top - low))

    points = {month: (_middle(month), height(score)) for month, score in known.items()}
    return render(
        SCORES,
        judul=judul,
        jalur=" ".join(f"{x},{y}" for x, y in points.values()),
        titik=[(*points[month], month == len(scores)) for month in points],
        angka=[Tulisan(*points[month], format_score(known[month])) for month in _told(known, points)],
        garis=[
            Tulisan(RIGHT, height(band.batas), f"{band.nama} {format_number(band.batas)}")
            for band in warna
            if low < band.batas < top
        ],
        bulan=[mark._replace(y=SCORE_BOTTOM + 22) for mark in _months()],
        **_field(),
    )


def _told(known: Mapping[int, Decimal], points: Mapping[int, tuple[int, int]]) -> list[int]:
    """Return the months whose nilai is written, the weightiest kept where two texts would overlap."""
    if not known:
        return []
    by_score = known.__getitem__
    kept: list[int] = []
    for month in (max(known), min(known, key=by_score), max(known, key=by_score), min(known)):
        if all(abs(month - other) != 1 or abs(points[month][1] - points[other][1]) >= _LINE for other in kept):
            kept.append(month)
    return sorted(set(kept))


def draw_curve(kurva: Kurva) -> str:
    """Return what was promised (dashed, open circles) and achieved (solid, squares) to date."""
    numbers = [number for number in (*kurva.target, *kurva.realisasi) if number is not None]
    top = max(numbers) or Decimal(1)
    plan, done = _line(kurva.target, top), _line(kurva.realisasi, top)
    promised = max(number for number in printed_curve(kurva).target if number is not None)
    marks = [Tulisan(LEFT, _height(number, top), format_number(number)) for number in (Decimal(0), promised)]
    shown = printed_curve(kurva)
    achieved = shown.realisasi[-1] if shown.realisasi else None
    end = Tulisan(*done.titik[-1], format_number(achieved)) if done.titik and achieved is not None else None
    return _curve(kurva.indikator, (plan, done), marks, end, _months())


def draw_years(indikator: Indikator, results: Mapping[int, Decimal], targets: Mapping[int, Decimal]) -> str:
    """Return the results of an indikator by year (solid) against the targets that are known (dashed).

    The years run from the first to the last that either has; one without a number has no point.
    """
    years = range(min([*results, *targets]), max([*results, *targets]) + 1)
    slot = (RIGHT - LEFT) // len(years)
    top = max([*results.values(), *targets.values()]) or Decimal(1)

    def line(numbers: Mapping[int, Decimal]) -> Garis:
        points = tuple(
            (LEFT + place * slot + slot // 2, _height(numbers[year], top))
            for place, year in enumerate(years)
            if year in numbers
        )
        return _through(points)

    plan, done = line(targets), line(results)
    end = Tulisan(*done.titik[-1], format_number(round_between(results[max(results)], 2)))
    marks = [
        Tulisan(LEFT, _height(number, top), format_number(number)) for number in (Decimal(0), round_between(top, 2))
    ]
    shown = [
        Tulisan(LEFT + place * slot + slot // 2, BOTTOM + 26, str(year))
        for place, year in enumerate(years)
        if len(years) <= 8 or place % 2 == 0
    ]
    return _curve(indikator, (plan, done), marks, end, shown)


def _curve(
    indikator: Indikator,
    lines: tuple[Garis, Garis],
    axis: Sequence[Tulisan],
    end: Tulisan | None,
    below: Sequence[Tulisan],
) -> str:
    """Return target and realisasi under the name of the indikator; ``below`` stand the months or years."""
    lower = ", makin kecil makin baik" if indikator.arah is Arah.TURUN else ""
    title = _wrapped(f"{indikator.nama} ({indikator.satuan}{lower})")
    plan, done = lines
    return render(CURVE, judul=title, rencana=plan, capai=done, sumbu=axis, ujung=end, bulan=below, **_field())


def _field() -> dict[str, int]:
    return {"kiri": LEFT, "kanan": RIGHT, "atas": TOP, "bawah": BOTTOM}


def _months() -> list[Tulisan]:
    return [Tulisan(_middle(month), BOTTOM + 26, name[:1]) for month, name in enumerate(LONG, 1)]


def _middle(month: int) -> int:
    return LEFT + (month - 1) * _SLOT + _SLOT // 2


def _height(number: Decimal, top: Decimal) -> int:
    """Return the place of a number on the upright axis, which ends at ``top``."""
    return BOTTOM - int((BOTTOM - TOP) * max(number, Decimal(0)) / top)


def _line(numbers: Sequence[Decimal | None], top: Decimal) -> Garis:
    points = tuple(
        (_middle(month), _height(number, top)) for month, number in enumerate(numbers, 1) if number is not None
    )
    return _through(points)


def _through(points: tuple[tuple[int, int], ...]) -> Garis:
    return Garis(" ".join(f"{x},{y}" for x, y in points), points)


def _wrapped(title: str) -> list[str]:
    """Return a title on one or two lines."""
    from textwrap import wrap

    lines = wrap(one_line(title), LETTERS, max_lines=2, placeholder=" …")
    return lines or [""]
