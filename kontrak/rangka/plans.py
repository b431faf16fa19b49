"""The plan of a row, and what its shape says: added up, standing, or against the target itself (no words decide this).

Printed zeros mean "none" unless the target is 0; a quarter's value printed three times is one.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.named import NamedTuple
from kontrak.rangka.cells import PERSEN, Terbaca, read_value
from kontrak.rangka.titles import BULAN, SEMESTER, TRIWULAN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kontrak.model.words import Value
    from kontrak.rangka.rows import Isi, Periode

ZERO = Decimal(0)


class Nilaibulan(NamedTuple):
    """A planned value with its cell."""

    terbaca: Terbaca
    isi: Isi


class Rencana(NamedTuple):
    """The plan by month, and what was done to it on reading (``catatan``, each a sentence)."""

    bulan: Mapping[int, Nilaibulan]
    catatan: tuple[str, ...] = ()

    @property
    def utuh(self) -> bool:
        """Whether every planned value could be read."""
        return all(item.terbaca.nilai is not None for item in self.bulan.values())

    @property
    def angka(self) -> list[Decimal]:
        """The planned numbers in the order of the months; empty unless all are plain numbers."""
        values = [item.terbaca.nilai for item in self.bulan.values()]
        numbers = [value for value in values if isinstance(value, Decimal)]
        return numbers if len(numbers) == len(values) else []

    @property
    def tempat(self) -> str:
        """Where the plan stands: its first cell, to its last one."""
        cells = [item.isi.tempat for item in self.bulan.values()]
        if len(cells) < 2:
            return "".join(cells)
        start, word, last = cells[-1].rpartition(" ")
        if not cells[0].startswith(f"{start}{word}"):
            return f"{cells[0]} dan {cells[-1]}"
        return f"{cells[0]}{':' if start.endswith('sel') else '–'}{last}"


def read_plan(periods: Sequence[Periode], target: Value | None, satuan: str | None) -> Rencana:
    """Read the plan of a row: by month where months are filled in, else by quarter, else by half year."""
    for kind in (BULAN, TRIWULAN, SEMESTER):
        cells = [item for item in periods if item.kolom.peran == kind]
        read = {item.kolom.bulan: _value(item, satuan) for item in cells}
        filled = {month: value for month, value in sorted(read.items()) if not value.terbaca.kosong}
        if filled:
            plan = _without_zeros(Rencana(filled), target)
            return _once_a_quarter(plan, target) if kind == BULAN else plan
    return Rencana({})


def _value(item: Periode, satuan: str | None) -> Nilaibulan:
    read = read_value(item.isi.sel, satuan)
    if read.satuan == PERSEN and satuan not in (None, PERSEN):
        read = Terbaca(ragu=f'tertulis "{item.isi.sel.teks}", padahal satuannya {satuan}')
    return Nilaibulan(read, item.isi)


def _without_zeros(plan: Rencana, target: Value | None) -> Rencana:
    """Forms print 0 where nothing is planned; with a target of 0 it is one."""
    kept = {month: item for month, item in plan.bulan.items() if item.terbaca.nilai != ZERO or target == ZERO}
    if len(kept) == len(plan.bulan):
        return plan
    return Rencana(kept, (*plan.catatan, f"{len(plan.bulan) - len(kept)} nilai 0 dibaca sebagai tanpa rencana"))


def _once_a_quarter(plan: Rencana, target: Value | None) -> Rencana:
    """Make a quarter's value that is printed in each of its three months one value at its end.

    Only where the months themselves do not add up to the target, and not for a plan that never changes.
    """
    numbers = plan.angka
    quarters = [[plan.bulan.get(month) for month in range(first, first + 3)] for first in (1, 4, 7, 10)]
    filled = [quarter for quarter in quarters if any(quarter)]
    if not numbers or sum(numbers) == target or not isinstance(target, Decimal):
        return plan
    if any(len({item.terbaca.nilai if item else None for item in quarter}) != 1 for quarter in filled):
        return plan
    last = [quarter[-1] for quarter in filled if quarter[-1] is not None]
    values = [item.terbaca.nilai for item in last if isinstance(item.terbaca.nilai, Decimal)]
    if (len(filled) == 4 and set(numbers) == {target}) or (sum(values) != target and values[-1] != target):
        return plan
    ends = {month: item for month, item in plan.bulan.items() if month % 3 == 0}
    return Rencana(ends, (*plan.catatan, "nilai triwulan tercetak tiga kali, dibaca satu"))


# --- what its shape says -------------------------------------------------------------------------------


class Bentuk(NamedTuple):
    """What the shape of a plan says of the sifat: the suggestion and its reason; ``bertentangan`` where none fits."""

    sifat: str | None = None
    sebab: str = ""
    bertentangan: str = ""


def shape_of(plan: Rencana, target: Value | None, nama: str) -> Bentuk | None:
    """Return what the shape of a plan says; None where it says nothing (no plan, or one value only)."""
    numbers = plan.angka
    if not numbers or not isinstance(target, Decimal):
        return _shape_of_others(plan, target)
    mean = nama.casefold().startswith(("rata-rata", "rata rata", "rerata"))
    if len(numbers) == 1:
        return None if numbers[0] == target else Bentuk(bertentangan=_against(plan))
    if sum(numbers) == target:
        return Bentuk("akumulasi", "jumlah rencana sama dengan target")
    if mean and sum(numbers) == target * len(numbers):
        return Bentuk("rata_rata", 'rata-rata rencana sama dengan target, dan namanya diawali "rata-rata"')
    if set(numbers) == {target}:
        return Bentuk("posisi", "setiap rencana sama dengan target; bila dirata-ratakan, rata_rata")
    if numbers[-1] == target:
        steady = numbers == sorted(numbers) or numbers == sorted(numbers, reverse=True)
        return Bentuk("posisi", "rencana terakhir sama dengan target") if steady else Bentuk()
    return Bentuk(bertentangan=_against(plan))


def _shape_of_others(plan: Rencana, target: Value | None) -> Bentuk | None:
    if not plan.bulan or not plan.utuh or target is None:
        return Bentuk() if plan.bulan else None
    last = list(plan.bulan.values())[-1].terbaca.nilai
    return Bentuk("posisi", "rencana terakhir sama dengan target") if last == target else Bentuk()


def _against(plan: Rencana) -> str:
    """What the plan says instead of the target, with its cell."""
    last = list(plan.bulan.values())[-1]
    text = f'rencana terakhir "{last.isi.sel.teks}" ({last.isi.tempat})'
    if len(plan.bulan) > 1:
        from kontrak.numbers import format_number

        text += f", jumlah rencana {format_number(sum(plan.angka, start=ZERO))}"
    return text
