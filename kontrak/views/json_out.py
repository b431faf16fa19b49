"""The JSON documents of SPEC §5: keys, order and kinds of values exactly as promised there.

Percentages and scores are numbers with two decimals, recorded values as they were typed; both exact, so this
room writes its numbers itself (``json`` knows floats only, and 87.50 would come out as 87.5).
"""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from kontrak.model.fields import fields_of
from kontrak.model.words import encode_value
from kontrak.rounding import round2

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kontrak.actions.delivery import Outcome
    from kontrak.actions.line_rules import NewRecord
    from kontrak.actions.receipt import Recorded
    from kontrak.forms.reading import Kumpulan
    from kontrak.model.dasar import Dasar
    from kontrak.model.detail import Rincian, RincianIndikator
    from kontrak.model.fields import Kind
    from kontrak.model.missed import KepalaMeleset
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.summary import Ringkasan
    from kontrak.model.words import Value
    from kontrak.scoring.doubts import Janggal
    from kontrak.scoring.labels import CiriBernama

    Json = str | int | bool | Decimal | Sequence["Json"] | Mapping[str, "Json"] | None

HEAD = ("jabatan", "nama", "status", "sejak")
"""What is told of a head: never his NIP."""
_WORK = ("kode", "nama", "volume", "bulan_jatuh_tempo", "fisik", "terpenuhi", "keadaan")
_MISSED = (
    *("kode", "nama", "bulan_jatuh_tempo", "target", "realisasi", "realisasi_bulan", "kekurangan", "capaian"),
    *("belum_lapor", "sejak", "berturut", "satuan_berturut", "berturut_tangga", "kendala", "tindak_lanjut"),
)
_CONTROLS = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}
"""Control characters that JSON lets stand raw, and a terminal would obey."""


def summary_document(dasar: Dasar, ringkasan: Iterable[Ringkasan]) -> dict[str, Json]:
    """Return the document of ``nilai`` and ``peringkat``."""
    return {**ground_json(dasar), "terkunci": dasar.terkunci, "opd": [record_json(item) for item in ringkasan]}


def releases_json(penilaian: Penilaian) -> list[Json]:
    """Return the results of the year before that should have been released by now."""
    return [record_json(item) for item in penilaian.terbit]


def status_document(penilaian: Penilaian, ciri: Iterable[CiriBernama] | None = None) -> dict[str, Json]:
    """Return the document of ``status``: that of ``nilai``, with what the calendar says of the month.

    ``ciri`` are the labels, where the figures are asked for by label.
    """
    wait = penilaian.ditunggu
    awaited: Json = None
    if wait is not None:
        awaited = {"bulan": wait.bulan, "batas": wait.batas.isoformat(), "masuk": wait.masuk, "dari": wait.dari}
    return {
        **ground_json(penilaian.dasar),
        "terkunci": penilaian.dasar.terkunci,
        "masa_lapor_berakhir": penilaian.dasar.masa_lapor_berakhir,
        "ditunggu": awaited,
        "waktunya_terbit": releases_json(penilaian),
        **({} if ciri is None else {"ciri": [_label(item) for item in ciri]}),
        "opd": [record_json(item) for item in penilaian.ringkasan],
    }


def _label(item: CiriBernama) -> Json:
    mean = item.rerata
    figures = record_json(mean, ("nilai", "kecepatan", "jumlah", "jumlah_jatuh_tempo", "jumlah_terpenuhi"))
    return {"kode": mean.kode, "nama": item.nama, **figures, "opd": list(mean.opd)}


def detail_document(dasar: Dasar, rincian: Rincian) -> dict[str, Json]:
    """Return the document of ``nilai --opd``: one object, with its indikators and bidang."""
    bidang: list[Json] = [_contract(part) for part in rincian.bidang]
    return {**ground_json(dasar), "terkunci": dasar.terkunci, "opd": [{**_contract(rincian), "bidang": bidang}]}


def missed_document(dasar: Dasar, heads: Iterable[KepalaMeleset]) -> dict[str, Json]:
    """Return the document of ``meleset``."""
    return {**point_json(dasar), "kepala": [_head(head) for head in heads]}


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
    return {"daerah": dasar.daerah, **point_json(dasar)}


def point_json(dasar: Dasar) -> dict[str, str | int]:
    """Return the month and the state of the data."""
    return {"tahun": dasar.tahun, "bulan": dasar.bulan, "segel": str(dasar.segel)}


def record_json(record: tuple[Any, ...], names: Iterable[str] = ()) -> dict[str, Json]:
    """Return a record, or the fields and properties of it that are named, each printed as its kind asks."""
    kinds = fields_of(type(record))
    return {name: _json(getattr(record, name), kinds.get(name)) for name in names or kinds}


