"""The warnings of SPEC §2: each on its smallest file, and silent on the neighbour of that file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kontrak.contracts import warnings
from kontrak.contracts.read import Existing, read_contracts
from tests.contracts.builder import HEADER, KM, NOTHING, PERSEN, indikator_text, opd_text, read, read_sound, year_text
from tests.golden_file import GOLDEN, assert_golden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kontrak.contracts.tree import Problem

LAPSES = sorted((GOLDEN / "contracts" / "peringatan").glob("*.yaml"))
"""The smallest file of each warning; docs/galat.md shows them."""

SOUND = """\
opd:
  PUPR:
    nama: Dinas PUPR
    kelompok: dinas
    pengampu: AST2
    kepala: {jabatan: Kepala Dinas, nama: Pejabat Satu}
    kontrak: {nomor: 1, tanggal: 2022-02-17}
    indikator:
      A: {nama: A, satuan: km, sifat: posisi, arah: naik, target: 5, bobot: 60, jatuh_tempo: jun}
      B: {nama: B, satuan: km, sifat: posisi, arah: naik, target: 5, bobot: 40}
"""
PENGAMPU = HEADER + "pengampu: {AST2: {jabatan: Asisten}}\n"


def warnings_of(folder: Path, text: str) -> list[Problem]:
    return list(read_sound(folder, text).peringatan)


def warned(path: Path) -> list[Problem]:
    """The warnings of a golden file, which has no errors."""
    reading = read_contracts([Path(path.name)], lambda _year: NOTHING)
    assert reading.galat == ()
    return list(reading.peringatan)


@pytest.mark.parametrize("path", LAPSES, ids=lambda path: path.stem)
def test_the_smallest_file_of_a_warning(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    (problem,) = warned(path)
    assert_golden(f"contracts/peringatan/{path.stem}.txt", f"{problem}\n  {problem.jalur}\n")


@pytest.mark.parametrize("name", [name for name in vars(warnings) if name.startswith("warn_")])
def test_every_warning_has_its_smallest_file(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the check one of the files has no warning any more."""

    def silent(*_: object) -> Iterator[Problem]:
        return iter(())

    check = getattr(warnings, name)
    monkeypatch.setattr(warnings, name, silent)
    for checks in ("KONTRAK_WARNINGS", "INDIKATOR_WARNINGS"):
        monkeypatch.setattr(warnings, checks, tuple(one for one in vars(warnings)[checks] if one is not check))
    monkeypatch.chdir(LAPSES[0].parent)
    assert any(not warned(path) for path in LAPSES)


def test_every_golden_text_has_its_file() -> None:
    texts = {path.stem for path in LAPSES[0].parent.glob("*.txt")}
    assert texts == {path.stem for path in LAPSES}


@pytest.mark.parametrize("opd", ["", "opd:\n", "opd: {}\n"])
def test_a_year_without_an_opd(tmp_path: Path, opd: str) -> None:
    """A header alone may be imported, but "0 peringatan: 0 OPD" would sound as if all were there."""
    (problem,) = warnings_of(tmp_path, HEADER + opd)
    assert problem.pesan.startswith("belum ada OPD")


def test_a_header_over_a_database_with_opds(tmp_path: Path) -> None:
    """Nor is one of several files without an OPD worth a word."""
    held = read_sound(tmp_path, PENGAMPU + SOUND)
    assert held.tajuk is not None
    existing = Existing(held.tajuk, {opd.kode: opd for opd in held.opd})
    assert read_sound(tmp_path, PENGAMPU, existing=existing).peringatan == ()
    assert read_sound(tmp_path, PENGAMPU, "tahun: 2022\nversi: 1\n" + SOUND).peringatan == ()


def test_a_careful_contract_has_no_warning(tmp_path: Path) -> None:
    assert warnings_of(tmp_path, PENGAMPU + SOUND) == []


@pytest.mark.parametrize(
    ("old", "new", "jalur", "message"),
    [
        ("    pengampu: AST2\n", "", "opd.PUPR.pengampu", "PUPR tanpa pengampu"),
        (", nama: Pejabat Satu", "", "opd.PUPR.kepala.nama", "kepala PUPR belum bernama"),
        (
            ", tanggal: 2022-02-17",
            "",
            "opd.PUPR.kontrak",
            "kontrak PUPR belum bertanggal; targetnya masih dapat berubah tanpa perubahan resmi",
        ),
        (
            "bobot: 60, jatuh_tempo: jun}",
            "bobot: 60.5, jatuh_tempo: jun}",
            "opd.PUPR.indikator.A.bobot",
            "bobot PUPR.A 60.5, di atas 60",
        ),
        (
            "jatuh_tempo: jun",
            "jatuh_tempo: des",
            "opd.PUPR.indikator",
            "100% bobot kontrak PUPR baru jatuh tempo Desember; rencanakan lebih awal",
        ),
        (
            "bobot: 60, jatuh_tempo: jun}",
            "bobot: 60, tahun_lalu: 5.1, jatuh_tempo: jun}",
            "opd.PUPR.indikator.A.target",
            "target 5 lebih buruk daripada realisasi tahun lalu (5.1)",
        ),
    ],
)
def test_each_lapse_is_named_once(tmp_path: Path, old: str, new: str, jalur: str, message: str) -> None:
    text = PENGAMPU + SOUND.replace(old, new, 1).replace("bobot: 40", f"bobot: {39.5 if '60.5' in new else 40}")
    (problem,) = warnings_of(tmp_path, text)
    assert (problem.jalur, problem.pesan) == (jalur, message)


