"""The form in LibreOffice: opened, calculated, saved and printed by another program (needs libreoffice-calc)."""

from __future__ import annotations

import subprocess
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kontrak.forms.reading import read_file
from kontrak.forms.rows import Persen
from tests.cost import PATIENCE
from tests.forms.sample import Filler, form, line, save

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.berat


def convert(path: Path, kind: str) -> Path:
    """Let LibreOffice open the file and save it as another kind."""
    target = path.parent / "keluar"
    profile = f"-env:UserInstallation=file://{path.parent}/profil"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(target), str(path)],
        check=True,
        capture_output=True,
        timeout=PATIENCE,
    )
    return target / f"{path.stem}.{kind.partition(':')[0]}"


def test_what_libreoffice_saves_is_read_like_what_excel_saves(tmp_path: Path) -> None:
    filler = Filler(save(tmp_path / "formulir-2022-04-PUPR.xlsx"))
    filler.fill("PUPR.JALAN", realisasi="4,75", anggaran="Rp1.250.000", kendala="hujan\nbanjir", batas="31/05/2022")
    filler.fill("PUPR.SAKIP", realisasi="=2+3", anggaran=1500000).fill("PUPR.GIS", realisasi=0.855)
    for kode in ("PUPR.SAKIP", "PUPR.GIS"):
        filler.cell(kode, "realisasi").number_format = "0.0%" if kode == "PUPR.GIS" else "General"
    filler.save()
    saved = read_file(convert(filler.path, "xlsx"))
    assert saved.tanda == form().tanda
    assert saved.peringatan == ()
    rows = {row.isi["kode"]: row for row in saved.baris}
    assert [rows["PUPR.JALAN"].isi[field] for field in ("realisasi", "anggaran", "kendala", "batas")] == [
        "4,75",
        "Rp1.250.000",
        "hujan\nbanjir",
        "31/05/2022",
    ]
    assert [rows["PUPR.SAKIP"].isi[field] for field in ("realisasi", "anggaran")] == [Decimal(5), Decimal(1500000)]
    assert rows["PUPR.GIS"].isi["realisasi"] == Persen(Decimal("85.5"))
    assert not any(row.cacat for row in saved.baris)


def test_an_empty_form_stays_empty(tmp_path: Path) -> None:
    saved = read_file(convert(save(tmp_path / "a.xlsx"), "xlsx"))
    assert [row.teks("realisasi") for row in saved.baris] == [None, None, None]


def test_a_formula_that_cannot_be_calculated_is_told(tmp_path: Path) -> None:
    filler = Filler(save(tmp_path / "a.xlsx")).fill("PUPR.JALAN", realisasi="=1/0")
    filler.cell("PUPR.JALAN", "realisasi").number_format = "General"
    filler.save()
    assert "#DIV/0!" in read_file(convert(filler.path, "xlsx")).baris[0].cacat["realisasi"]


def test_prints_on_one_page_wide_a4_landscape(tmp_path: Path) -> None:
    rows = [
        line(f"PUPR.A{n}", f"Indikator nomor {n} dengan nama yang cukup panjang untuk dua baris") for n in range(40)
    ]
    pdf = convert(save(tmp_path / "a.xlsx", form(*rows)), "pdf")
    content = pdf.read_bytes()
    sizes = {box.split(b"]")[0].strip() for box in content.split(b"/MediaBox[")[1:]}
    assert all(abs(float(box.split()[2]) - 842) < 1 and abs(float(box.split()[3]) - 595) < 1 for box in sizes), sizes
    pages = content.count(b"/Type/Page/") + content.count(b"/Type/Page\n")
    assert pages == 2
