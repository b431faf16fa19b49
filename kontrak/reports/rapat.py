"""The paper of the evaluation meeting: what the room has to know of one month (SPEC §5 ``rapat``, §7).

Means and spreads are of printed numbers. The words are in the template ``rapat.md``.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from kontrak.model.summary import Warna
from kontrak.model.terbit import due_text
from kontrak.reports.cetak.lembar import make_lembar
from kontrak.reports.charts import draw_scores
from kontrak.reports.environment import render
from kontrak.reports.rapat_changes import PerubahanBulan, compare
from kontrak.reports.rapor_rows import Titik, chart_points, collect_notes
from kontrak.rounding import EXACT, round2
from kontrak.scoring.detail import detail_of
from kontrak.scoring.pooling import group_means
from kontrak.scoring.potret import potret_at
from kontrak.scoring.ranking import order_heads
from kontrak.scoring.signals import signals_of
from kontrak.scoring.summary import score_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kontrak.model.dasar import Dasar
    from kontrak.model.detail import Rincian
    from kontrak.model.missed import KepalaMeleset
    from kontrak.model.outlook import RerataKelompok
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.recorded import VersiAturan
    from kontrak.model.summary import Ringkasan
    from kontrak.model.tindak_lanjut import TindakLanjut
    from kontrak.reports.cetak.lembar import Lembar
    from kontrak.reports.notes import Butir
    from kontrak.reports.rapor_rows import CatatanTangguh
    from kontrak.scoring.signals import Jenis

FEW = 5
"""How many best and weakest the first page names."""

SHORT = 10
"""How many heads the first page lists; the rest is counted there and follows in full."""


class Bahan(NamedTuple):
    """What the paper is made of: the month in ranking order, and the month before ("lalu", empty in January).

    ``bulanan`` are the figures of the months up to it, by OPD. ``meleset`` is in the order of SPEC §3;
    ``rerata_pengampu`` and ``rerata_prioritas`` are the means of groups; ``terbit`` names the results of the year
    before that should have been released by now.
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


class Sebaran(NamedTuple):
    """Mean, median and ends of the printed nilai akhir of the OPDs that have one."""

    rata_rata: Decimal
    tengah: Decimal
    terendah: Decimal
    tertinggi: Decimal


class BelumLapor(NamedTuple):
    """A head with the indikators of which a report is missing, and the months.

    How many commitments that are says ``jumlah_belum_lapor``: each pekerjaan is one.
    """

    ringkasan: Ringkasan
    komitmen: tuple[tuple[Butir, tuple[int, ...]], ...]


class Tertunda(NamedTuple):
    """A follow-up of a meeting; ``lewat`` counts the days past its deadline at the month's end, 0 for none."""

    butir: TindakLanjut
    lewat: int


class BarisPeta(NamedTuple):
    """An OPD in the map of months: its colour in each of the twelve, None where there is none yet."""

    ringkasan: Ringkasan
    warna: tuple[Warna | None, ...]


class Hadirin(NamedTuple):
    """Who is expected at the meeting, by post, in the order of protocol."""

    jabatan: str
    nama: str | None


class Kelompok(NamedTuple):
    """The OPDs of a pengampu or a prioritas, with the mean of what is due."""

    nama: str
    kode: str | None
    rerata: RerataKelompok
    warna: tuple[tuple[Warna, int], ...]
    meleset: int
    belum_lapor: int


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


PARTS = ("bagian", "meleset")
"""What the paper needs of each Potret besides its figures."""


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
        bulanan={fakta.opd: score_months(fakta, bulan) for fakta in penilaian.fakta},
        isyarat=signals_of(penilaian),
        terbit=due_text(penilaian.terbit),
    )


