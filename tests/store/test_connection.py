from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kontrak.errors import AccessError, DataError, KontrakError, SealError
from kontrak.store import connection as module
from kontrak.store.connection import transaction
from kontrak.store.header import APPLICATION_ID
from kontrak.store.log import head
from kontrak.store.opening import open_store
from kontrak.store.schema import TABLES
from kontrak.store.seal import check
from kontrak.versions import SCHEMA_VERSION
from tests.cost import PATIENCE
from tests.posix import needs
from tests.store.sample import catat, first_import, make_file, record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent.parent


PREPARE = """
import sys
from pathlib import Path
from kontrak.errors import KontrakError
from kontrak.store.connection import transaction
from kontrak.store.opening import open_store
from kontrak.store.events import append
from kontrak.store.log import head
from tests.store.sample import *
path = Path(sys.argv[1])
"""


def run(script: str, path: Path) -> subprocess.CompletedProcess[str]:
    """Run Python lines in a process of its own, with what the tests of this room use at hand."""
    command = [sys.executable, "-B", "-c", PREPARE + script, str(path)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)


def as_another_user(job: Callable[[], object]) -> str:
    """What the job returns, or the exit code and sentence of its error; root may read and write everything."""
    import hashlib
    import json

    assert json, hashlib  # loaded before: the other user may not enter this Python's folder
    if os.geteuid() != 0:
        return answer(job)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
        os.write(writing, answer(job).encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        return pipe.read()


def answer(job: Callable[[], object]) -> str:
    try:
        return str(job())
    except KontrakError as error:
        return f"{error.exit_code} {error.message}"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user may enter."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


def pragma(path: Path, name: str) -> object:
    with open_store(path, write=True) as store:
        return store.connection.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("busy_timeout", 5000),
        ("application_id", APPLICATION_ID),
        ("user_version", SCHEMA_VERSION),
    ],
)
def test_the_settings_of_a_writer(db: Path, name: str, value: object) -> None:
    assert pragma(db, name) == value


def test_a_reader_cannot_write(db: Path) -> None:
    with pytest.raises(AccessError), open_store(db) as store:
        store.connection.execute("INSERT INTO impor VALUES (9, 2022, NULL, NULL, NULL)")


def test_nothing_is_left_beside_the_file(db: Path) -> None:
    assert [path.name for path in db.parent.iterdir()] == ["kontrak.db"]


def test_a_missing_file_says_how_to_begin(tmp_path: Path) -> None:
    for write in (False, True):
        with (
            pytest.raises(DataError, match=r"tahun\.db tidak ada") as caught,
            open_store(tmp_path / "tahun.db", write=write),
        ):
            pass
        assert "kontrak impor" in (caught.value.hint or "")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="Folder"), open_store(tmp_path / "a" / "k.db", create=True):
        pass
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_adopted_only_to_begin(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    path.touch()
    for write in (False, True):
        with pytest.raises(DataError, match="masih kosong"), open_store(path, write=write):
            pass
    assert path.read_bytes() == b""
    make_file(path, first_import())
    with open_store(path) as store:
        assert head(store).nomor == 1


def foreign_files(folder: Path) -> Iterator[Path]:
    text = folder / "laporan.txt"
    text.write_text("SQLite ini bukan\n" * 20)
    yield text
    short = folder / "pendek.txt"
    short.write_text("x")
    yield short
    other = folder / "lain.db"
    connection = sqlite3.connect(other)
    connection.executescript("CREATE TABLE t (a); INSERT INTO t VALUES (1); PRAGMA user_version = 1;")
    connection.close()
    yield other
    blank = folder / "nol.db"
    blank.write_bytes(bytes(4096))
    yield blank
    newer = make_file(folder / "baru.db", first_import())
    connection = sqlite3.connect(newer)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    yield newer


def test_what_is_not_ours_or_newer_is_refused_untouched(tmp_path: Path) -> None:
    for path in foreign_files(tmp_path):
        before = path.read_bytes()
        for create in (False, True):
            with (
                pytest.raises(DataError, match=r"bukan berkas data kontrak|lebih baru"),
                open_store(path, create=create),
            ):
                pass
        assert path.read_bytes() == before
        assert not path.with_name(path.name + "-journal").exists()


def test_a_foreign_file_with_a_journal_keeps_both(tmp_path: Path) -> None:
    """SQLite would roll the journal back as soon as it opened the file."""
    path = tmp_path / "lain.db"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(
        "CREATE TABLE t (a); PRAGMA cache_size = 1; BEGIN; INSERT INTO t VALUES (zeroblob(100000));"
    )
    copy = tmp_path / "salinan.db"
    copy.write_bytes(path.read_bytes())
    journal = copy.with_name("salinan.db-journal")
    journal.write_bytes(path.with_name("lain.db-journal").read_bytes())
    connection.close()
    before = copy.read_bytes(), journal.read_bytes()
    with pytest.raises(DataError, match="bukan berkas data kontrak"), open_store(copy, create=True):
        pass
    assert (copy.read_bytes(), journal.read_bytes()) == before


@needs("device")
def test_a_folder_and_a_device_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="adalah folder"), open_store(tmp_path, create=True):
        pass
    with pytest.raises(DataError, match="bukan berkas biasa"), open_store(Path("/dev/null"), create=True):
        pass


