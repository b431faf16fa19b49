"""Doubts about what was reported (``angka janggal``): pure rules, shown beside a value, in no score (SPEC §4 Janggal).

The one place of these rules: every way of recording runs them on the line as it then stands, ``isyarat`` on the lines
that stand still.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.model.words import Arah, Sifat
from kontrak.months import month_name
from kontrak.named import NamedTuple
from kontrak.numbers import format_money, format_value, is_money, is_percent
from kontrak.rounding import EXACT
from kontrak.scoring.memo import kept
from kontrak.scoring.plan import HUNDRED, ZERO, add_all, lower, upper
from kontrak.scoring.realisasi import adds_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kontrak.model.declared import Indikator
    from kontrak.model.words import Value
    from kontrak.scoring.year import ContractYear

LEAST_SPENDING = 1000
"""In rupiah; spending below it is doubted."""
TIMES_PLAN = 3
"""More than so many times the plan, or less than one such part of the last posisi, is doubted."""
LEAST_MONEY, TIMES_MONEY = 100_000, 1000
"""From here on, and at so many times the target, a count looks like rupiah."""
_COUNTED_UNITS = """
orang jiwa kk dokumen unit paket buah kegiatan kali desa kelurahan kecamatan sekolah rumah gedung titik lembar berkas
laporan kelompok lembaga perkara kasus peserta siswa guru pasien koperasi usaha umkm izin perda peraturan inovasi
aplikasi puskesmas posyandu pasar kendaraan ekor batang judul naskah rekomendasi temuan lokasi opd jembatan ruas
kejadian layanan
"""
COUNTED = frozenset(_COUNTED_UNITS.split())
"""Units that are counted in whole numbers."""


class Janggal(NamedTuple):
    """A doubt: the code of its rule, what it is about, a sentence without a full stop, and its numbers by name."""

    kode_aturan: str
    kode: str
    bulan: int
    kalimat: str
    angka: Mapping[str, Decimal | int]


class _Line(NamedTuple):
    """A reported number, those of the year, and what the rules compare it to: each worked out for the few that look."""

    year: ContractYear
    indikator: Indikator
    bulan: int
    nilai: Decimal
    laporan: Mapping[int, Value]

    @property
    def target(self) -> Value:
        """The year's target."""
        return self.indikator.target

    @property
    def rencana(self) -> Value:
        """What was planned of it: of a sum in this month, else in the last plan month."""
        item, months = self.indikator, self.year.era(self.bulan).rencana[self.indikator.kode]
        passed = bisect_right(months, self.bulan)
        latest = months[passed - 1] if passed else 0
        stands = latest == self.bulan or (passed and item.sifat != Sifat.AKUMULASI)
        planned = item.rencana[latest - 1] if stands else None
        return item.target if planned is None else planned

    @property
    def sd(self) -> Value | None:
        """The target to date."""
        return self.year.state(self.indikator, self.bulan).target

    @property
    def jumlah(self) -> Decimal:
        """S, the sum of the months before."""
        until = self.bulan
        return add_all([lower(value) for month, value in self.laporan.items() if month < until])

    @property
    def terakhir(self) -> Decimal | None:
        """The value that counts of the latest month before."""
        for month in range(self.bulan - 1, 0, -1):
            if month in self.laporan:
                return lower(self.laporan[month])
        return None

    @property
    def kendala(self) -> bool:
        """Whether the report names an obstacle."""
        record = self.year.fakta.laporan[self.indikator.kode][self.bulan].terakhir
        return bool(record and record.kendala)

    def show(self, value: Value) -> str:
        """A value with the unit."""
        return format_value(value, self.indikator.satuan, typable=True)


Found = tuple[str, dict[str, Decimal | int]] | None
"""The sentence and the numbers of a rule that fires."""


def doubts(year: ContractYear, kode: str, bulan: int) -> list[Janggal]:
    """Return what is doubtful in the line of a code and month as it stands; empty where nothing is."""
    return [*value_doubts(year, kode, bulan), *spending_doubts(year, kode, bulan)]


