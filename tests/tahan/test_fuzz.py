"""A quick fuzz of every reader on every run; the long one is ``python -m tests.tahan.fuzzing`` (C)."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontrak.numbers import NumberError, format_number, parse_money, parse_number
from kontrak.store.canonical import canonical_json
from tests.examples import examples
from tests.tahan import fuzzing

if TYPE_CHECKING:
    from decimal import Decimal

QUICK = examples(40)


@pytest.mark.parametrize("name", sorted(fuzzing.readers()))
def test_mutated_samples(name: str) -> None:
    found = fuzzing.fuzz_blind(name, 20.0, seed=1, most=40)
    assert found.gangguan == ()
    assert found.masukan == 40


@pytest.mark.parametrize("name", sorted(fuzzing.readers()))
def test_the_samples_themselves_are_read(name: str) -> None:
    for sample in fuzzing.readers()[name].samples:
        fuzzing.readers()[name].attempt(sample)


def test_the_fuzzer_finds_what_is_there() -> None:
    def attempt(data: bytes) -> None:
        assert b"\0" not in data, "NUL"

    reader = fuzzing.Reader((b"abc",), (b"\0",), attempt)
    assert fuzzing.fault_of(reader, b"abc") is None
    assert "AssertionError: NUL" in (fuzzing.fault_of(reader, b"a\0") or "")
    kept = Path((fuzzing.fault_of(reader, b"a\0") or "").rpartition(" ")[2])
    assert kept.read_bytes() == b"a\0"
    kept.unlink()


@QUICK
@given(st.binary(max_size=300))
def test_any_bytes_as_any_file(data: bytes) -> None:
    for reader in fuzzing.readers().values():
        reader.attempt(data)


@QUICK
@given(st.text(max_size=40) | st.from_regex(r"[-+ Rp]{0,4}[0-9.,]{1,25}%?", fullmatch=True))
def test_any_text_as_a_number(text: str) -> None:
    fuzzing.attempt_number(text.encode("utf-8", "surrogatepass"))


def parse_fails(shown: str) -> bool:
    """Whether a printed number is one of those that could be read in two ways: ``1.234``."""
    return bool(re.fullmatch(r"-?[1-9][0-9]{0,2}\.[0-9]{3}|-?[1-9][0-9]{0,2},[0-9]{3}", shown))


@QUICK
@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**8), max_value=10**8))
def test_what_is_printed_reads_back_or_is_refused_as_ambiguous(number: Decimal) -> None:
    shown = format_number(number)
    if parse_fails(shown):
        with pytest.raises(NumberError, match="bisa dibaca"):
            parse_number(shown)
    else:
        assert parse_number(shown) == number


@QUICK
@given(st.integers(min_value=-(10**15) + 1, max_value=10**15 - 1))
def test_money_reads_back(amount: int) -> None:
    assert parse_money(str(amount)) == amount


JSON = st.recursive(
    st.none() | st.booleans() | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("aé\u0301z", max_size=4), inner, max_size=4),
    max_leaves=12,
)


@QUICK
@given(JSON)
def test_canonical_text_is_a_fixed_point(content: object) -> None:
    text = canonical_json(content)
    assert canonical_json(json.loads(text)) == text


@pytest.mark.berat
@pytest.mark.parametrize("name", sorted(fuzzing.readers()))
def test_the_best_engine_at_hand(name: str) -> None:
    found = fuzzing.fuzz(name, 4.0, seed=1)
    assert found.gangguan == ()
    assert found.masukan > 0


def test_findings_are_kept_in_the_temporary_folder() -> None:
    assert fuzzing.FINDINGS.parent == Path(tempfile.gettempdir())