def test_a_file_that_lost_its_beginning_or_end_is_damaged(db: Path) -> None:
    whole = db.read_bytes()
    for broken in (
        b"x" * 16 + whole[16:],
        whole[:60],
        whole[: len(whole) // 2],
        whole[:4096] + bytes(len(whole) - 4096),
    ):
        db.write_bytes(broken)
        with pytest.raises(SealError, match="rusak"):
            read_all(db)


def read_all(path: Path) -> None:
    with open_store(path) as store:
        for table in ("riwayat", *(table.nama for table in TABLES)):
            store.connection.execute(f"SELECT * FROM {table}").fetchall()


def test_a_table_that_is_gone_is_no_fault_of_the_program(db: Path) -> None:
    def read_what_goes() -> None:
        with open_store(db) as store:
            other = sqlite3.connect(db)
            other.execute("DROP TABLE bukti")
            other.close()
            store.connection.execute("SELECT * FROM bukti")

    with pytest.raises(SealError, match="diubah di luar program"):
        read_what_goes()


def test_a_mistake_in_our_own_sql_stays_visible(db: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="syntax"), open_store(db) as store:
        store.connection.execute("SELEC")


def test_a_busy_file(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(db, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(AccessError, match="sedang dipakai"), open_store(db) as store:
            head(store)
        with (
            pytest.raises(AccessError, match="sedang dipakai"),
            open_store(db, write=True) as store,
            transaction(store),
        ):
            pass
    finally:
        other.close()


def test_a_transaction_is_all_or_nothing(db: Path) -> None:
    def interrupted(fault: type[BaseException]) -> None:
        with open_store(db, write=True) as store, transaction(store):
            store.connection.execute("INSERT INTO integritas VALUES (1, 2022, 'PUPR', 'a', '2022-01-01', 'b')")
            raise fault

    for fault in (ValueError, KeyboardInterrupt):
        with pytest.raises(fault):
            interrupted(fault)
    with open_store(db) as store:
        assert store.connection.execute("SELECT COUNT(*) FROM integritas").fetchone()[0] == 0
        assert check(store) == []


def test_a_file_that_another_tool_set_to_wal_is_set_back_by_the_next_writer(db: Path) -> None:
    raw = sqlite3.connect(db)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.close()
    assert pragma(db, "journal_mode") == "delete"


@pytest.mark.parametrize(
    "name",
    ["100%.db", pytest.param("apa?.db", marks=needs("names")), "no#1.db", "dengan spasi.db", "kinerja é.db", "%41.db"],
)
def test_any_file_name(tmp_path: Path, name: str) -> None:
    path = make_file(tmp_path / name, first_import())
    assert [found.name for found in tmp_path.iterdir()] == [name]
    with open_store(path) as store:
        assert head(store).nomor == 1


def test_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make_file(Path("kontrak.db"), first_import())
    assert (tmp_path / "kontrak.db").exists()


def test_an_old_sqlite_is_named(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(DataError, match=r"terlalu lama; diperlukan 99\.0"), open_store(db):
        pass


@pytest.mark.berat
def test_two_first_writers_both_succeed(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    script = """
import time
time.sleep(max(0, float(sys.argv[2]) - time.time()))
with open_store(path, create=True) as store:
    record(store, catat("PUPR.JALAN", 1, "1"))
"""
    begin = str(time.time() + 1)
    commands = [
        subprocess.Popen(
            [sys.executable, "-B", "-c", PREPARE + script, str(path), begin],
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for command in commands:
        _, errors = command.communicate(timeout=PATIENCE)
        assert errors == ""
    with open_store(path) as store:
        assert head(store).nomor == 4
        assert check(store) == []


def read_head(path: Path) -> int:
    with open_store(path) as store:
        return head(store).nomor


def write_one(path: Path, *, create: bool = False) -> None:
    with open_store(path, write=True, create=create) as store:
        record(store, catat("PUPR.JALAN", 1, "1"))


@needs("fork")
def test_a_file_of_which_only_reading_is_allowed(open_folder: Path) -> None:
    path = make_file(open_folder / "k.db", first_import())
    path.chmod(0o444)
    assert as_another_user(lambda: read_head(path)) == "1"
    assert as_another_user(lambda: write_one(path)) == f"4 Berkas data {path} tidak boleh ditulis."


@needs("fork")
def test_a_folder_that_may_not_be_written(open_folder: Path) -> None:
    path = make_file(open_folder / "k.db", first_import())
    path.chmod(0o666)
    open_folder.chmod(0o555)
    assert as_another_user(lambda: read_head(path)) == "1"
    assert as_another_user(lambda: write_one(path)).startswith("4 ")
    assert as_another_user(lambda: write_one(open_folder / "baru.db", create=True)).startswith("4 ")
    with open_store(path) as store:
        assert check(store) == []


@needs("fork")
def test_a_file_that_may_not_be_read(open_folder: Path) -> None:
    path = make_file(open_folder / "k.db", first_import())
    path.chmod(0)
    assert as_another_user(lambda: read_head(path)) == f"4 Berkas data {path} tidak dapat dibaca (tidak diizinkan)."


@needs("resource")
def test_a_full_disk_changes_nothing(db: Path) -> None:
    """RLIMIT_FSIZE stands for the disk: the file may not grow."""
    before = db.read_bytes()
    script = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = path.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    with open_store(path, write=True) as store:
        record(store, *(catat("PUPR.JALAN", 1, str(n), kendala="x" * 500) for n in range(2000)))
except KontrakError as error:
    print(error.exit_code, error.message)
"""
    done = run(script, db)
    assert done.stdout.startswith("4 "), done
    assert "disk penuh" in done.stdout
    with open_store(db) as store:
        assert head(store).nomor == 1
    assert db.read_bytes() == before


@needs("fork")
@pytest.mark.parametrize("moment", ["spilled", "committing"])
def test_a_killed_writer_leaves_the_file_as_it_was(db: Path, moment: str) -> None:
    """A hot journal stays behind; the next one to come, a reader too, rolls it back."""
    script = """
import os, signal
with open_store(path, write=True) as store:
    store.connection.execute("PRAGMA cache_size = 5")
    with transaction(store):
        append(store, [catat("PUPR.JALAN", 1, str(n), kendala="x" * 500) for n in range(500)], pelaku="x", waktu=START)
        os.kill(os.getpid(), signal.SIGKILL)
"""
    if moment == "committing":
        script = script.replace("        os.kill", "    os.kill")
    done = run(script, db)
    assert done.returncode == -signal.SIGKILL
    journal = db.with_name("kontrak.db-journal")
    assert journal.exists() == (moment == "spilled")
    with open_store(db) as store:
        assert head(store).nomor == (1 if moment == "spilled" else 501)
        assert check(store) == []
    assert not journal.exists()


def test_a_first_page_that_power_loss_has_torn_is_restored_from_the_journal(db: Path, tmp_path: Path) -> None:
    """The header is then nobody's; what counts is what the journal makes of it."""
    raw = sqlite3.connect(db, isolation_level=None)
    raw.executescript("PRAGMA cache_size = 1; BEGIN; PRAGMA user_version = 1;")
    raw.execute(
        "INSERT INTO riwayat VALUES (2, 'w', 'p', 'catat', 'o', printf('%064d', 0), printf('%064d', 1), ?)",
        ("x" * 99999,),
    )
    copy = tmp_path / "salinan.db"
    copy.write_bytes(b"\xa5" * 512 + db.read_bytes()[512:])
    journal = tmp_path / "salinan.db-journal"
    journal.write_bytes((tmp_path / "kontrak.db-journal").read_bytes())
    raw.close()
    with open_store(copy) as store:
        assert head(store).nomor == 1
        assert check(store) == []
    assert not journal.exists()


@needs("fork")
def test_a_crash_while_the_file_was_begun(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    script = """
import os, signal, sqlite3
from kontrak.store import schema
inner = schema.create_schema
def killed(db):
    db.execute("PRAGMA cache_size = 1")
    inner(db)
    os.kill(os.getpid(), signal.SIGKILL)
schema.create_schema = killed
from kontrak.store.opening import open_store
with open_store(path, create=True): pass
"""
    assert run(script, path).returncode == -signal.SIGKILL
    with pytest.raises(DataError, match="masih kosong"), open_store(path):
        pass
    make_file(path, first_import())
    with open_store(path) as store:
        assert check(store) == []


def test_every_table_and_the_log_can_only_be_added_to(db: Path) -> None:
    raw = sqlite3.connect(db)
    raw.execute("PRAGMA recursive_triggers = ON")
    for name in ("riwayat", *(table.nama for table in TABLES)):
        column = raw.execute(f"SELECT name FROM pragma_table_info('{name}')").fetchone()[0]
        guards = raw.execute("SELECT COUNT(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", (name,))
        assert guards.fetchone()[0] == 2
        if raw.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0]:
            for deed in (f"UPDATE {name} SET {column} = {column}", f"DELETE FROM {name}"):
                with pytest.raises(sqlite3.IntegrityError, match="hanya bisa ditambah"):
                    raw.execute(deed)
    with pytest.raises(sqlite3.IntegrityError, match="hanya bisa ditambah"):
        raw.execute("REPLACE INTO impor VALUES (1, 2023, NULL, NULL, NULL)")
    raw.close()


@pytest.mark.berat
def test_errors_are_ours(tmp_path: Path) -> None:
    """Whatever byte is flipped, nobody sees a fault of SQLite, and no change passes unseen."""
    import random

    path = make_file(tmp_path / "k.db", first_import(), catat("PUPR.JALAN", 3, "4.5", kendala="hujan"))
    whole = path.read_bytes()
    with open_store(path) as store:
        seal = head(store)
        rows = store.connection.execute("SELECT * FROM riwayat").fetchall()
    draw = random.Random(7)
    found = 0
    for _ in range(60):
        place, bit = draw.randrange(len(whole)), 1 << draw.randrange(8)
        broken = bytearray(whole)
        broken[place] ^= bit
        path.write_bytes(broken)
        try:
            with open_store(path) as store:
                problems = check(store)
                found += bool(problems)
                if not problems:
                    assert head(store) == seal
                    assert store.connection.execute("SELECT * FROM riwayat").fetchall() == rows
        except KontrakError:
            found += 1
    assert found > 5


def test_a_second_record_waits_for_the_first(db: Path) -> None:
    with open_store(db, write=True) as one, open_store(db, write=True) as two:
        record(one, catat("PUPR.JALAN", 1, "1"))
        record(two, catat("PUPR.JALAN", 2, "2"))
        assert head(one) == head(two)
        assert head(one).nomor == 3
