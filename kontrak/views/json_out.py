"""The JSON documents of SPEC §5: keys, order and kinds of values exactly as promised there.

Percentages and scores are numbers with two decimals, recorded values as they were typed; both exact, so this
room writes its numbers itself (``json`` knows floats only, and 87.50 would come out as 87.5).
"""

from __future__ import annotations

import sys
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kontrak.model.words import encode_value
from kontrak.rounding import round2

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from kontrak.model.dasar import Dasar
    from kontrak.model.detail import Rincian, RincianIndikator, RincianPekerjaan
    from kontrak.model.kepala import Kepala
    from kontrak.model.missed import KepalaMeleset, KomitmenMeleset
    from kontrak.model.summary import Ringkasan
    from kontrak.model.words import Value

    Json = str | int | bool | Decimal | Sequence["Json"] | Mapping[str, "Json"] | None


_CONTROLS = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}
"""Control characters that JSON lets stand raw, and a terminal would obey."""


def summary_document(dasar: Dasar, ringkasan: Iterable[Ringkasan]) -> dict[str, Json]:
    """Return the document of ``status``, ``nilai`` and ``peringkat``."""
    return {**ground_json(dasar), "terkunci": dasar.terkunci, "opd": [_ringkasan(item) for item in ringkasan]}


def detail_document(dasar: Dasar, rincian: Rincian) -> dict[str, Json]:
    """Return the document of ``nilai --opd``: one object, with its indikators and bidang."""
    bidang: list[Json] = [_contract(part) for part in rincian.bidang]
    return {**ground_json(dasar), "terkunci": dasar.terkunci, "opd": [{**_contract(rincian), "bidang": bidang}]}


def missed_document(dasar: Dasar, heads: Iterable[KepalaMeleset]) -> dict[str, Json]:
    """Return the document of ``meleset``."""
    return {
        "tahun": dasar.tahun,
        "bulan": dasar.bulan,
        "segel": str(dasar.segel),
        "kepala": [_head(head) for head in heads],
    }


def explanation_document(kode: str, bulan: int, nilai: Decimal | None, langkah: Iterable[str]) -> dict[str, Json]:
    """Return the document of ``jelaskan``."""
    return {"kode": kode, "bulan": bulan, "nilai": score_json(nilai), "langkah": list(langkah)}


def print_json(document: Mapping[str, Any]) -> None:
    """Write one document, and nothing else, to standard output."""
    sys.stdout.write(to_json(document))


def to_json(document: Mapping[str, Any]) -> str:
    """Return a document as text: two blanks an indent, UTF-8 as it is, one line feed at the end."""
    return f"{_encode(document, '')}\n"


def _encode(item: Json, indent: str) -> str:
    from json import dumps

    if isinstance(item, Decimal):
        return f"{item:f}"
    if item is None or isinstance(item, bool | int | str):
        return dumps(item, ensure_ascii=False).translate(_CONTROLS)
    deeper = f"{indent}  "
    if not isinstance(item, dict):
        assert not isinstance(item, str)
        parts = [_encode(part, deeper) for part in item]
        opening, closing = "[]"
    else:
        parts = [f"{dumps(key, ensure_ascii=False)}: {_encode(part, deeper)}" for key, part in item.items()]
        opening, closing = "{}"
    if not parts:
        return opening + closing
    inner = f",\n{deeper}".join(parts)
    return f"{opening}\n{deeper}{inner}\n{indent}{closing}"


def ground_json(dasar: Dasar) -> dict[str, str | int]:
    """Return what heads a document: whose figures, of which month, from which state of the data."""
    return {"daerah": dasar.daerah, "tahun": dasar.tahun, "bulan": dasar.bulan, "segel": str(dasar.segel)}


