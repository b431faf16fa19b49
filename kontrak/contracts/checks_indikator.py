"""The rules of SPEC §2 for one indikator: small functions, each naming its mistakes.

First what the promise is (``KIND_CHECKS``), then, when that is sound, whether its numbers add up (``SUM_CHECKS``), so
that one mistake is named once; the rest (``OTHER_CHECKS``) stands by itself.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.contracts.checks_horizon import HORIZON_CHECKS
from kontrak.contracts.checks_plan import SUM_CHECKS, ZERO, bounds, negative, negative_pagu, problem_of_month
from kontrak.contracts.tree import nearest, quoted
from kontrak.contracts.yaml_text import number, value_text
from kontrak.model.words import Arah, Sifat
from kontrak.months import SHORT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kontrak.contracts.declared import DeclaredIndikator, Scope
    from kontrak.contracts.tree import Problem, Section
    from kontrak.model.declared import Indikator, Pekerjaan
    from kontrak.model.words import Value

_POSISI_ONLY = (Arah.BINER, Arah.PREDIKAT)


def indikator_problems(item: DeclaredIndikator, scope: Scope) -> Iterator[Problem]:
    """Apply every rule to an indikator."""
    found = [problem for check in KIND_CHECKS for problem in check(item, scope)]
    if not found:
        found = [problem for check in SUM_CHECKS for problem in check(item, scope)]
    yield from found
    for check in (*OTHER_CHECKS, *HORIZON_CHECKS):
        yield from check(item, scope)


# --- what the promise is ---------------------------------------------------------------------------


def check_sifat(item: DeclaredIndikator, _scope: Scope) -> Iterator[Problem]:
    """``biner`` and ``predikat`` are a state, so only ``posisi`` fits them."""
    indikator = item.indikator
    if indikator.arah in _POSISI_ONLY and indikator.sifat is not Sifat.POSISI and item.has("sifat", "arah"):
        pesan = f"sifat {indikator.sifat} tidak cocok dengan arah {indikator.arah}; tulis sifat: posisi"
        yield item.section.problem("sifat", pesan)


def check_biner(item: DeclaredIndikator, _scope: Scope) -> Iterator[Problem]:
    """The target of ``biner`` is ``ya``, with jatuh_tempo or nothing."""
    if item.indikator.arah is not Arah.BINER or not item.has("arah"):
        return
    if item.indikator.target is False and item.has("target"):
        yield item.section.problem("target", "target biner tidak mungkin 'tidak'; tulis target: ya")
    if item.bentuk in ("rencana", "pekerjaan") and item.has("rencana"):
        pesan = f"arah biner tidak memakai {item.bentuk!r}; tulis jatuh_tempo: BULAN"
        yield item.section.problem_of_key(item.bentuk, pesan)


def check_rentang(item: DeclaredIndikator, _scope: Scope) -> Iterator[Problem]:
    """``rentang`` needs a range."""
    target = item.indikator.target
    if item.indikator.arah is Arah.RENTANG and isinstance(target, Decimal) and item.has("arah", "target"):
        pesan = f"target {number(target)} bukan rentang; untuk arah rentang tulis target: [bawah, atas]"
        yield item.section.problem("target", pesan)


def check_planned_ranges(item: DeclaredIndikator, _scope: Scope) -> Iterator[Problem]:
    """With a range as target every planned value is a range, but a 0 with naik; without one none is."""
    indikator = item.indikator
    ranged = isinstance(indikator.target, tuple)
    if item.bentuk != "rencana" or not item.has("rencana", "target", "arah"):
        return
    if indikator.arah is Arah.RENTANG and not ranged:
        return
    wrong = [
        month
        for month, value in enumerate(indikator.rencana, 1)
        if value is not None
        and isinstance(value, tuple) is not ranged
        and not (indikator.arah is Arah.NAIK and value == ZERO)
    ]
    if wrong:
        months = ", ".join(SHORT[month - 1] for month in wrong)
        form = "rentang [bawah, atas]" if ranged else "satu angka"
        pesan = f"rencana {months} harus {form}, seperti targetnya ({value_text(indikator.target)})"
        yield problem_of_month(item, wrong[0], pesan)


def check_signs(item: DeclaredIndikator, _scope: Scope) -> Iterator[Problem]:
    """A target of naik is above 0; negative numbers only with rentang."""
    indikator = item.indikator
    if indikator.arah is Arah.RENTANG or not item.has("arah"):
        return
    target, last_year = bounds(indikator.target)[0], bounds(indikator.tahun_lalu)[0]
    if item.has("target") and item.section.get("target") is not None:
        if indikator.arah is Arah.NAIK and target <= 0:
            pesan = f"target {value_text(indikator.target)} untuk arah naik harus di atas 0"
            yield item.section.problem("target", f"{pesan}; perbaiki targetnya atau arahnya")
        elif target < 0:
            yield item.section.problem("target", negative("target", target))
    if item.bentuk == "rencana":
        for month, value in enumerate(indikator.rencana, 1):
            low = bounds(value)[0]
            if low < 0:
                yield problem_of_month(item, month, negative(f"rencana {SHORT[month - 1]}", low))
    if last_year < 0 and item.section.get("tahun_lalu") is not None:
        yield item.section.problem("tahun_lalu", negative("tahun_lalu", last_year))


def check_pekerjaan(item: DeclaredIndikator, _scope: Scope) -> Iterator[Problem]:
    """Pekerjaan only with akumulasi and naik, each with a volume above 0 and together one number as target."""
    indikator = item.indikator
    if item.bentuk != "pekerjaan":
        return
    if item.has("sifat", "arah") and (indikator.sifat, indikator.arah) != (Sifat.AKUMULASI, Arah.NAIK):
        if indikator.arah is not Arah.BINER:
            shown = f"bukan {indikator.sifat} dan {indikator.arah}"
            pesan = f"pekerjaan hanya untuk sifat akumulasi dengan arah naik, {shown}; pakai rencana atau jatuh_tempo"
            yield item.section.problem_of_key("pekerjaan", pesan)
    elif isinstance(indikator.target, tuple) and item.has("target"):
        pesan = f"target {value_text(indikator.target)} harus satu angka, yaitu jumlah volume pekerjaannya"
        yield item.section.problem("target", pesan)
    for work, section in _works(item):
        if work.volume <= 0:
            yield section.problem("volume", f"volume {number(work.volume)} harus di atas 0; tulis misalnya 1")


def check_rilis(item: DeclaredIndikator, _scope: Scope) -> Iterator[Problem]:
    """What an outside body releases is a position."""
    sifat = item.indikator.sifat
    if item.bentuk == "rilis" and sifat is not Sifat.POSISI and item.has("sifat"):
        yield item.section.problem_of_key("rilis", f"rilis hanya untuk sifat posisi, bukan {sifat}; pakai jatuh_tempo")


def check_skala(item: DeclaredIndikator, scope: Scope) -> Iterator[Problem]:
    """``predikat`` names a declared scale; target and planned values are its grades. No other arah has one."""
    indikator = item.indikator
    if not item.has("arah", "skala"):
        return
    if indikator.arah is not Arah.PREDIKAT:
        if indikator.skala is not None:
            yield item.section.problem("skala", "skala hanya untuk arah predikat; hapus kunci ini")
        return
    known = ", ".join(scope.skala or ())
    if indikator.skala is None:
        yield item.section.problem("skala", f"kunci 'skala' belum ada untuk arah predikat; skala yang ada: {known}")
    elif scope.skala is not None and indikator.skala not in scope.skala:
        yield item.section.problem("skala", undeclared("skala", indikator.skala, scope.skala))
    elif scope.skala is not None:
        yield from _check_grades(item, indikator.skala, list(scope.skala[indikator.skala]))


def _check_grades(item: DeclaredIndikator, skala: str, grades: list[str]) -> Iterator[Problem]:
    def pesan(name: str, value: Value) -> str:
        return f"{name} {quoted(str(value))} tidak ada dalam skala {skala}; pilih {', '.join(grades)}"

    indikator = item.indikator
    if item.has("target") and indikator.target not in grades:
        yield item.section.problem("target", pesan("target", indikator.target))
    if item.bentuk == "rencana":
        for month, value in enumerate(indikator.rencana, 1):
            if value is not None and value not in grades:
                yield problem_of_month(item, month, pesan(f"rencana {SHORT[month - 1]}", value))
    if indikator.tahun_lalu not in (None, *grades) and item.section.get("tahun_lalu") is not None:
        assert indikator.tahun_lalu is not None
        yield item.section.problem("tahun_lalu", pesan("tahun_lalu", indikator.tahun_lalu))


# --- the rest --------------------------------------------------------------------------------------


def check_bobot(item: DeclaredIndikator, _scope: Scope) -> Iterator[Problem]:
    """A bobot is above 0."""
    bobot = item.indikator.bobot
    if bobot is not None and bobot <= 0:
        pesan = f"bobot {number(bobot)} harus di atas 0; hapus kuncinya bila semua indikator sama berat"
        yield item.section.problem("bobot", pesan)


def check_rumus_turun(item: DeclaredIndikator, _scope: Scope) -> Iterator[Problem]:
    """Only an indikator with arah turun may set its own formula."""
    if item.indikator.rumus_turun is not None and item.indikator.arah is not Arah.TURUN and item.has("arah"):
        yield item.section.problem("rumus_turun", "rumus_turun hanya untuk arah turun; hapus kunci ini")


def check_pagu(item: DeclaredIndikator, _scope: Scope) -> Iterator[Problem]:
    """No budget is negative."""
    for section, pagu in [(item.section, item.indikator.pagu), *((below, work.pagu) for work, below in _works(item))]:
        yield from negative_pagu(section, pagu)


def check_prioritas(item: DeclaredIndikator, scope: Scope) -> Iterator[Problem]:
    """A prioritas is declared."""
    kode = item.indikator.prioritas
    if kode is not None and scope.prioritas is not None and kode not in scope.prioritas:
        yield item.section.problem("prioritas", undeclared("prioritas", kode, scope.prioritas))


def check_ciri(item: DeclaredIndikator, scope: Scope) -> Iterator[Problem]:
    """Labels are declared."""
    if scope.ciri is None:
        return
    own: list[tuple[Indikator | Pekerjaan, Section]] = [(item.indikator, item.section), *_works(item)]
    for declared, section in own:
        for kode in declared.ciri or ():
            if kode not in scope.ciri:
                yield section.problem("ciri", undeclared("ciri", kode, scope.ciri))


KIND_CHECKS: tuple[Callable[[DeclaredIndikator, Scope], Iterable[Problem]], ...] = (
    check_sifat,
    check_biner,
    check_rentang,
    check_planned_ranges,
    check_signs,
    check_pekerjaan,
    check_rilis,
    check_skala,
)
OTHER_CHECKS: tuple[Callable[[DeclaredIndikator, Scope], Iterable[Problem]], ...] = (
    check_bobot,
    check_rumus_turun,
    check_pagu,
    check_prioritas,
    check_ciri,
)


def _works(item: DeclaredIndikator) -> Iterator[tuple[Pekerjaan, Section]]:
    sections = (below for _, below in item.section.children("pekerjaan"))
    return zip(item.indikator.pekerjaan, sections, strict=False)


def undeclared(kind: str, kode: str, known: Iterable[str]) -> str:
    """Return the message for a code that is declared nowhere, with the nearest one."""
    words = sorted(known)
    near = nearest(kode, words)
    advice = f"maksud Anda {near!r}?" if near else f"nyatakan dahulu di berkas; yang ada: {', '.join(words) or '–'}"
    return f"{kind} {quoted(kode)} tidak dikenal; {advice}"
