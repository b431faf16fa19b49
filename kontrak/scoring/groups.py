"""Means over indikators of many OPDs: by prioritas, pengampu or kelompok (SPEC §3, "By prioritas or pengampu")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from kontrak.model import RerataKelompok
from kontrak.rounding import EXACT
from kontrak.scoring.indices import capped, weighted_mean
from kontrak.scoring.plan import add_all
from kontrak.scoring.printed import printed
from kontrak.scoring.year import ContractYear

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from kontrak.model import Fakta, Indikator

Menurut = Literal["prioritas", "pengampu", "kelompok"]


class _Part(NamedTuple):
    """One indikator of a group: its share of its contract's weight, and dinilai (None when not due)."""

    opd: str
    share: Decimal
    dinilai: Decimal | None


def group_means(faktas: Iterable[Fakta], bulan: int, menurut: Menurut) -> list[RerataKelompok]:
    """Return the mean of dinilai of each group, by its code, what belongs to none last.

    Each due indikator weighs its share of its own contract's weight. Contracts of bidang are left out: their
    indikators carry those of the OPD.
    """
    parts: dict[str | None, list[_Part]] = {}
    for fakta in faktas:
        if fakta.kontrak.kode == fakta.opd:
            for group, part in _parts(fakta, bulan, menurut):
                parts.setdefault(group, []).append(part)
    return [_mean(group, parts[group]) for group in sorted(parts, key=lambda group: (group is None, group or ""))]


def _parts(fakta: Fakta, bulan: int, menurut: Menurut) -> Iterator[tuple[str | None, _Part]]:
    year = ContractYear(fakta)
    era = year.era(bulan)
    whole = add_all(era.bobot.values())
    for kode, indikator in era.indikator.items():
        result = year.standing(indikator, bulan).capaian if year.due(indikator, bulan) else None
        dinilai = None if result is None else capped(result, era.aturan)
        yield _group_of(fakta, indikator, menurut), _Part(fakta.opd, EXACT.divide(era.bobot[kode], whole), dinilai)


def _group_of(fakta: Fakta, indikator: Indikator, menurut: Menurut) -> str | None:
    if menurut == "prioritas":
        return indikator.prioritas
    return fakta.pengampu if menurut == "pengampu" else fakta.kelompok


def _mean(group: str | None, parts: list[_Part]) -> RerataKelompok:
    due = [(part.share, part.dinilai) for part in parts if part.dinilai is not None]
    opds = tuple(sorted({part.opd for part in parts}))
    return RerataKelompok(group, printed(weighted_mean(due)), len(parts), len(due), opds)
