"""An indikator over the years: earlier results, the sum or the latest so far, the share of the end target (SPEC §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kontrak.model.words import Sifat
from kontrak.scoring.capaian import capaian, scale_of
from kontrak.scoring.plan import add_all, lower, plus

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from kontrak.model.declared import Aturan, Indikator
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
