"""The trace of an indikator: how its number came about, in Indonesian lines (SPEC §3, "Explain")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.words import Sifat
from kontrak.months import format_month, month_name, release_text
from kontrak.numbers import format_number, format_percent, format_score
from kontrak.rounding import round2
from kontrak.scoring.bands import band_of
from kontrak.scoring.formula_text import formula_text
from kontrak.scoring.indices import capped, kecepatan_of, outcomes
from kontrak.scoring.keadaan import indikator_state
from kontrak.scoring.plan import volume_of
from kontrak.scoring.printed import printed
from kontrak.scoring.standing import keeps_value
from kontrak.scoring.trace_basis import basis_text, progress_lines, report_lines, suspension_lines, weight_text
from kontrak.scoring.words import month_list, result_text, value_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from kontrak.model.declared import Aturan, Indikator
    from kontrak.model.detail import Rincian
    from kontrak.model.words import Value
    from kontrak.scoring.standing import Standing
    from kontrak.scoring.year import ContractYear

_SIFAT = {
    Sifat.AKUMULASI: "akumulasi (bulan-bulan dijumlahkan)",
    Sifat.POSISI: "posisi (nilai terakhir yang berlaku)",
    Sifat.RATA_RATA: "rata-rata (dari bulan-bulan rencana)",
}


def explain(rincian: Rincian, kode: str) -> tuple[Decimal | None, Sequence[str]]:
    """Return the number and the trace of a contract (nilai akhir), an indikator (dinilai) or a pekerjaan (fisik).

    Looks into the bidang too. Raises KeyError for a code that the version in force does not hold.
    """
    for contract in (rincian, *rincian.bidang):
        if kode == contract.ringkasan.kode:
            return contract.ringkasan.nilai_akhir, contract.langkah
        for item in contract.indikator:
            if kode == item.indikator.kode:
                return item.dinilai, item.langkah
            for work in item.pekerjaan:
                if kode == work.kode:
                    return work.fisik, work.langkah
    raise KeyError(kode)


def indikator_lines(year: ContractYear, indikator: Indikator, standing: Standing, bulan: int) -> tuple[str, ...]:
    """Return the trace of an indikator; ``standing`` is how it stands if no suspension is looked at."""
    kind = f"sifat {_SIFAT[indikator.sifat]}; arah {indikator.arah}; {weight_text(year, indikator, bulan)}"
    lines = [
        f"{indikator.nama} ({indikator.kode}); satuan {indikator.satuan}; {kind}.",
        basis_text(year, bulan),
        *suspension_lines(year, indikator.kode, bulan),
        _target_line(year, indikator, standing, bulan),
        _realisasi_line(year, indikator, standing, bulan),
    ]
    if indikator.pekerjaan:
        for work in indikator.pekerjaan:
            lines += suspension_lines(year, work.kode, bulan)
            lines += progress_lines(year, work, bulan)
    else:
        lines += report_lines(year, indikator, bulan)
    if standing.target is not None:
        lines += _result_lines(year, indikator, standing, bulan)
    return (*lines, *_year_lines(year, indikator, standing, bulan))


def _target_line(year: ContractYear, indikator: Indikator, standing: Standing, bulan: int) -> str:
    until = format_month(year.fakta.tahun, bulan)
    months = year.era(bulan).rencana[indikator.kode]
    if standing.target is None:
        if indikator.rilis_bulan and not year.suspended_itself(indikator.kode, bulan):
            later = " tahun berikutnya" if indikator.terbit_kemudian else ""
            when = f"{release_text(indikator.rilis_bulan, indikator.penerbit)}{later}"
            return f"Menunggu rilis {when} pada {until}: belum jatuh tempo, tidak dinilai."
        coming = next((month for month in months if month > bulan), None)
        when = f"jatuh tempo pertama {month_name(coming)}" if coming else "tidak ada bulan rencana"
        return f"Belum jatuh tempo pada {until} ({when}): tidak dinilai."
    result = result_text(indikator, standing.target)
    if indikator.pekerjaan:
        parts = [f"{format_number(w.volume)} ({w.kode}, {month_name(w.jatuh_tempo)})" for w in standing.pekerjaan]
        return f"Target s.d. {until}: volume yang jatuh tempo {' + '.join(parts)} = {result}."
    plan = {month: indikator.rencana[month - 1] for month in months if month <= bulan}
    if indikator.sifat == Sifat.POSISI:
        return f"Target s.d. {until}: {result} (rencana {month_name(max(plan))})."
    return f"Target s.d. {until}: {_combined(indikator, plan)} = {result}."


def _realisasi_line(year: ContractYear, indikator: Indikator, standing: Standing, bulan: int) -> str:
    until = format_month(year.fakta.tahun, bulan)
    if standing.realisasi is None:
        return f"Realisasi s.d. {until}: belum ada laporan yang dihitung."
    result = result_text(indikator, standing.realisasi, standing.target)
    if indikator.pekerjaan:
        progress = [(work, year.work(work, bulan).fisik) for work in standing.pekerjaan]
        parts = [
            f"{format_number(work.volume)} × {format_number(fisik)}% ({work.kode})"
            for work, fisik in progress
            if fisik is not None
        ]
        return f"Realisasi s.d. {until}: volume yang terlaksana {' + '.join(parts)} = {result}."
    era = year.era(bulan)
    counted = {month: value for month, value in year.reports(indikator, bulan).items() if month <= bulan}
    if indikator.sifat == Sifat.POSISI:
        return f"Realisasi s.d. {until}: {result} (laporan {month_name(max(counted))})."
    if indikator.sifat == Sifat.RATA_RATA:
        counted = {month: value for month, value in counted.items() if month in era.rencana[indikator.kode]}
    return f"Realisasi s.d. {until}: {_combined(indikator, counted)} = {result}."


def _combined(indikator: Indikator, values: Mapping[int, Value | None]) -> str:
    parts = [f"{value_text(value)} ({month_name(month)})" for month, value in values.items()]
    return " + ".join(parts) if indikator.sifat == Sifat.AKUMULASI else f"rata-rata {', '.join(parts)}"


def _result_lines(year: ContractYear, indikator: Indikator, standing: Standing, bulan: int) -> list[str]:
    """Return silence, formula, cap, weight, band and threshold of an indikator whose plan month has come."""
    result = standing.capaian
    if result is None:
        return []
    lines = _capaian_lines(year, indikator, standing, bulan)
    if not year.due(indikator, bulan):
        return [*lines, f"Tidak dinilai selama ditangguhkan; seandainya dinilai, capaiannya {_percent(result)}."]
    era = year.era(bulan)
    lines.append(f"Dinilai {_cap_text(result, era.aturan)}.")
    band = band_of(round2(result), era.aturan.predikat)
    speed = outcomes(year, indikator.kode, bulan)
    share = format_score(printed(kecepatan_of(year, indikator.kode, bulan)))
    lines += [
        f"Predikat {band.nama}: capaian {_percent(result)} tidak di bawah batas {format_number(band.batas)}.",
        _verdict(year, indikator, standing, bulan),
        f"Kecepatan {share}: {sum(speed)} dari {len(speed)} jatuh tempo dipenuhi pada bulannya.",
    ]
    return lines


def _capaian_lines(year: ContractYear, indikator: Indikator, standing: Standing, bulan: int) -> list[str]:
    aturan = year.era(bulan).aturan
    known = "tidak ada nilai yang diketahui"
    if standing.target is not None and standing.realisasi is not None:
        known = formula_text(indikator, standing.target, standing.realisasi, aturan)
    if not standing.missing:
        return [f"Capaian: {known}.", *_reached_lines(year, indikator, bulan)]
    silence = f"belum lapor: {month_list(standing.missing)}"
    if not keeps_value(indikator, aturan):
        seandainya = "" if standing.realisasi is None else f" (menurut nilai terakhir yang diketahui: {known})"
        return [f"Capaian: 0 karena {silence}{seandainya}."]
    if standing.realisasi is None:
        return [f"Capaian: 0,00%, {known}; {silence}."]
    why = "yang belum dilaporkan tidak menambah realisasi"
    if indikator.sifat != Sifat.AKUMULASI:
        why = "aturan belum_lapor: nilai_terakhir, dipakai yang sudah dilaporkan"
    return [f"Capaian: {known}; {silence}, {why}."]


def _cap_text(result: Decimal, aturan: Aturan) -> str:
    counted = format_score(round2(capped(result, aturan)))
    if aturan.batas_capaian is None:
        return f"{counted}: tanpa batas capaian"
    limit = format_number(aturan.batas_capaian)
    return f"{counted}: {'dibatasi' if result > aturan.batas_capaian else 'tidak melampaui'} batas capaian {limit}"


def _reached_lines(year: ContractYear, indikator: Indikator, bulan: int) -> list[str]:
    """Say that reports are no longer required, where the year's target is reached and one does not exist."""
    months = [month for month in year.era(bulan).rencana[indikator.kode] if month <= bulan]
    if indikator.pekerjaan or not year.state(indikator, bulan).reached:
        return []
    without = [month for month in months if month not in year.reports(indikator, bulan)]
    if not without:
        return []
    return [f"Target tahun sudah tercapai, sehingga laporan {month_list(without)} tidak dianggap kurang."]


