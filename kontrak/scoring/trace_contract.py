"""The trace of a contract's nilai: contributions, weighted mean, indices, bands (SPEC §3, "Explain")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.months import format_month, month_name, release_text
from kontrak.numbers import format_number, format_percent, format_score, format_signed
from kontrak.rounding import EXACT, round2
from kontrak.scoring.capaian import capped
from kontrak.scoring.commitments import due_commitments
from kontrak.scoring.indices import not_in_time, outcomes, punctuality
from kontrak.scoring.plan import add_all, minus, rules_at
from kontrak.scoring.printed import band_of, warna_of
from kontrak.scoring.words import basis_text, exact_text, month_list, rules_text, version_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from kontrak.model.declared import Aturan, Indikator, Komponen
    from kontrak.model.summary import Ringkasan
    from kontrak.scoring.commitments import Commitment
    from kontrak.scoring.realisasi import Standing
    from kontrak.scoring.year import ContractYear

NO_NILAI = "Belum ada yang jatuh tempo: nilai belum ada."


def contract_lines(year: ContractYear, summary: Ringkasan, bulan: int) -> tuple[str, ...]:
    """Return the trace of the nilai and nilai akhir of a contract at the month."""
    return (
        f"{summary.nama} ({summary.kode}) s.d. {format_month(year.fakta.tahun, bulan)}.",
        basis_text(year, bulan),
        *_nilai_lines(year, summary, bulan),
        *_index_lines(year, summary, bulan),
        *_final_lines(year, summary, bulan),
        *_beside_lines(year, summary, bulan),
    )


def _nilai_lines(year: ContractYear, summary: Ringkasan, bulan: int) -> list[str]:
    """Return each due indikator's contribution, what is left out, and the weighted mean."""
    era = year.era(bulan)
    lines, products, due_weights = [], [], []
    for kode, indikator in era.indikator.items():
        bobot, standing = era.shown(era.bobot[kode]), year.standing(indikator, bulan)
        result = standing.capaian
        if result is None or not year.due(indikator, bulan):
            lines.append(f"{kode} (bobot {exact_text(bobot)}): {_left_out(year, indikator, bulan)}, tidak dihitung.")
        else:
            counted = capped(result, era.aturan)
            products.append(EXACT.multiply(bobot, counted))
            due_weights.append(bobot)
            lines.append(
                f"{kode}: capaian {format_percent(round2(result))}{_silence(standing)}, dinilai {exact_text(counted)} "
                f"× bobot {exact_text(bobot)} = {exact_text(products[-1])}."
            )
    if not products:
        return [*lines, NO_NILAI]
    whole = era.shown(era.jumlah_bobot)
    above, below = exact_text(add_all(products)), exact_text(add_all(due_weights))
    return [
        *lines,
        f"Nilai = ({_plus(products)}) / ({_plus(due_weights)}) = {above} / {below} = {format_score(summary.nilai)}.",
        f"Bobot jatuh tempo = {below} / {exact_text(whole)} × 100 = {format_percent(summary.bobot_jatuh_tempo)}.",
    ]


def _silence(standing: Standing) -> str:
    """Why a capaian is 0 where silence makes it so, or where nothing that adds up was reported."""
    if standing.diam:
        return f" karena belum lapor {month_list(standing.missing)}"
    return " (belum lapor)" if standing.missing and standing.realisasi is None else ""


def _left_out(year: ContractYear, indikator: Indikator, bulan: int) -> str:
    would = year.unsuspended(indikator, bulan).capaian
    if would is None and indikator.rilis_bulan and not year.suspended_itself(indikator.kode, bulan):
        return f"menunggu rilis {release_text(indikator.rilis_bulan, indikator.penerbit)}"
    if would is None:
        return "belum jatuh tempo"
    return f"ditangguhkan (capaian akan {format_percent(round2(would))})"


def _index_lines(year: ContractYear, summary: Ringkasan, bulan: int) -> list[str]:
    due, era = due_commitments(year, bulan), year.era(bulan)
    lines = []
    if due:
        met = era.shown(add_all(item.bobot for item in due if item.met))
        whole = era.shown(add_all(item.bobot for item in due))
        lines.append(
            f"Komitmen = bobot terpenuhi {exact_text(met)} / bobot komitmen jatuh tempo {exact_text(whole)} × 100 "
            f"= {format_score(summary.komitmen)} ({summary.jumlah_terpenuhi} dari {len(due)} komitmen terpenuhi"
            f"{_commitment_text(year, due, bulan)})."
        )
    parts = []
    for kode, indikator in era.indikator.items():
        found = outcomes(year, kode, bulan) if year.due(indikator, bulan) else []
        if found:
            parts.append(f"{kode} {sum(found)}/{len(found)}")
    if parts:
        lines.append(
            f"Kecepatan = rata-rata menurut bobot dari bagian jatuh tempo yang dipenuhi pada bulannya "
            f"({', '.join(parts)}) = {format_score(summary.kecepatan)}."
        )
    reports = punctuality(year, bulan)
    if reports:
        days = sorted({year.era(month).aturan.batas_lapor for month in range(1, bulan + 1)})
        lines.append(
            f"Konsistensi = {sum(reports)} dari {len(reports)} laporan wajib masuk paling lambat tanggal "
            f"{' atau '.join(map(str, days))} bulan berikutnya = {format_score(summary.konsistensi)}"
            f"{_late_text(year, bulan)}."
        )
    return lines


