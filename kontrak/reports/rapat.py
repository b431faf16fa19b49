"""The paper of the evaluation meeting: what the room has to know of one month (SPEC §5 ``rapat``, §7).

Means and spreads are of printed numbers. The words are in the template ``rapat.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.outlook import due_text
from kontrak.named import NamedTuple
from kontrak.reports.cetak.lembar import make_lembar, month_paper
from kontrak.reports.charts import draw_scores
from kontrak.reports.environment import render
from kontrak.reports.rapat_changes import PerubahanBulan, compare
from kontrak.reports.rapat_rows import (
    agenda,
    attendance,
    count_warna,
    ends,
    follow_ups,
    groups,
    map_row,
    serious_first,
    spends_without_result,
    spread,
    unreported,
)
from kontrak.reports.rapor_rows import Titik, chart_points, collect_notes
from kontrak.rounding import printed_mean
from kontrak.scoring.completeness import completeness
from kontrak.scoring.detail import detail_of
from kontrak.scoring.labels import label_sentences
from kontrak.scoring.pooling import group_means
from kontrak.scoring.ranking import order_heads
from kontrak.scoring.signals import signals_of
from kontrak.scoring.summary import potret_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from kontrak.model.dasar import Dasar
    from kontrak.model.detail import Rincian
    from kontrak.model.missed import KepalaMeleset
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.recorded import VersiAturan
    from kontrak.model.summary import Ringkasan, Warna
    from kontrak.model.tindak_lanjut import TindakLanjut
    from kontrak.reports.cetak.lembar import Lembar
    from kontrak.reports.rapat_rows import Bahasan, BarisPeta, BelumLapor, Hadirin, Kelompok, Sebaran, Tertunda
    from kontrak.reports.rapor_rows import CatatanTangguh
    from kontrak.scoring.completeness import Kelengkapan
    from kontrak.scoring.pooling import RerataKelompok
    from kontrak.scoring.signals import Jenis

LEAST = 10
"""How many of the least complete OPDs the paper names."""
SHORT = 10
"""How many heads the first page lists; the rest is counted there and follows in full."""


class Bahan(NamedTuple):
    """What the paper is made of: the month in ranking order, and the month before ("lalu", empty in January).

    ``bulanan`` are the figures of the months up to it, by OPD. ``meleset`` is in the order of SPEC §3;
    ``rerata_pengampu`` and ``rerata_prioritas`` are the means of groups; ``terbit`` names the results of the year
    before that should have been released by now; ``urutan`` are the OPDs in the order of protocol, ``ciri`` the labels
    of the region, ``kelengkapan`` the OPDs of which the file lacks most.
    """

    dasar: Dasar
    versi_aturan: VersiAturan
    cakupan: str
    rincian: Sequence[Rincian]
    meleset: Sequence[KepalaMeleset]
    lalu: Mapping[str, Ringkasan]
    meleset_lalu: Sequence[KepalaMeleset]
    rerata_pengampu: Sequence[RerataKelompok]
    rerata_prioritas: Sequence[RerataKelompok]
    tindak_lanjut: Sequence[TindakLanjut]
    bulanan: Mapping[str, Sequence[Ringkasan]]
    isyarat: Sequence[Jenis] = ()
    terbit: str | None = None
    urutan: Sequence[str] = ()
    ciri: Sequence[str] = ()
    kelengkapan: Sequence[Kelengkapan] = ()


class Rapat(NamedTuple):
    """Everything on the paper, in its order; ``belum_lapor`` are the contracts of OPDs, as in every count of OPDs.

    ``meleset`` are the heads who missed a commitment; one listed for an integrity finding alone is only in ``bahan``.
    """

    bahan: Bahan
    ringkasan: tuple[Ringkasan, ...]
    peta: tuple[BarisPeta, ...]
    warna: tuple[tuple[Warna, int], ...]
    meleset: tuple[KepalaMeleset, ...]
    sebaran: Sebaran | None
    ujung: tuple[tuple[Ringkasan | None, Ringkasan | None], ...]
    belum_lapor: tuple[BelumLapor, ...]
    belum_lapor_bidang: tuple[BelumLapor, ...]
    tangguhan: tuple[tuple[Ringkasan, CatatanTangguh], ...]
    tindak_lanjut: tuple[Tertunda, ...]
    rata_serapan: Decimal | None
    boros: tuple[Ringkasan, ...]
    pengampu: tuple[Kelompok, ...]
    prioritas: tuple[Kelompok, ...]
    perubahan: PerubahanBulan | None
    rata_bulanan: tuple[Decimal | None, ...]
    grafik: tuple[Titik, ...]
    daftar_hadir: tuple[Hadirin, ...]
    bahasan: tuple[Bahasan, ...]


PARTS = ("bagian", "meleset", "bulanan")
"""What the paper needs besides the figures of the month."""


def gather(penilaian: Penilaian, cakupan: str = "") -> Bahan:
    """Gather what the paper is made of; the assessment has the ``PARTS`` of each Potret."""
    bulan = penilaian.dasar.bulan
    before = [potret_at(fakta, bulan - 1, ["meleset"]) for fakta in penilaian.fakta] if bulan > 1 else []
    return Bahan(
        dasar=penilaian.dasar,
        versi_aturan=penilaian.versi_aturan,
        cakupan=cakupan,
        rincian=[detail_of(penilaian, fakta.opd) for fakta in penilaian.fakta],
        meleset=order_heads(item.meleset for item in penilaian.potret if item.meleset),
        lalu={item.ringkasan.kode: item.ringkasan for item in before},
        meleset_lalu=order_heads(item.meleset for item in before if item.meleset),
        rerata_pengampu=group_means(penilaian.potret, "pengampu"),
        rerata_prioritas=group_means(penilaian.potret, "prioritas"),
        tindak_lanjut=penilaian.tindak_lanjut,
        bulanan=penilaian.bulanan,
        isyarat=signals_of(penilaian),
        terbit=due_text(penilaian.terbit),
        urutan=penilaian.urutan,
        kelengkapan=completeness(penilaian, penilaian.dasar.akhir_bulan)[:LEAST],
        ciri=label_sentences(penilaian.fakta, penilaian.dasar, count=True),
    )


def make_rapat(bahan: Bahan) -> Rapat:
    """Put the paper together."""
    dasar = bahan.dasar
    summaries = tuple(one.ringkasan for one in bahan.rincian)
    spending = printed_mean(item.serapan for item in summaries)
    months = [bahan.bulanan.get(item.kode, ()) for item in summaries]
    monthly = tuple(
        printed_mean(own[month].nilai_akhir for own in months if own)
        for month in range(dasar.bulan if summaries else 0)
    )
    heads = tuple(serious_first(head) for head in bahan.meleset if head.meleset)
    owed = tuple(follow_ups(dasar, bahan.tindak_lanjut))
    return Rapat(
        bahan=bahan,
        ringkasan=summaries,
        peta=tuple(map_row(item, own) for item, own in zip(summaries, months, strict=True)),
        warna=count_warna(summaries),
        meleset=heads,
        sebaran=spread(summaries),
        ujung=ends(summaries),
        belum_lapor=tuple(unreported(bahan.rincian)),
        belum_lapor_bidang=tuple(unreported(part for one in bahan.rincian for part in one.bidang)),
        tangguhan=tuple((one.ringkasan, entry) for one in bahan.rincian for entry in collect_notes(one).tangguhan),
        tindak_lanjut=owed,
        rata_serapan=spending,
        boros=tuple(item for item in summaries if spends_without_result(item, spending)),
        pengampu=groups(
            bahan.rerata_pengampu, summaries, {one.kode: one.jabatan for one in dasar.pengampu}, "Tanpa pengampu"
        ),
        prioritas=groups(
            bahan.rerata_prioritas, summaries, {one.kode: one.nama for one in dasar.prioritas}, "Tanpa prioritas"
        ),
        perubahan=compare(bahan.rincian, bahan.lalu, bahan.meleset, bahan.meleset_lalu) if dasar.bulan > 1 else None,
        rata_bulanan=monthly,
        grafik=chart_points(monthly),
        daftar_hadir=tuple(attendance(dasar, bahan.rincian, bahan.urutan)),
        bahasan=tuple(agenda(heads, owed, bahan.urutan)),
    )


def rapat_sheet(rapat: Rapat) -> Lembar:
    """Return the paper with its chart. Raises DataError for a faulty template."""
    bahan = rapat.bahan
    chart = draw_scores(rapat.rata_bulanan, bahan.versi_aturan.aturan.warna, "Rata-rata nilai akhir OPD per bulan")
    title = f"Bahan Rapat Evaluasi Kinerja{bahan.cakupan}"
    parts = {"rapat": rapat, "bahan": bahan, "sedikit": SHORT}
    return month_paper("rapat", bahan.dasar, bahan.versi_aturan, title, parts, grafik={"nilai": chart})


def rapat_message(rapat: Rapat) -> Lembar:
    """Return the paper as a message of at most ten lines. Raises DataError for a faulty template."""
    bahan = rapat.bahan
    text = render("pesan-rapat.md", dasar=bahan.dasar, rapat=rapat, bahan=bahan)
    name = f"rapat-{bahan.dasar.tahun}-{bahan.dasar.bulan:02d}"
    return make_lembar(bahan.dasar, name, f"Evaluasi Kinerja{bahan.cakupan}", text)