def _verdict(year: ContractYear, indikator: Indikator, standing: Standing, bulan: int) -> str:
    word = indikator_state(year, indikator, bulan)
    if indikator.pekerjaan:
        finished = sum(year.work(work, bulan).finished for work in standing.pekerjaan)
        due = len(standing.pekerjaan)
        return f"Keadaan {word}: {finished} dari {due} pekerjaan yang jatuh tempo selesai (fisik 100%)."
    threshold = format_number(year.era(bulan).aturan.ambang_terpenuhi)
    return f"Keadaan {word}: capaian {_percent(standing.capaian)} terhadap ambang {threshold}%."


def _year_lines(year: ContractYear, indikator: Indikator, standing: Standing, bulan: int) -> list[str]:
    """Return the line on the capaian against the year's target."""
    if indikator.pekerjaan:
        whole, done = volume_of(indikator.pekerjaan), year.volume_done(indikator.pekerjaan, bulan)
        target: Value = whole
        realisasi: Value | None = done
    else:
        target, realisasi = indikator.target, standing.realisasi
    goal = value_text(target, indikator.satuan)
    if realisasi is None:
        return [f"Terhadap target tahun {goal}: belum ada laporan."]
    return [f"Terhadap target tahun {goal}: {formula_text(indikator, target, realisasi, year.era(bulan).aturan)}."]


def _percent(number: Decimal | None) -> str:
    return format_percent(printed(number))
