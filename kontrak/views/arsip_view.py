"""The screen and the JSON of ``daftar --arsip``: signed papers that are part of the record (SPEC §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.model.segel import SHORT, SHOWN, grouped
from kontrak.months import format_date, month_name
from kontrak.views.figures import DOT
from kontrak.views.json_out import ground_json, record_json
from kontrak.views.table import Cell, Column, Line, Table, Tone

if TYPE_CHECKING:
    from kontrak.actions.reading import PaperList
    from kontrak.model.arsip import Arsip
    from kontrak.views.table import Block, Row

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
