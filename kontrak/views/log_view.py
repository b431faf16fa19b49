"""The log, and the check of its seal, as screens and as JSON (SPEC §5 riwayat, segel)."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kontrak.errors import visible
from kontrak.months import SHORT, format_date, format_month, format_time, month_name
from kontrak.numbers import format_money, format_number
from kontrak.views.table import Line, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kontrak.actions.history import Difference, History, HistoryRow
    from kontrak.actions.sealing import SealResult
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
    "arsip": "Arsip",
    "arsip_cabut": "Arsip ditarik",
    "pulih": "Dipulihkan dari cadangan:",
    "migrasi": "Susunan diperbarui:",
}
CLOCKS = {"diganti": "jam pengganti", "dibenarkan": "jam dibenarkan"}
"""What an event says of the clock that it was written by."""

_SHOWN = 12
_VERSION = ("ke", "berlaku", "nomor_perubahan")
"""Fields of a contract that the lines on its amendment tell."""
RULES = "aturan"
"""The code of the rules of the year."""
_MONEY = ("pagu", "anggaran")
_DATES = ("tanggal", "tanggal_lapor", "batas", "kepala.sejak")
_FLAGS = ("pakta_integritas", "kesediaan_mundur")
_FIGURES = ("realisasi", "target", "tahun_lalu", "target_lalu", "target_akhir", "bobot", "volume")
_RULES = ("rumus_turun", "belum_lapor", "tangga", "acuan")
"""The rules of the year that hold words; all others hold figures."""
_PLAN, _YEARS = "rencana.", "riwayat."
_FIGURE = re.compile(r"(?<![^ ])(-?[0-9]+(?:\.[0-9]+)?)(?:\.\.(-?[0-9]+(?:\.[0-9]+)?))?(?=;| |$)")


def history_blocks(history: History) -> list[Block]:
    """An event a paragraph: number, time, who and what; below it each old → new value and the reason."""
    what = f"Riwayat {history.kode}" if history.kode else "Riwayat"
    blocks: list[Block] = [Line(f"{what}: {len(history.baris)} peristiwa", Tone.TITLE), Line(f"segel {history.segel}")]
    for row in history.baris:
        blocks.append(Line())
        blocks.append(Line(_title(row), Tone.TITLE, indent=2))
        blocks += [Line(f"  {line}", indent=4) for line in _amendment_lines(row)]
        told = sorted(
            (change for change in row.ubah if change.kolom not in _VERSION), key=lambda change: not change.beralasan
        )
        shown = told if history.kode is not None else told[:_SHOWN]
        beside = [change for change in shown if row.alasan and not change.beralasan]
        blocks += [Line(f"  {_change(change, row)}", indent=4) for change in shown if change not in beside]
        blocks += [Line(f"  {line}", indent=4) for line in row.keterangan]
        if row.alasan:
            blocks.append(Line(f"  alasan: {row.alasan}", indent=4))
        if beside:
            blocks.append(Line("  tanpa alasan itu:", indent=4))
            blocks += [Line(f"  {_change(change, row)}", indent=4) for change in beside]
        if len(shown) < len(told):
            blocks.append(Line(f"  … dan {len(told) - len(shown)} isian lain; lihat kontrak riwayat KODE", Tone.FAINT))
    return blocks


def history_json(history: History) -> dict[str, Any]:
    """The document of ``riwayat --json``."""
    from kontrak.views.json_out import record_json

    return {
        "kode": history.kode,
        "segel": history.segel,
        "rantai": history.rantai,
        "peristiwa": [
            {
                **record_json(row, ("nomor", "waktu")),
                "oleh": row.pelaku,
                **record_json(row, ("jenis", "objek", "bulan", "alasan", "jam", "berlaku", "nomor_perubahan")),
                "perubahan": [record_json(item, ("kode", "ke")) for item in row.perubahan],
                "ubah": [record_json(item, ("kode", "kolom", "lama", "baru")) for item in row.ubah],
                "tanpa_alasan": [
                    record_json(item, ("kode", "kolom")) for item in row.ubah if row.alasan and not item.beralasan
                ],
            }
            for row in history.baris
        ],
    }


def _title(row: HistoryRow) -> str:
    what = f"{KINDS.get(row.jenis, row.jenis)} {row.objek}"
    if row.jenis in ("kunci", "buka") and row.bulan:
        what = f"{KINDS[row.jenis]}: {format_month(int(row.objek[:4]), row.bulan)}"
    elif row.bulan:
        what += f" bulan {month_name(row.bulan)}"
    clock = f"  ({', '.join(CLOCKS[word] for word in row.jam.split(', '))})" if row.jam else ""
    return f"{row.nomor}. {format_time(row.waktu)}  {row.pelaku}  {what}{clock}"


def _amendment_lines(row: HistoryRow) -> Iterator[str]:
    """``perubahan ke-1 PUPR, berlaku mulai Juli 2022`` for each contract, then the number of the letter."""
    for item in row.perubahan:
        which = f"perubahan ke-{item.ke}" if item.ke else "kontrak induk"
        yield f"{which} {item.kode}, berlaku mulai {format_month(int(row.objek), item.berlaku)}"
    if row.berlaku and not row.perubahan:
        yield f"berlaku mulai {format_month(int(row.objek), row.berlaku)}"
    if row.nomor_perubahan:
        yield f"nomor: {row.nomor_perubahan}"


def _change(change: Difference, row: HistoryRow) -> str:
    name = change.kolom.replace("_", " ")
    if change.kolom.startswith(_PLAN):
        name = f"rencana {month_name(SHORT.index(change.kolom.removeprefix(_PLAN)) + 1)}"
    name = name.replace(_YEARS, "riwayat ")
    head = name if change.kode == row.objek else f"{change.kode} {name}"
    if change.lama is None:
        return f"{head}: {_shown(change, change.baru)}"
    return f"{head}: {_shown(change, change.lama)} → {_shown(change, change.baru)}"


def _shown(change: Difference, text: str | None) -> str:
    """A stored text as every other screen prints it: ``ya``, ``Rp2.500.000.000``, ``25,5``, ``Mei``, ``3 Mei 2022``."""
    if change.kolom in _FLAGS:
        return "tidak" if text is None else "ya"  # no is not stored
    if text is None:
        return "kosong"
    try:
        return _formatted(change.kode, change.kolom, text)
    except (ValueError, IndexError):  # of a log that was tampered with, which is shown all the same
        return text


def _formatted(kode: str, field: str, text: str) -> str:
    if field in _MONEY:
        return format_money(int(text))
    if field in _DATES:
        return format_date(date.fromisoformat(text))
    if field == "jatuh_tempo":
        return month_name(int(text))
    if field in _FIGURES or field.startswith((_PLAN, _YEARS)) or (kode == RULES and field not in _RULES):
        return _FIGURE.sub(_with_comma, text)
    return text


def _with_comma(found: re.Match[str]) -> str:
    """A figure, or the two of a range, with Indonesian separators."""
    return "–".join(format_number(Decimal(figure)) for figure in found.groups() if figure is not None)


_AFTERWARDS = 30
_RENEWAL = (
    "Catatannya utuh; yang rusak hanya tabel turunan, yang disusun ulang dengan: kontrak cadangkan SALINAN.db, "
    "lalu kontrak pulihkan SALINAN.db"
)


def seal_lines(result: SealResult, *, whole: bool = False) -> list[str]:
    """The verdict, what does not fit, and what came after a printed seal; ``whole``: with the seal in full."""
    lines = [_verdict(result), *(f"- {problem}" for problem in result.masalah), *_printed_lines(result)]
    if whole and result.segel is not None:
        lines.append(f"Segel lengkap: {result.segel.lengkap}")
    return [visible(line) for line in (*lines, *(f"Catatan: {note}" for note in (*result.catatan, *result.jam)))]


def seal_json(result: SealResult) -> dict[str, Any]:
    """The document of ``segel --json``; what makes ``utuh`` false is always told under ``masalah``."""
    foreign = result.tercetak is not None and not result.tercetak.milik
    own = result.segel
    document: dict[str, Any] = {
        "utuh": result.utuh,
        "segel": None if own is None else str(own),
        "segel_lengkap": None if own is None else own.lengkap,
        "peristiwa": None if own is None else own.nomor,
        "masalah": [*result.masalah, *(_printed_lines(result) if foreign else ())],
        "catatan": [*result.catatan, *result.jam],
    }
    if result.daftar is not None:
        document["cocok"] = result.daftar
    if result.tercetak is not None and (result.daftar is None or foreign):
        document["tercetak"] = {
            "segel": str(result.tercetak.segel),
            "milik": result.tercetak.milik,
            "sesudah": len(result.tercetak.sesudah),
        }
    return document


def _verdict(result: SealResult) -> str:
    if result.segel is None:
        return f"TIDAK UTUH: {len(result.masalah)} hal tidak cocok. Isinya tidak dibaca."
    if result.masalah:
        renewal = f" {_RENEWAL}" if result.turunan else ""
        return f"TIDAK UTUH: {len(result.masalah)} hal tidak cocok. Segel berkas {result.segel}.{renewal}"
    files = " Semua berkas bukti cocok." if result.bukti else ""
    return f"Utuh: {result.segel.nomor} peristiwa, segel {result.segel}.{files}"


def _printed_lines(result: SealResult) -> list[str]:
    printed = result.tercetak
    if printed is None:
        return []
    if result.daftar is not None and printed.milik:
        return [f"Semua {result.daftar} segel dalam daftar berasal dari berkas ini."]
    if not printed.milik:
        before = f" {result.daftar} segel sebelumnya dalam daftar cocok." if result.daftar else ""
        return [f"Segel {printed.segel} BUKAN dari berkas ini.{before}"]
    if not printed.sesudah:
        return [f"Segel {printed.segel} berasal dari berkas ini; tidak ada yang dicatat sesudahnya."]
    shown = [
        f"  {one.nomor}. {format_time(one.waktu)}  {one.pelaku}  {KINDS.get(one.jenis, one.jenis)} {one.objek}"
        for one in printed.sesudah[:_AFTERWARDS]
    ]
    if len(printed.sesudah) > _AFTERWARDS:
        shown.append(f"  … dan {len(printed.sesudah) - _AFTERWARDS} lagi; selengkapnya: kontrak riwayat")
    count = len(printed.sesudah)
    return [f"Segel {printed.segel} berasal dari berkas ini; {count} peristiwa dicatat sesudahnya:", *shown]
