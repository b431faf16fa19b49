"""Whatever the program prints of a value, typed back in any style of SPEC §6, is read as that value."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontrak.actions.values import read_fisik, read_spending, read_value
from kontrak.model.declared import Indikator
from kontrak.model.words import Arah, Sifat
from kontrak.numbers import format_money, format_typable, format_value

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBERS = st.decimals(0, 10**9, places=6).map(lambda number: number.normalize() + 0)


def indikator(satuan: str, arah: Arah = Arah.NAIK) -> Indikator:
    return Indikator("X.A", "a", satuan, Sifat.POSISI, arah, Decimal(1), (None,) * 12, skala="S")


def styles(number: Decimal, satuan: str) -> Iterator[str]:
    """The ways to type a number: as printed, with blanks, a sign, its unit, and with the separators of English."""
    text = format_typable(number)
    yield from (text, f"  {text} ", f"+{text}", f"{text} {satuan}", f"{text}{satuan}".replace("persen", " persen"))
    yield format_value(number, satuan, typable=True)
    swapped = text.translate(str.maketrans(".,", ",."))
    yield swapped
    if text.count(".") > 1 or ("." in text and "," in text):
        yield f"{number:,f}"
    yield f"{number:f}" if len(f"{number:f}".partition(".")[2]) != 3 else f"{number:f}0"


@given(NUMBERS, st.sampled_from(["km", "persen", "%", "orang", "m2"]))
def test_numbers(number: Decimal, satuan: str) -> None:
    for text in styles(number, satuan):
        typed = read_value(text, indikator(satuan), {})
        assert typed is not None
        assert typed.nilai == number, text


@given(st.integers(0, 10**12))
def test_money(amount: int) -> None:
    shown = format_money(amount)
    for text in (shown, f"{shown},-", f"{shown},00", f"{amount}", shown.removeprefix("Rp"), f"{amount} rupiah"):
        typed, value = read_spending(text), read_value(text, indikator("rupiah"), {})
        assert typed is not None
        assert value is not None
        assert (typed.jumlah, value.nilai) == (amount, amount), text


@given(st.decimals(0, 100, places=2))
def test_fisik(number: Decimal) -> None:
    typed = read_fisik(format_value(number, "persen", typable=True))
    assert typed is not None
    assert typed.nilai == number


@pytest.mark.parametrize("value", [True, False])
def test_yes_and_no(value: bool) -> None:
    typed = read_value(format_value(value), indikator("dokumen", Arah.BINER), {})
    assert typed is not None
    assert typed.nilai is value


def test_grades() -> None:
    for grade in ("WTP", "BB"):
        typed = read_value(
            format_value(grade), indikator("opini", Arah.PREDIKAT), {"WTP": Decimal(4), "BB": Decimal(5)}
        )
        assert typed is not None
        assert typed.nilai == grade
