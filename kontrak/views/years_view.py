"""More than two years side by side: the OPDs, or one of them with its indikators (SPEC §5 ``banding``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.computed import realisasi_text
from kontrak.months import month_name
from kontrak.numbers import format_percent, format_score, format_signed
from kontrak.views.banding_view import figures_json, result_json, signed_value
from kontrak.views.figures import DOT
from kontrak.views.json_out import ground_json, score_json, value_json
from kontrak.views.table import Block, Cell, Column, Line, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kontrak.actions.comparing import Deret, DeretIndikator, DeretOpd
    from kontrak.views.json_out import Json
    from kontrak.views.table import Row


def span_screen(found: Deret, *, in_full: bool) -> list[Block]:
    """Return the OPDs in each year; ``in_full`` adds the indikators of each."""
    last = found.ujung.kini.dasar
    named = ", ".join(map(str, _years(found)))
    title = f"{last.daerah}{DOT}Banding {named}, masing-masing s.d. {month_name(last.bulan)}"
    blocks: list[Block] = [Line(title, Tone.TITLE), Line(f"segel {last.segel}", Tone.FAINT), Line()]
    if not found.opd:
        return [*blocks, Line("Tidak ada OPD yang cocok.")]
    blocks.append(_opd_table(found))
    for item in found.opd if in_full else ():
        blocks += [Line(), Line(f"{item.kode}{DOT}{item.ujung.nama}", Tone.TITLE), _indikator_table(found, item)]
    return [*blocks, Line(), *(Line(text, Tone.FAINT) for text in _ground(found))]


def span_document(found: Deret) -> dict[str, Json]:
    """Return the document of ``banding --json`` for more than two years."""
    return {
        **ground_json(found.ujung.kini.dasar),
        "tahun": list(_years(found)),
        "aturan_beda": list(found.ujung.aturan_beda),
        "opd": [_opd_json(item, _years(found)) for item in found.opd],
    }


def _years(found: Deret) -> tuple[int, ...]:
    return tuple(year.dasar.tahun for year in found.tahunan)


def _opd_table(found: Deret) -> Table:
    columns = (
        Column("Kode"),
        Column("Nama", least=14, drop=1),
        *(Column(f"Nilai\n{year}", right=True) for year in _years(found)),
        Column("Selisih", right=True),
        *(Column(f"Serapan\n{year}", right=True, drop=2) for year in _years(found)),
        Column("Keadaan"),
    )
    rows: tuple[Row, ...] = tuple(
        (
            Cell(item.kode, Tone.TITLE),
            item.ujung.nama,
            *(format_score(one.nilai_akhir if one else None) for one in item.tahunan),
            format_signed(item.ujung.selisih),
            *(format_percent(one.serapan if one else None) for one in item.tahunan),
            "" if item.ujung.keadaan == "ada" else item.ujung.keadaan,
        )
        for item in found.opd
    )
    return Table(columns, rows)


def _indikator_table(found: Deret, item: DeretOpd) -> Table:
    columns = (
        Column("Kode"),
        Column("Indikator", least=14, wraps=True),
        *(Column(f"Realisasi\n{year}", right=True) for year in _years(found)),
        Column("Selisih", right=True),
        *(Column(f"Capaian\n{year}", right=True, drop=1) for year in _years(found)),
        Column("Keadaan", least=12, wraps=True),
    )
    rows: tuple[Row, ...] = tuple(
        (
            Cell(row.kode, Tone.TITLE),
            next(one.indikator.nama for one in reversed(row.tahunan) if one),
            *("–" if one is None else realisasi_text(one) for one in row.tahunan),
            signed_value(row.ujung.selisih_realisasi),
            *(format_percent(one.capaian if one else None) for one in row.tahunan),
            "" if row.ujung.keadaan == "sepadan" else row.ujung.keadaan,
        )
        for row in item.indikator
    )
    return Table(columns, rows)


def _ground(found: Deret) -> Iterator[str]:
    first, *_, last = _years(found)
    yield f"Selisih dan keadaan membandingkan {first} dengan {last}; capaian dihitung terhadap target tahunnya sendiri."
    if found.ujung.aturan_beda:
        yield f"Aturan penilaian {first} dan {last} berbeda ({', '.join(found.ujung.aturan_beda)})."


def _opd_json(item: DeretOpd, years: tuple[int, ...]) -> dict[str, Json]:
    return {
        "kode": item.kode,
        "nama": item.ujung.nama,
        "keadaan": item.ujung.keadaan,
        "per_tahun": [
            {"tahun": year, "hasil": figures_json(one)} for year, one in zip(years, item.tahunan, strict=True)
        ],
        "selisih_nilai_akhir": score_json(item.ujung.selisih),
        "indikator": [_indikator_json(row, years) for row in item.indikator],
    }


def _indikator_json(row: DeretIndikator, years: tuple[int, ...]) -> dict[str, Json]:
    latest = next(one for one in reversed(row.tahunan) if one)
    return {
        "kode": row.kode,
        "nama": latest.indikator.nama,
        "keadaan": row.ujung.keadaan,
        "beda": list(row.ujung.beda),
        "per_tahun": [{"tahun": year, "hasil": result_json(one)} for year, one in zip(years, row.tahunan, strict=True)],
        "selisih_realisasi": value_json(row.ujung.selisih_realisasi),
        "selisih_capaian": score_json(row.ujung.selisih_capaian),
    }
