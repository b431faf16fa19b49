"""Means over many contracts, from what each brings into them (SPEC §3, "By prioritas or pengampu")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from kontrak.model.outlook import RerataKelompok
from kontrak.rounding import EXACT, round2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kontrak.model.outlook import Bagian
    from kontrak.model.summary import Potret

Menurut = Literal["prioritas", "pengampu", "kelompok"]


class Share(NamedTuple):
    """What one OPD brings into the mean of a group (None: of what belongs to none)."""

    opd: str
    kelompok: str | None
    bagian: Bagian


def potret_means(potret: Iterable[Potret], menurut: Menurut) -> list[RerataKelompok]:
    """Return the mean of dinilai of each group of the contracts given, which carry their ``bagian``."""
    return pooled_means(share for item in potret for share in _shares(item, menurut))


def _shares(potret: Potret, menurut: Menurut) -> Iterator[Share]:
    ringkasan = potret.ringkasan
    own = ringkasan.pengampu if menurut == "pengampu" else ringkasan.kelompok
    for part in potret.bagian or ():
        yield Share(ringkasan.kode, part.prioritas if menurut == "prioritas" else own, part)


def pooled_means(shares: Iterable[Share]) -> list[RerataKelompok]:
    """Return the mean of each group by its code, what belongs to none last."""
    groups: dict[str | None, list[Share]] = {}
    for share in shares:
        groups.setdefault(share.kelompok, []).append(share)
    return [_mean(group, groups[group]) for group in sorted(groups, key=lambda group: (group is None, group or ""))]


def _mean(group: str | None, shares: list[Share]) -> RerataKelompok:
    above = below = EXACT.create_decimal(0)
    for _, _, part in shares:
        above = EXACT.add(above, part.tertimbang)
        below = EXACT.add(below, part.bobot)
    return RerataKelompok(
        kode=group,
        nilai=round2(EXACT.divide(above, below)) if below else None,
        jumlah_indikator=sum(share.bagian.jumlah_indikator for share in shares),
        jumlah_jatuh_tempo=sum(share.bagian.jumlah_jatuh_tempo for share in shares),
        opd=tuple(sorted({share.opd for share in shares})),
    )
