"""Every piece of advice of docs/galat.md is followed: a golden file mended as its messages say has no error left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kontrak.contracts.read import read_contracts
from tests.contracts.advice import MENDED
from tests.contracts.builder import NOTHING
from tests.golden_file import GOLDEN

if TYPE_CHECKING:
    from pathlib import Path

    from kontrak.contracts.tree import Problem

HEADER = (
    (b"tahun", b"tahun: 2022"),
    (b"daerah", b"daerah: Kabupaten Contoh"),
    (b"pihak_kedua", b"pihak_kedua: {jabatan: Bupati}"),
)
NAMES = sorted(path.stem for path in (GOLDEN / "contracts").glob("*.yaml"))


def mended(name: str) -> bytes:
    """The file with each replacement made; what is to be replaced must stand there."""
    content = (GOLDEN / "contracts" / f"{name}.yaml").read_bytes()
    for old, new in MENDED[name]:
        assert old.encode() in content, old
        content = content.replace(old.encode(), new.encode(), 1)
    if name.startswith("yaml-"):  # files of two lines: what is still missing is named too, and added
        content += b"".join(b"%s\n" % line for key, line in HEADER if b"\n%s:" % key not in b"\n" + content)
    return content


def errors(folder: Path, content: bytes) -> tuple[Problem, ...]:
    path = folder / "mended.yaml"
    path.write_bytes(content)
    return read_contracts([path], lambda _year: NOTHING).galat


def test_every_error_has_its_mended_twin() -> None:
    assert sorted(MENDED) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_advice_works(tmp_path: Path, name: str) -> None:
    assert [str(problem) for problem in errors(tmp_path, mended(name))] == []
