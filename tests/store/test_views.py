from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from kontrak.store.opening import open_store
from kontrak.store.views import VIEWS
from tests.store.sample import catat, impor, lock, on_code, record, unlock
from tests.store.tahun import PUPR

if TYPE_CHECKING:
    from pathlib import Path


def query(path: Path, sql: str) -> list[dict[str, Any]]:
    """As any other tool reads the file: without a setting of ours."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    try:
        return [dict(row) for row in connection.execute(sql)]
    finally:
        connection.close()


def test_what_counts_now_with_plain_numbers(db: Path) -> None:
    with open_store(db, write=True) as store:
        record(
            store,
            catat("PUPR.JALAN", 3, "4"),
            catat("PUPR.JALAN", 3, "4.5", jenis="koreksi", anggaran="1000"),
            on_code("verifikasi", "PUPR.JALAN", 3, laporan="3", putusan="ubah", realisasi="4.25", catatan="x"),
            catat("PUPR.PAKET", 4, "1"),
            on_code("batal", "PUPR.PAKET", 4, alasan="x"),
            catat("SETDA.MPP", 3, "ya"),
            impor([PUPR._replace(nama="Dinas PUPR")]),
            lock(1, {}),
            lock(2, {}),
            unlock(2),
        )
    reports = query(db, "SELECT * FROM v_laporan_kini ORDER BY kode")
    assert [(row["opd"], row["kode"], row["bulan"], row["realisasi_angka"]) for row in reports] == [
        ("PUPR", "PUPR.JALAN", 3, 4.5),
        ("SETDA", "SETDA.MPP", 3, None),
    ]
    assert (reports[0]["putusan"], reports[0]["realisasi_verifikasi"], reports[0]["pelaku"]) == (
        "ubah",
        "4.25",
        "tester",
    )
    assert [
        (row["kode"], row["nama"], row["kepala_status"]) for row in query(db, "SELECT * FROM v_opd_kini ORDER BY 2")
    ] == [
        ("PUPR", "Dinas PUPR", "plt"),
        ("SETDA", "Sekretariat Daerah", "definitif"),
    ]
    indikators = query(db, "SELECT * FROM v_indikator_kini ORDER BY kode")
    assert [(row["kode"], row["kontrak"], row["target"], row["target_angka"]) for row in indikators] == [
        ("PUPR.JALAN", "PUPR", "20", 20.0),
        ("PUPR.JEMBATAN", "PUPR", "2", 2.0),
        ("PUPR.PAKET", "PUPR.BM", "12", 12.0),
        ("SETDA.MPP", "SETDA", "ya", None),
        ("SETDA.OPINI", "SETDA", "WTP", None),
        ("SETDA.SUHU", "SETDA", "-0.5..3.25", None),
    ]
    plans = query(db, "SELECT * FROM v_rencana_kini WHERE indikator = 'PUPR.JALAN' ORDER BY bulan")
    assert [(row["bulan"], row["nilai_angka"]) for row in plans] == [(3, 5.0), (6, 15.0)]
    works = query(db, "SELECT * FROM v_pekerjaan_kini ORDER BY kode")
    assert [(row["kode"], row["volume_angka"], row["jatuh_tempo"], row["pagu"]) for row in works] == [
        ("PUPR.JEMBATAN.A", 1.0, 7, 2_400_000_000),
        ("PUPR.JEMBATAN.B", 1.0, 10, None),
    ]
    assert [(row["tahun"], row["bulan"]) for row in query(db, "SELECT * FROM v_bulan_terkunci")] == [(2022, 1)]


def test_every_view_is_tried(db: Path) -> None:
    for view in VIEWS:
        query(db, f"SELECT * FROM {view.split()[2]}")