def _json(value: Any, kind: Kind | None) -> Json:
    if kind is not None and kind.nama == "Score":
        return score_json(value)
    if kind is not None and kind.nama == "Kepala":
        return record_json(value, HEAD)
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value_json(value)


def _contract(rincian: Rincian) -> dict[str, Json]:
    return {**record_json(rincian.ringkasan), "indikator": [_indikator(item) for item in rincian.indikator]}


def _indikator(item: RincianIndikator) -> dict[str, Json]:
    return {
        **record_json(item.indikator, ("kode", "nama", "satuan", "sifat", "arah")),
        **record_json(item, ("bobot", "jatuh_tempo", "belum_lapor", "ditangguhkan", "menunggu_rilis", "target")),
        "target_tahun": value_json(item.indikator.target),
        **record_json(item, ("realisasi", "capaian", "capaian_tahun", "dinilai", "predikat", "terpenuhi", "keadaan")),
        "pekerjaan": [record_json(work, _WORK) for work in item.pekerjaan],
    }


def _head(head: KepalaMeleset) -> dict[str, Json]:
    return {
        **record_json(head, ("opd", "kepala", "pengampu", "bobot_meleset", "tangga")),
        "komitmen": [record_json(row, _MISSED) for row in head.komitmen],
        "bidang": [_head(part) for part in head.bidang],
    }


def score_json(number: Decimal | None) -> Decimal | None:
    """Return a percentage or score with its two decimals."""
    return None if number is None else round2(number)


def value_json(value: Value | None) -> Json:
    """Return a value as recorded: ``50``, ``72.5``, ``[80, 90]``, true or a grade."""
    if isinstance(value, tuple):
        return [Decimal(encode_value(bound)) for bound in value]
    return Decimal(encode_value(value)) if isinstance(value, Decimal) else value


def typed_document(done: Recorded, *, coba: bool) -> str:
    """The document of one report."""
    return to_json({"tahun": done.tahun, "coba": coba, **_recorded(done), "peringatan": list(done.peringatan)})


def delivery_document(outcomes: Sequence[Outcome], found: Kumpulan, *, coba: bool) -> str:
    """The document of a delivery: its files one by one, and all doubts together."""
    files = [_file(one) for one in outcomes]
    skipped = [{"berkas": str(one.path), "alasan": one.alasan, "ditolak": one.ditolak} for one in found.dilewati]
    doubts = [item for one in outcomes if one.hasil for item in one.hasil.janggal]
    return to_json(
        {
            "coba": coba,
            "berkas": files,
            "dilewati": skipped,
            "jumlah": {"tercatat": sum(one.hasil is not None for one in outcomes), "dari": len(files) + len(skipped)},
            "janggal": [doubt_json(item) for item in doubts],
        }
    )


def _file(one: Outcome) -> dict[str, Any]:
    head = {"berkas": str(one.sumber.path), "peringatan": list(one.peringatan)}
    if one.hasil is None:
        message = one.galat.message if one.galat else ""
        return {**head, "tahun": None, "galat": message.split("\n"), "tercatat": [], "dilewati": 0}
    return {**head, "tahun": one.hasil.tahun, "galat": [], **_recorded(one.hasil, doubts=False)}


def _recorded(done: Recorded, *, doubts: bool = True) -> dict[str, Any]:
    said: dict[str, Any] = {
        "tercatat": [_record(record, done) for record in done.tercatat],
        "dilewati": done.dilewati,
    }
    return said | {"janggal": [doubt_json(item) for item in done.janggal]} if doubts else said


def _record(record: NewRecord, done: Recorded) -> dict[str, Any]:
    from kontrak.model.recorded import NOTES

    new = record.laporan
    angka = done.angka(record)
    return {
        "kode": new.kode,
        "bulan": new.bulan,
        "koreksi": record.koreksi,
        "realisasi": value_json(new.realisasi),
        "dibulatkan_dari": dict(record.dibulatkan),
        "anggaran": new.anggaran,
        "bukti": [record_json(item, ("jalur", "jenis", "sha256")) for item in new.bukti],
        **record_json(new, NOTES),
        "tanggal_lapor": new.tanggal_lapor.isoformat(),
        "target_sd": value_json(angka.target) if angka else None,
        "realisasi_sd": value_json(angka.realisasi) if angka else None,
        "capaian": value_json(angka.capaian) if angka else None,
    }


def doubt_json(item: Janggal) -> dict[str, Any]:
    """A doubt: the code of its rule, what it is about, the sentence, its numbers by name."""
    return {**record_json(item, ("kode_aturan", "kode", "bulan", "kalimat")), "angka": numbers_json(item.angka)}


def numbers_json(numbers: Mapping[str, Decimal | int]) -> dict[str, Any]:
    """Numbers by name, as JSON has values."""
    return {name: value if isinstance(value, int) else value_json(value) for name, value in numbers.items()}
