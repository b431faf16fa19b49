"""The warnings of SPEC §2: what is allowed but worth a second look. Never fatal."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from kontrak.contracts.checks_horizon import warn_activities
from kontrak.contracts.checks_plan import ZERO, bounds, is_stored, problem_of_month, total_of, zeros_before_more
from kontrak.contracts.tree import quoted
from kontrak.contracts.yaml_text import number, scalar, value_text
from kontrak.model.words import Arah, Sifat, encode_value
from kontrak.months import SHORT
from kontrak.numbers import format_number, is_percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kontrak.contracts.declared import DeclaredIndikator, DeclaredKontrak, DeclaredOpd, Existing, Scope
    from kontrak.contracts.tree import Problem, Section
    from kontrak.model.declared import Indikator, Opd
    from kontrak.model.words import Value

HEAVY = Decimal(60)
"""A single bobot above this carries a contract by itself."""


def opd_warnings(opd: DeclaredOpd, scope: Scope) -> Iterator[Problem]:
    """Apply every warning to an OPD."""
    yield from warn_no_pengampu(opd)
    yield from warn_undated(opd)
    yield from warn_activities(opd)
    for kontrak in opd.kontrak:
        for warn in KONTRAK_WARNINGS:
            yield from warn(kontrak)
        for item in kontrak.indikator:
            yield from warn_worse(item, scope)
            for warn_item in INDIKATOR_WARNINGS:
                yield from warn_item(item)


# --- all files -------------------------------------------------------------------------------------


def warn_no_opd(roots: Sequence[Section], held: Mapping[str, Opd]) -> Iterator[Problem]:
    """Nobody has a contract yet: neither the files nor the database have an OPD."""
    if roots and not held and all(akar.get("opd") in (None, {}) for akar in roots):
        yield roots[0].problem("opd", "belum ada OPD; tulis kontraknya di bawah kunci opd, misalnya opd: {PUPR: …}")


# --- an OPD ----------------------------------------------------------------------------------------


def warn_no_pengampu(opd: DeclaredOpd) -> Iterator[Problem]:
    """Nobody supervises the OPD."""
    if opd.opd.pengampu is None and "pengampu" not in opd.rusak:
        yield opd.section.problem("pengampu", f"{opd.opd.kode} tanpa pengampu")


def warn_undated(opd: DeclaredOpd) -> Iterator[Problem]:
    """The contract has not been signed; a bidang without a date of its own takes that of its OPD."""
    own = opd.kontrak[0]
    if own.kontrak.tanggal is None and "tanggal" not in own.rusak:
        pesan = f"kontrak {opd.opd.kode} belum bertanggal; targetnya masih dapat berubah tanpa perubahan resmi"
        yield opd.section.problem("kontrak", pesan)


# --- a contract ------------------------------------------------------------------------------------


def warn_nameless_head(kontrak: DeclaredKontrak) -> Iterator[Problem]:
    """The head has no name."""
    section = kontrak.section.child("kepala")
    if section is not None and kontrak.kontrak.kepala.nama is None and section.get("nama") is None:
        yield section.problem("nama", f"kepala {kontrak.kontrak.kode} belum bernama")


def warn_few(kontrak: DeclaredKontrak) -> Iterator[Problem]:
    """The contract stands on one indikator, or on none."""
    if len(kontrak.indikator) < 2 and "indikator" not in kontrak.rusak:
        count = "hanya satu indikator" if kontrak.indikator else "tanpa indikator"
        yield kontrak.section.problem("indikator", f"kontrak {kontrak.kontrak.kode} {count}")


def warn_heavy(kontrak: DeclaredKontrak) -> Iterator[Problem]:
    """One of several indikators carries most of the weight."""
    for item in kontrak.indikator if len(kontrak.indikator) > 1 else ():
        bobot = item.indikator.bobot
        if bobot is not None and HEAVY < bobot < 100:
            kode = item.indikator.kode
            yield item.section.problem("bobot", f"bobot {kode} {number(bobot)}, di atas {number(HEAVY)}")


def warn_december(kontrak: DeclaredKontrak) -> Iterator[Problem]:
    """More than half of the weight is due only in December, so that no month before says anything about it."""
    items = kontrak.indikator
    if not items or not all(item.has("rencana", "target", "arah", "bobot") for item in items):
        return
    given = [item.indikator.bobot for item in items if item.indikator.bobot is not None]
    if given and len(given) < len(items):
        return
    weights = given or [Decimal(1)] * len(items)
    late = sum((weight * _december(item.indikator) for weight, item in zip(weights, items, strict=True)), start=ZERO)
    if late * 2 > sum(weights):
        share = format_number((late / sum(weights) * 100).quantize(Decimal("0.1")))
        pesan = f"{share}% bobot kontrak {kontrak.kontrak.kode} baru jatuh tempo Desember; rencanakan lebih awal"
        yield kontrak.section.problem("indikator", pesan)


KONTRAK_WARNINGS: tuple[Callable[[DeclaredKontrak], Iterable[Problem]], ...] = (
    warn_nameless_head,
    warn_few,
    warn_heavy,
    warn_december,
)


def _december(indikator: Indikator) -> Decimal:
    """The share of an indikator's weight, 0 to 1, that is due in December only; of pekerjaan by volume."""
    if indikator.pekerjaan:
        total = sum((work.volume for work in indikator.pekerjaan), start=ZERO)
        late = sum((work.volume for work in indikator.pekerjaan if work.jatuh_tempo == 12), start=ZERO)
        return late / total if total else ZERO
    months = [month for month, value in enumerate(indikator.rencana, 1) if _counts(indikator, value)]
    return Decimal(months == [12])


