"""How complete the file is for an OPD: what is there of what should be, and what is missing (SPEC §5 kelengkapan)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.months import month_name
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

BUTIR = {
    "bertanggal": "Bertanggal",
    "kepala": "Kepala",
    "rencana": "Rencana",
    "kamus": "Kamus",
    "laporan": "Laporan",
    "belanja": "Belanja",
    "bukti": "Bukti",
    "verifikasi": "Verifikasi",
    "arsip": "Arsip",
    "tindak_lanjut": "Tindak lanjut",
}
"""What is looked at, in the order of every output, with its title."""


class Hitung(NamedTuple):
    """``n`` of ``dari`` are there; nothing to have is complete."""

    n: int
    dari: int

    @property
    def lengkap(self) -> bool:
        """Whether nothing is missing."""
        return self.n >= self.dari

    @property
    def teks(self) -> str:
        """``3 dari 5``, ``lengkap``, or ``–`` where there is nothing to have."""
        if not self.dari:
            return "–"
        return "lengkap" if self.lengkap else f"{self.n} dari {self.dari}"


class Kurang(NamedTuple):
    """One thing that is missing: which of ``BUTIR``, of which code, of which month (None: of the year), and what."""

    butir: str
    kode: str
    bulan: int | None
    apa: str

    @property
    def kalimat(self) -> str:
        """``laporan tanpa bukti, Juni``."""
        return self.apa if self.bulan is None else f"{self.apa}, {month_name(self.bulan)}"


class Kelengkapan(NamedTuple):
    """One OPD with its bidang. ``hitung`` has each of ``BUTIR``; ``bagian`` is Σ n / Σ dari in percent, unrounded."""

    kode: str
    nama: str
    hitung: dict[str, Hitung]
    kurang: tuple[Kurang, ...]
    bagian: Decimal

    @property
    def ringkas(self) -> str:
        """What is not complete: ``kamus 0 dari 9; arsip 0 dari 2``."""
        lacking = [(BUTIR[name].lower(), count) for name, count in self.hitung.items() if not count.lengkap]
        return "; ".join(f"{title} {count.teks}" for title, count in lacking) or "lengkap"
