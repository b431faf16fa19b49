"""The rows of a table: totals, headings and what stands below the table left aside, each with a word why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kontrak.named import NamedTuple
from kontrak.rangka.cells import read_budget, read_value
from kontrak.rangka.grid import BLANK, Sel, one_line
from kontrak.rangka.tables import is_numbering

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kontrak.rangka.tables import Tabel
    from kontrak.rangka.titles import Kolom

_TOTAL = re.compile(
    r"(SUB ?)?(GRAND )?(JUMLAH|TOTAL)"
    r"( (TOTAL|ANGGARAN|ANGARAN|PAGU|BOBOT|DANA|KESELURUHAN|SELURUHNYA|SELURUH|BELANJA|RP))*"
)
_ENUMERATED = re.compile(r"(?m)^\s*(?:\(?[0-9]{1,2}[.)]|\(?[a-z][.)]|[-•])\s+")

_SHARED = ("sasaran", "satuan", "program", "arah", "sifat")
"""Texts that one merged cell says of all rows beside it."""


class Isi(NamedTuple):
    """A cell with its place."""

    sel: Sel
    tempat: str


class Periode(NamedTuple):
    """A planned value: what its column is, and the cell."""

    kolom: Kolom
    isi: Isi


class Baris(NamedTuple):
    """A row: its cells by part (``indikator``, ``target`` …) and those of its plan, in the order of the columns."""

    isi: Mapping[str, Isi]
    rencana: tuple[Periode, ...]

    def teks(self, peran: str) -> str:
        """Return the text of a part on one line; nothing where it is blank or has no column."""
        found = self.isi.get(peran)
        return one_line(found.sel.teks) if found else ""


class Catatan(NamedTuple):
    """A word on what happened to a cell or row: ``hal`` is dilewati, ditolak, bertentangan, tidak dipasangkan …"""

    hal: str
    tempat: str
    sebab: str


class Isitabel(NamedTuple):
    """A table and what its rows hold."""

    tabel: Tabel
    baris: tuple[Baris, ...]
    catatan: tuple[Catatan, ...]


def read_rows(tabel: Tabel) -> Isitabel:
    """Return the rows of a table."""
    reader = _Reader(tabel)
    rows = [row for number in range(tabel.mulai, tabel.akhir) for row in reader.row(number)]
    if tabel.indikator:
        rows = _without_tail(rows, reader.notes)
    return Isitabel(tabel, tuple(rows), tuple(reader.notes))


class _Reader:
    """Goes down a table, row by row; ``sasaran`` is that of the row above."""

    def __init__(self, tabel: Tabel) -> None:
        self.tabel = tabel
        self.notes: list[Catatan] = []
        self._sasaran: Isi | None = None
        self._main = "indikator" if tabel.indikator else "program"

    def row(self, number: int) -> Iterator[Baris]:
        """Yield the indikators, or the program, of a row."""
        cells = {kolom.peran: self._cell(number, place) for place, kolom in self.tabel.kolom.items()}
        plan = tuple(Periode(kolom, self._cell(number, place)) for place, kolom in self.tabel.periode.items())
        if all(cell.sel.kosong for cell in cells.values()) or is_numbering(self.tabel.lembar, number):
            return
        top, bottom = self.tabel.kepala
        if top <= number <= bottom < self.tabel.mulai:
            return
        if re.fullmatch(_TOTAL, " ".join(re.findall(r"[^\W_]+", self._first_text(number).upper()))):
            budget = cells.get("anggaran")
            if budget is not None and read_budget(budget.sel)[0] is not None:
                self.notes.append(Catatan("jumlah", budget.tempat, budget.sel.teks))
            else:
                self._note("dilewati", number, f"baris jumlah: {self._shown(number)}")
            return
        sasaran = cells.get("sasaran")
        if sasaran is not None and not sasaran.sel.kosong:
            self._sasaran = sasaran
        if self._is_heading(number):
            self._note("dilewati", number, f"judul bagian: {self._shown(number)}")
            return
        row = Baris({**cells, **({"sasaran": self._sasaran} if self._sasaran else {})}, plan)
        if not row.teks(self._main):
            self._note_nameless(number, row)
            return
        yield from self._split(row)

    def _cell(self, number: int, place: int) -> Isi:
        """The cell of a row; one that is merged downwards belongs to its first row, unless it is a text."""
        lembar = self.tabel.lembar
        merged = lembar.gabung.get((number, place))
        where = lembar.tempat(number, place)
        if merged is None:
            return Isi(lembar.sel(number, place), where)
        top, left, bottom, right = merged
        cell = lembar.sel(number, place)
        kolom = self.tabel.kolom[place]
        where = lembar.tempat(top, left, (bottom, right))
        if kolom.peran in (self._main, "kode", "no"):
            return Isi(cell if top == number and left == place else BLANK, where)
        if kolom.peran in _SHARED:
            return Isi(cell if left == place else BLANK, where)
        if left != right or (bottom != top and self._several(top, bottom)):
            return self._merged_value(cell, merged, place, where)
        return Isi(cell if top == number else BLANK, where)

    def _merged_value(self, cell: Sel, merged: tuple[int, int, int, int], place: int, where: str) -> Isi:
        """A value that is merged over columns: one for a whole quarter is its value; any other has no one owner."""
        _, left, _, right = merged
        inside = [self.tabel.kolom[column] for column in range(left, right + 1) if column in self.tabel.kolom]
        months = [kolom.bulan for kolom in inside]
        if months in ([1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12]) and merged[0] == merged[2]:
            return Isi(cell if place == right else BLANK, where)
        if len(inside) < 2 and merged[0] == merged[2]:
            return Isi(cell, where)
        if cell.kosong:
            return Isi(BLANK, where)
        return Isi(Sel(cell.teks, galat=f'sel digabung, tertulis "{one_line(cell.teks)}"'), where)

    def _several(self, top: int, bottom: int) -> bool:
        """Whether merged rows hold more than one indikator or program."""
        place = self.tabel.kolom_dari(self._main)
        assert place is not None
        lembar = self.tabel.lembar
        owners = {lembar.gabung.get((row, place), (row,))[0] for row in range(top, bottom + 1)}
        return sum(not lembar.sel(row, place).kosong for row in owners) > 1

    def _first_text(self, number: int) -> str:
        lembar = self.tabel.lembar
        texts = (one_line(lembar.sel(number, place).teks) for place in range(lembar.lebar))
        return next((text for text in texts if text and not re.fullmatch(r"[0-9]{1,3}[.)]?", text)), "")

    def _is_heading(self, number: int) -> bool:
        """Whether a row is one text across the columns, or repeats the titles."""
        lembar = self.tabel.lembar
        name = self.tabel.kolom_dari(self._main)
        assert name is not None
        if one_line(lembar.sel(number, name).teks).casefold() == self.tabel.judul(name).casefold():
            return True
        merged = lembar.gabung.get((number, name))
        if merged is None or merged[3] == merged[1]:
            return False
        own = {place for place in self.tabel.kolom if merged[1] <= place <= merged[3]}
        return len(own) >= 3 or merged[1] < name

    def _note_nameless(self, number: int, row: Baris) -> None:
        """A row without a name is a continuation, unless it carries a target or a plan: that would be lost."""
        wanted = ("target",) if self._main == "indikator" else ("anggaran",)
        lost = [row.isi[part] for part in wanted if part in row.isi and not row.isi[part].sel.kosong]
        lost += [item.isi for item in row.rencana if not item.isi.sel.kosong]
        if lost:
            self._note("ditolak", number, f"{self._main} kosong, padahal ada isi di {lost[0].tempat}")

    def _split(self, row: Baris) -> Iterator[Baris]:
        """A cell with a numbered list of indikators and as many targets is as many rows."""
        name, target = row.isi[self._main], row.isi.get("target")
        names = _numbered(name.sel.teks)
        if len(names) < 2 or target is None:
            yield row
            return
        parts = {part: _items(cell.sel.teks) for part, cell in row.isi.items() if part in ("target", "satuan")}
        if any(part and len(part) not in (1, len(names)) for part in parts.values()) or row.rencana:
            yield row
            return
        for number, text in enumerate(names):
            own = {
                part: row.isi[part]._replace(sel=Sel(items[number] if len(items) > 1 else items[0]))
                for part, items in parts.items()
                if items and (part == "satuan" or len(items) > 1)
            }
            if "target" not in own:
                shared = f'satu target untuk {len(names)} indikator, tertulis "{one_line(target.sel.teks)}"'
                own["target"] = target._replace(sel=Sel(galat=shared))
            yield Baris({**row.isi, self._main: name._replace(sel=Sel(text)), **own}, ())

    def _note(self, hal: str, number: int, sebab: str) -> None:
        self.notes.append(Catatan(hal, self.tabel.lembar.tempat(number, 0), sebab))

    def _shown(self, number: int) -> str:
        return self._first_text(number)[:60]


def _numbered(text: str) -> list[str]:
    """The items of a numbered list in a cell; nothing where the lines are no list."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if _ENUMERATED.match(line)]
    if len(starts) < 2 or starts[0] != 0:
        return []
    ends = [*starts[1:], len(lines)]
    joined = (" ".join(lines[start:end]) for start, end in zip(starts, ends, strict=True))
    return [_ENUMERATED.sub("", line).strip() for line in joined]


def _items(text: str) -> list[str]:
    """The items of a numbered list in a cell, else its lines."""
    return _numbered(text) or [line for line in text.split("\n") if line]


def _without_tail(rows: list[Baris], notes: list[Catatan]) -> list[Baris]:
    """Leave out what stands below the table: rows behind the last one with a target or a plan, without a number."""
    last = len(rows)
    while last and not _is_of_table(rows[last - 1]):
        last -= 1
    notes.extend(
        Catatan("dilewati", row.isi["indikator"].tempat, f"di luar tabel: {row.teks('indikator')[:60]}")
        for row in rows[last:]
    )
    return rows[:last]


def _is_of_table(row: Baris) -> bool:
    target = row.isi.get("target")
    filled = target is not None and not read_value(target.sel).kosong
    numbered = re.fullmatch(r"[0-9]{1,3}[.)]?", row.teks("no")) is not None
    return filled or numbered or bool(row.teks("satuan")) or any(not item.isi.sel.kosong for item in row.rencana)