def _counts(indikator: Indikator, value: Value | None) -> bool:
    """Whether a month with this planned value is a plan month (SPEC §3)."""
    return value is not None and not (indikator.arah is Arah.NAIK and value == ZERO)


# --- an indikator ----------------------------------------------------------------------------------


def warn_worse(item: DeclaredIndikator, scope: Scope) -> Iterator[Problem]:
    """The target is worse than what was achieved last year; of a range its better bound counts."""
    indikator = item.indikator
    if indikator.tahun_lalu is None or not item.has("target", "tahun_lalu", "arah", "skala"):
        return
    if _is_worse(indikator, (scope.skala or {}).get(indikator.skala or "", {})):
        shown = f"target {value_text(indikator.target)} lebih buruk daripada realisasi tahun lalu"
        yield item.section.problem("target", f"{shown} ({value_text(indikator.tahun_lalu)})")


def _is_worse(indikator: Indikator, scores: Mapping[str, Decimal]) -> bool:
    target, last_year = indikator.target, indikator.tahun_lalu
    if indikator.arah is Arah.PREDIKAT:
        return scores.get(str(target), ZERO) < scores.get(str(last_year), ZERO)
    if indikator.arah is Arah.NAIK:
        return bounds(target)[1] < bounds(last_year)[0]
    return indikator.arah is Arah.TURUN and bounds(target)[0] > bounds(last_year)[1]


def warn_mean(item: DeclaredIndikator) -> Iterator[Problem]:
    """The mean of the planned values of ``rata_rata`` is not the target. Compared exactly, without dividing."""
    indikator = item.indikator
    if indikator.sifat is not Sifat.RATA_RATA or not item.has("sifat", "arah", "target", "rencana"):
        return
    planned = [value for value in indikator.rencana if _counts(indikator, value)]
    low, high = total_of(planned)
    target_low, target_high = bounds(indikator.target)
    if planned and (low, high) != (target_low * len(planned), target_high * len(planned)):
        target = value_text(indikator.target)
        yield item.section.problem("rencana", f"rata-rata rencana tidak sama dengan target {target}")


def warn_against_arah(item: DeclaredIndikator) -> Iterator[Problem]:
    """The plan of a posisi runs against its arah: one that should rise falls, or the other way about."""
    indikator = item.indikator
    if indikator.sifat is not Sifat.POSISI or indikator.arah not in (Arah.NAIK, Arah.TURUN):
        return
    if item.bentuk != "rencana" or not item.has("sifat", "arah", "rencana"):
        return
    planned = [(month, bounds(value)) for month, value in enumerate(indikator.rencana, 1) if _counts(indikator, value)]
    for (month, before), (later, after) in pairwise(planned):
        falls = after[0] < before[0] and after[1] < before[1]
        rises = after[0] > before[0] and after[1] > before[1]
        zero = before == (ZERO, ZERO)  # named as an error of its own
        if falls if indikator.arah is Arah.NAIK else rises and not zero:
            first, second = (value_text(indikator.rencana[m - 1] or ZERO) for m in (month, later))
            shown = f"rencana {SHORT[later - 1]} {second} sesudah {SHORT[month - 1]} {first}"
            yield problem_of_month(item, later, f"{shown} berlawanan dengan arah {indikator.arah}; periksa keduanya")
            return


