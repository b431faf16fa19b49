"""One contract in full at one month: indikators, commitments, bidang and the traces (SPEC §3, §5)."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from kontrak.model.detail import JatuhTempo, KontrakBulan, Kurva, Later, Rincian, RincianIndikator, RincianPekerjaan
from kontrak.model.words import Keadaan, Sifat
from kontrak.rounding import round2
from kontrak.scoring.capaian import capaian, capped, percent
from kontrak.scoring.indices import kecepatan_of, nilai_akhir
from kontrak.scoring.integrity import findings_of, with_rows
from kontrak.scoring.memo import kept, year_of
from kontrak.scoring.missed import latest_value, missed_of
from kontrak.scoring.missing import indikator_word, is_met, is_suspended, pekerjaan_state, state_of
from kontrak.scoring.plan import HUNDRED, volume_of
from kontrak.scoring.printed import predikat_of, printed, shown
from kontrak.scoring.summary import priced, summarise
from kontrak.scoring.trace import indikator_lines, pekerjaan_lines
from kontrak.scoring.trace_contract import contract_lines

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from kontrak.model.declared import Indikator, Pekerjaan
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.recorded import Fakta
    from kontrak.model.summary import Ringkasan
    from kontrak.model.words import Value
    from kontrak.scoring.realisasi import Standing
    from kontrak.scoring.year import ContractYear


def detail_contract(fakta: Fakta, bulan: int, bidang: Sequence[Fakta] = ()) -> Rincian:
    """Return one contract in full at a month (1-12), with the contracts of its bidang where they are given."""
    year = year_of(fakta)
    summary = summarise(year, bulan)
    missed = missed_of(year, bulan)
    era = year.era(bulan)
    return Rincian(
        fakta=fakta,
        bulan=bulan,
        versi=era.versi,
        aturan=era.aturan,
        ringkasan=summary,
        indikator=indikator_rows(fakta, bulan),
        meleset=with_rows(missed.baris, fakta.integritas, fakta.kontrak.kode, fakta.tahun, bulan),
        jatuh_tempo=_falls_due(year, bulan, bulan),
        jatuh_tempo_berikut=_falls_due(year, bulan + 1, bulan) if bulan < 12 else (),
        nilai_bulanan=Later(lambda: tuple(printed(nilai_akhir(year, month)) for month in range(1, bulan + 1))),
        tangga=missed.tangga,
        runtun=missed.runtun,
        langkah=Later(partial(contract_lines, year, summary, bulan)),
        bidang=tuple(detail_contract(item, bulan) for item in bidang),
        temuan=findings_of(fakta, bulan),
    )


def contract_month(fakta: Fakta, bulan: int, ringkasan: Ringkasan, *, rows: bool) -> KontrakBulan:
    """Return one contract at a month with its figures, with ``rows`` also its indikators; no misses, no traces."""
    year = year_of(fakta)
    items = indikator_rows(fakta, bulan) if rows else ()
    return KontrakBulan(fakta, bulan, year.era(bulan).versi, ringkasan, items)


def indikator_rows(fakta: Fakta, bulan: int) -> tuple[RincianIndikator, ...]:
    """Return the indikators of one contract at a month."""
    year = year_of(fakta)
    return tuple(_indikator(year, indikator, bulan) for indikator in year.era(bulan).versi.indikator)


def detail_of(penilaian: Penilaian, kode: str) -> Rincian:
    """Return one contract of an assessment in full; ``kode`` is an OPD, with its rank, or a bidang of it."""
    opd, bulan = kode.partition(".")[0], penilaian.dasar.bulan
    own, *parts = penilaian.contracts_of(opd)
    if kode != opd:
        return detail_contract(next(fakta for fakta in parts if fakta.kontrak.kode == kode), bulan)
    rincian = detail_contract(own, bulan, parts)
    return rincian._replace(ringkasan=rincian.ringkasan._replace(peringkat=penilaian.find(opd).peringkat))


def _indikator(year: ContractYear, indikator: Indikator, bulan: int) -> RincianIndikator:
    era = year.era(bulan)
    bobot = era.shown(era.bobot[indikator.kode])
    due = year.due(indikator, bulan)
    full = year.unsuspended(indikator, bulan)
    standing = year.standing(indikator, bulan) if due else full
    result = standing.capaian if due else None
    against_year = _against_year(year, indikator, standing, bulan)
    works = tuple(_pekerjaan(year, indikator, work, bulan) for work in indikator.pekerjaan)
    missing = due and bool(standing.missing)
    suspended = is_suspended(year, indikator, bulan)
    met = is_met(year, indikator, bulan) if due else None
    shown_result = standing.tercetak if due else None
    return RincianIndikator(
        indikator=priced(year.fakta, indikator, bulan),
        bobot=round2(bobot) if era.sama else bobot,
        jatuh_tempo=due,
        belum_lapor=missing,
        ditangguhkan=suspended,
        target=shown(standing.target),
        realisasi=shown(standing.realisasi),
        capaian=shown_result,
        capaian_tahun=printed(against_year),
        dinilai=None if result is None else round2(capped(result, era.aturan)),
        predikat=predikat_of(shown_result, era.aturan),
        terpenuhi=met,
        keadaan=indikator_word(indikator, suspended=suspended, due=due, met=met, missing=missing),
        menunggu_rilis=year.awaits_release(indikator, bulan),
        realisasi_bulan=latest_value(year, indikator, bulan) if missing and not works else None,
        bulan_belum_lapor=standing.missing if due else (),
        bulan_ditolak=_rejected(year, indikator, bulan),
        capaian_seandainya=_otherwise(standing, full, result),
        kecepatan=printed(kecepatan_of(year, indikator.kode, bulan)) if due else None,
        pekerjaan=works,
        langkah=Later(partial(indikator_lines, year, indikator, standing, bulan)),
    )


def _otherwise(standing: Standing, full: Standing, result: Decimal | None) -> Decimal | None:
    """Return the printed capaian without a suspension, or without the 0 for silence, where it makes a difference."""
    if full.capaian is result and standing.tanpa_diam is result:
        return None
    would = printed(full.capaian if full.capaian != result else standing.tanpa_diam)
    return None if would == printed(result) else would


def against_year(year: ContractYear, indikator: Indikator, bulan: int) -> Decimal | None:
    """Return the capaian of an indikator against the year's target as printed; None while nothing is reported."""
    return printed(_against_year(year, indikator, year.standing(indikator, bulan), bulan))


