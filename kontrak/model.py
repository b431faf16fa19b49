"""The domain: what a contract promises, what was reported, and what the scoring says of it.

Plain NamedTuples and enums, because twenty frozen dataclasses would cost each command 15-27 ms at start.
Nothing here reads a file, a clock or a database.

Codes: an OPD is ``PUPR``; everything inside it carries the full code, ``PUPR.JALAN`` (indikator, of a bidang
too: one namespace per OPD), ``PUPR.JEMBATAN.A`` (pekerjaan), ``PUPR.BM`` (bidang and its contract).
Months are integers 1-12. Money is whole rupiah (int). Percentages are Decimal, 100 = one hundred percent.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

# A number, a range (low, high), done or not (biner), or a grade of a scale (predikat).
Value = Decimal | tuple[Decimal, Decimal] | bool | str

INTEGRITAS = "INTEGRITAS"
"""The reserved code of an integrity finding: ``PUPR.INTEGRITAS``."""


class Sifat(StrEnum):
    """How the months of an indikator combine (SPEC §1)."""

    AKUMULASI = "akumulasi"
    POSISI = "posisi"
    RATA_RATA = "rata_rata"


class Arah(StrEnum):
    """Polarity: which realisasi is the better one (SPEC §1)."""

    NAIK = "naik"
    TURUN = "turun"
    RENTANG = "rentang"
    BINER = "biner"
    PREDIKAT = "predikat"


class Warna(StrEnum):
    """Traffic light, best first; ``ABU_ABU`` when there is no nilai."""

    BIRU = "biru"
    HIJAU = "hijau"
    KUNING = "kuning"
    MERAH = "merah"
    ABU_ABU = "abu-abu"


class Putusan(StrEnum):
    """What a supervisor said of a report."""

    TERIMA = "terima"
    UBAH = "ubah"
    TOLAK = "tolak"


def encode_value(value: Value) -> str:
    """Return the canonical text of a value, the same in events and tables.

    ``Decimal("72.50")`` is ``72.5``, a range ``80..90``, biner ``ya``/``tidak``, a grade itself.
    """
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, tuple):
        return f"{encode_value(value[0])}..{encode_value(value[1])}"
    if isinstance(value, Decimal):
        text = f"{value:f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        return "0" if text in ("-0", "") else text
    return value


def decode_value(text: str, arah: Arah | str) -> Value:
    """Read canonical text back; the arah says whether it is a grade, yes/no or a number."""
    if arah == Arah.PREDIKAT:
        return text
    if arah == Arah.BINER:
        return text == "ya"
    low, dots, high = text.partition("..")
    if dots:
        return Decimal(low), Decimal(high)
    return Decimal(text)


# --- what is declared (contracts.yaml) ---------------------------------------------------------


class Pihak(NamedTuple):
    """The superior who signs: the regent."""

    nama: str | None
    jabatan: str


class Komponen(NamedTuple):
    """Weights of the four parts of a nilai akhir; they add up to 100."""

    capaian: Decimal
    kecepatan: Decimal
    konsistensi: Decimal
    komitmen: Decimal


class Pita(NamedTuple):
    """One half-open band: from ``batas`` (included) up to the band above it."""

    nama: str
    batas: Decimal


class Aturan(NamedTuple):
    """The one rule for all, declared in the contract file and printed on every report (SPEC §2)."""

    rumus_turun: str
    batas_capaian: Decimal | None
    ambang_terpenuhi: Decimal
    ambang_kritis: Decimal
    belum_lapor: str
    batas_lapor: int
    komponen: Komponen
    predikat: tuple[Pita, ...]
    warna: tuple[Pita, ...]
    tangga: tuple[tuple[int, str], ...]
    skala: Mapping[str, Mapping[str, Decimal]]
    acuan: str


class Prioritas(NamedTuple):
    """One of the regent's priorities."""

    kode: str
    nama: str


class Pengampu(NamedTuple):
    """Asisten or staf ahli who supervises a group of OPDs."""

    kode: str
    jabatan: str
    nama: str | None


