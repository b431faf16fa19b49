"""An indikator by quarters and over the years (lintas-tahun), and the pace that what is left of it needs (SPEC §5)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from kontrak.model.words import Arah, Sifat
from kontrak.named import NamedTuple
from kontrak.rounding import EXACT, round2
from kontrak.scoring.capaian import capaian, percent, scale_of
from kontrak.scoring.plan import ZERO, add_all, divided, lower, minus, plus, volume_of
from kontrak.scoring.realisasi import adds_up, keeps_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kontrak.model.declared import Aturan, Indikator
    from kontrak.model.detail import RincianIndikator, RincianPekerjaan
    from kontrak.model.words import Score, Value, Year
    from kontrak.scoring.year import ContractYear

BERKAS, RIWAYAT, TAHUN_LALU = "berkas", "riwayat", "tahun_lalu"
"""Where a result is from: the reports of its year in this file, or what a later contract says of it."""


class HasilTahun(NamedTuple):
    """The result of a year (None: nothing reported); of a year in the file with its month, target and capaian.

    ``beda`` says why it cannot be compared with the latest year.
    """

    tahun: int
    nilai: Value | None
    sumber: str
    bulan: int | None = None
    target: Value | None = None
    capaian: Score | None = None
    beda: str | None = None

    @property
    def selesai(self) -> bool:
        """Whether the year is over, as far as its result goes."""
        return self.bulan in (None, 12)


class LajuTahun(NamedTuple):
    """What is left from ``dari`` to the year of the end target, over ``tahun`` years; both paces are per year."""

    dari: int
    sisa: Decimal
    tahun: int
    perlu: Decimal
    sejauh_ini: Decimal | None


class LintasTahun(NamedTuple):
    """An indikator as it stands in its latest year in the file, with all its results in order of years."""

    indikator: Indikator
    hasil: tuple[HasilTahun, ...]
    laju: LajuTahun | None


class TahunLalu(NamedTuple):
    """Last year of an indikator as the file has it: target, result, and capaian as it was printed."""

    target: Value | None
    realisasi: Value | None
    capaian: Decimal | None


def results_before(indikator: Indikator, tahun: Year, lalu: TahunLalu | None) -> dict[Year, Value]:
    """Return the known results by year, oldest first; that of the file counts before ``tahun_lalu`` and ``riwayat``."""
    found = {result.tahun: result.nilai for result in indikator.riwayat}
    if indikator.tahun_lalu is not None:
        found[tahun - 1] = indikator.tahun_lalu
    if lalu is not None and lalu.realisasi is not None:
        found[tahun - 1] = lalu.realisasi
    return dict(sorted(found.items()))


def result_before(indikator: Indikator, results: Mapping[Year, Value]) -> Value | None:
    """Return the result up to last year: of akumulasi the sum of the years, of others the latest."""
    if not results:
        return None
    if indikator.sifat is Sifat.AKUMULASI:
        return add_all(map(lower, results.values()))
    return results[max(results)]


def result_to_date(indikator: Indikator, before: Value | None, kini: Value | None) -> Value | None:
    """Return the result up to this year: of akumulasi the sum; adding a position would be a published error."""
    if indikator.sifat is not Sifat.AKUMULASI or before is None or kini is None:
        return before if kini is None else kini
    return plus(before, kini)


def share_of_end(indikator: Indikator, result: Value | None, aturan: Aturan) -> Decimal | None:
    """Return the capaian of a result against ``target_akhir``, unrounded; None where either is missing."""
    return against(indikator, indikator.target_akhir, result, aturan)


def against(indikator: Indikator, target: Value | None, result: Value | None, aturan: Aturan) -> Decimal | None:
    """Return the capaian of a result against a target by the arah, unrounded; None where it cannot be told."""
    if target is None or result is None:
        return None
    if isinstance(result, str) and not {result, target} <= scale_of(indikator, aturan).keys():
        return None
    return capaian(indikator, target, result, aturan)


_PLACES = Decimal("0.000001")


def pace_over_years(indikator: Indikator, hasil: Iterable[HasilTahun]) -> LajuTahun | None:
    """Return what is left of ``target_akhir`` and what each year must bring; per year, half-up to 6 decimals.

    Only years that are over and comparable count. Results of an akumulasi add up towards the end target, others move
    from the latest one to it. None without an end target in numbers, without a result, or when its year is not ahead.
    """
    goal, end = indikator.target_akhir, indikator.target_akhir_tahun
    known = [(item.tahun, item.nilai) for item in hasil if item.selesai and item.beda is None]
    numbers = [(year, value) for year, value in known if isinstance(value, Decimal)]
    if not isinstance(goal, Decimal) or end is None or not numbers or end <= numbers[-1][0]:
        return None
    first, last = numbers[0], numbers[-1]
    if indikator.sifat is Sifat.AKUMULASI:
        done = sum((value for _, value in numbers), Decimal(0))
        so_far = _per_year(done, len(numbers))
    else:
        done = last[1]
        so_far = _per_year(last[1] - first[1], last[0] - first[0])
    left = goal - done
    return LajuTahun(last[0], left, end - last[0], _per_year(left, end - last[0]) or Decimal(0), so_far)


def _per_year(number: Decimal, years: int) -> Decimal | None:
    if years < 1:
        return None
    return EXACT.divide(number, Decimal(years)).quantize(_PLACES, ROUND_HALF_UP)


class Laju(NamedTuple):
    """What is left at a month's end, in the unit of the reports, the months that remain, and both paces per month.

    ``perlu`` and ``sejauh_ini`` are half-up to 2 decimals.
    """

    sisa: Decimal
    bulan: int
    perlu: Decimal
    sejauh_ini: Decimal


def pace_of(row: RincianIndikator, bulan: int) -> Laju | None:
    """Return the pace of an indikator that adds up towards a number: up to its last plan month.

    None where nothing is left, no plan month is to come, or months do not add up (posisi, rata_rata, turun, ranges;
    of pekerjaan each has its own pace).
    """
    indikator = row.indikator
    target = indikator.target
    last = max((month for month, planned in enumerate(indikator.rencana, 1) if planned is not None), default=0)
    adds_up = indikator.sifat is Sifat.AKUMULASI and indikator.arah is Arah.NAIK and not indikator.pekerjaan
    if not adds_up or not isinstance(target, Decimal) or row.ditangguhkan:
        return None
    done = row.realisasi if isinstance(row.realisasi, Decimal) else Decimal(0)
    return _pace(target, done, bulan, last)


def pace_of_work(work: RincianPekerjaan, bulan: int) -> Laju | None:
    """Return the pace of a pekerjaan in points of fisik, up to its due month; None when finished, due or suspended."""
    if work.ditangguhkan:
        return None
    return _pace(Decimal(100), work.fisik or Decimal(0), bulan, work.bulan_jatuh_tempo)


def even_fisik(jatuh_tempo: int) -> Decimal:
    """Return the fisik, in percent, that an even pace gives at the end of the month before month d: 100·(d−1)/d."""
    return EXACT.divide(Decimal(100 * (jatuh_tempo - 1)), Decimal(jatuh_tempo))


def is_behind(work: RincianPekerjaan, bulan: int) -> bool:
    """Whether a pekerjaan that is due next month has less than the even pace gives; nothing reported is 0."""
    if work.ditangguhkan or work.bulan_jatuh_tempo != bulan + 1:
        return False
    return (work.fisik or Decimal(0)) * work.bulan_jatuh_tempo < 100 * bulan


def _pace(target: Decimal, done: Decimal, bulan: int, last: int) -> Laju | None:
    left, months = target - done, last - bulan
    if left <= 0 or months <= 0:
        return None
    return Laju(left, months, round2(left / months), round2(done / bulan))


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