def make_rapat(bahan: Bahan) -> Rapat:
    """Put the paper together."""
    dasar = bahan.dasar
    summaries = tuple(one.ringkasan for one in bahan.rincian)
    spending = mean(item.serapan for item in summaries)
    monthly = tuple(
        mean(one.nilai_bulanan[month] for one in bahan.rincian) for month in range(dasar.bulan if bahan.rincian else 0)
    )
    return Rapat(
        bahan=bahan,
        ringkasan=summaries,
        peta=tuple(_map_row(item, bahan.bulanan.get(item.kode, ())) for item in summaries),
        warna=count_warna(summaries),
        meleset=tuple(_serious_first(head) for head in bahan.meleset if head.meleset),
        sebaran=spread(summaries),
        ujung=_ends(summaries),
        belum_lapor=tuple(_unreported(bahan.rincian)),
        belum_lapor_bidang=tuple(_unreported(part for one in bahan.rincian for part in one.bidang)),
        tangguhan=tuple((one.ringkasan, entry) for one in bahan.rincian for entry in collect_notes(one).tangguhan),
        tindak_lanjut=tuple(_follow_ups(bahan)),
        rata_serapan=spending,
        boros=tuple(item for item in summaries if _spends_without_result(item, spending)),
        pengampu=_groups(
            bahan.rerata_pengampu, summaries, {one.kode: one.jabatan for one in dasar.pengampu}, "Tanpa pengampu"
        ),
        prioritas=_groups(
            bahan.rerata_prioritas, summaries, {one.kode: one.nama for one in dasar.prioritas}, "Tanpa prioritas"
        ),
        perubahan=compare(bahan.rincian, bahan.lalu, bahan.meleset, bahan.meleset_lalu) if dasar.bulan > 1 else None,
        rata_bulanan=monthly,
        grafik=chart_points(monthly),
        daftar_hadir=tuple(_attendance(bahan)),
    )


def rapat_sheet(rapat: Rapat) -> Lembar:
    """Return the paper with its chart. Raises DataError for a faulty template."""
    bahan = rapat.bahan
    text = render(
        "rapat.md",
        dasar=bahan.dasar,
        versi_aturan=bahan.versi_aturan,
        skala=(),
        rapat=rapat,
        bahan=bahan,
        sedikit=SHORT,
    )
    chart = draw_scores(rapat.rata_bulanan, bahan.versi_aturan.aturan.warna, "Rata-rata nilai akhir OPD per bulan")
    name = f"rapat-{bahan.dasar.tahun}-{bahan.dasar.bulan:02d}"
    return make_lembar(bahan.dasar, name, f"Bahan Rapat Evaluasi Kinerja{bahan.cakupan}", text, {"nilai": chart})


def rapat_message(rapat: Rapat) -> Lembar:
    """Return the paper as a message of at most ten lines. Raises DataError for a faulty template."""
    bahan = rapat.bahan
    text = render("pesan-rapat.md", dasar=bahan.dasar, rapat=rapat, bahan=bahan)
    name = f"rapat-{bahan.dasar.tahun}-{bahan.dasar.bulan:02d}"
    return make_lembar(bahan.dasar, name, f"Evaluasi Kinerja{bahan.cakupan}", text)


def _attendance(bahan: Bahan) -> Iterator[Hadirin]:
    """Yield the regent, the posts of deputy and secretary, the supervisors as they are declared, then the heads."""
    dasar = bahan.dasar
    region = dasar.daerah.partition(" ")[2] or dasar.daerah
    yield Hadirin(dasar.pihak_kedua.jabatan, dasar.pihak_kedua.nama)
    regent = dasar.pihak_kedua.jabatan.partition(" ")[0]
    yield Hadirin(f"Wakil {regent} {region}", None)
    heads = sorted((one.ringkasan for one in bahan.rincian), key=lambda item: item.kode)
    secretary = next((item.kepala for item in heads if item.kepala.jabatan.startswith("Sekretaris Daerah")), None)
    yield Hadirin(secretary.sebutan if secretary else "Sekretaris Daerah", secretary.nama if secretary else None)
    yield from (Hadirin(one.jabatan, one.nama) for one in dasar.pengampu)
    yield from (Hadirin(item.kepala.sebutan, item.kepala.nama) for item in heads if item.kepala is not secretary)


def _map_row(item: Ringkasan, months: Sequence[Ringkasan]) -> BarisPeta:
    known = [one.warna if one.nilai_akhir is not None else None for one in months]
    return BarisPeta(item, (*known, *(None,) * (12 - len(known))))


