"""The cells of a contract form: as texts out of a file that stands for a contract, and back as the nodes of a tree."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, cast

from kontrak.contracts.reader import PERIKSA
from kontrak.contracts.tree import Deret, Peta, Teks, Undecided, problem_at, quoted
from kontrak.contracts.yaml_text import number
from kontrak.months import SHORT
from kontrak.named import NamedTuple
from kontrak.numbers import MAX_DIGITS, format_number, format_typable
from kontrak.rangka.form_keys import ANGKA, BULAN, DAFTAR, NILAI, PART_OF, PETA, RUPIAH, TANGGAL, TEKS
from kontrak.rangka.grid import key_of, one_line
from kontrak.rangka.titles import normal
from kontrak.rangka.workbooks import DATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from yaml import Mark

    from kontrak.contracts.tree import Problem, Section, Simpul
    from kontrak.rangka.form_keys import Kunci
    from kontrak.rangka.grid import Sel


class Tempat(NamedTuple):
    """The place of a cell, as a tree of YAML has lines and columns: both from 0."""

    line: int
    column: int
    lembar: str

    @property
    def mark(self) -> Mark:
        """The same as the tree wants it."""
        return cast("Mark", self)


class Baris(NamedTuple):
    """A row of a sheet: its cells by normalised title, each with its place; ``tempat`` is the first of them."""

    sel: Mapping[str, tuple[Sel, Tempat]]
    tempat: Tempat

    def teks(self, title: str) -> str:
        """Return a cell on one line."""
        found = self.sel.get(normal(title))
        return one_line(found[0].teks) if found else ""


class Cells:
    """Reads cells; what cannot be read goes to ``problems``."""

    def __init__(self, berkas: str) -> None:
        self.berkas = berkas
        self.problems: list[Problem] = []

    def value(self, cell: Sel, place: Tempat, form: str, *, percent: bool) -> Simpul:
        """The value of a cell as a file would have it."""
        if cell.kosong:
            return None
        if cell.galat and not (cell.galat == DATE and form in (TANGGAL, BULAN)):
            return self.fault(place, f"sel {cell.galat}; ketik isinya")
        if cell.galat:
            return self._of_date(cell.teks, place, form)
        if cell.angka is not None:
            return self._of_number(cell, place, form, percent=percent)
        text = cell.teks
        if form == NILAI and (bounds := range_of(text)):
            return deret_at(bounds, place)
        if form == DAFTAR:
            return deret_at([item for _, item in items_of(text, form)], place)
        if form == PETA:
            return peta_at(place, **{key: (self._item(value, place), place) for key, value in items_of(text, form)})
        return teks_at(text, place)

    def _item(self, text: str, place: Tempat) -> Simpul:
        bounds = range_of(text)
        return deret_at(bounds, place) if bounds else (teks_at(text, place) if text else None)

    def _of_date(self, text: str, place: Tempat, form: str) -> Simpul:
        day = text[:10]
        if form == TANGGAL:
            return teks_at(day, place)
        if day.endswith("-01"):
            return teks_at(SHORT[int(day[5:7]) - 1], place)
        return self.fault(place, f"tanggal {day} bukan bulan; tulis misalnya {SHORT[int(day[5:7]) - 1]}")

    def _of_number(self, cell: Sel, place: Tempat, form: str, *, percent: bool) -> Simpul:
        assert cell.angka is not None
        if cell.persen and form == NILAI and not percent:
            pesan = f"sel berformat persen ({cell.teks}), padahal satuannya bukan persen; ketik angkanya"
            return self.fault(place, pesan)
        if form == TEKS and len(f"{cell.angka:f}") >= MAX_DIGITS:  # Excel has lost its last digits
            return self.fault(
                place, "angka sepanjang ini diubah Excel; ketik sebagai teks, diawali tanda kutip tunggal"
            )
        return teks_at(f"{cell.angka:f}" if form == TEKS else number(cell.angka), place)

    def fault(self, place: Tempat, pesan: str) -> Undecided:
        """Report a cell; return what stands for its value, about which nothing else is said."""
        self.problems.append(problem_at(self.berkas, place.mark, "", pesan))
        value = Undecided(PERIKSA)
        value.mark = place.mark
        return value


def teks_at(text: str, place: Tempat) -> Teks:
    """Return a text at a place."""
    value = Teks(text)
    value.mark = place.mark
    return value


def deret_at(texts: tuple[str, ...] | list[str], place: Tempat) -> Deret:
    """Return a list at a place."""
    value = Deret(teks_at(text, place) for text in texts)
    value.mark = place.mark
    return value


def peta_at(mark: Tempat, /, **items: tuple[Simpul, Tempat]) -> Peta:
    """Return a mapping at a place; each key stands at its own."""
    value = Peta()
    value.mark = mark.mark
    for key, (node, place) in items.items():
        add(value, key, node, place)
    return value


def add(mapping: Peta, key: str, node: Simpul, place: Tempat) -> None:
    """Add a key, unless it is there already."""
    mapping.setdefault(teks_at(key, place), node)


UNTIL = " s.d. "
"""Stands between the bounds of a range."""
_RANGE = re.compile(
    r"\[?\s*(\S+?)\s*(?:s\.?/?d\.?|sampai|–|—|,(?=\s)|;|(?<=\S)\s+-\s+|(?<=[0-9])-(?=[0-9]))\s*(\S+?)\s*\]?"
)


def cell_text(section: Section, key: Kunci) -> str:
    """Return what stands in the cell of a key; nothing where the file has no such key."""
    below: Section | None = section
    for step in key.jalur[:-1]:
        below = below.child(step) if below is not None else None
    return shown(below.get(key.jalur[-1]), key.bentuk) if below is not None else ""


def shown(node: Simpul, form: str) -> str:
    """Return a value of a file as people in an office type it."""
    if node is None:
        return ""
    if isinstance(node, Deret):
        items = [shown(item, form) for item in node]
        return "; ".join(items) if form == DAFTAR else UNTIL.join(items)
    if isinstance(node, Peta):
        return "; ".join(f"{key}: {shown(value, NILAI)}" for key, value in node.items())
    return _number(node, form) if form in (ANGKA, NILAI, RUPIAH) else str(node)


def _number(text: str, form: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return format_number(number) if form == RUPIAH else format_typable(number)


def range_of(text: str) -> tuple[str, str] | None:
    """Return the bounds of a range as typed; None for what is no range."""
    found = _RANGE.fullmatch(text.strip())
    return (found[1], found[2]) if found and text[:1] in "[0123456789+-" else None


def items_of(text: str, form: str) -> list[tuple[str, str]]:
    """Return the items of a list, or of a list of ``key: value``, each as (key, value); a plain item has no key."""
    parts = [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]
    if form != PETA:
        return [("", part) for part in parts]
    pairs = (re.split(r"\s*[:=]\s*", part, maxsplit=1) for part in parts)
    return [(pair[0], pair[1] if len(pair) > 1 else "") for pair in pairs]


class Lists:
    """Hangs rows below the items that they name by code or name; what names none is a fault of its cell."""

    def __init__(self, cells: Cells, mapping: Callable[[Baris, tuple[Kunci, ...], str | None], Peta]) -> None:
        self._cells = cells
        self._mapping = mapping

    def comparisons(
        self, rows: Iterable[Baris], keys: tuple[Kunci, ...], items: Mapping[str, tuple[Peta, Baris]]
    ) -> None:
        """Hang each comparison below its indikator."""
        for row in rows:
            item = self._find(row, "indikator", items)
            if item is not None:
                _append(item, "pembanding", self._mapping(row, keys, str(item.get("satuan") or "")), row)

    def activities(
        self, rows: Iterable[Baris], keys: tuple[Kunci, ...], programs: Mapping[str, tuple[Peta, Baris]]
    ) -> None:
        """Hang each activity below its programme, and each sub-activity below the activity that it names."""
        for row in rows:
            program = self._find(row, "program", programs)
            if program is None:
                continue
            above = row.teks(PART_OF)
            holder = _named(program, above) if above else program
            if holder is None:
                pesan = f"kegiatan {quoted(above)} tidak ada di atasnya pada program ini; tulis kode resmi atau namanya"
                self._cells.fault(row.tempat, pesan)
            else:
                _append(holder, "sub_kegiatan" if above else "kegiatan", self._mapping(row, keys, None), row)

    def _find(self, row: Baris, title: str, items: Mapping[str, tuple[Peta, Baris]]) -> Peta | None:
        named = row.teks(title)
        by_name = {key_of(str(item.get("nama") or "")): code for code, (item, _) in items.items()}
        code = named.upper() if named.upper() in items else by_name.get(key_of(named), "") if named else ""
        if code in items:
            return items[code][0]
        sheet = title.capitalize()
        what = f"{title} {quoted(named)} tidak ada di lembar {sheet}" if named else f"{title} belum diisi"
        self._cells.fault(row.tempat, f"{what}; tulis kodenya")
        return None


def _named(program: Peta, text: str) -> Peta | None:
    """The activity of a programme with this code or name."""
    listed = program.get("kegiatan")
    for item in listed if isinstance(listed, Deret) else ():
        if isinstance(item, Peta) and key_of(text) in (
            key_of(str(item.get(key) or "")) for key in ("kode_resmi", "nama")
        ):
            return item
    return None


def _append(holder: Peta, key: str, item: Peta, row: Baris) -> None:
    listed = holder.get(key)
    if not isinstance(listed, Deret):
        listed = Deret()
        listed.mark = row.tempat.mark
        add(holder, key, listed, row.tempat)
    listed.append(item)
