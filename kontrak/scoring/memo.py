"""Work out each thing of a contract's year once: the months of a year ask for each other's figures again and again."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar, TypeVarTuple

from kontrak.scoring.year import ContractYear

if TYPE_CHECKING:
    from collections.abc import Callable

    from kontrak.model.recorded import Fakta

Key = TypeVarTuple("Key")
T = TypeVar("T")
_NOTHING = object()
_YEARS: dict[int, ContractYear] = {}
_MANY = 256
"""How many years are kept at most."""


def year_of(fakta: Fakta) -> ContractYear:
    """Return the year of these very facts: asked for again, the one already begun, with all that was worked out."""
    found = _YEARS.get(id(fakta))
    if found is None or found.fakta is not fakta:
        if len(_YEARS) >= _MANY:
            _YEARS.clear()
        found = _YEARS[id(fakta)] = ContractYear(fakta)
    return found


def kept(work: Callable[[ContractYear, *Key], T]) -> Callable[[ContractYear, *Key], T]:
    """Decorate a function of a year and of months or codes: its result is kept with the year."""

    @wraps(work)
    def lookup(year: ContractYear, *key: *Key) -> T:
        place = work, key
        found: T | object = year.memo.get(place, _NOTHING)
        if found is _NOTHING:
            found = year.memo[place] = work(year, *key)
        return found  # type: ignore[return-value]  # what work returned; a cast would be one call more each time

    return lookup
