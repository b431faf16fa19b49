"""How the indikators of the year before ended, as the file has it: what ``tahun_lalu`` of a file is compared with."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.rounding import round6
from kontrak.scoring.memo import year_of
from kontrak.scoring.quarters import result_of_year
from kontrak.store.facts import load_facts

if TYPE_CHECKING:
    from kontrak.model.declared import Indikator
    from kontrak.model.words import Value
    from kontrak.store.connection import Store

_DECEMBER = 12


def results_of(store: Store, tahun: int) -> dict[str, tuple[Indikator, Value]]:
    """Return by full code each indikator of a year with its result of December; what was never reported has none.

    A number has six decimals, as a file may say it.
    """
    found = {}
    for fakta in load_facts(store, tahun):
        year = year_of(fakta)
        for item in year.era(_DECEMBER).versi.indikator:
            value = result_of_year(year, item, _DECEMBER)
            if value is not None:
                found[item.kode] = (item, round6(value) if isinstance(value, Decimal) else value)
    return found
