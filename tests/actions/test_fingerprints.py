"""No command answers from a damaged row: whatever cell is changed, it refuses, or the cell is not of what it shows."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from kontrak.actions.overview import stored_potret
from kontrak.actions.question import Period
from kontrak.errors import SealError
from kontrak.store import fingerprints
from kontrak.store.checksum import fingerprint
from kontrak.store.connection import Store
from kontrak.store.faults import altered
from kontrak.store.fingerprints import HEADER, check_fingerprints, prove
from kontrak.store.opening import open_store
from kontrak.store.schema import TABLES
from tests.store.older import as_version_1

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.workplace import Result, Workplace

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
FULL = {
    "prioritas: {INFRA": "ciri: {inovasi: Inovasi}\n",
    "pagu: 58000000000}": "kegiatan: [{nama: Penyelenggaraan jalan, sub_kegiatan: [{nama: Pembangunan jalan}]}], ",
    "satuan: km,": "riwayat: {2020: 30}, pembanding: [{nama: Provinsi, tahun: 2021, nilai: 70, sumber: BPS}], ",
}
"""What the contracts must say beside, so that no table is empty: before which words."""
PARTS = (HEADER, "PUPR", "DINKES")


def cells(raw: sqlite3.Connection, table: str) -> list[tuple[str, int, Any]]:
    """Name, row and another value of a cell of each column, in the first and the last row by turns."""
    names = raw.execute(f"SELECT name, type FROM pragma_table_info('{table}')").fetchall()
    rows = raw.execute(f"SELECT * FROM {table}").fetchall()
    found = []
    if rows:
        for number, (name, kind) in enumerate(names):
            place = (len(rows) - 1) * (number % 2)
            value = rows[place][number]
            found.append((name, place, (value or 0) + 1000 if kind == "INTEGER" else f"{value or ''}x"))
    return found


def change(raw: sqlite3.Connection, table: str, place: int, name: str, value: Any) -> None:
    keys = [row[0] for row in raw.execute(f"SELECT name FROM pragma_table_info('{table}') WHERE pk ORDER BY pk")]
    row = raw.execute(f"SELECT {', '.join(keys)} FROM {table}").fetchall()[place]
    where = " AND ".join(f"{key} IS ?" for key in keys)
    raw.execute(f"UPDATE {table} SET {name} = ? WHERE {where}", (value, *row))


@contextmanager
def behind_our_back(path: Path) -> Iterator[sqlite3.Connection]:
    """Change the file as a failing disk would: the guards stand as before."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute("BEGIN")
        guards = raw.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER {name}")
        yield raw
        for _, sql in guards:
            raw.execute(sql)
        raw.execute("COMMIT")


