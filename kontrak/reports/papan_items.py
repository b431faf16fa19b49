"""What hangs on an OPD of the board: indikators with curve and pace, missed commitments, what is due, what was said.

A key of SPEC §5 means here what it means there; texts made for the eye end in ``_teks``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.computed import printed_indikator, printed_row, realisasi_text
from kontrak.model.words import Arah
from kontrak.months import format_date
from kontrak.numbers import format_percent, format_value
from kontrak.reports.filters import distance, month_list, pace
from kontrak.rounding import round2
from kontrak.scoring.pace import is_behind, pace_of, pace_of_work

if TYPE_CHECKING:
    from decimal import Decimal

    from kontrak.model.detail import JatuhTempo, Kurva, RincianIndikator, RincianPekerjaan
    from kontrak.model.missed import KomitmenMeleset
    from kontrak.reports.notes import Kendala, Lanjutan
    from kontrak.scoring.pace import Laju

Json = dict[str, Any]


def indikator_json(row: RincianIndikator, bulan: int, kurva: Kurva | None) -> Json:
    """One indikator, with the curve and the pace of what is still to come."""
    promise = row.indikator
    return {
        "kode": promise.kode,
        "nama": promise.nama,
        "sasaran": promise.sasaran,
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
        "kode": work.kode,
        "nama": work.nama,
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
        "kode": row.kode,
        "nama": row.nama,
        "target_teks": format_value(row.target, row.satuan),
        "realisasi_teks": "belum lapor" if row.belum_lapor else format_value(row.realisasi, row.satuan),
        "kekurangan_teks": distance(row.kekurangan, row.satuan or ""),
        "capaian": score_json(row.capaian),
        "belum_lapor": row.belum_lapor,
        "sejak": row.sejak,
        "berturut": row.berturut,
        "satuan_berturut": row.satuan_berturut,
        "rangkaian": row.rangkaian,
    }


def due_json(item: JatuhTempo) -> Json:
    """A commitment that falls due this month or next."""
    return {
        "kode": item.kode,
        "nama": item.nama,
        "target_teks": format_value(item.target, item.satuan),
        "terpenuhi": item.terpenuhi,
        "keadaan": item.keadaan.value if item.keadaan else None,
    }


def obstacle_json(item: Kendala) -> Json:
    """What an OPD said of a commitment."""
    return {
        "kode": item.butir.kode,
        "nama": item.butir.nama,
        "kendala": item.kendala,
        "tindak_lanjut": item.tindak_lanjut,
        "pic": item.pic,
        "batas_teks": format_date(item.batas) if item.batas else None,
    }


def follow_up_json(item: Lanjutan) -> Json:
    """What was promised, in a report or a meeting."""
    return {
        "asal": item.asal,
        "uraian": item.uraian,
        "pic": item.pic,
        "batas_teks": format_date(item.batas) if item.batas else None,
        "keadaan": item.keadaan,
    }


def score_json(number: Decimal | None) -> float | None:
    """Return a figure as it is printed, as a JSON number; two decimals survive the way through a float unharmed."""
    return None if number is None else float(round2(number))
