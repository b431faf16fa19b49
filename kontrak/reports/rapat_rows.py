"""The rows of the paper of the evaluation meeting: what its tables need and a template cannot work out by itself.

Means and spreads are of printed numbers (SPEC §7, rapat).
"""

from __future__ import annotations

from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeVar

from kontrak.model.summary import Warna
from kontrak.named import NamedTuple
from kontrak.reports.notes import list_butir
from kontrak.rounding import printed_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kontrak.model.dasar import Dasar
    from kontrak.model.detail import Rincian, RincianIndikator
    from kontrak.model.missed import KepalaMeleset
    from kontrak.model.summary import Ringkasan
    from kontrak.model.tindak_lanjut import TindakLanjut
    from kontrak.reports.notes import Butir
    from kontrak.scoring.pooling import RerataKelompok

R = TypeVar("R")

GRAVEST, OLDEST = 6, 4
"""Heads and debts that the minutes have rows for."""

FEW = 5
"""How many best and weakest the first page names."""


class Sebaran(NamedTuple):
    """Mean, median and ends of the printed nilai akhir of the OPDs that have one."""

    rata_rata: Decimal
    tengah: Decimal
    terendah: Decimal
    tertinggi: Decimal


class BelumLapor(NamedTuple):
    """A head with the commitments of which a report is missing, and the months: as many as ``jumlah_belum_lapor``."""

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


class Bahasan(NamedTuple):
    """A row of the minutes that is written already: how many commitments an OPD missed, or what it owes."""

    opd: str
    meleset: int
    tagihan: Tertunda | None


class Kelompok(NamedTuple):
    """The OPDs of a pengampu or a prioritas, with the mean of what is due."""

    nama: str
    kode: str | None
    rerata: RerataKelompok
    warna: tuple[tuple[Warna, int], ...]
    meleset: int
    belum_lapor: int


def attendance(dasar: Dasar, details: Sequence[Rincian], order: Sequence[str]) -> Iterator[Hadirin]:
    """Yield the regent, the posts of deputy and secretary, the supervisors, then the heads, in the order of protocol.

    Supervisors with an ``urutan`` come first, the others as they were declared.
    """
    region = dasar.daerah.partition(" ")[2] or dasar.daerah
    yield Hadirin(dasar.pihak_kedua.jabatan, dasar.pihak_kedua.nama)
    regent = dasar.pihak_kedua.jabatan.partition(" ")[0]
    yield Hadirin(f"Wakil {regent} {region}", None)
    heads = by_protocol([one.ringkasan for one in details], order, lambda item: item.kode)
    secretary = next((item.kepala for item in heads if item.kepala.jabatan.startswith("Sekretaris Daerah")), None)
    yield Hadirin(secretary.sebutan if secretary else "Sekretaris Daerah", secretary.nama if secretary else None)
    supervisors = sorted(dasar.pengampu, key=lambda one: (one.urutan is None, one.urutan or 0))
    yield from (Hadirin(one.jabatan, one.nama) for one in supervisors)
    yield from (Hadirin(item.kepala.sebutan, item.kepala.nama) for item in heads if item.kepala is not secretary)


def by_protocol(rows: Sequence[R], order: Sequence[str], opd: Callable[[R], str]) -> list[R]:
    """Return the rows in the order of protocol of their OPDs; an OPD that is not in it comes last, by its code."""
    place = {kode: number for number, kode in enumerate(order)}
    return sorted(rows, key=lambda row: (place.get(opd(row), len(place)), opd(row)))


def agenda(heads: Sequence[KepalaMeleset], owed: Sequence[Tertunda], order: Sequence[str]) -> list[Bahasan]:
    """Return what the minutes have rows for: the gravest heads and debts, in the order of protocol."""
    rows = [Bahasan(head.opd, len(head.meleset), None) for head in heads[:GRAVEST]]
    rows += [Bahasan(one.butir.opd, 0, one) for one in [one for one in owed if one.lewat][:OLDEST]]
    return by_protocol(rows, order, lambda row: row.opd)


