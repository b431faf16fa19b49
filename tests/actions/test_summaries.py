"""The stored summaries say what scoring would say, after whatever was recorded; and a changed one is found."""

from __future__ import annotations

import ast
import shutil
import sqlite3
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kontrak
from kontrak.actions.appending import check_summaries
from kontrak.actions.overview import stored_potret
from kontrak.actions.question import Period
from kontrak.scoring.integrity import with_findings
from kontrak.scoring.summary import ALL_PARTS, potret_at, potret_months
from kontrak.store.connection import Store
from kontrak.store.facts import facts_with_reports, load_facts
from kontrak.store.fingerprints import check_fingerprints
from kontrak.store.log import head
from kontrak.store.opening import open_store
from kontrak.store.schema import create_schema
from kontrak.store.summaries import read_potret, replace_rows, stored_rows
from kontrak.store.summary_rows import make_row
from kontrak.versions import SCORING_VERSION
from tests.actions.acts import record_all
from tests.actions.test_honest import act as random_act
from tests.examples import examples
from tests.scoring.years import random_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kontrak.model.recorded import Fakta
    from tests.workplace import Workplace

SHOWING = (("peringkat", "--json"), ("meleset", "--opd", "PUPR"))
MONTHS = ("jan", "mar", "mei", "jun", "agu", "okt", "des")
CASES = (
    ("status",),
    ("status", "--menurut", "pengampu"),
    ("status", "--menurut", "prioritas"),
    ("status", "--prioritas", "INFRASTRUKTUR"),
    ("nilai",),
    ("nilai", "--opd", "PUPR"),
    ("peringkat", "--teratas", "1"),
    ("meleset",),
    ("meleset", "--opd", "PUPR"),
    ("meleset", "--pengampu", "AST2"),
    ("jelaskan", "PUPR"),
)


@pytest.mark.berat
def test_every_action_leaves_what_scoring_would_say(office: Workplace) -> None:
    for act in record_all(office):
        with open_store(office.folder / "kontrak.db") as store:
            month = 1 + head(store).nomor % 12  # that each row is there and right, the check says
            assert stored_potret(store, Period(2022, month), None) is not None, act
            assert check_summaries(store) == [], act
            assert check_fingerprints(store) == [], act


@pytest.mark.parametrize("case", CASES, ids=" ".join)
def test_stored_and_scored_say_the_same(recorded: Workplace, case: tuple[str, ...]) -> None:
    live = recorded.folder / "hidup.db"
    shutil.copy(recorded.folder / "kontrak.db", live)
    with sqlite3.connect(live) as raw:
        raw.execute("DELETE FROM ringkasan")
    raw.close()
    first = CASES.index(case) % 3
    for number, month in enumerate(MONTHS[first::3]):
        asked = (*case, "--bulan", month, *(["--json"] if number % 2 else []))
        assert recorded.do(*asked) == recorded.do(*asked, "--db", str(live)), asked


def test_an_earlier_point_is_scored(office: Workplace) -> None:
    office.do("catat", "PUPR.JALAN", "7", "--bulan", "apr")
    before = office.do("nilai", "--bulan", "apr", "--json").json
    office.do("catat", "PUPR.ADUAN", "7", "--bulan", "mar")
    assert office.do("nilai", "--bulan", "apr", "--json", "--per", "2").json == before
    assert office.do("nilai", "--bulan", "apr", "--json").json["opd"] != before["opd"]


