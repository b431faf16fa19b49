"""The figures of one contract at one month, as printed, and all else that is shown and stored of it (SPEC §3, §4)."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.model.outlook import UTAMA, Bagian, Berikut, Mendatang
from kontrak.model.summary import Potret, Ringkasan
from kontrak.model.words import Putusan
from kontrak.named import NamedTuple
from kontrak.rounding import round2
from kontrak.scoring.capaian import percent
from kontrak.scoring.commitments import due_commitments
from kontrak.scoring.indices import (
    combined,
    kecepatan,
    komitmen,
    konsistensi,
    nilai,
    nilai_akhir,
    reports_of_month,
    terverifikasi,
    weighted_sum,
)
from kontrak.scoring.integrity import with_findings
from kontrak.scoring.memo import kept, year_of
from kontrak.scoring.missed import head_of
from kontrak.scoring.plan import HUNDRED, ZERO, add_all, minus, rules_at, share_of_work, version_at
from kontrak.scoring.printed import predikat_of, printed, warna_of
from kontrak.scoring.ranking import urgency

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from kontrak.model.declared import Indikator, Program
    from kontrak.model.recorded import Fakta
    from kontrak.model.words import Rupiah, Score
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


ALL_PARTS = ("berikut", "bagian", "meleset")
"""The fields of a Potret that are filled in only where they are asked for."""


def potret_at(fakta: Fakta, bulan: int, parts: Collection[str] = ()) -> Potret:
    """Return a contract at a month with its figures and the ``parts`` that are named."""
    return with_findings(_potret(year_of(fakta), bulan, parts), fakta.integritas, fakta.tahun, bulan)


def potret_months(fakta: Fakta, sejak: int = 1, sampai: int = 12) -> list[Potret]:
    """Return a contract at each month from ``sejak`` to ``sampai``, in full: what is stored of it.

    Findings are not: one may be of another OPD or year, so they are put beside what is stored when it is read.
    """
    year = year_of(fakta)
    return [_potret(year, bulan, ALL_PARTS) for bulan in range(sejak, sampai + 1)]


def _potret(year: ContractYear, bulan: int, parts: Collection[str]) -> Potret:
    fakta = year.fakta
    required, here = reports_of_month(year, bulan)
    return Potret(
        ringkasan=summarise(year, bulan),
        ditangguhkan=tuple(sorted(entry.kode for entry in fakta.penangguhan if entry.lasts_at(bulan))),
        prioritas=tuple(sorted({item.prioritas for item in fakta.versi[-1].indikator if item.prioritas})),
        berikut=_next(year, bulan) if "berikut" in parts else None,
        bagian=parts_of(year, bulan) if "bagian" in parts else None,
        meleset=head_of(year, bulan) if "meleset" in parts else None,
        laporan_wajib=required,
        laporan_masuk=here,
    )


def _next(year: ContractYear, bulan: int) -> Berikut:
    """What falls due in the month to come, by the version that will be in force then."""
    if bulan == 12:
        return Berikut(0, 0, ())
    era, shares = year.era(bulan + 1), _printed_shares(year, bulan + 1)
    found: list[Mendatang] = []
    for kode, indikator in era.indikator.items():
        months = era.rencana[kode]
        if bulan + 1 in months and not indikator.terbit_kemudian and not year.suspended_itself(kode, bulan + 1):
            if indikator.pekerjaan:
                found.extend(_works(year, indikator, era.bagian[kode], bulan + 1))
            else:
                found.append(Mendatang(kode, indikator.nama, shares[kode], months[0] == bulan + 1))
    found.sort(key=urgency)
    return Berikut(len(found), sum(item.baru for item in found), tuple(found[:UTAMA]))


@kept
def _printed_shares(year: ContractYear, bulan: int) -> dict[str, Decimal]:
    """The share of each indikator in the weight, as printed; that of the month before where the version is the same."""
    era = year.era(bulan)
    if bulan > 1 and era is year.era(bulan - 1):
        return _printed_shares(year, bulan - 1)
    return {kode: round2(share) for kode, share in era.bagian.items()}


def _works(year: ContractYear, indikator: Indikator, share: Decimal, month: int) -> Iterator[Mendatang]:
    for work in indikator.pekerjaan:
        if work.jatuh_tempo == month and not year.suspended_itself(work.kode, month):
            yield Mendatang(work.kode, work.nama, round2(share_of_work(share, indikator, work)), baru=True)


def parts_of(year: ContractYear, bulan: int) -> tuple[Bagian, ...]:
    """Return what the indikators of a contract bring into such means, by their prioritas, none last."""
    era = year.era(bulan)
    counts = Counter(indikator.prioritas for indikator in era.indikator.values())
    due: dict[str | None, list[tuple[Decimal, Decimal]]] = {key: [] for key in counts}
    for indikator, _, standing in year.due_at(bulan):
        due[indikator.prioritas].append((era.bagian[indikator.kode], standing.dinilai))
    return tuple(
        Bagian(key, counts[key], len(own), *weighted_sum(own))
        for key, own in sorted(due.items(), key=lambda item: (item[0] is None, item[0] or ""))
    )


class BelanjaProgram(NamedTuple):
    """A programme with what was spent on it up to a month; ``serapan`` in percent, None without a pagu."""

    program: Program
    realisasi: Rupiah
    serapan: Score | None


def priced(fakta: Fakta, indikator: Indikator, bulan: int) -> Indikator:
    """Return an indikator with the pagu in force in a month, its own and that of its pekerjaan."""
    if not fakta.pagu_kode:
        return indikator
    works = (work._replace(pagu=fakta.pagu_of(work.kode, bulan, work.pagu)) for work in indikator.pekerjaan)
    return indikator._replace(pagu=fakta.pagu_of(indikator.kode, bulan, indikator.pagu), pekerjaan=tuple(works))


def spent_on(fakta: Fakta, kode: str, bulan: int) -> int:
    """Return the spending in rupiah recorded under a full code from January to the month."""
    months = fakta.laporan.get(kode, {})
    return sum((line.terakhir.anggaran or 0) for month, line in months.items() if month <= bulan and line.terakhir)


def spent_by_program(facts: Sequence[Fakta], bulan: int) -> Counter[str]:
    """Return by full code of the programme what was spent up to the month; ``facts`` are an OPD and its bidang.

    What names a programme is asked of the contracts in force at the month.
    """
    found: Counter[str] = Counter()
    for fakta in facts:
        for program in fakta.program:
            kode = f"{fakta.opd}.{program.kode}"
            found[kode] += spent_on(fakta, kode, bulan)
        for item in version_at(fakta, bulan).indikator:
            if item.program:
                found[f"{fakta.opd}.{item.program}"] += sum(spent_on(fakta, kode, bulan) for kode in item.codes)
    return found


def list_programs(facts: Sequence[Fakta], bulan: int) -> tuple[BelanjaProgram, ...]:
    """Return the programmes of an OPD in the order of its contract."""
    spent = spent_by_program(facts, bulan)
    rows = ((one, spent[f"{fakta.opd}.{one.kode}"]) for fakta in facts for one in fakta.program_at(bulan))
    return tuple(
        BelanjaProgram(one, money, round2(percent(Decimal(money), Decimal(one.pagu))) if one.pagu else None)
        for one, money in rows
    )
