"""SPEC §7 "Buku kerja": what is due against what it promised, and what is behind before it is due."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import pytest

from kontrak.scoring.horizon import is_behind
from tests.contract_text import ind, opd
from tests.views.sample import RINCIAN_INDIKATOR
from tests.workplace import made_once

if TYPE_CHECKING:
    from tests.workplace import Workplace

(WORK, *_) = next(row.pekerjaan for row in RINCIAN_INDIKATOR if row.pekerjaan)
WORKS = {"K": (1, "jul"), "L": (3, "agu"), "M": (2, "agu"), "N": (1, "agu"), "O": (2, "jun")}
PLAN = ", ".join(f"{kode}: {{nama: Paket {kode}, volume: {n}, jatuh_tempo: {due}}}" for kode, (n, due) in WORKS.items())


@pytest.fixture
@made_once
def book(kantor: Workplace) -> Workplace:
    kantor.impor(opd(ind("A", f"sifat: akumulasi, arah: naik, pekerjaan: {{{PLAN}}}")))
    kantor.lapor("A.K,jul,85", "A.L,jun,100", "A.M,jul,87", "A.N,jul,87.5", "A.O,jun,90", "A.O,jul,95")
    return kantor


def text(book: Workplace, bulan: str) -> str:
    return book.do("dokumen", "buku-kerja", "--opd", "X", "--bulan", bulan).out


def test_deviasi_is_of_what_is_due(book: Workplace) -> None:
    """July: (1·85 + 2·95)/3 − 100; what August finished early (L) hides nothing. May: nothing is due."""
    july = text(book, "jul")
    assert "deviasi -8,33 poin" in july
    assert "fisiknya 91,67% dari yang dijanjikan" in july
    assert "Belum ada yang jatuh tempo s.d. Mei" in text(book, "mei")
    book.do("tangguhkan", "X.A.O", "--bulan", "jul", "--dasar", "1", "--alasan", "banjir")
    assert "deviasi -15,00 poin" in text(book, "jul")


def test_what_is_due_next_month_and_behind_is_marked_with_its_rule(book: Workplace) -> None:
    july = text(book, "jul")
    marked = [line.partition("(")[2].partition(")")[0] for line in july.splitlines() if "**tertinggal**" in line]
    assert marked == ["A.M"]
    assert "100 × 7/8" in july
    assert "87,50%" in july
    assert "tertinggal" not in text(book, "des").lower()
    book.do("tangguhkan", "X.A.M", "--bulan", "jul", "--dasar", "1", "--alasan", "banjir")
    assert "**tertinggal**" not in text(book, "jul")


def test_the_rule_of_an_even_pace() -> None:
    """Against 100·(d−1)/d in fractions, with values on both sides of the bounds."""
    bounds = {Fraction(100 * (due - 1), due) for due in range(1, 13)}
    values = {Decimal(math.floor(bound * 100) + step) / 100 for bound in bounds for step in (-1, 0, 1)}
    for bulan, due, fisik in product(range(1, 13), range(1, 13), [None, *(value for value in values if value >= 0)]):
        work = WORK._replace(bulan_jatuh_tempo=due, fisik=fisik)
        behind = due == bulan + 1 and Fraction(fisik or 0) < Fraction(100 * (due - 1), due)
        assert is_behind(work, bulan) == behind
        assert not is_behind(work._replace(ditangguhkan=True), bulan)