def _against_year(year: ContractYear, indikator: Indikator, standing: Standing, bulan: int) -> Decimal | None:
    """Return the capaian against the year's target by what is known; of pekerjaan over all of them."""
    if indikator.pekerjaan:
        done = year.volume_done(indikator.pekerjaan, bulan)
        return None if done is None else percent(done, volume_of(indikator.pekerjaan))
    if standing.realisasi is None:
        return None
    return capaian(indikator, indikator.target, standing.realisasi, year.era(bulan).aturan)


def _rejected(year: ContractYear, indikator: Indikator, bulan: int) -> tuple[int, ...]:
    rejected = _rejections(year)
    if not rejected:
        return ()
    codes = [work.kode for work in indikator.pekerjaan] or [indikator.kode]
    months = {month for kode in codes for month in rejected.get(kode, ())}
    return tuple(sorted(month for month in months if month <= bulan))


@kept
def _rejections(year: ContractYear) -> dict[str, list[int]]:
    """Return the months of rejected reports by code, of those that have any."""
    found = {
        kode: [month for month, item in months.items() if item.ditolak] for kode, months in year.fakta.laporan.items()
    }
    return {kode: months for kode, months in found.items() if months}


def _pekerjaan(year: ContractYear, indikator: Indikator, work: Pekerjaan, bulan: int) -> RincianPekerjaan:
    state = year.work(work, bulan)
    suspended = year.suspended(work.kode, bulan)
    due = work.jatuh_tempo <= bulan and not suspended
    return RincianPekerjaan(
        kode=work.kode,
        nama=work.nama,
        volume=work.volume,
        bulan_jatuh_tempo=work.jatuh_tempo,
        fisik=state.fisik,
        jatuh_tempo=due,
        belum_lapor=due and state.missing,
        ditangguhkan=suspended,
        terpenuhi=state.finished if due else None,
        keadaan=pekerjaan_state(year, work, bulan),
        pagu=year.fakta.pagu_of(work.kode, bulan, work.pagu),
        langkah=Later(partial(pekerjaan_lines, year, indikator, work, bulan)),
    )


