"""What the scoring says of a contract in few figures, and who missed what: all that the overviews show."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from kontrak.model.words import Value


class Warna(StrEnum):
    """Traffic light, best first; ``ABU_ABU`` when there is no nilai."""

    BIRU = "biru"
    HIJAU = "hijau"
    KUNING = "kuning"
    MERAH = "merah"
    ABU_ABU = "abu-abu"


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


UTAMA = 5
"""How many of the commitments to come an overview names; the rest is counted."""


class Bagian(NamedTuple):
    """What the indikators of one prioritas (None: of none) of a contract bring into a mean over many contracts.

    Each indikator counts with its share of its contract's weight: ``bobot`` is the sum of the shares of the due ones,
    ``tertimbang`` that of share times dinilai, both unrounded.
    """

    prioritas: str | None
    jumlah_indikator: int
    jumlah_jatuh_tempo: int
    bobot: Decimal
    tertimbang: Decimal


class Potret(NamedTuple):
    """One contract at one month: its figures, and all else that an overview shows of it. What ``ringkasan`` stores.

    ``ditangguhkan`` are the codes whose suspension lasts; ``terhalang`` says that an integrity finding bars the head
    from the award list; ``prioritas`` are those that the contract carries as it stands now. ``berikut``, ``bagian``
    and ``meleset`` are None where they were not asked for.
    """

    ringkasan: Ringkasan
    ditangguhkan: tuple[str, ...]
    terhalang: bool
    prioritas: tuple[str, ...]
    berikut: Berikut | None = None
    bagian: tuple[Bagian, ...] | None = None
    meleset: KepalaMeleset | None = None
