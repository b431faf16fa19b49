"""A contract form that came back, as the tree of the file it stands for: every text knows its sheet and cell.

From there on it is read and checked like a file; ``kontrak.contracts`` does not know where its tree came from.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from kontrak.contracts.reader import ReadFile
from kontrak.contracts.tree import Peta, Section, cell_name, quoted
from kontrak.contracts.yaml_text import number
from kontrak.errors import DataError
from kontrak.forms.form import CONTRACT_MARK, MARK_SHEET
from kontrak.months import SHORT
from kontrak.named import NamedTuple
from kontrak.numbers import NumberError, is_percent, parse_number
from kontrak.rangka.form_cells import Baris, Cells, Lists, Tempat, add, peta_at, teks_at
from kontrak.rangka.form_keys import KEGIATAN, NILAI, PEMBANDING, RENCANA, opd_keys, sheets
from kontrak.rangka.form_write import FIXED, HOW_OPD, HOW_TEMPO, OPD_SHEET
from kontrak.rangka.grid import BLANK, Lembar, Sel, key_of
from kontrak.rangka.titles import normal
from kontrak.rangka.words import code_of
from kontrak.rangka.workbooks import read_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kontrak.contracts.tree import Simpul
    from kontrak.rangka.form_keys import Kunci, Lembarisian

_TITLES_WITHIN = 12


class Tanda(NamedTuple):
    """The mark of a contract form."""

    tahun: str
    opd: str


def read_mark(path: Path, sheets_read: list[Lembar]) -> Tanda | None:
    """Return the mark of a contract form; None for any other workbook. Raises DataError when it is damaged."""
    hidden = next((sheet for sheet in sheets_read if sheet.nama == f"lembar {MARK_SHEET}"), None)
    pairs = {} if hidden is None else {row[0].teks: row[1].teks for row in hidden.baris if len(row) > 1}
    if CONTRACT_MARK not in pairs:
        return None
    tahun, opd = pairs.get("tahun", ""), pairs.get("opd", "")
    if not (re.fullmatch(r"[0-9]{4}", tahun) and re.fullmatch(r"[A-Z0-9][A-Z0-9-]{0,29}", opd)):
        raise DataError(
            f"{path}, lembar {MARK_SHEET}: tanda formulirnya rusak.", "Buat formulir baru: kontrak formulir --kontrak"
        )
    return Tanda(tahun, opd)


def read_contract_form(path: Path) -> tuple[ReadFile, Tanda] | None:
    """Return the tree that a contract form stands for; None for a workbook that is none. Raises DataError."""
    book = read_workbook(path, hidden=True)
    mark = read_mark(path, book)
    if mark is None:
        return None
    by_name = {sheet.nama.removeprefix("lembar "): sheet for sheet in book}
    needed = (own.nama for own in sheets() if own.nama not in (PEMBANDING, KEGIATAN))
    missing = [name for name in (OPD_SHEET, *needed) if name not in by_name]
    if missing:
        raise DataError(
            f"{path}: lembar {', '.join(missing)} tidak ada lagi.",
            "Pakai formulir yang utuh: kontrak formulir --kontrak",
        )
    return _Reader(str(path), by_name, mark).read(), mark


class _Reader:
    """Builds the tree of one form."""

    def __init__(self, berkas: str, by_name: Mapping[str, Lembar], mark: Tanda) -> None:
        self.berkas = berkas
        self.by_name = by_name
        self.mark = mark
        self.cells = Cells(berkas)
        self._taken: set[str] = set()
        self._twice: set[str] = set()

    def read(self) -> ReadFile:
        """Return the tree with the faults of its cells."""
        top = Tempat(0, 0, OPD_SHEET)
        opd, place = self._opd()
        group = peta_at(top, **{self.mark.opd: (opd, place)})
        root = peta_at(
            top, versi=(teks_at("1", top), top), tahun=(teks_at(self.mark.tahun, top), top), opd=(group, top)
        )
        akar = Section(self.berkas, "", root, top.mark)
        return ReadFile(self.berkas, akar, tuple(self.cells.problems))

    def _opd(self) -> tuple[Peta, Tempat]:
        rows = self._pairs()
        place = next(iter(rows.values()))[1] if rows else Tempat(0, 0, OPD_SHEET)
        opd = self._mapping(Baris(rows, place), opd_keys())
        groups = {own.nama: own for own in sheets()}
        known: dict[str, str] = {}
        divisions = self._items(groups["Bidang"], "")
        programs = self._items(groups["Program"], "P-")
        items = self._items(groups["Indikator"], "", known)
        self._works(groups["Pekerjaan"], items, known)
        lists = Lists(self.cells, self._mapping)
        lists.comparisons(self._rows(groups[PEMBANDING]), groups[PEMBANDING].kunci, items)
        lists.activities(self._rows(groups[KEGIATAN]), groups[KEGIATAN].kunci, programs)
        own_items = self._by_division(items, divisions)
        for key, group in (("program", programs), ("indikator", own_items), ("bidang", divisions)):
            if group:
                first = next(iter(group.values()))[1].tempat
                node = peta_at(first, **{code: (item, row.tempat) for code, (item, row) in group.items()})
                node.twice = frozenset(self._twice)
                add(opd, key, node, first)
        return opd, place

    def _pairs(self) -> dict[str, tuple[Sel, Tempat]]:
        """The sheet of the OPD: titles on the left, values beside them."""
        sheet = self.by_name[OPD_SHEET]
        titles = {key.kunci for key in opd_keys()} | {normal(title) for title in FIXED}
        found = {}
        for row in range(len(sheet.baris)):
            title = normal(sheet.sel(row, 0).teks)
            if title in titles:
                found[title] = (sheet.sel(row, 1), Tempat(row, 1, OPD_SHEET))
        return found

    def _rows(self, own: Lembarisian) -> Iterator[Baris]:
        """The rows of a sheet that hold anything. Raises DataError where the titles are gone."""
        sheet = self.by_name.get(own.nama)
        if sheet is None:
            return
        wanted = {normal(own.kode[0]), *(key.kunci for key in own.kunci if key.wajib)}
        for top in range(min(_TITLES_WITHIN, len(sheet.baris))):
            titles = {normal(sheet.sel(top, place).teks): place for place in range(sheet.lebar)}
            if wanted <= titles.keys():
                break
        else:
            names = ", ".join([own.kode[0], *(key.judul for key in own.kunci if key.wajib)])
            raise DataError(
                f"{self.berkas}, lembar {own.nama}: baris judul dengan kolom {names} tidak ada.",
                "Pakai formulir yang utuh.",
            )
        read = {normal(title) for title in (*own.kode, HOW_OPD, *SHORT)} | {key.kunci for key in own.kunci}
        columns = {title: place for title, place in titles.items() if title in read}
        for row in range(top + 1, len(sheet.baris)):
            cells = {title: (sheet.sel(row, place), Tempat(row, place, own.nama)) for title, place in columns.items()}
            if any(not cell.kosong for cell, _ in cells.values()):
                yield Baris(cells, Tempat(row, columns[normal(own.kode[0])], own.nama))

    def _items(
        self, own: Lembarisian, prefix: str, known: dict[str, str] | None = None
    ) -> dict[str, tuple[Peta, Baris]]:
        """The items of a sheet by code; a new row without one gets a code out of its name."""
        found: dict[str, tuple[Peta, Baris]] = {}
        rows = list(self._rows(own))
        self._taken |= {row.teks("kode").upper() for row in rows}
        for row in rows:
            code = row.teks("kode").upper() or code_of(row.teks("nama") or own.nama, self._taken, prefix)
            if code in found:
                place = found[code][1].tempat
                where = f"lembar {place.lembar}, sel {cell_name(place.line + 1, place.column + 1)}"
                self.cells.fault(row.tempat, f"kode {quoted(code)} sudah ada di {where}; pakai kode lain")
                self._twice.add(code)
                continue
            item = self._mapping(row, own.kunci)
            if known is not None:
                known.setdefault(key_of(row.teks("nama")), code)
                self._plan(item, row)
            found[code] = item, row
        return found

    def _mapping(self, row: Baris, keys: tuple[Kunci, ...], satuan: str | None = None) -> Peta:
        """A mapping of the keys that are filled in, and of those that must be; the unit is the row's own or given."""
        mapping = Peta()
        mapping.mark = row.tempat.mark
        percent = is_percent(row.teks("satuan") if satuan is None else satuan)
        for key in keys:
            cell, place = row.sel.get(key.kunci, (BLANK, row.tempat))
            if cell.kosong and not key.wajib:
                continue
            holder = mapping
            for step in key.jalur[:-1]:
                if not isinstance(holder.get(step), Peta):
                    add(holder, step, peta_at(place), place)
                holder = cast("Peta", holder[step])
            add(holder, key.jalur[-1], self.cells.value(cell, place, key.bentuk, percent=percent), place)
        return mapping

    # --- plans and pekerjaan ---------------------------------------------------------------------------

    def _plan(self, item: Peta, row: Baris) -> None:
        """Put the plan together; typed as sums so far it becomes what each month adds."""
        percent = is_percent(row.teks("satuan"))
        months: list[tuple[str, Tempat, Simpul]] = []
        for month in SHORT:
            cell, place = row.sel.get(normal(month), (BLANK, row.tempat))
            if not cell.kosong:
                months.append((month, place, self.cells.value(cell, place, NILAI, percent=percent)))
        how = row.teks(HOW_OPD).casefold()
        if how and how not in HOW_TEMPO:
            place = row.sel[normal(HOW_OPD)][1]
            self.cells.fault(place, f"cara rencana {quoted(how)} tidak dikenal; pilih {' atau '.join(HOW_TEMPO)}")
        if how == HOW_TEMPO[1] and row.teks("sifat") == "akumulasi":
            months = self._differences(months, percent=percent)
        if months:
            plan = peta_at(months[0][1], **{month: (value, place) for month, place, value in months})
            add(item, RENCANA, plan, months[0][1])

    def _differences(
        self, months: list[tuple[str, Tempat, Simpul]], *, percent: bool
    ) -> list[tuple[str, Tempat, Simpul]]:
        added: list[tuple[str, Tempat, Simpul]] = []
        before = Decimal(0)
        for month, place, value in months:
            try:
                total = parse_number(str(value), percent=percent)
            except NumberError:
                added.append((month, place, value))  # told where every plan is read
                continue
            node: Simpul = teks_at(number(total - before), place)
            if total < before:
                pesan = f"rencana kumulatif turun dari {number(before)} ke {number(total)}; periksa angkanya"
                node = self.cells.fault(place, pesan)
            added.append((month, place, node))
            before = total
        return added

    def _works(self, own: Lembarisian, items: Mapping[str, tuple[Peta, Baris]], known: Mapping[str, str]) -> None:
        """Hang each pekerjaan below its indikator, which is named by its code or its name."""
        taken: dict[str, set[str]] = {}
        for row in self._rows(own):
            named = row.teks("indikator")
            code = named.upper() if named.upper() in items else known.get(key_of(named), "")
            if code not in items:
                what = f"indikator {quoted(named)} tidak ada di lembar Indikator" if named else "indikator belum diisi"
                self.cells.fault(row.tempat, f"{what}; tulis kodenya")
                continue
            item, _ = items[code]
            if not isinstance(item.get("pekerjaan"), Peta):
                add(item, "pekerjaan", peta_at(row.tempat), row.tempat)
            group = cast("Peta", item["pekerjaan"])
            own_codes = taken.setdefault(code, set())
            kode = row.teks("kode").upper() or code_of(row.teks("nama") or "PEKERJAAN", own_codes)
            if kode in group:
                self.cells.fault(row.tempat, f"kode pekerjaan {quoted(kode)} sudah ada pada {code}; pakai kode lain")
            own_codes.add(kode)
            add(group, kode, self._mapping(row, own.kunci), row.tempat)

    def _by_division(
        self, items: Mapping[str, tuple[Peta, Baris]], divisions: Mapping[str, tuple[Peta, Baris]]
    ) -> dict[str, tuple[Peta, Baris]]:
        """Give each indikator of a bidang to it; return those of the OPD itself."""
        own = {}
        for code, (item, row) in items.items():
            name = row.teks("bidang").upper()
            if not name:
                own[code] = item, row
            elif name in divisions:
                division = divisions[name][0]
                if not isinstance(division.get("indikator"), Peta):
                    add(division, "indikator", peta_at(row.tempat), row.tempat)
                add(cast("Peta", division["indikator"]), code, item, row.tempat)
            else:
                place = row.sel[normal("bidang")][1]
                self.cells.fault(place, f"bidang {quoted(name)} tidak ada di lembar Bidang; tulis kodenya di sana")
        return own
