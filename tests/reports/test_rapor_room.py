"""What finds room on a rapor: a front is one page whatever stands in it, and the rest continues behind it."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from kontrak.model.kepala import Kepala
from kontrak.reports.cetak.typst import to_pdf
from kontrak.reports.rapor import rapor_sheet
from tests.reports.cetak.test_pdf import pages
from tests.reports.crowded import crowded, crowded_rapor, crowded_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from kontrak.model.recorded import Fakta
    from kontrak.reports.cetak.lembar import Lembar

KOP = "**PEMERINTAH KABUPATEN CONTOH**\n\n**SEKRETARIAT DAERAH**\n\nJalan Contoh 1\n\nTelepon 1\n\nLaman contoh.id\n"


def front_sides(sheet: Lembar, folder: Path) -> int:
    """On how many pages the front stands: the signatures are its end."""
    reader = shutil.which("pdftotext")
    assert reader, "needs poppler-utils"
    (folder / "r.pdf").write_bytes(to_pdf(sheet))
    done = subprocess.run([reader, "-layout", "r.pdf", "-"], cwd=folder, capture_output=True, check=True)
    found = [number for number, page in enumerate(done.stdout.decode().split("\f"), 1) if "Mengetahui" in page]
    return found[0]


def test_a_head_with_28_indikators_has_three_pages() -> None:
    assert pages(to_pdf(crowded_sheet(crowded(28, missed=10)))) == 3


def test_misses_end_last_and_nothing_is_lost() -> None:
    rapor = crowded_rapor(crowded(28, missed=28))
    assert 1 <= rapor.muka.meleset < len(rapor.meleset)
    assert 1 <= len(rapor.muka.indikator) < 28
    text = rapor_sheet(rapor).teks
    front, _, back = text.partition("<!-- cetak: halaman-baru -->")
    assert f"{len(rapor.meleset) - rapor.muka.meleset} komitmen lain yang meleset ada di balik lembar ini." in front
    for row in rapor.meleset:
        assert f"({row.kode.partition('.')[2]})" in front + back.partition("## Semua indikator")[0]
    for item in rapor.indikator:
        assert f"| {item.tanda} | {item.rincian.indikator.nama} (" in back


def test_a_head_of_few_promises_keeps_all_on_the_front() -> None:
    rapor = crowded_rapor(crowded(8, missed=2, works=0), bidang=1, debts=1)
    assert rapor.muka.meleset == len(rapor.meleset) == 2
    assert len(rapor.muka.indikator) == len(rapor.indikator)


@pytest.mark.berat
def test_whatever_stands_in_it_a_front_is_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = "Nama yang amat panjang sekali " * 10
    wordy = crowded(8, missed=8, name="N" * 300, said=long)
    monkeypatch.chdir(tmp_path)
    heads = {
        "twelve": crowded(12, missed=12),
        "sixty": crowded(60, missed=60),
        "none due": crowded(5, missed=0)._replace(laporan={}),
        "wordy": wordy,
        "long name": _headed(crowded(8, missed=3), long, Kepala("Kepala Dinas")),
        "long post": _headed(crowded(8, missed=3), "Dinas", Kepala(long)),
        "no name": _headed(crowded(8, missed=3), "Dinas", Kepala("Kepala Dinas", None)),
    }
    for name, fakta in heads.items():
        assert front_sides(crowded_sheet(fakta), tmp_path) == 1, name
    assert front_sides(rapor_sheet(crowded_rapor(crowded(8, missed=3), bidang=0, debts=0)), tmp_path) == 1
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "kop.md").write_text(KOP, encoding="utf-8")
    assert front_sides(crowded_sheet(crowded(12, missed=12)), tmp_path) == 1, "kop"


def _headed(fakta: Fakta, name: str, kepala: Kepala) -> Fakta:
    return fakta._replace(kontrak=fakta.kontrak._replace(nama=name, kepala=kepala), kepala=(kepala,))
