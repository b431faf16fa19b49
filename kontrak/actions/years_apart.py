"""More than two years side by side at the same month (SPEC §5 ``banding``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.comparing import Perbandingan, compare_years, each_year, rows_of
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.actions.comparing import PasanganIndikator, PasanganOpd
    from kontrak.actions.question import Question
    from kontrak.model.detail import RincianIndikator
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.summary import Ringkasan


class DeretIndikator(NamedTuple):
    """An indikator in each year, None where it was not; ``ujung`` compares the first with the last year."""

    kode: str
    tahunan: tuple[RincianIndikator | None, ...]
    ujung: PasanganIndikator


class DeretOpd(NamedTuple):
    """An OPD in each year, None where it was not; ``ujung`` compares the first with the last year."""

    kode: str
    tahunan: tuple[Ringkasan | None, ...]
    indikator: tuple[DeretIndikator, ...]
    ujung: PasanganOpd


class Deret(NamedTuple):
    """Several years at the same month, ascending; ``ujung`` compares the first with the last."""

    tahunan: tuple[Penilaian, ...]
    opd: tuple[DeretOpd, ...]
    ujung: Perbandingan


def compare_span(question: Question, years: Sequence[int], opd: str | None = None) -> Deret:
    """Compare three or more years, at the month of ``question.bulan`` or the last one of the latest year.

    What is only in years between is left out: there is nothing to compare. Raises as ``compare_years``.
    """
    ends = compare_years(question, years[0], years[-1], opd)
    between = [each_year(question, year, ends.kini.dasar.bulan) for year in years[1:-1]]
    assessed = (ends.lalu, *between, ends.kini)
    return Deret(assessed, tuple(_opd(pair, assessed) for pair in ends.opd), ends)


def _opd(pair: PasanganOpd, assessed: Sequence[Penilaian]) -> DeretOpd:
    scored = [{item.kode: item for item in year.ringkasan} for year in assessed]
    rows = [
        rows_of(year, pair.kode) if pair.kode in known else {} for year, known in zip(assessed, scored, strict=True)
    ]
    return DeretOpd(
        pair.kode,
        tuple(known.get(pair.kode) for known in scored),
        tuple(DeretIndikator(one.kode, tuple(own.get(one.kode) for own in rows), one) for one in pair.indikator),
        pair,
    )
