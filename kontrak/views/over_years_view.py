"""The screen and the JSON of ``lintas-tahun``: one indikator from year to year (SPEC §5)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.computed import shortened
from kontrak.months import month_name
from kontrak.numbers import format_percent, format_value
from kontrak.views.figures import DOT
from kontrak.views.json_out import record_json, value_json
from kontrak.views.table import Block, Cell, Column, Line, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kontrak.actions.over_years import OverYears
    from kontrak.model.lintas_tahun import HasilTahun, LintasTahun
    from kontrak.views.json_out import Json
    from kontrak.views.table import Row

SOURCES = {
    "berkas": "laporan dalam berkas ini",
    "riwayat": "riwayat dalam kontrak",
    "tahun_lalu": "tahun_lalu dalam kontrak",
}


def years_screen(found: OverYears) -> list[Block]:
    """Return the results by year, the end target and the pace that it needs."""
    item = found.lintas.indikator
    columns = (
        Column("Tahun"),
        Column("Realisasi", right=True),
        Column("Target", right=True),
        Column("Capaian", right=True),
        Column("Sumber", least=12, wraps=True),
    )
    rows: tuple[Row, ...] = tuple(_row(one, item.satuan) for one in found.lintas.hasil)
    return [
        Line(f"{found.dasar.daerah}{DOT}{item.kode} {item.nama} dari tahun ke tahun", Tone.TITLE),
        Line(f"{item.sifat} {item.arah}, {item.satuan}{DOT}segel {found.dasar.segel}", Tone.FAINT),
        Line(),
        Table(columns, rows),
        Line(),
        *(Line(text, indent=2) for text in _ahead(found.lintas)),
    ]


def years_document(found: OverYears) -> dict[str, Json]:
    """Return the document of ``lintas-tahun --json``."""
    item, pace = found.lintas.indikator, found.lintas.laju
    end: Json = None
    if item.target_akhir is not None:
        end = {"tahun": item.target_akhir_tahun, "nilai": value_json(item.target_akhir)}
    needed: Json = None
    if pace is not None:
        needed = {"dari_tahun": pace.dari, **record_json(pace, ("sisa", "tahun", "perlu", "sejauh_ini"))}
    return {
        "daerah": found.dasar.daerah,
        **record_json(item, ("kode", "nama", "satuan", "sifat", "arah")),
        "segel": str(found.dasar.segel),
        "hasil": [record_json(one) for one in found.lintas.hasil],
        "target_akhir": end,
        "laju": needed,
    }


def _row(one: HasilTahun, satuan: str) -> Row:
    until = f", s.d. {month_name(one.bulan)}" if not one.selesai and one.bulan else ""
    apart = f"; tidak sepadan: {one.beda}" if one.beda else ""
    return (
        Cell(str(one.tahun), Tone.TITLE),
        "–" if one.nilai is None else format_value(one.nilai, satuan),
        "–" if one.target is None else format_value(one.target, satuan),
        format_percent(one.capaian),
        f"{SOURCES[one.sumber]}{until}{apart}",
    )


def _ahead(found: LintasTahun) -> Iterator[str]:
    item, pace = found.indikator, found.laju
    if item.target_akhir is None:
        yield "Target akhir belum ditulis (kunci target_akhir)."
        return
    yield f"Target akhir {item.target_akhir_tahun}: {format_value(item.target_akhir, item.satuan)}."
    if pace is None:
        return
    so_far = "" if pace.sejauh_ini is None else f"; sejauh ini {_shown(pace.sejauh_ini)}/tahun"
    left = f"Dari {pace.dari} sisa {_shown(pace.sisa)} dalam {pace.tahun} tahun"
    yield f"{left} = {_shown(pace.perlu)}/tahun{so_far}."


def _shown(number: Decimal) -> str:
    return format_value(shortened(number, Decimal(0)))
