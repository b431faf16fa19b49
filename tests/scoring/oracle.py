"""A second, deliberately naive scoring, written from SPEC §3 alone, in exact fractions.

It works everything out again for every month, and shares no code with ``kontrak.scoring``.
Where SPEC is silent it follows the sentences of docs/penilaian.md.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from fractions import Fraction
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from kontrak.model.kepala import Kepala

if TYPE_CHECKING:
    from collections.abc import Callable

    from kontrak.model.declared import Aturan, Indikator, Pekerjaan, Pita
    from kontrak.model.recorded import Fakta
    from kontrak.model.summary import Ringkasan

F = Fraction
T = TypeVar("T")


def half_up(number: Fraction, places: int) -> Fraction:
    """Half-up, away from zero at a tie."""
    scaled = abs(number) * 10**places + F(1, 2)
    whole = scaled.numerator // scaled.denominator
    return F(whole if number >= 0 else -whole, 10**places)


def two(number: Fraction | None) -> Fraction | None:
    return None if number is None else half_up(number, 2)


def exact(value: Any) -> Any:
    """Decimals become fractions; yes/no and grades stay."""
    if isinstance(value, bool | str) or value is None:
        return value
    if isinstance(value, tuple):
        return tuple(F(bound) for bound in value)
    return F(value)


def remembered(method: Callable[[Oracle, Indikator, int], T]) -> Callable[[Oracle, Indikator, int], T]:
    """Of one contract the same question about an indikator and a month is worked out once."""

    @wraps(method)
    def asked(self: Oracle, indikator: Indikator, m: int) -> T:
        key = method.__name__, id(indikator), m
        if key not in self.answers:
            self.answers[key] = indikator, method(self, indikator, m)  # held, so that its id stays its own
        answer: T = self.answers[key][1]
        return answer

    return asked


class Oracle:
    """One contract; ``claims`` reads reports before any verification, ``original`` the induk and first rules."""

    def __init__(self, fakta: Fakta, *, claims: bool = False, original: bool = False) -> None:
        self.f = fakta
        self.claims = claims
        self.original = original
        self.answers: dict[tuple[str, int, int], tuple[Indikator, Any]] = {}

    # --- what is in force -------------------------------------------------------------------

    def version(self, m: int) -> Any:
        if self.original:
            return self.f.versi[0]
        chosen = None
        for versi in self.f.versi:
            if versi.berlaku <= m:
                chosen = versi
        return chosen

    def rules(self, m: int) -> Aturan:
        chosen = self.f.aturan[0]
        if not self.original:
            for entry in self.f.aturan:
                if entry.berlaku <= m:
                    chosen = entry
        return chosen.aturan

    def indikators(self, m: int) -> list[Indikator]:
        versi = self.version(m)
        return [] if versi is None else list(versi.indikator)

    def released(self, indikator: Indikator, m: int) -> bool:
        """Of a figure released next year: whether its report of December stands (rejected or not)."""
        record = self.f.laporan.get(indikator.kode, {}).get(12)
        if record is None or not record.laporan:
            return False
        value = record.laporan[-1].realisasi
        if indikator.arah == "biner":
            return isinstance(value, bool)
        if indikator.arah == "predikat":
            return value in self.rules(m).skala[indikator.skala or ""]
        return value is not None and not isinstance(value, bool | str | tuple)

    def find(self, kode: str, m: int) -> tuple[Indikator, Pekerjaan | None] | None:
        """The commitment of that code in the version in force at m."""
        for indikator in self.indikators(m):
            if indikator.kode == kode and not indikator.pekerjaan:
                return indikator, None
            for work in indikator.pekerjaan:
                if work.kode == kode:
                    return indikator, work
        return None

    def weight(self, indikator: Indikator, m: int) -> Fraction:
        everyone = self.indikators(m)
        if any(one.bobot is None for one in everyone):
            return F(1, len(everyone))
        return F(indikator.bobot or 0)

    def suspended(self, kode: str, m: int) -> bool:
        parent = kode.rsplit(".", 1)[0]
        for entry in self.f.penangguhan:
            lasts = entry.mulai <= m and (entry.sampai is None or m < entry.sampai)
            if lasts and entry.kode in (kode, parent):
                return True
        return False

    # --- reports ------------------------------------------------------------------------------

    def report(self, kode: str, month: int, indikator: Indikator | None, m: int) -> Any:
        """The value reported for a month that counts at m, None where there is none."""
        record = self.f.laporan.get(kode, {}).get(month)
        if record is None or not record.laporan:
            return None
        value: Any = record.laporan[-1].realisasi
        if not self.claims and record.verifikasi is not None:
            if record.verifikasi.putusan == "ubah":
                value = record.verifikasi.realisasi
            elif record.verifikasi.putusan == "tolak":
                value = None
        if value is None:
            return None
        arah = "naik" if indikator is None else indikator.arah
        if arah == "biner":
            return value if isinstance(value, bool) else None
        if arah == "predikat":
            assert indikator is not None
            return value if value in self.rules(m).skala[indikator.skala or ""] else None
        return None if isinstance(value, bool | str | tuple) else F(value)

    @remembered
    def reported(self, indikator: Indikator, m: int) -> dict[int, Any]:
        found = {}
        for month in range(1, m + 1):
            value = self.report(indikator.kode, month, indikator, m)
            if value is not None:
                found[month] = value
        return found

    def fisik(self, work: Pekerjaan, m: int) -> tuple[Fraction | None, int]:
        """Latest progress and the month of it."""
        latest: tuple[Fraction | None, int] = (None, 0)
        for month in range(1, m + 1):
            value = self.report(work.kode, month, None, m)
            if value is not None:
                latest = value, month
        return latest

    # --- plan -----------------------------------------------------------------------------------

    @remembered
    def plan_months(self, indikator: Indikator, m: int) -> list[int]:
        found = []
        if indikator.rilis_tahun == "berikut":
            return [12] if m == 12 and self.released(indikator, 12) else []
        for month in range(1, m + 1):
            planned = indikator.rencana[month - 1]
            if indikator.pekerjaan:
                if any(work.jatuh_tempo == month for work in indikator.pekerjaan):
                    found.append(month)
            elif planned is not None and not (
                indikator.arah == "naik" and not isinstance(planned, tuple) and planned == 0
            ):
                found.append(month)
        return found

    def target(self, indikator: Indikator, m: int) -> Any:
        values = [exact(indikator.rencana[month - 1]) for month in self.plan_months(indikator, m)]
        if indikator.rilis_tahun == "berikut":
            values = [exact(indikator.target) for _ in values]
        if not values:
            return None
        if indikator.sifat == "posisi":
            return values[-1]
        divisor = 1 if indikator.sifat == "akumulasi" else len(values)
        if isinstance(values[0], tuple):
            return sum(v[0] for v in values) / divisor, sum(v[1] for v in values) / divisor
        return sum(values) / divisor

    def known(self, indikator: Indikator, m: int) -> Any:
        """R, or the last known value where R is missing."""
        values = self.reported(indikator, m)
        if indikator.sifat == "rata_rata":
            values = {month: value for month, value in values.items() if month in self.plan_months(indikator, m)}
        if not values:
            return None
        if indikator.sifat == "posisi":
            return values[max(values)]
        total = sum(values.values(), F(0))
        return total if indikator.sifat == "akumulasi" else total / len(values)

    def score(self, indikator: Indikator, grade: Any, m: int) -> Fraction:
        return F(self.rules(m).skala[indikator.skala or ""][grade])

    def target_reached(self, indikator: Indikator, m: int) -> bool:
        """Whether the year's target is reached by m, so that nothing is missing any more."""
        values = self.reported(indikator, m)
        if not values:
            return False
        latest = values[max(values)]
        if indikator.sifat == "akumulasi" and indikator.arah == "naik":
            goal = exact(indikator.target)
            return bool(sum(values.values(), F(0)) >= (goal[0] if isinstance(goal, tuple) else goal))
        if indikator.arah == "biner":
            return latest is True
        if indikator.arah == "predikat":
            return self.score(indikator, latest, m) >= self.score(indikator, indikator.target, m)
        return False

    @remembered
    def missing(self, indikator: Indikator, m: int) -> list[int]:
        months = self.plan_months(indikator, m)
        if not months or self.target_reached(indikator, m):
            return []
        values = self.reported(indikator, m)
        if indikator.sifat == "posisi":
            return [] if any(month >= months[-1] for month in values) else [months[-1]]
        return [month for month in months if month not in values]

    # --- capaian ----------------------------------------------------------------------------------

    def formula(self, indikator: Indikator, target: Any, r: Any, m: int) -> Fraction:
        if indikator.arah == "biner":
            return F(100) if r else F(0)
        if indikator.arah == "predikat":
            return self.score(indikator, r, m) / self.score(indikator, target, m) * 100
        rumus = indikator.rumus_turun or self.rules(m).rumus_turun
        if isinstance(target, tuple):
            low, high = target
            if low <= r <= high:
                return F(100)
            bound = low if r < low else high
            if bound <= 0:
                return F(0)
            falls = indikator.arah == "turun" or (indikator.arah == "rentang" and r > high)
            if indikator.arah == "rentang":
                rumus = "2t-r"
            target = bound
        else:
            falls = indikator.arah == "turun"
            if falls and target == 0:
                return F(100) if r <= 0 else F(0)
        if not falls:
            result = r / target * 100
        elif rumus == "2t-r":
            result = (2 * target - r) / target * 100
        else:
            result = F(200) if r <= 0 else min(target / r * 100, F(200))
        return max(F(result), F(0))

    @remembered
    def capaian(self, indikator: Indikator, m: int) -> Fraction | None:
        """Against T, as if the indikator itself were not suspended; None before the first plan month."""
        if indikator.pekerjaan:
            due = [w for w in indikator.pekerjaan if w.jatuh_tempo <= m and not self.own_suspension(w.kode, m)]
            return self.volume_done(due, m) / sum(F(w.volume) for w in due) * 100 if due else None
        if not self.plan_months(indikator, m):
            return None
        r = self.known(indikator, m)
        silent = bool(self.missing(indikator, m))
        if silent and not (indikator.sifat == "akumulasi" and indikator.arah == "naik"):
            keeps = self.rules(m).belum_lapor == "nilai_terakhir" and indikator.sifat in ("posisi", "rata_rata")
            if not keeps:
                return F(0)
        return F(0) if r is None else self.formula(indikator, self.target(indikator, m), r, m)

    def own_suspension(self, kode: str, m: int) -> bool:
        return any(
            entry.kode == kode and entry.mulai <= m and (entry.sampai is None or m < entry.sampai)
            for entry in self.f.penangguhan
        )

    def volume_done(self, works: list[Pekerjaan], m: int) -> Fraction:
        return sum((F(w.volume) * (self.fisik(w, m)[0] or 0) / 100 for w in works), F(0))

    def capaian_tahun(self, indikator: Indikator, m: int) -> Fraction | None:
        if indikator.pekerjaan:
            works = list(indikator.pekerjaan)
            if all(self.fisik(w, m)[0] is None for w in works):
                return None
            return self.volume_done(works, m) / sum(F(w.volume) for w in works) * 100
        r = self.known(indikator, m)
        return None if r is None else self.formula(indikator, exact(indikator.target), r, m)

    def due(self, indikator: Indikator, m: int) -> bool:
        return not self.own_suspension(indikator.kode, m) and self.capaian(indikator, m) is not None

    def waits(self, indikator: Indikator, m: int) -> bool:
        """``menunggu_rilis``: released next year, not suspended, not due."""
        suspended = self.own_suspension(indikator.kode, m)
        return indikator.rilis_tahun == "berikut" and not suspended and not self.plan_months(indikator, m)

    def dinilai(self, indikator: Indikator, m: int) -> Fraction | None:
        result = self.capaian(indikator, m) if self.due(indikator, m) else None
        cap = self.rules(m).batas_capaian
        return result if result is None or cap is None else min(result, F(cap))

    # --- contract ---------------------------------------------------------------------------------

    def mean(self, pairs: list[tuple[Fraction, Fraction]]) -> Fraction | None:
        weight = sum(w for w, _ in pairs)
        return sum((w * x for w, x in pairs), F(0)) / weight if weight else None

    def nilai(self, m: int) -> Fraction | None:
        pairs = []
        for indikator in self.indikators(m):
            counted = self.dinilai(indikator, m)
            if counted is not None:
                pairs.append((self.weight(indikator, m), counted))
        return self.mean(pairs)

    def commitments(self, m: int) -> list[tuple[str, Fraction]]:
        """(kode, weight) of the due commitments."""
        found = []
        for indikator in self.indikators(m):
            bobot = self.weight(indikator, m)
            if not indikator.pekerjaan and self.due(indikator, m):
                found.append((indikator.kode, bobot))
            for work in indikator.pekerjaan:
                if work.jatuh_tempo <= m and not self.suspended(work.kode, m):
                    whole = sum(F(w.volume) for w in indikator.pekerjaan)
                    found.append((work.kode, bobot * F(work.volume) / whole))
        return found

    def met(self, kode: str, m: int) -> bool:
        found = self.find(kode, m)
        assert found is not None
        indikator, work = found
        if work is not None:
            return self.fisik(work, m)[0] == 100
        printed = two(self.capaian(indikator, m))
        return printed is not None and printed >= F(self.rules(m).ambang_terpenuhi)

    def silent(self, kode: str, m: int) -> bool:
        found = self.find(kode, m)
        assert found is not None
        indikator, work = found
        if work is None:
            return bool(self.missing(indikator, m))
        fisik, month = self.fisik(work, m)
        return fisik != 100 and month < work.jatuh_tempo

    def keadaan(self, indikator: Indikator, work: Pekerjaan | None, m: int) -> str:
        """The one word, of an indikator or a pekerjaan of it."""
        kode = indikator.kode if work is None else work.kode
        works = [w for w in indikator.pekerjaan if w.jatuh_tempo <= m] if work is None else []
        if self.suspended(kode, m) or (works and all(self.suspended(w.kode, m) for w in works)):
            return "ditangguhkan"
        if indikator.rilis_bulan is not None and not self.plan_months(indikator, m):
            return "menunggu rilis"
        if work is not None and self.met(kode, m):
            return "selesai"
        if (work.jatuh_tempo > m) if work is not None else self.capaian(indikator, m) is None:
            return "belum jatuh tempo"
        works = [w for w in works if not self.suspended(w.kode, m)]
        if all(self.met(w.kode, m) for w in works) if works else self.met(kode, m):
            return "terpenuhi"
        silent = any(self.silent(w.kode, m) for w in works) if works else self.silent(kode, m)
        return "belum lapor" if silent else "meleset"

    def komitmen(self, m: int) -> Fraction | None:
        due = self.commitments(m)
        return self.mean([(weight, F(100 if self.met(kode, m) else 0)) for kode, weight in due])

    def kecepatan_of(self, kode: str, m: int) -> Fraction | None:
        marks = []
        for p in range(1, m + 1):
            for indikator in self.indikators(p):
                if indikator.kode != kode or self.own_suspension(kode, p):
                    continue
                if not indikator.pekerjaan and p in self.plan_months(indikator, p):
                    marks.append(self.met(kode, p))
                works = [w for w in indikator.pekerjaan if w.jatuh_tempo == p and not self.own_suspension(w.kode, p)]
                works = [w for w in works if not self.own_suspension(w.kode, m)]
                marks.extend(self.fisik(work, p)[0] == 100 for work in works)
        return F(100 * sum(marks), len(marks)) if marks else None

    def kecepatan(self, m: int) -> Fraction | None:
        pairs = []
        for indikator in self.indikators(m):
            share = self.kecepatan_of(indikator.kode, m) if self.due(indikator, m) else None
            if share is not None:
                pairs.append((self.weight(indikator, m), share))
        return self.mean(pairs)

    def konsistensi(self, m: int) -> Fraction | None:
        marks = []
        for p in range(1, m + 1):
            for indikator in self.indikators(p):
                if self.own_suspension(indikator.kode, p):
                    continue
                if indikator.rilis_tahun == "berikut":
                    continue
                if not indikator.pekerjaan and p in self.plan_months(indikator, p):
                    exists = self.report(indikator.kode, p, indikator, p) is not None
                    if exists or not self.target_reached(indikator, p):
                        marks.append(exists and self.in_time(indikator.kode, p))
                for work in indikator.pekerjaan:
                    if work.jatuh_tempo == p and not self.own_suspension(work.kode, p):
                        exists = self.report(work.kode, p, None, p) is not None
                        if exists or self.fisik(work, p)[0] != 100:
                            marks.append(exists and self.in_time(work.kode, p))
        return F(100 * sum(marks), len(marks)) if marks else None

    def in_time(self, kode: str, p: int) -> bool:
        first = next(one for one in self.f.laporan[kode][p].laporan if one.realisasi is not None)
        year, month = (self.f.tahun, p + 1) if p < 12 else (self.f.tahun + 1, 1)
        return first.tanggal_lapor <= date(year, month, self.rules(p).batas_lapor)

    def nilai_akhir(self, m: int) -> Fraction | None:
        nilai = self.nilai(m)
        if nilai is None:
            return None
        k = self.rules(m).komponen
        parts = [
            (F(k.capaian), nilai),
            (F(k.kecepatan), self.kecepatan(m)),
            (F(k.konsistensi), self.konsistensi(m)),
            (F(k.komitmen), self.komitmen(m)),
        ]
        result = self.mean([(weight, part) for weight, part in parts if part is not None])
        return nilai if result is None else result

    def terverifikasi(self, m: int) -> Fraction | None:
        claims = Oracle(self.f, claims=True)
        pairs = []
        for kode, weight in self.commitments(m):
            found = self.find(kode, m)
            assert found is not None
            indikator = None if found[1] is not None else found[0]
            months = [p for p in range(1, m + 1) if claims.report(kode, p, indikator, m) is not None]
            checked = bool(months) and self.f.laporan[kode][months[-1]].verifikasi is not None
            pairs.append((weight, F(100 if checked else 0)))
        return self.mean(pairs)

    # --- meleset ------------------------------------------------------------------------------------

    def missed(self, kode: str, m: int) -> bool:
        return kode in [code for code, _ in self.commitments(m)] and not self.met(kode, m)

    def run(self, kode: str, m: int) -> list[int]:
        """The counted months of the unbroken run of missed months up to m, oldest first."""
        run: list[int] = []
        for q in range(m, 0, -1):
            found = self.find(kode, q)
            if found is None:
                break
            if not self.counts(kode, q):
                continue
            if not self.missed(kode, q):
                break
            run.insert(0, q)
        if not run:
            first = m
            while first > 1 and self.find(kode, first - 1) is not None and self.missed(kode, first - 1):
                first -= 1
            run = [first]
        return run

    def run_unit(self, kode: str, m: int) -> str:
        """Whether a run counts the times that the commitment fell due, or the calendar months since."""
        found = self.find(kode, m)
        assert found is not None
        indikator, work = found
        if work is not None or indikator.arah == "biner":
            return "bulan"
        if indikator.sifat == "akumulasi" and len(self.plan_months(indikator, 12)) == 1:
            return "bulan"
        return "kali"

    def counts(self, kode: str, q: int) -> bool:
        """Whether month q counts in a run, by the version in force in q."""
        found = self.find(kode, q)
        assert found is not None
        indikator, work = found
        if self.run_unit(kode, q) == "kali":
            return q in self.plan_months(indikator, q)
        due = self.plan_months(indikator, 12)[:1] if work is None else [work.jatuh_tempo]
        return bool(due) and q >= due[0]

    def near_miss(self, kode: str, q: int) -> bool:
        """Of a commitment missed at q: reported, and its capaian or fisik reaches ``ambang_tangga``."""
        bound = self.rules(q).ambang_tangga
        if bound is None or self.silent(kode, q):
            return False
        found = self.find(kode, q)
        assert found is not None
        indikator, work = found
        reached = self.capaian(indikator, q) if work is None else self.fisik(work, q)[0]
        printed = two(F(0) if reached is None else reached)
        return printed is not None and printed >= F(bound)

    def serves(self, m: int, q: int) -> bool:
        """Whether the head of month m was in office at the end of month q."""
        head = self.head(m)
        return head is None or head.sejak is None or head.sejak <= date(self.f.tahun, q, monthrange(self.f.tahun, q)[1])

    def step_run(self, kode: str, m: int) -> int:
        """``berturut_tangga``."""
        length = 0
        for q in reversed(self.run(kode, m)):
            if self.near_miss(kode, q) or not self.serves(m, q):
                break
            length += 1
        return length

    def step(self, m: int) -> str | None:
        longest = max((self.step_run(kode, m) for kode, _ in self.commitments(m) if self.missed(kode, m)), default=0)
        reached = [(key, text) for key, text in self.rules(m).tangga if key <= longest]
        return max(reached)[1] if longest and reached else None

    def last_value(self, kode: str, m: int) -> int | None:
        """The month of the last known value of a commitment."""
        found = self.find(kode, m)
        assert found is not None
        indikator, work = found
        if work is not None:
            return self.fisik(work, m)[1] or None
        months = list(self.reported(indikator, m))
        if indikator.sifat == "rata_rata":
            months = [q for q in months if q in self.plan_months(indikator, m)]
        return max(months) if months else None

    def head(self, m: int) -> Any:
        end = date(self.f.tahun, m, monthrange(self.f.tahun, m)[1])
        in_office = [head for head in self.f.kepala if head.sejak is None or head.sejak <= end]
        return in_office[-1] if in_office else None

    def tenure_run(self, m: int) -> int:
        longest = 0
        for kode, _ in self.commitments(m):
            if self.missed(kode, m):
                months = [q for q in self.run(kode, m) if self.serves(m, q)]
                longest = max(longest, len(months))
        return longest


