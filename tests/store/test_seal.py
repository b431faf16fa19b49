from __future__ import annotations

import shutil
import sqlite3
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontrak.store.connection import Store
from kontrak.store.events import Draft, hash_fields
from kontrak.store.log import head
from kontrak.store.opening import open_store
from kontrak.store.schema import LOG_COLUMNS, TABLES
from kontrak.store.seal import chain_problem, check, check_evidence
from tests.examples import examples
from tests.store.sample import catat, first_import, impor, lock, make_file, on_code, scratch, unlock
from tests.store.tahun import PUPR, TAJUK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def every_kind() -> list[Draft]:
    """A history with every kind of event, and a row in every table."""
    finding = {"tahun": "2022", "opd": "PUPR", "dasar": "LHP 1", "tanggal": "2022-05-02", "uraian": "x"}
    step = {"tahun": "2022", "opd": "PUPR", "bulan": "3", "uraian": "y", "pic": "BM", "batas": "2022-04-30"}
    done = {"tahun": "2022", "opd": "PUPR", "nomor": "11", "tanggal": "2022-04-29", "keterangan": "beres"}
    evidence = [{"jalur": "foto.jpg", "sha256": "0" * 64, "ukuran": "3"}]
    paper = dict.fromkeys(("bidang", "bulan", "ke", "segel"))
    paper |= {"tahun": "2022", "jenis": "perjanjian", "opd": "PUPR", "nomor": "1/PK", "tanggal": "2022-01-10"}
    paper |= {"jalur": "pk.pdf", "sha256": "0" * 64, "ukuran": "3"}
    return [
        first_import(),  # 1
        catat("PUPR.JALAN", 3, "4.5", anggaran="1000", bukti=evidence, kendala="hujan", batas="2022-04-30"),
        catat("PUPR.JALAN", 3, "5", jenis="koreksi", alasan="salah ketik", pecahan="10/2"),
        on_code("verifikasi", "PUPR.JALAN", 3, laporan="3", putusan="ubah", realisasi="4.9", catatan="diukur"),
        catat("PUPR.PAKET", 3, "4"),
        on_code("batal", "PUPR.PAKET", 3, alasan="keliru"),
        on_code("tangguh", "PUPR.JEMBATAN", 7, dasar="SK 1", alasan="banjir"),
        on_code("cabut", "PUPR.JEMBATAN", 9, dasar=None, alasan="surut"),
        lock(1, {"PUPR": "87.50", "SETDA": None}),
        Draft("integritas", "PUPR.INTEGRITAS", finding),  # 10
        Draft("tindak_lanjut", "PUPR", step),
        Draft("tindak_lanjut_selesai", "PUPR", done),
        unlock(1),
        Draft("arsip", "PUPR", paper),
        Draft("arsip_cabut", "PUPR", {"tahun": "2022", "opd": "PUPR", "arsip": "14", "alasan": "salah pindai"}),
        impor([PUPR._replace(nama="Dinas PUPR")], TAJUK._replace(daerah="Lain"), (1, 7), {"PUPR": (1, 7)}),
    ]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_file(tmp_path_factory.mktemp("segel") / "k.db", *every_kind())


