"""What was recorded, and the facts of a contract: what was promised and recorded, all that the scoring reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.kepala import head_on
from kontrak.model.words import Putusan
from kontrak.months import month_end
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from kontrak.model.declared import Aturan, Indikator, Kontrak, Program
    from kontrak.model.kepala import Kepala
    from kontrak.model.words import Value


LINKS = ("http://", "https://")
"""What a link begins with; it is kept and never followed."""


class Bukti(NamedTuple):
    """Evidence: a link or words (no hash), or a file with its SHA-256 and size in bytes."""

    jalur: str
    sha256: str | None
    ukuran: int | None

    @property
    def jenis(self) -> str:
        """``berkas``, ``tautan`` or ``keterangan`` (words: ``terlampir``)."""
        if self.sha256 is not None:
            return "berkas"
        return "tautan" if self.jalur.lower().startswith(LINKS) else "keterangan"


class Laporan(NamedTuple):
    """One record of a report, as one event left it: fields not given then keep their earlier value."""

    peristiwa: int
    waktu: str
    pelaku: str
    kode: str
    bulan: int
    realisasi: Value | None
    tanggal_lapor: date
    pecahan: str | None = None
    anggaran: int | None = None
    pendorong: str | None = None
    kendala: str | None = None
    tindak_lanjut: str | None = None
    pic: str | None = None
    batas: date | None = None
    catatan: str | None = None
    alasan: str | None = None
    bukti: tuple[Bukti, ...] = ()


CONTENT = tuple(
    name
    for name in Laporan._fields
    if name not in {"peristiwa", "waktu", "pelaku", "kode", "bulan", "tanggal_lapor", "alasan"}
)
"""What a report says, in the order in which people are told of it."""
NOTES = tuple(name for name in CONTENT if name not in {"realisasi", "pecahan", "anggaran", "bukti"})
"""The part of it that is words and a deadline: each is kept until something else is said."""


class Verifikasi(NamedTuple):
    """A supervisor's check of one record; ``realisasi`` only when he put another value."""

    peristiwa: int
    waktu: str
    pelaku: str
    putusan: Putusan
    realisasi: Value | None
    catatan: str


class LaporanBulan(NamedTuple):
    """All that was recorded for one (kode, month), oldest first, and how it stands.

    ``verifikasi`` is the check that still stands, if any: a correction or cancellation ends it (SPEC §4).
    ``dibatalkan`` are cancelled records; they count for nothing and are kept for the papers.
    """

    laporan: tuple[Laporan, ...]
    verifikasi: Verifikasi | None = None
    dibatalkan: tuple[Laporan, ...] = ()

    @property
    def terakhir(self) -> Laporan | None:
        """The record that counts, or None when all were cancelled."""
        return self.laporan[-1] if self.laporan else None

    @property
    def klaim(self) -> Value | None:
        """The value as the OPD reported it."""
        return self.laporan[-1].realisasi if self.laporan else None

    @property
    def ditolak(self) -> bool:
        """Whether a supervisor rejected the report: the month then counts as not reported."""
        return self.verifikasi is not None and self.verifikasi.putusan is Putusan.TOLAK

    @property
    def realisasi(self) -> Value | None:
        """The value that counts: verified where it was verified, None where it was rejected."""
        check = self.verifikasi
        if check is None or check.putusan is Putusan.TERIMA:
            return self.klaim
        return check.realisasi if check.putusan is Putusan.UBAH else None

    @property
    def pertama_lapor(self) -> date | None:
        """Report date of the first record that carries a realisasi."""
        for record in self.laporan:
            if record.realisasi is not None:
                return record.tanggal_lapor
        return None


class Versi(NamedTuple):
    """A contract as it is in force from month ``berlaku`` on; ``ke`` 0 is the induk.

    ``peristiwa`` is the event that wrote its text last, ``waktu`` the time of the event that made it ("" unknown).
    """

    ke: int
    berlaku: int
    indikator: tuple[Indikator, ...]
    nomor: str | None = None
    alasan: str | None = None
    peristiwa: int = 0
    waktu: str = ""


