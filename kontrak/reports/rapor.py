"""The rapor of one head for one month: everything SPEC §7 asks for, in the order of the paper.

The words are in the template ``rapor.md``. All figures come from the scoring; the only arithmetic here is capaian
minus serapan, of printed numbers.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from kontrak.reports.cetak.lembar import Lembar, make_lembar
from kontrak.reports.charts import draw_curve, draw_scores
from kontrak.reports.environment import render
from kontrak.reports.notes import (
    Kendala,
    Lanjutan,
    Pemeriksaan,
    list_butir,
    list_checks,
    list_follow_ups,
    list_obstacles,
)
from kontrak.reports.pokok import Pokok, make_pokok
from kontrak.reports.rapor_rows import (
    BarisIndikator,
    BarisPekerjaan,
    Catatan,
    Peringkat,
    Titik,
    chart_points,
    collect_notes,
    heaviest,
    indikator_rows,
    list_signatories,
    work_rows,
)
from kontrak.scoring.curve import curves
from kontrak.scoring.detail import detail_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from kontrak.model.agreed import TindakLanjut
    from kontrak.model.dasar import Dasar
    from kontrak.model.detail import JatuhTempo, Kurva, Rincian
    from kontrak.model.kepala import Kepala
    from kontrak.model.missed import KomitmenMeleset
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.summary import Ringkasan
    from kontrak.reports.pokok import Penandatangan

TEMPLATE = "rapor.md"


class Rapor(NamedTuple):
    """Everything on the paper of one head.

    ``jatuh_tempo`` pairs what falls due this month with what falls due in the next, side by side. ``kurva`` are the
    heaviest of the indikators that add up.
    """

    pokok: Pokok
    ringkasan: Ringkasan
    peringkat: Peringkat | None
    pagu_awal: int | None
    selisih: Decimal | None
    indikator: tuple[BarisIndikator, ...]
    catatan: Catatan
    jatuh_tempo: tuple[tuple[JatuhTempo | None, JatuhTempo | None], ...]
    meleset: tuple[KomitmenMeleset, ...]
    tangga: str | None
    rangkaian: str | None
    buku_kerja: tuple[BarisPekerjaan, ...]
    kendala: tuple[Kendala, ...]
    tindak_lanjut_lalu: tuple[Lanjutan, ...]
    nilai_bidang: tuple[Ringkasan, ...]
    nilai_bulanan: tuple[Decimal | None, ...]
    grafik: tuple[Titik, ...]
    kurva: tuple[Kurva, ...]
    pemeriksaan: tuple[Pemeriksaan, ...]
    langkah: tuple[str, ...]
    penanda_tangan: tuple[Penandatangan, ...]


def rapor_of(penilaian: Penilaian, kode: str, kelompok: str | None = None) -> Lembar:
    """Put one contract of the assessment on paper; ``kelompok`` is the group that the rank is of, if any.

    Raises DataError for a faulty template.
    """
    rincian = detail_of(penilaian, kode)
    own = penilaian.find(rincian.fakta.opd)
    lines = curves(rincian.fakta, rincian.bulan)
    if kode != own.kode:
        return rapor_sheet(make_rapor(rincian, penilaian.dasar, nama_opd=own.nama, atasan=own.kepala, kurva=lines))
    return rapor_sheet(
        make_rapor(
            rincian,
            penilaian.dasar,
            nama_opd=own.nama,
            peringkat=Peringkat(own.peringkat, penilaian.diperingkat, kelompok),
            tindak_lanjut=[item for item in penilaian.tindak_lanjut if item.opd == kode],
            kurva=lines,
        )
    )


def make_rapor(
    rincian: Rincian,
    dasar: Dasar,
    *,
    nama_opd: str,
    peringkat: Peringkat | None = None,
    atasan: Kepala | None = None,
    tindak_lanjut: Sequence[TindakLanjut] = (),
    kurva: Sequence[Kurva] = (),
) -> Rapor:
    """Put together the rapor of an OPD's head, or of a bidang's: then without a rank, ``atasan`` is the OPD's head."""
    fakta, bulan, ringkasan = rincian.fakta, rincian.bulan, rincian.ringkasan
    butir = list_butir(row.indikator for row in rincian.indikator)
    pokok = make_pokok(rincian, dasar, nama_opd=nama_opd, atasan=atasan)
    return Rapor(
        pokok=pokok,
        ringkasan=ringkasan,
        peringkat=peringkat,
        pagu_awal=fakta.pagu_awal if fakta.pagu_awal != fakta.pagu else None,
        selisih=_difference(ringkasan.nilai, ringkasan.serapan),
        indikator=indikator_rows(rincian),
        catatan=collect_notes(rincian),
        jatuh_tempo=tuple(zip_longest(rincian.jatuh_tempo, rincian.jatuh_tempo_berikut)),
        meleset=rincian.meleset,
        tangga=rincian.tangga,
        rangkaian=rincian.rangkaian,
        buku_kerja=work_rows(rincian.indikator),
        kendala=list_obstacles(rincian, butir),
        tindak_lanjut_lalu=list_follow_ups(fakta, butir, bulan, tindak_lanjut, dasar.akhir_bulan),
        nilai_bidang=tuple(part.ringkasan for part in rincian.bidang),
        nilai_bulanan=rincian.nilai_bulanan,
        grafik=chart_points(rincian.nilai_bulanan),
        kurva=heaviest(kurva, {row.indikator.kode: row.bobot for row in rincian.indikator}),
        pemeriksaan=list_checks(fakta, butir, bulan),
        langkah=rincian.langkah,
        penanda_tangan=list_signatories(pokok),
    )


def render_rapor(rapor: Rapor) -> str:
    """Return the rapor as Markdown. Raises DataError for a faulty template."""
    return render(TEMPLATE, rapor=rapor, catatan=rapor.catatan, **rapor.pokok.context())


def rapor_sheet(rapor: Rapor) -> Lembar:
    """Return the rapor ready for any format, its charts drawn. Raises DataError for a faulty template."""
    pokok = rapor.pokok
    charts = {"nilai": draw_scores(rapor.nilai_bulanan, pokok.aturan.warna)}
    charts |= {f"kurva-{place}": draw_curve(kurva) for place, kurva in enumerate(rapor.kurva, 1)}
    title = f"Rapor Kinerja {pokok.kontrak.nama}"
    return make_lembar(pokok.dasar, pokok.file_name("rapor"), title, render_rapor(rapor), charts)


def _difference(left: Decimal | None, right: Decimal | None) -> Decimal | None:
    return None if left is None or right is None else left - right
