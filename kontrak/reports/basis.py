"""What every document carries: region, period, the state of the data, its seal (SPEC §7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kontrak.months import month_end

if TYPE_CHECKING:
    from datetime import date

    from kontrak.model.declared import Pengampu, Pihak, Tajuk


class Dasar(NamedTuple):
    """The ground a document stands on; ``tanggal_data`` is the day of the last event it used."""

    daerah: str
    tahun: int
    bulan: int
    segel: str
    tanggal_data: date | None
    terkunci: bool
    pihak_kedua: Pihak
    pengampu: tuple[Pengampu, ...]

    @property
    def akhir_bulan(self) -> date:
        """The last day of the month: what a deadline is compared with, never the clock."""
        return month_end(self.tahun, self.bulan)

    def find_pengampu(self, kode: str | None) -> Pengampu | None:
        """Return the supervisor of that code, None where the OPD has none."""
        return next((pengampu for pengampu in self.pengampu if pengampu.kode == kode), None)


def make_dasar(tajuk: Tajuk, bulan: int, segel: str, tanggal_data: date | None, *, terkunci: bool) -> Dasar:
    """Take from the header of the year what documents print."""
    return Dasar(
        daerah=tajuk.daerah,
        tahun=tajuk.tahun,
        bulan=bulan,
        segel=segel,
        tanggal_data=tanggal_data,
        terkunci=terkunci,
        pihak_kedua=tajuk.pihak_kedua,
        pengampu=tajuk.pengampu,
    )
