"""As a new user would: twelve rows of Word become a perjanjian in Word, in fewer than ten commands."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from tests.contracts.builder import HEADER
from tests.workplace import Workplace

if TYPE_CHECKING:
    import pytest

CONTOH = Path(__file__).parents[2] / "contoh"


def test_from_word_to_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    place = Workplace(tmp_path, monkeypatch, capsys)
    place.write(HEADER.replace("2022", "2023"))
    shutil.copy(CONTOH / "pk-dlh.docx", tmp_path)
    place.do("rangka", "pk-dlh.docx", "--opd", "DLH", "--nama", "Dinas Lingkungan Hidup", "--saran", "--keluar", ".")
    decided = (tmp_path / "DLH.yaml").read_text(encoding="utf-8").split("\n")
    signed = [line.partition("  # saran")[0] for line in decided]
    signed.insert(signed.index("    program:"), "    kontrak: {nomor: 1/2023, tanggal: 2023-01-18}")
    place.write("\n".join(signed), "DLH.yaml")
    assert "Tidak ada galat" in place.do("periksa", "contracts.yaml", "DLH.yaml").out
    place.do("impor", "contracts.yaml", "DLH.yaml")
    place.do("dokumen", "perjanjian", "--opd", "DLH", "--tahun", "2023", "--keluar", "perjanjian.docx")
    with ZipFile(tmp_path / "perjanjian.docx") as document:
        body = document.read("word/document.xml").decode()
    for text in ("Dinas Lingkungan Hidup", "Indeks kualitas udara", "86,25", "Jumlah pohon yang ditanam", "BB"):
        assert text in body
