"""The rapor of one head for one month: one sheet, its front read in ten seconds, its back with what stands behind it.

The words are in the template ``rapor.md`` (SPEC §7). All figures come from the scoring.
"""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from kontrak.named import NamedTuple
from kontrak.reports.cetak.lembar import Grafik, Lembar, make_lembar
from kontrak.reports.charts import draw_curve, draw_scores
from kontrak.reports.environment import render
from kontrak.reports.notes import (
    Butir,
    Kendala,
    Lanjutan,
    Pemeriksaan,
    list_butir,
    list_checks,
    list_drivers,
    list_follow_ups,
    list_obstacles,
)
from kontrak.reports.pokok import Pokok, make_pokok, signature_text
from kontrak.reports.rapor_room import front_of, letterhead_lines, silent_months, whole_lines, worst_of
from kontrak.reports.rapor_rows import (
    BACK_WORKS,
    BarisBerikut,
    BarisIndikator,
    BarisPekerjaan,
    Catatan,
    Peringkat,
    Titik,
    by_run,
    chart_points,
    collect_notes,
    indikator_rows,
    list_signatories,
    missed_curves,
    next_rows,
    work_rows,
)
from kontrak.scoring.detail import curves, detail_of
from kontrak.scoring.labels import label_sentences
from kontrak.scoring.memo import year_of
from kontrak.scoring.printed import reason_of_warna
from kontrak.scoring.signals import signals
from kontrak.scoring.summary import list_programs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from kontrak.model.arsip import Arsip
    from kontrak.model.dasar import Dasar
    from kontrak.model.detail import Kurva, Rincian
    from kontrak.model.kepala import Kepala
    from kontrak.model.missed import KomitmenMeleset
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.recorded import Versi
    from kontrak.model.summary import Ringkasan
    from kontrak.model.tindak_lanjut import TindakLanjut
    from kontrak.reports.notes import Butir
    from kontrak.reports.pokok import Penandatangan
    from kontrak.reports.rapor_room import Muka, Terberat
    from kontrak.scoring.printed import AlasanWarna
    from kontrak.scoring.signals import Isyarat
    from kontrak.scoring.summary import BelanjaProgram

TEMPLATE, MESSAGE, LETTERHEAD, WORST = "rapor.md", "pesan-rapor.md", "kop.md", "bagian/terberat.md"


class Rapor(NamedTuple):
    """Everything on the paper of one head, front and back.

    ``alasan`` says why its warna is not the better one, ``muka`` what finds room on the front.
    ``meleset`` has the longest runs first, without those missed by little (``nyaris``); ``temuan`` are the
    findings, apart from both. ``terberat`` is the worst miss, ``bulan_diam`` has the months missing of what is
    belum lapor. ``perubahan`` are the amendments in force, ``kendala_lain`` the obstacles of what was not missed,
    ``kurva`` those of what was and ``isyarat`` what may be asked; ``ciri`` are the labels that the contract
    carries, ``arsip`` says whether it is signed, ``tagihan_lanjutan`` are the debts of the back.
    ``lampiran`` asks for the trace of every number.
    """

    pokok: Pokok
    ringkasan: Ringkasan
    peringkat: Peringkat | None
    pagu_awal: int | None
    alasan: AlasanWarna | None
    muka: Muka
    indikator: tuple[BarisIndikator, ...]
    catatan: Catatan
    meleset: tuple[KomitmenMeleset, ...]
    nyaris: tuple[KomitmenMeleset, ...]
    temuan: tuple[KomitmenMeleset, ...]
    tangga: str | None
    buku_kerja: tuple[BarisPekerjaan, ...]
    program: tuple[BelanjaProgram, ...]
    perubahan: tuple[Versi, ...]
    berikut: tuple[BarisBerikut, ...]
    pendorong: tuple[tuple[Butir, str], ...]
    kendala_lain: tuple[Kendala, ...]
    tindak_lanjut_lalu: tuple[Lanjutan, ...]
    tagihan_lanjutan: tuple[Lanjutan, ...]
    nilai_bidang: tuple[Ringkasan, ...]
    nilai_bulanan: Sequence[Decimal | None]
    grafik: tuple[Titik, ...]
    kurva: tuple[Kurva, ...]
    pemeriksaan: tuple[Pemeriksaan, ...]
    langkah: Sequence[str]
    penanda_tangan: tuple[Penandatangan, ...]
    lampiran: bool
    isyarat: tuple[Isyarat, ...] = ()
    ciri: tuple[str, ...] = ()
    arsip: str | None = None
    terberat: Terberat | None = None
    bulan_diam: Mapping[str, tuple[int, ...]] = MappingProxyType({})


