"""Reports from a CSV file as offices have it (SPEC §5): whatever separates its columns, with titles above its header.

An unquoted decimal comma must never become two figures, so where commas separate, a realisasi whose neighbour could be
its decimals is a fault of its row.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from kontrak.errors import DataError
from kontrak.forms.csv_text import CsvError, CsvRow, decode, split_rows
from kontrak.forms.mark import read_heading
from kontrak.forms.rows import FIELDS, BarisLaporan, BerkasLaporan
from kontrak.forms.titles import (
    columns_of,
    has_figures,
    is_export,
    is_numbering,
    is_scores,
    is_sum,
    meant_by,
    title_of,
    twice,
    unread_titles,
)
from kontrak.formulas import undone
from kontrak.months import MonthError, parse_month
from kontrak.named import NamedTuple
from kontrak.numbers import MAX_DECIMALS, AmbiguousError, NumberError, is_blank, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kontrak.forms.form import TandaFormulir

REQUIRED = ("kode", "bulan")
MOST_TITLE_LINES = 100
_DELIMITERS = (";", ",", "\t")
_CANONICAL = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")


class _Table(NamedTuple):
    """The table of a CSV file: its header, the rows below, and by what they are separated."""

    path: Path
    header: CsvRow
    rows: list[CsvRow]
    delimiter: str
    tanda: TandaFormulir | None

    def place(self, line: int) -> str:
        """``laporan.csv:12``."""
        return f"{self.path}:{line}"


def read_csv(path: Path, content: bytes) -> BerkasLaporan:
    """Return the rows of the file, what was passed over in it, and the mark where it is a form saved as CSV.

    Raises DataError naming file, line and the way to mend it: not a text, too large, missing or misspelt columns, a row
    with more cells than the header, a quote that is never closed.
    """
    text, notes = decode(path, content)
    try:
        table = _find_table(path, text)
    except CsvError as error:
        raise DataError(
            f"{path}:{error.baris}: baris ini bukan CSV yang utuh ({error}).", "Periksa tanda kutip di baris itu."
        ) from None
    _check_columns(table)
    notes += [
        f"{table.place(table.header.baris)}: kolom {title!r} tidak dikenal; isinya tidak dicatat."
        for _, title in unread_titles(table.header.sel)
    ]
    rows = list(_rows(table, notes))
    return BerkasLaporan(tuple(rows), table.tanda, tuple(notes))


# --- where the table is ------------------------------------------------------------------------------


def _find_table(path: Path, text: str) -> _Table:
    first, _, rest = text.partition("\n")
    named = re.fullmatch(r"\s*\"?sep=(.)\"?\s*", first, re.IGNORECASE)
    if named:
        delimiter, shift, body = named[1], 1, rest
    else:
        delimiter, shift, body = _delimiter(text), 0, text
    rows = [row._replace(baris=row.baris + shift) for row in split_rows(body, delimiter)]
    rows = [row for row in rows if any(cell.strip() for cell in row.sel)]
    if not rows:  # nothing but separators is a sheet saved before anything was typed
        raise DataError(f"{path}: berkas kosong.", f"Baris pertama harus memuat nama kolom: {','.join(FIELDS[:4])},…")
    # The header is the first row with ``kode`` and one column more, else with two, else the top.
    found = [columns_of(row.sel) for row in rows[:MOST_TITLE_LINES]]
    several = [place for place, columns in enumerate(found) if len(columns) > 1]
    top = next((place for place in several if "kode" in found[place]), several[0] if several else 0)
    heading = read_heading([row.sel for row in rows[:top]], [row.sel for row in rows[top:]])
    return _Table(path, rows[top], rows[top + 1 :], delimiter, heading)


def _delimiter(text: str) -> str:
    """The separator by which a header is found; where none is, the one that is there most often."""
    best, most = ",", 0
    for delimiter in _DELIMITERS:
        try:
            rows = list(islice(split_rows(text, delimiter), MOST_TITLE_LINES))
        except CsvError:
            rows = [CsvRow(1, text.partition("\n")[0].split(delimiter), frozenset())]
        known = max((len(columns_of(row.sel)) for row in rows), default=0)
        if known > most:
            best, most = delimiter, known
    if most > 1:
        return best
    line = text.lstrip().partition("\n")[0]
    return max(_DELIMITERS, key=line.count) if any(mark in line for mark in _DELIMITERS) else best


def _check_columns(table: _Table) -> None:
    """Refuse a header with a column twice, one that is nearly spelt like a known one, or without those it needs."""
    cells, where = table.header.sel, table.place(table.header.baris)
    known = ", ".join(FIELDS)
    again = twice(cells)
    if again:
        raise DataError(f"{where}: kolom {again[1]!r} ada dua kali.", "Hapus salah satunya.")
    if is_scores(cells):
        raise DataError(
            f"{where}: ini tabel hasil dari ekspor, bukan laporan.", "Yang dibaca kembali hanya ekspor --tabel laporan."
        )
    for _, title in unread_titles(cells):
        near = meant_by(title, cells)
        if near:
            raise DataError(
                f"{where}: kolom {title!r} tidak dikenal; maksudnya {near!r}?", f"Kolom yang dikenal: {known}."
            )
    columns = columns_of(cells)
    missing = [field for field in REQUIRED if field not in columns and not (table.tanda and field == "bulan")]
    if missing:
        unread = [f"kolom {title!r} tidak dikenal" for _, title in unread_titles(cells)]
        said = "; ".join([f"kolom {' dan '.join(missing)} tidak ada", *unread])
        raise DataError(f"{where}: {said}.", f"Kolom yang dikenal: {known}.")


# --- the rows ----------------------------------------------------------------------------------------


def _rows(table: _Table, notes: list[str]) -> Iterator[BarisLaporan]:
    columns = columns_of(table.header.sel)
    kode_at = columns["kode"]
    wanted = [(field, place) for field, place in columns.items() if field in FIELDS]
    exported = is_export(table.header.sel)
    for number, row in enumerate(table.rows):
        cells, where = row.sel, table.place(row.baris)
        kode = cells[kode_at].strip() if kode_at < len(cells) else ""
        if is_sum(cells, kode) or (number == 0 and is_numbering(cells, kode)):
            notes += [f"{where}: baris jumlah atau nomor kolom dilewati."]
            continue
        given = {field: undone(cells[place]) for field, place in wanted if place < len(cells)}
        if not kode and not has_figures(given):
            if any(not is_blank(cell) for cell in cells):
                notes += [f"{where}: tulisan tanpa kode; tidak dicatat."]
            continue
        _check_length(table, row)
        faults = _split_numbers(table, row, columns)
        isi = _exported(given, table, row) if exported else _dated(given, table)
        yield BarisLaporan(isi, where, row.baris, {}, faults)


def _check_length(table: _Table, row: CsvRow) -> None:
    """Refuse a row with more cells than the header: some text in it holds a separator.

    Blank ones at the end are those of a spreadsheet, unless commas separate: there a decimal comma moves all cells
    behind it, and the last one may be blank. A spreadsheet's header ends in blank cells itself.
    """
    header, comma = table.header.sel, table.delimiter == ","
    surplus = row.sel[len(header) :]
    if not any(cell.strip() for cell in surplus) and not (surplus and comma and header[-1].strip()):
        return
    raise DataError(
        f"{table.place(row.baris)}: {len(row.sel)} isian untuk {len(header)} kolom.",
        'Apit teks dan angka yang memuat koma dengan tanda kutip, misalnya "2,8", '
        "atau pisahkan kolom dengan titik koma (;)."
        if comma
        else "Apit teks yang memuat pemisah kolom dengan tanda kutip.",
    )


def _split_numbers(table: _Table, row: CsvRow, columns: dict[str, int]) -> dict[str, str]:
    """The figures that could be the first half of a decimal number, each with both readings."""
    if table.delimiter != ",":
        return {}
    faults = {}
    for field, least, most in (("realisasi", 1, MAX_DECIMALS), ("anggaran", 2, 2)):
        place = columns.get(field)
        if place is None or place + 1 >= len(row.sel) or {place, place + 1} & row.berkutip:
            continue
        whole, behind = row.sel[place].strip(), row.sel[place + 1].strip()
        if (
            least <= len(behind) <= most
            and behind.isascii()
            and behind.isdigit()
            and _is_one_number(f"{whole},{behind}")
            and _could_be_merged(table, row, place)
        ):
            faults[field] = (
                f"bisa dibaca {whole} dan {behind} dalam dua kolom, atau satu angka {whole},{behind}; apit dengan "
                f'tanda kutip ("{whole}","{behind}" atau "{whole},{behind}"), atau pisahkan kolom dengan titik koma (;)'
            )
    return faults


def _is_one_number(text: str) -> bool:
    try:
        parse_number(text)
    except AmbiguousError:
        return True
    except NumberError:
        return False
    return True


def _could_be_merged(table: _Table, row: CsvRow, place: int) -> bool:
    """Whether the row still names its code and month when the two cells are taken for one."""
    cells = [*row.sel[:place], "", *row.sel[place + 2 :]]
    columns = columns_of(table.header.sel)
    named = [cells[columns[field]].strip() if columns.get(field, len(cells)) < len(cells) else "" for field in REQUIRED]
    if not named[0]:
        return False
    if "bulan" not in columns:
        return True
    try:
        parse_month(named[1])
    except MonthError:
        return False
    return True


def _dated(given: dict[str, str], table: _Table) -> dict[str, str]:
    """The row of a form has the month of its form, unless it names one of its own."""
    if table.tanda and not given.get("bulan", "").strip():
        return given | {"bulan": f"{table.tanda.tahun}-{table.tanda.bulan:02}"}
    return given


def _exported(given: dict[str, str], table: _Table, row: CsvRow) -> dict[str, str | Decimal]:
    """A row of ``ekspor --tabel laporan``: its year belongs to the month, and its numbers are exact."""
    cells = dict(zip((title_of(cell) for cell in table.header.sel), row.sel, strict=False))
    found: dict[str, str | Decimal] = dict(given)
    bulan = given["bulan"].strip()
    if cells.get("tahun", "").strip().isdigit() and bulan.isdigit():
        found["bulan"] = f"{cells['tahun'].strip()}-{int(bulan):02}"
    value = given.get("realisasi", "").strip()
    if cells.get("pecahan", "").strip():
        found["realisasi"] = cells["pecahan"].strip()
    elif _CANONICAL.fullmatch(value):
        found["realisasi"] = Decimal(value.replace(",", "."))
    return found
