"""The order of OPDs and the award list (SPEC §3, "Peringkat")."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from kontrak.model.missed import KepalaMeleset
    from kontrak.model.outlook import Mendatang
    from kontrak.model.summary import Ringkasan

_LAST = Decimal("Infinity")


def rank(ringkasan: Sequence[Ringkasan], kelompok: str | None = None) -> list[Ringkasan]:
    """Order and number OPDs: nilai akhir, then smaller bobot_meleset, then higher konsistensi.

    Equals share a rank, are listed by kode, and the next rank is skipped (1, 1, 3); without a nilai they come last,
    unranked. With ``kelompok`` only that group, ranked within it.
    """
    chosen = [summary for summary in ringkasan if kelompok in (None, summary.kelompok)]
    chosen.sort(key=lambda summary: (_merit(summary), summary.kode))
    ranked: list[Ringkasan] = []
    for place, summary in enumerate(chosen, 1):
        peringkat: int | None = place
        if summary.nilai_akhir is None:
            peringkat = None
        elif ranked and _merit(ranked[-1]) == _merit(summary):
            peringkat = ranked[-1].peringkat
        ranked.append(summary._replace(peringkat=peringkat))
    return ranked


def award_list(ranked: Sequence[Ringkasan], teratas: int, barred: Collection[str] = ()) -> list[Ringkasan]:
    """Return the best of a ranked list; ties at the last place all enter, a barred code makes room for the next.

    ``barred`` are the codes whose head an integrity finding names (``integrity.names``).
    """
    worthy = [summary for summary in ranked if summary.peringkat is not None and summary.kode not in barred]
    last = worthy[:teratas][-1:]
    return [summary for summary in worthy if any(_merit(summary) <= _merit(worst) for worst in last)]


def order_heads(heads: Iterable[KepalaMeleset]) -> tuple[KepalaMeleset, ...]:
    """Return the heads with at least one row (of their own or of a bidang), the gravest first (SPEC §3, "Meleset")."""
    return tuple(sorted((head for head in heads if head.komitmen or head.bidang), key=_gravity))


def urgency(item: Mendatang) -> tuple[bool, Decimal, str]:
    """Return what orders the commitments to come: those due for the first time before the rest, the heaviest first."""
    return not item.baru, item.bobot.copy_negate(), item.kode


def _gravity(head: KepalaMeleset) -> tuple[Decimal, int, str]:
    """By bobot_meleset, then longest run, then kode."""
    return (head.bobot_meleset or Decimal(0)).copy_negate(), -head.runtun, head.opd


def _merit(summary: Ringkasan) -> tuple[Decimal, Decimal, Decimal]:
    """Return what the order looks at, the smaller the better; without a nilai nothing else is looked at."""
    final, missed, punctual = summary.nilai_akhir, summary.bobot_meleset, summary.konsistensi
    if final is None:
        return _LAST, _LAST, _LAST
    return (
        final.copy_negate(),
        _LAST if missed is None else missed,
        _LAST if punctual is None else punctual.copy_negate(),
    )