@pytest.mark.berat
def test_every_earlier_point_is_read_as_it_would_be_scored(office: Workplace) -> None:
    """``--per`` at every event and month: the stored rows of what no later event concerns, the rest scored."""
    draw, read = Random(19), 0
    for turn in range(45):
        if turn in (12, 24):
            office.run("kunci", "--bulan", MONTHS[turn // 12])
        if turn == 8:
            office.change("Asisten Perekonomian", "Asisten Ekonomi")
            office.run("impor")
        if turn == 30:
            office.change("target: 72.5", "target: 75")
            office.change("des: 72.5}}", "des: 75}}")
            office.run("impor", "--berlaku", "des", "--alasan", "refocusing")
        office.run(*random_act(draw))
    with open_store(office.folder / "kontrak.db") as store:
        store.connection.execute("BEGIN")
        for nomor in range(1, head(store).nomor):
            facts = load_facts(store, 2022, nomor)
            for month in range(1 + nomor % 5, 13, 5) if nomor < head(store).nomor - 1 else range(1, 13):
                found = stored_potret(store, Period(2022, month), nomor, ALL_PARTS)
                own = [fakta for fakta in facts if fakta.kontrak.kode == fakta.opd]
                read += found is not None
                assert found is None or repr(found) == repr([potret_at(item, month, ALL_PARTS) for item in own]), nomor
                parts = stored_potret(store, Period(2022, month), nomor, ALL_PARTS, "PUPR") if month == 12 else None
                of = [fakta for fakta in facts if fakta.kontrak.kode == "PUPR.BM"]
                assert parts is None or repr(parts) == repr([potret_at(item, month, ALL_PARTS) for item in of]), nomor
    assert read > 30


def test_facts_that_are_carried_on_are_those_that_would_be_loaded(
    office: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One report is put into the facts that it was judged by, instead of reading all of the OPD again."""
    wrong: list[str] = []
    right: list[str] = []

    def checked(store: Store, facts: Sequence[Fakta], kode: str) -> list[Fakta] | None:
        found = facts_with_reports(store, facts, kode)
        loaded = load_facts(store, 2022, opd=[facts[0].opd])
        if found is not None:
            (right if repr(found) == repr(loaded) else wrong).append(kode)
        return found

    monkeypatch.setattr("kontrak.actions.appending.facts_with_reports", checked)
    draw = Random(5)
    for turn in range(45):
        words = random_act(draw)
        office.run(*words, *(["--anggaran", "5"] if words[0] == "catat" and turn % 9 == 0 else []))
    office.run("catat", "PUPR.P-JALAN", "--anggaran", "7", "--bulan", "mar")
    assert not wrong
    assert len(right) > 8
    assert {"PUPR.PAKET", "PUPR.JEMBATAN.A", "DINKES.STUNTING"} <= {*right}
    with open_store(office.folder / "kontrak.db") as store:
        assert check_summaries(store) == []


def test_a_log_that_lies_about_what_came_later_is_refused(office: Workplace) -> None:
    for month in ("mar", "apr", "mei"):
        office.do("catat", "PUPR.JALAN", "7", "--bulan", month)
    before = office.do("nilai", "--bulan", "mei", "--per", "2").out
    with sqlite3.connect(office.folder / "kontrak.db") as raw:
        raw.execute("DROP TRIGGER IF EXISTS riwayat_tidak_diubah")
        for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("UPDATE riwayat SET isi = replace(isi, 'PUPR', 'DINKES') WHERE nomor = 3")
    raw.close()
    assert "PUPR" in before
    assert office.run("nilai", "--bulan", "mei", "--per", "2").code == 3


@examples(12)
@given(st.integers(min_value=0, max_value=2**48))
def test_a_random_year_comes_back_as_it_was_stored(seed: int) -> None:
    facts = random_year(Random(seed))
    raw = sqlite3.connect(":memory:", isolation_level=None)
    create_schema(raw)
    store = Store(Path("ingatan.db"), raw)
    months = potret_months(facts)
    rows = [make_row(item, facts.tahun, month, 1, 1) for month, item in enumerate(months, 1)]
    replace_rows(store, facts.tahun, {facts.opd: 1}, rows)
    for month, potret in enumerate(months, 1):
        found = read_potret(store, facts.tahun, month, ALL_PARTS)
        assert found is not None
        assert repr(*found) == repr(potret)  # 87.50 is not 87.5
        assert with_findings(potret, facts.integritas, facts.tahun, month) == potret_at(facts, month, ALL_PARTS)
    raw.close()


@pytest.fixture
def finished(recorded: Workplace) -> Iterator[sqlite3.Connection]:
    raw = sqlite3.connect(recorded.folder / "kontrak.db", isolation_level=None)
    yield raw
    raw.close()


@pytest.mark.berat
def test_every_changed_cell_is_named_and_never_shown(office: Workplace, finished: sqlite3.Connection) -> None:
    with open_store(office.folder / "kontrak.db") as store:
        places = [row.place for row in stored_rows(store, 2022)]
    names = [row[0] for row in finished.execute("SELECT name FROM pragma_table_info('ringkasan')")]
    kode, bulan, bidang = places[len(places) // 2]
    where = "kode = ? AND bulan = ? AND bidang = ?"
    period = Period(2022, int(str(bulan)))
    right = [office.do(*words, "--bulan", str(bulan)).out for words in SHOWING]
    with open_store(office.folder / "kontrak.db") as store:
        read = stored_potret(store, period, None, ALL_PARTS)
    assert read is not None
    for number, name in enumerate(names):
        if name in ("tahun", "bulan", "bidang", "kode"):
            continue
        (value,) = finished.execute(f"SELECT {name} FROM ringkasan WHERE {where}", (kode, bulan, bidang)).fetchone()
        change: Any = f"{value or ''}1"
        if name == "pagu" or isinstance(value, int):
            change = (value or 5) - 1
        finished.execute(f"UPDATE ringkasan SET {name} = ? WHERE {where}", (change, kode, bulan, bidang))
        if number % 6 == 0:
            assert [office.do(*words, "--bulan", str(bulan)).out for words in SHOWING] == right, name
        with open_store(office.folder / "kontrak.db") as store:
            assert stored_potret(store, period, None, ALL_PARTS) in (None, read), name
            (problem,) = check_summaries(store)  # as segel does, which takes ten times as long
        assert problem.startswith(f"Tabel ringkasan: baris tahun 2022, bulan {bulan}, kode {kode}: {name} tertulis ")
        if name == names[-1]:
            said = office.run("segel", "--json")
            assert (said.code, said.json["masalah"]) == (3, [problem])
        finished.execute(f"UPDATE ringkasan SET {name} = ? WHERE {where}", (value, kode, bulan, bidang))
    assert office.do("segel").code == 0


def test_a_lost_row_and_a_row_too_many_are_named(office: Workplace, finished: sqlite3.Connection) -> None:
    finished.execute("BEGIN")
    finished.execute("DELETE FROM ringkasan WHERE bulan = 4 AND kode = 'PUPR.BM'")
    finished.execute("COMMIT")
    assert "bulan 4, kode PUPR.BM hilang." in office.run("segel").out
    office.do("catat", "PUPR.JALAN", "1", "--bulan", "feb")  # writes the OPD anew from that month on
    assert "Utuh" in office.do("segel").out
    finished.execute("UPDATE ringkasan SET kode = 'SETDA' WHERE kode = 'DINKES' AND bulan = 2")
    assert "kode DINKES hilang." in office.run("segel").out


def test_summaries_that_do_not_belong_to_the_log_are_not_used(office: Workplace, finished: sqlite3.Connection) -> None:
    right = office.do("peringkat", "--bulan", "apr", "--json").json["opd"]
    finished.execute("UPDATE ringkasan SET nilai_akhir = '1.00', peristiwa = 1")
    assert office.do("peringkat", "--bulan", "apr", "--json").json["opd"] == right
    office.do("catat", "DINKES.STUNTING", "14", "--bulan", "des")  # whoever records makes them anew
    assert "Utuh" in office.do("segel").out


def test_summaries_of_another_scoring_are_not_used_and_made_anew(
    office: Workplace, finished: sqlite3.Connection
) -> None:
    right = office.do("peringkat", "--bulan", "apr", "--json").json["opd"]
    finished.execute("UPDATE ringkasan SET nilai_akhir = '1.00', versi = 0")
    assert office.do("peringkat", "--bulan", "apr", "--json").json["opd"] == right
    assert "Utuh" in office.do("segel").out
    office.do("catat", "DINKES.STUNTING", "14", "--bulan", "des")
    assert finished.execute("SELECT DISTINCT versi FROM ringkasan").fetchall() == [(SCORING_VERSION,)]


def test_only_one_place_appends_events() -> None:
    """Whoever appends elsewhere would leave the summaries behind."""
    package = Path(kontrak.__file__).parent
    found = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if "kontrak.store.events" in path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and node.module == "kontrak.store.events"
        and any(alias.name == "append" for alias in node.names)
    }
    kept_whole = {"actions/sealing.py", "store/backup.py"}  # a restore and a migration, of which no summary speaks
    assert found == {"actions/appending.py"} | kept_whole


@pytest.mark.parametrize("cell", ["", "x", "{}", "[1]", "[[]]", "[[1,2,3]]"])
def test_a_cell_that_holds_nonsense_is_not_used(office: Workplace, finished: sqlite3.Connection, cell: str) -> None:
    right = office.do("meleset", "--bulan", "apr").out
    finished.execute("UPDATE ringkasan SET meleset = ?", (cell,))
    assert office.do("meleset", "--bulan", "apr").out == right


def test_a_lock_makes_damaged_summaries_anew(office: Workplace, finished: sqlite3.Connection) -> None:
    finished.execute("UPDATE ringkasan SET nilai_akhir = '1.00' WHERE bulan = 2")
    office.do("kunci", "--bulan", "feb")
    assert "Utuh" in office.do("segel").out