def band(bands: tuple[Pita, ...], number: Fraction) -> str:
    return next(one.nama for one in bands if number >= F(one.batas))


def summary(fakta: Fakta, m: int) -> dict[str, Any]:
    """The figures of a Ringkasan, as fractions."""
    o = Oracle(fakta)
    rules = o.rules(m)
    final = two(o.nilai_akhir(m))
    before = two(o.nilai_akhir(m - 1)) if m > 1 else None
    komitmen = two(o.komitmen(m))
    due = o.commitments(m)
    indikators = o.indikators(m)
    whole = sum((o.weight(one, m) for one in indikators), F(0))
    part = sum((o.weight(one, m) for one in indikators if o.due(one, m)), F(0))
    spent = sum(amount for month, amount in fakta.belanja.items() if month <= m)
    pagu = fakta.pagu_bulan[m - 1] if fakta.pagu_bulan else fakta.pagu
    warna = "abu-abu"
    predikat = None
    if final is not None:
        predikat = band(rules.predikat, final)
        warna = band(rules.warna, final)
        critical = [
            one for one in indikators if o.due(one, m) and (two(o.capaian(one, m)) or F(0)) < F(rules.ambang_kritis)
        ]
        if critical and warna in ("biru", "hijau"):
            warna = "kuning"
    in_force, rules_in_force = fakta.versi[0].ke, fakta.aturan[0].ke
    for versi in fakta.versi:
        in_force = versi.ke if versi.berlaku <= m else in_force
    for entry in fakta.aturan:
        rules_in_force = entry.ke if entry.berlaku <= m else rules_in_force
    amended = in_force != fakta.versi[0].ke or rules_in_force != fakta.aturan[0].ke
    return {
        "nilai": two(o.nilai(m)),
        "nilai_akhir": final,
        "kecepatan": two(o.kecepatan(m)),
        "konsistensi": two(o.konsistensi(m)),
        "komitmen": komitmen,
        "predikat": predikat,
        "warna": warna,
        "tren": None if final is None or before is None else final - before,
        "bobot_jatuh_tempo": two(part / whole * 100) if whole else F(0),
        "bobot_menunggu_rilis": two(
            sum((o.weight(one, m) for one in indikators if o.waits(one, m)), F(0)) / whole * 100
        )
        if whole
        else F(0),
        "bobot_meleset": None if komitmen is None else 100 - komitmen,
        "jumlah_jatuh_tempo": len(due),
        "jumlah_terpenuhi": sum(o.met(kode, m) for kode, _ in due),
        "jumlah_meleset": sum(not o.met(kode, m) for kode, _ in due),
        "jumlah_belum_lapor": sum(o.silent(kode, m) for kode, _ in due),
        "realisasi_anggaran": spent,
        "serapan": two(F(100 * spent, pagu)) if pagu else None,
        "nilai_klaim": two(Oracle(fakta, claims=True).nilai(m)),
        "terverifikasi": two(o.terverifikasi(m)),
        "nilai_induk": two(Oracle(fakta, original=True).nilai_akhir(m)) if amended else None,
        "nilai_resmi": exact(fakta.resmi.get(m)),
    }


