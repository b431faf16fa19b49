"""The command rangka: where it writes, what it says, what it refuses (SPEC §5)."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.process import command, environment
from tests.contracts.builder import HEADER
from tests.posix import needs
from tests.rangka.drawing import as_docx, as_tabs, as_xlsx
from tests.rangka.hostile import FILES, SMALL
from tests.rangka.layouts import MAIL
from tests.workplace import made_once

if TYPE_CHECKING:
    from pathlib import Path

    from tests.workplace import Workplace

SECONDS, MEGABYTES = 2.0, 300
MEASURED = """
import sys, time
from pathlib import Path
from kontrak.cli.app import main
main(["rangka", sys.argv[1], "--opd", "PUPR"])
print(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
print(time.process_time())
"""


@pytest.fixture
@made_once
def office(desk: Workplace) -> Workplace:
    """A folder with the small table as Excel and as Word."""
    (desk.folder / "pk.xlsx").write_bytes(as_xlsx({"PK": [SMALL]}))
    (desk.folder / "pk.docx").write_bytes(as_docx({"PK": [SMALL]}))
    return desk


def test_yaml_on_standard_output_and_the_summary_beside_it(office: Workplace) -> None:
    done = office.do("rangka", "pk.xlsx", "--opd", "pupr", "--tahun", "2026")
    assert done.out.startswith("# Kontrak PUPR tahun 2026")
    assert "daerah:" not in done.out
    assert "pihak_kedua:" not in done.out
    assert "Dibaca: lembar PK (2 indikator)." in done.err
    assert "belum diputuskan" in done.err
    assert "lembar PK, sel B2" in done.err
    assert office.content() is None


def test_the_dictionary_of_an_iku_table_is_taken_as_it_stands(office: Workplace) -> None:
    heads = "Indikator Kinerja Utama;Definisi Operasional;Formulasi/Cara Pengukuran;Sumber Data;Satuan;Target"
    rows = "Jalan mantap;Jalan baik: sedang juga;(a / b) x 100;Survei;persen;75\nJembatan;;;;unit;4\n"
    office.write(f"{heads}\n{rows}", "iku.csv")
    text = office.do("rangka", "iku.csv", "--opd", "PU", "--tahun", "2026").out
    for line in ('definisi: "Jalan baik: sedang juga"', 'formula: "(a / b) x 100"', "sumber_data: Survei"):
        assert text.count(line) == 1
    assert text.count("definisi:") == text.count("sumber_data:") == 1


@pytest.mark.parametrize(("keluar", "name"), [("out/", "out/PUPR.yaml"), (".", "PUPR.yaml"), ("x.yaml", "x.yaml")])
def test_into_a_file_or_folder(office: Workplace, keluar: str, name: str) -> None:
    done = office.do("rangka", "pk.docx", "--opd", "PUPR", "--keluar", keluar)
    assert done.out == ""
    assert (office.folder / name).read_text(encoding="utf-8").startswith("# Kontrak PUPR")
    before = (office.folder / name).read_bytes()
    assert "--timpa" in office.refuse("rangka", "pk.docx", "--opd", "PUPR", "--saran", "--keluar", keluar)
    assert (office.folder / name).read_bytes() == before
    office.do("rangka", "pk.docx", "--opd", "PUPR", "--saran", "--keluar", keluar, "--timpa")
    assert (office.folder / name).read_bytes() != before


def test_refused_as_long_as_something_is_open_and_imported_with_the_suggestions(office: Workplace) -> None:
    office.write(HEADER.replace("2022", "2026"))
    office.do("rangka", "pk.docx", "--opd", "PUPR", "--tahun", "2026", "--nama", "Dinas PUPR", "--keluar", "PUPR.yaml")
    said = office.refuse("impor", "contracts.yaml", "PUPR.yaml")
    assert "arah belum diputuskan (PERIKSA); saran: naik" in said
    office.do(
        "rangka", "pk.docx", "--opd", "PUPR", "--tahun", "2026", "--nama", "Dinas PUPR", "--keluar", "PUPR.yaml",
        "--saran", "--timpa",
    )  # fmt: skip
    checked = office.do("periksa", "contracts.yaml", "PUPR.yaml")
    assert "masih saran; periksa, lalu hapus keterangan '# saran'" in checked.out
    office.do("impor", "contracts.yaml", "PUPR.yaml")


def test_columns_and_sheet_as_the_user_says(office: Workplace) -> None:
    drawing = "A | B | C | D\nx | Persentase jalan mantap | 70 | 80\ny | Jumlah jembatan dibangun | 3 | 4"
    (office.folder / "lain.xlsx").write_bytes(as_xlsx({"PK": [SMALL], "Lain": [drawing]}))
    chosen = ("--kolom", "indikator=B", "--kolom", "target=4", "--kolom", "tahun_lalu=C")
    done = office.do("rangka", "lain.xlsx", "--opd", "X", "--lembar", "lain", *chosen)
    assert "target: 80" in done.out
    assert "tahun_lalu: 70" in done.out
    assert "Yang ada: lembar PK, lembar Lain" in office.refuse("rangka", "lain.xlsx", "--opd", "X", "--lembar", "Z")
    assert "'warna' bukan nama kolom" in office.refuse("rangka", "pk.xlsx", "--opd", "X", "--kolom", "warna=B")
    assert "bukan kolom" in office.refuse("rangka", "pk.xlsx", "--opd", "X", "--kolom", "target=B2")


@pytest.mark.parametrize(
    "option", [("--opd", "p u"), ("--opd", "X", "--kolom", "target"), ("--opd", "X", "--keluar", "a.txt")]
)
def test_wrong_use(office: Workplace, option: tuple[str, ...]) -> None:
    office.refuse("rangka", "pk.xlsx", *option, code=2)


def test_pasted_into_standard_input(tmp_path: Path) -> None:
    done = subprocess.run(
        command("rangka", "-", "--opd", "DINKES", "--tahun", "2026"),
        cwd=tmp_path, env=environment(), input=as_tabs(MAIL), capture_output=True, timeout=60, check=True,
    )  # fmt: skip
    assert b"PREVALENSI-STUNTING-BALITA:" in done.stdout
    assert "Dibaca: teks tempelan (3 indikator)" in done.stderr.decode()


@pytest.mark.parametrize("name", FILES)
def test_what_holds_no_contract_is_told_with_its_place(office: Workplace, name: str) -> None:
    file, make, said = FILES[name]
    (office.folder / file).write_bytes(make())
    message = office.refuse("rangka", file, "--opd", "PUPR", "--keluar", "out.yaml")
    assert said in message
    assert file in message or "lembar" in message
    assert not (office.folder / "out.yaml").exists()


@needs("proc")
@pytest.mark.parametrize("name", ["25 MB", "bomb"])
def test_a_bomb_costs_little_time_and_memory(tmp_path: Path, name: str) -> None:
    file, make, said = FILES[name]
    (tmp_path / file).write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, file],
        cwd=tmp_path, env=environment(), capture_output=True, encoding="utf-8", timeout=60, check=True,
    )  # fmt: skip
    kilobytes, seconds = done.stdout.split()
    assert said in done.stderr
    assert float(seconds) < SECONDS
    assert int(kilobytes) < MEGABYTES * 1024


def test_an_error_value_stays_for_a_human(office: Workplace) -> None:
    drawing = "Indikator | Satuan | Target | TW I | TW II\nJalan mantap | % | #REF! | #REF! | 80"
    (office.folder / "a.xlsx").write_bytes(as_xlsx({"PK": [drawing]}))
    out = office.do("rangka", "a.xlsx", "--opd", "X").out
    assert "target: PERIKSA  # berisi #REF!; lembar PK, sel C2" in out
    assert "mar: PERIKSA  # berisi #REF!; lembar PK, sel D2" in out
    assert "jun: 80" in out