class Tajuk(NamedTuple):
    """The header of a year: everything in the file that is not an OPD."""

    tahun: int
    daerah: str
    pihak_kedua: Pihak
    aturan: Aturan
    prioritas: tuple[Prioritas, ...]
    pengampu: tuple[Pengampu, ...]


class Kepala(NamedTuple):
    """Head of an opd or bidang; ``status`` is definitif, plt, plh or pj; ``sejak`` dates the tenure."""

    jabatan: str
    nama: str | None = None
    nip: str | None = None
    pangkat: str | None = None
    status: str = "definitif"
    sejak: date | None = None

    @property
    def sebutan(self) -> str:
        """The post as papers write it: ``Plt. Kepala Dinas PUPR`` for one who only acts."""
        if self.status == "definitif" or self.jabatan.lower().startswith(self.status):
            return self.jabatan
        return f"{self.status.capitalize()}. {self.jabatan}"


class Program(NamedTuple):
    """A budget programme of an OPD; ``kode`` is the local one (``P-JALAN``)."""

    kode: str
    nama: str
    pagu: int | None


class Pekerjaan(NamedTuple):
    """One deliverable with its own volume and due month; ``kode`` is the full one (``PUPR.JEMBATAN.A``)."""

    kode: str
    nama: str
    volume: Decimal
    jatuh_tempo: int
    pagu: int | None = None


class Indikator(NamedTuple):
    """One promise in figures; ``kode`` is the full one (``PUPR.JALAN``).

    ``rencana`` has twelve places, January first; None where nothing is planned. It is filled in whatever form
    the plan was written in (months, triwulan, jatuh_tempo, pekerjaan). ``mendukung`` is a full code.
    """

    kode: str
    nama: str
    satuan: str
    sifat: Sifat
    arah: Arah
    target: Value
    rencana: tuple[Value | None, ...]
    bobot: Decimal | None = None
    sasaran: str | None = None
    prioritas: str | None = None
    program: str | None = None
    tahun_lalu: Value | None = None
    rumus_turun: str | None = None
    skala: str | None = None
    pagu: int | None = None
    mendukung: str | None = None
    pekerjaan: tuple[Pekerjaan, ...] = ()


class Kontrak(NamedTuple):
    """The contract of one head: of an OPD (``kode`` PUPR) or of a bidang (``kode`` PUPR.BM).

    ``nomor`` and ``tanggal`` of a bidang are already those of its OPD where it has none of its own.
    """

    kode: str
    nama: str
    kepala: Kepala
    nomor: str | None = None
    tanggal: date | None = None
    pakta_integritas: bool = False
    kesediaan_mundur: bool = False
    indikator: tuple[Indikator, ...] = ()

    @property
    def opd(self) -> str:
        """The code of the OPD it belongs to."""
        return self.kode.partition(".")[0]


class Opd(NamedTuple):
    """An agency: its own contract, its programmes and the contracts of its bidang."""

    kode: str
    nama: str
    kelompok: str
    alias: tuple[str, ...]
    pengampu: str | None
    kontrak: Kontrak
    program: tuple[Program, ...] = ()
    bidang: tuple[Kontrak, ...] = ()


# --- what was recorded ---------------------------------------------------------------------------


class Bukti(NamedTuple):
    """Evidence: a link (no hash) or a file with its SHA-256 and size in bytes."""

    jalur: str
    sha256: str | None
    ukuran: int | None


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
    kendala: str | None = None
    tindak_lanjut: str | None = None
    pic: str | None = None
    batas: date | None = None
    catatan: str | None = None
    alasan: str | None = None
    bukti: tuple[Bukti, ...] = ()


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

    def berlaku_surut(self, tahun: int) -> bool:
        """Whether it was made after its month had passed (SPEC §4): papers say so."""
        return _is_retroactive(self, tahun)


class VersiAturan(NamedTuple):
    """The rules of the year as they are in force from month ``berlaku`` on; the rest as in ``Versi``."""

    ke: int
    berlaku: int
    aturan: Aturan
    nomor: str | None = None
    alasan: str | None = None
    peristiwa: int = 0
    waktu: str = ""

    def berlaku_surut(self, tahun: int) -> bool:
        """Whether they were made after their month had passed."""
        return _is_retroactive(self, tahun)


