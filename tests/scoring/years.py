"""Whole random years: all sifat × arah, pekerjaan, versions, rules, verification, suspension, heads, findings."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.model.declared import Aturan, Indikator, Komponen, Langkah, Pekerjaan, Pita
from kontrak.model.kepala import Kepala
from kontrak.model.recorded import (
    Fakta,
    Laporan,
    LaporanBulan,
    Penangguhan,
    TemuanIntegritas,
    Verifikasi,
    Versi,
    VersiAturan,
)
from kontrak.model.words import Arah, Putusan, Sifat
from tests.scoring.build import ATURAN, SKALA, TAHUN, D, fakta

if TYPE_CHECKING:
    from random import Random

    from kontrak.model.words import Value

KINDS = [
    *((Sifat.AKUMULASI, arah) for arah in (Arah.NAIK, Arah.TURUN, Arah.RENTANG)),
    *((Sifat.RATA_RATA, arah) for arah in (Arah.NAIK, Arah.TURUN, Arah.RENTANG)),
    *((Sifat.POSISI, arah) for arah in Arah),
]
GRADES = tuple(SKALA["SAKIP"])


def random_year(rng: Random, opd: str = "PUPR") -> Fakta:
    """The facts of a contract with everything that may happen to it in a year."""
    codes = [f"{opd}.I{number}" for number in range(1, rng.randint(2, 5))]
    first = _indikators(rng, codes)
    versions = [Versi(0, 1, first)]
    while rng.random() < 0.35 and len(versions) < 3:
        since = rng.randint(versions[-1].berlaku, 12)
        versions.append(Versi(len(versions), since, _amended(rng, versions[-1].indikator, since, opd)))
    rules = [VersiAturan(0, 1, _aturan(rng))]
    if rng.random() < 0.25:
        rules.append(VersiAturan(1, rng.randint(1, 12), _aturan(rng)))
    everything = [one for versi in versions for one in versi.indikator]
    return fakta(
        *first,
        opd=opd,
        versi=versions,
        versi_aturan=rules,
        laporan=_laporan(rng, everything),
        kepala=_heads(rng),
        penangguhan=_suspensions(rng, everything),
        kelompok=rng.choice(["dinas", "badan"]),
        pengampu=rng.choice([None, "AST1", "AST2"]),
        pagu=rng.choice([None, 0, 1000, 3_000_000_000]),
        belanja={month: rng.randint(0, 300_000_000) for month in range(1, 13) if rng.random() < 0.4},
        resmi={month: D("87.50") for month in range(1, rng.randint(1, 5))},
        integritas=_findings(rng, opd),
    )


def _findings(rng: Random, opd: str) -> list[TemuanIntegritas]:
    """Findings of this OPD and of another, of this year and its neighbours, against heads and others."""
    found: list[TemuanIntegritas] = []
    while rng.random() < 0.25:
        day = _day(rng).replace(year=TAHUN + rng.choice([-1, 0, 0, 1]), day=1)
        head = rng.choice(_heads(rng))._replace(nip=rng.choice([None, None, "1", "2"]))
        head = head._replace(nama=rng.choice([head.nama, None, "a "]))
        masa = rng.choice([0, 1, 12, 12, 30])
        found.append(
            TemuanIntegritas(9 + len(found), rng.choice([opd, "LAIN"]), f"LHP-{len(found)}", day, "temuan", head, masa)
        )
    return found


def _day(rng: Random) -> date:
    return date(TAHUN, 1, 1) + timedelta(days=rng.randint(0, 364))


def _number(rng: Random, low: int = 0, high: int = 40) -> Decimal:
    places = rng.choice([0, 0, 0, 1, 2, 6])
    return D(rng.randint(low * 10**places, high * 10**places)).scaleb(-places)


def _range(rng: Random, *, low: int = 0) -> tuple[Decimal, Decimal]:
    start = _number(rng, low, 20)
    return start, start + _number(rng, 1, 10)


def _indikators(rng: Random, codes: list[str]) -> tuple[Indikator, ...]:
    found = [_with_works(rng, kode) if rng.random() < 0.25 else _indikator(rng, kode) for kode in codes]
    return _weighted(rng, found)


def _weighted(rng: Random, indikators: list[Indikator]) -> tuple[Indikator, ...]:
    if rng.random() < 0.3:
        return tuple(one._replace(bobot=None) for one in indikators)
    return tuple(one._replace(bobot=D(rng.choice(["10", "15", "20", "33.3", "40"]))) for one in indikators)


def _indikator(rng: Random, kode: str) -> Indikator:
    sifat, arah = rng.choice(KINDS)
    months = sorted(rng.sample(range(1, 13), rng.choice([1, 1, 2, 4, 6, 12])))
    ranged = arah is Arah.RENTANG or (arah in (Arah.NAIK, Arah.TURUN) and rng.random() < 0.3)
    plan: list[Value | None] = [None] * 12
    for month in months:
        plan[month - 1] = _planned(rng, arah, ranged=ranged)
    if arah is Arah.NAIK and rng.random() < 0.2:
        plan[rng.randint(0, 11)] = D(0)
    if sifat is Sifat.POSISI and rng.random() < 0.15:
        return _released(rng, kode, arah, plan[months[0] - 1] or D(1))
    return Indikator(
        kode=kode,
        nama=kode,
        satuan=rng.choice(["km", "persen"]),
        sifat=sifat,
        arah=arah,
        target=_target(rng, sifat, arah, plan, ranged=ranged),
        rencana=tuple(plan),
        rumus_turun=rng.choice([None, "2t-r", "t/r"]) if arah is Arah.TURUN else None,
        skala="SAKIP" if arah is Arah.PREDIKAT else None,
        prioritas=rng.choice([None, "RB", "EKONOMI"]),
    )


def _released(rng: Random, kode: str, arah: Arah, target: Value) -> Indikator:
    """A figure that an outside body releases, this year or the next."""
    month, when = rng.randint(1, 12), rng.choice(["ini", "berikut"])
    plan = tuple(target if when == "ini" and number == month else None for number in range(1, 13))
    skala = "SAKIP" if arah is Arah.PREDIKAT else None
    one = Indikator(kode, kode, "opini", Sifat.POSISI, arah, target, plan, skala=skala)
    return one._replace(rilis_bulan=month, rilis_tahun=when, penerbit="BPK")


def _planned(rng: Random, arah: Arah, *, ranged: bool) -> Value:
    if arah is Arah.BINER:
        return True
    if arah is Arah.PREDIKAT:
        return rng.choice(GRADES)
    if ranged:
        return _range(rng, low=-10 if arah is Arah.RENTANG and rng.random() < 0.3 else 0)
    if arah is Arah.TURUN and rng.random() < 0.3:
        return D(0)
    return _number(rng, 1)


def _target(rng: Random, sifat: Sifat, arah: Arah, plan: list[Value | None], *, ranged: bool) -> Value:
    values = [value for value in plan if value is not None and value != 0]
    if sifat is Sifat.POSISI and values:
        return values[-1]
    if arah in (Arah.BINER, Arah.PREDIKAT):
        return True if arah is Arah.BINER else "B"
    numbers: list[Decimal | tuple[Decimal, Decimal]] = [v for v in values if isinstance(v, Decimal | tuple)]
    if sifat is Sifat.AKUMULASI and numbers:
        if ranged:
            pairs = [v for v in numbers if isinstance(v, tuple)]
            return sum((p[0] for p in pairs), D(0)), sum((p[1] for p in pairs), D(0))
        return sum((v for v in numbers if isinstance(v, Decimal)), D(0))
    return (D(rng.randint(1, 9)), D(10)) if ranged else _number(rng, 1)


def _with_works(rng: Random, kode: str) -> Indikator:
    works = tuple(
        Pekerjaan(f"{kode}.{name}", name, _number(rng, 1, 5), rng.randint(1, 12))
        for name in "ABCD"[: rng.randint(1, 4)]
    )
    plan: list[Value | None] = [None] * 12
    for work in works:
        before = plan[work.jatuh_tempo - 1]
        plan[work.jatuh_tempo - 1] = work.volume + (before if isinstance(before, Decimal) else 0)
    volume = sum((work.volume for work in works), D(0))
    return Indikator(
        kode, kode, "unit", Sifat.AKUMULASI, Arah.NAIK, volume, tuple(plan), pekerjaan=works, prioritas="RB"
    )


def _amended(rng: Random, before: tuple[Indikator, ...], since: int, opd: str) -> tuple[Indikator, ...]:
    """Mostly what an amendment may do (the plan before its month stays); now and then something wilder."""
    found = []
    for one in before:
        change = rng.random()
        if change < 0.15:
            continue
        if change < 0.3:
            other = _indikator(rng, one.kode) if rng.random() < 0.8 else _with_works(rng, one.kode)
            found.append(other)
        elif change < 0.6 and not one.pekerjaan and not one.rilis_bulan:
            other = _indikator(rng, one.kode)
            if (one.sifat, one.arah) == (other.sifat, other.arah) and type(one.target) is type(other.target):
                plan = (*one.rencana[: since - 1], *other.rencana[since - 1 :])
                target = _target(rng, one.sifat, one.arah, list(plan), ranged=isinstance(one.target, tuple))
                found.append(one._replace(rencana=plan, target=target))
            else:
                found.append(one)
        else:
            found.append(one)
    if rng.random() < 0.3 or not found:
        found.append(_indikator(rng, f"{opd}.N{since}"))
    unique = {one.kode: one for one in found}
    return _weighted(rng, list(unique.values()))


def _aturan(rng: Random) -> Aturan:
    if rng.random() < 0.3:
        return ATURAN
    parts = rng.choice(["100 0 0 0", "60 10 10 20", "25 25 25 25", "0 0 100 0", "0 33.3 33.3 33.4"])
    return ATURAN._replace(
        rumus_turun=rng.choice(["2t-r", "t/r"]),
        batas_capaian=rng.choice([None, D(100), D(110), D(120)]),
        ambang_terpenuhi=D(rng.choice(["100", "90", "66.67", "105"])),
        ambang_kritis=D(rng.choice([50, 70])),
        belum_lapor=rng.choice(["nol", "nilai_terakhir"]),
        batas_lapor=rng.choice([1, 5, 10, 28]),
        komponen=Komponen(*map(D, parts.split())),
        warna=(Pita("biru", D(100)), Pita("hijau", D("66.67")), Pita("kuning", D(50)), Pita("merah", D(0))),
        tangga=(Langkah(1, "satu"), Langkah(3, "tiga"), Langkah(6, "enam")),
        ambang_tangga=rng.choice([None, D(60), D("66.67"), D(0)]),
    )


def _laporan(rng: Random, indikators: list[Indikator]) -> dict[str, dict[int, LaporanBulan]]:
    found: dict[str, dict[int, LaporanBulan]] = {}
    for one in indikators:
        diligence = rng.choice([0.0, 0.3, 0.7, 0.95, 1.0])
        for kode in [one.kode, *(work.kode for work in one.pekerjaan)]:
            for month in range(1, 13):
                if kode not in found or month not in found[kode]:
                    wanted = one.rencana[month - 1] is not None or rng.random() < 0.3
                    if wanted and rng.random() < diligence:
                        found.setdefault(kode, {})[month] = _month(rng, one, kode, month)
    return found


def _month(rng: Random, one: Indikator, kode: str, month: int) -> LaporanBulan:
    records: list[Laporan] = []
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        value = None if rng.random() < 0.07 else _reported(rng, one, kode, month)
        if value is None and records:
            value = records[-1].realisasi
        late = date(TAHUN, month, 15) + timedelta(days=rng.choice([10, 16, 25, 26, 30, 45]))
        kendala = rng.choice([None, None, f"kendala {month}"])
        records.append(
            Laporan(len(records), "2022-12-31T09:00:00+07:00", "p", kode, month, value, late, kendala=kendala)
        )
    if records[-1].realisasi is None or rng.random() < 0.7:
        return LaporanBulan(tuple(records))
    putusan = rng.choice(list(Putusan))
    changed = _reported(rng, one, kode, month) if putusan is Putusan.UBAH else None
    if rng.random() < 0.05:
        return LaporanBulan((), None, tuple(records))
    return LaporanBulan(tuple(records), Verifikasi(1, "2022-12-31T09:00:00+07:00", "s", putusan, changed, "c"))


def _reported(rng: Random, one: Indikator, kode: str, month: int) -> Value:
    if kode != one.kode:
        return rng.choice([D(0), D(50), D("99.999999"), D(100), D(100), _number(rng, 0, 100)])
    if one.arah is Arah.BINER:
        return rng.random() < 0.5
    if one.arah is Arah.PREDIKAT:
        return rng.choice(GRADES)
    planned = one.rencana[month - 1]
    near = planned[rng.randint(0, 1)] if isinstance(planned, tuple) else planned
    if isinstance(near, Decimal) and rng.random() < 0.5:
        return near + rng.choice([D(0), D(0), D("0.000001"), D(1), D("-0.5")]) if near > 1 else near
    return _number(rng, -5 if one.arah is Arah.RENTANG or rng.random() < 0.05 else 0)


def _heads(rng: Random) -> list[Kepala]:
    heads = [Kepala("Kepala", "A", sejak=rng.choice([None, date(2021, 12, 24)]))]
    if rng.random() < 0.3:
        heads.append(Kepala("Kepala", "B", sejak=_day(rng)))
    return heads


def _suspensions(rng: Random, indikators: list[Indikator]) -> list[Penangguhan]:
    codes = [one.kode for one in indikators] + [work.kode for one in indikators for work in one.pekerjaan]
    found = []
    while rng.random() < 0.3:
        start = rng.randint(1, 12)
        until = rng.choice([None, min(start + rng.randint(1, 4), 12)])
        found.append(Penangguhan(rng.choice(codes), start, until, "005", "banjir"))
    return found
