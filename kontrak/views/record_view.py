"""What was recorded, as lines (SPEC §5 catat)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.months import format_date, format_month
from kontrak.numbers import format_money, format_value

if TYPE_CHECKING:
    from kontrak.actions.line_rules import NewRecord


def record_line(record: NewRecord, tahun: int) -> str:
    """``PUPR.JALAN Maret 2022: realisasi 5 km, …``; of a correction with the value that was."""
    new, old = record.laporan, record.sebelumnya
    parts = []
    if new.realisasi is not None:
        before = old.realisasi if old and record.koreksi else None
        was = f" (semula {format_value(before, record.satuan)})" if before not in (None, new.realisasi) else ""
        fraction = f" = {new.pecahan.replace('/', ' dari ')}" if new.pecahan else ""
        parts.append(f"realisasi {format_value(new.realisasi, record.satuan)}{fraction}{was}")
    if new.anggaran is not None:
        parts.append(f"anggaran {format_money(new.anggaran)}")
    parts += [f"bukti {item.jalur}" for item in new.bukti]
    for name, text in (("kendala", new.kendala), ("tindak lanjut", new.tindak_lanjut), ("catatan", new.catatan)):
        if text is not None:
            parts.append(f"{name}: {text}")
    what = "Koreksi tercatat" if record.koreksi else "Tercatat"
    day = format_date(new.tanggal_lapor)
    return f"{what}: {new.kode} {format_month(tahun, new.bulan)}: {'; '.join(parts)}; dilaporkan {day}."


def file_line(name: str, recorded: int, skipped: int) -> str:
    """``realisasi.csv: 120 laporan tercatat, 3 baris tidak membawa hal baru.``"""
    if not recorded:
        return f"{name}: tidak ada yang baru; {skipped} baris sudah tercatat atau kosong."
    tail = f", {skipped} baris tidak membawa hal baru" if skipped else ""
    return f"{name}: {recorded} laporan tercatat{tail}."
