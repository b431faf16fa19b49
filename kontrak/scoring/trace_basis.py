"""What a traced number stands on: version, rules, weight, suspensions, and the records used (SPEC §3, "Explain")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.words import Sifat
from kontrak.months import format_month
from kontrak.numbers import format_number
from kontrak.scoring.realisasi import fitting, is_number
from kontrak.scoring.words import cancelled_text, exact_text, record_text, rules_text, suspension_text, version_text
from kontrak.scoring.year import rules_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from kontrak.model.declared import Indikator, Pekerjaan
    from kontrak.model.words import Value
    from kontrak.scoring.year import ContractYear


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
