"""An OPD and its contracts as one import wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.model.declared import Hasil, Indikator, Kegiatan, Kontrak, Opd, Pekerjaan, Pembanding, Program, SubKegiatan
from kontrak.model.fields import fields_of
from kontrak.model.kepala import Kepala
from kontrak.model.words import decode_value
from kontrak.store.kinds import columns_of, from_cells, values_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kontrak.store.connection import Store
    from kontrak.store.kinds import R

_ALIASES = "SELECT alias FROM opd_alias WHERE peristiwa = ? AND opd = ? ORDER BY urutan"
_VALUES = tuple(name for name, kind in fields_of(Indikator).items() if kind.nama == "Value")
"""What only the arah tells how to read."""


def read_opd(store: Store, peristiwa: int, kode: str) -> Opd:
    """The OPD whole."""
    own = (peristiwa, kode)
    found = f"SELECT {columns_of(Opd)} FROM opd WHERE peristiwa = ? AND kode = ?"
    contracts = _read_contracts(store, peristiwa, kode)
    return from_cells(
        Opd,
        store.connection.execute(found, own).fetchone(),
        alias=tuple(alias for (alias,) in store.connection.execute(_ALIASES, own)),
        kontrak=contracts[0],
        program=_read_programs(store, peristiwa, kode),
        bidang=contracts[1:],
    )


def _read_contracts(store: Store, peristiwa: int, opd: str) -> tuple[Kontrak, ...]:
    """The contract of the OPD, then those of its bidang."""
    rows = store.connection.execute(
        f"SELECT {columns_of(Kontrak, 'k')}, {columns_of(Kepala, 'h')} "
        "FROM kontrak k JOIN kepala h ON h.peristiwa = k.peristiwa AND h.kontrak = k.kode "
        "WHERE k.peristiwa = :peristiwa AND k.kode >= :opd AND k.kode < :sampai AND (k.kode = :opd OR k.kode > :dari) "
        "ORDER BY k.urutan",
        {"peristiwa": peristiwa, "opd": opd, "dari": f"{opd}.", "sampai": f"{opd}/"},
    ).fetchall()
    width = len(Kepala._fields)
    return tuple(
        from_cells(
            Kontrak,
            row[:-width],
            kepala=from_cells(Kepala, row[-width:]),
            indikator=read_indikators(store, peristiwa, row[0]),
        )
        for row in rows
    )


def read_indikators(store: Store, peristiwa: int, kontrak: str) -> tuple[Indikator, ...]:
    """The indikators of a contract."""
    own = (peristiwa, kontrak)
    plans: dict[str, dict[int, str]] = {}
    for kode, bulan, nilai in store.connection.execute(
        "SELECT r.indikator, r.bulan, r.nilai FROM indikator i CROSS JOIN rencana r "
        "ON r.peristiwa = i.peristiwa AND r.indikator = i.kode WHERE i.peristiwa = ? AND i.kontrak = ?",
        own,
    ):
        plans.setdefault(kode, {})[bulan] = nilai
    works = _by_code(
        store,
        Pekerjaan,
        f"SELECT p.indikator, {columns_of(Pekerjaan, 'p')} FROM indikator i CROSS JOIN pekerjaan p "
        "ON p.peristiwa = i.peristiwa AND p.indikator = i.kode WHERE i.peristiwa = ? AND i.kontrak = ? "
        "ORDER BY i.urutan, p.urutan",
        own,
    )
    opd = kontrak.partition(".")[0]
    under = (peristiwa, f"{opd}.", f"{opd}/")
    horizon = (
        "SELECT indikator, {} FROM {} WHERE peristiwa = ? AND indikator > ? AND indikator < ? ORDER BY indikator, {}"
    )
    results = _by_code(store, Hasil, horizon.format(columns_of(Hasil), "hasil_lalu", "tahun"), under)
    others = _by_code(store, Pembanding, horizon.format(columns_of(Pembanding), "pembanding", "urutan"), under)
    rows = store.connection.execute(
        f"SELECT {columns_of(Indikator)} FROM indikator WHERE peristiwa = ? AND kontrak = ? ORDER BY urutan", own
    )
    return tuple(
        _build_indikator(
            row, plans.get(row[0], {}), works.get(row[0], ()), results.get(row[0], ()), others.get(row[0], ())
        )
        for row in rows
    )


def _build_indikator(
    cells: Sequence[Any],
    plan: Mapping[int, str],
    works: Iterable[Pekerjaan],
    results: Iterable[Hasil],
    others: Iterable[Pembanding],
) -> Indikator:
    """The indikator with what belongs to it; its arah says how the values are read."""
    found = values_of(Indikator, cells)
    arah = found["arah"]
    found |= {name: decode_value(found[name], arah) for name in _VALUES if found[name] is not None}
    return Indikator(
        **found,
        rencana=tuple(decode_value(plan[month], arah) if month in plan else None for month in range(1, 13)),
        pekerjaan=tuple(works),
        riwayat=tuple(one._replace(nilai=decode_value(str(one.nilai), arah)) for one in results),
        pembanding=tuple(one._replace(nilai=decode_value(str(one.nilai), arah)) for one in others),
    )


def _by_code(store: Store, record: type[R], sql: str, values: Sequence[Any]) -> dict[str, list[R]]:
    """The records of each code: a SELECT of that code and of the columns of the record."""
    found: dict[str, list[R]] = {}
    for kode, *cells in store.connection.execute(sql, values):
        found.setdefault(kode, []).append(from_cells(record, cells))
    return found


def _read_programs(store: Store, peristiwa: int, opd: str) -> tuple[Program, ...]:
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