def warn_fraction(item: DeclaredIndikator) -> Iterator[Problem]:
    """A target or plan of at most 1 percent: perhaps a fraction was meant."""
    indikator = item.indikator
    if not is_percent(indikator.satuan) or not item.has("arah"):
        return
    if item.has("target") and item.section.get("target") is not None and _is_fraction(indikator.target):
        yield item.section.problem("target", _fraction("target", indikator.target))
    elif item.bentuk == "rencana" and item.has("rencana"):
        for month, value in enumerate(indikator.rencana, 1):
            if value is not None and _is_fraction(value):
                yield problem_of_month(item, month, _fraction(f"rencana {SHORT[month - 1]}", value))
                return


def _is_fraction(value: Value) -> bool:
    """Whether a number lies above 0 and not above 1; of a range its upper bound, with the lower one not below 0."""
    low, high = bounds(value)
    return low >= ZERO and ZERO < high <= 1


def _fraction(name: str, value: Value) -> str:
    return f"{name} {value_text(value)} persen: 1 atau kurang; tulis 85 untuk 85 persen, bukan 0.85"


def warn_satuan(item: DeclaredIndikator) -> Iterator[Problem]:
    """A unit that says percent in other words: percentages are typed and printed as such with ``persen`` only."""
    satuan = item.indikator.satuan
    word = "".join(char for char in satuan.casefold() if char.isalpha())
    if item.has("satuan") and not is_percent(satuan) and (word in _PERCENT or (not word and "%" in satuan)):
        shown = f"satuan {quoted(satuan)} tidak dikenal sebagai persen"
        yield item.section.problem("satuan", f"{shown}: isian 85% dan pecahan ditolak; tulis satuan: persen")


_PERCENT = ("persen", "persentase", "prosen", "prosentase", "percent", "percentage")

INDIKATOR_WARNINGS: tuple[Callable[[DeclaredIndikator], Iterable[Problem]], ...] = (
    warn_mean,
    warn_against_arah,
    warn_fraction,
    warn_satuan,
)


# --- what the files say beside what the database holds ---------------------------------------------


def stored_indikators(opds: Mapping[str, Opd]) -> dict[str, Indikator]:
    """The indikators that the database holds, those of bidang too, by full code."""
    return {item.kode: item for opd in opds.values() for item in opd.indikators}


def stored_warnings(opd: DeclaredOpd, held: Opd | None, scope: Scope) -> Iterator[Problem]:
    """Warn of what an older release accepted, and of a head who changes without a date."""
    for _, item in opd.indikators():
        if is_stored(item.indikator, scope.tersimpan.get(item.indikator.kode)):
            yield from zeros_before_more(item)
    if held is not None:
        yield from _heads(opd, held, scope.tahun)


def last_year_warnings(opds: Iterable[DeclaredOpd], held: Existing, tahun: int | None) -> Iterator[Problem]:
    """Warn of a result of last year that is another one than the file's, which counts (SPEC §2)."""
    if held.tahun_lalu is None or tahun is None:
        return
    given = [item for opd in opds for _, item in opd.indikators() if item.indikator.tahun_lalu is not None]
    results = held.tahun_lalu() if given else {}
    for item in given:
        now = item.indikator
        before, value = results.get(now.kode, (None, None))
        if before is None or value is None or now.tahun_lalu is None or not item.has("tahun_lalu", "riwayat", "arah"):
            continue
        same = (before.satuan, before.sifat, before.arah, before.skala) == (now.satuan, now.sifat, now.arah, now.skala)
        if same and encode_value(value) != encode_value(now.tahun_lalu):
            key = "tahun_lalu" if item.section.get("tahun_lalu") is not None else "riwayat"
            said = f"hasil {tahun - 1} {value_text(now.tahun_lalu)} berbeda dari yang tercatat dalam berkas data"
            yield item.section.problem(key, f"{said} ({value_text(value)}); yang dipakai yang tercatat")


def _heads(opd: DeclaredOpd, held: Opd, tahun: int | None) -> Iterator[Problem]:
    """A head of another name whose ``sejak`` is the old one: he would stand on all earlier papers."""
    before = {kontrak.kode: kontrak.kepala for kontrak in held.contracts}
    for item in opd.kontrak:
        old, new, section = before.get(item.kontrak.kode), item.kontrak.kepala, item.section.child("kepala")
        if old is None or section is None or None in (old.nama, new.nama):
            continue
        if old.nama != new.nama and old.sejak == new.sejak:
            change = f"kepala {item.kontrak.kode} berganti dari {old.nama} menjadi {new.nama}, 'sejak' tidak"
            line = f"kepala: {{jabatan: {scalar(new.jabatan)}, nama: {scalar(new.nama)}, sejak: {tahun or 2022}-07-01}}"
            pesan = f"{change}: nama baru itu akan tercetak pada semua bulan yang lalu"
            yield section.problem("nama", f"{pesan}; tulis sejak kapan ia menjabat, seperti {line}")
