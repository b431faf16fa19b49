"""Short ways to write contracts, reports and rules in tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.model.declared import Aturan, Indikator, Komponen, Kontrak, Langkah, Pekerjaan, Pita
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
from kontrak.months import SHORT
from kontrak.scoring import pooling
from kontrak.scoring.detail import detail_contract
from kontrak.scoring.ranking import order_heads
from kontrak.scoring.summary import potret_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kontrak.model.detail import RincianIndikator
    from kontrak.model.missed import KepalaMeleset
    from kontrak.model.summary import Potret
    from kontrak.model.words import Value
    from kontrak.scoring.pooling import Menurut, RerataKelompok

TAHUN = 2022
D = Decimal
Num = str | int | Decimal
Spec = Num | bool | tuple[Num, Num]

SKALA: dict[str, dict[str, Decimal]] = {
    "SAKIP": {grade: D(score) for score, grade in enumerate(("D", "C", "CC", "B", "BB", "A", "AA"), 1)},
    "OPINI": {grade: D(score) for score, grade in enumerate(("TMP", "TW", "WDP", "WTP"), 1)},
}

ATURAN = Aturan(
    rumus_turun="2t-r",
    batas_capaian=D(120),
    ambang_terpenuhi=D(100),
    ambang_kritis=D(50),
    ambang_tangga=None,
    belum_lapor="nol",
    batas_lapor=10,
    komponen=Komponen(D(100), D(0), D(0), D(0)),
    predikat=(
        Pita("Sangat Tinggi", D(91)),
        Pita("Tinggi", D(76)),
        Pita("Sedang", D(66)),
        Pita("Rendah", D(51)),
        Pita("Sangat Rendah", D(0)),
    ),
    warna=(Pita("biru", D("100.01")), Pita("hijau", D(90)), Pita("kuning", D(70)), Pita("merah", D(0))),
    tangga=(Langkah(1, "Catatan"), Langkah(2, "SP I"), Langkah(3, "SP II"), Langkah(4, "SP III")),
    skala=SKALA,
    acuan="Permendagri 86/2017",
)


def value(spec: Spec, *, grade: bool = False) -> Value:
    """``5`` and ``"72.5"`` are numbers, ``(80, 90)`` a range, True/False yes or no, a grade itself."""
    if isinstance(spec, bool):
        return spec
    if isinstance(spec, tuple):
        return D(spec[0]), D(spec[1])
    return spec if grade and isinstance(spec, str) else D(spec)


def plan(months: Mapping[str, Spec], *, grade: bool = False) -> tuple[Value | None, ...]:
    """``{"mar": 4, "jun": 6}`` as twelve places."""
    return tuple(value(months[name], grade=grade) if name in months else None for name in SHORT)


def ind(
    kode: str = "PUPR.JALAN",
    sifat: str = "akumulasi",
    arah: str = "naik",
    target: Spec | None = None,
    rencana: Mapping[str, Spec] | None = None,
    *,
    bobot: Num | None = None,
    satuan: str = "km",
    pekerjaan: Sequence[Pekerjaan] = (),
    rumus_turun: str | None = None,
    skala: str | None = None,
    prioritas: str | None = None,
) -> Indikator:
    """An indikator; without ``rencana`` the target is due in December, without ``target`` it is the plan's."""
    grade = arah == "predikat"
    months: dict[str, Spec] = dict(rencana or {})
    if pekerjaan:
        target = sum((work.volume for work in pekerjaan), D(0))
        for item in pekerjaan:
            months[SHORT[item.jatuh_tempo - 1]] = target_of(
                "akumulasi", [w.volume for w in pekerjaan if w.jatuh_tempo == item.jatuh_tempo]
            )
    elif rencana is None and target is not None:
        months = {"des": target}
    if target is None:
        target = target_of(sifat, list(months.values()))
    return Indikator(
        kode=kode,
        nama=f"Indikator {kode.rpartition('.')[2]}",
        satuan=satuan,
        sifat=Sifat(sifat),
        arah=Arah(arah),
        target=value(target, grade=grade),
        rencana=plan(months, grade=grade),
        bobot=None if bobot is None else D(bobot),
        prioritas=prioritas,
        rumus_turun=rumus_turun,
        skala=skala if skala is not None or not grade else "SAKIP",
        pekerjaan=tuple(pekerjaan),
    )


def target_of(sifat: str, planned: Sequence[Spec]) -> Spec:
    """The target that a plan adds up to, or ends at."""
    if sifat != "akumulasi":
        return planned[-1]
    if isinstance(planned[0], tuple):
        pairs = [item for item in planned if isinstance(item, tuple)]
        return sum((D(low) for low, _ in pairs), D(0)), sum((D(high) for _, high in pairs), D(0))
    return sum((D(item) for item in planned if not isinstance(item, tuple)), D(0))


def work(kode: str, volume: Num, jatuh_tempo: str) -> Pekerjaan:
    """A pekerjaan by full code, volume and due month."""
    return Pekerjaan(kode, f"Pekerjaan {kode.rpartition('.')[2]}", D(volume), SHORT.index(jatuh_tempo) + 1)


def month_number(name: str) -> int:
    return SHORT.index(name) + 1


