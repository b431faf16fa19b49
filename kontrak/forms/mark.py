"""The mark of a form: whose it is and what its locked cells said, in its hidden sheet, else what its heading says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kontrak.errors import DataError
from kontrak.forms.form import CONTRACT_MARK, MARK, MARK_SHEET, MEASURE, PRINTED, PRINTED_FIELDS, TandaFormulir
from kontrak.months import MonthError, format_month, parse_month
from kontrak.named import NamedTuple
from kontrak.numbers import format_typable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path


class Mark(NamedTuple):
    """The mark, and by code what the locked cells of each line said, in the order of ``PRINTED_FIELDS``."""

    tanda: TandaFormulir
    tercetak: Mapping[str, Sequence[str]]


def read_mark(path: Path, grid: Sequence[Sequence[object]] | None) -> Mark | None:
    """Return the mark of the hidden sheet, None where there is no such sheet. Raises DataError when it is damaged."""
    from json import loads

    if grid is None:
        return None
    pairs = {str(row[0]): str(row[1]) for row in grid if len(row) > 1}
    if CONTRACT_MARK in pairs:
        raise DataError(f"{path} adalah formulir kontrak, bukan laporan.", f"Impor kontraknya: kontrak impor {path}")
    try:
        if MARK not in pairs:
            raise KeyError(MARK)
        versions = (pair.rpartition("=") for pair in pairs["versi"].split(";"))
        mark = TandaFormulir(
            pairs["daerah"],
            int(pairs["tahun"]),
            int(pairs["bulan"]),
            pairs["opd"],
            tuple((kode, int(ke)) for kode, _, ke in versions),
            {name.removeprefix(MEASURE): value for name, value in pairs.items() if name.startswith(MEASURE)},
        )
        printed = {name.removeprefix(PRINTED): loads(text) for name, text in pairs.items() if name.startswith(PRINTED)}
        if not 1 <= mark.bulan <= 12 or not all(_is_texts(texts) for texts in printed.values()):
            raise ValueError(mark.bulan)
    except (KeyError, ValueError, RecursionError):
        raise DataError(
            f"{path}, lembar {MARK_SHEET}: tanda formulirnya rusak.", "Buat formulir baru: kontrak formulir"
        ) from None
    return Mark(mark, printed)


def _is_texts(value: object) -> bool:
    return (
        isinstance(value, list) and len(value) == len(PRINTED_FIELDS) and all(isinstance(text, str) for text in value)
    )


def heading_fault(where: str, above: Sequence[Sequence[object]], mark: TandaFormulir) -> DataError | None:
    """The refusal of a form whose heading names another month or OPD than it was made for."""
    heading = read_heading(above, ())
    if heading is None:
        return None
    shown, made = (format_month(one.tahun, one.bulan) for one in (heading, mark))
    what = f"judulnya menyebut {shown}, padahal formulir ini dibuat untuk {made}" if shown != made else ""
    if heading.opd != mark.opd:
        what = f"barisnya menyebut OPD {heading.opd}, padahal formulir ini dibuat untuk {mark.opd}"
    if not what:
        return None
    return DataError(f"{where}: {what}.", "Mintalah OPD mengisi formulir yang benar; judulnya tidak untuk diubah.")


def altered(mark: Mark, kode: str, shown: Mapping[str, object]) -> dict[str, str]:
    """Why a locked cell of the row no longer asks what the contract asks, by field. ``shown`` has its cells."""
    if kode in mark.tercetak:
        printed = dict(zip(PRINTED_FIELDS, mark.tercetak[kode], strict=True))
    elif kode in mark.tanda.ukuran and "satuan" in shown:  # a form of an earlier release knows its units only
        unit = str(shown["satuan"]).strip().partition("\n")[0].strip()
        return (
            {}
            if mark.tanda.ukuran[kode].startswith(f"{unit} ")
            else {"satuan": _changed(unit, mark.tanda.ukuran[kode])}
        )
    else:
        return {}
    return {
        field: _changed(_plain(shown[field]), _plain(text))
        for field, text in printed.items()
        if field in shown and _plain(shown[field]) != _plain(text)
    }


def _changed(now: str, made: str) -> str:
    return f"diubah menjadi {now!r}, aslinya {made!r}; sel ini tidak untuk diubah, jadi barisnya tidak dicatat"


def _plain(cell: object) -> str:
    from decimal import Decimal

    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return format_typable(Decimal(f"{cell:.15g}"))
    return " ".join(str(cell).split())


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
    sealed = (text for cells in below for cell in cells if SEAL in (text := str(cell)))
    daerah = next(sealed, "").partition(SEAL)[0].strip()  # "" where the last line was deleted
    return TandaFormulir(daerah, month[0], month[1], opd, (), {})


def _month(text: str) -> tuple[int, int] | None:
    try:
        year, month = parse_month(text.removeprefix(TITLE))
    except MonthError:
        return None
    return None if year is None else (year, month)
