"""The log as a screen and as JSON (SPEC §5 riwayat)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.months import SHORT, format_month
from kontrak.views.table import Line, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kontrak.actions.history import Change, History, HistoryRow
    from kontrak.views.table import Block

KINDS = {
    "impor": "Impor kontrak",
    "catat": "Laporan",
    "koreksi": "Koreksi",
    "batal": "Pembatalan",
    "verifikasi": "Verifikasi",
    "tangguh": "Penangguhan",
    "cabut": "Penangguhan dicabut",
    "kunci": "Bulan dikunci",
    "buka": "Kunci dibuka",
    "integritas": "Temuan integritas",
    "tindak_lanjut": "Tindak lanjut",
    "tindak_lanjut_selesai": "Tindak lanjut selesai",
}
_SHOWN = 12
_VERSION = ("ke", "berlaku", "nomor_perubahan")
"""Fields of a contract that the lines on its amendment tell."""


def history_blocks(history: History) -> list[Block]:
    """An event a paragraph: number, time, who and what; below it each old → new value and the reason."""
    what = f"Riwayat {history.kode}" if history.kode else "Riwayat"
    blocks: list[Block] = [Line(f"{what}: {len(history.baris)} peristiwa", Tone.TITLE), Line(f"segel {history.segel}")]
    for row in history.baris:
        blocks.append(Line())
        blocks.append(Line(_title(row), Tone.TITLE, indent=2))
        blocks += [Line(f"  {line}", indent=4) for line in _amendment_lines(row)]
        told = [change for change in row.ubah if change.kolom not in _VERSION]
        shown = told if history.kode is not None else told[:_SHOWN]
        blocks += [Line(f"  {_change(change, row)}", indent=4) for change in shown]
        if len(shown) < len(told):
            blocks.append(Line(f"  … dan {len(told) - len(shown)} isian lain; lihat kontrak riwayat KODE", Tone.FAINT))
        if row.alasan:
            blocks.append(Line(f"  alasan: {row.alasan}", indent=4))
    return blocks


def history_json(history: History) -> dict[str, Any]:
    """The document of ``riwayat --json``."""
    return {
        "kode": history.kode,
        "segel": history.segel,
        "rantai": history.rantai,
        "peristiwa": [
            {
                "nomor": row.nomor,
                "waktu": row.waktu,
                "oleh": row.pelaku,
                "jenis": row.jenis,
                "objek": row.objek,
                "bulan": row.bulan,
                "alasan": row.alasan,
                "berlaku": row.berlaku,
                "nomor_perubahan": row.nomor_perubahan,
                "perubahan": [{"kode": item.kode, "ke": item.ke} for item in row.perubahan],
                "ubah": [
                    {"kode": item.kode, "kolom": item.kolom, "lama": item.lama, "baru": item.baru} for item in row.ubah
                ],
            }
            for row in history.baris
        ],
    }


def _title(row: HistoryRow) -> str:
    month = f" bulan {SHORT[row.bulan - 1]}" if row.bulan else ""
    time = row.waktu.replace("T", " ")
    return f"{row.nomor}. {time}  {row.pelaku}  {KINDS.get(row.jenis, row.jenis)} {row.objek}{month}"


def _amendment_lines(row: HistoryRow) -> Iterator[str]:
    """``perubahan ke-1 PUPR, berlaku mulai Juli 2022`` for each contract, then the number of the letter."""
    for item in row.perubahan:
        which = f"perubahan ke-{item.ke}" if item.ke else "kontrak induk"
        yield f"{which} {item.kode}, berlaku mulai {format_month(int(row.objek), item.berlaku)}"
    if row.nomor_perubahan:
        yield f"nomor: {row.nomor_perubahan}"


def _change(change: Change, row: HistoryRow) -> str:
    name = change.kolom.replace("_", " ")
    head = name if change.kode == row.objek else f"{change.kode} {name}"
    if change.lama is None:
        return f"{head}: {change.baru}"
    return f"{head}: {change.lama} → {change.baru or 'kosong'}"
