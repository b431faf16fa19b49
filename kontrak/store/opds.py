"""An OPD and its contracts as one import wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.model.declared import Indikator, Kontrak, Opd, Pekerjaan
from kontrak.model.fields import fields_of
from kontrak.model.kepala import Kepala
from kontrak.model.words import decode_value
from kontrak.store.by_name import columns_of, from_cells, values_of
from kontrak.store.opds_horizon import read_horizons, read_programs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kontrak.model.words import Value
    from kontrak.store.connection import Store

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
        alias=_read_aliases(store, peristiwa, kode),
        kontrak=contracts[0],
        program=read_programs(store, peristiwa, kode),
        bidang=contracts[1:],
    )


def _read_aliases(store: Store, peristiwa: int, kode: str) -> tuple[str, ...]:
    """The short names of the OPD."""
    rows = store.connection.execute(
        "SELECT alias FROM opd_alias WHERE peristiwa = ? AND opd = ? ORDER BY urutan", (peristiwa, kode)
    )
    return tuple(row[0] for row in rows)


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
    works: dict[str, list[Pekerjaan]] = {}
    for indikator, *cells in store.connection.execute(
        f"SELECT p.indikator, {columns_of(Pekerjaan, 'p')} FROM indikator i CROSS JOIN pekerjaan p "
        "ON p.peristiwa = i.peristiwa AND p.indikator = i.kode WHERE i.peristiwa = ? AND i.kontrak = ? "
        "ORDER BY i.urutan, p.urutan",
        own,
    ):
        works.setdefault(indikator, []).append(from_cells(Pekerjaan, cells))
    horizons = read_horizons(store, peristiwa, kontrak.partition(".")[0])
    rows = store.connection.execute(
        f"SELECT {columns_of(Indikator)} FROM indikator WHERE peristiwa = ? AND kontrak = ? ORDER BY urutan", own
    )
    return tuple(
        horizons.complete(_build_indikator(row, plans.get(row[0], {}), tuple(works.get(row[0], ())))) for row in rows
    )


def _build_indikator(cells: Sequence[Any], plan: Mapping[int, str], works: tuple[Pekerjaan, ...]) -> Indikator:
    found = values_of(Indikator, cells)
    arah = found["arah"]
    found |= {name: decode_value(found[name], arah) for name in _VALUES if found[name] is not None}
    values: list[Value | None] = [None] * 12
    for month, text in plan.items():
        values[month - 1] = decode_value(text, arah)
    return Indikator(**found, rencana=tuple(values), pekerjaan=works)
