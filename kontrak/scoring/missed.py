"""Who missed what: the rows of ``meleset`` and the heads they belong to (SPEC §3, "Meleset")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.missed import BULAN, KALI, KepalaMeleset, KomitmenMeleset
from kontrak.model.words import Sifat
from kontrak.months import month_end
from kontrak.named import NamedTuple
from kontrak.rounding import round2
from kontrak.scoring.capaian import shortfall
from kontrak.scoring.commitments import counts_by_month, due_commitments, is_near_miss, missed_run
from kontrak.scoring.indices import komitmen
from kontrak.scoring.memo import kept
from kontrak.scoring.plan import HUNDRED, ZERO, minus
from kontrak.scoring.printed import printed, shown, tangga_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from kontrak.model.declared import Indikator
    from kontrak.model.recorded import Laporan
    from kontrak.model.words import Value
    from kontrak.scoring.commitments import Commitment
    from kontrak.scoring.year import ContractYear


class Missed(NamedTuple):
    """All that a contract missed at a month: the rows, and what they mean for the head in office."""

    baris: tuple[KomitmenMeleset, ...]
    runtun: int
    tangga: str | None


def missed_of(year: ContractYear, bulan: int) -> Missed:
    """Return the rows of one contract: missed commitments in its order, then near misses; findings come beside them."""
    head = year.fakta.head_at(bulan)
    rows, longest, step = [], 0, 0
    for commitment in due_commitments(year, bulan):
        if not commitment.met:
            run = missed_run(year, commitment, bulan)
            served = [month for month in run if head.in_office(month_end(year.fakta.tahun, month))]
            grave = _grave(year, commitment.kode, served)
            rows.append(_row(year, commitment, bulan, run, grave))
            longest, step = max(longest, len(served)), max(step, grave)
    rows.sort(key=lambda row: row.nyaris)
    return Missed(tuple(rows), longest, tangga_of(step, year.era(bulan).aturan))


def latest_value(year: ContractYear, indikator: Indikator, bulan: int) -> int | None:
    """Return the month of the latest report that the last known value comes from; None where there is none."""
    plan = year.era(bulan).rencana[indikator.kode]
    mean = indikator.sifat == Sifat.RATA_RATA
    reported = year.reports(indikator, bulan)
    return max((month for month in reported if month <= bulan and (not mean or month in plan)), default=None)


def head_of(year: ContractYear, bulan: int) -> KepalaMeleset:
    """Return the head of one contract at a month with what he missed; his rows may be none."""
    fakta = year.fakta
    missed = missed_of(year, bulan)
    share = printed(komitmen(year, bulan))
    return KepalaMeleset(
        opd=fakta.kontrak.kode,
        kepala=fakta.head_at(bulan),
        pengampu=fakta.pengampu,
        bobot_meleset=None if share is None else minus(HUNDRED, share),
        tangga=missed.tangga,
        komitmen=missed.baris,
        bidang=(),
        runtun=missed.runtun,
    )


def _grave(year: ContractYear, kode: str, months: Sequence[int]) -> int:
    """Return how many months of a run, latest first, count towards the step: a near miss ends them."""
    near = (place for place, month in enumerate(months) if is_near_miss(year, kode, month))
    return next(near, len(months))


def _row(year: ContractYear, commitment: Commitment, bulan: int, run: Sequence[int], grave: int) -> KomitmenMeleset:
    obstacle, follow_up = _said(year, commitment.kode)[bulan - 1]
    months = year.era(bulan).rencana[commitment.indikator.kode]
    target, realisasi, result, gap, unit = _figures(year, commitment, bulan)
    return KomitmenMeleset(
        kode=commitment.kode,
        nama=commitment.nama,
        satuan=unit,
        bulan_jatuh_tempo=commitment.bulan_jatuh_tempo,
        target=target,
        realisasi=realisasi,
        kekurangan=gap,
        capaian=result,
        belum_lapor=commitment.missing,
        sejak=run[-1],
        berturut=len(run),
        satuan_berturut=BULAN if counts_by_month(commitment.indikator, months) else KALI,
        realisasi_bulan=_last_month(year, commitment, bulan) if commitment.missing else None,
        nyaris=is_near_miss(year, commitment.kode, bulan),
        berturut_tangga=grave,
        hitungan=commitment.indikator.sifat == Sifat.RATA_RATA,
        kendala=obstacle.kendala if obstacle else None,
        tindak_lanjut=follow_up.tindak_lanjut if follow_up else None,
        pic=follow_up.pic if follow_up else None,
        batas=follow_up.batas if follow_up else None,
    )


def _figures(
    year: ContractYear, commitment: Commitment, bulan: int
) -> tuple[Value | None, Value | None, Decimal, Decimal | None, str]:
    """Return target, realisasi, capaian, kekurangan and unit of a missed commitment, as printed."""
    indikator = commitment.indikator
    if commitment.pekerjaan is not None:
        fisik = year.work(commitment.pekerjaan, bulan).fisik
        done = ZERO if fisik is None else fisik
        return HUNDRED, fisik, round2(done), minus(HUNDRED, done), "persen"
    standing = year.standing(indikator, bulan)
    target, realisasi = shown(standing.target), shown(standing.realisasi)
    gap = None
    if target is not None and not standing.diam:
        gap = shortfall(indikator, target, ZERO if realisasi is None else realisasi)
    return target, realisasi, standing.tercetak or round2(ZERO), gap, indikator.satuan


def _last_month(year: ContractYear, commitment: Commitment, bulan: int) -> int | None:
    if commitment.pekerjaan is None:
        return latest_value(year, commitment.indikator, bulan)
    return max((month for month in year.progress(commitment.pekerjaan) if month <= bulan), default=None)


@kept
def _said(year: ContractYear, kode: str) -> list[tuple[Laporan | None, Laporan | None]]:
    """Return for each of the twelve months the latest record so far that names an obstacle, and a follow-up."""
    months = year.fakta.laporan.get(kode, {})
    obstacle = follow_up = None
    found = []
    for month in range(1, 13):
        record = months[month].terakhir if month in months else None
        if record is not None:
            obstacle = record if record.kendala else obstacle
            follow_up = record if record.tindak_lanjut else follow_up
        found.append((obstacle, follow_up))
    return found
