"""What an import changes, as lines and as JSON (SPEC §5 impor)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.views.json_out import record_json

if TYPE_CHECKING:
    from kontrak.actions.importing import ImportPlan

_MANY = 12


def plan_lines(plan: ImportPlan) -> list[str]:
    """Added, changed (old → new) and removed codes, one line each; long lists of additions are counted per OPD."""
    lines = _added(plan.diff.tambah)
    lines += [
        f"~ {change.kode} {change.kolom}: {change.lama or '–'} → {change.baru or '–'}" for change in plan.diff.ubah
    ]
    lines += [f"- {kode} dihapus" for kode in plan.diff.hapus]
    return lines


def plan_json(plan: ImportPlan) -> dict[str, Any]:
    """The document of ``impor --coba --json``: under ``tambah`` codes only, so not the year itself when it is new."""
    year = str(plan.tahun)
    return {
        "tambah": [kode for kode in plan.diff.tambah if kode != year],
        "ubah": [record_json(change, ("kode", "kolom", "lama", "baru")) for change in plan.diff.ubah],
        "hapus": list(plan.diff.hapus),
        "perlu_perubahan": bool(plan.diubah),
    }


def _added(codes: tuple[str, ...]) -> list[str]:
    if len(codes) <= _MANY:
        return [f"+ {kode}" for kode in codes]
    by_opd: dict[str, list[str]] = {}
    for kode in codes:
        by_opd.setdefault(kode.partition(".")[0], []).append(kode)
    return [f"+ {opd}" if inside == [opd] else f"+ {opd}: {len(inside)} kode" for opd, inside in by_opd.items()]
