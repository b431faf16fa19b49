"""Which column of a table of reports is which field, and which rows of it are no reports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kontrak.forms.form import COLUMNS
from kontrak.forms.rows import FIELDS
from kontrak.numbers import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_EXPORTED = (
    "tahun",
    "opd",
    "pecahan",
    "jumlah bukti",
    "putusan",
    "realisasi verifikasi",
    "catatan verifikasi",
    "pelaku",
    "waktu",
    "peristiwa",
)
"""What ``ekspor --tabel laporan`` has besides the fields of a report."""
_BY_TITLE = {field.replace("_", " "): field for field in FIELDS} | {
    column.judul.partition("\n")[0].lower(): column.field for column in COLUMNS
}
_ALIKE = 0.8


def title_of(cell: object) -> str:
    """The first line of a title, in small letters: ``Tindak_lanjut`` and ``Tindak lanjut`` are the same."""
    lines = str(cell).strip().splitlines()
    return " ".join(lines[0].lower().replace("_", " ").replace("-", " ").split()) if lines else ""


def field_of(cell: object) -> str | None:
    """The field that a title names, among them those of a form that nobody fills in; None for any other text."""
    return _BY_TITLE.get(title_of(cell))


def columns_of(row: Sequence[object]) -> dict[str, int]:
    """Field → place, of a row of titles."""
    return {field: place for place, cell in enumerate(row) if (field := field_of(cell))}


def is_export(row: Sequence[object]) -> bool:
    """Whether the titles are those of ``ekspor --tabel laporan``."""
    titles = {title_of(cell) for cell in row}
    return titles.issuperset(_EXPORTED)


def is_scores(row: Sequence[object]) -> bool:
    """Whether the titles are those of another table of ``ekspor``, which is not read back."""
    titles = {title_of(cell) for cell in row}
    return {"tahun", "opd"} <= titles and bool(titles & {"capaian", "nilai akhir"})


def twice(row: Sequence[object]) -> tuple[int, str] | None:
    """The place and field of a column that is there a second time."""
    seen: set[str] = set()
    for place, cell in enumerate(row):
        field = field_of(cell)
        if field is not None and field in seen:
            return place, field
        seen |= {field} if field else set()
    return None


def unread_titles(row: Sequence[object]) -> Iterator[tuple[int, str]]:
    """The place and text of each title that names no field."""
    exported = is_export(row)
    for place, cell in enumerate(row):
        title = title_of(cell)
        if title and field_of(cell) is None and not (exported and title in _EXPORTED):
            yield place, title


def meant_by(title: str, row: Sequence[object]) -> str | None:
    """The known title that an unknown one is nearly spelt like, where the row does not have it yet."""
    from difflib import get_close_matches

    absent = [name for name, field in _BY_TITLE.items() if field in FIELDS and field not in columns_of(row)]
    near = get_close_matches(title, absent, n=1, cutoff=_ALIKE)
    return near[0] if near else None


def name_of(field: str) -> str:
    """The title of a field as a form has it."""
    return next((column.judul.partition("\n")[0] for column in COLUMNS if column.field == field), field.capitalize())


_SUM = re.compile(r"(?:sub ?|grand ?)?(?:jumlah|jml|total|rata ?- ?rata|rerata)\b", re.IGNORECASE)
_ORDINAL = re.compile(r"[(\[]?[0-9]{1,2}[)\].]?(?:=.*)?")
_FIGURE = re.compile(r"[+\-]?(?:rp\.? ?)?[0-9][0-9.,]*(?:,-)?(?: ?%| [^0-9]{1,20})?", re.IGNORECASE)
_FIGURES = ("realisasi", "anggaran")


def is_sum(cells: Sequence[object], kode: str) -> bool:
    """Whether the row adds up others: it has no code, and one of its texts says JUMLAH, TOTAL or the like."""
    if kode and not _SUM.match(kode):
        return False
    return any(isinstance(cell, str) and _SUM.match(cell.strip()) for cell in cells)


def is_numbering(cells: Sequence[object], kode: str) -> bool:
    """Whether the row only numbers the columns: ``(1)``, ``(2)``, ``3``."""
    if not _ORDINAL.fullmatch(kode):
        return False
    filled = [text for cell in cells if (text := _plain(cell))]
    return all(_ORDINAL.fullmatch(text) for text in filled)


def has_figures(given: Mapping[str, object]) -> bool:
    """Whether a row without a code carries figures: those would be lost; a signature or a note would not."""
    return any(_is_figure(given[field]) for field in _FIGURES if field in given)


def _is_figure(value: object) -> bool:
    if not isinstance(value, str):
        return value is not None
    text = value.strip()
    return not is_blank(text) and bool(_FIGURE.fullmatch(text)) and sum(char.isdigit() for char in text) <= _LONGEST


_LONGEST = 15


def _plain(cell: object) -> str:
    text = f"{cell:.15g}" if isinstance(cell, float) else str(cell)
    return text.strip()
