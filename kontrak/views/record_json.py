"""What ``catat`` recorded, as JSON (SPEC §5 JSON): the records, how their lines stand, and what is doubtful in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.model.recorded import NOTES
from kontrak.views.json_out import record_json, to_json, value_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from kontrak.actions.delivery import Outcome
    from kontrak.actions.line_rules import NewRecord
    from kontrak.actions.receipt import Recorded
    from kontrak.forms.reading import Kumpulan
    from kontrak.scoring.doubts import Janggal


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
    new = record.laporan
    angka = done.hasil.get((new.kode, new.bulan))
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
