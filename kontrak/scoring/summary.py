"""The figures of one contract at one month, as printed (SPEC §3; keys of SPEC §5)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.model.summary import Ringkasan
from kontrak.model.words import Putusan
from kontrak.rounding import round2
from kontrak.scoring.capaian import percent
from kontrak.scoring.commitments import due_commitments
from kontrak.scoring.indices import combined, kecepatan, komitmen, konsistensi, nilai, nilai_akhir, terverifikasi
from kontrak.scoring.memo import kept, year_of
from kontrak.scoring.plan import HUNDRED, ZERO, add_all, minus, rules_at, version_at
from kontrak.scoring.printed import predikat_of, printed, warna_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.model.recorded import Fakta
    from kontrak.scoring.year import ContractYear


def score_contract(fakta: Fakta, bulan: int) -> Ringkasan:
    """Return the figures of a contract at a month (1-12). ``peringkat`` is left to ``ranking.rank``."""
    return summarise(year_of(fakta), bulan)


def summarise(year: ContractYear, bulan: int) -> Ringkasan:
    """Return the figures of a contract at a month, from months already worked out."""
    fakta = year.fakta
    due = due_commitments(year, bulan)
    kept = printed(komitmen(year, bulan))
    score = nilai(year, bulan)
    final = printed(combined(year, bulan, score))
    rules = year.era(bulan).aturan
    pagu = fakta.pagu_at(bulan)
    met = len([item for item in due if item.met])
    spent = sum(amount for month, amount in fakta.belanja.items() if month <= bulan)
    return Ringkasan(
        kode=fakta.kontrak.kode,
        nama=fakta.kontrak.nama,
        kepala=fakta.head_at(bulan),
        kelompok=fakta.kelompok,
        pengampu=fakta.pengampu,
        nilai=printed(score),
        nilai_akhir=final,
        kecepatan=printed(kecepatan(year, bulan)),
        konsistensi=printed(konsistensi(year, bulan)),
        komitmen=kept,
        predikat=predikat_of(final, rules),
        warna=warna_of(final, due_results(year, bulan), rules),
        tren=_trend(year, bulan, final),
        peringkat=None,
        bobot_jatuh_tempo=_share_of_weight(year, bulan, [bobot for _, bobot, _ in year.due_at(bulan)]),
        bobot_menunggu_rilis=_share_of_weight(year, bulan, _awaited(year, bulan)),
        bobot_meleset=None if kept is None else minus(HUNDRED, kept),
        jumlah_jatuh_tempo=len(due),
        jumlah_terpenuhi=met,
        jumlah_meleset=len(due) - met,
        jumlah_belum_lapor=len([item for item in due if item.missing]),
        pagu=pagu,
        realisasi_anggaran=spent,
        serapan=round2(percent(Decimal(spent), Decimal(pagu))) if pagu else None,
        nilai_klaim=printed(nilai(year.claimed, bulan) if _first_corrected(year) <= bulan else score),
        terverifikasi=printed(terverifikasi(year, due, bulan)),
        nilai_induk=_by_original(year, bulan),
        nilai_resmi=fakta.resmi.get(bulan),
    )


def due_results(year: ContractYear, bulan: int) -> list[Decimal]:
    """Return the printed capaian of the due indikators."""
    return [standing.tercetak or ZERO for _, _, standing in year.due_at(bulan)]


def _trend(year: ContractYear, bulan: int, final: Decimal | None) -> Decimal | None:
    if bulan == 1 or final is None:
        return None
    before = printed(nilai_akhir(year, bulan - 1))
    return None if before is None else minus(final, before)


def _awaited(year: ContractYear, bulan: int) -> list[Decimal]:
    """Return the weights of what waits for a release in the next year."""
    era = year.era(bulan)
    later = [item for item in era.versi.indikator if item.rilis_tahun]
    return [era.bobot[item.kode] for item in later if year.awaits_release(item, bulan)]


def _share_of_weight(year: ContractYear, bulan: int, part: Sequence[Decimal]) -> Decimal:
    """Return the share of the contract's weight that some weights make; 0 for a contract without indikators."""
    era = year.era(bulan)
    whole = era.jumlah_bobot
    added = whole if len(part) == len(era.bobot) else add_all(part)  # that of all is known
    return round2(percent(added, whole)) if part else round2(ZERO)


@kept
def _first_corrected(year: ContractYear) -> int:
    """Return the first month with a report that a supervisor changed or rejected; 13 when there is none."""
    return min(
        (
            month
            for months in year.fakta.laporan.values()
            for month, record in months.items()
            if record.verifikasi is not None and record.verifikasi.putusan != Putusan.TERIMA
        ),
        default=13,
    )


def _by_original(year: ContractYear, bulan: int) -> Decimal | None:
    """Return the nilai akhir by the original contract and rules; None while both are still in force."""
    fakta = year.fakta
    amended = version_at(fakta, bulan) not in fakta.versi[:1] or rules_at(fakta, bulan) not in fakta.aturan[:1]
    return printed(nilai_akhir(year.original, bulan)) if amended and fakta.versi else None