def shown(value: Any) -> Any:
    """Worked-out values half-up to 6 decimals."""
    if isinstance(value, tuple):
        return tuple(half_up(bound, 6) for bound in value)
    return value if isinstance(value, bool | str) or value is None else half_up(value, 6)


def indikator_rows(fakta: Fakta, m: int) -> list[dict[str, Any]]:
    """The figures of each indikator of the version in force."""
    o = Oracle(fakta)
    rows = []
    for one in o.indikators(m):
        due = o.due(one, m)
        result = two(o.capaian(one, m)) if due else None
        works = [w for w in one.pekerjaan if w.jatuh_tempo <= m and not o.suspended(w.kode, m)]
        terpenuhi = None
        if due:
            terpenuhi = all(o.met(w.kode, m) for w in works) if one.pekerjaan else o.met(one.kode, m)
        missing = sorted({w.jatuh_tempo for w in works if o.silent(w.kode, m)}) if works else o.missing(one, m)
        rows.append(
            {
                "kode": one.kode,
                "bobot": two(o.weight(one, m) * (1 if all(other.bobot for other in o.indikators(m)) else 100)),
                "jatuh_tempo": due,
                "menunggu_rilis": o.waits(one, m),
                "belum_lapor": due and bool(missing),
                "realisasi_bulan": o.last_value(one.kode, m) if due and missing and not one.pekerjaan else None,
                "bulan_belum_lapor": tuple(missing) if due else (),
                "capaian": result,
                "capaian_tahun": two(o.capaian_tahun(one, m)),
                "dinilai": two(o.dinilai(one, m)),
                "terpenuhi": terpenuhi,
                "keadaan": o.keadaan(one, None, m),
                "kecepatan": two(o.kecepatan_of(one.kode, m)) if due else None,
                "predikat": None if result is None else band(o.rules(m).predikat, result),
            }
        )
        if not one.pekerjaan:
            rows[-1]["target"] = shown(o.target(one, m))
            rows[-1]["realisasi"] = shown(o.known(one, m))
    return rows


