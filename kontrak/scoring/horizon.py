"""An indikator over the years: earlier results, what is reached of the end target, the pace that it needs (SPEC §5)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from kontrak.model.lintas_tahun import LajuTahun
from kontrak.model.words import Sifat
from kontrak.named import NamedTuple
from kontrak.rounding import EXACT
from kontrak.scoring.capaian import capaian, scale_of
from kontrak.scoring.plan import add_all, lower, plus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kontrak.model.declared import Aturan, Indikator
    from kontrak.model.lintas_tahun import HasilTahun
    from kontrak.model.words import Value, Year


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
