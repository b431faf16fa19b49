from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.model.recorded import Penangguhan
from kontrak.model.tindak_lanjut import TindakLanjut
from kontrak.store.events import Draft
from kontrak.store.follow_ups import follow_ups
from kontrak.store.records import official_scores, suspensions
from kontrak.store.years import locked_months
from tests.store.sample import lock, on_code, record, unlock

if TYPE_CHECKING:
    from kontrak.store.connection import Store


def step(uraian: str, **more: str | None) -> Draft:
    content = {"tahun": "2022", "opd": "PUPR", "bulan": "3", "uraian": uraian, "pic": None, "batas": None}
    return Draft("tindak_lanjut", "PUPR", content | more)


def done(nomor: int, tanggal: str) -> Draft:
    content = {"tahun": "2022", "opd": "PUPR", "nomor": str(nomor), "tanggal": tanggal, "keterangan": "beres"}
    return Draft("tindak_lanjut_selesai", "PUPR", content)


def test_locked_months(store: Store) -> None:
    record(store, lock(1, {}), lock(2, {"PUPR": "80.00"}), unlock(2), lock(2, {"PUPR": None}), lock(3, {}))
    record(store, unlock(3))
    assert locked_months(store, 2022) == {1: 2, 2: 5}
    assert locked_months(store, 2022, upto=3) == {1: 2, 2: 3}
    assert locked_months(store, 2021) == {}
    assert official_scores(store, 2022) == {1: {}, 2: {"PUPR": None}}
    assert official_scores(store, 2022, upto=3) == {1: {}, 2: {"PUPR": Decimal("80.00")}}


def test_suspensions_of_the_year_and_of_an_opd(store: Store) -> None:
    record(store, on_code("tangguh", "PUPR.JALAN", 3, dasar="SK", alasan="banjir"))
    record(store, on_code("tangguh", "SETDA.SUHU", 4, dasar="SK", alasan="belum terbit"))
    assert list(suspensions(store, 2022)) == ["PUPR.JALAN", "SETDA.SUHU"]
    assert suspensions(store, 2022, opd="SETDA") == {
        "SETDA.SUHU": (Penangguhan("SETDA.SUHU", 4, None, "SK", "belum terbit"),)
    }
    assert list(suspensions(store, 2022, upto=2)) == ["PUPR.JALAN"]


def test_follow_ups_and_when_they_were_done(store: Store) -> None:
    record(store, step("Perbaiki jadwal", pic="Bidang BM", batas="2022-04-30"), step("Kirim data"))
    record(store, done(2, "2022-04-02"), done(2, "2022-04-05"))
    assert follow_ups(store, 2022) == (
        TindakLanjut(
            2,
            "PUPR",
            "Perbaiki jadwal",
            "Bidang BM",
            date(2022, 4, 30),
            2022,
            3,
            selesai=date(2022, 4, 5),
            keterangan="beres",
        ),
        TindakLanjut(3, "PUPR", "Kirim data", None, None, 2022, 3),
    )
    assert [step.selesai for step in follow_ups(store, 2022, upto=4)] == [date(2022, 4, 2), None]
    assert [step.selesai for step in follow_ups(store, 2022, upto=3)] == [None, None]
    assert follow_ups(store, 2022, opd="SETDA") == ()
    assert follow_ups(store, 2021) == ()
