"""The screen and the JSON of ``kelengkapan``: what is there of what should be, the least complete first (SPEC §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.model.kelengkapan import BUTIR
from kontrak.months import SHORT
from kontrak.numbers import format_score
from kontrak.rounding import round2
from kontrak.views.figures import NOBODY, heading
from kontrak.views.json_out import ground_json, record_json
from kontrak.views.table import Cell, Column, Line, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kontrak.model.dasar import Dasar
    from kontrak.model.kelengkapan import Hitung, Kelengkapan, Kurang
    from kontrak.views.table import Block, Row

_DROPPED = ("kepala", "rencana", "bukti", "verifikasi", "belanja", "tindak_lanjut")
"""Columns that a narrow terminal leaves out, the first one first."""
LACKING = {
    "bertanggal": "kontrak bernomor dan bertanggal",
    "kepala": "kepala bernama",
    "rencana": "indikator dengan rencana bulanan",
    "kamus": "indikator dengan definisi, formula, sumber data, dan penanggung jawab data",
    "laporan": "laporan wajib sudah masuk",
    "belanja": "bulan dengan belanja tercatat",
    "bukti": "laporan berbukti",
    "verifikasi": "laporan sudah diperiksa",
    "arsip": "kontrak diarsipkan dengan tanda tangan",
    "tindak_lanjut": "tindak lanjut selesai",
}
"""What is counted, in words."""


def completeness_screen(dasar: Dasar, items: Sequence[Kelengkapan], scope: str = "") -> list[Block]:
    """Return a row per OPD, the least complete first."""
    blocks: list[Block] = [*heading(dasar, f"Kelengkapan{scope}"), Line()]
    if not items:
        return [*blocks, Line(NOBODY)]
    drops = {name: len(_DROPPED) - place for place, name in enumerate(_DROPPED)}
    columns = (
        Column("OPD"),
        Column("Lengkap", right=True),
        *(Column(title, drop=drops.get(name, 0)) for name, title in BUTIR.items()),
    )
    rows: tuple[Row, ...] = tuple(
        (item.kode, f"{format_score(round2(item.bagian))}%", *(_cell(item.hitung[name]) for name in BUTIR))
        for item in items
    )
    return [
        *blocks,
        Table(columns, rows),
        Line(),
        Line("Bidang ikut dihitung. Yang kurang dari satu OPD: kontrak kelengkapan OPD", Tone.FAINT),
    ]


def lacking_screen(dasar: Dasar, item: Kelengkapan) -> list[Block]:
    """Return what is missing of one OPD, thing by thing."""
    title = f"Kelengkapan {item.kode} {item.nama}: {format_score(round2(item.bagian))}%"
    blocks: list[Block] = [*heading(dasar, title)]
    for name, words in LACKING.items():
        count = item.hitung[name]
        said = f"{count.n} dari {count.dari} {words}" if count.dari else f"tidak ada yang perlu ({words})"
        blocks += [Line(), Line(f"{BUTIR[name]}: {said}", Tone.TITLE, indent=2)]
        blocks += [Line(f"  {line}", indent=4) for line in _lacking([one for one in item.kurang if one.butir == name])]
    return blocks


def _lacking(items: Sequence[Kurang]) -> Iterator[str]:
    """A line for each code and what it lacks, with its months."""
    months: dict[tuple[str, str], list[str]] = {}
    for one in items:
        months.setdefault((one.kode, one.apa), []).extend([SHORT[one.bulan - 1]] if one.bulan else [])
    for (kode, apa), own in months.items():
        yield f"{kode}: {apa}" + (f" ({', '.join(own)})" if own else "")


def completeness_json(dasar: Dasar, items: Sequence[Kelengkapan], *, lacking: bool = False) -> dict[str, Any]:
    """Return the document of ``kelengkapan``; of one OPD with what is missing."""
    return {**ground_json(dasar), "opd": [_opd(item, lacking=lacking) for item in items]}


def _opd(item: Kelengkapan, *, lacking: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"kode": item.kode, "nama": item.nama}
    found |= {name: {"n": count.n, "dari": count.dari} for name, count in item.hitung.items()}
    if lacking:
        found["kurang"] = [record_json(one, ("butir", "kode", "bulan", "kalimat")) for one in item.kurang]
    return found


def _cell(count: Hitung) -> Cell:
    return Cell(count.teks, Tone.FAINT if count.lengkap else Tone.PLAIN)
