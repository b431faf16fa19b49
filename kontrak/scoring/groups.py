"""Means over indikators of many OPDs: by prioritas, pengampu or kelompok (SPEC §3, "By prioritas or pengampu")."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kontrak.model.outlook import Bagian
from kontrak.rounding import EXACT
from kontrak.scoring.indices import capped
from kontrak.scoring.plan import ZERO

if TYPE_CHECKING:
    from kontrak.scoring.year import ContractYear


def parts_of(year: ContractYear, bulan: int) -> tuple[Bagian, ...]:
    """Return what the indikators of a contract bring into such means, by their prioritas, none last."""
    era = year.era(bulan)
    counts = Counter(indikator.prioritas for indikator in era.indikator.values())
    parts = {key: Bagian(key, number, 0, ZERO, ZERO) for key, number in counts.items()}
    for indikator, _, standing in year.due_at(bulan):
        key, share = indikator.prioritas, era.bagian[indikator.kode]
        _, number, due, weight, weighted = parts[key]
        counted = capped(standing.capaian or ZERO, era.aturan)
        parts[key] = Bagian(key, number, due + 1, EXACT.add(weight, share), EXACT.fma(share, counted, weighted))
    return tuple(parts[key] for key in sorted(parts, key=lambda key: (key is None, key or "")))
