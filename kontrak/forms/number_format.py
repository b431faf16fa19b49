"""What people see of a number in Excel: how often its number format multiplies it by a hundred (SPEC §6)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_CONDITION = re.compile(r"(<=|>=|<>|<|>|=) *(-?[0-9]+(?:\.[0-9]+)?)")
_PART = re.compile(r'"[^"]*"?|[\\_*].?|\[[^\]]*\]?|.', re.DOTALL)
_BUILT_IN = {9: "0%", 10: "0.00%"}


class Section(NamedTuple):
    """One section of a number format: how many percent signs scale it, and the condition it is chosen by, if any."""

    persen: int
    syarat: tuple[str, float] | None
    teks: bool

    def holds(self, value: float) -> bool:
        """Whether the condition is met; false where there is none."""
        if self.syarat is None:
            return False
        sign, bound = self.syarat
        return {
            "<": value < bound,
            "<=": value <= bound,
            ">": value > bound,
            ">=": value >= bound,
            "=": value == bound,
            "<>": value != bound,
        }[sign]


def built_in(number: int) -> str:
    """The code of a built-in format, as far as it shows a percentage; else ``General``."""
    return _BUILT_IN.get(number, "General")


def read_format(code: str) -> tuple[Section, ...]:
    """The sections of a number format. A sign in quotes or behind a backslash, ``_`` or ``*`` does not multiply."""
    sections: list[Section] = []
    persen, condition, text = 0, None, False
    for part in (*_PART.findall(code), ";"):
        if part == ";":
            sections.append(Section(persen, condition, text))
            persen, condition, text = 0, None, False
        elif part == "%":
            persen += 1
        elif part == "@":
            text = True
        elif part.startswith("[") and (found := _CONDITION.fullmatch(part[1:].rstrip("]").strip())):
            condition = (found[1], float(found[2]))
    return tuple(sections)


def percent_signs(sections: Sequence[Section], value: float) -> int | None:
    """How often the value is multiplied by 100 before it is shown; None where it is shown as ``#####``."""
    numeric = [section for section in sections[:3] if not section.teks]
    if not numeric:
        return 0
    if any(section.syarat for section in numeric[:2]):
        return _by_condition(numeric, value)
    if value < 0 and len(numeric) > 1:
        return numeric[1].persen
    if value == 0 and len(numeric) > 2:
        return numeric[2].persen
    return numeric[0].persen


def _by_condition(numeric: Sequence[Section], value: float) -> int | None:
    """The first section whose condition is met; else the one behind those that have one."""
    for section in numeric[:2]:
        if section.holds(value):
            return section.persen
    rest = next((section for section in (*numeric[1:], numeric[0]) if section.syarat is None), None)
    return None if rest is None else rest.persen
