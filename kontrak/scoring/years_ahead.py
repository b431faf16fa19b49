"""The pace that an end target needs, from results over the years: facts, no forecast, in no score (SPEC §5)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from kontrak.model.lintas_tahun import LajuTahun
from kontrak.model.words import Sifat
from kontrak.rounding import EXACT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kontrak.model.declared import Indikator
    from kontrak.model.lintas_tahun import HasilTahun

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
