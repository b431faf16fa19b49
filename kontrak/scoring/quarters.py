"""A quarter of an indikator: what was planned for it, and its K, the result of it alone (SPEC §5 ``e81``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.words import Sifat
from kontrak.named import NamedTuple
from kontrak.rounding import round2
from kontrak.scoring.capaian import capaian, percent
from kontrak.scoring.plan import ZERO, add_all, divided, lower, minus, plus, volume_of
from kontrak.scoring.realisasi import adds_up, keeps_value

if TYPE_CHECKING:
    from decimal import Decimal

    from kontrak.model.declared import Indikator
    from kontrak.model.words import Score, Value
    from kontrak.scoring.year import ContractYear

QUARTERS = (1, 2, 3, 4)


def known_months(triwulan: int, bulan: int) -> list[int]:
    """Return the months of a quarter, 1 to 4, up to a month."""
    return [month for month in range(3 * triwulan - 2, 3 * triwulan + 1) if month <= bulan]


class Triwulan(NamedTuple):
    """One quarter: the plan of its own plan months, its K, and the capaian of the one against the other.

    ``target`` is None without a plan month, ``realisasi`` without a report; ``capaian`` None where nothing was due.
    """

    target: Value | None
    realisasi: Value | None
    capaian: Score | None


def quarter_of(year: ContractYear, indikator: Indikator, triwulan: int, bulan: int) -> Triwulan:
    """Return a quarter of an indikator of the version in force at ``bulan``, by what is known up to that month.

    Where the report that the quarter's last plan month requires is missing and silence scores 0, it has no realisasi
    and a capaian of 0; a suspended one has no capaian.
    """
    months = known_months(triwulan, bulan)
    target = quarter_target(year, indikator, months, bulan)
    result = quarter_result(year, indikator, months, bulan)
    if not months or target is None or not year.due(indikator, months[-1]):
        return Triwulan(target, result, None)
    era = year.era(months[-1])
    missing = [month for month in year.standing(indikator, months[-1]).missing if month in months]
    if missing and (result is None or not keeps_value(indikator, era.aturan)):
        return Triwulan(target, result if adds_up(indikator) else None, round2(ZERO))
    if result is None:
        return Triwulan(target, None, None)
    if indikator.pekerjaan:
        return Triwulan(target, result, round2(percent(lower(result), lower(target))))
    return Triwulan(target, result, round2(capaian(indikator, target, result, era.aturan)))


def quarter_target(year: ContractYear, indikator: Indikator, months: list[int], bulan: int) -> Value | None:
    """Return what was planned for these months alone; None without a plan month among them."""
    if indikator.pekerjaan:
        due = [work for work in indikator.pekerjaan if work.jatuh_tempo in months]
        return volume_of(due) if due else None
    planned = [
        value
        for month in year.era(bulan).rencana[indikator.kode]
        if month in months and (value := indikator.rencana[month - 1]) is not None
    ]
    if not planned or indikator.sifat is Sifat.POSISI:
        return planned[-1] if planned else None
    total = planned[0]
    for value in planned[1:]:
        total = plus(total, value)
    return total if indikator.sifat is Sifat.AKUMULASI else divided(total, len(planned))


def quarter_result(year: ContractYear, indikator: Indikator, months: list[int], bulan: int) -> Value | None:
    """Return K of these months: what they added; of rata_rata the mean of its plan months, else the last report."""
    if indikator.pekerjaan:
        return _progress(year, indikator, months)
    reports = {month: value for month, value in year.reports(indikator, bulan).items() if month in months}
    if indikator.sifat is Sifat.RATA_RATA:
        plan = year.era(bulan).rencana[indikator.kode]
        reports = {month: value for month, value in reports.items() if month in plan}
    if not reports:
        return None
    if indikator.sifat is Sifat.POSISI:
        return reports[max(reports)]
    total = add_all(map(lower, reports.values()))
    return total if indikator.sifat is Sifat.AKUMULASI else divided(total, len(reports))


def _progress(year: ContractYear, indikator: Indikator, months: list[int]) -> Decimal | None:
    """What the quarter added to R, that of the pekerjaan due by its end; None without a report and without a change."""
    after = year.standing(indikator, months[-1]).realisasi if months else None
    if after is None:
        return None
    before = year.standing(indikator, months[0] - 1).realisasi if months[0] > 1 else None
    added = minus(lower(after), ZERO if before is None else lower(before))
    reported = any(month in months for work in indikator.pekerjaan for month in year.progress(work))
    return added if reported or added else None


def result_of_year(year: ContractYear, indikator: Indikator, bulan: int) -> Value | None:
    """Return R at a month, or the last known value; None where nothing was reported."""
    if indikator.pekerjaan:
        return year.standing(indikator, bulan).realisasi
    return year.state(indikator, bulan).realisasi
