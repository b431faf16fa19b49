from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from kontrak.errors import DataError
from kontrak.model.segel import NO_HASH
from kontrak.store.connection import transaction
from kontrak.store.events import Draft, append, read_events
from kontrak.store.log import head
from kontrak.store.opening import open_store
from kontrak.store.seal import check
from tests.store.sample import START, catat, first_import, impor, make_file, on_code, record
from tests.store.tahun import PUPR, SETDA

if TYPE_CHECKING:
    from pathlib import Path

    from kontrak.store.connection import Store


def test_the_hash_is_that_of_a_json_array_of_all_fields(store: Store) -> None:
    """Recomputed here from the words of SPEC §4 alone, as anybody could."""
    import json
    from hashlib import sha256

    record(store, catat("PUPR.JALAN", 3, "4.5", kendala="hujan\nlebat é"))
    before = "0" * 64
    for event in read_events(store):
        fields = [event.nomor, event.waktu, event.pelaku, event.jenis, event.objek, event.isi, before]
        text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        assert event.sebelum == before
        assert event.segel == sha256(text.encode("utf-8")).hexdigest()
        before = event.segel


def test_an_event_keeps_who_when_and_what(store: Store) -> None:
    (event,) = record(store, catat("PUPR.JALAN", 3, "4.5"), at=START + timedelta(days=90))
    assert (event.nomor, event.waktu, event.pelaku) == (2, "2022-04-03T09:00:00+07:00", "tester")
    assert (event.jenis, event.objek) == ("catat", "PUPR.JALAN")
    assert '"realisasi":"4.5"' in event.isi
    assert list(read_events(store))[-1] == event


def test_the_seal_is_number_and_thirty_two_characters_in_fours(store: Store) -> None:
    seal = head(store)
    assert str(seal) == "-".join(["1", *(seal.hash[place : place + 4] for place in range(0, 32, 4))])
    assert seal.lengkap == f"1-{seal.hash}"
    assert seal.waktu == "2022-01-03T09:00:00+07:00"
    assert str(head(store, 0)) == f"0{8 * '-0000'}"
    assert head(store, 0).hash == NO_HASH


def test_the_same_events_give_the_same_seal(tmp_path: Path) -> None:
    drafts = [first_import(), catat("PUPR.JALAN", 3, "4.5")]
    seals = []
    for name in ("a.db", "b.db"):
        with open_store(make_file(tmp_path / name, *drafts)) as store:
            seals.append(head(store))
    assert seals[0] == seals[1]


def test_time_never_runs_backwards(store: Store) -> None:
    record(store, catat("PUPR.JALAN", 1, "1"), at=START + timedelta(days=3))
    assert store.warnings == []
    events = record(store, catat("PUPR.JALAN", 2, "1"), catat("PUPR.JALAN", 3, "1"), at=START)
    assert {event.waktu for event in events} == {"2022-01-06T09:00:00+07:00"}
    assert len(store.warnings) == 1
    assert "tertinggal" in store.warnings[0]


def test_times_are_compared_across_utc_offsets(store: Store) -> None:
    later = datetime.fromisoformat("2022-01-03T03:00:00+00:00")  # 10:00 in the zone of START, 9:00
    (event,) = record(store, catat("PUPR.JALAN", 1, "1"), at=later)
    assert event.waktu == "2022-01-03T03:00:00+00:00"
    assert store.warnings == []


def test_an_event_needs_a_transaction_and_a_time_with_offset(store: Store) -> None:
    with pytest.raises(RuntimeError):
        append(store, [catat("PUPR.JALAN", 1, "1")], pelaku="x", waktu=START)
    with pytest.raises(ValueError, match="offset"):
        record(store, catat("PUPR.JALAN", 1, "1"), at=START.replace(tzinfo=None))
    assert head(store).nomor == 1


def test_no_draft_is_no_event(store: Store) -> None:
    assert record(store) == []
    assert head(store).nomor == 1


def test_an_event_and_its_rows_commit_together(store: Store) -> None:
    def interrupted() -> None:
        with transaction(store):
            append(store, [catat("PUPR.JALAN", 1, "1")], pelaku="x", waktu=START)
            assert store.connection.execute("SELECT COUNT(*) FROM laporan").fetchone()[0] == 1
            raise RuntimeError

    with pytest.raises(RuntimeError):
        interrupted()
    assert store.connection.execute("SELECT COUNT(*) FROM laporan").fetchone()[0] == 0
    assert head(store).nomor == 1


def test_an_unknown_kind_is_a_mistake(store: Store) -> None:
    import sqlite3

    with pytest.raises(sqlite3.IntegrityError):
        record(store, Draft("lupa", "PUPR", {"tahun": "2022"}))
    assert head(store).nomor == 1


def test_names_that_no_file_can_hold_are_refused(store: Store) -> None:
    with pytest.raises(DataError), transaction(store):
        append(store, [catat("PUPR.JALAN", 1, "1")], pelaku="nama\udce9", waktu=START)
    assert head(store).nomor == 1


def test_the_actor_is_kept_in_one_form(store: Store) -> None:
    with transaction(store):
        (event,) = append(store, [catat("PUPR.JALAN", 1, "1")], pelaku="Andre\u0301", waktu=START)
    assert event.pelaku == "Andr\u00e9"
    assert check(store) == []


def test_events_of_a_code(store: Store) -> None:
    record(
        store,
        catat("PUPR.JALAN", 1, "1"),  # 2
        catat("PUPR.JEMBATAN.A", 1, "1"),  # 3
        catat("SETDA.SUHU", 1, "1"),  # 4
        impor([SETDA]),  # 5
        impor([PUPR]),  # 6
        on_code("tangguh", "PUPR.JEMBATAN", 8, dasar="x", alasan="y"),  # 7
    )

    def numbers(kode: str | None, batas: int | None = None, sesudah: int = 0) -> list[int]:
        return [event.nomor for event in read_events(store, batas, kode, sesudah=sesudah)]

    assert numbers(None) == [1, 2, 3, 4, 5, 6, 7]
    assert numbers(None, batas=5, sesudah=3) == [4, 5]
    assert numbers("PUPR") == [1, 2, 3, 6, 7]
    assert numbers("PUPR.JEMBATAN") == [1, 3, 6, 7]
    assert numbers("PUPR.JEMBATAN.A") == [1, 3, 6]
    assert numbers("PUPR.JEM") == [1, 6]
    assert numbers("SETDA", batas=4) == [1, 4]
    assert numbers("LAIN") == []


def test_many_records_are_one_statement_per_table(store: Store) -> None:
    statements: list[str] = []
    store.connection.set_trace_callback(statements.append)
    record(store, *(catat("PUPR.JALAN", month, str(month)) for month in range(1, 13)))
    store.connection.set_trace_callback(None)
    assert [
        text.split()[2] for text in statements if text.startswith("INSERT INTO") and "riwayat (" not in text[:22]
    ] == [
        "laporan",
        "bukti",
    ]