def _serious_first(head: KepalaMeleset) -> KepalaMeleset:
    """Put what is belum lapor first, then the lowest capaian; the order of heads stays."""
    rows = sorted(head.komitmen, key=lambda row: (not row.belum_lapor, row.capaian or Decimal(0)))
    return head._replace(komitmen=tuple(rows))


def mean(numbers: Iterable[Decimal | None]) -> Decimal | None:
    """Return the mean of those that are there, rounded as printed; None when there are none."""
    known = [number for number in numbers if number is not None]
    return round2(EXACT.divide(sum(known, Decimal(0)), Decimal(len(known)))) if known else None


def spread(summaries: Sequence[Ringkasan]) -> Sebaran | None:
    """Return how the printed nilai akhir spread, None when there is none."""
    known = sorted(item.nilai_akhir for item in summaries if item.nilai_akhir is not None)
    if not known:
        return None
    middle = mean((known[(len(known) - 1) // 2], known[len(known) // 2]))
    average = mean(known)
    return Sebaran(average or known[0], middle or known[0], known[0], known[-1])


def count_warna(summaries: Iterable[Ringkasan]) -> tuple[tuple[Warna, int], ...]:
    """Return how many OPDs have each colour, the best first, those with none too."""
    found = [item.warna for item in summaries]
    return tuple((warna, found.count(warna)) for warna in Warna)


def _ends(ranked: Sequence[Ringkasan]) -> tuple[tuple[Ringkasan | None, Ringkasan | None], ...]:
    """Pair the best with the weakest, weakest first; nobody is both."""
    known = [item for item in ranked if item.peringkat is not None]
    best = known[: min(FEW, (len(known) + 1) // 2)]
    weakest = known[len(best) :][: -FEW - 1 : -1]
    return tuple(zip_longest(best, weakest))


def _unreported(details: Iterable[Rincian]) -> Iterator[BelumLapor]:
    """Yield the heads with a missing report, most missing commitments first."""
    heads = []
    for one in details:
        missing = tuple((note.butir, note.belum_lapor) for note in collect_notes(one).angka if note.belum_lapor)
        if missing:
            heads.append(BelumLapor(one.ringkasan, missing))
    yield from sorted(heads, key=lambda head: (-head.ringkasan.jumlah_belum_lapor, head.ringkasan.kode))


def _follow_ups(bahan: Bahan) -> Iterator[Tertunda]:
    """Yield what meetings agreed until the month and is open at its end or was finished in it, overdue ones first."""
    today = bahan.dasar.akhir_bulan
    begins = today.replace(day=1)
    kept = [
        item.pada(today)
        for item in bahan.tindak_lanjut
        if item.bulan <= bahan.dasar.bulan and (item.selesai is None or item.selesai >= begins)
    ]
    found = [
        Tertunda(item, (today - item.batas).days if item.batas and item.lewat_batas(today) else 0) for item in kept
    ]
    yield from sorted(found, key=lambda one: (-one.lewat, one.butir.opd, one.butir.nomor))


def _spends_without_result(item: Ringkasan, average: Decimal | None) -> bool:
    """Spending above the mean of the OPDs listed, and a colour that the region's rules put below hijau."""
    if item.serapan is None or average is None:
        return False
    return item.serapan > average and item.warna in (Warna.KUNING, Warna.MERAH)


def _groups(
    means: Sequence[RerataKelompok], summaries: Sequence[Ringkasan], names: Mapping[str, str], without: str
) -> tuple[Kelompok, ...]:
    found = []
    for one in means:
        members = [item for item in summaries if item.kode in one.opd]
        found.append(
            Kelompok(
                nama=names.get(one.kode, one.kode) if one.kode else without,
                kode=one.kode,
                rerata=one,
                warna=count_warna(members),
                meleset=sum(1 for item in members if item.jumlah_meleset),
                belum_lapor=sum(1 for item in members if item.jumlah_belum_lapor),
            )
        )
    return tuple(found)
