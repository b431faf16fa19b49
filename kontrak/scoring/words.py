"""Indonesian phrases of the trace: values, months, records as an official would read them (SPEC §6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.computed import printed_values
from kontrak.model.words import Putusan
from kontrak.months import format_date, format_month, format_time, month_name
from kontrak.numbers import format_number, format_value
from kontrak.rounding import round6
from kontrak.scoring.printed import shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from kontrak.model.declared import Indikator
    from kontrak.model.recorded import Bukti, Laporan, LaporanBulan, Penangguhan, Verifikasi, Versi, VersiAturan
    from kontrak.model.words import Value

_PUTUSAN = {Putusan.TERIMA: "diterima", Putusan.UBAH: "diubah", Putusan.TOLAK: "ditolak"}


def value_text(value: Value | None, satuan: str | None = None) -> str:
    """A value as printed, worked-out ones with at most 6 decimals: ``1.250,5 km``."""
    return format_value(shown(value), satuan)


def result_text(indikator: Indikator, value: Value | None, target: Value | None = None) -> str:
    """A value to date as it is printed elsewhere, with what the formula below it takes where that is another number."""
    exact = shown(value)
    goal, done = printed_values(indikator, exact if target is None else shown(target), exact)
    short = goal if target is None else done
    text = format_value(short, indikator.satuan)
    return text if short == exact else f"{text} (dihitung dengan {format_value(exact)})"


def exact_text(number: Decimal) -> str:
    """An intermediate number with at most 6 decimals, so that a reader can follow the sum: ``66,666667``."""
    return format_number(round6(number))


def month_list(months: Iterable[int]) -> str:
    """``Maret, Juni dan Juli``."""
    names = [month_name(month) for month in months]
    return " dan ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def version_text(versi: Versi, tahun: int) -> str:
    """``kontrak induk`` or ``perubahan ke-1 (nomor 188/5) sejak April 2022``.

    An induk that is not in force from January on says its month. Before the induk of a bidang that joined
    later: ``belum ada kontrak``.
    """
    if versi.ke < 0:
        return "belum ada kontrak"
    return _since("kontrak induk", versi, tahun) if versi.ke == 0 else _amendment_text(versi, tahun)


def rules_text(rules: VersiAturan, tahun: int) -> str:
    """``aturan awal tahun`` or ``aturan perubahan ke-1 sejak Mei 2022``, with the source of the rules."""
    which = "aturan awal tahun" if rules.ke <= 0 else f"aturan {_amendment_text(rules, tahun)}"
    return f"{which}, acuan {rules.aturan.acuan}" if rules.aturan.acuan else which


def suspension_text(entry: Penangguhan, tahun: int) -> str:
    """``ditangguhkan sejak April 2022 sampai sebelum Juni 2022 berdasarkan 005/12 (banjir)``."""
    until = "" if entry.sampai is None else f" sampai sebelum {format_month(tahun, entry.sampai)}"
    return f"ditangguhkan sejak {format_month(tahun, entry.mulai)}{until} berdasarkan {entry.dasar} ({entry.alasan})"


def record_text(record: LaporanBulan, tahun: int, satuan: str | None, *, fits: bool) -> str:
    """One line on the report of a month: value, who, when, correction, evidence, check, and whether it counts."""
    latest = record.laporan[-1]
    parts = [
        f"Laporan {format_month(tahun, latest.bulan)}: {value_text(latest.realisasi, satuan)}",
        f"tanggal lapor {format_date(latest.tanggal_lapor)}",
        f"dicatat {latest.pelaku} pada {format_time(latest.waktu)} (peristiwa {latest.peristiwa})",
    ]
    if latest.pecahan:
        parts.insert(1, f"dari pecahan {latest.pecahan}")
    for before, after in zip(record.laporan, record.laporan[1:], strict=False):
        if before.realisasi not in (None, after.realisasi):
            parts.append(f"koreksi atas {value_text(before.realisasi, satuan)}, alasan: {after.alasan or '–'}")
    if latest.bukti:
        parts.append("bukti " + ", ".join(_evidence_text(item) for item in latest.bukti))
    if record.verifikasi is not None:
        parts.append(_check_text(record.verifikasi, satuan))
    if not fits:
        parts.append("tidak dihitung karena tidak sesuai dengan arah indikator yang berlaku")
    return "; ".join(parts) + "."


def cancelled_text(record: Laporan, tahun: int, satuan: str | None) -> str:
    """One line on a record that was cancelled: it stays visible and counts for nothing."""
    return (
        f"Laporan {format_month(tahun, record.bulan)} yang dibatalkan: {value_text(record.realisasi, satuan)}; "
        f"dicatat {record.pelaku} pada {format_time(record.waktu)} (peristiwa {record.peristiwa}); tidak dihitung."
    )


def _amendment_text(version: Versi | VersiAturan, tahun: int) -> str:
    number = f" (nomor {version.nomor})" if version.nomor else ""
    return _since(f"perubahan ke-{version.ke}{number}", version, tahun)


def _since(which: str, version: Versi | VersiAturan, tahun: int) -> str:
    surut = " (berlaku surut)" if version.berlaku_surut(tahun) else ""
    if version.ke == 0 and version.berlaku == 1:
        return which
    return f"{which} sejak {format_month(tahun, version.berlaku)}{surut}"


def _evidence_text(item: Bukti) -> str:
    if item.sha256 is not None:
        return f"{item.jalur} (SHA-256 {item.sha256[:12]})"
    return f"{item.jalur} (keterangan, tanpa berkas)" if item.jenis == "keterangan" else item.jalur


def _check_text(check: Verifikasi, satuan: str | None) -> str:
    outcome = _PUTUSAN[check.putusan]
    if check.putusan == Putusan.UBAH:
        outcome += f" menjadi {value_text(check.realisasi, satuan)}"
    if check.putusan == Putusan.TOLAK:
        outcome += ", bulan ini dihitung belum lapor"
    return f"verifikasi {check.pelaku} (peristiwa {check.peristiwa}): {outcome}; catatan: {check.catatan}"
