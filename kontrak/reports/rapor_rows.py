"""The rows of a rapor: what its tables and notes need and a template cannot work out by itself (SPEC §7).

All figures come from the scoring; the only arithmetic is fisik minus plan, of printed numbers.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from kontrak.model.detail import Later
from kontrak.model.words import Keadaan, Sifat
from kontrak.named import NamedTuple
from kontrak.reports.notes import Butir, Koreksi, count_evidence, list_butir, list_cancelled, list_corrections
from kontrak.reports.pokok import Penandatangan
from kontrak.scoring.horizon import pace_of, pace_of_work

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from kontrak.model.detail import JatuhTempo, Kurva, Rincian, RincianIndikator, RincianPekerjaan
    from kontrak.model.missed import KomitmenMeleset
    from kontrak.model.recorded import Penangguhan
    from kontrak.reports.pokok import Pokok
    from kontrak.scoring.horizon import Laju


class Peringkat(NamedTuple):
    """The rank of the OPD, None without a nilai, and how many have one; of a ``kelompok`` when it names one."""

    ke: int | None
    dari: int
    kelompok: str | None = None


class BarisIndikator(NamedTuple):
    """One row of the tables of indikators; ``sasaran`` is empty where the row above has the same one.

    ``tanda`` is its state as a sign, ``depan`` says that it stands on the front. ``jejak`` is its trace for the
    appendix, worked out when it is looked at, empty where nothing was scored.
    """

    nomor: int
    sasaran: str
    mendukung: str | None
    rincian: RincianIndikator
    tanda: str
    depan: bool
    bukti: int
    jejak: Sequence[str]


class CatatanAngka(NamedTuple):
    """Why a number is as it is: a report is missing or was rejected; and what it would be without that rule."""

    butir: Butir
    nol: bool
    belum_lapor: tuple[int, ...]
    ditolak: tuple[int, ...]
    nilai_terakhir: bool
    seandainya: Decimal | None


class CatatanTangguh(NamedTuple):
    """A suspension in force, and the capaian the indikator would have without it (None: none, or the same)."""

    butir: Butir
    penangguhan: Penangguhan
    seandainya: Decimal | None


class Catatan(NamedTuple):
    """All that stands below the numbers of a contract so that they speak for themselves."""

    angka: tuple[CatatanAngka, ...]
    tangguhan: tuple[CatatanTangguh, ...]
    koreksi: tuple[Koreksi, ...]
    dibatalkan: tuple[tuple[Butir, int], ...]


class BarisBerikut(NamedTuple):
    """What falls due next month, and how fast what is left must come (None: nothing is left, or it does not add up)."""

    rincian: JatuhTempo
    laju: Laju | None


class BarisPekerjaan(NamedTuple):
    """One row of the buku kerja; ``deviasi`` in points is None before the due month (nothing was planned yet)."""

    satuan: str
    rincian: RincianPekerjaan
    deviasi: Decimal | None

    @property
    def keadaan(self) -> Keadaan:
        """The word for how it stands."""
        return self.rincian.keadaan


class Titik(NamedTuple):
    """The nilai akhir of one month of the chart."""

    bulan: int
    nilai: Decimal | None


CURVES = 3
"""How many curves a rapor draws, in one row."""

BACK_WORKS = 10
"""Unfinished pekerjaan, and commitments of next month, on the back, half as many where it has all indikators too."""

SIGNS = {
    Keadaan.TERPENUHI: "✓",
    Keadaan.SELESAI: "✓",
    Keadaan.MELESET: "✗",
    Keadaan.BELUM_LAPOR: "✗",
    Keadaan.BELUM_JATUH_TEMPO: "–",
    Keadaan.DITANGGUHKAN: "⏸",
    Keadaan.MENUNGGU_RILIS: "⌛",
}
"""The signs of the states; the words stand beside them wherever a sign alone could be misread."""


def list_signatories(pokok: Pokok) -> tuple[Penandatangan, ...]:
    """The head, his supervisor, and the superior of his contract: the regent, of a bidang the head of its OPD."""
    signing = [pokok.pihak_pertama.sebagai("Yang dinilai")]
    if pokok.pengampu is not None:
        signing.append(Penandatangan("Pengampu", pokok.pengampu.jabatan, pokok.pengampu.nama, None))
    return (*signing, pokok.pihak_kedua.sebagai("Mengetahui"))


def missed_curves(curves: Sequence[Kurva], rincian: Rincian) -> tuple[Kurva, ...]:
    """Return the curves of what was missed that find room, those of the greatest weights, in the contract's order."""
    weights = {row.indikator.kode: row.bobot for row in rincian.indikator if row.terpenuhi is False}
    missed = [curve for curve in curves if curve.indikator.kode in weights]
    kept = sorted(missed, key=lambda curve: -weights[curve.indikator.kode])[:CURVES]
    return tuple(curve for curve in missed if curve in kept)


