"""What is on the board: the figures and texts of the scoring as plain JSON values, for the script of the page.

A key of SPEC §5 means here what it means there; texts made for the eye end in ``_teks``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.months import format_date
from kontrak.named import NamedTuple
from kontrak.numbers import format_money, format_number
from kontrak.reports.filters import join_words, short_month
from kontrak.reports.notes import list_butir, list_follow_ups, list_obstacles
from kontrak.reports.papan_items import (
    Json,
    due_json,
    follow_up_json,
    indikator_json,
    missed_json,
    obstacle_json,
    score_json,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kontrak.model.dasar import Dasar
    from kontrak.model.declared import Aturan
    from kontrak.model.detail import Kurva, Rincian
    from kontrak.model.kepala import Kepala
    from kontrak.model.missed import KepalaMeleset
    from kontrak.model.outlook import RerataKelompok
    from kontrak.model.summary import Ringkasan
    from kontrak.model.tindak_lanjut import TindakLanjut


class BarisPapan(NamedTuple):
    """An OPD of the board: the month in full, its figures of the months 1 to m, its follow-ups and its curves."""

    rincian: Rincian
    bulanan: Sequence[Ringkasan]
    tindak_lanjut: Sequence[TindakLanjut] = ()
    kurva: Sequence[Kurva] = ()


class Papan(NamedTuple):
    """Everything on the board. ``opd`` in ranking order, ``meleset`` in the order of SPEC §3."""

    dasar: Dasar
    aturan: Aturan
    opd: Sequence[BarisPapan]
    meleset: Sequence[KepalaMeleset]
    rerata: Sequence[RerataKelompok]
    diperingkat: int
    cakupan: str = ""


def board_data(papan: Papan) -> Json:
    """Return what the script of the page draws, as plain JSON values."""
    dasar = papan.dasar
    return {
        "daerah": dasar.daerah,
        "periode": dasar.periode,
        "tahun": dasar.tahun,
        "bulan": dasar.bulan,
        "nama_bulan": [short_month(month) for month in range(1, 13)],
        "cakupan": papan.cakupan,
        "terkunci": dasar.terkunci,
        "tanggal_data_teks": format_date(dasar.tanggal_data) if dasar.tanggal_data else None,
        "segel": str(dasar.segel),
        "pihak_kedua": dasar.pihak_kedua.jabatan,
        "batas_lapor_teks": format_date(dasar.deadline),
        "aturan_teks": rules_line(papan.aturan),
        "acuan_teks": f"Predikat menurut {papan.aturan.acuan}; warna menurut kebijakan daerah.",
        "warna": [{"nama": band.nama, "batas": format_number(band.batas)} for band in papan.aturan.warna],
        "diperingkat": papan.diperingkat,
        "pengampu": [{"kode": item.kode, "nama": item.jabatan} for item in dasar.pengampu],
        "prioritas": _priorities(papan),
        "opd": [_opd(row, dasar) for row in papan.opd],
        "meleset": [head.opd for head in papan.meleset],
        "ditangguhkan": _suspended(papan.opd),
    }


def rules_line(aturan: Aturan) -> str:
    """Return the rules in force in one line, as every paper names them (SPEC §0)."""
    shares = zip(("nilai", *aturan.komponen._fields[1:]), aturan.komponen, strict=True)
    final = join_words(f"{format_number(share)}% {name}" for name, share in shares if share)
    cap = (
        "tanpa batas atas" if aturan.batas_capaian is None else f"paling tinggi {format_number(aturan.batas_capaian)}%"
    )
    step = "" if aturan.ambang_tangga is None else f"; tangga dihitung di bawah {format_number(aturan.ambang_tangga)}%"
    silent = "0" if aturan.belum_lapor == "nol" else "dari nilai terakhir"
    return (
        f"Nilai: rata-rata capaian yang jatuh tempo menurut bobot, {cap}. Nilai akhir: {final}. Terpenuhi mulai "
        f"{format_number(aturan.ambang_terpenuhi)}%; di bawah {format_number(aturan.ambang_kritis)}% menahan warna di "
        f"kuning; belum lapor dinilai {silent}; batas lapor tanggal {aturan.batas_lapor}{step}."
    )


def _priorities(papan: Papan) -> list[Json]:
    means = {mean.kode: score_json(mean.nilai) for mean in papan.rerata}
    return [{"kode": item.kode, "nama": item.nama, "nilai": means.get(item.kode)} for item in papan.dasar.prioritas]


def _opd(row: BarisPapan, dasar: Dasar) -> Json:
    rincian = row.rincian
    fakta, bulan = rincian.fakta, rincian.bulan
    butir = list_butir(item.indikator for item in rincian.indikator)
    curves = {item.indikator.kode: item for item in row.kurva}
    follow_ups = list_follow_ups(fakta, butir, bulan, row.tindak_lanjut, dasar.akhir_bulan)
    return {
        **_figures(rincian.ringkasan),
        "pengampu": rincian.ringkasan.pengampu,
        "kelompok": rincian.ringkasan.kelompok,
        "prioritas": sorted({item.prioritas for item in fakta.versi[-1].indikator if item.prioritas}),
        "peringkat": rincian.ringkasan.peringkat,
        "kontrak": _contract_line(rincian),
        "bulanan": [{"nilai_akhir": score_json(item.nilai_akhir), "warna": item.warna.value} for item in row.bulanan],
        "tangga": rincian.tangga,
        "rangkaian": rincian.rangkaian,
        "indikator": [indikator_json(item, bulan, curves.get(item.indikator.kode)) for item in rincian.indikator],
        "meleset": [missed_json(item) for item in rincian.meleset if not item.temuan],
        "temuan": [item.nama for item in rincian.meleset if item.temuan],
        "kini": [due_json(item) for item in rincian.jatuh_tempo],
        "berikut": [due_json(item) for item in rincian.jatuh_tempo_berikut],
        "kendala": [obstacle_json(item) for item in list_obstacles(rincian, butir)],
        "lanjutan": [follow_up_json(item) for item in follow_ups],
        "bidang": [_figures(part.ringkasan) for part in rincian.bidang],
    }


def _figures(item: Ringkasan) -> Json:
    return {
        "kode": item.kode,
        "nama": item.nama,
        "kepala": _person(item.kepala),
        "nilai_akhir": score_json(item.nilai_akhir),
        "predikat": item.predikat,
        "warna": item.warna.value,
        "tren": score_json(item.tren),
        "nilai": score_json(item.nilai),
        "kecepatan": score_json(item.kecepatan),
        "konsistensi": score_json(item.konsistensi),
        "komitmen": score_json(item.komitmen),
        "bobot_jatuh_tempo": score_json(item.bobot_jatuh_tempo),
        "bobot_menunggu_rilis": score_json(item.bobot_menunggu_rilis),
        "bobot_meleset": score_json(item.bobot_meleset),
        "jumlah_jatuh_tempo": item.jumlah_jatuh_tempo,
        "jumlah_terpenuhi": item.jumlah_terpenuhi,
        "jumlah_meleset": item.jumlah_meleset,
        "jumlah_belum_lapor": item.jumlah_belum_lapor,
        "pagu": item.pagu,
        "realisasi_anggaran": item.realisasi_anggaran,
        "anggaran_teks": f"{format_money(item.realisasi_anggaran)} dari {format_money(item.pagu)}"
        if item.pagu
        else None,
        "serapan": score_json(item.serapan),
        "nilai_resmi": score_json(item.nilai_resmi),
        "nilai_induk": score_json(item.nilai_induk),
        "nilai_klaim": score_json(item.nilai_klaim),
        "terverifikasi": score_json(item.terverifikasi),
    }


def _person(kepala: Kepala) -> Json:
    return {
        "sebutan_teks": kepala.sebutan,
        "nama": kepala.nama,
        "sejak_teks": format_date(kepala.sejak) if kepala.sejak else None,
    }


def _contract_line(rincian: Rincian) -> str:
    kontrak = rincian.fakta.kontrak
    number = f"kontrak {kontrak.nomor}" if kontrak.nomor else "kontrak belum bernomor"
    dated = format_date(kontrak.tanggal) if kontrak.tanggal else "belum bertanggal"
    version = f"perubahan ke-{rincian.versi.ke}" if rincian.versi.ke > 0 else "perjanjian awal (belum diubah)"
    if rincian.versi.ke < 0:
        version = "belum berlaku"
    return f"{number}, {dated}, {version}"


def _suspended(rows: Iterable[BarisPapan]) -> list[str]:
    """Return the codes of suspended commitments: every paper lists them (SPEC §3, "Due")."""
    codes = []
    for row in rows:
        for item in row.rincian.indikator:
            if item.ditangguhkan:
                codes.append(item.indikator.kode)
            else:
                codes += [work.kode for work in item.pekerjaan if work.ditangguhkan]
    return sorted(codes)
