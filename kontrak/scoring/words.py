"""Indonesian phrases of the trace: values, records, formulas and what a number stands on, as an official reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.computed import printed_values
from kontrak.model.recorded import is_retroactive
from kontrak.model.words import Arah, Putusan, Sifat
from kontrak.months import format_date, format_month, format_time, month_name
from kontrak.numbers import format_number, format_percent, format_value
from kontrak.rounding import round2, round6
from kontrak.scoring.capaian import Rumus, formula_for, nearer_bound, result_of
from kontrak.scoring.plan import ZERO, rules_at
from kontrak.scoring.printed import shown
from kontrak.scoring.realisasi import fitting, is_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from kontrak.model.declared import Aturan, Indikator, Pekerjaan
    from kontrak.model.recorded import Bukti, Laporan, LaporanBulan, Penangguhan, Verifikasi, Versi, VersiAturan
    from kontrak.model.words import Value
    from kontrak.scoring.capaian import Formula
    from kontrak.scoring.year import ContractYear

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
    surut = " (berlaku surut)" if is_retroactive(version, tahun) else ""
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


def basis_text(year: ContractYear, bulan: int) -> str:
    """Return the line on the version and the rules in force."""
    fakta = year.fakta
    version, rules = version_text(year.era(bulan).versi, fakta.tahun), rules_text(rules_at(fakta, bulan), fakta.tahun)
    return f"Yang berlaku pada {format_month(fakta.tahun, bulan)}: {version}; {rules}."


def weight_text(year: ContractYear, indikator: Indikator, bulan: int) -> str:
    """Return ``bobot 40 dari 100``, or that all weigh the same."""
    era = year.era(bulan)
    if era.sama:
        return f"bobot sama untuk {len(era.bobot)} indikator (100 / {len(era.bobot)})"
    return f"bobot {format_number(era.bobot[indikator.kode])} dari {exact_text(era.jumlah_bobot)}"


def suspension_lines(year: ContractYear, kode: str, bulan: int) -> list[str]:
    """Return a line for each suspension of the code that lasts at the month."""
    return [
        f"{kode} {suspension_text(entry, year.fakta.tahun)}."
        for entry in year.fakta.penangguhan
        if entry.kode == kode and entry.lasts_at(bulan)
    ]


def report_lines(year: ContractYear, indikator: Indikator, bulan: int) -> list[str]:
    """Return a line for each report of an indikator so far; of posisi from the one that counts on."""
    first = 1
    if indikator.sifat == Sifat.POSISI:
        first = max((month for month in year.reports(indikator, bulan) if month <= bulan), default=1)
    fits = fitting(indikator, year.era(bulan).aturan)
    return _record_lines(year, indikator.kode, indikator.satuan, range(first, bulan + 1), fits)


def progress_lines(year: ContractYear, work: Pekerjaan, bulan: int) -> list[str]:
    """Return a line for the report of a pekerjaan that counts, and those after it."""
    first = max((month for month in year.progress(work) if month <= bulan), default=1)
    return _record_lines(year, work.kode, "persen", range(first, bulan + 1), is_number)


def _record_lines(
    year: ContractYear, kode: str, satuan: str, months: range, fits: Callable[[Value], bool]
) -> list[str]:
    """Return a line for each report of the months, and for those that were cancelled (SPEC §0.3)."""
    records = year.fakta.laporan.get(kode, {})
    lines = []
    for month in months:
        if month not in records:
            continue
        lines += [f"{kode}: {cancelled_text(old, year.fakta.tahun, satuan)}" for old in records[month].dibatalkan]
        value = records[month].klaim
        if value is not None:
            lines.append(f"{kode}: {record_text(records[month], year.fakta.tahun, satuan, fits=fits(value))}")
    return lines


def formula_text(indikator: Indikator, target: Value, realisasi: Value, aturan: Aturan) -> str:
    """Return ``10 / 20 × 100 = 50,00%`` or the sentence of the case that needs no division."""
    formula = formula_for(indikator, target, realisasi, aturan)
    if formula.rumus in (Rumus.R_PER_T, Rumus.DUA_T_MIN_R, Rumus.T_PER_R):
        return _division_text(indikator, target, realisasi, formula)
    return f"{_case_text(formula, target)}, maka {format_percent(round2(result_of(formula)))}"


def _division_text(indikator: Indikator, target: Value, realisasi: Value, formula: Formula) -> str:
    goal, number = exact_text(formula.target), exact_text(formula.realisasi)
    if formula.rumus is Rumus.R_PER_T:
        text = f"{number} / {goal} × 100"
    elif formula.rumus is Rumus.DUA_T_MIN_R:
        text = f"(2 × {goal} − {number}) / {goal} × 100"
    elif formula.realisasi > ZERO:
        text = f"{goal} / {number} × 100 (paling tinggi 200)"
    else:
        return f"realisasi {number}, maka 200,00%"
    text = f"{text} = {_floored_text(result_of(formula))}"
    if indikator.arah == Arah.PREDIKAT:
        return f"skor {value_text(realisasi)} / skor {value_text(target)} × 100 = {text}"
    return text + _bound_text(target, formula.realisasi)


def _case_text(formula: Formula, target: Value) -> str:
    number = exact_text(formula.realisasi)
    if formula.rumus is Rumus.BINER:
        return "sudah terlaksana" if formula.realisasi else "belum terlaksana"
    if formula.rumus is Rumus.DALAM_RENTANG:
        return f"realisasi {number} berada dalam rentang {value_text(target)}"
    if formula.rumus is Rumus.TARGET_NOL:
        return f"target {exact_text(formula.target)} dan realisasi {number}"
    return f"realisasi {number} di luar target dan batas terdekatnya {exact_text(formula.target)}"


def _floored_text(result: Decimal) -> str:
    text = format_percent(round2(result))
    return f"{text}, dihitung 0,00%" if result < ZERO else text


def _bound_text(target: Value, number: Decimal) -> str:
    if not isinstance(target, tuple):
        return ""
    side = "batas bawah" if nearer_bound(target, number) == target[0] else "batas atas"
    return f" (target {value_text(target)}, dibandingkan dengan {side})"
