"""The rules of SPEC §2 for one OPD and its contracts, and those that concern several OPDs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.contracts.checks_horizon import check_activities
from kontrak.contracts.checks_indikator import indikator_problems, undeclared
from kontrak.contracts.checks_plan import ZERO, negative_pagu
from kontrak.contracts.tree import quoted
from kontrak.contracts.yaml_text import number
from kontrak.model.words import INTEGRITAS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kontrak.contracts.declared import DeclaredKontrak, DeclaredOpd, Scope
    from kontrak.contracts.tree import Problem, Section
    from kontrak.model.declared import Opd


def opd_problems(opd: DeclaredOpd, scope: Scope) -> Iterator[Problem]:
    """Apply every rule to an OPD, its contracts and their indikators."""
    for check in OPD_CHECKS:
        yield from check(opd, scope)
    for kontrak in opd.kontrak:
        yield from check_weights(kontrak)
        for item in kontrak.indikator:
            yield from indikator_problems(item, scope)


# --- one OPD ---------------------------------------------------------------------------------------


def check_namespace(opd: DeclaredOpd, _scope: Scope) -> Iterator[Problem]:
    """Programs, bidang and indikators of an OPD, those of its bidang included, share one namespace."""
    seen: dict[str, Section] = {}
    for kode, section in sorted(_coded(opd), key=lambda pair: pair[1].place()):
        twin = seen.setdefault(kode, section)
        if twin is not section:
            pesan = f"kode {kode} sudah dipakai {twin.jalur} (baris {twin.place()[0]}); pakai kode lain"
            yield section.problem(None, pesan)


def check_reserved(opd: DeclaredOpd, _scope: Scope) -> Iterator[Problem]:
    """The code of integrity findings is nobody's code."""
    works = (pair for _, item in opd.indikators() for pair in item.section.children("pekerjaan"))
    for kode, section in [(opd.opd.kode, opd.section), *_coded(opd), *works]:
        if kode == INTEGRITAS:
            yield section.problem(None, f"kode {INTEGRITAS} dicadangkan untuk temuan integritas; pakai kode lain")


def check_pengampu(opd: DeclaredOpd, scope: Scope) -> Iterator[Problem]:
    """The pengampu is declared."""
    kode = opd.opd.pengampu
    if kode is not None and scope.pengampu is not None and kode not in scope.pengampu:
        yield opd.section.problem("pengampu", undeclared("pengampu", kode, scope.pengampu))


def check_program(opd: DeclaredOpd, _scope: Scope) -> Iterator[Problem]:
    """A program is declared in the OPD."""
    known = opd.section.codes("program")
    for _, item in opd.indikators():
        kode = item.indikator.program
        if kode is not None and known is not None and kode not in known:
            yield item.section.problem("program", undeclared("program", kode, known))


def check_pagu(opd: DeclaredOpd, _scope: Scope) -> Iterator[Problem]:
    """No budget of a program is negative."""
    for program, (_, section) in zip(opd.opd.program, opd.section.children("program"), strict=True):
        yield from negative_pagu(section, program.pagu)


def check_mendukung(opd: DeclaredOpd, _scope: Scope) -> Iterator[Problem]:
    """``mendukung`` of an indikator of a bidang names an indikator of the OPD's own contract."""
    own = opd.section.codes("indikator")
    for kontrak, item in opd.indikators():
        kode = item.indikator.mendukung
        if kode is None:
            continue
        if kontrak is opd.kontrak[0]:
            pesan = "mendukung hanya untuk indikator bidang; hapus kunci ini"
            yield item.section.problem("mendukung", pesan)
        elif own is not None and kode.partition(".")[2] not in own:
            yield item.section.problem("mendukung", undeclared("indikator OPD", kode.partition(".")[2], own))


def check_weights(kontrak: DeclaredKontrak) -> Iterator[Problem]:
    """Either no indikator of a contract has a bobot, or all have and they add up to 100. Exactly."""
    items = kontrak.indikator
    weights = [item.indikator.bobot for item in items if item.indikator.bobot is not None]
    if not weights or "indikator" in kontrak.rusak or not all(item.has("bobot") for item in items):
        return
    kode = kontrak.kontrak.kode
    lacking = [item for item in items if item.indikator.bobot is None]
    if lacking:
        names = ", ".join(item.indikator.kode.partition(".")[2] for item in lacking)
        pesan = f"bobot belum ada pada {names}; beri semua indikator {kode} bobot berjumlah 100, atau tidak satu pun"
        yield lacking[0].section.problem("bobot", pesan)
    elif sum(weights) != 100 and min(weights) > 0:
        pesan = f"bobot indikator {kode} menjumlah {number(sum(weights, start=ZERO))}, bukan 100; perbaiki bobotnya"
        yield kontrak.section.problem("indikator", pesan)


OPD_CHECKS: tuple[Callable[[DeclaredOpd, Scope], Iterable[Problem]], ...] = (
    check_namespace,
    check_reserved,
    check_pengampu,
    check_program,
    check_pagu,
    check_activities,
    check_mendukung,
)


def _coded(opd: DeclaredOpd) -> Iterator[tuple[str, Section]]:
    """Everything in the namespace of an OPD."""
    for group in ("program", "indikator", "bidang"):
        yield from opd.section.children(group)
    for _, section in opd.section.children("bidang"):
        yield from section.children("indikator")


# --- several OPDs ----------------------------------------------------------------------------------


def check_once(opds: Sequence[DeclaredOpd]) -> Iterator[Problem]:
    """An OPD stands in one file only."""
    seen: dict[str, Section] = {}
    for item in opds:
        first = seen.setdefault(item.opd.kode, item.section)
        if first is not item.section:
            place = f"{first.berkas}:{first.place()[0]}"
            pesan = f"OPD {item.opd.kode} sudah ada di {place}; hapus dari salah satu berkas"
            yield item.section.problem(None, pesan)


def check_alias(opds: Sequence[DeclaredOpd], held: Mapping[str, Opd]) -> Iterator[Problem]:
    """No alias is that of another OPD, or its code, in any case; those of the database count too."""
    first = {item.opd.kode: item for item in reversed(opds)}
    others = {kode: opd for kode, opd in held.items() if kode not in first}
    codes = {kode.casefold(): kode for kode in (*first, *others)}
    taken = {_word(alias): kode for kode, opd in others.items() for alias in opd.alias}
    for kode, item in first.items():
        if kode.casefold() in taken:
            owner = taken[kode.casefold()]
            yield item.section.problem(None, f"kode {kode} sudah menjadi alias {owner}; pakai kode lain")
    for kode, item in first.items():
        own: set[str] = set()
        for place, alias in enumerate(item.opd.alias if "alias" not in item.rusak else ()):
            word, count = _word(alias), len(own)
            own.add(word)
            if codes.get(word, kode) != kode:
                whose = f"sama dengan kode OPD {codes[word]}"
            elif taken.setdefault(word, kode) != kode:
                whose = f"sudah menjadi alias {taken[word]}"
            elif len(own) == count:
                whose = "ditulis dua kali"
            else:
                continue
            yield item.section.problem("alias", f"alias {quoted(alias)} {whose}; hapus atau ganti", item=place)


def _word(alias: str) -> str:
    return " ".join(alias.split()).casefold()
