"""The screen and the JSON of ``tindak-lanjut``: what meetings agreed, who does it, until when, what is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.errors import visible
from kontrak.months import format_date, format_month
from kontrak.views.figures import DOT, heading
from kontrak.views.json_out import ground_json, record_json
from kontrak.views.table import Cell, Column, Line, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kontrak.model.dasar import Dasar
    from kontrak.model.tindak_lanjut import TindakLanjut
    from kontrak.views.table import Block, Row

COLUMNS = (
    Column("Nomor", right=True),
    Column("OPD"),
    Column("Tindak lanjut", least=20, wraps=True),
    Column("PIC", least=12, wraps=True),
    Column("Batas", drop=1),
    Column("Keadaan"),
)
_TOLD = ("nomor", "opd", "tahun", "bulan", "uraian", "pic", "batas", "selesai", "keterangan")


def follow_up_line(item: TindakLanjut) -> str:
    """``nomor 12, PUPR, rapat Maret 2022: … (PIC …, batas 30 April 2022)``."""
    who = [f"PIC {item.pic}" if item.pic else "", f"batas {format_date(item.batas)}" if item.batas else ""]
    tail = ", ".join(part for part in who if part)
    meeting = format_month(*item.rapat)
    line = f"nomor {item.nomor}, {item.opd}, rapat {meeting}: {item.uraian}"
    return visible(f"{line} ({tail})" if tail else line)


def follow_up_screen(
    dasar: Dasar, items: Sequence[TindakLanjut], today: date, *, semua: bool, scope: str = ""
) -> list[Block]:
    """Return the follow-ups with their state as of a day; without ``semua`` only the open ones are given."""
    blocks: list[Block] = [*heading(dasar, f"Tindak lanjut rapat{scope}"), Line()]
    open_ones = [item for item in items if item.selesai is None]
    overdue = [item for item in open_ones if item.lewat_batas(today)]
    if not items:
        return [*blocks, Line("Belum ada tindak lanjut." if semua else "Tidak ada tindak lanjut yang terbuka.")]
    summary = f"{len(open_ones)} terbuka{DOT}{len(overdue)} lewat batas per {format_date(today)}"
    done = len(items) - len(open_ones)
    return [
        *blocks,
        Line(f"{summary}{DOT}{done} selesai" if semua else summary),
        Line(),
        Table(COLUMNS, tuple(_row(item, today) for item in items)),
    ]


def follow_up_json(dasar: Dasar, items: Sequence[TindakLanjut], today: date) -> dict[str, Any]:
    """The document of ``tindak-lanjut daftar --json``."""
    return {
        **ground_json(dasar),
        "per_tanggal": today.isoformat(),
        "tindak_lanjut": [{**record_json(item, _TOLD), "lewat_batas": item.lewat_batas(today)} for item in items],
    }


def _row(item: TindakLanjut, today: date) -> Row:
    return (
        str(item.nomor),
        item.opd,
        item.uraian,
        item.pic or "–",
        format_date(item.batas) if item.batas else "–",
        _state(item, today),
    )


def _state(item: TindakLanjut, today: date) -> Cell:
    if item.selesai is not None:
        note = f": {item.keterangan}" if item.keterangan else ""
        return Cell(f"selesai {format_date(item.selesai)}{note}", Tone.FAINT)
    if item.batas is not None and item.lewat_batas(today):
        return Cell(f"LEWAT BATAS {(today - item.batas).days} hari", Tone.MERAH)
    return Cell("terbuka")