def map_row(item: Ringkasan, months: Sequence[Ringkasan]) -> BarisPeta:
    """Return an OPD's line of the map of months, from its figures of the months so far."""
    known = [one.warna if one.nilai_akhir is not None else None for one in months]
    return BarisPeta(item, (*known, *(None,) * (12 - len(known))))


def serious_first(head: KepalaMeleset) -> KepalaMeleset:
    """Put what is belum lapor first, then the lowest capaian; the order of heads stays."""
    rows = sorted(head.komitmen, key=lambda row: (not row.belum_lapor, row.capaian or Decimal(0)))
    return head._replace(komitmen=tuple(rows))


def spread(summaries: Sequence[Ringkasan]) -> Sebaran | None:
    """Return how the printed nilai akhir spread, None when there is none."""
    known = sorted(item.nilai_akhir for item in summaries if item.nilai_akhir is not None)
    if not known:
        return None
    middle = printed_mean((known[(len(known) - 1) // 2], known[len(known) // 2]))
    average = printed_mean(known)
    return Sebaran(average or known[0], middle or known[0], known[0], known[-1])


def count_warna(summaries: Iterable[Ringkasan]) -> tuple[tuple[Warna, int], ...]:
    """Return how many OPDs have each colour, the best first, those with none too."""
    found = [item.warna for item in summaries]
    return tuple((warna, found.count(warna)) for warna in Warna)


def ends(ranked: Sequence[Ringkasan]) -> tuple[tuple[Ringkasan | None, Ringkasan | None], ...]:
    """Pair the best with the weakest, weakest first; nobody is both."""
    known = [item for item in ranked if item.peringkat is not None]
    best = known[: min(FEW, (len(known) + 1) // 2)]
    weakest = known[len(best) :][: -FEW - 1 : -1]
    return tuple(zip_longest(best, weakest))


def unreported(details: Iterable[Rincian]) -> Iterator[BelumLapor]:
    """Yield the heads with a missing report, most missing commitments first."""
    heads = []
    for one in details:
        butir = list_butir(row.indikator for row in one.indikator)
        missing = tuple((butir[kode], months) for row in one.indikator for kode, months in _silent(row))
        if missing:
            heads.append(BelumLapor(one.ringkasan, missing))
    yield from sorted(heads, key=lambda head: (-head.ringkasan.jumlah_belum_lapor, head.ringkasan.kode))


def _silent(row: RincianIndikator) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield what is not reported of an indikator with its months: of pekerjaan each by itself, as they are counted."""
    if row.pekerjaan:
        yield from ((work.kode, (work.bulan_jatuh_tempo,)) for work in row.pekerjaan if work.belum_lapor)
    elif row.bulan_belum_lapor:
        yield row.indikator.kode, row.bulan_belum_lapor


def follow_ups(dasar: Dasar, agreed: Sequence[TindakLanjut]) -> Iterator[Tertunda]:
    """Yield what meetings agreed until the month and is open at its end or was finished in it, overdue ones first."""
    today = dasar.akhir_bulan
    begins = today.replace(day=1)
    kept = [
        item.pada(today)
        for item in agreed
        if item.rapat <= dasar.letak and (item.selesai is None or item.selesai >= begins)
    ]
    found = [
        Tertunda(item, (today - item.batas).days if item.batas and item.lewat_batas(today) else 0) for item in kept
    ]
    yield from sorted(found, key=lambda one: (-one.lewat, one.butir.opd, one.butir.nomor))


def spends_without_result(item: Ringkasan, average: Decimal | None) -> bool:
    """Spending above the mean of the OPDs listed, and a colour that the region's rules put below hijau."""
    if item.serapan is None or average is None:
        return False
    return item.serapan > average and item.warna in (Warna.KUNING, Warna.MERAH)


def groups(
    means: Sequence[RerataKelompok], summaries: Sequence[Ringkasan], names: Mapping[str, str], without: str
) -> tuple[Kelompok, ...]:
    """Return the groups with what their OPDs count; ``without`` names that of those which belong to none."""
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
