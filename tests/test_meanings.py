"""``meanings_at``: which version, contract and scale a code is read by in a month."""

from __future__ import annotations

from kontrak.model.meanings import in_force, meanings_at, meanings_of_year
from kontrak.model.recorded import Versi, VersiAturan
from tests.scoring.build import ATURAN, D, ind, work

NUMBER = ind("PUPR.A", rencana={"mar": 1})
YES = ind("PUPR.A", "posisi", "biner", True, {"des": True})
GRADE = ind("PUPR.A", "posisi", "predikat", "B", {"des": "B"})
OTHER = ind("PUPR.B", rencana={"mar": 1})
RULES = (VersiAturan(0, 1, ATURAN), VersiAturan(1, 6, ATURAN._replace(skala={"SAKIP": {"B": D(1)}})))


def test_the_version_in_force_decides() -> None:
    versions = (Versi(0, 1, (NUMBER,)), Versi(1, 6, (YES,)), Versi(2, 6, (GRADE,)))
    assert in_force(versions, 5) == versions[0]
    assert in_force(versions, 6) == versions[2]
    assert in_force((), 6) is None
    found = [meanings_at({"PUPR": versions}, RULES, month)["PUPR.A"] for month in (1, 5, 6, 12)]
    assert [makna.indikator for makna in found] == [NUMBER, NUMBER, GRADE, GRADE]
    assert all(makna.ada for makna in found)


def test_else_the_earliest_later_one() -> None:
    versions = (Versi(0, 1, (OTHER,)), Versi(1, 6, (OTHER, NUMBER)), Versi(2, 9, (OTHER, YES)))
    makna = meanings_at({"PUPR": versions}, RULES, 3)["PUPR.A"]
    assert (makna.indikator, makna.berlaku, makna.ada) == (NUMBER, 6, False)


def test_else_of_what_was_removed_the_latest_before() -> None:
    versions = (Versi(0, 1, (NUMBER,)), Versi(1, 4, (YES,)), Versi(2, 9, (OTHER,)))
    makna = meanings_at({"PUPR": versions}, RULES, 10)["PUPR.A"]
    assert (makna.indikator, makna.berlaku, makna.ada) == (YES, 4, False)


def test_the_contract_that_holds_it_in_the_month_wins_over_all_that_once_did() -> None:
    versions = {
        "PUPR": (Versi(0, 1, (NUMBER, OTHER)), Versi(1, 9, (OTHER,))),
        "PUPR.BM": (Versi(0, 1, ()), Versi(1, 9, (YES,))),
    }
    found = [meanings_at(versions, RULES, month)["PUPR.A"] for month in (3, 9)]
    assert [(makna.kontrak, makna.indikator) for makna in found] == [("PUPR", NUMBER), ("PUPR.BM", YES)]
    back = {"PUPR": (Versi(0, 1, (OTHER,)), Versi(1, 9, (OTHER, NUMBER))), "PUPR.BM": (Versi(0, 1, (YES,)),)}
    assert meanings_at(back, RULES, 3)["PUPR.A"].kontrak == "PUPR.BM"


def test_the_scale_is_that_of_the_month() -> None:
    year = meanings_of_year({"PUPR": (Versi(0, 1, (GRADE, OTHER)),)}, RULES)
    assert list(year[4]["PUPR.A"].skala) == ["D", "C", "CC", "B", "BB", "A", "AA"]
    assert list(year[5]["PUPR.A"].skala) == ["B"]
    assert year[0]["PUPR.B"].skala == {}
    assert len(year) == 12
    assert year[0] is year[4]
    assert year[5] is year[11]


def test_pekerjaan_have_a_meaning_of_their_own() -> None:
    works = ind("PUPR.A", pekerjaan=[work("PUPR.A.X", 1, "mar")])
    year = meanings_of_year({"PUPR": (Versi(0, 1, (NUMBER,)), Versi(1, 6, (works,)))}, RULES)
    assert year[0]["PUPR.A"].indikator == NUMBER
    makna = year[0]["PUPR.A.X"]
    assert (makna.indikator, makna.pekerjaan, makna.berlaku, makna.ada) == (works, works.pekerjaan[0], 6, False)
    assert year[6]["PUPR.A.X"].ada