class VersiAturan(NamedTuple):
    """The rules of the year as they are in force from month ``berlaku`` on; the rest as in ``Versi``."""

    ke: int
    berlaku: int
    aturan: Aturan
    nomor: str | None = None
    alasan: str | None = None
    peristiwa: int = 0
    waktu: str = ""


def is_retroactive(version: Versi | VersiAturan, tahun: int) -> bool:
    """Whether it was made after its month had passed (SPEC §4): papers say so."""
    return (version.ke > 0 or version.berlaku > 1) and version.waktu[:7] > f"{tahun}-{version.berlaku:02}"


class Penangguhan(NamedTuple):
    """A commitment taken out of the due set from month ``mulai`` up to, not including, ``sampai`` (None: open)."""

    kode: str
    mulai: int
    sampai: int | None
    dasar: str
    alasan: str

    def lasts_at(self, bulan: int) -> bool:
        """Whether the commitment is out of the due set at the month."""
        return self.mulai <= bulan and (self.sampai is None or bulan < self.sampai)


class TemuanIntegritas(NamedTuple):
    """A final integrity finding against ``pejabat``, the head of an OPD in office on its date.

    It stands for ``masa`` months, by the rules in force in the month of its date (``masa_temuan``).
    """

    peristiwa: int
    opd: str
    dasar: str
    tanggal: date
    uraian: str
    pejabat: Kepala
    masa: int


class Fakta(NamedTuple):
    """Everything the scoring needs of one contract and year. Scoring reads nothing else.

    ``kontrak`` carries the texts and the number as they stand now; ``kepala`` the heads in the order they were
    recorded. ``laporan`` is keyed by full code (indikator or pekerjaan of this contract), then by month.
    ``belanja`` is the spending per month over all codes of the OPD (its bidang included), or of the bidang.
    ``pagu`` is that of now, ``pagu_bulan`` that of each month (empty: the same all year), ``pagu_kode`` those of single
    codes whose own pagu changed. ``laporan_induk`` are the
    same reports read by the contract and rules as they first stood, where either was amended. ``resmi`` holds the
    official nilai akhir of each locked month, ``program`` the budget programmes of an OPD, whose spending ``laporan``
    holds too. ``integritas`` are the findings of the whole file, of whatever OPD and year.
    """

    tahun: int
    opd: str
    kelompok: str
    pengampu: str | None
    kontrak: Kontrak
    kepala: tuple[Kepala, ...]
    versi: tuple[Versi, ...]
    aturan: tuple[VersiAturan, ...]
    laporan: Mapping[str, Mapping[int, LaporanBulan]]
    penangguhan: tuple[Penangguhan, ...] = ()
    pagu: int | None = None
    pagu_awal: int | None = None
    belanja: Mapping[int, int] = {}
    resmi: Mapping[int, Decimal | None] = {}
    integritas: tuple[TemuanIntegritas, ...] = ()
    program: tuple[Program, ...] = ()
    pagu_bulan: tuple[int | None, ...] = ()
    laporan_induk: Mapping[str, Mapping[int, LaporanBulan]] | None = None
    pagu_kode: Mapping[str, tuple[int | None, ...]] = {}

    def head_at(self, bulan: int) -> Kepala:
        """The head in office at the month's end (SPEC §4, ``kepala.sejak``)."""
        return head_on(self.kepala or (self.kontrak.kepala,), month_end(self.tahun, bulan))

    def pagu_at(self, bulan: int) -> int | None:
        """The pagu in force in a month (SPEC §4, Money)."""
        return self.pagu_bulan[bulan - 1] if self.pagu_bulan else self.pagu

    def pagu_of(self, kode: str, bulan: int, kini: int | None) -> int | None:
        """The pagu of a programme, indikator or pekerjaan in a month; ``kini`` is the one declared now."""
        return self.pagu_kode[kode][bulan - 1] if kode in self.pagu_kode else kini

    def program_at(self, bulan: int) -> tuple[Program, ...]:
        """The programmes with the pagu in force in a month."""
        return tuple(one._replace(pagu=self.pagu_of(f"{self.opd}.{one.kode}", bulan, one.pagu)) for one in self.program)
