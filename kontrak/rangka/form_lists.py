"""What a contract form lists without codes: comparisons of indikators, activities of programmes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.contracts.tree import Deret, Peta, quoted
from kontrak.rangka.form_cells import add
from kontrak.rangka.form_keys import PART_OF
from kontrak.rangka.grid import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kontrak.rangka.form_cells import Baris, Cells
    from kontrak.rangka.form_keys import Kunci


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
