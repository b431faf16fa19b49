"""What one import wrote of an OPD beside its promises: earlier results, comparisons, programmes with activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.declared import Program
from kontrak.model.kamus import Hasil, Kegiatan, Pembanding, SubKegiatan
from kontrak.model.words import decode_value
from kontrak.named import NamedTuple
from kontrak.store.by_name import columns_of, from_cells

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kontrak.model.declared import Indikator
    from kontrak.store.connection import Store


class Horizons(NamedTuple):
    """Earlier results and comparisons of an OPD's indikators, by full code; values are texts still."""

    riwayat: Mapping[str, list[Hasil]]
    pembanding: Mapping[str, list[Pembanding]]

    def complete(self, item: Indikator) -> Indikator:
        """The indikator with what belongs to it; its arah says how the values are read."""
        results, others = self.riwayat.get(item.kode), self.pembanding.get(item.kode)
        if not results and not others:
            return item
        return item._replace(
            riwayat=tuple(Hasil(one.tahun, decode_value(str(one.nilai), item.arah)) for one in results or ()),
            pembanding=tuple(one._replace(nilai=decode_value(str(one.nilai), item.arah)) for one in others or ()),
        )


def read_horizons(store: Store, peristiwa: int, opd: str) -> Horizons:
    """Those of an OPD and its bidang."""
    riwayat: dict[str, list[Hasil]] = {}
    pembanding: dict[str, list[Pembanding]] = {}
    under = (peristiwa, f"{opd}.", f"{opd}/")
    where = "WHERE peristiwa = ? AND indikator > ? AND indikator < ? ORDER BY"
    for kode, *cells in store.connection.execute(
        f"SELECT indikator, {columns_of(Hasil)} FROM hasil_lalu {where} indikator, tahun", under
    ):
        riwayat.setdefault(kode, []).append(from_cells(Hasil, cells))
    for kode, *cells in store.connection.execute(
        f"SELECT indikator, {columns_of(Pembanding)} FROM pembanding {where} indikator, urutan", under
    ):
        pembanding.setdefault(kode, []).append(from_cells(Pembanding, cells))
    return Horizons(riwayat, pembanding)


def read_programs(store: Store, peristiwa: int, opd: str) -> tuple[Program, ...]:
    """The programmes of an OPD, each with its activities."""
    own = (peristiwa, opd)
    activities = _read_activities(store, own)
    rows = store.connection.execute(
        f"SELECT {columns_of(Program)} FROM program WHERE peristiwa = ? AND opd = ? ORDER BY urutan", own
    )
    return tuple(from_cells(Program, row, kegiatan=tuple(activities.get(row[0], ()))) for row in rows)


def _read_activities(store: Store, own: tuple[int, str]) -> dict[str, list[Kegiatan]]:
    rows = store.connection.execute(
        f"SELECT program, urutan, {columns_of(Kegiatan)} FROM kegiatan "
        "WHERE peristiwa = ? AND opd = ? ORDER BY program, urutan",
        own,
    ).fetchall()
    below: dict[tuple[str, int], list[SubKegiatan]] = {}
    for program, place, *cells in (
        store.connection.execute(
            f"SELECT program, kegiatan, {columns_of(SubKegiatan)} FROM sub_kegiatan "
            "WHERE peristiwa = ? AND opd = ? ORDER BY program, kegiatan, urutan",
            own,
        )
        if rows
        else ()
    ):
        below.setdefault((program, place), []).append(from_cells(SubKegiatan, cells))
    found: dict[str, list[Kegiatan]] = {}
    for program, place, *cells in rows:
        activity = from_cells(Kegiatan, cells, sub_kegiatan=tuple(below.get((program, place), ())))
        found.setdefault(program, []).append(activity)
    return found
