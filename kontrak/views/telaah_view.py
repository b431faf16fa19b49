"""Screens and JSON of the commands that look closer: ``kelengkapan``, ``isyarat`` and ``lintas-tahun`` (SPEC §5)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kontrak.computed import shortened
from kontrak.months import SHORT, month_name
from kontrak.numbers import format_percent, format_score, format_value
from kontrak.rounding import round2
from kontrak.scoring.completeness import BUTIR
from kontrak.views.figures import DOT, NOBODY, heading
from kontrak.views.json_out import ground_json, numbers_json, point_json, record_json, value_json
from kontrak.views.table import Block, Cell, Column, Line, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kontrak.actions.over_years import OverYears
    from kontrak.model.dasar import Dasar
    from kontrak.scoring.completeness import Hitung, Kelengkapan, Kurang
    from kontrak.scoring.horizon import HasilTahun, LintasTahun
    from kontrak.scoring.signals import Jenis
    from kontrak.views.json_out import Json
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


ADVICE = "Bahan bertanya, bukan penilaian: tidak mengubah angka apa pun."


def signal_screen(dasar: Dasar, kinds: Sequence[Jenis]) -> list[Block]:
    """Return a line for each kind with ``n dari N``, and below it what fired."""
    blocks: list[Block] = [*heading(dasar, "Isyarat"), Line(ADVICE)]
    for kind in kinds:
        blocks += [Line(), Line(f"{kind.judul}: {len(kind.isyarat)} dari {kind.dari}", Tone.TITLE, indent=2)]
        for item in kind.isyarat:
            blocks.append(Line(f"  {item.kode}: {item.kalimat}" if item.kode else f"  {item.kalimat}", indent=2))
    return blocks


def signal_document(dasar: Dasar, kinds: Sequence[Jenis]) -> dict[str, Any]:
    """Return the document of ``isyarat`` (SPEC §5 JSON)."""
    return {
        **point_json(dasar),
        "isyarat": [
            {**record_json(item, ("jenis", "kode", "opd", "kalimat")), "angka": numbers_json(item.angka)}
            for kind in kinds
            for item in kind.isyarat
        ],
        "jumlah": {kind.jenis: {"n": len(kind.isyarat), "dari": kind.dari} for kind in kinds},
    }


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
