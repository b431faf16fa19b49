"""The trace of an indikator or pekerjaan: how its number came about, in Indonesian lines (SPEC §3, "Explain")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.words import Keadaan, Sifat
from kontrak.months import format_month, month_name, release_text
from kontrak.numbers import format_number, format_percent, format_score
from kontrak.rounding import EXACT, round2
from kontrak.scoring.capaian import capped
from kontrak.scoring.indices import kecepatan_of, outcomes
from kontrak.scoring.missing import indikator_state, pekerjaan_state
from kontrak.scoring.plan import HUNDRED, share_of_work, volume_of
from kontrak.scoring.printed import band_of, printed
from kontrak.scoring.realisasi import keeps_value
from kontrak.scoring.words import (
    basis_text,
    exact_text,
    formula_text,
    month_list,
    progress_lines,
    report_lines,
    result_text,
    suspension_lines,
    value_text,
    weight_text,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from kontrak.model.declared import Aturan, Indikator, Pekerjaan
    from kontrak.model.detail import Rincian
    from kontrak.model.words import Value
    from kontrak.scoring.realisasi import Standing
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


def pekerjaan_lines(year: ContractYear, indikator: Indikator, work: Pekerjaan, bulan: int) -> tuple[str, ...]:
    """Return the trace of the fisik of a pekerjaan."""
    state, tahun = year.work(work, bulan), year.fakta.tahun
    bobot, volume = year.era(bulan).bobot[indikator.kode], volume_of(indikator.pekerjaan)
    share = share_of_work(bobot, indikator, work)
    promise = f"volume {value_text(work.volume, indikator.satuan)}, jatuh tempo {format_month(tahun, work.jatuh_tempo)}"
    weight = f"{format_number(bobot)} × {format_number(work.volume)} / {exact_text(volume)} = {exact_text(share)}"
    lines = [
        f"{work.nama} ({work.kode}), pekerjaan dari {indikator.nama} ({indikator.kode}); {promise}.",
        f"Bobot komitmen: bobot indikator × volume / jumlah volume = {weight}.",
        basis_text(year, bulan),
        *suspension_lines(year, indikator.kode, bulan),
        *suspension_lines(year, work.kode, bulan),
        *progress_lines(year, work, bulan),
    ]
    if state.fisik is None:
        lines.append(f"Fisik s.d. {format_month(tahun, bulan)}: belum ada laporan.")
    else:
        done = EXACT.divide(EXACT.multiply(work.volume, state.fisik), HUNDRED)
        lines.append(
            f"Fisik s.d. {format_month(tahun, bulan)}: {value_text(state.fisik, 'persen')}; volume yang terlaksana "
            f"{format_number(work.volume)} × {format_number(state.fisik)}% = {value_text(done, indikator.satuan)}."
        )
    lines.append(_work_verdict(year, work, bulan))
    return tuple(lines)


def _work_verdict(year: ContractYear, work: Pekerjaan, bulan: int) -> str:
    word = pekerjaan_state(year, work, bulan)
    if word is Keadaan.DITANGGUHKAN:
        return f"Keadaan {word}: tidak dihitung sebagai komitmen."
    if work.jatuh_tempo > bulan:
        return f"Keadaan {word}: belum dihitung sampai {month_name(work.jatuh_tempo)}."
    since = f", tanpa laporan sejak {month_name(work.jatuh_tempo)}" if word is Keadaan.BELUM_LAPOR else ""
    return f"Keadaan {word}: fisik harus 100%{since}."
