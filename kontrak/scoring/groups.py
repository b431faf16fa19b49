"""Means over indikators of many OPDs: by prioritas, pengampu or kelompok (SPEC §3, "By prioritas or pengampu")."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kontrak.model.outlook import Bagian
from kontrak.scoring.indices import weighted_sum

if TYPE_CHECKING:
    from decimal import Decimal

    from kontrak.scoring.year import ContractYear


def parts_of(year: ContractYear, bulan: int) -> tuple[Bagian, ...]:
    """Return what the indikators of a contract bring into such means, by their prioritas, none last."""
    era = year.era(bulan)
    counts = Counter(indikator.prioritas for indikator in era.indikator.values())
    due: dict[str | None, list[tuple[Decimal, Decimal]]] = {key: [] for key in counts}
    for indikator, _, standing in year.due_at(bulan):
        due[indikator.prioritas].append((era.bagian[indikator.kode], standing.dinilai))
    return tuple(
        Bagian(key, counts[key], len(own), *weighted_sum(own))
        for key, own in sorted(due.items(), key=lambda item: (item[0] is None, item[0] or ""))
    )
