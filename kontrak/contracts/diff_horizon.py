"""What differs in the horizon of an indikator and in the activities of a programme; none of it touches a score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.contracts.changes import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kontrak.contracts.changes import Log
    from kontrak.model.declared import Indikator, Program
    from kontrak.model.kamus import Kegiatan, Pembanding, SubKegiatan

LISTED = ("riwayat", "pembanding")
"""The fields of an indikator that are lists, and compared here."""


def compare_horizon(old: Indikator, new: Indikator, log: Log) -> None:
    """Note each earlier year that changed, and the comparisons as one text."""
    before, after = ({result.tahun: result.nilai for result in one.riwayat} for one in (old, new))
    for year in sorted(before.keys() | after.keys()):
        log.compare(new.kode, f"riwayat.{year}", before.get(year), after.get(year))
    log.compare(new.kode, "pembanding", *("; ".join(map(_other, one.pembanding)) or None for one in (old, new)))


def compare_activities(kode: str, pair: tuple[Program, Program], log: Log) -> None:
    """Note the activities of a programme as one text: their pagu counts nowhere, so it needs no reason."""
    log.compare(kode, "kegiatan", *("; ".join(_activities(one.kegiatan)) or None for one in pair))


def _other(item: Pembanding) -> str:
    source = item.sumber if item.tahun is None else f"{item.sumber} {item.tahun}"
    return f"{item.nama}: {text_of(item.nilai)} ({source})"


def _activities(items: tuple[Kegiatan, ...]) -> Iterator[str]:
    for item in items:
        yield _activity(item)
        yield from map(_activity, item.sub_kegiatan)


def _activity(item: Kegiatan | SubKegiatan) -> str:
    parts = (item.kode_resmi, item.nama, text_of(item.pagu))
    return " ".join(part for part in parts if part is not None)
