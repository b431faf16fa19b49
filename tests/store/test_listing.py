from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.store.facts import load_facts
from kontrak.store.listing import REPORT_COLUMNS, list_reports
from tests.store.sample import catat, on_code, record

if TYPE_CHECKING:
    from kontrak.store.connection import Store


def check(bulan: int, laporan: int) -> dict[str, Any]:
    return {"laporan": str(laporan), "putusan": "ubah", "realisasi": str(bulan), "catatan": "dicek"}


def test_the_reports_that_count_are_those_of_the_facts(store: Store) -> None:
    """At every point of a history of checks, corrections, fillings and cancellations."""
    record(
        store,
        catat("PUPR.JALAN", 3, "4"),  # 2
        on_code("verifikasi", "PUPR.JALAN", 3, **check(3, 2)),
        catat("PUPR.JALAN", 3, "4", kendala="hujan"),  # 4: filled, the check stays
        catat("PUPR.JALAN", 3, "5", jenis="koreksi"),  # 5: the check ends
        on_code("verifikasi", "PUPR.JALAN", 3, **check(3, 5)),
        on_code("batal", "PUPR.JALAN", 3, alasan="keliru"),  # 7
        catat("PUPR.JALAN", 3, "6"),  # 8
        on_code("verifikasi", "PUPR.JALAN", 3, **check(3, 8)),
        catat("PUPR.PAKET", 4, "1", anggaran="10", bukti=[{"jalur": "a", "sha256": None, "ukuran": None}]),
        catat("SETDA.SUHU", 5, "1.5"),
    )
    for batas in range(1, 12):
        by_facts = {
            (kode, month): (line.terakhir.peristiwa, line.verifikasi and line.verifikasi.peristiwa)
            for fakta in load_facts(store, 2022, batas)
            for kode, months in fakta.laporan.items()
            for month, line in months.items()
            if line.terakhir is not None
        }
        listed = list(list_reports(store, 2022, 12, batas))
        checks = {row["kode"]: row["putusan"] for row in listed}
        assert {(row["kode"], row["bulan"]): row["peristiwa"] for row in listed} == {
            key: numbers[0] for key, numbers in by_facts.items()
        }
        assert checks == {key[0]: "ubah" if numbers[1] else None for key, numbers in by_facts.items()}, batas


def test_a_row_in_full_and_the_month_limit(store: Store) -> None:
    evidence = [{"jalur": "a", "sha256": None, "ukuran": None}]
    record(store, catat("PUPR.JALAN", 3, "4.50", anggaran="10", bukti=evidence, kendala="hujan"))
    record(store, catat("PUPR.JALAN", 4, "1"))
    (row,) = list_reports(store, 2022, 3)
    assert tuple(row) == REPORT_COLUMNS
    assert (row["opd"], row["realisasi"], row["anggaran"], row["jumlah_bukti"]) == ("PUPR", "4.50", 10, 1)
    assert (row["pelaku"], row["waktu"], row["putusan"]) == ("tester", "2022-01-03T09:00:00+07:00", None)
