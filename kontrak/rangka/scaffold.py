"""From the files that an office hands in to the draft of its contract: what ``kontrak rangka`` does (SPEC §5)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from kontrak.errors import DataError
from kontrak.forms.xlsx_scan import column_of
from kontrak.named import NamedTuple
from kontrak.rangka.build import build
from kontrak.rangka.grid import one_line
from kontrak.rangka.joining import join
from kontrak.rangka.rows import Catatan, read_rows
from kontrak.rangka.sources import STDIN, read_grids
from kontrak.rangka.tables import find_tables
from kontrak.rangka.titles import PARTS, kolom_named, kolom_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kontrak.rangka.draft import Draf
    from kontrak.rangka.grid import Lembar
    from kontrak.rangka.rows import Isitabel
    from kontrak.rangka.tables import Tabel
    from kontrak.rangka.titles import Kolom

_HEAD = 15
_NAME_COLUMNS = "Sebutkan kolomnya, misalnya --kolom indikator=C --kolom target=E"


class Permintaan(NamedTuple):
    """What was asked for. ``bawaan`` is the year where neither the option nor the tables name one."""

    berkas: Sequence[str]
    opd: str
    nama: str | None
    tahun: int | None
    kolom: Mapping[str, str]
    lembar: str | None
    bawaan: int


class Hasil(NamedTuple):
    """The draft, the tables it was read from, how many rows were joined, and all that a person should look at."""

    draf: Draf
    tabel: Sequence[Isitabel]
    dipasangkan: int
    catatan: Sequence[Catatan]


def scaffold(asked: Permintaan) -> Hasil:
    """Read the tables and make the draft. Raises DataError where nothing can be read, naming the place."""
    chosen = chosen_columns(asked.kolom)
    tables: list[Tabel] = []
    names: list[str] = []
    notes: list[Catatan] = []
    grids = [(name, grid) for name in dict.fromkeys(asked.berkas) for grid in _grids(name, asked)]
    tahun, note = _year(asked, [grid for _, grid in grids])
    for name, grid in grids:
        try:
            found = find_tables(grid, chosen, tahun)
        except DataError as error:
            raise DataError(f"{_prefix(name, asked)}{error.message}", error.hint) from None
        tables += found
        names += [name] if found else []
        if grid.ditolak:
            notes.append(Catatan("tidak dipakai", grid.nama, grid.ditolak.message))
        elif not found and any(not cell.kosong for row in grid.baris for cell in row):
            notes.append(Catatan("tidak dipakai", grid.nama, "tidak ada tabel indikator atau program di dalamnya"))
    contents = [read_rows(table) for table in tables]
    _require(asked, [grid for _, grid in grids], contents)
    notes += _unread(tables)
    joined = join(contents)
    if note:
        notes.append(note)
    changed: list[Catatan] = []
    draft = build(asked.opd, asked.nama, tahun, joined, changed)
    sources = tuple(dict.fromkeys("teks tempelan" if name == STDIN else Path(name).name for name in names))
    return Hasil(draft._replace(asal=sources), contents, joined.dipasangkan, [*notes, *joined.catatan, *changed])


def chosen_columns(kolom: Mapping[str, str]) -> dict[int, Kolom]:
    """Return the columns that ``--kolom`` names, by place. Raises DataError for a name or column that is none."""
    found = {}
    for name, column in kolom.items():
        part = kolom_named(name)
        place = _place(column)
        if part is None:
            words = f"{', '.join(PARTS)}, jan … des, tw1 … tw4"
            raise DataError(f"--kolom {name}={column}: {name!r} bukan nama kolom.", f"Yang dikenal: {words}.")
        if place is None:
            raise DataError(
                f"--kolom {name}={column}: {column!r} bukan kolom.", "Tulis hurufnya atau nomornya: E atau 5."
            )
        found[place] = part
    return found


def _place(column: str) -> int | None:
    word = column.strip().upper()
    if word.isascii() and word.isdigit() and 1 <= int(word[:4]) <= 500:
        return int(word) - 1
    return column_of(word) if re.fullmatch(r"[A-Z]{1,2}", word) else None


def _grids(name: str, asked: Permintaan) -> list[Lembar]:
    """The sheets of a file that are to be read, named so that a reader of the summary finds them."""
    grids = read_grids(name)
    if asked.lembar is not None:
        word = one_line(asked.lembar).casefold()
        bare = [(grid, grid.nama.partition(" ")[2].casefold()) for grid in grids]
        kept = [grid for grid, own in bare if word in (own, grid.nama.casefold())]
        if not kept:
            known = ", ".join(grid.nama for grid in grids)
            raise DataError(f"{name}: lembar {asked.lembar!r} tidak ada.", f"Yang ada: {known}.")
        grids = kept
    return [grid._replace(nama=f"{_prefix(name, asked)}{grid.nama}") for grid in grids]


def _prefix(name: str, asked: Permintaan) -> str:
    return f"{Path(name).name}, " if len(set(asked.berkas)) > 1 and name != STDIN else ""


def _year(asked: Permintaan, grids: Sequence[Lembar]) -> tuple[int, Catatan | None]:
    """The year of the contract: as asked, else the one that titles of targets name, else the text above the tables."""
    if asked.tahun is not None:
        return asked.tahun, None
    titles, texts = set(), set()
    for grid in grids:
        for row in grid.baris[:_HEAD]:
            for cell in row:
                kolom = kolom_of(one_line(cell.teks)) if len(cell.teks) <= 80 else None
                if kolom is not None and kolom.peran == "target" and kolom.tahun:
                    titles.add(kolom.tahun)
                texts |= _years(cell.teks)
        texts |= _years(grid.sekitar)
    for years in (titles, texts):
        if len(years) == 1:
            return years.pop(), None
    note = Catatan("tahun", str(asked.bawaan), "tidak disebut dalam tabel; dari tanggal hari ini, ganti dengan --tahun")
    return asked.bawaan, note


def _years(text: str) -> set[int]:
    return {int(year) for year in re.findall(r"(?i)\btahun(?: anggaran)? (20[0-9]{2})\b", text)}


def _require(asked: Permintaan, grids: Sequence[Lembar], contents: Sequence[Isitabel]) -> None:
    """Refuse what holds no contract: no table, no row, or nowhere a target."""
    names = ", ".join("teks tempelan" if name == STDIN else name for name in dict.fromkeys(asked.berkas))
    promises = [content for content in contents if content.tabel.indikator]
    if not promises:
        for grid in grids:
            if grid.ditolak:
                raise grid.ditolak
        what = (
            "hanya tabel program" if contents else "tidak ada tabel dengan baris judul yang dikenal (Indikator, Target)"
        )
        seen = ", ".join(grid.nama for grid in grids) or "tidak ada lembar"
        raise DataError(f"{names}: {what}; yang dibaca: {seen}.", _NAME_COLUMNS)
    if not any(content.tabel.kolom_dari("target") is not None for content in promises):
        where = promises[0].tabel.lembar.tempat(promises[0].tabel.kepala[1], 0)
        hint = "Sebutkan kolomnya, misalnya --kolom target=E, atau berikan juga tabel perjanjian kinerjanya."
        raise DataError(f"{names}: tabel indikator di {where} tanpa kolom target.", hint)
    if not any(content.baris for content in promises):
        where = promises[0].tabel.lembar.tempat(promises[0].tabel.kepala[1], 0)
        raise DataError(f"{names}: tabel di {where} tidak berisi satu indikator pun.", _NAME_COLUMNS)


def _unread(tables: Sequence[Tabel]) -> list[Catatan]:
    """Columns with a title of their own that no part of a contract holds."""
    notes = []
    for table in tables:
        for place in range(table.lembar.lebar):
            title = table.judul(place)
            merged = table.lembar.gabung.get((table.kepala[1], place))
            if title and place not in table.kolom and (merged is None or merged[1] == place):
                where = table.lembar.tempat(table.kepala[1], place)
                notes.append(Catatan("tidak dipakai", where, f"kolom {title[:60]!r}"))
    return notes
