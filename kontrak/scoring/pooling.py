"""Means over many contracts, from what each brings into them (SPEC §3, "By prioritas or pengampu")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kontrak.named import NamedTuple
from kontrak.rounding import EXACT, round2

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from kontrak.model.outlook import Bagian
    from kontrak.model.summary import Potret

Menurut = Literal["prioritas", "pengampu", "kelompok", "ciri"]


class RerataKelompok(NamedTuple):
    """The mean of one prioritas, pengampu or kelompok (SPEC §3, "By prioritas or pengampu").

    ``kode`` is None for what belongs to none. ``nilai`` is None when no indikator of it is due. ``opd`` are the
    codes of the OPDs that have an indikator in it.
    """

    kode: str | None
    nilai: Decimal | None
    jumlah_indikator: int
    jumlah_jatuh_tempo: int
    opd: tuple[str, ...]


class Share(NamedTuple):
    """What one OPD brings into the mean of a group."""

    opd: str
    bagian: Bagian


def group_means(potret: Iterable[Potret], menurut: Menurut) -> list[RerataKelompok]:
    """Return the mean of dinilai of each group of the contracts given, by its code, what belongs to none last.

    The contracts carry their ``bagian``: each due indikator weighs its share of its own contract's weight. Bidang are
    left out: their indikators carry those of the OPD. Labels (``ciri``) have no such means: see ``scoring.labels``.
    """
    groups: dict[str | None, list[Share]] = {}
    if menurut == "ciri":
        return []
    for item in potret:
        ringkasan = item.ringkasan
        own = ringkasan.pengampu if menurut == "pengampu" else ringkasan.kelompok
        for part in item.bagian or ():
            group = part.prioritas if menurut == "prioritas" else own
            groups.setdefault(group, []).append(Share(ringkasan.kode, part))
    return [_mean(group, groups[group]) for group in sorted(groups, key=lambda group: (group is None, group or ""))]


def _mean(group: str | None, shares: list[Share]) -> RerataKelompok:
    above = below = EXACT.create_decimal(0)
    for _, part in shares:
        above = EXACT.add(above, part.tertimbang)
        below = EXACT.add(below, part.bobot)
    return RerataKelompok(
        kode=group,
        nilai=round2(EXACT.divide(above, below)) if below else None,
        jumlah_indikator=sum(share.bagian.jumlah_indikator for share in shares),
        jumlah_jatuh_tempo=sum(share.bagian.jumlah_jatuh_tempo for share in shares),
        opd=tuple(sorted({share.opd for share in shares})),
    )