def value_doubts(year: ContractYear, kode: str, bulan: int) -> Iterator[Janggal]:
    """Yield the doubts about the realisasi that counts for the month, or the fisik of a pekerjaan."""
    era = year.era(bulan)
    if kode in era.pekerjaan:
        _, work = era.pekerjaan[kode]
        fisik = year.progress(work).get(bulan)
        if isinstance(fisik, Decimal) and 0 < fisik <= 1:
            full = format_value(EXACT.multiply(fisik, HUNDRED), "persen", typable=True)
            said = f"fisik {format_value(fisik, 'persen', typable=True)}; pecahan dari {full}?"
            yield Janggal("fisik-kecil", kode, bulan, said, {"nilai": fisik})
        return
    indikator = era.indikator.get(kode)
    line = _line(year, indikator, bulan) if indikator else None
    if line is None:
        return
    fired: set[str] = set()
    for code, rule, unless in _rules_for(year, kode, era.versi.ke):
        if not fired & unless and (found := rule(line)):
            fired.add(code)
            yield Janggal(code, kode, bulan, *found)


def spending_doubts(year: ContractYear, kode: str, bulan: int) -> Iterator[Janggal]:
    """Yield the doubts about the spending of the month."""
    spent = _spending(year, kode)
    amount = spent.get(bulan)
    if not amount:
        return
    if amount < LEAST_SPENDING:
        said = f"anggaran {format_money(amount)}, di bawah {format_money(LEAST_SPENDING)}"
        yield Janggal("belanja-kecil", kode, bulan, said, {"anggaran": amount})
    for name, pagu, amounts in (
        (kode, _pagu(year, kode, bulan), spent),
        (year.fakta.kontrak.kode, year.fakta.pagu_at(bulan), year.fakta.belanja),
    ):
        if pagu is None:
            continue
        total = sum(spending for month, spending in amounts.items() if month <= bulan)
        if total > pagu:
            said = f"belanja {name} s.d. {month_name(bulan)} {format_money(total)}, pagunya {format_money(pagu)}"
            yield Janggal("belanja-pagu", kode, bulan, said, {"belanja": total, "pagu": pagu})
            return


@kept
def _spending(year: ContractYear, kode: str) -> Mapping[int, int]:
    """What was spent on a code by month, in rupiah."""
    months = year.fakta.laporan.get(kode, {})
    return {month: record.anggaran for month, line in months.items() if (record := line.terakhir) and record.anggaran}


def _pagu(year: ContractYear, kode: str, bulan: int) -> int | None:
    era = year.era(bulan)
    if kode in era.pekerjaan:
        return year.fakta.pagu_of(kode, bulan, era.pekerjaan[kode][1].pagu)
    if kode in era.indikator:
        return year.fakta.pagu_of(kode, bulan, era.indikator[kode].pagu)
    local = kode.partition(".")[2]
    return next((program.pagu for program in year.fakta.program_at(bulan) if program.kode == local), None)


def _line(year: ContractYear, indikator: Indikator, bulan: int) -> _Line | None:
    """What the rules look at; None where no number was reported, or grades and yes/no."""
    if indikator.arah in (Arah.BINER, Arah.PREDIKAT) or indikator.pekerjaan:
        return None
    reports = year.reports(indikator, bulan)
    if bulan not in reports:
        return None
    return _Line(year, indikator, bulan, lower(reports[bulan]), reports)


# --- the rules ---------------------------------------------------------------------------------------


def _fraction(line: _Line) -> Found:
    if not 0 < line.nilai <= 1 or upper(line.target) <= 1:
        return None
    full = line.show(EXACT.multiply(line.nilai, HUNDRED))
    return f"{line.show(line.nilai)}, target {line.show(line.target)}; pecahan dari {full}?", {"nilai": line.nilai}


def _hundredfold(line: _Line) -> Found:
    if line.nilai < max(10 * upper(line.target), HUNDRED):
        return None
    part = line.show(EXACT.divide(line.nilai, HUNDRED))
    return f"{line.show(line.nilai)}, target {line.show(line.target)}; seratus kali {part}?", {"nilai": line.nilai}


def _money(line: _Line) -> Found:
    if line.nilai < LEAST_MONEY or line.nilai < TIMES_MONEY * upper(line.target):
        return None
    return f"{line.show(line.nilai)}, target {line.show(line.target)}; jumlah rupiah?", {"nilai": line.nilai}


