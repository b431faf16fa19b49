"""What the scoring says of a contract in few figures: what the overviews show."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from kontrak.model.kepala import Kepala
    from kontrak.model.missed import KepalaMeleset
    from kontrak.model.outlook import Bagian, Berikut
    from kontrak.model.words import Rupiah, Score


class Warna(StrEnum):
    """Traffic light, best first; ``ABU_ABU`` when there is no nilai."""

    BIRU = "biru"
    HIJAU = "hijau"
    KUNING = "kuning"
    MERAH = "merah"
    ABU_ABU = "abu-abu"


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
    nilai: Score | None
    nilai_akhir: Score | None
    kecepatan: Score | None
    konsistensi: Score | None
    komitmen: Score | None
    predikat: str | None
    warna: Warna
    tren: Score | None
    peringkat: int | None
    bobot_jatuh_tempo: Score
    bobot_menunggu_rilis: Score
    bobot_meleset: Score | None
    jumlah_jatuh_tempo: int
    jumlah_terpenuhi: int
    jumlah_meleset: int
    jumlah_belum_lapor: int
    pagu: Rupiah | None
    realisasi_anggaran: Rupiah
    serapan: Score | None
    nilai_klaim: Score | None
    terverifikasi: Score | None
    nilai_induk: Score | None
    nilai_resmi: Score | None


class Potret(NamedTuple):
    """One contract at one month: its figures, and all else that an overview shows of it. What ``ringkasan`` stores.

    ``ditangguhkan`` are the codes whose suspension lasts; ``terhalang`` says that an integrity finding bars the head
    from the award list; ``prioritas`` are those that the contract carries as it stands now. ``berikut``, ``bagian``
    and ``meleset`` are None where they were not asked for. Of the reports that are required for this month alone,
    ``laporan_masuk`` of ``laporan_wajib`` are here. ``ciri`` is the label that was asked for, where the OPD carries it.
    """

    ringkasan: Ringkasan
    ditangguhkan: tuple[str, ...]
    prioritas: tuple[str, ...]
    berikut: Berikut | None = None
    bagian: tuple[Bagian, ...] | None = None
    meleset: KepalaMeleset | None = None
    laporan_wajib: int = 0
    laporan_masuk: int = 0
    terhalang: bool = False
    ciri: tuple[str, ...] = ()
