"""``mulai``: which year it writes, and that nothing half written is left (SPEC §5)."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kontrak.actions.starting import NAME, SCHEMA_NAME
from kontrak.contracts.shape import schema_text
from tests.posix import needs

if TYPE_CHECKING:
    from pathlib import Path

    from tests.workplace import Workplace


@pytest.mark.parametrize(
    ("folder", "year"),
    [
        ("2027", 2027),
        ("kontrak-2023", 2023),
        ("kontrak-2023-2023", 2023),
        ("kontrak", 2025),
        ("arsip-2023-2024", 2025),
        ("nomor-120231", 2025),
        ("tahun-1999", 2025),
        ("2023/isi", 2025),
    ],
)
def test_the_year_is_that_of_the_folder_or_of_the_clock(empty_office: Workplace, folder: str, year: int) -> None:
    empty_office.at("2025-01-05")
    said = empty_office.do("mulai", folder).out
    assert f"untuk tahun {year}." in said
    assert f"\ntahun: {year}\n" in (empty_office.folder / folder / NAME).read_text("utf-8")


def test_without_a_folder_it_is_that_of_the_current_one(
    empty_office: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kinerja 2024").mkdir()
    monkeypatch.chdir(tmp_path / "kinerja 2024")
    empty_office.at("2025-01-05")
    assert "untuk tahun 2024." in empty_office.do("mulai").out


@needs("resource")
@pytest.mark.parametrize("limit", [3000, len(schema_text()) - 1])
def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, limit: int) -> None:
    """The first limit strikes the contracts, the second the schema, which is longer."""

    import resource

    def restrict() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    words = [sys.executable, "-B", "-m", "kontrak", "mulai", "2027"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, preexec_fn=restrict, check=False)
    assert done.returncode == 4, done.stderr
    assert "melebihi batas disk" in done.stderr
    assert list((tmp_path / "2027").iterdir()) == []
    assert subprocess.run(words, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    assert sorted(path.name for path in (tmp_path / "2027").iterdir()) == sorted([NAME, SCHEMA_NAME])


def test_the_template_tells_of_december_and_of_codes(empty_office: Workplace) -> None:
    empty_office.do("mulai", "baru")
    text = (empty_office.folder / "baru" / NAME).read_text("utf-8")
    assert "jatuh tempo bulan Desember" in text
    assert "PUPR.PAKET, bukan PUPR.BM.PAKET" in text
    empty_office.do("periksa", "baru/contracts.yaml")
