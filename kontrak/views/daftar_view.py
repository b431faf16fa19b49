"""What ``daftar`` lists: codes and names, of all OPDs or inside one, and signed papers (SPEC §5)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kontrak.model.segel import SHORT, SHOWN, grouped
from kontrak.months import format_date, month_name
from kontrak.numbers import format_number, format_value
from kontrak.rounding import EXACT, round2
from kontrak.views.figures import DOT
from kontrak.views.json_out import ground_json, record_json
from kontrak.views.table import Cell, Column, Line, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kontrak.actions.reading import PaperList
    from kontrak.model.arsip import Arsip
    from kontrak.model.declared import Kontrak, Opd
    from kontrak.views.table import Block, Row


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
    for kontrak in opd.contracts:
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


COLUMNS = (
    Column("Peristiwa", right=True),
    Column("Jenis"),
    Column("Tentang"),
    Column("Nomor", drop=1),
    Column("Tanggal", drop=2),
    Column("Berkas", least=20),
    Column("Keadaan"),
)


def paper_blocks(found: PaperList) -> list[Block]:
    """A row per paper; one in whose place another counts says so."""
    where = f" {found.opd}" if found.opd else ""
    title = Line(f"Arsip{where}, tahun {found.dasar.tahun}: {len(found.arsip)} kertas", Tone.TITLE)
    blocks: list[Block] = [title, Line(f"segel {found.dasar.segel}"), Line()]
    if not found.arsip:
        return [*blocks, Line("Belum ada yang diarsipkan; lihat: kontrak arsip --help")]
    return [*blocks, Table(COLUMNS, tuple(_row(item, found) for item in found.arsip))]


def papers_json(found: PaperList) -> dict[str, Any]:
    """The document of ``daftar --arsip --json``."""
    ground = {name: value for name, value in ground_json(found.dasar).items() if name != "bulan"}
    return {
        **ground,
        "arsip": [
            {
                **record_json(item, ("peristiwa", "jenis", "opd", "bidang", "bulan", "ke", "nomor", "tanggal")),
                "segel": _seal(item.segel),
                **record_json(item, ("jalur", "sha256", "ukuran")),
                "berlaku": item in found.berlaku,
            }
            for item in found.arsip
        ],
    }


def _row(item: Arsip, found: PaperList) -> Row:
    which = f"{item.jenis} ke-{item.ke}" if item.ke else str(item.jenis)
    about = " ".join(filter(None, (item.kontrak, month_name(item.bulan) if item.bulan else None)))
    counts = item in found.berlaku
    state = Cell("berlaku" if counts else "digantikan", Tone.PLAIN if counts else Tone.FAINT)
    seal = f"{DOT}bersegel" if item.segel else ""
    return (
        str(item.peristiwa),
        which,
        about or "–",
        item.nomor or "–",
        format_date(item.tanggal) if item.tanggal else "–",
        f"{item.jalur}{seal}",
        state,
    )


def _seal(text: str | None) -> str | None:
    """A seal as it is printed; one of an older release as it was."""
    if text is None:
        return None
    number, _, digits = text.partition("-")
    return f"{number}-{grouped(digits[:SHOWN]) if len(digits) > SHORT else digits}"
