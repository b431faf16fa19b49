"""Signals for the meeting (``isyarat``): facts that are worth a question, advice only, in no score (SPEC §5 isyarat).

Each kind says how many it looked at, so that ``n dari N`` can stand beside it. Thresholds and the published rates at
which they fire on honest tables: SPEC §5.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.model.words import Arah, Sifat
from kontrak.months import QUARTER_ENDS, month_name
from kontrak.named import NamedTuple
from kontrak.numbers import format_money, format_percent, format_value
from kontrak.rounding import EXACT
from kontrak.scoring.detail import against_year
from kontrak.scoring.doubts import doubts
from kontrak.scoring.memo import year_of
from kontrak.scoring.missed import missed_of
from kontrak.scoring.plan import HUNDRED, add_all, lower, upper
from kontrak.scoring.signals_checks import Look, fast_checks, late_corrections, same_evidence, same_person
from kontrak.scoring.summary import priced, spent_by_program, spent_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kontrak.model.declared import Indikator
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.words import Value
    from kontrak.scoring.year import ContractYear

FULL, HALF, MOST = Decimal(100), Decimal(50), Decimal(80)
"""Percent: a target that is met, half of one or of a pagu, and most of a pagu."""


class Isyarat(NamedTuple):
    """A signal: its kind, the code and OPD that it is about (None: of several), a sentence, and its numbers by name."""

    jenis: str
    kode: str | None
    opd: str | None
    kalimat: str
    angka: Mapping[str, Decimal | int]


class Jenis(NamedTuple):
    """A kind of signals at a month: its title, those that fired, and among how many."""

    jenis: str
    judul: str
    isyarat: tuple[Isyarat, ...]
    dari: int


def signals(years: Sequence[ContractYear], bulan: int) -> list[Jenis]:
    """Return every kind with what fires at the month, in the order of ``KINDS``; the contracts of OPDs and bidang."""
    found = []
    for name, title, find in KINDS:
        fired, looked_at = [], 0
        for kode, opd, sentence, numbers in find(years, bulan):
            looked_at += 1
            if sentence is not None:
                fired.append(Isyarat(name, kode, opd, sentence, numbers))
        found.append(Jenis(name, title, tuple(fired), looked_at))
    return found


def signals_of(penilaian: Penilaian, codes: Iterable[str] | None = None) -> list[Jenis]:
    """Return the signals of the OPDs named, else of all of an assessment that has their facts, with their bidang."""
    chosen = sorted(fakta.opd for fakta in penilaian.fakta) if codes is None else codes
    years = [year_of(fakta) for kode in chosen for fakta in penilaian.contracts_of(kode)]
    return signals(years, penilaian.dasar.bulan)


def _show(item: Indikator, value: Value | None) -> str:
    return format_value(value, item.satuan)


def _items(years: Sequence[ContractYear], bulan: int) -> Iterator[tuple[ContractYear, Indikator]]:
    for year in years:
        for item in year.era(bulan).versi.indikator:
            yield year, item


def _numeric(item: Indikator) -> bool:
    return item.arah not in (Arah.BINER, Arah.PREDIKAT)


# --- the kinds ---------------------------------------------------------------------------------------


def _doubtful(years: Sequence[ContractYear], bulan: int) -> Iterator[Look]:
    """Doubts that still stand, of every report up to the month; of spending above a pagu the last month only."""
    for year in years:
        opd = year.fakta.opd
        for kode, months in sorted(year.fakta.laporan.items()):
            lines = sorted(month for month, line in months.items() if month <= bulan and line.terakhir)
            above: Look | None = None
            for month in lines:
                stands = True
                for item in doubts(year, kode, month):
                    sentence = f"{month_name(month)}: {item.kalimat} ({item.kode_aturan})"
                    look: Look = (kode, opd, sentence, {"bulan": month, **item.angka})
                    if item.kode_aturan == "belanja-pagu":
                        above = look
                    else:
                        stands = False
                        yield look
                if stands:
                    yield kode, opd, None, {}
            if above:
                yield above


def _early(years: Sequence[ContractYear], bulan: int) -> Iterator[Look]:
    """The year's target reached by March, though more was planned after it."""
    quarter = QUARTER_ENDS[0]
    for year, item in _items(years, bulan):
        months = item.bulan_rencana
        adds_up = item.sifat == Sifat.AKUMULASI and item.arah == Arah.NAIK
        stands = item.sifat == Sifat.POSISI and item.arah in (Arah.NAIK, Arah.TURUN)
        if bulan < quarter or item.pekerjaan or not months or months[-1] <= quarter or not (adds_up or stands):
            continue
        state = year.state(item, quarter)
        if not isinstance(state.realisasi, Decimal) or state.target == item.target:
            continue
        falls = item.arah == Arah.TURUN
        reached = state.realisasi <= upper(item.target) if falls else state.realisasi >= lower(item.target)
        said = f"s.d. {month_name(quarter)} {_show(item, state.realisasi)}, target setahun {_show(item, item.target)}"
        yield item.kode, year.fakta.opd, said if reached else None, {"realisasi": state.realisasi}


