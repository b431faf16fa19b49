"""Contracts written back: whatever they say is read back as exactly the same."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from kontrak.contracts.emit import write_contracts
from kontrak.contracts.read import read_contracts
from kontrak.contracts.reader import read_tree
from kontrak.contracts.yaml_text import number, scalar
from kontrak.numbers import parse_number
from tests.contracts.builder import NOTHING, opd_text, read_sound, year_text
from tests.contracts.test_canonical import NAMES, numbered
from tests.examples import examples

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kontrak.contracts.read import Reading

ROOT = Path(__file__).parents[2]
MISREAD = [
    "null",
    "~",
    "ya",
    "NO",
    "off",
    "0123",
    "1e3",
    "1:30",
    "2022-02-17",
    "- a",
    "a: b",
    "a #b",
    "#",
    "&a",
    "*a",
    "!b",
]
MISREAD += [
    "{a}",
    "[b]",
    "a, b",
    "'",
    '"',
    "\\",
    "%x",
    "@x",
    "`",
    "|",
    ">",
    "=",
    "<<",
    "a:",
    "\u2028",
    "\x85",
    "🏛️",
    "\ufeff",
]


def written(reading: Reading, notes: Mapping[str, str] | None = None) -> str:
    assert reading.tajuk is not None
    return write_contracts(reading.tajuk, reading.opd, ["Kontrak", ""], notes or {})


def read_again(folder: Path, text: str) -> Reading:
    path = folder / "lagi.yaml"
    path.write_text(text, encoding="utf-8")
    reading = read_contracts([path], lambda _year: NOTHING)
    assert [str(problem) for problem in reading.galat] == []
    return reading


@pytest.mark.parametrize("text", [*MISREAD, "biasa saja", "Dinas PUPR (Cipta Karya) & Tata Ruang", "x" * 300])
def test_a_text_is_read_back_by_us_and_by_any_other_reader(text: str) -> None:
    for form in (f"a: {scalar(text)}\n", f"a: {{b: 1, a: {scalar(text)}}}\n", f"a: [x, {scalar(text)}]\n"):
        assert read_tree(form.encode(), "uji.yaml").galat == ()
    assert yaml.safe_load(f"a: {scalar(text)}\n") == {"a": text}
    assert yaml.safe_load(f"{{{scalar(text)}: 1}}\n") == {text: 1}
    assert yaml.safe_load(f"[x, {scalar(text)}]\n") == ["x", text]


@given(NAMES)
@example("a ")
@example("a\nb\tc")
def test_any_text_survives(text: str) -> None:
    read = read_tree(f"a: {scalar(text)}\n".encode(), "uji.yaml")
    assert read.akar is not None
    assert read.akar.get("a") == text


@given(st.decimals(min_value=Decimal(-(10**8)), max_value=10**8, places=6))
@example(Decimal("1.234"))
@example(Decimal("-39.320"))
@example(Decimal("0.125"))
def test_any_number_has_one_reading(value: Decimal) -> None:
    assert parse_number(number(value)) == value


@pytest.mark.parametrize(
    "path", [ROOT / "contracts.yaml", Path(__file__).with_name("contoh.yaml")], ids=lambda p: p.name
)
def test_a_whole_year_comes_back(path: Path, tmp_path: Path) -> None:
    first = read_contracts([path], lambda _year: NOTHING)
    second = read_again(tmp_path, written(first))
    assert second.tajuk == first.tajuk
    assert second.opd == first.opd
    assert written(second) == written(first)


@examples(15)
@given(st.lists(numbered(), min_size=1, max_size=4))
def test_whatever_is_sound_comes_back(tmp_path_factory: pytest.TempPathFactory, indikators: list[str]) -> None:
    folder = tmp_path_factory.getbasetemp()
    body = "indikator:\n" + "".join(f"  I{place}: {text}\n" for place, text in enumerate(indikators))
    first = read_sound(folder, year_text(opd_text(body)))
    assert read_again(folder, written(first)).opd == first.opd


def test_the_order_of_protocol_comes_back(tmp_path: Path) -> None:
    text = Path(__file__).with_name("contoh.yaml").read_text(encoding="utf-8")
    text = text.replace("pengampu: AST2\n", "pengampu: AST2\n    urutan: 7\n").replace(
        "Pembangunan, nama", "Pembangunan, urutan: 12, nama"
    )
    again = read_sound(tmp_path, written(read_sound(tmp_path, text)))
    assert again.tajuk is not None
    assert ([one.urutan for one in again.tajuk.pengampu], [one.urutan for one in again.opd]) == ([12], [7])


def test_notes_stay_comments_whatever_they_hold(tmp_path: Path) -> None:
    first = read_contracts([ROOT / "contracts.yaml"], lambda _year: NOTHING)
    hostile = "satu\n  PALSU: {nama: x}\u2028dua\x85tiga\ufefft # empat"
    codes = [opd.kode for opd in first.opd]
    codes += [item.kode for opd in first.opd for kontrak in (opd.kontrak, *opd.bidang) for item in kontrak.indikator]
    codes += [bidang.kode for opd in first.opd for bidang in opd.bidang]
    text = written(first, dict.fromkeys(codes, hostile))
    assert text.count("PALSU") == len(codes)
    assert read_again(tmp_path, text).opd == first.opd
