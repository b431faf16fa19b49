"""What is on the board: the figures and texts of the scoring as plain JSON values, for the script of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from kontrak.model.words import local_code
from kontrak.months import format_date
from kontrak.numbers import format_money, format_number, format_percent, format_value, printed_row
from kontrak.reports.filters import distance, join_words, month_list, short_month
from kontrak.reports.notes import list_butir, list_follow_ups, list_obstacles
from kontrak.rounding import round2

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from kontrak.model.dasar import Dasar
    from kontrak.model.declared import Aturan
    from kontrak.model.detail import JatuhTempo, Rincian, RincianIndikator, RincianPekerjaan
    from kontrak.model.kepala import Kepala
    from kontrak.model.missed import KepalaMeleset, KomitmenMeleset
    from kontrak.model.outlook import RerataKelompok
    from kontrak.model.summary import Ringkasan
    from kontrak.model.tindak_lanjut import TindakLanjut
    from kontrak.reports.notes import Kendala, Lanjutan

Json = dict[str, Any]


class BarisPapan(NamedTuple):
    """An OPD of the board: the month in full, and its figures of the months 1 to m for the heat map."""

    rincian: Rincian
    bulanan: Sequence[Ringkasan]
    tindak_lanjut: Sequence[TindakLanjut] = ()


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
        "bulan": dasar.bulan,
        "nama_bulan": [short_month(month) for month in range(1, 13)],
        "cakupan": papan.cakupan,
        "keadaan": "bulan terkunci" if dasar.terkunci else "bulan belum dikunci",
        "tanggal_data": format_date(dasar.tanggal_data) if dasar.tanggal_data else None,
        "segel": str(dasar.segel),
        "pihak_kedua": dasar.pihak_kedua.jabatan,
        "batas_lapor": format_date(dasar.deadline),
        "aturan": rules_line(papan.aturan),
        "acuan": f"Predikat menurut {papan.aturan.acuan}; warna menurut kebijakan daerah.",
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
    means = {mean.kode: mean for mean in papan.rerata}
    return [
        {"kode": item.kode, "nama": item.nama, "nilai": _score(means[item.kode].nilai) if item.kode in means else None}
        for item in papan.dasar.prioritas
    ]


def _opd(row: BarisPapan, dasar: Dasar) -> Json:
    rincian = row.rincian
    fakta, bulan = rincian.fakta, rincian.bulan
    butir = list_butir(item.indikator for item in rincian.indikator)
    follow_ups = list_follow_ups(fakta, butir, bulan, row.tindak_lanjut, dasar.akhir_bulan)
    return {
        **_figures(rincian.ringkasan),
        "pengampu": rincian.ringkasan.pengampu,
        "kelompok": rincian.ringkasan.kelompok,
        "prioritas": sorted({item.prioritas for item in fakta.versi[-1].indikator if item.prioritas}),
        "peringkat": rincian.ringkasan.peringkat,
        "kontrak": _contract_line(rincian),
        "bulanan": [{"nilai": _score(item.nilai_akhir), "warna": item.warna.value} for item in row.bulanan],
        "tangga": rincian.tangga,
        "rangkaian": rincian.rangkaian,
        "indikator": [_indikator(item) for item in rincian.indikator],
        "komitmen": [_komitmen(item) for item in rincian.meleset if not item.temuan],
        "temuan": [item.nama for item in rincian.meleset if item.temuan],
        "kini": [_due(item) for item in rincian.jatuh_tempo],
        "berikut": [_due(item) for item in rincian.jatuh_tempo_berikut],
        "kendala": [_obstacle(item) for item in list_obstacles(rincian, butir)],
        "lanjutan": [_follow_up(item) for item in follow_ups],
        "bidang": [_figures(part.ringkasan) for part in rincian.bidang],
    }


def _figures(item: Ringkasan) -> Json:
    return {
        "kode": item.kode,
        "nama": item.nama,
        "kepala": _person(item.kepala),
        "nilai": _score(item.nilai_akhir),
        "predikat": item.predikat,
        "warna": item.warna.value,
        "tren": _score(item.tren),
        "capaian": _score(item.nilai),
        "kecepatan": _score(item.kecepatan),
        "konsistensi": _score(item.konsistensi),
        "komitmen_terpenuhi": _score(item.komitmen),
        "bobot_jatuh_tempo": _score(item.bobot_jatuh_tempo),
        "menunggu_rilis": _score(item.bobot_menunggu_rilis) if item.bobot_menunggu_rilis else None,
        "bobot_meleset": _score(item.bobot_meleset),
        "jumlah_jatuh_tempo": item.jumlah_jatuh_tempo,
        "jumlah_terpenuhi": item.jumlah_terpenuhi,
        "jumlah_meleset": item.jumlah_meleset,
        "jumlah_belum_lapor": item.jumlah_belum_lapor,
        "pagu": item.pagu,
        "belanja": item.realisasi_anggaran,
        "anggaran": f"{format_money(item.realisasi_anggaran)} dari {format_money(item.pagu)}" if item.pagu else None,
        "serapan": _score(item.serapan),
        "resmi": _score(item.nilai_resmi),
        "induk": _score(item.nilai_induk),
        "klaim": _score(item.nilai_klaim) if item.nilai_klaim != item.nilai else None,
        "terverifikasi": _score(item.terverifikasi),
    }


def _person(kepala: Kepala) -> Json:
    return {
        "jabatan": kepala.sebutan,
        "nama": kepala.nama,
        "sejak": format_date(kepala.sejak) if kepala.sejak else None,
    }


def _contract_line(rincian: Rincian) -> str:
    kontrak = rincian.fakta.kontrak
    number = f"kontrak {kontrak.nomor}" if kontrak.nomor else "kontrak belum bernomor"
    dated = format_date(kontrak.tanggal) if kontrak.tanggal else "belum bertanggal"
    version = f"perubahan ke-{rincian.versi.ke}" if rincian.versi.ke > 0 else "perjanjian awal (belum diubah)"
    if rincian.versi.ke < 0:
        version = "belum berlaku"
    return f"{number}, {dated}, {version}"


def _indikator(row: RincianIndikator) -> Json:
    promise = row.indikator
    return {
        "kode": local_code(promise.kode),
        "nama": promise.nama,
        "sasaran": promise.sasaran,
        "bobot": _score(row.bobot),
        "target": format_value(row.target, promise.satuan),
        "realisasi": format_value(row.realisasi, promise.satuan),
        "capaian": _score(row.capaian),
        "keadaan": row.keadaan.value,
        "catatan": _note(row),
        "pekerjaan": [_pekerjaan(work, promise.satuan) for work in row.pekerjaan],
    }


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


def _pekerjaan(work: RincianPekerjaan, satuan: str) -> Json:
    return {
        "kode": local_code(work.kode),
        "nama": work.nama,
        "volume": format_value(work.volume, satuan),
        "jatuh_tempo": short_month(work.bulan_jatuh_tempo),
        "fisik": _score(work.fisik),
        "keadaan": work.keadaan.value,
    }


def _komitmen(row: KomitmenMeleset) -> Json:
    row = printed_row(row)
    return {
        "kode": local_code(row.kode),
        "nama": row.nama,
        "target": format_value(row.target, row.satuan),
        "realisasi": "belum lapor" if row.belum_lapor else format_value(row.realisasi, row.satuan),
        "kekurangan": distance(row.kekurangan, row.satuan or ""),
        "capaian": _score(row.capaian),
        "sejak": short_month(row.sejak) if row.sejak else None,
        "rangkaian": row.rangkaian,
    }


def _due(item: JatuhTempo) -> Json:
    return {
        "kode": local_code(item.kode),
        "nama": item.nama,
        "target": format_value(item.target, item.satuan),
        "terpenuhi": item.terpenuhi,
        "keadaan": item.keadaan.value if item.keadaan else None,
    }


def _obstacle(item: Kendala) -> Json:
    return {
        "kode": local_code(item.butir.kode),
        "nama": item.butir.nama,
        "kendala": item.kendala,
        "tindak_lanjut": item.tindak_lanjut,
        "pic": item.pic,
        "batas": format_date(item.batas) if item.batas else None,
    }


def _follow_up(item: Lanjutan) -> Json:
    return {
        "asal": item.asal,
        "uraian": item.uraian,
        "pic": item.pic,
        "batas": format_date(item.batas) if item.batas else None,
        "keadaan": item.keadaan,
    }


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


def _score(number: Decimal | None) -> float | None:
    """Return a figure as it is printed, as a JSON number; two decimals survive the way through a float unharmed."""
    return None if number is None else float(round2(number))
