"""What is on the board: the figures and texts of the scoring as plain JSON values, for the script of the page.

A key of SPEC §5 means here what it means there; texts made for the eye end in ``_teks``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kontrak.computed import printed_indikator, printed_row, realisasi_text
from kontrak.model.words import Arah
from kontrak.months import format_date
from kontrak.named import NamedTuple
from kontrak.numbers import format_money, format_number, format_percent, format_value
from kontrak.reports.filters import distance, join_words, month_list, pace, short_month
from kontrak.reports.notes import list_butir, list_follow_ups, list_obstacles
from kontrak.rounding import round2
from kontrak.scoring.horizon import is_behind, pace_of, pace_of_work

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kontrak.model.dasar import Dasar
    from kontrak.model.declared import Aturan
    from kontrak.model.detail import JatuhTempo, Kurva, Rincian, RincianIndikator, RincianPekerjaan
    from kontrak.model.missed import KepalaMeleset, KomitmenMeleset
    from kontrak.model.summary import Ringkasan
    from kontrak.model.tindak_lanjut import TindakLanjut
    from kontrak.reports.notes import Kendala, Lanjutan
    from kontrak.scoring.horizon import Laju
    from kontrak.scoring.pooling import RerataKelompok


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
    means = {mean.kode: score_json(mean.nilai) for mean in papan.rerata}
    return {
        **plain_json(dasar, "daerah", "periode", "tahun", "bulan"),
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
        "prioritas": [{"kode": one.kode, "nama": one.nama, "nilai": means.get(one.kode)} for one in dasar.prioritas],
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


def _opd(row: BarisPapan, dasar: Dasar) -> Json:
    rincian = row.rincian
    fakta, bulan = rincian.fakta, rincian.bulan
    butir = list_butir(item.indikator for item in rincian.indikator)
    curves = {item.indikator.kode: item for item in row.kurva}
    follow_ups = list_follow_ups(fakta, butir, bulan, row.tindak_lanjut, dasar.akhir_bulan)
    return {
        **_figures(rincian.ringkasan),
        **plain_json(rincian.ringkasan, "pengampu", "kelompok"),
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
        **plain_json(item, "kode", "nama"),
        "kepala": {
            "sebutan_teks": item.kepala.sebutan,
            "nama": item.kepala.nama,
            "sejak_teks": format_date(item.kepala.sejak) if item.kepala.sejak else None,
        },
        **plain_json(item, "nilai_akhir", "predikat", "warna", "tren"),
        **plain_json(item, "nilai", "kecepatan", "konsistensi", "komitmen"),
        **plain_json(item, "bobot_jatuh_tempo", "bobot_menunggu_rilis", "bobot_meleset"),
        **plain_json(item, "jumlah_jatuh_tempo", "jumlah_terpenuhi", "jumlah_meleset", "jumlah_belum_lapor"),
        **plain_json(item, "pagu", "realisasi_anggaran"),
        "anggaran_teks": f"{format_money(item.realisasi_anggaran)} dari {format_money(item.pagu)}"
        if item.pagu
        else None,
        **plain_json(item, "serapan", "nilai_resmi", "nilai_induk", "nilai_klaim", "terverifikasi"),
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


Json = dict[str, Any]


def indikator_json(row: RincianIndikator, bulan: int, kurva: Kurva | None) -> Json:
    """One indikator, with the curve and the pace of what is still to come."""
    promise = row.indikator
    return {
        **plain_json(promise, "kode", "nama", "sasaran"),
        "bobot": score_json(row.bobot),
        "target_teks": format_value(printed_indikator(row).target, promise.satuan),
        "realisasi_teks": realisasi_text(row, promise.satuan),
        "capaian": score_json(row.capaian),
        "keadaan": row.keadaan.value,
        "catatan": _note(row),
        "kurva": _curve(kurva),
        "laju_teks": _pace(pace_of(row, bulan), promise.satuan),
        "pekerjaan": [_pekerjaan(work, promise.satuan, bulan) for work in row.pekerjaan],
    }


def _curve(kurva: Kurva | None) -> Json | None:
    """Return promised and achieved to date as plain numbers: twelve months, and the months so far."""
    if kurva is None:
        return None
    target, realisasi = (
        [None if number is None else float(number) for number in line] for line in (kurva.target, kurva.realisasi)
    )
    return {"target": target, "realisasi": realisasi, "turun": kurva.indikator.arah is Arah.TURUN}


def _pace(laju: Laju | None, satuan: str) -> str | None:
    return None if laju is None else pace(laju, satuan)


def _note(row: RincianIndikator) -> str | None:
    """Say what the figure alone does not tell: silence, a rejected report, what it would be otherwise (SPEC §3)."""
    instead = None if row.capaian_seandainya is None else format_percent(row.capaian_seandainya)
    if row.ditangguhkan:
        return f"tanpa penangguhan {instead}" if instead else None
    parts = []
    if row.bulan_belum_lapor:
        zero = "0 karena " if row.nol_karena_diam else ""
        parts.append(f"{zero}belum lapor: {month_list(row.bulan_belum_lapor)}")
        parts += [f"menurut nilai terakhir {instead}"] if instead else []
    if row.bulan_ditolak:
        parts.append(f"laporan ditolak: {month_list(row.bulan_ditolak)}")
    return "; ".join(parts) or None


def _pekerjaan(work: RincianPekerjaan, satuan: str, bulan: int) -> Json:
    return {
        **plain_json(work, "kode", "nama"),
        "volume_teks": format_value(work.volume, satuan),
        "bulan_jatuh_tempo": work.bulan_jatuh_tempo,
        "fisik": score_json(work.fisik),
        "keadaan": work.keadaan.value,
        "laju_teks": _pace(pace_of_work(work, bulan), "persen"),
        "tertinggal": is_behind(work, bulan),
    }


def missed_json(row: KomitmenMeleset) -> Json:
    """One missed commitment."""
    row = printed_row(row)
    return {
        **plain_json(row, "kode", "nama"),
        "target_teks": format_value(row.target, row.satuan),
        "realisasi_teks": "belum lapor" if row.belum_lapor else format_value(row.realisasi, row.satuan),
        "kekurangan_teks": distance(row.kekurangan, row.satuan or ""),
        **plain_json(row, "capaian", "belum_lapor", "sejak", "berturut", "satuan_berturut", "rangkaian"),
    }


def due_json(item: JatuhTempo) -> Json:
    """A commitment that falls due this month or next."""
    return {
        **plain_json(item, "kode", "nama"),
        "target_teks": format_value(item.target, item.satuan),
        **plain_json(item, "terpenuhi", "keadaan"),
    }


def obstacle_json(item: Kendala) -> Json:
    """What an OPD said of a commitment."""
    return {
        **plain_json(item.butir, "kode", "nama"),
        **plain_json(item, "kendala", "tindak_lanjut", "pic"),
        "batas_teks": format_date(item.batas) if item.batas else None,
    }


def follow_up_json(item: Lanjutan) -> Json:
    """What was promised, in a report or a meeting."""
    return {
        **plain_json(item, "asal", "uraian", "pic"),
        "batas_teks": format_date(item.batas) if item.batas else None,
        "keadaan": item.keadaan,
    }


def plain_json(record: object, *names: str) -> Json:
    """Return fields of a record: figures as ``score_json`` has them, words and counts as they are."""
    found = ((name, getattr(record, name)) for name in names)
    return {name: score_json(value) if isinstance(value, Decimal) else value for name, value in found}


def score_json(number: Decimal | None) -> float | None:
    """Return a figure as it is printed, as a JSON number; two decimals survive the way through a float unharmed."""
    return None if number is None else float(round2(number))
