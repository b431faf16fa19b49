"""Every grade that a contract promises has a score in each month in which it could be scored (SPEC §3, §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.errors import DataError
from kontrak.model.meanings import in_force, rules_in_force
from kontrak.months import month_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kontrak.model.declared import Indikator
    from kontrak.model.recorded import Versi, VersiAturan


def check_scales(versions: Mapping[str, Sequence[Versi]], rules: Sequence[VersiAturan]) -> None:
    """Raise DataError, listing all, where a target or plan is a grade that the rules of its month do not know.

    ``versions`` are those of each contract, ``rules`` those of the year, both as they would stand after the import.
    """
    faults = {
        (item.kode, grade): (item.skala, month)
        for own in versions.values()
        for version, current, month in reversed([*_pairs(own, rules)])
        for item in version.indikator
        for grade in _promised(item, month)
        if grade not in current.aturan.skala.get(item.skala or "", {})
    }
    if faults:
        lines = [
            f"{kode}: {grade} tidak ada dalam skala {skala} yang berlaku pada {month_name(month)}"
            for (kode, grade), (skala, month) in sorted(faults.items())
        ]
        raise DataError(
            "Tingkat yang dijanjikan tidak ada dalam skala bulan itu:\n" + "\n".join(lines),
            "Pakai tingkat dari skala bulan itu, atau buat skala dengan nama baru.",
        )


def _pairs(versions: Sequence[Versi], rules: Sequence[VersiAturan]) -> Iterator[tuple[Versi, VersiAturan, int]]:
    """Each version with the rules of each month it is in force; the first also with the first rules (nilai_induk)."""
    for month in range(1, 13):
        version = in_force(versions, month)
        if version is not None:
            yield version, rules_in_force(rules, month), month
            yield versions[0], rules[0], month


def _promised(item: Indikator, month: int) -> Iterator[str]:
    """The grades by which an indikator is scored at the month: its target, and what is planned by then."""
    for grade in (item.target, *item.rencana[:month]):
        if item.skala is not None and isinstance(grade, str):
            yield grade
