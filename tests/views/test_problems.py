"""What an import prints of the warnings of its files: the first ones, and where to read the rest."""

from __future__ import annotations

import pytest

from kontrak.contracts.read import Reading
from kontrak.contracts.tree import Problem
from kontrak.views.problems import warning_lines


def reading(count: int, *files: str) -> Reading:
    warnings = tuple(Problem(files[0], line, 1, "opd", f"peringatan {line}") for line in range(1, count + 1))
    return Reading(files, None, (), (), warnings)


@pytest.mark.parametrize("count", range(5))
def test_up_to_one_more_than_the_first_all_are_printed(count: int) -> None:
    assert warning_lines(reading(count, "a.yaml")) == [f"a.yaml:{n}:1: peringatan {n}" for n in range(1, count + 1)]


def test_more_are_counted_and_the_files_named() -> None:
    *first, rest = warning_lines(reading(5, "x/contracts.yaml", "dua kata.yaml"))
    assert len(first) == 3
    assert rest == 'dan 2 peringatan lain; selengkapnya: kontrak periksa x/contracts.yaml "dua kata.yaml"'