def missed_rows(fakta: Fakta, m: int) -> list[dict[str, Any]]:
    """The rows of missed commitments (without integrity findings)."""
    o = Oracle(fakta)
    rows = []
    for kode, _ in o.commitments(m):
        if not o.missed(kode, m):
            continue
        found = o.find(kode, m)
        assert found is not None
        indikator, work = found
        run = o.run(kode, m)
        figures: tuple[Any, ...]
        if work is not None:
            fisik = o.fisik(work, m)[0]
            figures = (work.jatuh_tempo, F(100), fisik, 100 - (fisik or 0), two(fisik or F(0)))
        else:
            target, known = shown(o.target(indikator, m)), shown(o.known(indikator, m))
            gap = _gap(indikator, target, known)
            keeps = o.rules(m).belum_lapor == "nilai_terakhir" and indikator.sifat != "akumulasi"
            rising_sum = indikator.sifat == "akumulasi" and indikator.arah == "naik"
            if o.missing(indikator, m) and not rising_sum and (known is None or not keeps):
                gap = None
            figures = (o.plan_months(indikator, m)[-1], target, known, gap, two(o.capaian(indikator, m)))
        rows.append(
            {
                "hitungan": (found := o.find(kode, m)) is not None and found[0].sifat == "rata_rata",
                "kode": kode,
                "bulan_jatuh_tempo": figures[0],
                "target": figures[1],
                "realisasi": figures[2],
                "kekurangan": figures[3],
                "capaian": figures[4],
                "belum_lapor": o.silent(kode, m),
                "sejak": run[0],
                "berturut": len(run),
                "satuan_berturut": o.run_unit(kode, m),
                "berturut_tangga": o.step_run(kode, m),
                "nyaris": o.near_miss(kode, m),
                "realisasi_bulan": o.last_value(kode, m) if o.silent(kode, m) else None,
            }
        )
    return [row for row in rows if not row["nyaris"]] + [row for row in rows if row["nyaris"]]