@pytest.fixture
def tampered(whole: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy opened as a tamperer would: no guards, no references, no checks."""
    path = tmp_path / "k.db"
    shutil.copy(whole, path)
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA ignore_check_constraints = ON")
    yield Store(path, raw)
    raw.close()


def without_guards(raw: sqlite3.Connection, table: str) -> list[str]:
    """Drop the triggers of a table; return the statements that put them back."""
    found = raw.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", (table,)
    ).fetchall()
    for name, _ in found:
        raw.execute(f"DROP TRIGGER {name}")
    return [sql for _, sql in found]


def test_a_whole_file_has_no_problem(whole: Path) -> None:
    steps: list[tuple[int, int]] = []
    with open_store(whole) as store:
        assert check(store, lambda done, total: steps.append((done, total))) == []
        for table in TABLES:
            assert store.connection.execute(f"SELECT COUNT(*) FROM {table.nama}").fetchone()[0] > 0, table.nama
    assert steps[-1][0] == steps[-1][1] == len(steps)


def other(value: Any) -> Any:
    if value is None:
        return "x"
    return value + 1000 if isinstance(value, int) else value + "x"


class Slip(NamedTuple):
    """One cell of one row, changed."""

    table: str
    column: str
    key: tuple[str, ...]
    place: tuple[Any, ...]
    change: Any

    def make(self, raw: sqlite3.Connection) -> None:
        where = " AND ".join(f"{name} IS ?" for name in self.key)
        done = raw.execute(f"UPDATE {self.table} SET {self.column} = ? WHERE {where}", (self.change, *self.place))
        assert done.rowcount == 1, self


def slips(raw: sqlite3.Connection, table: str, key: tuple[str, ...]) -> Iterator[Slip]:
    """Every cell of the first and of the last row, as another value and, where it may be, empty."""
    columns = raw.execute(f"SELECT name, type, \"notnull\" OR pk FROM pragma_table_info('{table}')").fetchall()
    rows = raw.execute(f"SELECT * FROM {table}").fetchall()
    names = [name for name, *_ in columns]
    for row in {rows[0], rows[-1]}:
        place = tuple(row[names.index(name)] for name in key)
        for (name, kind, needed), value in zip(columns, row, strict=True):
            yield Slip(table, name, key, place, 7 if value is None and kind == "INTEGER" else other(value))
            if value is not None and not needed:
                yield Slip(table, name, key, place, None)


def test_any_changed_cell_is_found_and_named(tampered: Store) -> None:
    """Each table is judged by itself, so one check looks at a slip in every one of them."""
    raw = tampered.connection
    for table in TABLES:
        without_guards(raw, table.nama)
    guardless = check(tampered)
    assert not any(text.startswith("Tabel ") for text in guardless)
    for batch in zip_longest(*(slips(raw, table.nama, table.kunci) for table in TABLES)):
        raw.execute("BEGIN")
        made = [slip for slip in batch if slip]
        for slip in made:
            slip.make(raw)
        problems = check(tampered)
        for slip in made:
            named = [text for text in problems if text.startswith(f"Tabel {slip.table}: baris ")]
            assert named, (slip, problems)
            if slip.column not in slip.key and slip.change is not None:
                assert any(f": {slip.column} tertulis " in text for text in named), (slip, named)
        raw.execute("ROLLBACK")
    assert check(tampered) == guardless


def test_any_changed_cell_of_the_log_is_found(tampered: Store) -> None:
    raw = tampered.connection
    for slip in [*slips(raw, "riwayat", ("nomor",))]:
        raw.execute("BEGIN")
        guards = without_guards(raw, "riwayat")
        slip.make(raw)
        for guard in guards:
            raw.execute(guard)
        assert any(text.startswith("Rantai: ") for text in check(tampered)), slip
        raw.execute("ROLLBACK")
    assert check(tampered) == []


def lose_a_row(raw: sqlite3.Connection, table: str) -> None:
    guards = without_guards(raw, table)
    rows = raw.execute(f"SELECT * FROM {table}").fetchall()
    names = [row[0] for row in raw.execute(f"SELECT name FROM pragma_table_info('{table}')")]
    raw.execute(f"DELETE FROM {table} WHERE {' AND '.join(f'{name} IS ?' for name in names)}", rows[0])
    for guard in guards:
        raw.execute(guard)
    assert raw.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] == len(rows) - 1


def add_a_row(raw: sqlite3.Connection, table: str) -> None:
    names = [row[0] for row in raw.execute(f"SELECT name FROM pragma_table_info('{table}')")]
    last = raw.execute(f"SELECT * FROM {table}").fetchall()[-1]
    more = [999 if name in ("peristiwa", "nomor") else value for name, value in zip(names, last, strict=True)]
    raw.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(more))})", more)


@pytest.mark.parametrize("change", [lose_a_row, add_a_row])
def test_a_lost_row_and_an_added_row_are_found(
    tampered: Store, change: Callable[[sqlite3.Connection, str], None]
) -> None:
    """Each table is judged by itself, so one check looks at all of them; the log by its chain."""
    raw = tampered.connection
    raw.execute("BEGIN")
    for table in TABLES:
        change(raw, table.nama)
    problems = check(tampered)
    for table in TABLES:
        assert any(text.startswith(f"Tabel {table.nama}: ") for text in problems), table.nama
    raw.execute("ROLLBACK")
    raw.execute("BEGIN")
    change(raw, "riwayat")
    assert check(tampered)
    raw.execute("ROLLBACK")


def test_a_changed_schema_is_found(tampered: Store) -> None:
    raw = tampered.connection
    cases = {
        "DROP TRIGGER laporan_tak_diubah": "pemicu laporan_tak_diubah tidak ada",
        "DROP INDEX opd_tahun": "indeks opd_tahun tidak ada",
        "DROP VIEW v_opd_kini": "tampilan v_opd_kini tidak ada",
        "DROP TABLE tindak_lanjut_selesai": "tabel tindak_lanjut_selesai tidak ada",
        "CREATE TABLE catatan_lain (a)": "tabel catatan_lain bukan bagian",
        "CREATE TRIGGER t AFTER INSERT ON laporan BEGIN SELECT 1; END": "pemicu t bukan bagian",
        "ALTER TABLE integritas ADD COLUMN lain TEXT": "tabel integritas telah diubah",
        "ALTER TABLE integritas RENAME COLUMN uraian TO teks": "tabel integritas telah diubah",
        "CREATE INDEX i ON laporan (pic)": "indeks i bukan bagian",
    }
    for statement, words in cases.items():
        raw.execute("BEGIN")
        raw.execute(statement)
        assert any(words in text for text in check(tampered)), (statement, check(tampered))
        raw.execute("ROLLBACK")
    raw.execute("BEGIN")
    raw.execute("ANALYZE")  # SQLite's own, and no shape of ours
    assert check(tampered) == []
    raw.execute("ROLLBACK")


def test_a_text_that_is_no_text_is_named(tampered: Store) -> None:
    raw = tampered.connection
    raw.execute("BEGIN")
    without_guards(raw, "laporan")
    raw.execute("UPDATE laporan SET kendala = CAST(x'ff41' AS TEXT) WHERE peristiwa = 2")
    assert any("kendala tertulis" in text for text in check(tampered))
    raw.execute("ROLLBACK")


def test_an_event_that_is_no_json_any_more_is_named(tampered: Store) -> None:
    raw = tampered.connection
    raw.execute("BEGIN")
    without_guards(raw, "riwayat")
    raw.execute("UPDATE riwayat SET isi = '{' WHERE nomor = 2")
    problems = check(tampered)
    assert "Rantai: peristiwa 2 (catat PUPR.JALAN) tidak cocok dengan segelnya." in problems
    raw.execute("ROLLBACK")


def rewrite_log(raw: sqlite3.Connection, events: list[tuple[Any, ...]]) -> None:
    without_guards(raw, "riwayat")
    raw.execute("DELETE FROM riwayat")
    marks = ", ".join("?" * len(LOG_COLUMNS))
    raw.executemany(f"INSERT INTO riwayat ({', '.join(LOG_COLUMNS)}) VALUES ({marks})", events)


def test_the_chain_names_the_first_event_that_does_not_fit(tampered: Store) -> None:
    raw = tampered.connection
    log = raw.execute(f"SELECT {', '.join(LOG_COLUMNS)} FROM riwayat ORDER BY nomor").fetchall()
    assert chain_problem(tampered) is None
    forged = list(log)
    content = (*forged[4][:5], forged[4][5].replace('"4"', '"9"'), forged[4][6])
    forged[4] = (*content, hash_fields(content))
    for events, words in (
        (log[:3] + log[4:], "peristiwa 4 hilang (berikutnya 5)"),
        (forged, "peristiwa 6 (batal PUPR.PAKET) tidak menyambung ke peristiwa 5"),
        ([(*log[0][:2], "orang lain", *log[0][3:]), *log[1:]], "peristiwa 1 (impor 2022) tidak cocok"),
        (log[1:], "peristiwa 1 hilang"),
    ):
        raw.execute("BEGIN")
        rewrite_log(raw, events)
        assert words in (chain_problem(tampered) or "")
        raw.execute("ROLLBACK")


def test_a_log_cut_off_at_its_end_shows_in_the_tables_and_in_a_printed_seal(tampered: Store) -> None:
    raw = tampered.connection
    printed = str(head(tampered))
    raw.execute("BEGIN")
    without_guards(raw, "riwayat")
    raw.execute("DELETE FROM riwayat WHERE nomor = 16")
    assert chain_problem(tampered) is None
    assert any("tidak berasal dari riwayat" in text for text in check(tampered))
    assert str(head(tampered)) != printed
    raw.execute("ROLLBACK")


def test_evidence_that_is_missing_or_changed(tmp_path: Path) -> None:
    from hashlib import sha256

    def evidence(name: str, content: bytes) -> list[dict[str, str | None]]:
        return [{"jalur": name, "sha256": sha256(content).hexdigest(), "ukuran": str(len(content))}]

    (tmp_path / "bukti").mkdir()
    for name in ("a.pdf", "b.pdf", "d.pdf"):
        (tmp_path / "bukti" / name).write_bytes(b"isi " + name.encode())
    link = [{"jalur": "https://contoh.go.id", "sha256": None, "ukuran": None}]
    path = make_file(
        tmp_path / "k.db",
        first_import(),
        catat("PUPR.JALAN", 1, "1", bukti=evidence("bukti/a.pdf", b"isi a.pdf") + link),
        catat("PUPR.JALAN", 2, "1", bukti=evidence("bukti/b.pdf", b"lain")),
        catat("PUPR.JALAN", 3, "1", bukti=evidence("bukti/c.pdf", b"isi c.pdf")),
        catat("PUPR.JALAN", 4, "1", bukti=evidence("bukti/d.pdf", b"dahulu")),
        catat("PUPR.JALAN", 4, "1", bukti=evidence("bukti/d.pdf", b"isi d.pdf"), jenis="koreksi"),
        catat("PUPR.JALAN", 5, "1", bukti=evidence("bukti/hilang.pdf", b"x")),
        on_code("batal", "PUPR.JALAN", 5, alasan="keliru"),
        catat("PUPR.JALAN", 6, "1", bukti=evidence("bukti", b"x")),
    )
    seen: list[tuple[int, int]] = []
    with open_store(path) as store:
        assert check_evidence(store, lambda done, total: seen.append((done, total))) == [
            "Bukti PUPR.JALAN bulan 2 2022: isi berkas bukti/b.pdf sudah berubah.",
            "Bukti PUPR.JALAN bulan 3 2022: berkas bukti/c.pdf tidak ada atau tidak terbaca.",
            "Bukti PUPR.JALAN bulan 6 2022: berkas bukti tidak ada atau tidak terbaca.",
        ]
    assert seen[-1] == (5, 5)


@examples(10)
@given(st.data())
def test_any_byte_of_any_row_may_change_only_with_notice(whole: Path, data: st.DataObject) -> None:
    """A cell anywhere, changed to anything, is found: the table or the chain says so."""
    with scratch(whole) as path, open_store(path, write=True) as store:
        raw = store.connection
        raw.execute("PRAGMA ignore_check_constraints = ON")
        table = data.draw(st.sampled_from(["riwayat", *(table.nama for table in TABLES)]))
        names = [row[0] for row in raw.execute(f"SELECT name FROM pragma_table_info('{table}') WHERE type = 'TEXT'")]
        if not names:
            return
        name = data.draw(st.sampled_from(names))
        rows = raw.execute(f"SELECT DISTINCT {name} FROM {table} WHERE {name} IS NOT NULL").fetchall()
        change = data.draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=5))
        old = data.draw(st.sampled_from([row[0] for row in rows] or [""]))
        raw.execute("PRAGMA foreign_keys = OFF")
        guards = without_guards(raw, table)
        try:
            cursor = raw.execute(
                f"UPDATE {table} SET {name} = ? WHERE {name} = ? AND {name} <> ?", (change, old, change)
            )
        except sqlite3.IntegrityError:
            return
        for guard in guards:
            raw.execute(guard)
        assert bool(check(store)) == (cursor.rowcount > 0)
