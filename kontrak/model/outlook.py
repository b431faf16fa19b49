"""What falls due or is released next, and what a contract brings into a mean over many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.months import month_name
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

UTAMA = 5
"""How many of the commitments to come an overview names; the rest is counted."""


class Mendatang(NamedTuple):
    """A commitment with a plan month in the month to come.

    ``bobot`` is its share of its contract's weight in percent; ``baru`` says that it falls due for the first time.
    """

    kode: str
    nama: str
    bobot: Decimal
    baru: bool


class Berikut(NamedTuple):
    """What falls due in the month to come: how many, how many of them for the first time, and the foremost.

    ``utama`` are at most ``UTAMA``: new ones before the rest, the heaviest first.
    """

    jumlah: int
    baru: int
    utama: tuple[Mendatang, ...]


class Bagian(NamedTuple):
    """What the indikators of one prioritas (None: of none) of a contract bring into a mean over many contracts.

    Each indikator counts with its share of its contract's weight in percent: ``bobot`` is the sum of the shares of the
    due ones, ``tertimbang`` that of share times dinilai, both unrounded.
    """

    prioritas: str | None
    jumlah_indikator: int
    jumlah_jatuh_tempo: int
    bobot: Decimal
    tertimbang: Decimal


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