def rapor_of(
    penilaian: Penilaian, kode: str, kelompok: str | None = None, *, lampiran: bool = False, pesan: bool = False
) -> Lembar:
    """Put one contract of the assessment on paper; ``kelompok`` is the group that the rank is of, if any.

    ``lampiran`` adds the trace of every number, ``pesan`` makes a message of it. Raises DataError for a faulty
    template.
    """
    rincian = detail_of(penilaian, kode)
    own = penilaian.find(rincian.fakta.opd)
    missed = {row.indikator.kode for row in rincian.indikator if row.terpenuhi is False}
    lines = curves(rincian.fakta, rincian.bulan, missed)
    make = partial(
        make_rapor,
        rincian,
        penilaian.dasar,
        nama_opd=own.nama,
        kurva=lines,
        arsip=penilaian.arsip,
        lampiran=lampiran,
    )
    sheet = rapor_message if pesan else rapor_sheet
    if kode != own.kode:
        return sheet(make(atasan=own.kepala))
    return sheet(
        make(
            peringkat=Peringkat(own.peringkat, penilaian.diperingkat, kelompok),
            tindak_lanjut=[item for item in penilaian.tindak_lanjut if item.opd == kode],
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
    arsip: Sequence[Arsip] = (),
    lampiran: bool = False,
) -> Rapor:
    """Put together the rapor of an OPD's head, or of a bidang's: then without a rank, ``atasan`` is the OPD's head."""
    fakta, bulan, ringkasan = rincian.fakta, rincian.bulan, rincian.ringkasan
    butir = list_butir(row.indikator for row in rincian.indikator)
    pokok = make_pokok(rincian, dasar, nama_opd=nama_opd, atasan=atasan)
    years = [year_of(one.fakta) for one in (rincian, *rincian.bidang)]
    due = {row.indikator.kode: row.capaian for row in rincian.indikator if row.capaian is not None}
    listed = {row.kode for row in rincian.meleset}
    missed = by_run([row for row in rincian.meleset if not row.temuan and not row.nyaris])
    near, found = by_run([row for row in rincian.meleset if row.nyaris]), [row for row in rincian.meleset if row.temuan]
    told = {(row.nama, row.tindak_lanjut, row.batas) for row in missed}
    debts = list_follow_ups(fakta, butir, bulan, tindak_lanjut, dasar.akhir_bulan)
    worst, silent = worst_of(rincian, missed, near), silent_months(rincian)
    beside = letterhead_lines(render(LETTERHEAD, **pokok.context())) + 2 * len(found)
    if worst is not None:
        beside += whole_lines(render(WORST, terberat=worst, **pokok.context()))
    front = front_of(pokok, (missed, near), rincian, debts, beside)
    return Rapor(
        pokok=pokok,
        ringkasan=ringkasan,
        peringkat=peringkat,
        pagu_awal=fakta.pagu_awal if fakta.pagu_awal != fakta.pagu else None,
        alasan=reason_of_warna(ringkasan.nilai_akhir, due, rincian.aturan),
        muka=front,
        indikator=indikator_rows(rincian, front.indikator),
        catatan=collect_notes(rincian),
        meleset=missed,
        nyaris=near,
        temuan=tuple(found),
        tangga=rincian.tangga,
        buku_kerja=work_rows(rincian.indikator),
        program=list_programs([fakta, *(part.fakta for part in rincian.bidang)], bulan),
        perubahan=tuple(one for one in fakta.versi if one.ke > 0 and one.berlaku <= bulan),
        berikut=next_rows(rincian),
        pendorong=list_drivers(fakta, butir, bulan),
        kendala_lain=tuple(one for one in list_obstacles(rincian, butir) if one.butir.kode not in listed),
        tindak_lanjut_lalu=debts,
        tagihan_lanjutan=tuple(one for one in debts[front.tagihan :] if (one.asal, one.uraian, one.batas) not in told),
        nilai_bidang=tuple(part.ringkasan for part in rincian.bidang),
        nilai_bulanan=rincian.nilai_bulanan,
        grafik=chart_points(rincian.nilai_bulanan),
        kurva=missed_curves(kurva, rincian),
        pemeriksaan=list_checks(fakta, butir, bulan),
        langkah=rincian.langkah,
        penanda_tangan=list_signatories(pokok),
        lampiran=lampiran,
        isyarat=tuple(asked for kind in signals(years, bulan) for asked in kind.isyarat),
        ciri=label_sentences([fakta], dasar),
        arsip=signature_text(arsip, fakta.kontrak.kode, rincian.versi),
        terberat=worst,
        bulan_diam=silent,
    )


def render_rapor(rapor: Rapor) -> str:
    """Return the rapor as Markdown. Raises DataError for a faulty template."""
    return render(
        TEMPLATE,
        rapor=rapor,
        catatan=rapor.catatan,
        terberat=rapor.terberat,
        bulan_diam=rapor.bulan_diam,
        muat_meleset=rapor.muka.meleset,
        muat_pekerjaan=BACK_WORKS if len(rapor.muka.indikator) == len(rapor.indikator) else BACK_WORKS // 2,
        **rapor.pokok.context(),
    )


def rapor_message(rapor: Rapor) -> Lembar:
    """Return the rapor as a message of at most ten lines. Raises DataError for a faulty template."""
    pokok = rapor.pokok
    text = render(MESSAGE, rapor=rapor, **pokok.context())
    return make_lembar(pokok.dasar, pokok.file_name("rapor"), f"Rapor Kinerja {pokok.kontrak.nama}", text)


def rapor_sheet(rapor: Rapor) -> Lembar:
    """Return the rapor ready for any format. Raises DataError for a faulty template."""
    pokok = rapor.pokok
    charts = {"nilai": partial(draw_scores, rapor.nilai_bulanan, pokok.aturan.warna)}
    charts |= {f"kurva-{place}": partial(draw_curve, kurva) for place, kurva in enumerate(rapor.kurva, 1)}
    title = f"Rapor Kinerja {pokok.kontrak.nama}"
    return make_lembar(pokok.dasar, pokok.file_name("rapor"), title, render_rapor(rapor), Grafik(charts))