_events = iter(range(1, 10**9))


def record(
    bulan: int,
    realisasi: Spec | None,
    *,
    kode: str = "PUPR.JALAN",
    grade: bool = False,
    tanggal: date | None = None,
    kendala: str | None = None,
    tindak_lanjut: str | None = None,
    alasan: str | None = None,
) -> Laporan:
    """One record; in time unless a date is given."""
    return Laporan(
        peristiwa=next(_events),
        waktu=f"{TAHUN}-12-31T09:00:00+07:00",
        pelaku="operator",
        kode=kode,
        bulan=bulan,
        realisasi=None if realisasi is None else value(realisasi, grade=grade),
        tanggal_lapor=tanggal or date(TAHUN, bulan, 28),
        kendala=kendala,
        tindak_lanjut=tindak_lanjut,
        alasan=alasan,
    )


def check(putusan: str, realisasi: Spec | None = None) -> Verifikasi:
    return Verifikasi(
        next(_events), "w", "pengawas", Putusan(putusan), None if realisasi is None else value(realisasi), "diperiksa"
    )


def reports(months: Mapping[str, Spec], *, kode: str = "PUPR.JALAN", grade: bool = False) -> dict[int, LaporanBulan]:
    """``{"mar": 4}`` as one record a month, in time and unchecked."""
    return {
        month_number(name): LaporanBulan((record(month_number(name), item, kode=kode, grade=grade),))
        for name, item in months.items()
    }


def fakta(
    *indikators: Indikator,
    laporan: Mapping[str, Mapping[int, LaporanBulan]] | None = None,
    aturan: Aturan = ATURAN,
    opd: str = "PUPR",
    kode: str | None = None,
    versi: Sequence[Versi] = (),
    versi_aturan: Sequence[VersiAturan] = (),
    kepala: Iterable[Kepala] = (Kepala("Kepala Dinas"),),
    penangguhan: Sequence[Penangguhan] = (),
    kelompok: str = "dinas",
    pengampu: str | None = None,
    pagu: int | None = None,
    belanja: Mapping[int, int] | None = None,
    resmi: Mapping[int, Decimal | None] | None = None,
    integritas: Sequence[TemuanIntegritas] = (),
) -> Fakta:
    """The facts of one contract; by default one version, one set of rules, nothing reported."""
    heads = tuple(kepala)
    return Fakta(
        tahun=TAHUN,
        opd=opd,
        kelompok=kelompok,
        pengampu=pengampu,
        kontrak=Kontrak(kode or opd, "Dinas Pekerjaan Umum", heads[-1], indikator=tuple(indikators)),
        kepala=heads,
        versi=tuple(versi) or (Versi(0, 1, tuple(indikators)),),
        aturan=tuple(versi_aturan) or (VersiAturan(0, 1, aturan),),
        laporan=laporan or {},
        penangguhan=tuple(penangguhan),
        pagu=pagu,
        belanja=belanja or {},
        resmi=resmi or {},
        integritas=tuple(integritas),
    )


def temuan(
    tanggal: date,
    opd: str = "PUPR",
    pejabat: Kepala = Kepala("Kepala Dinas"),  # noqa: B008 # a NamedTuple does not change
    *,
    dasar: str = "LHP 12/2022",
    masa: int = 12,
) -> TemuanIntegritas:
    """An integrity finding against the head of an OPD, standing for so many months."""
    return TemuanIntegritas(7, opd, dasar, tanggal, "penyalahgunaan", pejabat, masa)


def assess(
    indikator: Indikator,
    months: Mapping[str, Spec] | None = None,
    bulan: str = "des",
    *,
    aturan: Aturan = ATURAN,
    works: Mapping[str, Mapping[str, Spec]] | None = None,
) -> RincianIndikator:
    """Score one indikator by its reports and those of its pekerjaan (by the last part of the code)."""
    grade = indikator.arah is Arah.PREDIKAT
    laporan = {indikator.kode: reports(months or {}, kode=indikator.kode, grade=grade)}
    for name, progress in (works or {}).items():
        kode = f"{indikator.kode}.{name}"
        laporan[kode] = reports(progress, kode=kode)
    facts = fakta(indikator, laporan=laporan, aturan=aturan)
    return detail_contract(facts, month_number(bulan)).indikator[0]


def suspend(kode: str, mulai: str, sampai: str | None = None) -> Penangguhan:
    until = None if sampai is None else month_number(sampai)
    return Penangguhan(kode, month_number(mulai), until, "005/1", "banjir")


def missed_heads(facts: Iterable[Fakta], bulan: int) -> list[KepalaMeleset]:
    """The heads of OPDs who missed something, in the order of SPEC §3."""
    return list(order_heads(item.meleset for item in _potret(facts, bulan) if item.meleset))


def group_means(facts: Iterable[Fakta], bulan: int, menurut: Menurut) -> list[RerataKelompok]:
    """The mean of each group of the OPDs."""
    return pooling.group_means(_potret(facts, bulan), menurut)


def _potret(facts: Iterable[Fakta], bulan: int) -> list[Potret]:
    return [potret_at(one, bulan, ("bagian", "meleset")) for one in facts if one.kontrak.kode == one.opd]
