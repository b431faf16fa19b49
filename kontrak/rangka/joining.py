"""Several tables of one OPD as one list: the perjanjian says what is promised, the rencana aksi by when.

Rows are joined by their name as it is compared (``grid.key_of``). What matches nothing is listed, never filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.declared import KAMUS
from kontrak.named import NamedTuple
from kontrak.rangka.cells import read_budget, read_value
from kontrak.rangka.grid import key_of
from kontrak.rangka.rows import Catatan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kontrak.rangka.rows import Baris, Isi, Isitabel, Periode

PARTS = ("sasaran", "kode", "satuan", "target", "bobot", "program", "arah", "sifat", "tahun_lalu", *KAMUS)


class Gabungan(NamedTuple):
    """One indikator: its row, and the rows of other tables that bear its name."""

    baris: Baris
    lain: tuple[Baris, ...] = ()

    def semua(self, peran: str) -> list[Isi]:
        """Return every cell of a part that is filled in, the row's own first."""
        cells = [row.isi[peran] for row in (self.baris, *self.lain) if peran in row.isi]
        return [cell for cell in cells if not cell.sel.kosong]

    @property
    def rencana(self) -> tuple[Periode, ...]:
        """The plan: of the first row that has one."""
        plans = (row.rencana for row in (self.baris, *self.lain))
        return next((plan for plan in plans if any(not item.isi.sel.kosong for item in plan)), ())


class Terpasang(NamedTuple):
    """All indikators and programs of the tables, and what happened on the way."""

    indikator: tuple[Gabungan, ...]
    program: tuple[Gabungan, ...]
    catatan: tuple[Catatan, ...]
    dipasangkan: int = 0


def join(tables: Sequence[Isitabel]) -> Terpasang:
    """Join the tables."""
    promises = [table for table in tables if table.tabel.indikator]
    bare = [table for table in promises if not table.tabel.periode]
    leading = bare or promises
    notes = [note for table in tables for note in table.catatan if note.hal != "jumlah"]
    for table in tables:
        _check_total(table, notes)
    items, joined = _indikators(leading, [table for table in promises if table not in leading], notes)
    programs, _ = _once([table for table in tables if not table.tabel.indikator], "program", notes)
    return Terpasang(tuple(items), tuple(programs.values()), tuple(notes), joined)


def _indikators(
    leading: Sequence[Isitabel], following: Sequence[Isitabel], notes: list[Catatan]
) -> tuple[list[Gabungan], int]:
    found, joined = _once(leading, "indikator", notes)
    for table in following:
        seen: dict[str, str] = {}
        for row in table.baris:
            name, where = key_of(row.teks("indikator")), row.isi["indikator"].tempat
            if name not in found:
                notes.append(Catatan("tidak dipasangkan", where, _shown(row, "tidak ada dalam tabel perjanjian")))
            elif name in seen:
                notes.append(Catatan("tidak dipasangkan", where, _shown(row, f"sama dengan {seen[name]}")))
            else:
                seen[name] = where
                found[name] = found[name]._replace(lain=(*found[name].lain, row))
                joined.add(name)
    if following:
        for name, item in found.items():
            if name not in joined:
                where = item.baris.isi["indikator"].tempat
                notes.append(Catatan("tanpa rencana", where, _shown(item.baris, "tidak ada dalam tabel rencana aksi")))
    return list(found.values()), len(joined)


def _once(tables: Iterable[Isitabel], part: str, notes: list[Catatan]) -> tuple[dict[str, Gabungan], set[str]]:
    """Each name once, and the names that more than one table has; twice in one table is told."""
    found: dict[str, Gabungan] = {}
    joined: set[str] = set()
    for table in tables:
        earlier = set(found)
        for row in table.baris:
            name = key_of(row.teks(part))
            if name not in found:
                found[name] = Gabungan(row)
                continue
            first = found[name]
            found[name] = first._replace(lain=(*first.lain, row))
            if name in earlier:
                joined.add(name)
                continue
            where = f"sama dengan {first.baris.isi[part].tempat}"
            notes.append(Catatan("nama ganda", row.isi[part].tempat, _shown(row, where, part)))
    return found, joined


def _check_total(table: Isitabel, notes: list[Catatan]) -> None:
    """The printed total of a budget table is that of its rows."""
    amounts = [read_budget(row.isi["anggaran"].sel)[0] for row in table.baris if "anggaran" in row.isi]
    totals = [note for note in table.catatan if note.hal == "jumlah"]
    if not totals or None in amounts:
        return
    from kontrak.numbers import NumberError, format_money, parse_money

    added = sum(amount for amount in amounts if amount is not None)
    cells = [row.isi["anggaran"].tempat for row in table.baris]
    for total in totals:
        try:
            printed = parse_money(total.sebab.split(",-")[0].replace("\n", " "))
        except NumberError:
            continue
        if printed != added:
            text = f"jumlah tertulis {format_money(printed)}, sedangkan {cells[0]} s.d. {cells[-1]} menjumlah"
            notes.append(Catatan("bertentangan", total.tempat, f"{text} {format_money(added)}"))


def _shown(row: Baris, sebab: str, part: str = "indikator") -> str:
    return f'"{row.teks(part)[:60]}" {sebab}'


def differing(cells: Sequence[Isi], satuan: str | None) -> list[Isi]:
    """Return the first cell and the first that says another value; nothing where all say the same."""
    read = [(cell, read_value(cell.sel, satuan)) for cell in cells]
    for cell, value in read[1:]:
        first = read[0][1]
        if value.nilai is not None and first.nilai is not None and value.nilai != first.nilai:
            return [read[0][0], cell]
    return []