def by_run(rows: Sequence[KomitmenMeleset]) -> tuple[KomitmenMeleset, ...]:
    """Return the missed commitments, the longest run first, then the lowest capaian."""
    return tuple(sorted(rows, key=lambda row: (-(row.berturut or 0), row.capaian or Decimal(0))))


def next_rows(rincian: Rincian) -> tuple[BarisBerikut, ...]:
    """Return what falls due next month with the pace that it needs."""
    paces = {row.indikator.kode: pace_of(row, rincian.bulan) for row in rincian.indikator}
    paces |= {work.kode: pace_of_work(work, rincian.bulan) for row in rincian.indikator for work in row.pekerjaan}
    return tuple(BarisBerikut(item, paces.get(item.kode)) for item in rincian.jatuh_tempo_berikut)


def chart_points(monthly: Sequence[Decimal | None]) -> tuple[Titik, ...]:
    """Return the months from the first one that has a nilai."""
    points = [Titik(month, score) for month, score in enumerate(monthly, 1)]
    while points and points[0].nilai is None:
        del points[0]
    return tuple(points)


def indikator_rows(rincian: Rincian, front: Collection[str] | None = None) -> tuple[BarisIndikator, ...]:
    """Return the table of indikators in the order of the contract; ``front`` are the codes on the front (None: all)."""
    return tuple(
        BarisIndikator(
            nomor=number,
            sasaran=sasaran,
            mendukung=row.indikator.mendukung.partition(".")[2] if row.indikator.mendukung else None,
            rincian=row,
            tanda=SIGNS[row.keadaan],
            depan=front is None or row.indikator.kode in front,
            bukti=count_evidence(rincian.fakta, row.indikator, rincian.bulan),
            jejak=Later(partial(_short_trace, row, rincian.langkah)) if row.target is not None else (),
        )
        for number, (sasaran, row) in enumerate(with_sasaran(rincian), 1)
    )


def with_sasaran(rincian: Rincian) -> Iterator[tuple[str, RincianIndikator]]:
    """Yield the indikators, each with the text of its sasaran: empty where the row above has the same one."""
    above: str | None = None
    for row in rincian.indikator:
        own = row.indikator.sasaran
        yield "" if own is not None and own == above else own or "–", row
        above = own


def _short_trace(row: RincianIndikator, contract: Sequence[str]) -> tuple[str, ...]:
    """Return the trace of an indikator as it fits on paper.

    Left out are its heading (the table has it), what the trace of the contract says already, and the single
    records with who and when (``jelaskan`` lists them).
    """
    said = frozenset(contract)
    codes = (row.indikator.kode, *(work.kode for work in row.pekerjaan))
    return tuple(line for line in row.langkah[1:] if line not in said and line.partition(": Laporan ")[0] not in codes)


def collect_notes(rincian: Rincian) -> Catatan:
    """Return the notes on numbers that do not speak for themselves."""
    butir = list_butir(row.indikator for row in rincian.indikator)
    notes = (_note(row, butir, rincian) for row in rincian.indikator)
    return Catatan(
        angka=tuple(note for note in notes if note is not None),
        tangguhan=tuple(list_suspensions(rincian, butir)),
        koreksi=list_corrections(rincian.fakta, butir, rincian.bulan),
        dibatalkan=list_cancelled(rincian.fakta, butir, rincian.bulan),
    )


def _note(row: RincianIndikator, butir: Mapping[str, Butir], rincian: Rincian) -> CatatanAngka | None:
    if not (row.bulan_belum_lapor or row.bulan_ditolak):
        return None
    kept = row.belum_lapor and rincian.aturan.belum_lapor == "nilai_terakhir"
    return CatatanAngka(
        butir=butir[row.indikator.kode],
        nol=row.nol_karena_diam,
        belum_lapor=row.bulan_belum_lapor,
        ditolak=row.bulan_ditolak,
        nilai_terakhir=kept and row.indikator.sifat is not Sifat.AKUMULASI and row.realisasi is not None,
        seandainya=row.capaian_seandainya,
    )


def list_suspensions(rincian: Rincian, butir: Mapping[str, Butir]) -> Iterator[CatatanTangguh]:
    """Yield the suspensions in force at the month, of indikators and of single pekerjaan."""
    otherwise = {row.indikator.kode: row.capaian_seandainya for row in rincian.indikator}
    otherwise |= {work.kode: row.capaian_seandainya for row in rincian.indikator for work in row.pekerjaan}
    for entry in rincian.fakta.penangguhan:
        if entry.lasts_at(rincian.bulan) and entry.kode in butir:
            yield CatatanTangguh(butir[entry.kode], entry, otherwise[entry.kode])


def work_rows(indikator: Sequence[RincianIndikator]) -> tuple[BarisPekerjaan, ...]:
    """Return the buku kerja: every pekerjaan of the contract, in its order."""
    return tuple(
        BarisPekerjaan(row.indikator.satuan, work, (work.fisik or Decimal(0)) - 100 if work.jatuh_tempo else None)
        for row in indikator
        for work in row.pekerjaan
    )
