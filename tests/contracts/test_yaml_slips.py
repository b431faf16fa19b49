"""The usual slips of typing YAML: each is named, with a way out that works when it is followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kontrak.contracts.reader import read_tree
from tests.contracts.builder import HEADER, indikator_text, messages, opd_text, read, year_text

if TYPE_CHECKING:
    from pathlib import Path

NBSP = "\u00a0"
SOUND = year_text(
    opd_text(
        "kontrak: {nomor: 1/2022, tanggal: 2022-02-17}\n"
        + indikator_text("satuan: persen\nsifat: posisi\narah: naik\ntarget: 80\nbobot: 100\njatuh_tempo: des\n")
    )
)
SLIPS = {
    # what is typed instead of what → what is said, and what it says to write
    "comma in braces": (
        "{jabatan: Kepala PUPR}", "{jabatan: Kepala PUPR, nama: H. Ahmad, S.E., M.M.}", 'nama: "H. Ahmad, S.E., M.M."',
        '{jabatan: Kepala PUPR, nama: "H. Ahmad, S.E., M.M."}',
    ),
    "comma before more keys": (
        "{jabatan: Kepala PUPR}", "{jabatan: Kepala Dinas, Kabupaten, nip: null}", 'jabatan: "Kepala Dinas, Kabupaten"',
        '{jabatan: "Kepala Dinas, Kabupaten", nip: null}',
    ),
    "percent": ("satuan: persen", "satuan: %", "tulis satuan: persen", "satuan: persen"),
    "percent behind a text": ("satuan: persen", "satuan: %  # persen", "tulis satuan: persen", "satuan: persen"),
    "blank of Word as indent": (
        "        satuan: persen", f"   {NBSP * 2}   satuan: persen", "spasi tak-putus", "        satuan: persen",
    ),
    "blank of Word after a colon": (
        "satuan: persen", f"satuan:{NBSP}persen", "spasi tak-putus sesudah 'satuan:'", "satuan: persen",
    ),
    "wide colon": ("satuan: persen", "satuan： persen", "titik dua lebar", "satuan: persen"),
    "wide colon without a blank": ("satuan: persen", "satuan：persen", "titik dua lebar", "satuan: persen"),
    "typographic quotes": ("satuan: persen", "satuan: “persen”", 'ketik kutip lurus: "persen"', 'satuan: "persen"'),
    "no blank": ("satuan: persen", "satuan:persen", "beri spasi: 'satuan: persen'", "satuan: persen"),
}  # fmt: skip


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_named_and_its_advice_works(tmp_path: Path, name: str) -> None:
    right, wrong, said, advised = SLIPS[name]
    assert right in SOUND
    (pesan,) = messages(read(tmp_path, SOUND.replace(right, wrong, 1)))
    assert said in pesan
    assert messages(read(tmp_path, SOUND.replace(right, advised, 1))) == []


@pytest.mark.parametrize("line_break", ["\r\n", "\r"])
@pytest.mark.parametrize("name", SLIPS)
def test_line_breaks_of_another_system_hide_no_slip(name: str, line_break: str) -> None:
    right, wrong, *_ = SLIPS[name]
    text = SOUND.replace(right, wrong, 1)
    said = read_tree(text.encode(), "satu.yaml").galat
    assert said
    assert read_tree(text.replace("\n", line_break).encode(), "satu.yaml").galat == said


def test_the_place_is_that_of_the_slip(tmp_path: Path) -> None:
    line = SOUND.split("\n").index("        satuan: persen") + 1
    (problem,) = read(tmp_path, SOUND.replace("satuan: persen", f"satuan:{NBSP}persen")).galat
    assert (problem.baris, problem.kolom) == (line, 16)


def test_several_slips_in_one_run_and_other_errors_beside_them(tmp_path: Path) -> None:
    text = (
        SOUND.replace("satuan: persen", "satuan: %")
        .replace("arah: naik", "arah:naik")
        .replace("target: 80", "target: 8O")
    )
    text = text.replace("{jabatan: Kepala PUPR}", "{jabatan: Kepala PUPR, nama: Budi, S.T.}")
    text = text.replace("bobot: 100", f"bobot:{NBSP}100")
    found = messages(read(tmp_path, text))
    assert len(found) == 5
    assert all(word in " ".join(found) for word in ("kutip ganda", "tak-putus", "persen", "beri spasi", "bukan angka"))


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("{mar: 3.125, des: 80}", "3.1250"),
        ("[null, null, 3.125, null, null, null, null, null, null, null, null, 80]", "3.1250"),
    ],
)
def test_an_ambiguous_number_is_advised_as_it_can_be_written_there(tmp_path: Path, written: str, advice: str) -> None:
    text = SOUND.replace("jatuh_tempo: des", f"rencana: {written}")
    (pesan,) = messages(read(tmp_path, text))
    assert pesan.endswith(f"tulis 3125 atau {advice}")
    assert messages(read(tmp_path, text.replace("3.125", advice))) == []


def test_a_decimal_comma_in_braces_is_told(tmp_path: Path) -> None:
    flow = "{nama: A, satuan: km, sifat: posisi, arah: naik, target: 72,5}"
    text = year_text(opd_text(f"indikator:\n  A: {flow}\n"))
    (pesan,) = messages(read(tmp_path, text))
    assert pesan == "koma di dalam { } memisahkan kunci; tulis desimalnya dengan titik: target: 72.5"
    assert messages(read(tmp_path, text.replace("72,5", "72.5"))) == []


@pytest.mark.parametrize("text", ["nama: {a", "kepala: {jabatan: K, nip: , nama: B}"])
def test_what_is_no_comma_slip_is_left_alone(tmp_path: Path, text: str) -> None:
    body = SOUND.replace("kepala: {jabatan: Kepala PUPR}", text)
    assert not any("koma di dalam" in pesan for pesan in messages(read(tmp_path, body)))
    rules = "aturan: {predikat: {Sangat Tinggi: 91, Sangat Rendah: 0}, acuan: }\n"
    assert messages(read(tmp_path, SOUND.replace("opd:\n", f"{rules}opd:\n"))) == []


@pytest.mark.parametrize(
    "text", ["nama: Program “Sehat”", f"nama: Dinas{NBSP}Sosial", "nama: “A” dan “B”", "nama: A # “B”"]
)
def test_texts_may_hold_such_characters(tmp_path: Path, text: str) -> None:
    assert messages(read(tmp_path, SOUND.replace("nama: Dinas PUPR", text))) == []


def test_an_official_code_is_no_code(tmp_path: Path) -> None:
    (pesan,) = messages(read(tmp_path, year_text(opd_text("program:\n  1.01.02: {nama: P}\n"))))
    assert "memakai titik; pakai kode pendek, misalnya 1-01-02, dan tulis kode_resmi di bawahnya" in pesan
    advised = "program:\n  1-01-02: {nama: P, kode_resmi: 1.01.02}\n"
    assert messages(read(tmp_path, year_text(opd_text(advised)))) == []


def test_a_file_that_notepad_called_txt(tmp_path: Path) -> None:
    from pathlib import Path as Real

    from kontrak.contracts.reader import read_file

    (tmp_path / "contracts.yaml.txt").write_text(HEADER, encoding="utf-8")
    (problem,) = read_file(Real(tmp_path / "contracts.yaml")).galat
    assert (
        problem.pesan == "berkas tidak ditemukan, tetapi ada contracts.yaml.txt; ganti namanya menjadi contracts.yaml"
    )
