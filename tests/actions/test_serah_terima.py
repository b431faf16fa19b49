"""Two pages for a colleague who takes over (SPEC §7 serah-terima)."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

import pytest

from tests.workplace import made_once

if TYPE_CHECKING:
    from tests.workplace import Workplace


@pytest.fixture
@made_once
def desk(recorded: Workplace) -> Workplace:
    """The year in which every kind of act was done, on a day of January, with a backup and a stranger beside it."""
    recorded.do("cadangkan", "kontrak-lama.db")
    (recorded.folder / "kontrak-asing.db").write_bytes(b"bukan berkas kita")
    return recorded


def test_it_says_where_things_lie_and_what_is_open(desk: Workplace) -> None:
    paper = desk.do("dokumen", "serah-terima").out
    lines = paper.splitlines()
    place = f"| Berkas data | kontrak.db, di folder {desk.folder.resolve()} |"
    assert place.replace("\\", "") in unescape(paper).replace("\\", "")
    assert "| Cadangan di sampingnya | kontrak-lama.db |" in lines
    assert "| Bukti laporan | 1 berkas di folder berkas data |" in lines
    assert "| Kertas yang diarsipkan | 2 berkas di folder berkas data |" in lines
    seal = desk.do("segel", "--json").json["segel_lengkap"]
    assert seal.partition("-")[2] in paper.replace("-", "")
    assert "- Bulan terkunci: 2022 Jan." in lines
    assert "## Tindak lanjut rapat yang terbuka: 0" in lines
    assert "Bulan yang masa lapornya sudah lewat dan belum dikunci: Februari, Maret" in paper
    assert "Laporan yang belum diperiksa pengampu: " in paper
    assert "| Januari | 10 Februari 2022 | 0 | 0 | dikunci |" in lines
    assert "| Desember | 10 Januari 2023 |" in paper


def test_corrections_of_the_last_month_and_no_older_ones(desk: Workplace) -> None:
    lines = desk.do("dokumen", "serah-terima").out.splitlines()
    rows = [line for line in lines if "Bagian Organisasi |" in line]
    assert any("koreksi PUPR.JALAN April: 7 → 9 | salah ketik |" in row for row in rows)
    assert any("pembatalan PUPR.GIS Mei | keliru |" in row for row in rows)
    assert any("pemeriksaan DINKES.STUNTING Juni | tanpa bukti |" in row for row in rows)
    assert any("kunci dibuka 2022-02 | laporan susulan |" in row for row in rows)
    desk.at("2023-03-20")
    paper = desk.do("dokumen", "serah-terima").out
    assert "## Koreksi sejak 17 Februari 2023: 0" in paper
    assert "salah ketik" not in paper


def test_an_open_follow_up_with_its_delay(desk: Workplace) -> None:
    words = ("--pic", "Kabid", "--batas", "2023-01-10", "--bulan", "2022-12")
    desk.do("tindak-lanjut", "tambah", "DINKES", "ukur ulang", *words)
    paper = desk.do("dokumen", "serah-terima").out
    assert "| DINKES | ukur ulang | Kabid | 10 Januari 2023, **lewat 10 hari** |" in paper


def test_the_same_seal_prints_the_same_and_other_options_are_refused(desk: Workplace) -> None:
    seal = desk.do("segel", "--json").json["segel"]
    before = desk.do("dokumen", "serah-terima", "--per", seal).out
    desk.do("catat", "PUPR.JALAN", "5", "--bulan", "mei")
    desk.at("2023-05-20")
    assert desk.do("dokumen", "serah-terima", "--per", seal).out == before
    for option in (("--opd", "PUPR"), ("--kelompok", "dinas"), ("--teratas", "3")):
        assert "seluruh berkas" in desk.refuse("dokumen", "serah-terima", *option, code=2)
    for name in ("s.html", "s.docx", "s.pdf"):
        desk.do("dokumen", "serah-terima", "--keluar", name)
        assert (desk.folder / name).stat().st_size > 1000
