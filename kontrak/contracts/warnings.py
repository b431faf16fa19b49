"""The warnings of SPEC §2: what is allowed but worth a second look. Never fatal."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.contracts.checks_indikator import ZERO, bounds, total_of
from kontrak.contracts.emit import number, value_text
from kontrak.model import Arah, Sifat
from kontrak.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kontrak.contracts.declared import DeclaredIndikator, DeclaredKontrak, DeclaredOpd, Scope
    from kontrak.contracts.problems import Problem
    from kontrak.contracts.tree import Section
    from kontrak.model import Indikator, Opd, Value

HEAVY = Decimal(60)
"""A single bobot above this carries a contract by itself."""


def opd_warnings(opd: DeclaredOpd, scope: Scope) -> Iterator[Problem]:
    """Apply every warning to an OPD."""
    yield from warn_no_pengampu(opd)
    yield from warn_undated(opd)
    for kontrak in opd.kontrak:
        for warn in KONTRAK_WARNINGS:
            yield from warn(kontrak)
        for item in kontrak.indikator:
            yield from warn_worse(item, scope)
            yield from warn_mean(item)


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
