"""Promised against achieved through the year, for the charts of the papers (SPEC §3 "Target to date", "Realisasi")."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.model.detail import Kurva
from kontrak.model.words import Sifat
from kontrak.scoring.memo import year_of
from kontrak.scoring.printed import shown

if TYPE_CHECKING:
    from kontrak.model.declared import Indikator
    from kontrak.model.recorded import Fakta
    from kontrak.model.words import Value
    from kontrak.scoring.year import ContractYear


def curves(fakta: Fakta, bulan: int) -> tuple[Kurva, ...]:
    """Return T and R to date of each indikator that has numbers, by the version in force at the month.

    The last point of each line is the number in the table of the paper. An indikator whose target is a range, a grade
    or yes has no line; one without a plan month, or suspended, none either. A posisi has no R in a month in which it is
    belum lapor: its last value is not that of the month.
    """
    year = year_of(fakta)
    found = []
    for indikator in year.era(bulan).versi.indikator:
        if not year.suspended(indikator.kode, bulan):
            points = [_point(year, indikator, month, bulan) for month in range(1, 13)]
            target = tuple(_number(promised) for promised, _ in points)
            if any(target):
                found.append(Kurva(indikator, target, tuple(_number(done) for _, done in points[:bulan])))
    return tuple(found)


def _point(year: ContractYear, indikator: Indikator, month: int, bulan: int) -> tuple[Value | None, Value | None]:
    """Return T and R at the end of a month."""
    if not indikator.pekerjaan:
        state = year.series(indikator, bulan)[month - 1]
        silent = state.missing and indikator.sifat is Sifat.POSISI
        return state.target, None if silent else state.realisasi
    due = [
        work
        for work in indikator.pekerjaan
        if work.jatuh_tempo <= month and not year.suspended_itself(work.kode, bulan)
    ]
    standing = year.standing_of_works(due, month)
    return standing.target, standing.realisasi


def _number(value: Value | None) -> Decimal | None:
    number = shown(value)
    return number if isinstance(number, Decimal) else None