def _gap(indikator: Indikator, target: Any, known: Any) -> Fraction | None:
    """Distance to the target or the nearer bound, on the side that misses it."""
    if indikator.arah in ("biner", "predikat"):
        return None
    value = F(0) if known is None else known
    low, high = target if isinstance(target, tuple) else (target, target)
    too_low, too_high = max(F(low - value), F(0)), max(F(value - high), F(0))
    if indikator.arah == "naik":
        return too_low
    return too_high if indikator.arah == "turun" else max(too_low, too_high)


def ranks(summaries: list[Ringkasan]) -> dict[str, int | None]:
    """A place is one more than the number of OPDs that are strictly better."""
    places: dict[str, int | None] = {}
    for mine in summaries:
        if mine.nilai_akhir is None:
            places[mine.kode] = None
            continue
        places[mine.kode] = 1 + sum(_better(other, mine) for other in summaries)
    return places


def _better(one: Ringkasan, other: Ringkasan) -> bool:
    if one.nilai_akhir is None or other.nilai_akhir is None:
        return one.nilai_akhir is not None
    if one.nilai_akhir != other.nilai_akhir:
        return one.nilai_akhir > other.nilai_akhir
    if one.bobot_meleset != other.bobot_meleset:
        return (one.bobot_meleset or 0) < (other.bobot_meleset or 0)
    if one.konsistensi is None or other.konsistensi is None:
        return one.konsistensi is not None and other.konsistensi is None
    return one.konsistensi > other.konsistensi


