"""docs/ARCHITECTURE.md "One report, from the command line to the rapor": the stops are those that the program makes."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import kontrak
from tests.workplace import Workplace

if TYPE_CHECKING:
    from types import FrameType

    import pytest

ROOT = Path(kontrak.__file__).parent
PAGE = Path(__file__).parents[2] / "docs" / "ARCHITECTURE.md"
STOP = re.compile(r"^\| [0-9]+ \| `([\w/]+\.py)` `(\w+)` \|", re.MULTILINE)
CONTRACTS = """\
versi: 1
tahun: 2022
daerah: Kabupaten Contoh
pihak_kedua: {nama: null, jabatan: Bupati}
opd:
  PUPR:
    nama: Dinas PUPR
    kelompok: dinas
    kepala: {jabatan: Kepala Dinas PUPR}
    kontrak: {nomor: null, tanggal: null}
    indikator:
      SPAM:
        nama: Sambungan
        satuan: unit
        sifat: akumulasi
        arah: naik
        target: 100
        rencana: {mar: 100}
"""


def test_the_way_of_one_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Half of the returns there once were (31), entered in this order."""
    stops = STOP.findall(PAGE.read_text(encoding="utf-8"))
    assert 0 < len(stops) <= 15
    place = Workplace(tmp_path, monkeypatch, capsys)
    place.write(CONTRACTS)
    place.at("2022-04-05")
    place.do("impor")
    entered: list[tuple[str, str]] = []

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(str(ROOT)):
            stop = Path(frame.f_code.co_filename).relative_to(ROOT).as_posix(), frame.f_code.co_name
            if stop in stops and stop not in entered:
                entered.append(stop)

    sys.setprofile(note)
    try:
        place.do("catat", "PUPR.SPAM", "85", "--bulan", "mar")
        place.do("rapor", "--opd", "PUPR", "--bulan", "mar")
    finally:
        sys.setprofile(None)
    assert entered == stops
