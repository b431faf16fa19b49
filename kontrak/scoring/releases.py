"""Which figures of a year are released in the next one and not here yet (SPEC §3 Menunggu rilis)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.terbit import Terbit
from kontrak.scoring.year import ContractYear

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kontrak.model.recorded import Fakta


def releases_awaited(faktas: Iterable[Fakta], bulan: int = 12) -> tuple[Terbit, ...]:
    """Return the indikators that wait at the month, in the order of the contracts; suspended ones do not wait."""
    return tuple(
        Terbit(fakta.tahun, item.kode, item.nama, item.penerbit, item.rilis_bulan)
        for fakta, year in ((fakta, ContractYear(fakta)) for fakta in faktas)
        for item in year.era(bulan).indikator.values()
        if item.rilis_bulan and item.penerbit and year.awaits_release(item, bulan)
    )
