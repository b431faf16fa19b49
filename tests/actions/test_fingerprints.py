"""No command answers from a damaged row: whatever cell is changed, it refuses, or the cell is not of what it shows."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from kontrak.actions.overview import stored_potret
from kontrak.actions.period import Period
from kontrak.errors import SealError
from kontrak.store.connection import open_store
from kontrak.store.faults import altered
from kontrak.store.fingerprints import HEADER, check_fingerprints, fingerprint, prove
from kontrak.store.schema import TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.actions.office import Office

READING = (
    *(
        (*words, "--bulan", "jun")
        for words in (
            ("status",),
            ("nilai",),
            ("peringkat",),
            ("meleset",),
            ("nilai", "--opd", "PUPR"),
            ("jelaskan", "PUPR.JALAN"),
            ("rapor", "--opd", "PUPR"),
            ("rapat",),
            ("belum-lapor",),
            ("ekspor", "--format", "csv"),
        )
    ),
    ("daftar",),
    ("tindak-lanjut", "daftar"),
)
REFUSED = str(altered())
PARTS = (HEADER, "PUPR", "DINKES")


def cells(raw: sqlite3.Connection, table: str) -> list[tuple[str, int, Any]]:
    """Name, row and another value of each cell of the first and last row."""
    names = raw.execute(f"SELECT name, type FROM pragma_table_info('{table}')").fetchall()
    rows = raw.execute(f"SELECT * FROM {table}").fetchall()
    found = []
    for place in {0, len(rows) - 1}:
        for (name, kind), value in zip(names, rows[place], strict=True):
            found.append((name, place, (value or 0) + 1000 if kind == "INTEGER" else f"{value or ''}x"))
    return found


def change(raw: sqlite3.Connection, table: str, place: int, name: str, value: Any) -> None:
    """Change a cell as a failing disk would: no guards, no references."""
    raw.execute("PRAGMA ignore_check_constraints = ON")
    raw.execute("PRAGMA foreign_keys = OFF")
    keys = [row[0] for row in raw.execute(f"SELECT name FROM pragma_table_info('{table}') WHERE pk ORDER BY pk")]
    row = raw.execute(f"SELECT {', '.join(keys)} FROM {table}").fetchall()[place]
    where = " AND ".join(f"{key} IS ?" for key in keys)
    raw.execute(f"UPDATE {table} SET {name} = ? WHERE {where}", (value, *row))


def without_triggers(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, isolation_level=None)
    for (trigger,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {trigger}")
    return raw


def test_any_changed_cell_is_refused_by_what_reads_it(recorded: Office, tmp_path: Path) -> None:
    whole, damaged = recorded.folder / "kontrak.db", tmp_path / "rusak.db"
    without_triggers(whole).close()
    for table in (table.nama for table in TABLES):
        with closing(sqlite3.connect(whole)) as raw:
            changes = cells(raw, table)
        for name, place, value in changes:
            shutil.copy(whole, damaged)
            with closing(sqlite3.connect(damaged, isolation_level=None)) as raw:
                change(raw, table, place, name, value)
            with open_store(damaged) as store:
                if table == "impor":  # shown by riwayat only, from the event itself
                    prove(store, 2022, PARTS)
                    continue
                with pytest.raises(SealError, match=REFUSED):
                    prove(store, 2022, PARTS)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE laporan SET realisasi = '9' WHERE kode = 'PUPR.JALAN'",
        "UPDATE rencana SET nilai = '6' WHERE indikator = 'PUPR.JALAN' AND bulan = 4",
        "UPDATE tajuk SET daerah = 'Kabupaten Lain'",
        "UPDATE riwayat SET segel = replace(segel, 'a', 'b') WHERE nomor = (SELECT MAX(nomor) FROM riwayat)",
    ],
    ids=["laporan", "rencana", "tajuk", "segel"],
)
def test_no_command_shows_a_damaged_figure(recorded: Office, damage: str) -> None:
    right = {words: recorded.do(*words) for words in READING}
    with closing(without_triggers(recorded.folder / "kontrak.db")) as raw:
        raw.execute(damage)
    refused = 0
    for words in READING:
        said = recorded.run(*words)
        if said.code == 0:  # it does not read what was damaged
            assert said == right[words]
        else:
            assert (said.code, said.out) == (3, ""), words
            assert REFUSED in said.err
            refused += 1
    assert refused >= 5


def test_nothing_is_recorded_on_top_of_damage(recorded: Office) -> None:
    with closing(sqlite3.connect(recorded.folder / "kontrak.db", isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER laporan_tak_diubah")
        raw.execute("UPDATE laporan SET realisasi = '9' WHERE kode = 'PUPR.JALAN'")
        before = raw.execute("SELECT COUNT(*) FROM riwayat").fetchone()
        assert recorded.run("catat", "PUPR.ADUAN", "5", "--bulan", "jun").code == 3
        assert recorded.run("catat", "DINKES.STUNTING", "15", "--bulan", "jul").code == 0  # which was not damaged
        assert raw.execute("SELECT COUNT(*) FROM riwayat").fetchone() == (before[0] + 1,)


def test_without_fingerprints_the_whole_file_is_checked(recorded: Office) -> None:
    right = recorded.do("nilai", "--opd", "PUPR", "--bulan", "jun", "--json").json
    with closing(sqlite3.connect(recorded.folder / "kontrak.db", isolation_level=None)) as raw:
        raw.execute("DELETE FROM sidik")
        assert recorded.do("nilai", "--opd", "PUPR", "--bulan", "jun", "--json").json == right
        raw.execute("DROP TRIGGER laporan_tak_diubah")
        raw.execute("UPDATE laporan SET realisasi = '9' WHERE kode = 'DINKES.STUNTING'")
        assert recorded.run("nilai", "--opd", "PUPR", "--bulan", "jun").code == 3
        raw.execute("UPDATE laporan SET realisasi = '18.25' WHERE kode = 'DINKES.STUNTING'")


def test_recording_writes_missing_fingerprints(recorded: Office) -> None:
    with closing(sqlite3.connect(recorded.folder / "kontrak.db", isolation_level=None)) as raw:
        count = raw.execute("SELECT COUNT(*) FROM sidik").fetchone()
        raw.execute("DELETE FROM sidik")
        recorded.do("catat", "PUPR.ADUAN", "5", "--bulan", "jun")
        assert raw.execute("SELECT COUNT(*) FROM sidik").fetchone() == count
    with open_store(recorded.folder / "kontrak.db") as store:
        assert check_fingerprints(store) == []
        prove(store, 2022, PARTS)
        assert not store.whole


def test_a_changed_fingerprint_is_named_and_hinders_nobody(recorded: Office) -> None:
    right = recorded.do("nilai", "--opd", "PUPR").out
    with closing(sqlite3.connect(recorded.folder / "kontrak.db", isolation_level=None)) as raw:
        raw.execute("UPDATE sidik SET sidik = 1 WHERE bagian = 'PUPR'")
    assert recorded.do("nilai", "--opd", "PUPR").out == right
    said = recorded.run("segel")
    assert said.code == 3
    assert "Catatannya utuh" in said.out
    assert "Tabel sidik: baris tahun 2022, bagian PUPR: sidik tertulis 1, menurut isi tabel " in said.out


def test_a_restored_backup_has_summaries_and_fingerprints_that_fit(recorded: Office) -> None:
    with closing(sqlite3.connect(recorded.folder / "kontrak.db", isolation_level=None)) as raw:
        raw.execute("UPDATE sidik SET sidik = 1")
        raw.execute("UPDATE ringkasan SET nilai = '1.00'")
    recorded.do("cadangkan", "salinan.db")
    recorded.do("pulihkan", "salinan.db")
    assert "Utuh" in recorded.do("segel").out
    with open_store(recorded.folder / "kontrak.db") as store:
        assert stored_potret(store, Period(2022, 6), None) is not None


def test_a_damaged_event_is_refused_where_per_names_it(recorded: Office) -> None:
    with closing(sqlite3.connect(recorded.folder / "kontrak.db", isolation_level=None)) as raw:
        assert recorded.run("status", "--per", "3").code == 0
        raw.execute("DROP TRIGGER riwayat_tak_diubah")
        raw.execute("UPDATE riwayat SET pelaku = 'lain' WHERE nomor = 3")
    assert recorded.run("status", "--per", "3").code == 3
    assert recorded.run("status", "--per", "2").code == 3  # a date would have been told apart by it


def test_a_fingerprint_is_the_same_in_every_python() -> None:
    assert fingerprint([[(2022, "PUPR.JALAN", None, "12.50", 58_000_000_000)], [("Bupati – é",)]]) == 1_610_834_170
