"""Figures that an outside body releases after their year, and that are not here yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.months import month_name
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Terbit(NamedTuple):
    """An indikator of the year ``tahun`` whose figure is released in month ``bulan`` of the next year."""

    tahun: int
    kode: str
    nama: str
    penerbit: str
    bulan: int

    @property
    def sebutan(self) -> str:
        """``BPKPD.OPINI (BPK, Mei)``."""
        return f"{self.kode} ({self.penerbit}, {month_name(self.bulan)})"


def due_text(items: Sequence[Terbit]) -> str | None:
    """Name what should have been released by now: ``hasil 2022 yang sudah waktunya terbit: …``; None of nothing."""
    if not items:
        return None
    return f"hasil {items[0].tahun} yang sudah waktunya terbit: {', '.join(item.sebutan for item in items)}"


def waiting_text(items: Sequence[Terbit]) -> str | None:
    """Name what is not released yet and so counts nowhere; None of nothing."""
    if not items:
        return None
    return f"hasil {items[0].tahun} yang menunggu rilis, tidak dihitung: {', '.join(item.sebutan for item in items)}"
