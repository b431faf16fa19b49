"""Tables inside a grid: where the header is, what its columns hold, which rows are theirs.

A header has one to three rows and may be merged; below it often stands a row that numbers the columns. Columns are
known by their titles; a target, an indikator or a unit without a known title by what stands below it, if only one
column can be meant.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from kontrak.errors import DataError
from kontrak.named import NamedTuple
from kontrak.rangka.cells import looks_like_target
from kontrak.rangka.grid import Lembar, one_line
from kontrak.rangka.titles import PERIODS, Kolom, kolom_of
from kontrak.rangka.words import known_unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HEADER_WITHIN = 40
"""The first header of a sheet stands within so many rows."""
HEADER_ROWS = 3
_LOOKED_AT = 60
_MOST = 0.6
_ONCE = ("indikator", "target", "satuan", "program", "anggaran", "sasaran", "arah", "sifat", "tahun_lalu")


_Header = tuple[int, int, dict[int, Kolom]]
"""The first and last row of a header, and its columns by place."""


class Tabel(NamedTuple):
    """A table: its columns by place, the rows of its header, and the rows from ``mulai`` up to ``akhir`` (excluded)."""

    lembar: Lembar
    kolom: Mapping[int, Kolom]
    kepala: tuple[int, int]
    mulai: int
    akhir: int

    def kolom_dari(self, peran: str) -> int | None:
        """Return the place of the column that holds a part; None when there is none."""
        return next((place for place, kolom in self.kolom.items() if kolom.peran == peran), None)

    @property
    def periode(self) -> dict[int, Kolom]:
        """The columns of the plan."""
        return {place: kolom for place, kolom in self.kolom.items() if kolom.peran in PERIODS}

    @property
    def indikator(self) -> bool:
        """Whether its rows are indikators; else they are programs with their budgets."""
        return self.kolom_dari("indikator") is not None

    def judul(self, place: int) -> str:
        """Return the title of a column as it is printed."""
        return " ".join(_stack(self.lembar, place, *self.kepala))


def find_tables(lembar: Lembar, chosen: Mapping[int, Kolom], tahun: int | None) -> list[Tabel]:
    """Return the tables of a sheet from top to bottom; ``chosen`` are the columns that the user named.

    Raises DataError, naming the cells, where two columns could be the same part.
    """
    headers: list[_Header] = []
    able = [_may_head(lembar, row) for row in range(len(lembar.baris))]
    row = 0
    while row < len(lembar.baris) and (headers or row < HEADER_WITHIN):
        found = None
        if any(able[row : row + HEADER_ROWS]):
            found = _header_at(lembar, row, {} if headers else chosen)
        if found is None:
            row += 1
            continue
        headers.append((row, found[0], found[1] | (dict(chosen) if chosen else {})))
        row = found[0] + 1
    if not headers and {"indikator", "target"} <= {kolom.peran for kolom in chosen.values()}:
        headers = _without_header(lembar, chosen)
    return [
        _table(lembar, headers, number, tahun)
        for number, header in enumerate(headers)
        if number == 0 or header[2] != headers[number - 1][2]  # else the one before it again, as on the next page
    ]


def _may_head(lembar: Lembar, row: int) -> bool:
    """Whether some cell of a row is a title without which there is no table."""
    titles = (kolom_of(one_line(cell.teks)) for cell in lembar.baris[row] if cell.teks and len(cell.teks) <= 80)
    return any(kolom is not None and kolom.peran in ("indikator", "sasaran", "program") for kolom in titles)


def _without_header(lembar: Lembar, chosen: Mapping[int, Kolom]) -> list[_Header]:
    """Take the columns that the user named, from the first row with a target on."""
    target = next(place for place, kolom in chosen.items() if kolom.peran == "target")
    rows = (row for row in range(len(lembar.baris)) if looks_like_target(one_line(lembar.sel(row, target).teks)))
    first = next(rows, None)
    return [] if first is None else [(first - 1, first - 1, dict(chosen))]


def _table(lembar: Lembar, headers: Sequence[_Header], number: int, tahun: int | None) -> Tabel:
    top, bottom, columns = headers[number]
    following = (headers[later][0] for later in range(number + 1, len(headers)) if headers[later][2] != columns)
    end = next(following, len(lembar.baris))
    table = Tabel(lembar, columns, (top, bottom), bottom + 1, end)
    return table._replace(kolom=_unique(table, tahun))


# --- the header --------------------------------------------------------------------------------------


def _header_at(lembar: Lembar, row: int, chosen: Mapping[int, Kolom]) -> tuple[int, dict[int, Kolom]] | None:
    """Return the last row of the header that begins here, and its columns; None when none does."""
    best: tuple[int, dict[int, Kolom]] | None = None
    for bottom in range(row, min(row + HEADER_ROWS, len(lembar.baris))):
        if bottom > row and not _continues(lembar, row, bottom):
            break
        columns = _columns(lembar, row, bottom) | dict(chosen)
        if not any(place not in chosen for place in columns):
            continue
        columns |= _by_content(lembar, bottom + 1, columns)
        if _is_header(columns) and (best is None or len(columns) > len(best[1])):
            best = (bottom, columns)
    return best


def _continues(lembar: Lembar, top: int, bottom: int) -> bool:
    """Whether a row may belong to the header above it: it does not begin a line of the table, nor number columns."""
    if is_numbering(lembar, bottom):
        return False
    cells = [lembar.sel(bottom, place) for place in range(lembar.lebar)]
    first = next((cell.teks for cell in cells if cell.teks), "")
    numbers = sum(cell.angka is not None and not 2000 <= cell.angka <= 2100 and cell.angka > 12 for cell in cells)
    merged_down = any(lembar.gabung.get((bottom, place), (bottom,))[0] == top for place in range(lembar.lebar))
    return (not numbers and not re.fullmatch(r"[0-9]{1,3}[.)]?", first)) or merged_down


def _columns(lembar: Lembar, top: int, bottom: int) -> dict[int, Kolom]:
    columns = {}
    for place in range(lembar.lebar):
        merged = lembar.gabung.get((bottom, place))
        if merged is not None and merged[2] > bottom:  # goes on below: the header is longer
            continue
        kolom = kolom_of(*_stack(lembar, place, top, bottom))
        ranges = [lembar.gabung.get((row, place)) for row in range(top, bottom + 1)]
        begun = all(one is not None and one[1] < place for one in ranges)  # in a merged title, to its left
        if kolom is not None and not begun:
            columns[place] = kolom
    return columns


def _stack(lembar: Lembar, place: int, top: int, bottom: int) -> list[str]:
    """The titles above a column, from the top; one that spans nearly the whole table says nothing of it."""
    titles: list[str] = []
    for row in range(top, bottom + 1):
        merged = lembar.gabung.get((row, place))
        wide = merged is not None and merged[3] - merged[1] + 1 > max(3, lembar.lebar * 0.8)
        text = "" if wide else one_line(lembar.sel(row, place).teks)
        if text and (not titles or titles[-1] != text):
            titles.append(text)
    return titles


def _is_header(columns: Mapping[int, Kolom]) -> bool:
    parts = [kolom.peran for kolom in columns.values()]
    planned = sum(part in PERIODS for part in parts)
    if "indikator" in parts:
        return "target" in parts or planned >= 2 or len(set(parts)) >= 3
    return "program" in parts and "anggaran" in parts


# --- what stands below it ----------------------------------------------------------------------------


def _by_content(lembar: Lembar, start: int, columns: Mapping[int, Kolom]) -> dict[int, Kolom]:
    """Columns whose title is not known, if what stands below leaves no doubt which one is meant."""
    parts = {kolom.peran for kolom in columns.values()}
    if not parts & {"indikator", "sasaran"}:
        return {}
    free = [place for place in range(lembar.lebar) if place not in columns]
    wanted = {
        "target": looks_like_target,
        "satuan": known_unit,
        "indikator": lambda text: len(text) >= 15 and " " in text,
    }
    if any(part in PERIODS for part in parts):
        del wanted["target"]
    found: dict[int, Kolom] = {}
    for part, fits in wanted.items():
        if part in parts:
            continue
        able = [place for place in free if place not in found and _share(lembar, start, place, fits) >= _MOST]
        if len(able) == 1:
            found[able[0]] = Kolom(part)
    return found


def _share(lembar: Lembar, start: int, place: int, fits: object) -> float:
    """The share of the cells of a column that look so; a column that numbers its rows has none."""
    assert callable(fits)
    texts = [lembar.sel(row, place).teks for row in range(start, min(start + _LOOKED_AT, len(lembar.baris)))]
    filled = [one_line(text) for text in texts if text]
    if not filled or filled == [str(number) for number in range(1, len(filled) + 1)]:
        return 0
    return sum(bool(fits(text)) for text in filled) / len(filled)


def is_numbering(lembar: Lembar, row: int) -> bool:
    """Whether a row numbers the columns: ``1 2 3 4`` or ``(1) (2) (3)``."""
    numbers = []
    for place in range(lembar.lebar):
        merged = lembar.gabung.get((row, place))
        if merged is not None and merged[1] < place:
            continue
        text = one_line(lembar.sel(row, place).teks)
        found = re.fullmatch(r"\(?([0-9]{1,2})\)?(?: ?= ?.*)?", text)
        if text and found is None:
            return False
        if found:
            numbers.append(int(found[1]))
    return len(numbers) >= 3 and all(later - earlier == 1 for earlier, later in pairwise(numbers))


# --- one column for each part ------------------------------------------------------------------------


def _unique(table: Tabel, tahun: int | None) -> dict[int, Kolom]:
    """Leave one column for each part: of targets that of the year, of codes and weights the indikator's own."""
    columns = dict(table.kolom)
    own = table.kolom_dari("indikator")
    for part in dict.fromkeys(kolom.peran for kolom in table.kolom.values()):
        places = [place for place, kolom in columns.items() if kolom.peran == part]
        if len(places) < 2 or part in PERIODS:
            continue
        kept = _choose(table, part, places, tahun)
        if kept is None and part in _ONCE and not (part == "anggaran" and own is not None):
            raise _twice(table, part, places[:2])
        if kept is None and own is not None:
            before = [place for place in places if place < own]
            after = [place for place in places if place > own]
            kept = before[-1] if part == "kode" and before else (after or places)[0]
        for place in places:
            if place != kept:
                del columns[place]
    seen: dict[Kolom, int] = {}
    for place, kolom in columns.items():
        if kolom.peran in PERIODS:
            if kolom in seen:
                raise _twice(table, f"{kolom.peran} {kolom.bulan}", [seen[kolom], place])
            seen[kolom] = place
    return columns


def _choose(table: Tabel, part: str, places: Sequence[int], tahun: int | None) -> int | None:
    of_year = [place for place in places if tahun is not None and table.kolom[place].tahun == tahun]
    if part == "target" and len(of_year) == 1:
        return of_year[0]
    if part == "tahun_lalu" and tahun is not None:
        before = [place for place in places if table.kolom[place].tahun == tahun - 1]
        return before[0] if len(before) == 1 else None
    return None


def _twice(table: Tabel, part: str, places: Sequence[int]) -> DataError:
    first, second = (table.lembar.tempat(table.kepala[1], place) for place in places)
    titles = " dan ".join(f"'{table.judul(place)}'" for place in places)
    return DataError(
        f"{first} dan {second}: dua kolom bisa menjadi {part} ({titles}).",
        f"Pilih salah satu, misalnya --kolom {part.partition(' ')[0]}={_letter(places[0])}",
    )


def _letter(place: int) -> str:
    from kontrak.contracts.tree import cell_name

    return cell_name(0, place + 1)[:-1]
