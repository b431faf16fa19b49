"""What stands at the head of every screen, JSON document and paper: whose month, from which state of the data."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kontrak.months import format_date, format_month, month_end, report_deadline
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from kontrak.model.segel import Segel


class Pihak(NamedTuple):
    """The superior who signs: the regent."""

    nama: str | None
    jabatan: str


class Prioritas(NamedTuple):
    """One of the regent's priorities."""

    kode: str
    nama: str


class Ciri(NamedTuple):
    """A label of the region's own for what cuts across the priorities (SPEC §2)."""

    kode: str
    nama: str


class Pengampu(NamedTuple):
    """Asisten or staf ahli who supervises a group of OPDs; ``urutan`` is his place in the order of protocol."""

    kode: str
    jabatan: str
    nama: str | None
    urutan: int | None = None


class Dasar(NamedTuple):
    """The ground that the figures of a month stand on (SPEC §7).

    ``segel`` is that of the last event used; ``acuan`` and ``batas_lapor`` are those of the rules in force at the
    month. ``pengampu``, ``prioritas`` and ``ciri`` are in the order of the contract file. ``hari`` is the day of the
    data: today, or what ``--per`` stands for; papers print nothing that depends on it (None: not asked).
    """

    daerah: str
    tahun: int
    bulan: int
    segel: Segel
    terkunci: bool
    acuan: str
    batas_lapor: int
    pihak_kedua: Pihak
    pengampu: tuple[Pengampu, ...] = ()
    prioritas: tuple[Prioritas, ...] = ()
    hari: date | None = None
    ciri: tuple[Ciri, ...] = ()

    @property
    def periode(self) -> str:
        """``Maret 2022``."""
        return format_month(self.tahun, self.bulan)

    @property
    def letak(self) -> tuple[int, int]:
        """Year and month, to be compared."""
        return self.tahun, self.bulan

    @property
    def tanggal_data(self) -> date | None:
        """The day of the last event used; None before any."""
        return date.fromisoformat(self.segel.waktu[:10]) if self.segel.waktu else None

    @property
    def akhir_bulan(self) -> date:
        """The last day of the month: what a deadline is compared with, never the clock."""
        return month_end(self.tahun, self.bulan)

    @property
    def deadline(self) -> date:
        """The last day on which a report of the month is in time."""
        return report_deadline(self.tahun, self.bulan, self.batas_lapor)

    @property
    def masa_lapor_berakhir(self) -> bool:
        """Whether the cut-off day of the month has passed on the day of the data."""
        return self.hari is None or self.deadline < self.hari

    @property
    def masa_lapor(self) -> str:
        """Until when reports are in time, as every paper prints it: ``masa lapor s.d. 10 Oktober 2022``."""
        return f"masa lapor s.d. {format_date(self.deadline)}"

    @property
    def belum_berakhir(self) -> str | None:
        """What a screen warns of while there is still time to report; None afterwards."""
        if self.masa_lapor_berakhir:
            return None
        return f"masa lapor belum berakhir (s.d. {format_date(self.deadline)})"

    def find_pengampu(self, kode: str | None) -> Pengampu | None:
        """Return the supervisor of that code, None where the OPD has none."""
        return next((pengampu for pengampu in self.pengampu if pengampu.kode == kode), None)