def _purses(years: Sequence[ContractYear], bulan: int) -> Iterator[tuple[str, str, Decimal, int, int]]:
    """Code, OPD, capaian against the year, spending and pagu of each programme and indikator that has a pagu."""
    by_program: dict[str, list[Decimal]] = {}
    spent = spent_by_program([year.fakta for year in years], bulan)
    for year in years:
        opd = year.fakta.opd
        for item in year.era(bulan).versi.indikator:
            result = against_year(year, item, bulan)
            if item.program:
                kode = f"{opd}.{item.program}"
                by_program.setdefault(kode, []).append(Decimal(0) if result is None else result)
            pagu = priced(year.fakta, item, bulan).own_pagu
            if pagu and result is not None:
                yield item.kode, opd, result, sum(spent_on(year.fakta, code, bulan) for code in item.codes), pagu
    for year in years:
        for program in year.fakta.program_at(bulan):
            kode = f"{year.fakta.opd}.{program.kode}"
            results = by_program.get(kode)
            if program.pagu and results:
                mean = EXACT.divide(add_all(min(result, HUNDRED) for result in results), Decimal(len(results)))
                yield kode, year.fakta.opd, mean, spent[kode], program.pagu


def _cheap(years: Sequence[ContractYear], bulan: int) -> Iterator[Look]:
    for kode, opd, result, money, pagu in _purses(years, bulan):
        if result >= FULL:
            yield _purse(kode, opd, result, money, pagu, fires=100 * money < HALF * pagu)


def _dear(years: Sequence[ContractYear], bulan: int) -> Iterator[Look]:
    for kode, opd, result, money, pagu in _purses(years, bulan):
        yield _purse(kode, opd, result, money, pagu, fires=result < HALF and 100 * money > MOST * pagu)


def _purse(kode: str, opd: str, result: Decimal, money: int, pagu: int, *, fires: bool) -> Look:
    share = EXACT.divide(Decimal(100 * money), Decimal(pagu))
    said = f"capaian setahun {format_percent(result)}, belanja {format_money(money)} = {format_percent(share)} pagu"
    return kode, opd, said if fires else None, {"capaian": result, "belanja": money, "pagu": pagu}


def _equal_quarters(years: Sequence[ContractYear], bulan: int) -> Iterator[Look]:
    """Four equal quarters: of a sum what each added, else the last value in each.

    Where the target is 4 or 12 nothing else would be expected.
    """
    for year, item in _items(years, bulan):
        if bulan < QUARTER_ENDS[-1] or item.pekerjaan or item.target in (Decimal(4), Decimal(12)):
            continue
        known = {month: v for month, v in year.reports(item, bulan).items() if isinstance(v, Decimal)}
        quarters = [[known[month] for month in sorted(known) if end - 3 < month <= end] for end in QUARTER_ENDS]
        if not all(quarters):
            continue
        adds_up = item.sifat == Sifat.AKUMULASI
        figures = [add_all(quarter) if adds_up else quarter[-1] for quarter in quarters]
        said = f"setiap triwulan {_show(item, figures[0])}" if len(set(figures)) == 1 and figures[0] > 0 else None
        yield item.kode, year.fakta.opd, said, {"triwulan": figures[0]}


