"""Numbers that were worked out and not typed, as screens and papers print them (SPEC §6): means, gaps, sums of fisik.

They have 2 decimals, or more where 2 would hide a miss; what was typed stays as it was typed, and JSON has all 6.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.months import SHORT
from kontrak.numbers import MAX_DECIMALS, format_value
from kontrak.rounding import round_between

if TYPE_CHECKING:
    from collections.abc import Collection

    from kontrak.model.declared import Indikator
    from kontrak.model.detail import Kurva, RincianIndikator
    from kontrak.model.missed import KomitmenMeleset
    from kontrak.model.words import Value


def shortened(value: Value | None, beside: Value | None = None) -> Value | None:
    """A value that was worked out, with at most 2 decimals; with more where 2 would make it look like ``beside``."""
    if isinstance(value, tuple):
        return _shorter(value[0], ()), _shorter(value[1], ())
    if not isinstance(value, Decimal) or isinstance(value, bool):
        return value
    others = beside if isinstance(beside, tuple) else (beside,)
    return _shorter(value, [other for other in others if isinstance(other, Decimal)])


def _shorter(number: Decimal, others: Collection[Decimal]) -> Decimal:
    for places in range(2, MAX_DECIMALS):
        found = round_between(number, places)
        if number in others or found not in others:
            return found
    return number


def printed_row(row: KomitmenMeleset) -> KomitmenMeleset:
    """A missed commitment as screens and papers print it: means and gaps with 2 decimals, typed values as typed."""
    target = shortened(row.target) if row.hitungan else row.target
    realisasi = shortened(row.realisasi, target) if row.hitungan else row.realisasi
    gap = shortened(row.kekurangan, Decimal(0))
    return row._replace(target=target, realisasi=realisasi, kekurangan=gap if isinstance(gap, Decimal) else None)


def printed_indikator(row: RincianIndikator) -> RincianIndikator:
    """An indikator as screens and papers print it: target and realisasi of a mean, and what pekerjaan add up to."""
    target, realisasi = printed_values(row.indikator, row.target, row.realisasi)
    return row._replace(target=target, realisasi=realisasi)


def printed_curve(kurva: Kurva) -> Kurva:
    """A curve with the numbers that stand beside it."""
    from kontrak.model.words import Sifat

    if kurva.indikator.sifat != Sifat.RATA_RATA and not kurva.indikator.pekerjaan:
        return kurva
    promised = [number and _shorter(number, ()) for number in kurva.target]
    done = (
        number and _shorter(number, () if target is None else (target,))
        for number, target in zip(kurva.realisasi, promised, strict=False)
    )
    return kurva._replace(target=tuple(promised), realisasi=tuple(done))


def printed_values(
    indikator: Indikator, target: Value | None, realisasi: Value | None
) -> tuple[Value | None, Value | None]:
    """Target and realisasi to date of an indikator as they are printed."""
    from kontrak.model.words import Sifat

    mean = indikator.sifat == Sifat.RATA_RATA
    shown = shortened(target) if mean else target
    return shown, shortened(realisasi, shown) if mean or indikator.pekerjaan else realisasi


def realisasi_text(row: RincianIndikator, satuan: str | None = None) -> str:
    """The realisasi of an indikator, of one that is belum lapor the last value with its month: ``15 (Feb)``."""
    text = format_value(printed_indikator(row).realisasi, satuan)
    return f"{text} ({SHORT[row.realisasi_bulan - 1].capitalize()})" if row.realisasi_bulan else text