# --- integrity findings -----------------------------------------------------------------------------


def _stands(found: Any, facts: Fakta, bulan: int) -> bool:
    """0 ≤ months since its month < masa_temuan."""
    months = [(year, month) for year in range(2000, 2100) for month in range(1, 13)]
    since = months.index((facts.tahun, bulan)) - months.index((found.tanggal.year, found.tanggal.month))
    return since in range(found.masa)


def finding_rows(facts: Fakta, bulan: int) -> list[str]:
    """What the rows OPD.INTEGRITAS are based on."""
    own = [found for found in facts.integritas if found.opd == facts.kontrak.kode and _stands(found, facts, bulan)]
    return [found.dasar for found in own]


def barred(facts: Fakta, bulan: int) -> bool:
    """A finding that stands names the head: equal NIP, or equal name unless both have a NIP, or in its OPD tenure."""
    head = Oracle(facts).head(bulan) or Kepala("", status=None)
    for found in facts.integritas:
        official = found.pejabat
        if not _stands(found, facts, bulan):
            continue
        if official.nip and head.nip:
            same = official.nip == head.nip
        elif official.nama and head.nama:
            same = official.nama.lower().split() == head.nama.lower().split()
        else:
            same = found.opd == facts.kontrak.kode and official.sejak == head.sejak
        if same:
            return True
    return False