def _is_retroactive(version: Versi | VersiAturan, tahun: int) -> bool:
    return version.ke > 0 and version.waktu[:7] > f"{tahun}-{version.berlaku:02}"


class Penangguhan(NamedTuple):
    """A commitment taken out of the due set from month ``mulai`` up to, not including, ``sampai`` (None: open)."""

    kode: str
    mulai: int
    sampai: int | None
    dasar: str
    alasan: str


class TemuanIntegritas(NamedTuple):
    """A final integrity finding against the head of an OPD in office on its date."""

    peristiwa: int
    opd: str
    dasar: str
    tanggal: date
    uraian: str


class TindakLanjut(NamedTuple):
    """A follow-up of the meeting, with who and by when; ``selesai`` is the date it was done."""

    nomor: int
    opd: str
    uraian: str
    pic: str | None
    batas: date | None
    bulan: int
    selesai: date | None = None
    keterangan: str | None = None

    def lewat_batas(self, hari: date) -> bool:
        """Whether it is still open on a day after its deadline."""
        return self.selesai is None and self.batas is not None and self.batas < hari


class Fakta(NamedTuple):
    """Everything the scoring needs of one contract and year. Scoring reads nothing else.

    ``kontrak`` carries the texts and the number as they stand now; ``kepala`` the heads in the order they were
    recorded. ``laporan`` is keyed by full code (indikator or pekerjaan of this contract), then by month.
    ``belanja`` is the spending per month over all codes of the OPD (its bidang included), or of the bidang.
    ``resmi`` holds the official nilai akhir of each locked month; ``terkunci`` the locked months.
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


# --- what the scoring says -------------------------------------------------------------------------


class Ringkasan(NamedTuple):
    """The figures of one contract at one month, as printed (percentages and scores half-up to 2 decimals).

    Small, rankable, storable; the keys of the JSON objects of ``status``, ``nilai`` and ``peringkat`` (SPEC §5).
    ``kode`` is PUPR or PUPR.BM. ``peringkat`` is None until ``rank`` has ordered a list of them.
    """

    kode: str
    nama: str
    kepala: Kepala
    kelompok: str
    pengampu: str | None
    nilai: Decimal | None
    nilai_akhir: Decimal | None
    kecepatan: Decimal | None
    konsistensi: Decimal | None
    komitmen: Decimal | None
    predikat: str | None
    warna: Warna
    tren: Decimal | None
    peringkat: int | None
    bobot_jatuh_tempo: Decimal
    bobot_meleset: Decimal | None
    jumlah_jatuh_tempo: int
    jumlah_terpenuhi: int
    jumlah_meleset: int
    jumlah_belum_lapor: int
    pagu: int | None
    realisasi_anggaran: int
    serapan: Decimal | None
    nilai_klaim: Decimal | None
    terverifikasi: Decimal | None
    nilai_induk: Decimal | None
    nilai_resmi: Decimal | None


class RincianPekerjaan(NamedTuple):
    """A pekerjaan at one month: ``fisik`` in percent (None: never reported), ``terpenuhi`` None when not due.

    ``langkah`` is the trace of its fisik in Indonesian, one text a line.
    """

    kode: str
    nama: str
    volume: Decimal
    bulan_jatuh_tempo: int
    fisik: Decimal | None
    jatuh_tempo: bool
    belum_lapor: bool
    ditangguhkan: bool
    terpenuhi: bool | None
    pagu: int | None
    langkah: tuple[str, ...] = ()


class RincianIndikator(NamedTuple):
    """One indikator at one month, with the trace that explains its number.

    ``bobot`` is as promised, or 100/n where no indikator has one. ``target`` is the target to date T (None before
    the first plan month), ``realisasi`` R to date (the last known value where silence scores 0; None where nothing
    was reported, also of a sum). ``capaian`` is against T (None when not due), ``capaian_tahun`` against the year's
    target (None when nothing was reported). ``bulan_belum_lapor`` names the missing months.
    ``capaian_seandainya`` is the nilai it would give: of a suspended one, without the suspension; of one that is
    scored 0 for silence, by its last known value; None where it makes no difference or nothing is known.
    ``langkah`` is the trace in Indonesian, one text a line.
    """

    indikator: Indikator
    bobot: Decimal
    jatuh_tempo: bool
    belum_lapor: bool
    ditangguhkan: bool
    target: Value | None
    realisasi: Value | None
    capaian: Decimal | None
    capaian_tahun: Decimal | None
    dinilai: Decimal | None
    predikat: str | None
    terpenuhi: bool | None
    bulan_belum_lapor: tuple[int, ...]
    bulan_ditolak: tuple[int, ...]
    capaian_seandainya: Decimal | None
    kecepatan: Decimal | None
    pekerjaan: tuple[RincianPekerjaan, ...]
    langkah: tuple[str, ...]


class KomitmenMeleset(NamedTuple):
    """A due commitment that is not met: one row of ``meleset`` (SPEC §3).

    ``kekurangan`` is the distance to the target or the nearer bound; ``sejak`` and ``berturut`` the first month
    and the length of the unbroken run of missed months. The row of an integrity finding has None for numbers.
    """

    kode: str
    nama: str
    satuan: str | None
    bulan_jatuh_tempo: int | None
    target: Value | None
    realisasi: Value | None
    kekurangan: Decimal | None
    capaian: Decimal | None
    belum_lapor: bool
    sejak: int | None
    berturut: int | None
    kendala: str | None
    tindak_lanjut: str | None
    pic: str | None = None
    batas: date | None = None


class KepalaMeleset(NamedTuple):
    """A head who missed commitments: one object of ``meleset`` (SPEC §5).

    ``opd`` is the code of his contract (PUPR, of a bidang PUPR.BM); ``kepala`` is in office at the month's end.
    ``bobot_meleset`` = 100 - komitmen (None when nothing is due); ``runtun`` is his longest run of missed months
    within his own tenure, ``tangga`` the text of the step it reaches (None: none). ``bidang`` are the heads of the
    OPD's bidang, when they were asked for; then ``komitmen`` may be empty (only a bidang missed).
    """

    opd: str
    kepala: Kepala
    pengampu: str | None
    bobot_meleset: Decimal | None
    tangga: str | None
    komitmen: tuple[KomitmenMeleset, ...]
    bidang: tuple[KepalaMeleset, ...]
    runtun: int


class RerataKelompok(NamedTuple):
    """The mean of one prioritas, pengampu or kelompok (SPEC §3, "By prioritas or pengampu").

    ``kode`` is None for what belongs to none. ``nilai`` is None when no indikator of it is due. ``opd`` are the
    codes of the OPDs that have an indikator in it.
    """

    kode: str | None
    nilai: Decimal | None
    jumlah_indikator: int
    jumlah_jatuh_tempo: int
    opd: tuple[str, ...]


class JatuhTempo(NamedTuple):
    """A commitment that falls due in a given month, and how it stands.

    ``target`` is the target to date at that month (100 of a pekerjaan). Of a month that is still to come
    ``terpenuhi`` is True when the year's target has already been reached, else None.
    """

    kode: str
    nama: str
    bulan: int
    target: Value | None
    satuan: str
    terpenuhi: bool | None


class Rincian(NamedTuple):
    """One contract in full at one month. Built only for the contract asked for.

    ``nilai_bulanan`` has the nilai akhir of the months 1 to m; ``langkah`` the trace of the contract's nilai;
    ``tangga`` the text of the step the head has reached, ``runtun`` the length of his longest run of missed
    months within his own tenure.
    """

    fakta: Fakta
    bulan: int
    versi: Versi
    aturan: Aturan
    ringkasan: Ringkasan
    indikator: tuple[RincianIndikator, ...]
    meleset: tuple[KomitmenMeleset, ...]
    jatuh_tempo: tuple[JatuhTempo, ...]
    jatuh_tempo_berikut: tuple[JatuhTempo, ...]
    nilai_bulanan: tuple[Decimal | None, ...]
    tangga: str | None
    runtun: int
    langkah: tuple[str, ...]
    bidang: tuple[Rincian, ...] = ()
