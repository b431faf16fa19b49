"""What was written beside the numbers: corrections, checks, obstacles, follow-ups (SPEC §7).

Everything is taken from the records up to the month of the paper; a deadline is compared with the last day of
that month, never with the clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.words import Putusan
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from kontrak.model.declared import Indikator
    from kontrak.model.detail import Rincian
    from kontrak.model.missed import KomitmenMeleset
    from kontrak.model.recorded import Fakta, Laporan, LaporanBulan
    from kontrak.model.tindak_lanjut import TindakLanjut
    from kontrak.model.words import Value


class Butir(NamedTuple):
    """Something one reports on, an indikator or a pekerjaan, with the unit of its reports."""

    kode: str
    nama: str
    satuan: str


class Koreksi(NamedTuple):
    """A recorded value that another one replaced."""

    butir: Butir
    bulan: int
    lama: Value
    baru: Value | None
    alasan: str | None


class Pemeriksaan(NamedTuple):
    """A supervisor's check of a report."""

    butir: Butir
    bulan: int
    putusan: Putusan
    klaim: Value | None
    realisasi: Value | None
    catatan: str


class Kendala(NamedTuple):
    """An obstacle and what is done about it, as last reported."""

    butir: Butir
    kendala: str | None
    tindak_lanjut: str | None
    pic: str | None
    batas: date | None


class Lanjutan(NamedTuple):
    """A follow-up that was promised earlier and how it stands; ``asal`` says who promised it."""

    asal: str
    uraian: str
    pic: str | None
    batas: date | None
    keadaan: str


def list_butir(indikator: Iterable[Indikator]) -> dict[str, Butir]:
    """Return all that is reported on, by code; the progress of a pekerjaan is a percentage."""
    found: dict[str, Butir] = {}
    for one in indikator:
        found[one.kode] = Butir(one.kode, one.nama, one.satuan)
        for pekerjaan in one.pekerjaan:
            found[pekerjaan.kode] = Butir(pekerjaan.kode, pekerjaan.nama, "persen")
    return found


def list_corrections(fakta: Fakta, butir: Mapping[str, Butir], bulan: int) -> tuple[Koreksi, ...]:
    """Return the values that were replaced by another one, by code, month and event."""
    found = []
    for one, month, record in _records(fakta, butir, bulan):
        for before, after in zip(record.laporan, record.laporan[1:], strict=False):
            if before.realisasi is not None and before.realisasi != after.realisasi:
                found.append(Koreksi(one, month, before.realisasi, after.realisasi, after.alasan))
    return tuple(found)


def list_cancelled(fakta: Fakta, butir: Mapping[str, Butir], bulan: int) -> tuple[tuple[Butir, int], ...]:
    """Return what was cancelled and not reported again."""
    return tuple(
        (one, month)
        for one, month, record in _records(fakta, butir, bulan)
        if record.dibatalkan and record.terakhir is None
    )


def list_checks(fakta: Fakta, butir: Mapping[str, Butir], bulan: int) -> tuple[Pemeriksaan, ...]:
    """Return the checks of this month, and of earlier months those that changed or rejected a report."""
    found = []
    for one, month, record in _records(fakta, butir, bulan):
        check = record.verifikasi
        if check is not None and (month == bulan or check.putusan is not Putusan.TERIMA):
            found.append(Pemeriksaan(one, month, check.putusan, record.klaim, record.realisasi, check.catatan))
    return tuple(found)


def list_obstacles(rincian: Rincian, butir: Mapping[str, Butir]) -> tuple[Kendala, ...]:
    """Return the obstacles reported this month, and the last known ones of what is missed."""
    bulan = rincian.bulan
    reported = {
        one.kode: _kendala(one, record.terakhir)
        for one, month, record in _records(rincian.fakta, butir, bulan)
        if month == bulan and record.terakhir is not None
    }
    missed = {row.kode: _kendala(butir[row.kode], row) for row in rincian.meleset if row.kode in butir}
    merged = [reported.get(kode) or missed.get(kode) for kode in butir]
    return tuple(row for row in merged if row is not None and (row.kendala or row.tindak_lanjut))


def list_drivers(fakta: Fakta, butir: Mapping[str, Butir], bulan: int) -> tuple[tuple[Butir, str], ...]:
    """Return what was reported this month as having helped."""
    found = ((one, month, record.terakhir) for one, month, record in _records(fakta, butir, bulan))
    return tuple((one, last.pendorong) for one, month, last in found if month == bulan and last and last.pendorong)


def list_follow_ups(
    fakta: Fakta, butir: Mapping[str, Butir], bulan: int, meeting: Sequence[TindakLanjut], akhir_bulan: date
) -> tuple[Lanjutan, ...]:
    """Return what was promised before this month: by the OPD in last month's reports, and in meetings.

    What a meeting agreed earlier stays listed while it is open, and once more in the month in which it was done.
    """
    begins = akhir_bulan.replace(day=1)
    now, last_time = (fakta.tahun, bulan), (fakta.tahun, bulan - 1) if bulan > 1 else (fakta.tahun - 1, 12)
    promised = [
        Lanjutan(one.nama, last.tindak_lanjut, last.pic, last.batas, _deadline_state(last.batas, akhir_bulan))
        for one, month, record in _records(fakta, butir, bulan - 1)
        if month == bulan - 1 and (last := record.terakhir) is not None and last.tindak_lanjut
    ]
    agreed = [
        Lanjutan("Rapat evaluasi", item.uraian, item.pic, item.batas, _meeting_state(item, akhir_bulan))
        for item in meeting
        if item.rapat < now and (item.rapat == last_time or item.selesai is None or item.selesai >= begins)
    ]
    return (*promised, *agreed)


def count_evidence(fakta: Fakta, indikator: Indikator, bulan: int) -> int:
    """Count the files and links that stand behind the reports of an indikator up to the month."""
    return sum(
        len(record.terakhir.bukti)
        for _, _, record in _records(fakta, list_butir([indikator]), bulan)
        if record.terakhir is not None
    )


def _records(fakta: Fakta, butir: Mapping[str, Butir], bulan: int) -> Iterator[tuple[Butir, int, LaporanBulan]]:
    """Yield the records up to the month in the order of the contract, then of the months."""
    for kode, one in butir.items():
        for month, record in sorted(fakta.laporan.get(kode, {}).items()):
            if month <= bulan:
                yield one, month, record


def _kendala(butir: Butir, source: Laporan | KomitmenMeleset) -> Kendala | None:
    if not (source.kendala or source.tindak_lanjut):
        return None
    return Kendala(butir, source.kendala, source.tindak_lanjut, source.pic, source.batas)


def _deadline_state(batas: date | None, akhir_bulan: date) -> str:
    return "batas sudah lewat" if batas is not None and batas < akhir_bulan else "berjalan"


def _meeting_state(item: TindakLanjut, akhir_bulan: date) -> str:
    return "selesai" if item.pada(akhir_bulan).selesai else _deadline_state(item.batas, akhir_bulan)
