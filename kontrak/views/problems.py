"""Problems of contract files, as lines that editors can jump to and as JSON (SPEC §5 periksa)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.system import as_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.contracts.problems import Problem
    from kontrak.contracts.read import Reading


_FIRST = 3


def problem_lines(reading: Reading) -> list[str]:
    """``berkas:baris:kolom: galat: …`` for every error, then the warnings."""
    lines = [_line(problem, "galat") for problem in reading.galat]
    return lines + [_line(problem, "peringatan") for problem in reading.peringatan]


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
    indikators = sum(len(kontrak.indikator) for opd in reading.opd for kontrak in (opd.kontrak, *opd.bidang))
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


def _line(problem: Problem, kind: str) -> str:
    return f"{problem.tempat}: {kind}: {problem.pesan}"
