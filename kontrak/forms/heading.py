"""What a form says of itself above and below its table: known again where its hidden mark was lost, as in a CSV."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kontrak.forms.form import TandaFormulir
from kontrak.months import MonthError, parse_month

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TITLE = "FORMULIR LAPORAN KINERJA"
"""What the first line of a form begins with; its month follows."""
SEAL = "; dibuat dari data bersegel "
"""What stands in the last line of a form between the region and the seal."""
_OPD = re.compile(r".*\(([A-Z0-9][A-Z0-9-]*)\)")


def read_heading(above: Iterable[Sequence[object]], below: Iterable[Sequence[object]]) -> TandaFormulir | None:
    """The mark of a form by its lines, without versions; None where the table is no form of ours."""
    opd = month = None
    for cells in above:
        texts = [text for cell in cells if (text := str(cell).strip())]
        if texts and texts[0].startswith(TITLE):
            month = _month(texts[0])
        elif len(texts) > 1 and texts[0] == "OPD" and (found := _OPD.fullmatch(texts[1])):
            opd = found[1]
    if opd is None or month is None:
        return None
    return TandaFormulir(_daerah(below), month[0], month[1], opd, (), {})


def _month(text: str) -> tuple[int, int] | None:
    try:
        year, month = parse_month(text.removeprefix(TITLE))
    except MonthError:
        return None
    return None if year is None else (year, month)


def _daerah(below: Iterable[Sequence[object]]) -> str:
    """The region of the last line, "" where it was deleted."""
    for cells in below:
        for cell in cells:
            if SEAL in str(cell):
                return str(cell).partition(SEAL)[0].strip()
    return ""
