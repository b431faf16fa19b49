"""The rapor of one head for one month: everything SPEC §7 asks for, in the order of the paper.

The words are in the template ``rapor.md``. All figures come from the scoring; the only arithmetic here is capaian
minus serapan, of printed numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kontrak.reports.environment import render
from kontrak.reports.notes import (
    Butir,
    Kendala,
    Koreksi,
    Lanjutan,
    Pemeriksaan,
    list_butir,
    list_cancelled,
    list_checks,
    list_corrections,
    list_follow_ups,
    list_obstacles,
)
from kontrak.reports.rapor_rows import (
    BarisIndikator,
    BarisPekerjaan,
    CatatanAngka,
    CatatanTangguh,
    PenandaTangan,
    Peringkat,
    Skala,
    Titik,
    chart_points,
    indikator_rows,
    list_notes,
    list_scales,
    list_signatories,
    list_suspensions,
    work_rows,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from kontrak.model import (
        Aturan,
        JatuhTempo,
        Kepala,
        KomitmenMeleset,
        Kontrak,
        Pengampu,
        Rincian,
        Ringkasan,
        TindakLanjut,
        Versi,
        VersiAturan,
    )
    from kontrak.reports.basis import Dasar

TEMPLATE = "rapor.md"


class Rapor(NamedTuple):
    """Everything on the paper of one head."""

    dasar: Dasar
    nama_opd: str
    bidang: bool
    kontrak: Kontrak
    versi: Versi
    versi_aturan: VersiAturan
    pengampu: Pengampu | None
    ringkasan: Ringkasan
    peringkat: Peringkat | None
    pagu_awal: int | None
    selisih: Decimal | None
    indikator: tuple[BarisIndikator, ...]
    catatan: tuple[CatatanAngka, ...]
    tangguhan: tuple[CatatanTangguh, ...]
    koreksi: tuple[Koreksi, ...]
    dibatalkan: tuple[tuple[Butir, int], ...]
    jatuh_tempo: tuple[JatuhTempo, ...]
    jatuh_tempo_berikut: tuple[JatuhTempo, ...]
    meleset: tuple[KomitmenMeleset, ...]
    tangga: str | None
    runtun: int
    buku_kerja: tuple[BarisPekerjaan, ...]
    kendala: tuple[Kendala, ...]
    tindak_lanjut_lalu: tuple[Lanjutan, ...]
    nilai_bidang: tuple[Ringkasan, ...]
    grafik: tuple[Titik, ...]
    pemeriksaan: tuple[Pemeriksaan, ...]
    aturan: Aturan
    skala: tuple[Skala, ...]
    langkah: tuple[str, ...]
    penanda_tangan: tuple[PenandaTangan, ...]


def make_rapor(
    rincian: Rincian,
    dasar: Dasar,
    *,
    nama_opd: str,
    peringkat: Peringkat | None = None,
    atasan: Kepala | None = None,
    tindak_lanjut: Sequence[TindakLanjut] = (),
) -> Rapor:
    """Put together the rapor of an OPD's head, or of a bidang's: then without a rank, ``atasan`` is the OPD's head."""
    fakta, bulan, ringkasan = rincian.fakta, rincian.bulan, rincian.ringkasan
    butir = list_butir(row.indikator for row in rincian.indikator)
    return Rapor(
        dasar=dasar,
        nama_opd=nama_opd,
        bidang="." in fakta.kontrak.kode,
        kontrak=fakta.kontrak,
        versi=rincian.versi,
        versi_aturan=_rules_version(fakta.aturan, bulan),
        pengampu=dasar.find_pengampu(fakta.pengampu),
        ringkasan=ringkasan,
        peringkat=peringkat,
        pagu_awal=fakta.pagu_awal if fakta.pagu_awal != fakta.pagu else None,
        selisih=_difference(ringkasan.nilai, ringkasan.serapan),
        indikator=indikator_rows(rincian),
        catatan=list_notes(rincian, butir),
        tangguhan=tuple(list_suspensions(rincian, butir)),
        koreksi=list_corrections(fakta, butir, bulan),
        dibatalkan=list_cancelled(fakta, butir, bulan),
        jatuh_tempo=rincian.jatuh_tempo,
        jatuh_tempo_berikut=rincian.jatuh_tempo_berikut,
        meleset=rincian.meleset,
        tangga=rincian.tangga,
        runtun=rincian.runtun,
        buku_kerja=work_rows(rincian.indikator),
        kendala=list_obstacles(rincian, butir),
        tindak_lanjut_lalu=list_follow_ups(fakta, butir, bulan, tindak_lanjut, dasar.akhir_bulan),
        nilai_bidang=tuple(part.ringkasan for part in rincian.bidang),
        grafik=chart_points(rincian.nilai_bulanan),
        pemeriksaan=list_checks(fakta, butir, bulan),
        aturan=rincian.aturan,
        skala=list_scales(rincian),
        langkah=rincian.langkah,
        penanda_tangan=list_signatories(ringkasan.kepala, atasan, dasar, dasar.find_pengampu(fakta.pengampu)),
    )


def render_rapor(rapor: Rapor) -> str:
    """Return the rapor as Markdown. Raises DataError for a faulty template."""
    return render(TEMPLATE, rapor=rapor, dasar=rapor.dasar)


def file_name(rapor: Rapor, suffix: str = ".md") -> str:
    """Return a name that sorts by month, then by OPD: ``rapor-2022-03-PUPR.md``."""
    return f"rapor-{rapor.dasar.tahun}-{rapor.dasar.bulan:02d}-{rapor.kontrak.kode}{suffix}"


def _rules_version(versions: Sequence[VersiAturan], bulan: int) -> VersiAturan:
    """Return the version of the year's rules in force at the month."""
    return [version for version in versions if version.berlaku <= bulan][-1]


def _difference(left: Decimal | None, right: Decimal | None) -> Decimal | None:
    return None if left is None or right is None else left - right
