"""Contract files as lines and as JSON: the problems in them, and what an import changes (SPEC §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.system import as_word
from kontrak.views.json_out import record_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.actions.importing import ImportPlan
    from kontrak.contracts.read import Reading
    from kontrak.contracts.tree import Problem

_FIRST = 3


def problem_lines(reading: Reading) -> list[str]:
    """``berkas:baris:kolom: galat: …`` for every error, then the warnings."""
    kinds = (("galat", reading.galat), ("peringatan", reading.peringatan))
    return [f"{problem.tempat}: {kind}: {problem.pesan}" for kind, problems in kinds for problem in problems]


def warning_lines(reading: Reading) -> list[str]:
    """The first warnings, each with its place, and where to read the rest: an import is about what changes."""
    lines = [str(p) for p in reading.peringatan]
    left = len(lines) - _FIRST
    if left < 2:  # the place of a count is that of the last one itself
        return lines
    files = " ".join(map(as_word, reading.berkas))
    return [*lines[:_FIRST], f"dan {left} peringatan lain; selengkapnya: kontrak periksa {files}"]


def verdict(reading: Reading) -> str:
    """How many errors and warnings there are, and what the files hold."""
    if reading.galat:
        return f"{len(reading.galat)} galat, {len(reading.peringatan)} peringatan."
    opds = len(reading.opd)
    indikators = sum(len(opd.indikators) for opd in reading.opd)
    bidang = sum(len(opd.bidang) for opd in reading.opd)
    return (
        f"Tidak ada galat, {len(reading.peringatan)} peringatan: {opds} OPD, {bidang} bidang, {indikators} indikator."
    )


def reading_json(reading: Reading) -> dict[str, Any]:
    """The document of ``periksa --json``."""
    return {
        "berkas": list(reading.berkas),
        "galat": _records(reading.galat),
        "peringatan": _records(reading.peringatan),
    }


def _records(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    """As data; only what stands in a workbook has a sheet."""
    return [
        {"berkas": p.berkas}
        | ({"lembar": p.lembar} if p.lembar else {})
        | {"baris": p.baris, "kolom": p.kolom, "jalur": p.jalur, "pesan": p.pesan}
        for p in problems
    ]


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
