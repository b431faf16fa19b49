"""SPEC §7 "Buku kerja": what is due against what it promised, and what is behind before it is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontrak.scoring.pace import is_behind
from tests.spec.kantor import ind, opd
from tests.views.sample import RINCIAN_INDIKATOR

if TYPE_CHECKING:
    from decimal import Decimal

    from tests.spec.kantor import Kantor

(WORK, *_) = next(row.pekerjaan for row in RINCIAN_INDIKATOR if row.pekerjaan)
WORKS = {"K": (1, "jul"), "L": (3, "agu"), "M": (2, "agu"), "N": (1, "agu"), "O": (2, "jun")}
PLAN = ", ".join(f"{kode}: {{nama: Paket {kode}, volume: {n}, jatuh_tempo: {due}}}" for kode, (n, due) in WORKS.items())


@pytest.fixture
def book(kantor: Kantor) -> Kantor:
    kantor.impor(opd(ind("A", f"sifat: akumulasi, arah: naik, pekerjaan: {{{PLAN}}}")))
    kantor.lapor("A.K,jul,85", "A.L,jun,100", "A.M,jul,87", "A.N,jul,87.5", "A.O,jun,90", "A.O,jul,95")
    return kantor


def text(book: Kantor, bulan: str) -> str:
    return book.do("dokumen", "buku-kerja", "--opd", "X", "--bulan", bulan).out


def test_deviasi_is_of_what_is_due(book: Kantor) -> None:
    """July: (1·85 + 2·95)/3 − 100; what August finished early (L) hides nothing. May: nothing is due."""
    july = text(book, "jul")
    assert "deviasi -8,33 poin" in july
    assert "fisiknya 91,67% dari yang dijanjikan" in july
    assert "Belum ada yang jatuh tempo s.d. Mei" in text(book, "mei")
    book.do("tangguhkan", "X.A.O", "--bulan", "jul", "--dasar", "1", "--alasan", "banjir")
    assert "deviasi -15,00 poin" in text(book, "jul")


def test_what_is_due_next_month_and_behind_is_marked_with_its_rule(book: Kantor) -> None:
    july = text(book, "jul")
    marked = [line.partition("(")[2].partition(")")[0] for line in july.splitlines() if "**tertinggal**" in line]
    assert marked == ["A.M"]
    assert "100 × 7/8" in july
    assert "87,50%" in july
    assert "tertinggal" not in text(book, "des").lower()
    book.do("tangguhkan", "X.A.M", "--bulan", "jul", "--dasar", "1", "--alasan", "banjir")
    assert "**tertinggal**" not in text(book, "jul")


@given(st.integers(1, 12), st.integers(1, 12), st.none() | st.decimals(0, 100, places=2), st.booleans())
def test_the_rule_of_an_even_pace(bulan: int, due: int, fisik: Decimal | None, suspended: bool) -> None:
    work = WORK._replace(bulan_jatuh_tempo=due, fisik=fisik, ditangguhkan=suspended)
    expected = due == bulan + 1 and not suspended and float(fisik or 0) < 100 * (due - 1) / due - 1e-9
    assert is_behind(work, bulan) == expected
