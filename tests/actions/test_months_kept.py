"""Summaries are kept of the months that have begun; any other, and what lies, is scored instead (SPEC §8.22)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from random import Random
from typing import TYPE_CHECKING

import pytest

from kontrak.actions import appending
from kontrak.actions.appending import check_summaries
from kontrak.actions.live import score_potret
from kontrak.actions.overview import stored_potret
from kontrak.actions.question import Period
from kontrak.scoring.summary import ALL_PARTS
from kontrak.store.connection import transaction
from kontrak.store.opening import open_store
from kontrak.store.summaries import last_touched, replace_rows
from kontrak.store.summary_rows import make_row
from tests.actions.test_honest import act as random_act
from tests.examples import berat
from tests.regency import TWO_OPD
from tests.workplace import made_once

if TYPE_CHECKING:
    from tests.workplace import Workplace

CODES = ["DINKES", "PUPR", "PUPR.BM"]
ASKED = (("status",), ("nilai",), ("nilai", "--opd", "PUPR"), ("peringkat", "--json"), ("meleset", "--opd", "PUPR"))
"""What reads summaries, and would read one that is not there."""


@pytest.fixture
@made_once
def young(office: Workplace) -> Workplace:
    """A file that was made in February 2022."""
    (office.folder / "kontrak.db").unlink()
    office.at("2022-02-20")
    office.do("impor")
    return office


def rows(office: Workplace, sql: str, *values: object) -> list[tuple[int | str, ...]]:
    """What a statement on the file gives; it may change it."""
    with closing(sqlite3.connect(office.folder / "kontrak.db")) as raw, raw:
        return raw.execute(sql, values).fetchall()


def kept(office: Workplace, tahun: int = 2022) -> dict[int, list[str]]:
    """Month → the contracts of which it has a summary."""
    found: dict[int, list[str]] = {}
    for bulan, kode in rows(office, "SELECT bulan, kode FROM ringkasan WHERE tahun = ? ORDER BY bulan, kode", tahun):
        found.setdefault(int(bulan), []).append(str(kode))
    return found


def months(last: int) -> dict[int, list[str]]:
    return dict.fromkeys(range(1, last + 1), CODES)


def is_right(office: Workplace, *years: int) -> list[tuple[int, int]]:
    """Compare every month with scoring it; return year and month of those that were read from what is stored."""
    found: list[tuple[int, int]] = []
    with open_store(office.folder / "kontrak.db") as store:
        store.connection.execute("BEGIN")
        for period in (Period(year, month) for year in years or (2022,) for month in range(1, 13)):
            for below in (None, "PUPR"):
                read = stored_potret(store, period, None, ALL_PARTS, below)
                assert read is None or repr(read) == repr(score_potret(store, period, None, ALL_PARTS, below)), period
                if read is not None and below is None:
                    found.append(period)
        assert check_summaries(store) == []
    return found


def test_an_import_stores_what_has_begun_and_the_first_write_of_a_month_the_rest(young: Workplace) -> None:
    assert kept(young) == months(2)
    young.at("2022-02-28T23:59:00+07:00")
    young.do("catat", "PUPR.PAKET", "1", "--bulan", "feb")
    assert kept(young) == months(2)
    young.at("2022-05-01T00:00:00+07:00")
    young.do("catat", "PUPR.JALAN", "5", "--bulan", "apr")
    assert kept(young) == months(5)
    assert is_right(young) == [(2022, month) for month in range(1, 6)]
    young.at("2024-01-05")
    young.do("catat", "DINKES.STUNTING", "13", "--bulan", "des", "--jam-benar")
    assert kept(young) == months(12)
    assert "Utuh" in young.do("segel").out


@pytest.mark.parametrize(
    "words",
    [
        ("kunci", "--bulan", "feb"),
        ("tangguhkan", "PUPR.SAKIP", "--bulan", "agu", "--dasar", "005/12", "--alasan", "terbit tahun depan"),
        ("arsip", "contracts.yaml", "--jenis", "notulen", "--bulan", "feb"),
        ("tindak-lanjut", "tambah", "PUPR", "percepat lelang", "--bulan", "feb"),
        ("verifikasi", "PUPR.PAKET", "--bulan", "feb", "--terima", "--catatan", "cocok"),
        ("impor",),
    ],
    ids=lambda words: words[0],
)
def test_whatever_is_written_first_stores_the_month(young: Workplace, words: tuple[str, ...]) -> None:
    young.do("catat", "PUPR.PAKET", "1", "--bulan", "feb")
    young.do("kunci", "--bulan", "jan")
    young.at("2022-06-02")
    young.change("target: 72.5", "target: 75")
    young.change("des: 72.5}}", "des: 75}}")
    young.do(*words, *(["--berlaku", "jul", "--alasan", "refocusing"] if words == ("impor",) else []))
    assert kept(young) == months(6)
    assert [month for _, month in is_right(young)] == [1, 2, 3, 4, 5, 6]


def test_a_month_that_has_not_begun_reads_the_same(young: Workplace) -> None:
    young.do("catat", "PUPR.PAKET", "1", "--bulan", "feb")
    stored = [[young.do(*words, "--bulan", month).out for words in ASKED] for month in ("feb", "mar", "des")]
    per = [young.do(*words, "--bulan", "des", "--per", "1").out for words in ASKED]
    rows(young, "DELETE FROM ringkasan")
    assert stored == [[young.do(*words, "--bulan", month).out for words in ASKED] for month in ("feb", "mar", "des")]
    assert per == [young.do(*words, "--bulan", "des", "--per", "1").out for words in ASKED]


def test_a_row_of_a_new_month_that_lies_is_named_and_never_shown(young: Workplace) -> None:
    young.at("2022-04-02")
    young.do("catat", "PUPR.PAKET", "1", "--bulan", "mar")
    right = [young.do(*words, "--bulan", "mar").out for words in ASKED]
    rows(young, "UPDATE ringkasan SET nilai_akhir = '99.00' WHERE bulan = 3 AND kode = 'DINKES'")
    assert [young.do(*words, "--bulan", "mar").out for words in ASKED] == right
    said = young.run("segel")
    assert said.code == 3
    assert "bulan 3, kode DINKES: nilai_akhir tertulis '99.00'" in said.out


@pytest.mark.parametrize("lost", ["bulan = 4 AND kode = 'DINKES'", "bulan = 4", "bulan IN (2, 3, 4)"])
def test_a_month_without_all_its_rows_is_scored_named_and_mended(young: Workplace, lost: str) -> None:
    young.at("2022-04-02")
    young.do("catat", "PUPR.PAKET", "1", "--bulan", "mar")
    right = [young.do(*words, "--bulan", "apr").out for words in ASKED]
    rows(young, f"DELETE FROM ringkasan WHERE {lost}")
    assert [young.do(*words, "--bulan", "apr").out for words in ASKED] == right
    assert young.run("segel").code == 3
    young.do("catat", "PUPR.PAKET", "2", "--bulan", "apr")
    assert kept(young) == months(4)
    assert [month for _, month in is_right(young)] == [1, 2, 3, 4]


def test_a_fill_that_is_cut_short_leaves_the_file_as_it_was(young: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    young.at("2022-04-02")
    made, before = [], kept(young)

    def cut(*words: object) -> object:
        made.append(words)
        if len(made) == 3:
            raise KeyboardInterrupt
        return make_row(*words)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(appending, "make_row", cut)
        assert young.run("catat", "PUPR.PAKET", "1", "--bulan", "mar").code != 0
    assert kept(young) == before == months(2)
    assert "Utuh" in young.do("segel").out
    young.do("catat", "PUPR.PAKET", "1", "--bulan", "mar")
    assert kept(young) == months(4)
    assert is_right(young)


def test_a_clock_set_back_over_the_end_of_a_month_takes_nothing_away(young: Workplace) -> None:
    young.at("2022-05-01")
    young.do("catat", "PUPR.JALAN", "5", "--bulan", "apr")
    young.at("2022-03-20")
    assert "tertinggal" in young.do("catat", "PUPR.PAKET", "1", "--bulan", "mar").err
    assert kept(young) == months(5)
    assert [month for _, month in is_right(young)] == [1, 2, 3, 4, 5]
    young.at("2022-04-30T23:00:00-05:00")  # later than the first of May in Jakarta, and still April
    young.do("catat", "PUPR.PAKET", "1", "--bulan", "apr")
    assert "Utuh" in young.do("segel").out
    young.at("2022-05-03")
    young.do("catat", "DINKES.STUNTING", "1", "--bulan", "mei")
    assert [month for _, month in is_right(young)] == [1, 2, 3, 4, 5]


def test_a_year_to_come_and_one_gone_by(young: Workplace) -> None:
    young.at("2022-11-05")
    young.do("catat", "PUPR.JALAN", "5", "--bulan", "apr")
    young.at("2022-12-20")
    for year in (2021, 2023):
        young.write(TWO_OPD.replace("tahun: 2022", f"tahun: {year}").replace("2022-02-17", f"{year}-02-17"), "k.yaml")
        young.do("impor", "k.yaml")
    assert (kept(young, 2021), kept(young), kept(young, 2023)) == (months(12), months(12), months(1))
    assert is_right(young, 2021, 2022, 2023) == [
        *((year, month) for year in (2021, 2022) for month in range(1, 13)),
        (2023, 1),
    ]
    young.at("2023-02-01")
    young.do("catat", "PUPR.JALAN", "6", "--bulan", "2022-05")
    assert kept(young, 2023) == months(2)
    assert len(is_right(young, 2021, 2022, 2023)) == 26
    assert "Utuh" in young.do("segel").out


def test_summaries_of_another_scoring_get_no_new_month(young: Workplace) -> None:
    young.at("2022-03-01")
    young.write(TWO_OPD.replace("tahun: 2022", "tahun: 2021").replace("2022-02-17", "2021-02-17"), "k.yaml")
    young.do("impor", "k.yaml")
    rows(young, "UPDATE ringkasan SET versi = 0, nilai_akhir = '1.00' WHERE tahun = 2022")
    young.at("2022-04-01")
    young.do("catat", "PUPR.JALAN", "5", "--bulan", "2021-04")
    assert rows(young, "SELECT DISTINCT versi, bulan FROM ringkasan WHERE tahun = 2022") == [(0, 1), (0, 2), (0, 3)]
    assert {year for year, _ in is_right(young, 2021, 2022)} == {2021}
    young.do("catat", "PUPR.PAKET", "5", "--bulan", "2022-03")
    assert kept(young) == months(4)
    assert len(is_right(young, 2021, 2022)) == 16


def test_a_file_with_all_twelve_months_stays_right(young: Workplace) -> None:
    with open_store(young.folder / "kontrak.db", write=True) as store, transaction(store):
        stamps = last_touched(store, 2022)
        replace_rows(store, 2022, stamps, appending.summary_rows(store, 2022, stamps))
    assert [month for _, month in is_right(young)] == [*range(1, 13)]
    rows(young, "UPDATE ringkasan SET nilai_akhir = '99.00' WHERE bulan = 9 AND kode = 'PUPR'")
    assert "bulan 9, kode PUPR: nilai_akhir" in young.run("segel").out
    rows(young, "DELETE FROM ringkasan WHERE bulan = 9 AND kode = 'PUPR'")
    assert "Utuh" in young.do("segel").out  # September had not begun with the last event
    young.at("2022-04-02")
    young.do("catat", "PUPR.PAKET", "1", "--bulan", "mar")
    assert kept(young) == months(4)
    assert [month for _, month in is_right(young)] == [1, 2, 3, 4]


def test_no_month_is_stored_of_records_that_are_damaged(young: Workplace) -> None:
    """Also those of an OPD that the event does not concern."""
    young.do("catat", "DINKES.STUNTING", "14", "--bulan", "feb")
    young.at("2022-06-02")
    with closing(sqlite3.connect(young.folder / "kontrak.db", isolation_level=None)) as raw:
        triggers = raw.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("UPDATE laporan SET realisasi = '15' WHERE kode = 'DINKES.STUNTING'")
        for _, sql in triggers:
            raw.execute(sql)
    before = kept(young)
    assert young.run("catat", "PUPR.PAKET", "1", "--bulan", "mar").code == 3
    assert kept(young) == before


@pytest.mark.parametrize("seed", [0, *berat([1])])
def test_whatever_the_clock_does_every_figure_is_that_of_scoring(young: Workplace, seed: int) -> None:
    draw, month, read = Random(seed), 2, 0
    for turn in range(22):
        if draw.random() < 0.4:
            month = max(1, min(14, month + draw.choice((-2, -1, 1, 2, 2, 3))))
        young.at(f"{2022 + (month - 1) // 12}-{(month - 1) % 12 + 1:02}-{draw.randrange(1, 28):02}")
        young.run(*random_act(draw))
        if turn % 3 == 0:
            found = is_right(young)
            last = str(rows(young, "SELECT waktu FROM riwayat ORDER BY nomor DESC LIMIT 1")[0][0])
            begun = 12 if last > "2023" else int(last[5:7])
            assert [own for _, own in found] == [*range(1, begun + 1)]
            read += len(found)
    assert read > 10
