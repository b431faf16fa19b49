from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.store.history import HistoryRow, load_history
from tests.store.sample import JALAN, JEMBATAN, PUPR, SETDA, catat, first_import, impor, lock, on_code, record, unlock

if TYPE_CHECKING:
    from kontrak.model import Indikator, Opd
    from kontrak.store.connection import Store


def with_indikators(*indikators: Indikator) -> Opd:
    return PUPR._replace(kontrak=PUPR.kontrak._replace(indikator=indikators))


def replaced(rows: list[HistoryRow]) -> list[tuple[int, int | None]]:
    return [(row.peristiwa.nomor, row.mengganti) for row in rows]


def test_a_correction_names_what_it_replaced(store: Store) -> None:
    record(
        store, catat("PUPR.JALAN", 3, "4"), catat("PUPR.JALAN", 4, "9"), catat("PUPR.JALAN", 3, "5", jenis="koreksi")
    )
    rows = list(load_history(store))
    assert replaced(rows) == [(1, None), (2, None), (3, None), (4, 2)]
    assert rows[3].lama is not None
    assert (rows[3].lama["realisasi"], rows[3].isi["realisasi"]) == ("4", "5")
    assert rows[3].peristiwa.pelaku == "tester"


def test_a_cancellation_replaces_the_record_and_leaves_nothing_to_replace(store: Store) -> None:
    record(
        store, catat("PUPR.JALAN", 3, "4"), on_code("batal", "PUPR.JALAN", 3, alasan="x"), catat("PUPR.JALAN", 3, "5")
    )
    assert replaced(list(load_history(store)))[1:] == [(2, None), (3, 2), (4, None)]


def test_checks_suspensions_and_locks(store: Store) -> None:
    check: dict[str, Any] = {"laporan": "2", "putusan": "terima", "realisasi": None, "catatan": "x"}
    record(
        store,
        catat("PUPR.JALAN", 3, "4"),  # 2
        on_code("verifikasi", "PUPR.JALAN", 3, **check),  # 3
        on_code("verifikasi", "PUPR.JALAN", 3, **check),  # 4
        on_code("tangguh", "PUPR.JALAN", 5, dasar="x", alasan="y"),  # 5
        on_code("cabut", "PUPR.JALAN", 7, dasar=None, alasan="y"),  # 6
        lock(1, {}),  # 7
        unlock(1),  # 8
        lock(1, {}),  # 9
    )
    assert replaced(list(load_history(store)))[2:] == [
        (3, None),
        (4, 3),
        (5, None),
        (6, 5),
        (7, None),
        (8, 7),
        (9, None),
    ]


def test_an_import_is_told_in_short(store: Store) -> None:
    record(store, impor([PUPR]))
    first, second = load_history(store)
    assert first.isi == {"tahun": "2022", "tajuk": True, "opd": ["PUPR", "SETDA"], "alasan": None, "nomor": None}
    assert second.isi["tajuk"] is False
    assert second.lama is None


def test_the_history_of_a_code_has_the_imports_that_changed_it(store: Store) -> None:
    more = JALAN._replace(nama="Jalan diperbaiki")
    record(
        store,
        impor([with_indikators(JALAN, JEMBATAN._replace(nama="Jembatan"))]),  # 2: the bridge only
        catat("PUPR.JALAN", 3, "4"),  # 3
        impor([SETDA]),  # 4: another OPD
        impor([with_indikators(more, JEMBATAN)]),  # 5: the road
        impor([with_indikators(JEMBATAN)]),  # 6: no road any more
        impor([with_indikators(more, JEMBATAN)]),  # 7: again
    )
    rows = list(load_history(store, "PUPR.JALAN"))
    assert replaced(rows) == [(1, None), (3, None), (5, 1), (6, 5), (7, None)]
    assert rows[2].lama is not None
    assert (rows[2].lama["nama"], rows[2].isi["nama"]) == (JALAN.nama, "Jalan diperbaiki")
    assert rows[3].isi == {}
    assert replaced(list(load_history(store, "PUPR.JALAN", batas=5))) == [(1, None), (3, None), (5, 1)]


def test_the_history_of_an_opd_a_bidang_and_a_pekerjaan(store: Store) -> None:
    record(store, catat("PUPR.PAKET", 3, "4"), catat("PUPR.JEMBATAN.A", 3, "40"), catat("SETDA.SUHU", 3, "1"))
    record(store, impor([PUPR._replace(nama="Dinas PUPR")]))
    assert replaced(list(load_history(store, "PUPR"))) == [(1, None), (2, None), (3, None), (5, 1)]
    assert [row.isi["nama"] for row in load_history(store, "PUPR.BM")] == ["Bidang Bina Marga"]
    work = list(load_history(store, "PUPR.JEMBATAN.A"))
    assert replaced(work) == [(1, None), (3, None)]
    assert work[0].isi["nama"] == "Jembatan ruas A"


def test_another_year_is_left_out(store: Store) -> None:
    record(store, first_import(2023), catat("PUPR.JALAN", 3, "4"), catat("PUPR.JALAN", 3, "4", tahun=2023))
    assert [row.peristiwa.nomor for row in load_history(store, tahun=2023)] == [2, 4]
    assert [row.peristiwa.nomor for row in load_history(store, "PUPR.JALAN", tahun=2022)] == [1, 3]
    assert [row.mengganti for row in load_history(store, "PUPR.JALAN")] == [None, None, None, None]
