"""How fast what is left of a promise must come, beside how fast it came so far: facts, no forecast (SPEC §7, rapor)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.model.words import Arah, Sifat
from kontrak.named import NamedTuple
from kontrak.rounding import EXACT, round2

if TYPE_CHECKING:
    from kontrak.model.detail import RincianIndikator, RincianPekerjaan


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
