"""Reports that no supervisor has checked, per pengampu, or a sample of them (SPEC §5 verifikasi)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.months import SHORT
from kontrak.numbers import format_value
from kontrak.views.json_out import point_json, record_json
from kontrak.views.table import Column, Line, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.actions.unchecked import Unchecked
    from kontrak.model.dasar import Dasar
    from kontrak.views.table import Block

_COLUMNS = (
    Column("Kode"),
    Column("Nama", least=14, drop=2),
    Column("Bulan"),
    Column("Realisasi", right=True),
    Column("Pencatat", least=8, drop=1),
)


def unchecked_blocks(dasar: Dasar, total: int, rows: Sequence[Unchecked], benih: str | None) -> list[Block]:
    """A heading with the counts, then a table per pengampu."""
    title = f"Belum diperiksa s.d. {dasar.periode}: {total} laporan"
    if benih is not None:
        title = f"Contoh {len(rows)} dari {total} laporan yang belum diperiksa s.d. {dasar.periode}, benih {benih!r}"
    blocks: list[Block] = [Line(title, Tone.TITLE), Line(f"{dasar.daerah} · segel {dasar.segel}")]
    for code in dict.fromkeys(row.pengampu for row in rows):
        own = [row for row in rows if row.pengampu == code]
        known = dasar.find_pengampu(code)
        name = f"{code} {known.jabatan if known else ''}".rstrip() if code else "Tanpa pengampu"
        blocks += [Line(), Line(f"{name}: {len(own)} laporan", Tone.TITLE), Table(_COLUMNS, tuple(map(_row, own)))]
    return blocks


def unchecked_json(dasar: Dasar, total: int, rows: Sequence[Unchecked]) -> dict[str, Any]:
    """The document of ``verifikasi --json``."""
    told = ("kode", "nama", "opd", "pengampu", "bulan", "realisasi")
    unchecked = [{**record_json(row, told), "oleh": row.pelaku} for row in rows]
    return {**point_json(dasar), "jumlah": total, "belum_diperiksa": unchecked}


def _row(row: Unchecked) -> tuple[str, ...]:
    return row.kode, row.nama, SHORT[row.bulan - 1], format_value(row.realisasi, row.satuan), row.pelaku