def _falls_due(year: ContractYear, month: int, bulan: int) -> tuple[JatuhTempo, ...]:
    """Return what falls due in the month, as known at the end of ``bulan``; suspended ones are left out."""
    found: list[JatuhTempo] = []
    for indikator in year.era(month).indikator.values():
        if year.suspended_itself(indikator.kode, month) or month not in year.era(month).rencana[indikator.kode]:
            continue
        if month > bulan and indikator.terbit_kemudian:  # what is released next year waits, whatever December will say
            continue
        if indikator.pekerjaan:
            for work in indikator.pekerjaan:
                if work.jatuh_tempo == month and not year.suspended_itself(work.kode, month):
                    promise = JatuhTempo(work.kode, work.nama, month, HUNDRED, "persen")
                    found.append(_due(promise, pekerjaan_state(year, work, bulan), bulan))
        else:
            series = year.series(indikator, month)
            met = year.met(indikator, bulan) if month == bulan else series[bulan - 1].reached
            missing = bool(series[bulan - 1].missing)
            word = state_of(suspended=False, finished=False, due=True, met=met, missing=missing)
            target = shown(series[month - 1].target)
            promise = JatuhTempo(indikator.kode, indikator.nama, month, target, indikator.satuan)
            found.append(_due(promise, word, bulan))
    return tuple(found)


def _due(promise: JatuhTempo, keadaan: Keadaan, bulan: int) -> JatuhTempo:
    """Say how it stands; of a month to come only a target already reached is known."""
    met = keadaan in (Keadaan.TERPENUHI, Keadaan.SELESAI)
    known = met or promise.bulan == bulan
    return promise._replace(terpenuhi=met, keadaan=keadaan) if known else promise


def curves(fakta: Fakta, bulan: int, codes: Container[str] | None = None) -> tuple[Kurva, ...]:
    """Return T and R to date of each indikator that has numbers, by the version in force at the month.

    ``codes`` names those that are asked for (None: all).

    The last point of each line is the number in the table of the paper. An indikator whose target is a range, a grade
    or yes has no line; one without a plan month, or suspended, none either. A posisi has no R in a month in which it is
    belum lapor: its last value is not that of the month.
    """
    year = year_of(fakta)
    found = []
    for indikator in year.era(bulan).versi.indikator:
        if (codes is None or indikator.kode in codes) and not year.suspended(indikator.kode, bulan):
            points = [_point(year, indikator, month, bulan) for month in range(1, 13)]
            target = tuple(_number(promised) for promised, _ in points)
            if any(target):
                found.append(Kurva(indikator, target, tuple(_number(done) for _, done in points[:bulan])))
    return tuple(found)


def _point(year: ContractYear, indikator: Indikator, month: int, bulan: int) -> tuple[Value | None, Value | None]:
    """Return T and R at the end of a month."""
    if not indikator.pekerjaan:
        state = year.series(indikator, bulan)[month - 1]
        silent = state.missing and indikator.sifat is Sifat.POSISI
        return state.target, None if silent else state.realisasi
    due = [
        work
        for work in indikator.pekerjaan
        if work.jatuh_tempo <= month and not year.suspended_itself(work.kode, bulan)
    ]
    standing = year.standing_of_works(due, month)
    return standing.target, standing.realisasi


def _number(value: Value | None) -> Decimal | None:
    number = shown(value)
    return number if isinstance(number, Decimal) else None
