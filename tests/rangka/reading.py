"""Run the reader on files in a folder, and import what it writes beside a header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.contracts.read import Reading, read_contracts
from kontrak.rangka.scaffold import Hasil, Permintaan, scaffold
from tests.contracts.builder import NOTHING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HEADER = "versi: 1\ntahun: 2026\ndaerah: Kabupaten Contoh\npihak_kedua: {nama: null, jabatan: Bupati}\n"


def read_tables(
    *paths: Path | str, nama: str = "Dinas Contoh", tahun: int | None = 2026, kolom: Mapping[str, str] | None = None,
    lembar: str | None = None,
) -> Hasil:  # fmt: skip
    """Read the tables of files as the OPD ``OPD``."""
    return scaffold(Permintaan([str(path) for path in paths], "OPD", nama, tahun, kolom or {}, lembar, 2026))


def import_text(folder: Path, text: str) -> Reading:
    """Read a written contract beside the header of its year."""
    header, contract = folder / "tajuk.yaml", folder / "opd.yaml"
    header.write_text(HEADER, encoding="utf-8")
    contract.write_text(text, encoding="utf-8")
    return read_contracts([header, contract], lambda _year: NOTHING)
