"""What was spent by programme: recorded on it, and on what names it (SPEC §4 "Spending of a program")."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.named import NamedTuple
from kontrak.rounding import round2
from kontrak.scoring.capaian import percent
from kontrak.scoring.plan import version_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.model.declared import Indikator, Program
    from kontrak.model.recorded import Fakta
    from kontrak.model.words import Rupiah, Score


class BelanjaProgram(NamedTuple):
    """A programme with what was spent on it up to a month; ``serapan`` in percent, None without a pagu."""

    program: Program
    realisasi: Rupiah
    serapan: Score | None


def priced(fakta: Fakta, indikator: Indikator, bulan: int) -> Indikator:
    """Return an indikator with the pagu in force in a month, its own and that of its pekerjaan."""
    if not fakta.pagu_kode:
        return indikator
    works = (work._replace(pagu=fakta.pagu_of(work.kode, bulan, work.pagu)) for work in indikator.pekerjaan)
    return indikator._replace(pagu=fakta.pagu_of(indikator.kode, bulan, indikator.pagu), pekerjaan=tuple(works))


def spent_on(fakta: Fakta, kode: str, bulan: int) -> int:
    """Return the spending in rupiah recorded under a full code from January to the month."""
    months = fakta.laporan.get(kode, {})
    return sum((line.terakhir.anggaran or 0) for month, line in months.items() if month <= bulan and line.terakhir)


def spent_by_program(facts: Sequence[Fakta], bulan: int) -> Counter[str]:
    """Return by full code of the programme what was spent up to the month; ``facts`` are an OPD and its bidang.

    What names a programme is asked of the contracts in force at the month.
    """
    found: Counter[str] = Counter()
    for fakta in facts:
        for program in fakta.program:
            kode = f"{fakta.opd}.{program.kode}"
            found[kode] += spent_on(fakta, kode, bulan)
        for item in version_at(fakta, bulan).indikator:
            if item.program:
                found[f"{fakta.opd}.{item.program}"] += sum(spent_on(fakta, kode, bulan) for kode in item.codes)
    return found


def list_programs(facts: Sequence[Fakta], bulan: int) -> tuple[BelanjaProgram, ...]:
    """Return the programmes of an OPD in the order of its contract."""
    spent = spent_by_program(facts, bulan)
    rows = ((one, spent[f"{fakta.opd}.{one.kode}"]) for fakta in facts for one in fakta.program_at(bulan))
    return tuple(
        BelanjaProgram(one, money, round2(percent(Decimal(money), Decimal(one.pagu))) if one.pagu else None)
        for one, money in rows
    )
