"""Whether the plan of an indikator adds up and does not contradict itself (SPEC §2), once what it promises is sound."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from kontrak.contracts.tree import Deret
from kontrak.contracts.yaml_text import number, value_text
from kontrak.model.words import Arah, Sifat
from kontrak.months import QUARTER_ENDS, SHORT
from kontrak.numbers import format_money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kontrak.contracts.declared import DeclaredIndikator, Scope
    from kontrak.contracts.tree import Problem, Section
    from kontrak.model.declared import Indikator
    from kontrak.model.words import Value

ZERO = Decimal(0)


def check_sum(item: DeclaredIndikator, _scope: Scope) -> Iterator[Problem]:
    """The plan of ``akumulasi`` adds up to the target, of a range by both bounds. Exactly."""
    indikator = item.indikator
    if indikator.sifat is not Sifat.AKUMULASI or item.bentuk != "rencana":
        return
    if item.has("sifat", "arah", "target", "rencana"):
        total = total_of(indikator.rencana)
        if total != bounds(indikator.target):
            shown = value_text(total if isinstance(indikator.target, tuple) else total[0])
            promised = f"target {value_text(indikator.target)}"
            advice = _additions(item) or "samakan keduanya"
            pesan = f"rencana {indikator.kode} menjumlah {shown}, sedangkan {promised}; {advice}"
            yield item.section.problem("rencana", pesan)


def check_last(item: DeclaredIndikator, _scope: Scope) -> Iterator[Problem]:
    """The last planned value of ``posisi`` is the target."""
    indikator = item.indikator
    if indikator.sifat is not Sifat.POSISI or item.bentuk != "rencana":
        return
    if item.has("sifat", "arah", "target", "rencana"):
        month, last = [(month, value) for month, value in enumerate(indikator.rencana, 1) if value is not None][-1]
        if last != indikator.target:
            shown = f"rencana terakhir {indikator.kode} ({SHORT[month - 1]}) {value_text(last)}"
            pesan = f"{shown}, sedangkan target {value_text(indikator.target)}; samakan keduanya"
            yield problem_of_month(item, month, pesan)


def check_volumes(item: DeclaredIndikator, _scope: Scope) -> Iterator[Problem]:
    """The volumes of the pekerjaan add up to the target. Exactly."""
    indikator = item.indikator
    if item.bentuk == "pekerjaan" and item.has("target", "rencana", "arah", "sifat"):
        total = sum((work.volume for work in indikator.pekerjaan), start=ZERO)
        if total != indikator.target:
            shown = f"volume pekerjaan {indikator.kode} menjumlah {number(total)}"
            pesan = f"{shown}, sedangkan target {value_text(indikator.target)}; samakan keduanya"
            yield item.section.problem("target", pesan)


def check_measurable(item: DeclaredIndikator, _scope: Scope) -> Iterator[Problem]:
    """A mean that should rise has a planned value above 0: one of 0 is "not measurable yet" and never due."""
    indikator = item.indikator
    if (indikator.sifat, indikator.arah) != (Sifat.RATA_RATA, Arah.NAIK) or item.bentuk != "rencana":
        return
    if item.has("sifat", "arah", "target", "rencana") and all(value in (None, ZERO) for value in indikator.rencana):
        never = f"rencana {indikator.kode} hanya 0, sehingga tidak pernah jatuh tempo"
        yield item.section.problem("rencana", f"{never}; tulis setidaknya satu rencana di atas 0")


def check_zeros(item: DeclaredIndikator, scope: Scope) -> Iterator[Problem]:
    """A posisi that should fall plans no 0 before a larger value: forms print 0 for "no target this month"."""
    if not is_stored(item.indikator, scope.tersimpan.get(item.indikator.kode)):
        yield from zeros_before_more(item)


SUM_CHECKS: tuple[Callable[[DeclaredIndikator, Scope], Iterable[Problem]], ...] = (
    check_sum,
    check_last,
    check_volumes,
    check_measurable,
    check_zeros,
)


def zeros_before_more(item: DeclaredIndikator) -> Iterator[Problem]:
    """Name the planned zeros of a posisi with arah turun that stand before a larger value, in one problem."""
    indikator = item.indikator
    if (indikator.sifat, indikator.arah) != (Sifat.POSISI, Arah.TURUN) or item.bentuk != "rencana":
        return
    if not item.has("sifat", "arah", "rencana"):
        return
    larger = [month for month, value in enumerate(indikator.rencana, 1) if bounds(value)[1] > ZERO]
    zeros = [m for m, value in enumerate(indikator.rencana, 1) if value == ZERO and larger and m < larger[-1]]
    if zeros:
        months = ", ".join(SHORT[month - 1] for month in zeros)
        after = next(month for month in larger if month > zeros[0])
        more = f"{SHORT[after - 1]} {value_text(indikator.rencana[after - 1] or ZERO)}"
        pesan = f"rencana {months} 0 sebelum {more}, padahal arah turun: 0 itu menjadi target"
        yield problem_of_month(item, zeros[0], f"{pesan}; kosongkan (null) bulan yang memang tanpa target")


def is_stored(indikator: Indikator, held: Indikator | None) -> bool:
    """Whether the database already holds exactly this promise: what is new to the rules then only warns."""
    return held is not None and all(
        getattr(held, key) == getattr(indikator, key) for key in ("sifat", "arah", "target", "rencana")
    )


def _additions(item: DeclaredIndikator) -> str | None:
    """How to mend a sum that was planned as positions: the additions ready to paste; None of any other plan."""
    indikator = item.indikator
    planned = [(month, value) for month, value in enumerate(indikator.rencana, 1) if isinstance(value, Decimal)]
    values = [value for _, value in planned]
    if len(values) < 2 or values[-1] != indikator.target or any(after < value for value, after in pairwise(values)):
        return None
    added = {m: value - before for (m, value), before in zip(planned, [ZERO, *values], strict=False)}
    below, node = item.section.child("rencana"), item.section.get("rencana")
    if isinstance(node, Deret):
        plan = f"[{', '.join(number(added[m]) if m in added else 'null' for m in range(1, 13))}]"
    elif below is not None and below.get("triwulan") is not None:
        plan = f"{{triwulan: [{', '.join(number(added[m]) if m in added else 'null' for m in QUARTER_ENDS)}]}}"
    else:
        plan = f"{{{', '.join(f'{SHORT[m - 1]}: {number(value)}' for m, value in added.items())}}}"
    return f"rencana itu tampak kumulatif: tulis tambahannya, rencana: {plan}, atau tulis sifat: posisi"


def bounds(value: Value | None) -> tuple[Decimal, Decimal]:
    """Return both bounds of a number or range; of anything else (0, 0)."""
    if isinstance(value, tuple):
        return value
    return (value, value) if isinstance(value, Decimal) else (ZERO, ZERO)


def total_of(plan: Iterable[Value | None]) -> tuple[Decimal, Decimal]:
    """Return the sum of a plan by both bounds; a number counts as a range from itself to itself."""
    pairs = [bounds(value) for value in plan]
    return sum((low for low, _ in pairs), start=ZERO), sum((high for _, high in pairs), start=ZERO)


def negative(name: str, low: Decimal) -> str:
    """Return the message for a negative number."""
    return f"{name} {number(low)} negatif; angka negatif hanya untuk arah rentang"


def negative_pagu(section: Section, pagu: int | None) -> Iterator[Problem]:
    """No budget is negative, of whatever it is."""
    if pagu is not None and pagu < 0:
        yield section.problem("pagu", f"pagu {format_money(pagu)} negatif; tulis 0 atau lebih")


def problem_of_month(item: DeclaredIndikator, month: int, pesan: str) -> Problem:
    """Return a problem with the planned value of a month, in whatever form the plan was written."""
    section = item.section
    below = section.child("rencana")
    if below is None:
        return section.problem("rencana", pesan, item=month - 1)
    if isinstance(below.get("triwulan"), Deret) and month in QUARTER_ENDS:
        return below.problem("triwulan", pesan, item=QUARTER_ENDS.index(month))
    return below.problem(SHORT[month - 1], pesan)
