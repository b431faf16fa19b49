"""What was recorded, as lines (SPEC §5 catat)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kontrak.computed import shortened
from kontrak.errors import visible
from kontrak.model.recorded import NOTES
from kontrak.months import format_date, format_month, month_name
from kontrak.numbers import format_money, format_percent, format_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.actions.line_rules import NewRecord
    from kontrak.actions.receipt import Angka, Recorded
    from kontrak.scoring.doubts import Janggal

LISTED = 40
"""How many records of a run are listed one by one."""


_SHORT = {"pic": "PIC"}


def record_lines(record: NewRecord, done: Recorded) -> list[str]:
    """``Tercatat: PUPR.JALAN Maret 2022: realisasi 5 km, …``; with the value that was, and how it stands."""
    what = "Koreksi tercatat" if record.koreksi else "Tercatat"
    new = record.laporan
    line = visible(f"{what}: {new.kode} {format_month(done.tahun, new.bulan)}: {content_text(record)}.")
    return [line, *_standing_lines(record, done)]


def _standing_lines(record: NewRecord, done: Recorded) -> list[str]:
    """``  PUPR.JALAN Maret: 4,5 km → 14,5 dari 15 km (96,67%)``, with the codes of what is doubtful."""
    new = record.laporan
    angka = done.angka(record)
    odd = [item.kode_aturan for item in done.janggal if (item.kode, item.bulan) == (new.kode, new.bulan)]
    tail = f"; janggal: {', '.join(odd)}" if odd else ""
    if angka is None or new.realisasi is None:
        return [f"  {new.kode} {month_name(new.bulan)}{tail}"] if odd else []
    value = format_value(new.realisasi, record.satuan, typable=True)
    return [f"  {new.kode} {month_name(new.bulan)}: {value} → {standing_text(angka, record.satuan)}{tail}"]


def file_lines(name: str, done: Recorded, *, coba: bool, listed: bool) -> list[str]:
    """What became of a file: a line of counts, and with ``listed`` a line for each record; ``coba``: not recorded."""
    form = f" ({done.tanda.opd}, {format_month(done.tanda.tahun, done.tanda.bulan)})" if done.tanda else ""
    lines = [f"{name}{form}: {_counts([done], coba=coba)}"]
    if listed:
        for record in done.tercatat:
            month = "" if done.tanda else f" {format_month(done.tahun, record.laporan.bulan)}"
            what = " (koreksi)" if record.koreksi else ""
            lines.append(visible(f"  {record.laporan.kode}{month}{what}: {content_text(record)}"))
            lines += [f"  {line}" for line in _standing_lines(record, done)]
    return lines


def run_line(done: Sequence[Recorded], *, coba: bool) -> str:
    """``32 berkas: 260 laporan tercatat.``; lines without a realisasi are no reports, and counted apart."""
    return f"{len(done)} berkas: {_counts(done, coba=coba)}"


def doubt_lines(done: Recorded, where: str = "") -> list[str]:
    """What is doubtful in the records, a sentence each: it was recorded all the same."""
    lead = f"{where}: " if where else ""
    return [f"{lead}{doubt_text(item, done.tahun)}" for item in done.janggal]


def doubt_text(item: Janggal, tahun: int) -> str:
    """``PUPR.JALAN Maret 2022 janggal (jumlah-sd): …``."""
    end = "" if item.kalimat.endswith("?") else "."
    return visible(f"{item.kode} {format_month(tahun, item.bulan)} janggal ({item.kode_aturan}): {item.kalimat}{end}")


def standing_text(angka: Angka, satuan: str) -> str:
    """``14,5 dari 15 km (96,67%)``: realisasi and target to date with the capaian, as it can be typed back."""
    target, realisasi = angka.target, angka.realisasi
    if angka.hitungan:
        target, realisasi = shortened(target), shortened(realisasi, shortened(target))
    if target is None:
        return f"{format_value(realisasi, satuan, typable=True)}, belum jatuh tempo"
    silent = ", 0 karena belum lapor" if angka.diam else ""
    value = format_value(realisasi, typable=True)
    return f"{value} dari {format_value(target, satuan, typable=True)} ({format_percent(angka.capaian)}{silent})"


def _counts(done: Sequence[Recorded], *, coba: bool) -> str:
    records = [record.laporan for item in done for record in item.tercatat]
    reports = sum(record.realisasi is not None for record in records)
    blank = sum(item.kosong for item in done)
    known = sum(item.dilewati for item in done) - blank
    rest = [f"{known} baris sudah tercatat" if known else "", f"{blank} baris kosong" if blank else ""]
    tail = ", ".join(part for part in rest if part)
    if records:
        others = len(records) - reports
        kinds = [f"{reports} laporan" if reports else "", f"{others} baris tanpa realisasi" if others else ""]
        what = " dan ".join(kind for kind in kinds if kind)
        return f"{what} {'akan dicatat' if coba else 'tercatat'}{', ' if tail else ''}{tail}."
    return f"tidak ada yang baru; {tail}." if known else "belum diisi, tidak ada yang dicatat."


def content_text(record: NewRecord) -> str:
    """All that a record says."""
    new, old = record.laporan, record.sebelumnya
    parts = []
    if new.realisasi is not None:
        before = old.realisasi if old and record.koreksi else None
        was = (
            f" (semula {format_value(before, record.satuan, typable=True)})"
            if before not in (None, new.realisasi)
            else ""
        )
        fraction = f" = {new.pecahan.replace('/', ' dari ')}" if new.pecahan else ""
        value = format_value(new.realisasi, record.satuan, typable=True)
        parts.append(f"realisasi {value}{fraction}{_rounded(record, 'realisasi')}{was}")
    if new.anggaran is not None:
        parts.append(f"anggaran {format_money(new.anggaran)}{_rounded(record, 'anggaran')}")
    parts += [f"bukti{' (keterangan)' if item.jenis == 'keterangan' else ''} {item.jalur}" for item in new.bukti]
    for name in NOTES:
        note = getattr(new, name)
        if note is not None:
            told = format_date(note) if isinstance(note, date) else note
            parts.append(f"{_SHORT.get(name, name.replace('_', ' '))}: {told}")
    if new.realisasi is not None:  # a line without one is no report (SPEC §4), so it has no day of one
        parts.append(f"dilaporkan {format_date(new.tanggal_lapor)}")
    return "; ".join(parts)


def _rounded(record: NewRecord, field: str) -> str:
    """``, dibulatkan dari 45,5703441821774`` where the number of a cell was longer than what is recorded."""
    before = record.dibulatkan.get(field)
    return f", dibulatkan dari {before}" if before else ""
