"""Means over indikators of many OPDs: by prioritas, pengampu or kelompok (SPEC §3, "By prioritas or pengampu")."""

from __future__ import annotations

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
    parts: dict[str | None, Bagian] = {}
    for kode, indikator in era.indikator.items():
        part = parts.get(indikator.prioritas, Bagian(indikator.prioritas, 0, 0, ZERO, ZERO))
        due, weight, weighted = part.jumlah_jatuh_tempo, part.bobot, part.tertimbang
        result = year.standing(indikator, bulan).capaian if year.due(indikator, bulan) else None
        if result is not None:
            share = era.bagian[kode]
            due += 1
            weight = EXACT.add(weight, share)
            weighted = EXACT.fma(share, capped(result, era.aturan), weighted)
        parts[indikator.prioritas] = Bagian(indikator.prioritas, part.jumlah_indikator + 1, due, weight, weighted)
    return tuple(parts[key] for key in sorted(parts, key=lambda key: (key is None, key or "")))
