"""The log as a screen and as JSON (SPEC §5 riwayat)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.months import SHORT
from kontrak.views.table import Line, Tone

if TYPE_CHECKING:
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


def history_blocks(history: History) -> list[Block]:
    """An event a paragraph: number, time, who and what; below it each old → new value and the reason."""
    what = f"Riwayat {history.kode}" if history.kode else "Riwayat"
    blocks: list[Block] = [Line(f"{what}: {len(history.baris)} peristiwa", Tone.TITLE), Line(f"segel {history.segel}")]
    for row in history.baris:
        blocks.append(Line())
        blocks.append(Line(_title(row), Tone.TITLE, indent=2))
        shown = row.ubah if history.kode is not None else row.ubah[:_SHOWN]
        blocks += [Line(f"  {_change(change, row)}", indent=4) for change in shown]
        if len(shown) < len(row.ubah):
            blocks.append(
                Line(f"  … dan {len(row.ubah) - len(shown)} isian lain; lihat kontrak riwayat KODE", Tone.FAINT)
            )
        if row.alasan:
            blocks.append(Line(f"  alasan: {row.alasan}", indent=4))
    return blocks


def history_json(history: History) -> dict[str, Any]:
    """The document of ``riwayat --json``."""
    return {
        "kode": history.kode,
        "segel": history.segel,
        "peristiwa": [
            {
                "nomor": row.nomor,
                "waktu": row.waktu,
                "oleh": row.pelaku,
                "jenis": row.jenis,
                "objek": row.objek,
                "bulan": row.bulan,
                "alasan": row.alasan,
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


def _change(change: Change, row: HistoryRow) -> str:
    name = change.kolom.replace("_", " ")
    head = name if change.kode == row.objek else f"{change.kode} {name}"
    if change.lama is None:
        return f"{head}: {change.baru}"
    return f"{head}: {change.lama} → {change.baru or 'kosong'}"
