"""Means over indikators of many OPDs: by prioritas, pengampu or kelompok (SPEC §3, "By prioritas or pengampu")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.outlook import Bagian
from kontrak.rounding import EXACT
from kontrak.scoring.indices import capped
from kontrak.scoring.plan import ZERO
from kontrak.scoring.pooling import Share, pooled_means
from kontrak.scoring.year import ContractYear

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kontrak.model.outlook import RerataKelompok
    from kontrak.model.recorded import Fakta
    from kontrak.scoring.pooling import Menurut


def group_means(faktas: Iterable[Fakta], bulan: int, menurut: Menurut) -> list[RerataKelompok]:
    """Return the mean of dinilai of each group, by its code, what belongs to none last.

    Each due indikator weighs its share of its own contract's weight. Contracts of bidang are left out: their
    indikators carry those of the OPD.
    """
    own = (fakta for fakta in faktas if fakta.kontrak.kode == fakta.opd)
    return pooled_means(share for fakta in own for share in _shares(fakta, bulan, menurut))


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


def _shares(fakta: Fakta, bulan: int, menurut: Menurut) -> Iterator[Share]:
    own = fakta.pengampu if menurut == "pengampu" else fakta.kelompok
    for part in parts_of(ContractYear(fakta), bulan):
        yield Share(fakta.opd, part.prioritas if menurut == "prioritas" else own, part)