def _commitment_text(year: ContractYear, due: Iterable[Commitment], bulan: int) -> str:
    """Name the commitments with their weights: ``: PUPR.GIS (5); belum: PUPR.JALAN (40)``."""
    weighed = [(item.met, f"{item.kode} ({exact_text(year.era(bulan).shown(item.bobot))})") for item in due]
    met, unmet = (", ".join(text for is_met, text in weighed if is_met is wanted) for wanted in (True, False))
    return (f": {met}" if met else "") + (f"; belum: {unmet}" if unmet else "")


def _late_text(year: ContractYear, bulan: int) -> str:
    """Name the required reports that were late or do not count: ``(terlambat: …; tanpa laporan yang dihitung: …)``."""
    found = not_in_time(year, bulan)
    late = [f"{item.kode} {month_name(item.bulan)} {item.hari} hari" for item in found if item.hari is not None]
    missing = [f"{item.kode} {month_name(item.bulan)}" for item in found if item.hari is None]
    named = (("terlambat", late), ("tanpa laporan yang dihitung", missing))
    parts = [f"{what}: {', '.join(items)}" for what, items in named if items]
    return f" ({'; '.join(parts)})" if parts else ""


def _final_lines(year: ContractYear, summary: Ringkasan, bulan: int) -> list[str]:
    """Return the mean by komponen, then predikat and warna."""
    if summary.nilai_akhir is None:
        return []
    aturan = year.era(bulan).aturan
    band = band_of(summary.nilai_akhir, aturan.predikat)
    final = format_score(summary.nilai_akhir)
    return [
        _component_text(summary, aturan.komponen),
        f"Predikat {band.nama} (menurut peraturan): nilai akhir {final}, batas bawah {format_number(band.batas)}.",
        _warna_text(year, summary, aturan, bulan),
    ]


def _component_text(summary: Ringkasan, weights: Komponen) -> str:
    final = format_score(summary.nilai_akhir)
    numbers = (
        ("nilai", weights.capaian, summary.nilai),
        ("kecepatan", weights.kecepatan, summary.kecepatan),
        ("konsistensi", weights.konsistensi, summary.konsistensi),
        ("komitmen", weights.komitmen, summary.komitmen),
    )
    counted = [(name, weight, number) for name, weight, number in numbers if weight and number is not None]
    if [name for name, _, _ in counted] in (["nilai"], []):
        return f"Nilai akhir = nilai = {final}."
    parts = [f"{name} {format_score(number)} × {format_number(weight)}" for name, weight, number in counted]
    below = format_number(add_all(weight for _, weight, _ in counted))
    return f"Nilai akhir = ({' + '.join(parts)}) / {below} = {final} (dihitung dari angka yang belum dibulatkan)."


def _warna_text(year: ContractYear, summary: Ringkasan, aturan: Aturan, bulan: int) -> str:
    critical = []
    for kode, indikator in year.era(bulan).indikator.items():
        result = year.standing(indikator, bulan).capaian
        if result is not None and year.due(indikator, bulan) and round2(result) < aturan.ambang_kritis:
            critical.append(kode)
    if summary.nilai_akhir is not None and warna_of(summary.nilai_akhir, (), aturan) == summary.warna:
        bound = format_number(band_of(summary.nilai_akhir, aturan.warna).batas)
        return f"Warna {summary.warna} (kebijakan daerah): nilai akhir mulai {bound}."
    return (
        f"Warna {summary.warna} (kebijakan daerah): dibatasi kuning karena capaian di bawah ambang kritis "
        f"{format_number(aturan.ambang_kritis)}%: {', '.join(critical)}."
    )


def _beside_lines(year: ContractYear, summary: Ringkasan, bulan: int) -> list[str]:
    """Return the numbers that stand beside the nilai akhir, where they say something of their own."""
    lines = []
    if summary.tren is not None and summary.nilai_akhir is not None:
        before = minus(summary.nilai_akhir, summary.tren)
        lines.append(
            f"Tren = {format_score(summary.nilai_akhir)} − {format_score(before)} = {format_signed(summary.tren)} "
            f"terhadap {month_name(bulan - 1)}{_change_text(year, bulan)}."
        )
    if summary.nilai_klaim != summary.nilai:
        lines.append(f"Nilai klaim, sebelum verifikasi: {format_score(summary.nilai_klaim)}.")
    if summary.terverifikasi is not None:
        lines.append(f"Terverifikasi: {format_percent(summary.terverifikasi)} dari bobot komitmen yang jatuh tempo.")
    if summary.nilai_induk is not None:
        lines.append(f"Nilai akhir menurut kontrak induk dan aturan awal tahun: {format_score(summary.nilai_induk)}.")
    if summary.nilai_resmi is not None:
        lines.append(f"Nilai resmi saat bulan dikunci: {format_score(summary.nilai_resmi)}.")
    return lines


def _change_text(year: ContractYear, bulan: int) -> str:
    """Say so where the month before was judged by another version of the contract or of the rules."""
    fakta = year.fakta
    versions = [year.era(month).versi for month in (bulan - 1, bulan)]
    rules = [rules_at(fakta, month) for month in (bulan - 1, bulan)]
    texts = [[version_text(version, fakta.tahun) for version in versions]] if versions[0].ke != versions[1].ke else []
    texts += [[rules_text(version, fakta.tahun) for version in rules]] if rules[0].ke != rules[1].ke else []
    if not texts:
        return ""
    before, now = (" dan ".join(pair[side] for pair in texts) for side in (0, 1))
    return f"; {month_name(bulan - 1)} dinilai menurut {before}, {month_name(bulan)} menurut {now}"


def _plus(numbers: Iterable[Decimal]) -> str:
    return " + ".join(exact_text(number) for number in numbers)
