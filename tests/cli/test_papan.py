"""``papan`` from the command line: one file, whole or not at all, with the figures of every other output."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from kontrak.cli import app

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(year: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder; the database of the small regency is known from the environment."""
    assert year.exists()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def draw(path: str, *more: str) -> str:
    assert app.main(["papan", "--keluar", path, *more]) == 0
    from pathlib import Path

    return Path(path).read_text(encoding="utf-8")


def data_of(text: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text)
    assert found
    return json.loads(found[1])


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    capsys.readouterr()
    assert app.main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("month", ["mar", "jun"])
def test_the_board_shows_what_nilai_and_meleset_print(
    folder: Path, capsys: pytest.CaptureFixture[str], month: str
) -> None:
    data = data_of(draw("papan.html", "--bulan", month))
    scores = asked(capsys, "nilai", "--bulan", month)
    assert [opd["kode"] for opd in data["opd"]] == [opd["kode"] for opd in scores["opd"]]
    keys = "warna predikat tren kecepatan konsistensi peringkat bobot_jatuh_tempo bobot_meleset jumlah_jatuh_tempo "
    keys += "jumlah_terpenuhi jumlah_meleset jumlah_belum_lapor pagu realisasi_anggaran serapan nilai nilai_akhir "
    keys += "komitmen nilai_resmi nilai_induk nilai_klaim terverifikasi"
    for shown, same in zip(data["opd"], scores["opd"], strict=True):
        assert {key: shown[key] for key in keys.split()} == {key: same[key] for key in keys.split()}
    missed = asked(capsys, "meleset", "--bulan", month)["kepala"]
    assert data["meleset"] == [head["opd"] for head in missed]
    assert data["segel"] == scores["segel"]


def test_every_cell_of_the_heat_map_is_what_that_month_printed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    board = {opd["kode"]: opd["bulanan"] for opd in data_of(draw("papan.html"))["opd"]}
    for number in range(1, 7):
        for same in asked(capsys, "nilai", "--bulan", str(number))["opd"]:
            cell = board[same["kode"]][number - 1]
            assert cell == {"nilai_akhir": same["nilai_akhir"], "warna": same["warna"]}


def test_an_existing_file_stays_unless_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "papan.html").write_text("milik orang", encoding="utf-8")
    assert app.main(["papan", "--keluar", "papan.html"]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "sudah ada" in shown.err
    assert (folder / "papan.html").read_text(encoding="utf-8") == "milik orang"
    assert draw("papan.html", "--timpa").startswith("<!DOCTYPE html>")
    assert [path.name for path in folder.iterdir()] == ["papan.html"]


def test_a_folder_gets_a_name_that_sorts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["papan", "--keluar", "rapat/", "--bulan", "mar"]) == 0
    written = folder / "rapat" / "papan-2022-03.html"
    assert written.exists()
    assert capsys.readouterr().err == f"Papan Maret 2022 ditulis: {written.relative_to(folder)}\n"


def test_filters_limit_the_board_and_are_named_on_it(folder: Path) -> None:
    data = data_of(draw("papan.html", "--pengampu", "ast1"))
    assert {opd["kode"] for opd in data["opd"]} == {"DINKES", "KEC-KOTA"}
    assert data["cakupan"] == "(pengampu AST1)"
    assert {opd["peringkat"] for opd in data["opd"]} == {1, 2}
    assert data["diperingkat"] == 3


def test_the_clock_leaves_no_trace(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = draw("satu.html")
    monkeypatch.setenv("KONTRAK_SEKARANG", "2022-07-29T23:00:00+07:00")
    assert draw("dua.html") == first


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "Opsi --keluar wajib diisi"),
        (["--keluar", "papan.pdf"], 2, "tidak berakhiran .html"),
        (["--keluar", "papan.html", "--bulan", "13"], 2, "bukan bulan"),
        (["--keluar", "papan.html", "--pengampu", "AST9"], 1, "tidak dikenal"),
        (["--keluar", "papan.html", "--tahun", "2021"], 1, "Tahun 2021 tidak ada"),
        (["--keluar", "papan.html", "--db", "lain.db"], 1, "lain.db tidak ada"),
        (["--keluar", "berkas/papan.html"], 1, "adalah berkas, bukan folder"),
    ],
)
def test_refusals_leave_nothing_behind(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    (folder / "berkas").touch()
    assert app.main(["papan", *arguments]) == code
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.out == ""
    assert [path.name for path in folder.iterdir()] == ["berkas"]
