"""Tables that nobody looked at while the reader was written: no number differs, nothing open is decided (issue 16)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kontrak.months import SHORT
from kontrak.rangka.draft import write_draft
from tests.rangka.blind import make_trial
from tests.rangka.drawing import as_docx, as_xlsx
from tests.rangka.reading import read_tables

if TYPE_CHECKING:
    from pathlib import Path

    from kontrak.rangka.draft import Butir, Isian
    from tests.rangka.blind import Truth

WHOLE = 0.95
OPEN = ("sifat", "arah")


def compare(item: Butir, truth: Truth) -> bool:
    """Whether a row arrived whole. Fails where a number differs or something undecidable is decided."""
    values = dict(item.isian)
    for key in OPEN:
        assert values[key].terbuka, f"{item.nama}: {key} decided"
    target = values["target"]
    assert target.terbuka or (truth.target is not None and number(target) == truth.target), f"{item.nama}: {target}"
    unit = values["satuan"]
    assert unit.terbuka or (truth.satuan or "").casefold() == (unit.nilai or "").strip('"').casefold(), item.nama
    plan = {key: value for key, value in item.rencana if key != "jatuh_tempo"}
    for month, value in plan.items():
        assert value.terbuka or number(value) == truth.rencana[month], f"{item.nama}: {month} {value}"
    if "jatuh_tempo" in dict(item.rencana):
        due = dict(item.rencana)["jatuh_tempo"].nilai
        assert truth.rencana == {due: truth.target}
        plan = {str(due): target}
    same_unit = unit.terbuka == (truth.satuan is None)
    return target.terbuka == (truth.target is None) and same_unit and plan.keys() == truth.rencana.keys()


def number(value: Isian) -> Decimal:
    return Decimal(value.nilai or "")


def trial(path: Path, seed: int) -> tuple[int, int]:
    """How many rows arrived whole, of how many."""
    made = make_trial(seed)
    in_word = seed % 4 == 3
    file = path / f"{seed}{'.docx' if in_word else '.xlsx'}"
    file.write_bytes((as_docx if in_word else as_xlsx)({"PK": [made.gambar]}))
    result = read_tables(file)
    found = {item.nama: item for item in result.draf.indikator}
    assert found.keys() <= {truth.nama for truth in made.baris}, "a row that is none"
    assert set(SHORT) >= {key for item in result.draf.indikator for key, _ in item.rencana} - {"jatuh_tempo"}
    assert len({item.kode for item in result.draf.indikator}) == len(result.draf.indikator)
    again = write_draft(read_tables(file).draf, saran=False) if seed % 10 == 0 else None
    assert again is None or again == write_draft(result.draf, saran=False)
    return sum(compare(found[truth.nama], truth) for truth in made.baris if truth.nama in found), len(made.baris)


def run(path: Path, seeds: range) -> None:
    results = [trial(path, seed) for seed in seeds]
    whole, rows = (sum(column) for column in zip(*results, strict=True))
    assert whole >= WHOLE * rows, f"{whole} of {rows}"


def test_six_tables(tmp_path: Path) -> None:
    run(tmp_path, range(6))


@pytest.mark.berat
def test_two_hundred_tables(tmp_path: Path) -> None:
    run(tmp_path, range(1000, 1200))
