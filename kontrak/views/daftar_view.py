"""Codes and names: of all OPDs, or of everything inside one (SPEC §5 daftar)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kontrak.months import month_name
from kontrak.numbers import format_number, format_value
from kontrak.rounding import EXACT, round2
from kontrak.views.json_out import record_json
from kontrak.views.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kontrak.model.declared import Kontrak, Opd


def opd_table(opds: Iterable[Opd]) -> Table:
    """One row per OPD."""
    rows = tuple(
        (opd.kode, opd.nama, opd.kelompok, opd.pengampu or "–", str(len(opd.kontrak.indikator)), str(len(opd.bidang)))
        for opd in opds
    )
    return Table(
        (
            Column("Kode"),
            Column("Nama", least=16, wraps=True),
            Column("Kelompok", drop=1),
            Column("Pengampu", drop=2),
            Column("Indikator", right=True),
            Column("Bidang", right=True),
        ),
        rows,
    )


def inside_table(opd: Opd) -> Table:
    """One row per bidang, indikator and pekerjaan of the OPD."""
    rows: list[tuple[str, ...]] = []
    for kontrak in (opd.kontrak, *opd.bidang):
        if kontrak.kode != opd.kode:
            rows.append((kontrak.kode, kontrak.nama, "bidang", "", ""))
        rows += _inside(kontrak)
    columns = (
        Column("Kode"),
        Column("Nama", least=16, wraps=True),
        Column("Jenis", drop=2),
        Column("Target", right=True),
        Column("Bobot", right=True, drop=1),
    )
    return Table(columns, tuple(rows))


def opds_json(opds: Iterable[Opd]) -> dict[str, Any]:
    """The document of ``daftar --json``."""
    return {"opd": [record_json(opd, ("kode", "nama", "kelompok", "pengampu")) for opd in opds]}


def inside_json(opd: Opd) -> dict[str, Any]:
    """The document of ``daftar OPD --json``."""
    return {"opd": {"kode": opd.kode, "nama": opd.nama}, "indikator": _contents(opd.kontrak)} | {
        "bidang": [{"kode": bidang.kode, "nama": bidang.nama, "indikator": _contents(bidang)} for bidang in opd.bidang]
    }


def _inside(kontrak: Kontrak) -> Iterable[tuple[str, ...]]:
    """Rows of a contract; without any bobot each indikator has its share of 100, as on every other screen."""
    same = format_number(round2(EXACT.divide(Decimal(100), Decimal(len(kontrak.indikator) or 1))))
    for item in kontrak.indikator:
        weight = same if item.bobot is None else format_value(item.bobot)
        yield item.kode, item.nama, f"{item.sifat} {item.arah}", format_value(item.target, item.satuan), weight
        for work in item.pekerjaan:
            due = f"pekerjaan, {month_name(work.jatuh_tempo)}"
            yield work.kode, work.nama, due, format_value(work.volume, item.satuan), ""


def _contents(kontrak: Kontrak) -> list[dict[str, Any]]:
    return [
        {
            **record_json(item, ("kode", "nama", "satuan", "sifat", "arah")),
            "pekerjaan": [record_json(work, ("kode", "nama")) for work in item.pekerjaan],
        }
        for item in kontrak.indikator
    ]
