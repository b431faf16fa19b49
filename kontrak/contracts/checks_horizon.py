"""The rules of SPEC §2 for what is scored nowhere: earlier years, the end of the plan, comparisons, activities."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.contracts.checks_plan import bounds, negative, negative_pagu
from kontrak.contracts.tree import quoted
from kontrak.contracts.yaml_text import value_text
from kontrak.model.words import Arah, encode_value
from kontrak.numbers import format_money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kontrak.contracts.declared import DeclaredIndikator, DeclaredOpd, Scope
    from kontrak.contracts.tree import Problem, Section
    from kontrak.model.declared import Kegiatan, SubKegiatan
    from kontrak.model.words import Value


def check_riwayat(item: DeclaredIndikator, scope: Scope) -> Iterator[Problem]:
    """Earlier results are of years before that of the contract."""
    section = item.section.child("riwayat")
    for result in item.indikator.riwayat if section is not None and scope.tahun is not None else ():
        assert section is not None
        if scope.tahun is not None and result.tahun >= scope.tahun:
            pesan = f"riwayat {result.tahun} bukan tahun sebelum {scope.tahun}; hasil tahun kontrak dicatat"
            yield section.problem_of_key(str(result.tahun), f"{pesan} dengan kontrak catat")


def check_last_year(item: DeclaredIndikator, scope: Scope) -> Iterator[Problem]:
    """``riwayat`` of the last year and ``tahun_lalu`` say the same."""
    given = item.section.get("tahun_lalu") is not None and item.has("tahun_lalu", "arah")
    before = next(
        (one for one in item.indikator.riwayat if scope.tahun is not None and one.tahun == scope.tahun - 1), None
    )
    lalu = item.indikator.tahun_lalu
    if given and before is not None and lalu is not None and encode_value(lalu) != encode_value(before.nilai):
        pesan = f"tahun_lalu {value_text(lalu)} berbeda dari riwayat {before.tahun} ({value_text(before.nilai)})"
        yield item.section.problem("tahun_lalu", f"{pesan}; samakan, atau hapus salah satu")


def check_target_akhir(item: DeclaredIndikator, scope: Scope) -> Iterator[Problem]:
    """The end of the plan is not over, and its target is one that an indikator may have."""
    indikator, section = item.indikator, item.section.child("target_akhir")
    if section is None or not item.has("target_akhir", "arah"):
        return
    year = indikator.target_akhir_tahun
    if year is not None and scope.tahun is not None and year < scope.tahun:
        pesan = f"target_akhir tahun {year} sudah lewat; tulis akhir Renstra atau RPJMD, {scope.tahun} atau sesudahnya"
        yield section.problem("tahun", pesan)
    nilai = indikator.target_akhir
    if nilai is False:
        yield section.problem("nilai", "target_akhir biner tidak mungkin 'tidak'; tulis nilai: ya")
    elif indikator.arah is Arah.NAIK and nilai is not None and bounds(nilai)[0] <= 0:
        yield section.problem("nilai", f"target_akhir {value_text(nilai)} untuk arah naik harus di atas 0")


def check_forms(item: DeclaredIndikator, scope: Scope) -> Iterator[Problem]:
    """All values have the form of the indikator: grades of its scale, a range with rentang, no negative number."""
    indikator = item.indikator
    if not item.has("arah", "skala"):
        return
    grades = (scope.skala or {}).get(indikator.skala or "") if indikator.arah is Arah.PREDIKAT else None
    for name, section, key, value in _values(item):
        shown = value_text(value)
        if grades is not None and value not in grades:
            pesan = f"{name} {quoted(shown)} tidak ada dalam skala {indikator.skala}; pilih {', '.join(grades)}"
            yield section.problem(key, pesan)
        elif indikator.arah is Arah.RENTANG and name in ("target_lalu", "target_akhir") and isinstance(value, Decimal):
            yield section.problem(key, f"{name} {shown} bukan rentang; untuk arah rentang tulis [bawah, atas]")
        elif indikator.arah is not Arah.RENTANG and bounds(value)[0] < 0:
            yield section.problem(key, negative(name, bounds(value)[0]))


def _values(item: DeclaredIndikator) -> Iterator[tuple[str, Section, str, Value]]:
    """Each value that could be read: its name, the section and key that it stands at."""
    indikator, section = item.indikator, item.section
    if indikator.target_lalu is not None:
        yield "target_lalu", section, "target_lalu", indikator.target_lalu
    below = section.child("target_akhir")
    if below is not None and indikator.target_akhir is not None:
        yield "target_akhir", below, "nilai", indikator.target_akhir
    below = section.child("riwayat")
    for result in indikator.riwayat if below is not None else ():
        assert below is not None
        yield f"riwayat {result.tahun}", below, str(result.tahun), result.nilai
    if item.has("pembanding"):
        for place, other in zip(section.items("pembanding"), indikator.pembanding, strict=False):
            yield "pembanding", place, "nilai", other.nilai


HORIZON_CHECKS: tuple[Callable[[DeclaredIndikator, Scope], Iterable[Problem]], ...] = (
    check_riwayat,
    check_last_year,
    check_target_akhir,
    check_forms,
)


# --- the activities of a programme -----------------------------------------------------------------


def check_activities(opd: DeclaredOpd, _scope: Scope) -> Iterator[Problem]:
    """No budget of an activity is negative."""
    for section, item in _activities(opd):
        yield from negative_pagu(section, item.pagu)


def warn_activities(opd: DeclaredOpd) -> Iterator[Problem]:
    """The budgets below a programme, or below an activity, do not add up to its own."""
    for program, (_, section) in zip(opd.opd.program, opd.section.children("program"), strict=False):
        yield from _sums(section, "kegiatan", (program.kode, program.pagu), program.kegiatan)
        for activity, below in zip(program.kegiatan, section.items("kegiatan"), strict=False):
            yield from _sums(below, "sub_kegiatan", (quoted(activity.nama), activity.pagu), activity.sub_kegiatan)


def _sums(
    section: Section, key: str, whole: tuple[str, int | None], parts: Iterable[Kegiatan | SubKegiatan]
) -> Iterator[Problem]:
    """All parts have a budget and their sum is another, or some have and it is more already."""
    given = [part.pagu for part in parts]
    known = [pagu for pagu in given if pagu is not None]
    nama, pagu = whole
    total = sum(known)
    if pagu is None or not known or total == pagu or (len(known) < len(given) and total < pagu):
        return
    what = key.replace("_", "-")
    pesan = f"pagu {what} {nama} berjumlah {format_money(total)}, bukan {format_money(pagu)}; periksa keduanya"
    yield section.problem(key, pesan)


def _activities(opd: DeclaredOpd) -> Iterator[tuple[Section, Kegiatan | SubKegiatan]]:
    for program, (_, section) in zip(opd.opd.program, opd.section.children("program"), strict=False):
        for activity, below in zip(program.kegiatan, section.items("kegiatan"), strict=False):
            yield below, activity
            yield from zip(below.items("sub_kegiatan"), activity.sub_kegiatan, strict=False)