def test_a_contract_with_one_indikator_or_none(tmp_path: Path) -> None:
    one = SOUND.replace("bobot: 60", "bobot: 100").rsplit("      B:", 1)[0]
    assert [problem.pesan for problem in warnings_of(tmp_path, PENGAMPU + one)] == ["kontrak PUPR hanya satu indikator"]
    none = one.rsplit("    indikator:", 1)[0]
    assert [problem.pesan for problem in warnings_of(tmp_path, PENGAMPU + none)] == ["kontrak PUPR tanpa indikator"]


def test_bidang_is_judged_like_an_opd_but_for_date_and_pengampu(tmp_path: Path) -> None:
    bidang = "    bidang:\n      BM:\n        nama: BM\n        kepala: {jabatan: Kabid}\n"
    found = warnings_of(tmp_path, PENGAMPU + SOUND.replace(", tanggal: 2022-02-17", "") + bidang)
    assert [(problem.jalur, problem.pesan.partition(";")[0]) for problem in found] == [
        ("opd.PUPR.kontrak", "kontrak PUPR belum bertanggal"),
        ("opd.PUPR.bidang.BM.indikator", "kontrak PUPR.BM tanpa indikator"),
        ("opd.PUPR.bidang.BM.kepala.nama", "kepala PUPR.BM belum bernama"),
    ]


@pytest.mark.parametrize(
    ("body", "worse"),
    [
        (PERSEN + "target: 5\ntahun_lalu: 5", False),
        (PERSEN + "target: 5\ntahun_lalu: 5,01", True),
        (PERSEN + "target: [4, 5]\ntahun_lalu: 5", False),
        (PERSEN + "target: [4, 5]\ntahun_lalu: 6", True),
        ("satuan: hari\nsifat: posisi\narah: turun\ntarget: 5\ntahun_lalu: 5", False),
        ("satuan: hari\nsifat: posisi\narah: turun\ntarget: 5\ntahun_lalu: 4", True),
        ("satuan: hari\nsifat: posisi\narah: turun\ntarget: [4, 5]\ntahun_lalu: 3", True),
        ("satuan: hari\nsifat: posisi\narah: rentang\ntarget: [4, 5]\ntahun_lalu: 9", False),
        ("satuan: hari\nsifat: posisi\narah: biner\ntarget: ya\ntahun_lalu: tidak", False),
        ("satuan: x\nsifat: posisi\narah: predikat\nskala: SAKIP\ntarget: A\ntahun_lalu: BB", False),
        ("satuan: x\nsifat: posisi\narah: predikat\nskala: SAKIP\ntarget: B\ntahun_lalu: BB", True),
    ],
)
def test_target_worse_than_last_year(tmp_path: Path, body: str, worse: bool) -> None:
    found = [problem for problem in warnings_of(tmp_path, one_indikator(body)) if "tahun lalu" in problem.pesan]
    assert [problem.jalur for problem in found] == (["opd.PUPR.indikator.JALAN.target"] if worse else [])


@pytest.mark.parametrize(
    ("body", "warned"),
    [
        (PERSEN + "target: 5\nrencana: {jan: 5}", False),
        (PERSEN + "target: 5\nrencana: {jan: 0, des: 5}", True),
        ("satuan: x\nsifat: posisi\narah: turun\ntarget: 0\nrencana: {jan: 0, des: 0}", False),
        (
            KM + "pekerjaan:\n  A: {nama: A, volume: 1, jatuh_tempo: jun}\n  B: {nama: B, volume: 1, jatuh_tempo: des}",
            False,
        ),
        (
            KM + "pekerjaan:\n  A: {nama: A, volume: 1, jatuh_tempo: jun}\n  B: {nama: B, volume: 2, jatuh_tempo: des}",
            True,
        ),
    ],
)
def test_more_than_half_due_only_in_december(tmp_path: Path, body: str, warned: bool) -> None:
    found = [problem for problem in warnings_of(tmp_path, one_indikator(body)) if "Desember" in problem.pesan]
    assert bool(found) is warned


def test_half_in_december_is_no_more_than_half(tmp_path: Path) -> None:
    text = SOUND.replace(", bobot: 60", "").replace(", bobot: 40", "")
    assert warnings_of(tmp_path, PENGAMPU + text) == []


@pytest.mark.parametrize(
    ("body", "warned"),
    [
        ("target: 7\nrencana: {triwulan: [6, 7, 7, 8]}", False),
        ("target: 7\nrencana: {triwulan: [6, 7, 7, 7]}", True),
        ("target: 0.3\nrencana: {jan: 0.1, feb: 0.1, mar: 0.7}", False),
        ("target: 7\nrencana: {jan: 0, feb: 6, mar: 8}", False),
        ("target: [6, 8]\nrencana: {jan: [5, 8], feb: [7, 8]}", False),
        ("target: [6, 8]\nrencana: {jan: [5, 8], feb: [7, 9]}", True),
    ],
)
def test_mean_of_the_plan(tmp_path: Path, body: str, warned: bool) -> None:
    text = one_indikator("satuan: x\nsifat: rata_rata\narah: naik\n" + body)
    found = [problem.jalur for problem in warnings_of(tmp_path, text) if "rata-rata" in problem.pesan]
    assert found == (["opd.PUPR.indikator.JALAN.rencana"] if warned else [])


def test_what_is_an_error_is_no_warning_too(tmp_path: Path) -> None:
    body = indikator_text(PERSEN + "target: lima\nbobot: x\ntahun_lalu: 9\nrencana: {des: enam}")
    reading = read(tmp_path, year_text(opd_text("pengampu: [x]\nkontrak: {tanggal: besok}\n" + body)))
    assert len(reading.galat) == 5
    assert [problem.pesan for problem in reading.peringatan] == [
        "kepala PUPR belum bernama",
        "kontrak PUPR hanya satu indikator",
    ]


def one_indikator(body: str) -> str:
    return year_text(opd_text(indikator_text(body)))
