"""What a meeting agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from datetime import date


class TindakLanjut(NamedTuple):
    """A follow-up of the meeting on a month, with who and by when; ``selesai`` is the date it was done."""

    nomor: int
    opd: str
    uraian: str
    pic: str | None
    batas: date | None
    tahun: int
    bulan: int
    selesai: date | None = None
    keterangan: str | None = None

    @property
    def rapat(self) -> tuple[int, int]:
        """Year and month of the meeting."""
        return self.tahun, self.bulan

    def pada(self, hari: date) -> TindakLanjut:
        """As it stood at the end of a day: what was finished later was still open."""
        later = self.selesai is not None and self.selesai > hari
        return self._replace(selesai=None, keterangan=None) if later else self

    def lewat_batas(self, hari: date) -> bool:
        """Whether it is still open on a day after its deadline."""
        return self.selesai is None and self.batas is not None and self.batas < hari
