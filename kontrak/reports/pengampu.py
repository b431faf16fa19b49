"""The sheet of an asisten or staf ahli: his OPDs, what falls due, what nobody reported or checked (SPEC §7).

All figures come from the scoring. The words are in the template ``pengampu.md``.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.computed import printed_values
from kontrak.model.words import Arah
from kontrak.named import NamedTuple
from kontrak.reports.cetak.lembar import month_paper
from kontrak.reports.rapat_rows import count_warna, follow_ups, unreported
from kontrak.reports.rapor_rows import by_run
from kontrak.rounding import EXACT
from kontrak.scoring.detail import detail_of
from kontrak.scoring.horizon import pace_of, pace_of_work

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kontrak.actions.unchecked import Unchecked
    from kontrak.model.dasar import Dasar, Pengampu
    from kontrak.model.detail import JatuhTempo, Rincian
    from kontrak.model.missed import KomitmenMeleset
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.recorded import VersiAturan
    from kontrak.model.summary import Warna
    from kontrak.model.tindak_lanjut import TindakLanjut
    from kontrak.model.words import Value
    from kontrak.reports.cetak.lembar import Lembar
    from kontrak.reports.rapat_rows import BelumLapor, Tertunda
    from kontrak.scoring.horizon import Laju

SAMPLE = 5
"""How many unchecked reports are drawn for a look on site."""

ROOM = 46
"""Lines that one sheet has for OPDs and for what falls due; a name takes about two."""


class Pengawasan(NamedTuple):
    """What the sheet is made of: the OPDs of one pengampu in ranking order.

    ``belum_diperiksa`` are their reports that nobody has checked, ``contoh`` those drawn out of them.
    """

    dasar: Dasar
    versi_aturan: VersiAturan
    pengampu: Pengampu
    rincian: Sequence[Rincian]
    tindak_lanjut: Sequence[TindakLanjut]
    belum_diperiksa: Sequence[Unchecked]
    contoh: Sequence[Unchecked]


class BarisOpd(NamedTuple):
    """One of his OPDs; ``terberat`` is what was missed longest, ``belum_diperiksa`` counts reports."""

    rincian: Rincian
    terberat: KomitmenMeleset | None
    belum_diperiksa: int


class BarisTempo(NamedTuple):
    """A commitment that falls due: ``kini`` is its fisik or realisasi to date, ``laju`` the pace that it needs.

    ``turun``: less is better.
    """

    opd: str
    tempo: JatuhTempo
    fisik: bool
    turun: bool
    kini: Value | None
    laju: Laju | None


class Tempo(NamedTuple):
    """What falls due in a month and is not met yet; ``sisa`` counts by OPD what is not listed."""

    bulan: int
    baris: tuple[BarisTempo, ...]
    sisa: tuple[tuple[str, int], ...]
    terpenuhi: int


class LembarPengampu(NamedTuple):
    """What the sheet shows; ``tagihan_sendiri`` are the follow-ups that name him, ``tagihan`` others of his OPDs."""

    opd: tuple[BarisOpd, ...]
    warna: tuple[tuple[Warna, int], ...]
    tempo: tuple[Tempo, ...]
    belum_lapor: tuple[BelumLapor, ...]
    tagihan_sendiri: tuple[Tertunda, ...]
    tagihan: tuple[Tertunda, ...]


def supervisor_of(
    penilaian: Penilaian, kode: str, unchecked: Sequence[Unchecked], drawn: Sequence[Unchecked]
) -> Lembar:
    """Return the sheet of the pengampu of that code out of an assessment of all OPDs: any may owe him a follow-up."""
    return supervisor_sheet(
        Pengawasan(
            dasar=penilaian.dasar,
            versi_aturan=penilaian.versi_aturan,
            pengampu=next(one for one in penilaian.dasar.pengampu if one.kode == kode),
            rincian=[detail_of(penilaian, item.kode) for item in penilaian.ringkasan if item.pengampu == kode],
            tindak_lanjut=penilaian.tindak_lanjut,
            belum_diperiksa=unchecked,
            contoh=drawn,
        )
    )


def supervisor_sheet(watched: Pengawasan) -> Lembar:
    """Return the sheet. Raises DataError for a faulty template."""
    dasar, pengampu = watched.dasar, watched.pengampu
    parts = {"pengampu": pengampu, "bahan": watched, "lembar": make_sheet(watched)}
    title = f"Lembar Pengampu {pengampu.jabatan}"
    return month_paper("pengampu", dasar, watched.versi_aturan, title, parts, whose=pengampu.kode)


def make_sheet(watched: Pengawasan) -> LembarPengampu:
    """Put the rows together."""
    dasar, details = watched.dasar, watched.rincian
    unchecked = Counter(row.opd for row in watched.belum_diperiksa)
    contracts = [part for one in details for part in (one, *one.bidang)]
    own = {one.ringkasan.kode for one in details}
    agreed = [item for item in follow_ups(dasar, watched.tindak_lanjut) if item.butir.selesai is None]
    his = tuple(item for item in agreed if _names(item.butir.pic, watched.pengampu))
    room = listed(len(details))
    worst = [*reversed(details)]
    worst.sort(key=lambda one: one.ringkasan.nilai_akhir is None)  # who has no nilai stays last
    return LembarPengampu(
        opd=tuple(BarisOpd(one, _gravest(one), unchecked[one.ringkasan.kode]) for one in worst),
        warna=count_warna(one.ringkasan for one in details),
        tempo=tuple(_due(contracts, ahead, room[ahead]) for ahead in (0, 1) if dasar.bulan + ahead <= 12),
        belum_lapor=tuple(unreported(contracts)),
        tagihan_sendiri=his,
        tagihan=tuple(item for item in agreed if item not in his and item.butir.opd in own),
    )


def listed(opds: int) -> tuple[int, int]:
    """How many commitments find room of this month and of the next; the others are counted by OPD."""
    room = max(8, ROOM - 2 * opds)
    return room * 3 // 7, room - room * 3 // 7


def _gravest(one: Rincian) -> KomitmenMeleset | None:
    missed = by_run([row for row in one.meleset if not row.temuan and not row.nyaris])
    return missed[0] if missed else None


def _names(pic: str | None, pengampu: Pengampu) -> bool:
    """Whether the person in charge, as typed, is this pengampu: by code, post or name."""
    words = {word.casefold() for word in (pengampu.kode, pengampu.jabatan, pengampu.nama) if word}
    return pic is not None and pic.strip().casefold() in words


def _due(contracts: Sequence[Rincian], ahead: int, room: int) -> Tempo:
    """Return what falls due this month, or ahead: what has come the least far first, the works before the rest."""
    rows = [row for one in contracts for row in _rows(one, ahead)]
    open_ones = sorted((row for row in rows if not row.tempo.terpenuhi), key=_distance)
    rest = Counter(row.opd for row in open_ones[room:])
    return Tempo(
        bulan=contracts[0].bulan + ahead,
        baris=tuple(open_ones[:room]),
        sisa=tuple(rest.items()),
        terpenuhi=len(rows) - len(open_ones),
    )


def _rows(one: Rincian, ahead: int) -> Iterator[BarisTempo]:
    works = {work.kode: work for row in one.indikator for work in row.pekerjaan}
    indikators = {row.indikator.kode: row for row in one.indikator}
    for item in one.jatuh_tempo_berikut if ahead else one.jatuh_tempo:
        work, row = works.get(item.kode), indikators.get(item.kode)
        if work is not None:
            yield BarisTempo(one.fakta.opd, item, True, False, work.fisik, pace_of_work(work, one.bulan))
        elif row is not None:
            target, kini = printed_values(row.indikator, item.target, row.realisasi)
            shown, turun = item._replace(target=target), row.indikator.arah is Arah.TURUN
            yield BarisTempo(one.fakta.opd, shown, False, turun, kini, pace_of(row, one.bulan))
        else:  # it joins the contract next month
            yield BarisTempo(one.fakta.opd, item, False, False, None, None)


def _distance(row: BarisTempo) -> tuple[bool, bool, Decimal]:
    """Order by kind, then by the part of the promise that is there; last what has no such part."""
    target, done = row.tempo.target, row.kini
    if done is None and row.fisik:
        done = Decimal(0)
    if row.turun or not (isinstance(target, Decimal) and isinstance(done, Decimal) and target > 0):
        return not row.fisik, True, Decimal(0)
    return not row.fisik, False, EXACT.divide(done, target)
