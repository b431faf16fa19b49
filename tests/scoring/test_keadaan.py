"""SPEC §3 "Keadaan": one word for how an indikator or a pekerjaan stands, the same wherever it is shown."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from kontrak.model.words import Keadaan
from kontrak.reports.papan_data import board_data
from kontrak.reports.rapor_rows import indikator_rows, work_rows
from kontrak.scoring.detail import detail_contract
from kontrak.scoring.missing import state_of
from kontrak.views.json_out import detail_document
from kontrak.views.nilai_view import detail_screen
from kontrak.views.table import Cell, Line, Table
from tests.reports.board import board
from tests.scoring.build import fakta, ind, reports, suspend, work
from tests.views.sample import DASAR


@pytest.mark.parametrize(("suspended", "finished", "due", "met", "missing"), [*product([True, False], repeat=5)])
def test_the_first_word_that_fits(*, suspended: bool, finished: bool, due: bool, met: bool, missing: bool) -> None:
    expected = "meleset"
    for word, fits in (
        ("belum lapor", missing),
        ("terpenuhi", met),
        ("belum jatuh tempo", not due),
        ("selesai", finished),
        ("ditangguhkan", suspended),
    ):
        expected = word if fits else expected
    assert state_of(suspended=suspended, finished=finished, due=due, met=met, missing=missing) == expected


def test_every_output_shows_the_same_word() -> None:
    """A suspended pekerjaan that is done, one done early, one late, one to come; a sum met with a month missing."""
    works = [work(f"PUPR.A.{which}", 1, due) for which, due in zip("PQRS", ("feb", "des", "mar", "des"), strict=True)]
    promises = [
        ind("PUPR.A", target=4, pekerjaan=works, bobot=50),
        ind("PUPR.B", target=5, rencana={"jan": 1, "feb": 1, "des": 3}, bobot=25),
        ind("PUPR.C", "posisi", target=5, rencana={"des": 5}, bobot=25),
    ]
    laporan = {"PUPR.B": reports({"jan": 2}, kode="PUPR.B")}
    for kode, fisik in (("PUPR.A.P", 100), ("PUPR.A.Q", 100), ("PUPR.A.R", 60)):
        laporan[kode] = reports({"mar": fisik}, kode=kode)
    facts = fakta(*promises, laporan=laporan, penangguhan=[suspend("PUPR.A.P", "mar")])
    rincian = detail_contract(facts, 3)
    words = {
        "PUPR.A": Keadaan.MELESET,
        "PUPR.A.P": Keadaan.DITANGGUHKAN,
        "PUPR.A.Q": Keadaan.SELESAI,
        "PUPR.A.R": Keadaan.MELESET,
        "PUPR.A.S": Keadaan.BELUM_JATUH_TEMPO,
        "PUPR.B": Keadaan.TERPENUHI,
        "PUPR.C": Keadaan.BELUM_JATUH_TEMPO,
    }
    rows: list[Any] = [item for row in rincian.indikator for item in (row, *row.pekerjaan)]
    codes = [kode for row in rincian.indikator for kode in row.indikator.codes]
    assert dict(zip(codes, (row.keadaan for row in rows), strict=True)) == words

    for kode, row in zip(codes, rows, strict=True):
        told = f"Keadaan {words[kode]}" in "\n".join(row.langkah)
        assert told == (row.jatuh_tempo or kode.count(".") == 2), kode

    document: Any = detail_document(DASAR, rincian)
    shown = [item for row in document["opd"][0]["indikator"] for item in (row, *row["pekerjaan"])]
    assert {item["kode"]: item["keadaan"] for item in shown} == words

    (opd,) = board_data(board([facts], ()))["opd"]
    shown = [item for row in opd["indikator"] for item in (row, *row["pekerjaan"])]
    assert {item["kode"]: item["keadaan"] for item in shown} == words

    assert {row.rincian.kode: row.keadaan for row in work_rows(rincian.indikator)} == {
        kode: word for kode, word in words.items() if kode.count(".") == 2
    }
    signs = {row.rincian.indikator.kode: row.tanda for row in indikator_rows(rincian)}
    assert signs == {"PUPR.A": "✗", "PUPR.B": "✓", "PUPR.C": "–"}
    (table,) = [block for block in detail_screen(DASAR, rincian, 1) if isinstance(block, Table)]
    texts = [
        [cell.text if isinstance(cell, Cell) else cell for cell in row]
        for row in table.rows
        if not isinstance(row, Line)
    ]
    assert {f"PUPR.{row[0].strip()}": row[-1].partition(":")[0] for row in texts} == words
