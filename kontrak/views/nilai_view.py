"""The screens of one contract: ``nilai --opd`` in full, and one number of it with ``jelaskan``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.computed import printed_indikator, realisasi_text
from kontrak.model.words import Keadaan, local_code
from kontrak.months import SHORT, format_date, month_name, release_text
from kontrak.numbers import format_due, format_money, format_percent, format_score, format_signed, format_value
from kontrak.views.figures import DOT, footing, heading, warna_cell
from kontrak.views.table import Block, Cell, Column, Line, Row, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from kontrak.model.dasar import Dasar
    from kontrak.model.detail import Rincian, RincianIndikator
    from kontrak.model.summary import Ringkasan

COLUMNS = (
    Column("Kode"),
    Column("Indikator", least=20, wraps=True),
    Column("Satuan", least=7, drop=3),
    Column("Bobot", right=True, drop=2),
    Column("Target\ns.d. bulan", right=True),
    Column("Realisasi", right=True),
    Column("Capaian", right=True),
    Column("Predikat", drop=1),
    Column("Keadaan"),
)

_STATES = {
    Keadaan.DITANGGUHKAN: Tone.FAINT,
    Keadaan.MENUNGGU_RILIS: Tone.FAINT,
    Keadaan.BELUM_JATUH_TEMPO: Tone.FAINT,
    Keadaan.TERPENUHI: Tone.HIJAU,
    Keadaan.SELESAI: Tone.HIJAU,
}


def detail_screen(dasar: Dasar, rincian: Rincian, of_how_many: int) -> list[Block]:
    """Return one OPD: its figures, each indikator and pekerjaan, and the contracts of its bidang."""
    blocks: list[Block] = [*heading(dasar, f"Nilai {rincian.ringkasan.kode}"), Line(), *_contract(rincian, of_how_many)]
    for part in rincian.bidang:
        blocks += [Line(), *_contract(part, None)]
    first = next((part.indikator.kode for part in rincian.indikator), rincian.ringkasan.kode)
    how = f"Cara sebuah angka terjadi, dengan kode OPD di depan kodenya: kontrak jelaskan {first}"
    return [*blocks, *footing(dasar), Line(how, Tone.FAINT, indent=2)]


def _contract(rincian: Rincian, of_how_many: int | None) -> Iterator[Block]:
    item = rincian.ringkasan
    yield Line(f"{item.kode}{DOT}{item.nama}", Tone.TITLE)
    yield Line(f"{item.kepala.lengkap}{DOT}{_version(rincian)}", indent=2)
    if item.nilai_akhir is None:
        yield Line("Belum ada yang jatuh tempo: nilai belum ada.")
    else:
        yield from _figures(item, of_how_many)
    yield Line(_budget(item), indent=2)
    yield Table(COLUMNS, tuple(row for part in rincian.indikator for row in _rows(part)))
    for part in rincian.indikator:
        if note := _note(part, rincian):
            yield Line(f"{local_code(part.indikator.kode)}: {note}.", indent=2)
    if later := [*_to_come(rincian)]:
        yield Line(f"Jatuh tempo pertama: {', '.join(later)}.", indent=2)


def _version(rincian: Rincian) -> str:
    kontrak = rincian.fakta.kontrak
    number = f"kontrak {kontrak.nomor}" if kontrak.nomor else "kontrak belum bernomor"
    dated = f", {format_date(kontrak.tanggal)}" if kontrak.tanggal else ""
    amended = f" (perubahan ke-{rincian.versi.ke})" if rincian.versi.ke > 0 else ""
    if rincian.versi.ke < 0:
        amended = " (belum berlaku)"
    return f"{number}{dated}{amended}"


def _figures(item: Ringkasan, of_how_many: int | None) -> Iterator[Line]:
    parts = [f"Nilai akhir {format_score(item.nilai_akhir)}", item.predikat or "–", item.warna.value]
    if item.peringkat is not None and of_how_many is not None:
        parts.append(f"peringkat {item.peringkat} dari {of_how_many}")
    if item.tren is not None:
        parts.append(f"tren {format_signed(item.tren)}")
    parts.append(f"bobot jatuh tempo {format_due(item)}")
    yield Line(DOT.join(parts), warna_cell(item.warna).tone, indent=2)
    indices = [
        f"nilai {format_score(item.nilai)}",
        f"kecepatan {format_score(item.kecepatan)}",
        f"konsistensi {format_score(item.konsistensi)}",
        f"komitmen {format_score(item.komitmen)}",
    ]
    yield Line(DOT.join(indices), indent=2)
    if others := _other_scores(item):
        yield Line(DOT.join(others), indent=2)


def _other_scores(item: Ringkasan) -> list[str]:
    """Return what the nilai was, or would be, on another ground."""
    others = []
    if item.nilai_resmi is not None:
        others.append(f"nilai resmi {format_score(item.nilai_resmi)}")
    if item.nilai_induk is not None:
        others.append(f"menurut kontrak induk {format_score(item.nilai_induk)}")
    if item.nilai_klaim is not None and item.nilai_klaim != item.nilai:
        others.append(f"menurut laporan OPD {format_score(item.nilai_klaim)}")
    if item.terverifikasi:
        others.append(f"terverifikasi {format_percent(item.terverifikasi)}")
    return others


def _budget(item: Ringkasan) -> str:
    counts = (
        f"{item.jumlah_jatuh_tempo} komitmen jatuh tempo: {item.jumlah_terpenuhi} terpenuhi, "
        f"{item.jumlah_meleset} meleset, {item.jumlah_belum_lapor} belum lapor"
    )
    spent = f"belanja {format_money(item.realisasi_anggaran)}"
    if item.pagu:
        return f"{counts}{DOT}{spent} dari {format_money(item.pagu)} ({format_percent(item.serapan)})"
    return f"{counts}{DOT}{spent}" if item.realisasi_anggaran else counts


def _rows(item: RincianIndikator) -> Iterator[Row]:
    promise = item.indikator
    yield (
        Cell(local_code(promise.kode), Tone.TITLE),
        promise.nama,
        promise.satuan,
        format_score(item.bobot),
        format_value(printed_indikator(item).target),
        realisasi_text(item),
        format_percent(item.capaian),
        item.predikat or "–",
        _state_cell(item.keadaan),
    )
    for work in item.pekerjaan:
        figures = ("", "100", format_value(work.fisik), "", "")  # physical progress in percent, due in full
        state = _state_cell(work.keadaan, work.bulan_jatuh_tempo)
        yield f"  {local_code(work.kode)}", work.nama, "% fisik", *figures, state


def _note(item: RincianIndikator, rincian: Rincian) -> str:
    """Return what the figure alone does not tell: silence, a rejected report, a suspension (SPEC §3)."""
    instead = None if item.capaian_seandainya is None else format_percent(item.capaian_seandainya)
    if item.ditangguhkan:
        in_force = (entry for entry in rincian.fakta.penangguhan if entry.lasts_at(rincian.bulan))
        grounds = {entry.kode: entry.dasar for entry in in_force}
        basis = f" atas dasar {grounds[item.indikator.kode]}" if item.indikator.kode in grounds else ""
        return f"ditangguhkan{basis}" + (f"; tanpa penangguhan capaiannya {instead}" if instead else "")
    parts = []
    if item.keadaan is Keadaan.MENUNGGU_RILIS and item.indikator.rilis_bulan:
        later = " tahun berikutnya" if item.menunggu_rilis else ""
        parts.append(f"menunggu rilis {release_text(item.indikator.rilis_bulan, item.indikator.penerbit)}{later}")
    if item.belum_lapor:
        silent = "0 karena " if item.nol_karena_diam else ""
        parts.append(f"{silent}belum lapor: {_month_names(item.bulan_belum_lapor)}")
        parts += [f"menurut nilai terakhir capaiannya {instead}"] if instead else []
    if item.bulan_ditolak:
        parts.append(f"laporan ditolak: {_month_names(item.bulan_ditolak)}")
    return "; ".join(parts)


def _to_come(rincian: Rincian) -> Iterator[str]:
    """Yield the indikators and pekerjaan that are not due yet, each with the first month in which it will be."""
    for part in rincian.indikator:
        if part.keadaan is Keadaan.MENUNGGU_RILIS:
            continue
        if part.keadaan is Keadaan.BELUM_JATUH_TEMPO:
            yield f"{local_code(part.indikator.kode)} {SHORT[next(iter(part.indikator.bulan_rencana), 12) - 1]}"
        else:
            later = (work for work in part.pekerjaan if work.keadaan is Keadaan.BELUM_JATUH_TEMPO)
            yield from (f"{local_code(work.kode)} {SHORT[work.bulan_jatuh_tempo - 1]}" for work in later)


def _month_names(months: Iterable[int]) -> str:
    return ", ".join(month_name(month) for month in months)


def _state_cell(keadaan: Keadaan, bulan: int | None = None) -> Cell:
    """Return how an indikator or a pekerjaan stands; of one that is missed with the month in which it was due."""
    tone = _STATES.get(keadaan, Tone.MERAH)
    return Cell(f"{keadaan}: {SHORT[bulan - 1]}" if bulan and tone is Tone.MERAH else keadaan.value, tone)


def explanation_screen(dasar: Dasar, kode: str, nilai: Decimal | None, langkah: Iterable[str]) -> list[Block]:
    """Return the trace of a number, a step a line."""
    figure = "belum ada nilai" if nilai is None else format_score(nilai)
    return [
        *heading(dasar, f"Penjelasan {kode}"),
        Line(),
        Line(f"{kode}: {figure}", Tone.TITLE),
        *(Line(f"  {step}", indent=2) for step in langkah),
    ]