def _sum_so_far(line: _Line) -> Found:
    if line.sd is None:
        return None
    before, goal = line.jumlah, lower(line.sd)
    if not line.nilai >= before > 0 or not abs(line.nilai - goal) < abs(before + line.nilai - goal):
        return None
    said = (
        f"tambahan {line.show(line.nilai)}, s.d. bulan sebelumnya {line.show(before)}, target s.d. bulan ini "
        f"{line.show(line.sd)}; jumlah sejak Januari?"
    )
    return said, {"nilai": line.nilai, "sebelumnya": before, "target": goal}


def _beyond_plan(line: _Line) -> Found:
    plan = upper(line.rencana)
    if plan <= 0 or line.nilai <= TIMES_PLAN * plan:
        return None
    said = f"{line.show(line.nilai)}, lebih dari {TIMES_PLAN} × rencana {line.show(line.rencana)}"
    return said, {"nilai": line.nilai, "rencana": plan}


def _far_below(line: _Line) -> Found:
    last = line.terakhir
    if last is None or last <= 0 or line.nilai * TIMES_PLAN >= last:
        return None
    said = f"{line.show(line.nilai)}, kurang dari sepertiga laporan sebelumnya {line.show(last)}"
    return said, {"nilai": line.nilai, "sebelumnya": last}


def _backwards(line: _Line) -> Found:
    last = line.terakhir
    if last is None:
        return None
    falls = line.indikator.arah == Arah.NAIK and line.nilai < last
    rises = line.indikator.arah == Arah.TURUN and line.nilai > last
    if not (falls or rises) or line.kendala:
        return None
    said = f"{'turun' if falls else 'naik'} dari {line.show(last)} menjadi {line.show(line.nilai)} tanpa kendala"
    return said, {"nilai": line.nilai, "sebelumnya": last}


def _decimals(line: _Line) -> Found:
    if line.nilai == line.nilai.to_integral_value():
        return None
    return f"{line.show(line.nilai)}, pecahan dalam satuan yang dihitung utuh", {"nilai": line.nilai}


def _whole_year(line: _Line) -> Found:
    goal = lower(line.target)
    if line.nilai < goal or goal <= ZERO or len(line.indikator.bulan_rencana) < 2:
        return None
    said = f"{line.show(line.nilai)} dalam satu bulan, target setahun {line.show(line.target)}"
    return said, {"nilai": line.nilai, "target": goal}


def _is_counted(item: Indikator) -> bool:
    return item.satuan.strip().lower() in COUNTED and item.sifat != Sifat.RATA_RATA


_SCALE = frozenset({"persen-pecahan", "persen-seratus", "uang"})
_Rule = tuple[str, Callable[[_Line], Found], frozenset[str], Callable[["Indikator"], bool]]
_RULES: tuple[_Rule, ...] = (
    ("persen-pecahan", _fraction, frozenset(), lambda item: is_percent(item.satuan)),
    ("persen-seratus", _hundredfold, frozenset(), lambda item: is_percent(item.satuan)),
    ("uang", _money, frozenset(), lambda item: not is_money(item.satuan) and not is_percent(item.satuan)),
    ("jumlah-sd", _sum_so_far, _SCALE, lambda item: item.sifat == Sifat.AKUMULASI),
    ("lebih-3-rencana", _beyond_plan, _SCALE, lambda _: True),
    ("kurang-sepertiga", _far_below, _SCALE, lambda item: item.sifat == Sifat.POSISI),
    ("posisi-mundur", _backwards, _SCALE | {"kurang-sepertiga"}, lambda item: item.sifat == Sifat.POSISI),
    ("desimal-satuan", _decimals, frozenset(), _is_counted),
    ("setahun-sebulan", _whole_year, frozenset({"uang"}), adds_up),
)
"""Code, rule, the rules that make it superfluous where they fired already, and for what it is asked at all."""


@kept
def _rules_for(year: ContractYear, kode: str, ke: int) -> list[tuple[str, Callable[[_Line], Found], frozenset[str]]]:
    """The rules that an indikator of a version can break: nearly all reports of a regency break none."""
    item = next(item for versi in year.fakta.versi if versi.ke == ke for item in versi.indikator if item.kode == kode)
    return [(code, rule, unless) for code, rule, unless, concerns in _RULES if concerns(item)]
