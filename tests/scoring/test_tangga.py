"""SPEC §3 "Meleset": which missed months count towards the step, and what a near miss is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kontrak.model.kepala import Kepala
from kontrak.model.recorded import VersiAturan
from kontrak.scoring.detail import detail_contract
from tests.scoring.build import ATURAN, D, Spec, fakta, ind, missed_heads, month_number, reports, work

if TYPE_CHECKING:
    from kontrak.model.declared import Aturan
    from kontrak.model.missed import KepalaMeleset

NINETY = ATURAN._replace(ambang_tangga=D(90))
QUARTERS = ("mar", "jun", "sep", "des")


def head(
    months: dict[str, Spec], bulan: str = "des", aturan: Aturan = NINETY, sejak: date | None = None
) -> KepalaMeleset:
    """A position of 100 in each quarter, as reported."""
    promise = ind(sifat="posisi", rencana=dict.fromkeys(QUARTERS, 100))
    facts = fakta(
        promise, laporan={promise.kode: reports(months)}, aturan=aturan, kepala=[Kepala("Kepala", sejak=sejak)]
    )
    (found,) = missed_heads([facts], month_number(bulan))
    return found


@pytest.mark.parametrize(
    ("months", "berturut", "step", "tangga"),
    [
        pytest.param(dict.fromkeys(QUARTERS, 99), 4, 0, None, id="only near misses"),
        pytest.param(dict.fromkeys(QUARTERS, "89.99"), 4, 4, "SP III", id="all below"),
        pytest.param(dict.fromkeys(QUARTERS, 90), 4, 0, None, id="the threshold itself is near"),
        pytest.param({"mar": 50, "jun": 50, "sep": 95, "des": 50}, 4, 1, "Catatan", id="a near miss ends it"),
        pytest.param({"mar": 50, "jun": 50, "sep": 50, "des": 95}, 4, 0, None, id="also in the month itself"),
        pytest.param({"mar": 95, "jun": 50, "sep": 50, "des": 50}, 4, 3, "SP II", id="before the others"),
        pytest.param({"mar": 50, "jun": 100, "sep": 50, "des": 50}, 2, 2, "SP I", id="a met month ends both"),
        pytest.param({"mar": 95, "jun": 95, "sep": 95}, 4, 1, "Catatan", id="belum lapor is never near"),
        pytest.param({}, 4, 4, "SP III", id="silence counts"),
    ],
)
def test_the_step_counts_what_is_below_the_threshold(
    months: dict[str, Spec], berturut: int, step: int, tangga: str | None
) -> None:
    found = head(months)
    (row,) = found.komitmen
    assert (row.berturut, row.berturut_tangga, found.tangga, found.runtun) == (berturut, step, tangga, berturut)
    assert row.nyaris is (months.get("des") in (99, 90, 95))


def test_without_the_threshold_every_miss_counts() -> None:
    found = head(dict.fromkeys(QUARTERS, "99.99"), aturan=ATURAN)
    assert (found.komitmen[0].berturut_tangga, found.tangga, found.komitmen[0].nyaris) == (4, "SP III", False)


def test_the_step_stays_within_the_tenure() -> None:
    found = head(dict.fromkeys(QUARTERS, 50), sejak=date(2022, 7, 1))
    assert (found.komitmen[0].berturut, found.komitmen[0].berturut_tangga, found.tangga) == (4, 2, "SP I")


def test_each_month_goes_by_the_rules_in_force_in_it() -> None:
    promise = ind(sifat="posisi", rencana=dict.fromkeys(QUARTERS, 100))
    rules = [VersiAturan(0, 1, NINETY), VersiAturan(1, 7, ATURAN)]
    facts = fakta(promise, laporan={promise.kode: reports(dict.fromkeys(QUARTERS, 95))}, versi_aturan=rules)
    assert [detail_contract(facts, month).meleset[0].berturut_tangga for month in (6, 12)] == [0, 2]


@pytest.mark.parametrize(("fisik", "step", "near"), [("89.99", 3, False), (90, 0, True), (99, 0, True)])
def test_a_pekerjaan_goes_by_its_fisik(fisik: Spec, step: int, near: bool) -> None:
    promise = ind("PUPR.A", pekerjaan=[work("PUPR.A.X", 1, "apr")])
    facts = fakta(promise, laporan={"PUPR.A.X": reports({"apr": fisik})}, aturan=NINETY)
    (row,) = detail_contract(facts, 6).meleset
    assert (row.berturut, row.berturut_tangga, row.nyaris) == (3, step, near)
    assert row.satuan_berturut == "bulan"


def test_a_lapse_counts_once() -> None:
    promise = ind(sifat="posisi", rencana={"mar": 100})
    facts = fakta(promise, laporan={promise.kode: reports({"mar": 100, "mei": 40})}, aturan=NINETY)
    (row,) = detail_contract(facts, 8).meleset
    assert (row.sejak, row.berturut, row.berturut_tangga) == (5, 1, 1)


def test_near_misses_stand_last_and_heads_keep_their_order() -> None:
    near, grave = (
        ind("PUPR.A", sifat="posisi", rencana={"mar": 100}),
        ind("PUPR.B", sifat="posisi", rencana={"mar": 100}),
    )
    laporan = {"PUPR.A": reports({"mar": 95}), "PUPR.B": reports({"mar": 50})}
    facts = fakta(near, grave, laporan=laporan, aturan=NINETY)
    (found,) = missed_heads([facts], 3)
    assert [(row.kode, row.nyaris) for row in found.komitmen] == [("PUPR.B", False), ("PUPR.A", True)]
    assert found.rangkaian == "1 kali jatuh tempo berturut-turut"


def test_the_month_of_the_last_value_of_one_that_is_belum_lapor() -> None:
    promise = ind(sifat="posisi", rencana={"feb": 20, "jun": 20})
    facts = fakta(promise, laporan={promise.kode: reports({"feb": 15})})
    assert [detail_contract(facts, month).meleset[0].realisasi_bulan for month in (5, 6)] == [None, 2]