def _unambitious(years: Sequence[ContractYear], bulan: int) -> Iterator[Look]:
    """A target that is worse than last year's result, or equal to it; grades by their scale."""
    for year, item in _items(years, bulan):
        grades = year.era(bulan).aturan.skala.get(item.skala or "", {})
        last, goal = (_height(value, grades) for value in (item.tahun_lalu, item.target))
        if last is None or goal is None or item.arah in (Arah.RENTANG, Arah.BINER):
            continue
        fires = goal >= last if item.arah == Arah.TURUN else goal <= last
        word = "sama dengan" if goal == last else "di bawah" if goal < last else "di atas"
        said = f"target {_show(item, item.target)} {word} hasil tahun lalu {_show(item, item.tahun_lalu)}"
        yield item.kode, year.fakta.opd, said if fires else None, {"target": goal, "tahun_lalu": last}


def _height(value: Value | None, grades: Mapping[str, Decimal]) -> Decimal | None:
    """The number by which two values are compared: the middle of a range, of a grade its place."""
    if isinstance(value, tuple):
        return EXACT.divide(EXACT.add(*value), Decimal(2))
    if isinstance(value, str):
        return grades.get(value)
    return value if isinstance(value, Decimal) else None


def _lowered(years: Sequence[ContractYear], bulan: int) -> Iterator[Look]:
    """A missed commitment whose plan to date an amendment had made easier."""
    for year in years:
        before = {item.kode: item for item in year.fakta.versi[0].indikator} if year.fakta.versi else {}
        now = year.era(bulan)
        for row in missed_of(year, bulan).baris:
            item, old = now.indikator.get(row.kode), before.get(row.kode)
            said, numbers = None, dict[str, Decimal | int]()
            if now.versi.ke > 0 and item and old and _numeric(item) and _numeric(old) and not item.pekerjaan:
                t_now = year.state(item, bulan).target
                t_old = year.original.state(old, bulan).target
                if t_now is not None and t_old is not None and item.arah == old.arah:
                    numbers = {"target": lower(t_now), "target_induk": lower(t_old)}
                    falls = item.arah == Arah.TURUN
                    easier = upper(t_now) > upper(t_old) if falls else lower(t_now) < lower(t_old)
                    text = f"meleset dari {_show(item, t_now)}, menurut kontrak induk {_show(old, t_old)}"
                    said = text if easier else None
            yield row.kode, year.fakta.opd, said, numbers


KINDS: tuple[tuple[str, str, Callable[[Sequence[ContractYear], int], Iterator[Look]]], ...] = (
    ("janggal", "Angka janggal yang masih berlaku", _doubtful),
    ("target-triwulan-1", "Target setahun tercapai pada triwulan I", _early),
    ("hasil-tanpa-belanja", "Target tercapai dengan belanja di bawah separuh pagu", _cheap),
    ("belanja-tanpa-hasil", "Belanja di atas 80% pagu, hasil di bawah separuh target", _dear),
    ("triwulan-sama", "Empat triwulan sama besar", _equal_quarters),
    ("target-tahun-lalu", "Target tidak lebih baik dari hasil tahun lalu", _unambitious),
    ("koreksi-naik", "Koreksi membaik sesudah batas lapor tanpa bukti baru", late_corrections),
    ("bukti-sama", "Satu berkas bukti untuk beberapa komitmen", same_evidence),
    ("pelapor-pemeriksa", "Pelapor dan pemeriksa sama", same_person),
    ("verifikasi-cepat", "Lebih dari 20 laporan diterima dalam 10 menit", fast_checks),
    ("rencana-diturunkan", "Komitmen meleset yang rencananya sudah diturunkan", _lowered),
)
"""Kind, its title, and what it looks at."""