def _ringkasan(item: Ringkasan) -> dict[str, Json]:
    return {
        "kode": item.kode,
        "nama": item.nama,
        "kepala": _kepala(item.kepala),
        "kelompok": item.kelompok,
        "pengampu": item.pengampu,
        "nilai": score_json(item.nilai),
        "nilai_akhir": score_json(item.nilai_akhir),
        "kecepatan": score_json(item.kecepatan),
        "konsistensi": score_json(item.konsistensi),
        "komitmen": score_json(item.komitmen),
        "predikat": item.predikat,
        "warna": item.warna.value,
        "tren": score_json(item.tren),
        "peringkat": item.peringkat,
        "bobot_jatuh_tempo": score_json(item.bobot_jatuh_tempo),
        "bobot_menunggu_rilis": score_json(item.bobot_menunggu_rilis),
        "bobot_meleset": score_json(item.bobot_meleset),
        "jumlah_jatuh_tempo": item.jumlah_jatuh_tempo,
        "jumlah_terpenuhi": item.jumlah_terpenuhi,
        "jumlah_meleset": item.jumlah_meleset,
        "jumlah_belum_lapor": item.jumlah_belum_lapor,
        "pagu": item.pagu,
        "realisasi_anggaran": item.realisasi_anggaran,
        "serapan": score_json(item.serapan),
        "nilai_klaim": score_json(item.nilai_klaim),
        "terverifikasi": score_json(item.terverifikasi),
        "nilai_induk": score_json(item.nilai_induk),
        "nilai_resmi": score_json(item.nilai_resmi),
    }


def _contract(rincian: Rincian) -> dict[str, Json]:
    return {**_ringkasan(rincian.ringkasan), "indikator": [_indikator(item) for item in rincian.indikator]}


def _indikator(item: RincianIndikator) -> dict[str, Json]:
    promise = item.indikator
    return {
        "kode": promise.kode,
        "nama": promise.nama,
        "satuan": promise.satuan,
        "sifat": promise.sifat.value,
        "arah": promise.arah.value,
        "bobot": score_json(item.bobot),
        "jatuh_tempo": item.jatuh_tempo,
        "belum_lapor": item.belum_lapor,
        "ditangguhkan": item.ditangguhkan,
        "menunggu_rilis": item.menunggu_rilis,
        "target": value_json(item.target),
        "target_tahun": value_json(promise.target),
        "realisasi": value_json(item.realisasi),
        "capaian": score_json(item.capaian),
        "capaian_tahun": score_json(item.capaian_tahun),
        "dinilai": score_json(item.dinilai),
        "predikat": item.predikat,
        "terpenuhi": item.terpenuhi,
        "keadaan": item.keadaan.value,
        "pekerjaan": [_pekerjaan(work) for work in item.pekerjaan],
    }


def _pekerjaan(work: RincianPekerjaan) -> dict[str, Json]:
    return {
        "kode": work.kode,
        "nama": work.nama,
        "volume": value_json(work.volume),
        "bulan_jatuh_tempo": work.bulan_jatuh_tempo,
        "fisik": value_json(work.fisik),
        "terpenuhi": work.terpenuhi,
        "keadaan": work.keadaan.value,
    }


def _head(head: KepalaMeleset) -> dict[str, Json]:
    return {
        "opd": head.opd,
        "kepala": _kepala(head.kepala),
        "pengampu": head.pengampu,
        "bobot_meleset": score_json(head.bobot_meleset),
        "tangga": head.tangga,
        "komitmen": [_komitmen(row) for row in head.komitmen],
        "bidang": [_head(part) for part in head.bidang],
    }


def _komitmen(row: KomitmenMeleset) -> dict[str, Json]:
    return {
        "kode": row.kode,
        "nama": row.nama,
        "bulan_jatuh_tempo": row.bulan_jatuh_tempo,
        "target": value_json(row.target),
        "realisasi": value_json(row.realisasi),
        "realisasi_bulan": row.realisasi_bulan,
        "kekurangan": value_json(row.kekurangan),
        "capaian": score_json(row.capaian),
        "belum_lapor": row.belum_lapor,
        "sejak": row.sejak,
        "berturut": row.berturut,
        "satuan_berturut": row.satuan_berturut,
        "berturut_tangga": row.berturut_tangga,
        "kendala": row.kendala,
        "tindak_lanjut": row.tindak_lanjut,
    }


def _kepala(kepala: Kepala) -> dict[str, Json]:
    return {
        "jabatan": kepala.jabatan,
        "nama": kepala.nama,
        "status": kepala.status,
        "sejak": _date(kepala.sejak),
    }


def score_json(number: Decimal | None) -> Decimal | None:
    """Return a percentage or score with its two decimals."""
    return None if number is None else round2(number)


def value_json(value: Value | None) -> Json:
    """Return a value as recorded: ``50``, ``72.5``, ``[80, 90]``, true or a grade."""
    if isinstance(value, tuple):
        return [Decimal(encode_value(bound)) for bound in value]
    return Decimal(encode_value(value)) if isinstance(value, Decimal) else value


def _date(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
