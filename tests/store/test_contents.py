"""The description of what events hold: it knows every kind of value, and names what does not fit."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from kontrak.model.fields import LIST, MAP, Kind, fields_of
from kontrak.model.recorded import Bukti
from kontrak.model.words import JenisArsip, Putusan
from kontrak.store import contents
from kontrak.store.content_faults import content_faults
from kontrak.store.contents import KINDS_OF_EVENT, content_of
from kontrak.store.kinds import has_leaf
from kontrak.store.schema import LOG
from tests.store.sample import first_import

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = date(2022, 4, 10)
RECORD = contents.IsiLaporan(
    *(
        2022,
        "PUPR.JALAN",
        3,
        Decimal("4.50"),
        "9/2",
        1_000,
        (Bukti("a.pdf", "0" * 64, 7), Bukti("https://x", None, None)),
        "alat baru",
    ),
    *("hujan", None, "Kabid", DAY, None, DAY, None),
)
EVENTS: dict[str, dict[str, Any]] = {
    "impor": dict(first_import().isi),
    "catat": content_of(RECORD),
    "koreksi": content_of(RECORD._replace(alasan="salah ketik", realisasi=(Decimal(1), Decimal("2.5")))),
    "batal": content_of(contents.IsiBatal(2022, "PUPR.JALAN", 3, None)),
    "verifikasi": content_of(contents.IsiVerifikasi(2022, "PUPR.JALAN", 3, 2, Putusan.UBAH, True, "dicek")),
    "tangguh": content_of(contents.IsiTangguh(2022, "PUPR.JALAN", 3, "S/1", "banjir")),
    "cabut": content_of(contents.IsiTangguh(2022, "PUPR.JALAN", 4, None, "surut")),
    "kunci": content_of(contents.IsiKunci(2022, 3, {"PUPR": Decimal("87.50"), "SETDA": None}, 2)),
    "buka": content_of(contents.IsiBuka(2022, 3, "salah hitung")),
    "integritas": content_of(contents.IsiIntegritas(2022, "PUPR", "LHP/1", DAY, "gratifikasi")),
    "tindak_lanjut": content_of(contents.IsiTindakLanjut(2022, "PUPR", 3, "percepat", None, DAY)),
    "tindak_lanjut_selesai": content_of(contents.IsiSelesai(2022, "PUPR", 9, DAY, None)),
    "arsip": content_of(
        contents.IsiArsip(
            *(2022, JenisArsip.PERUBAHAN, "PUPR", None, None, 1, "P/1", DAY, "3-" + "a" * 32, "pk.pdf", "0" * 64, 7)
        )
    ),
    "arsip_cabut": content_of(contents.IsiArsipCabut(2022, "PUPR", 9, "salah pindai")),
    "pulih": content_of(contents.IsiPulih("9-" + "a" * 64, "kontrak.diganti.db", 3, False, "disk rusak")),
    "migrasi": content_of(contents.IsiMigrasi(1, 2, 2)),
}


def leaves(kind: Kind) -> Iterator[str]:
    if kind.isi is None:
        yield kind.nama
    else:
        assert kind.nama in (LIST, MAP)
        yield from leaves(kind.isi)


@pytest.mark.parametrize("record", dict.fromkeys(KINDS_OF_EVENT.values()), ids=lambda record: record.__name__)
def test_every_kind_of_value_of_an_event_is_known(record: type[tuple[Any, ...]]) -> None:
    parts = contents.PART_FIELDS
    found = {
        name for fields in (fields_of(record), *parts.values()) for kind in fields.values() for name in leaves(kind)
    }
    assert {name for name in found if not has_leaf(name)} <= {"bool"} | parts.keys()


def test_the_kinds_of_event_are_those_of_the_log() -> None:
    allowed = re.search(r"jenis IN \((.*?)\)", LOG, re.DOTALL)
    assert allowed
    assert set(re.findall(r"'(\w+)'", allowed[1])) == KINDS_OF_EVENT.keys() == EVENTS.keys()


@pytest.mark.parametrize("kind", EVENTS)
def test_what_is_written_is_as_described(kind: str) -> None:
    assert [*content_faults(kind, json.loads(json.dumps(EVENTS[kind])))] == []


@pytest.mark.parametrize(
    ("kind", "change", "fault"),
    [
        ("catat", {"bulan": "6.9"}, "bulan tertulis '6.9', bukan bentuk bakunya"),
        ("catat", {"bulan": "13"}, "bulan tertulis '13', bukan bentuk bakunya"),
        ("catat", {"bulan": "٣"}, "bulan tertulis '٣', bukan bentuk bakunya"),
        ("catat", {"anggaran": "1_000"}, "anggaran tertulis '1_000', bukan bentuk bakunya"),
        ("catat", {"anggaran": " 7"}, "anggaran tertulis ' 7', bukan bentuk bakunya"),
        ("catat", {"anggaran": 7}, "anggaran tertulis 7, bukan bentuk bakunya"),
        ("catat", {"tanggal_lapor": "20220410"}, "tanggal_lapor tertulis '20220410', bukan bentuk bakunya"),
        ("catat", {"tanggal_lapor": None}, "tanggal_lapor kosong"),
        ("catat", {"realisasi": "1e2"}, "realisasi tertulis '1e2', bukan bentuk bakunya"),
        ("catat", {"realisasi": "+5"}, "realisasi tertulis '+5', bukan bentuk bakunya"),
        ("catat", {"bukti": "x"}, "bukti bukan daftar"),
        ("catat", {"bukti": [{"jalur": "x", "sha256": None}]}, "kunci bukti.0.ukuran tidak ada"),
        ("kunci", {"nilai_resmi": {"PUPR": "NaN"}}, "nilai_resmi.PUPR tertulis 'NaN', bukan bentuk bakunya"),
        ("kunci", {"nilai_resmi": []}, "nilai_resmi bukan kelompok kunci"),
        ("verifikasi", {"putusan": "setuju"}, "putusan tertulis 'setuju', bukan bentuk bakunya"),
        ("impor", {"tajuk": "x"}, "tajuk bukan kelompok kunci"),
        ("buka", {"hantu": None}, "kunci hantu tidak dikenal"),
    ],
)
def test_what_is_not_as_described_is_named(kind: str, change: dict[str, Any], fault: str) -> None:
    assert [*content_faults(kind, EVENTS[kind] | change)] == [fault]


def test_an_older_event_may_lack_what_can_be_empty() -> None:
    without_pic = {key: value for key, value in EVENTS["catat"].items() if key != "pic"}
    assert [*content_faults("catat", without_pic)] == ["kunci pic tidak ada"]
    assert [*content_faults("catat", without_pic, older=True)] == []
    without_code = {key: value for key, value in EVENTS["catat"].items() if key != "kode"}
    assert [*content_faults("catat", without_code, older=True)] == ["kunci kode tidak ada"]
