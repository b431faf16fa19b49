"""No check of SPEC §2 is without its smallest file in tests/golden/contracts/: one on which no other check speaks."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kontrak.contracts import checks_header, checks_indikator, checks_opd
from kontrak.contracts.read import read_contracts
from tests.contracts.builder import NOTHING
from tests.golden_file import GOLDEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kontrak.contracts.tree import Problem

TUPLES = [
    (module, name)
    for module in (checks_header, checks_opd, checks_indikator)
    for name in vars(module)
    if name.endswith("_CHECKS")
]
CHECKS = [f"{name}.{check.__name__}" for module, name in TUPLES for check in vars(module)[name]]


@pytest.fixture(scope="module")
def guarded() -> set[str]:
    """The checks that speak on a golden file of their own; what cannot be read at all may stand beside it."""
    named: Counter[str] = Counter()

    def counting(name: str, check: Callable[..., Iterator[Problem]]) -> Callable[..., list[Problem]]:
        def counted(*given: Any) -> list[Problem]:
            found = list(check(*given))
            named[name] += len(found)
            return found

        return counted

    alone = set()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(GOLDEN / "contracts")
        for module, name in TUPLES:
            checks = vars(module)[name]
            patch.setattr(module, name, tuple(counting(f"{name}.{check.__name__}", check) for check in checks))
        for path in sorted(Path().glob("*.yaml")):
            named.clear()
            read_contracts([path], lambda _year: NOTHING)
            speaking = set(+named)
            alone |= speaking if len(speaking) == 1 else set()
    return alone


def test_the_tuples_of_checks_are_found() -> None:
    kinds = ("RULE", "OPD", "KIND", "SUM", "OTHER", "HORIZON")
    assert {name for _, name in TUPLES} == {f"{kind}_CHECKS" for kind in kinds}


@pytest.mark.parametrize("check", CHECKS)
def test_every_check_has_its_smallest_file(check: str, guarded: set[str]) -> None:
    assert check in guarded
