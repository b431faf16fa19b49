"""What a colleague who takes over has to know of the file (SPEC §7 serah-terima)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from kontrak.model.segel import Segel
    from kontrak.model.tindak_lanjut import TindakLanjut


class Tempat(NamedTuple):
    """A folder with evidence or archived papers, and how many files of the records that count lie in it."""

    folder: str
    jumlah: int


class Letak(NamedTuple):
    """Where things lie when the paper is made: the file, copies of it beside it, evidence by folder, links."""

    berkas: str
    folder: str
    salinan: tuple[str, ...]
    salinan_lain: int
    bukti: tuple[Tempat, ...]
    tautan: int
    arsip: tuple[Tempat, ...]


class BulanKerja(NamedTuple):
    """A month of the year's calendar: its cut-off day, reports of OPDs that are required and here, and its state."""

    bulan: int
    batas: date
    wajib: int
    masuk: int
    keadaan: str


class Koreksi(NamedTuple):
    """What was corrected, cancelled, unlocked or found otherwise: event, when, by whom, what, why."""

    nomor: int
    waktu: str
    pelaku: str
    perihal: str
    alasan: str | None


class SerahTerima(NamedTuple):
    """Everything on the paper. ``belum_diputus`` are sentences, ``terkunci`` the locked months by year."""

    letak: Letak
    segel: Segel
    pencatat: str
    terkunci: tuple[tuple[int, tuple[int, ...]], ...]
    tindak_lanjut: tuple[TindakLanjut, ...]
    belum_diputus: tuple[str, ...]
    koreksi: tuple[Koreksi, ...]
    koreksi_sejak: date
    kalender: tuple[BulanKerja, ...]