def test_any_changed_cell_is_refused_by_what_reads_it(recorded: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fingerprint that does not fit calls the check of the whole, which finds any changed cell (store/test_seal)."""
    for words, more in FULL.items():
        recorded.change(words, f"{more}{words}")
    recorded.do("impor")
    monkeypatch.setattr("kontrak.store.seal.check", lambda _store: ["Tabel"])
    path = recorded.folder / "kontrak.db"
    with behind_our_back(path) as raw:
        for table in (table.nama for table in TABLES):
            for name, place, value in cells(raw, table):
                raw.execute("SAVEPOINT utuh")
                change(raw, table, place, name, value)
                with pytest.raises(SealError, match=REFUSED):
                    prove(Store(path, raw), 2022, PARTS)
                raw.execute("ROLLBACK TO utuh")
        prove(Store(path, raw), 2022, PARTS)


@pytest.fixture(scope="module")
def right() -> dict[tuple[str, ...], Result]:
    """What the commands say of the undamaged file, asked by the first test."""
    return {}


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
def test_no_command_shows_a_damaged_figure(
    recorded: Workplace, right: dict[tuple[str, ...], Result], damage: str
) -> None:
    if not right:
        right.update({words: recorded.do(*words) for words in READING})
    with behind_our_back(recorded.folder / "kontrak.db") as raw:
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


def test_nothing_is_recorded_on_top_of_damage(recorded: Workplace) -> None:
    with behind_our_back(recorded.folder / "kontrak.db") as raw:
        raw.execute("UPDATE laporan SET realisasi = '9' WHERE kode = 'PUPR.JALAN'")
    assert "rusak atau telah diubah" in recorded.refuse("catat", "PUPR.ADUAN", "5", "--bulan", "jun", code=3)
    recorded.do("catat", "DINKES.STUNTING", "15", "--bulan", "jul")  # which was not damaged


def test_without_fingerprints_the_whole_file_is_checked(recorded: Workplace) -> None:
    right = recorded.do("nilai", "--opd", "PUPR", "--bulan", "jun", "--json").json
    with behind_our_back(recorded.folder / "kontrak.db") as raw:
        raw.execute("DELETE FROM sidik")
    assert recorded.do("nilai", "--opd", "PUPR", "--bulan", "jun", "--json").json == right
    with behind_our_back(recorded.folder / "kontrak.db") as raw:
        raw.execute("UPDATE laporan SET realisasi = '9' WHERE kode = 'DINKES.STUNTING'")
    assert recorded.run("nilai", "--opd", "PUPR", "--bulan", "jun").code == 3


def test_recording_writes_missing_fingerprints(recorded: Workplace) -> None:
    with behind_our_back(recorded.folder / "kontrak.db") as raw:
        raw.execute("DELETE FROM sidik")
    recorded.do("catat", "PUPR.ADUAN", "5", "--bulan", "jun")
    with open_store(recorded.folder / "kontrak.db") as store:
        assert check_fingerprints(store) == []
        prove(store, 2022, PARTS)
        assert not store.whole


def test_fingerprints_of_other_years_outlive_a_migration(recorded: Workplace) -> None:
    text = (recorded.folder / "contracts.yaml").read_text(encoding="utf-8")
    recorded.write(text.replace("tahun: 2022", "tahun: 2023").replace("2022-02-17", "2023-01-10"), "2023.yaml")
    recorded.do("impor", "2023.yaml")
    as_version_1(recorded.folder / "kontrak.db")
    recorded.do("catat", "PUPR.JALAN", "0", "--tahun", "2023", "--bulan", "jan")
    with open_store(recorded.folder / "kontrak.db") as store:
        for tahun in (2022, 2023):
            prove(store, tahun, PARTS)
            assert not store.whole, tahun


def test_a_fingerprint_is_only_added(recorded: Workplace) -> None:
    with closing(sqlite3.connect(recorded.folder / "kontrak.db")) as raw:
        for statement in ("UPDATE sidik SET sidik = 1", "DELETE FROM sidik"):
            with pytest.raises(sqlite3.IntegrityError, match="hanya bisa ditambah"):
                raw.execute(statement)


def test_a_changed_fingerprint_is_named_and_hinders_nobody(recorded: Workplace) -> None:
    right = recorded.do("nilai", "--opd", "PUPR").out
    with behind_our_back(recorded.folder / "kontrak.db") as raw:
        raw.execute("UPDATE sidik SET sidik = 1 WHERE bagian = 'PUPR'")
    assert recorded.do("nilai", "--opd", "PUPR").out == right
    said = recorded.run("segel")
    assert said.code == 3
    assert "Catatannya utuh" in said.out
    assert "Tabel sidik: baris tahun 2022, bagian PUPR: sidik tertulis 1, menurut isi tabel " in said.out


def test_a_restored_backup_has_summaries_and_fingerprints_that_fit(recorded: Workplace) -> None:
    with behind_our_back(recorded.folder / "kontrak.db") as raw:
        raw.execute("UPDATE sidik SET sidik = 1")
        raw.execute("UPDATE ringkasan SET nilai = '1.00'")
    recorded.do("cadangkan", "salinan.db")
    recorded.do("pulihkan", "salinan.db")
    assert "Utuh" in recorded.do("segel").out
    with open_store(recorded.folder / "kontrak.db") as store:
        assert stored_potret(store, Period(2022, 6), None) is not None


def test_a_damaged_event_is_refused_where_per_names_it(recorded: Workplace) -> None:
    assert recorded.run("status", "--per", "3").code == 0
    with behind_our_back(recorded.folder / "kontrak.db") as raw:
        raw.execute("UPDATE riwayat SET pelaku = 'lain' WHERE nomor = 3")
    assert recorded.run("status", "--per", "3").code == 3
    assert recorded.run("status", "--per", "2").code == 3  # a date would have been told apart by it


def test_only_the_rows_of_the_opd_are_read(recorded: Workplace) -> None:
    """With thousands of OPDs in one import, looking through all of them for each would take minutes."""
    scope = {"tahun": 2022, "opd": "PUPR", "dari": "PUPR.", "sampai": "PUPR/"}
    with open_store(recorded.folder / "kontrak.db") as store:
        for query in fingerprints._OPD.split(";\n"):
            for *_, step in store.connection.execute(f"EXPLAIN QUERY PLAN {query}", scope):
                assert not step.startswith("SCAN"), query
                assert not step.startswith("SEARCH c ") or step.count("?") > 1 or "INTEGER PRIMARY KEY" in step, step


def test_a_fingerprint_is_the_same_in_every_python() -> None:
    assert fingerprint([[(2022, "PUPR.JALAN", None, "12.50", 58_000_000_000)], [("Bupati – é",)]]) == 1_610_834_170
