"""The commands of the heading Penilaian on the small regency, from the command line to the screen."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from kontrak.cli import app
from tests.cli.process import command, environment, run
from tests.cli.test_start import HEAVY, loaded_by_each
from tests.cost import PATIENCE
from tests.golden_file import assert_golden
from tests.posix import needs
from tests.regency import YEAR

if TYPE_CHECKING:
    from pathlib import Path

SCREENS = {
    "status": ["status"],
    "status-pengampu": ["status", "--menurut", "pengampu"],
    "status-prioritas": ["status", "--menurut", "prioritas"],
    "status-kelompok": ["status", "--menurut", "kelompok", "--kelompok", "dinas"],
    "nilai": ["nilai"],
    "nilai-opd": ["nilai", "--opd", "dpupr"],
    "meleset": ["meleset"],
    "meleset-opd": ["meleset", "--opd", "PUPR"],
    "peringkat": ["peringkat"],
    "peringkat-teratas": ["peringkat", "--teratas", "1"],
}
COMMANDS = [*SCREENS.values(), ["jelaskan", "PUPR"], ["jelaskan", "DINKES.BOR"], ["jelaskan", "PUPR.JEMBATAN.A"]]
SEAL = re.compile(r"([0-9]+)-[0-9a-f]{4}(?:-[0-9a-f]{4}){7}\b")


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert app.main(arguments) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    return SEAL.sub(r"\1-xxxxxxxxxxxx", shown.out)


def document(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    import json

    return json.loads(said(capsys, *arguments, "--json"))


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("name", SCREENS)
def test_screen(name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert_golden(f"cli/layar/{name}.txt", said(capsys, *SCREENS[name]))


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("width", ["40", "80", "120"])
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_every_screen_is_readable_at_every_width(
    arguments: list[str], width: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    full = said(capsys, *arguments)
    monkeypatch.setenv("COLUMNS", width)
    shown = said(capsys, *arguments)
    for code in set(re.findall(r"\b[A-Z]+(?:\.[A-Z]+)+\b", full)):
        assert code in shown
    if width != "40":
        assert max(map(len, shown.splitlines())) <= int(width)


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_twice_gives_the_same_bytes(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, *arguments) == said(capsys, *arguments)


@pytest.mark.usefixtures("year")
def test_all_commands_tell_the_same_figures(capsys: pytest.CaptureFixture[str]) -> None:
    figures = {name: document(capsys, name)["opd"] for name in ("status", "nilai", "peringkat")}
    assert figures["status"] == figures["nilai"] == figures["peringkat"]
    by_code = {opd["kode"]: opd for opd in figures["status"]}
    (detail,) = document(capsys, "nilai", "--opd", "PUPR")["opd"]
    assert {key: detail[key] for key in by_code["PUPR"]} == by_code["PUPR"]
    assert document(capsys, "jelaskan", "PUPR")["nilai"] == by_code["PUPR"]["nilai_akhir"]
    missed = {head["opd"]: head for head in document(capsys, "meleset")["kepala"]}
    assert {kode: len(head["komitmen"]) for kode, head in missed.items()} == {
        kode: opd["jumlah_meleset"] for kode, opd in by_code.items() if opd["jumlah_meleset"]
    }
    assert {kode: head["bobot_meleset"] for kode, head in missed.items()} == {
        kode: opd["bobot_meleset"] for kode, opd in by_code.items() if opd["jumlah_meleset"]
    }


@pytest.mark.usefixtures("year")
def test_the_month_is_chosen_by_default_and_by_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert "s.d. Juni 2022" in said(capsys, "status")
    assert "s.d. Maret 2022" in said(capsys, "status", "--bulan", "tw1")
    assert "s.d. Maret 2022" in said(capsys, "status", "--bulan", "2022-03")
    assert "s.d. Juni 2022" in said(capsys, "status", "--tahun", "2022")
    assert document(capsys, "status", "--bulan", "mei")["bulan"] == 5


@pytest.mark.usefixtures("year")
def test_a_point_in_the_log_takes_seal_and_figures_with_it(capsys: pytest.CaptureFixture[str]) -> None:
    then = document(capsys, "status", "--per", "1")
    assert then["segel"].startswith("1-")
    assert {opd["nilai"] for opd in then["opd"]} == {0.0, None}


@pytest.mark.usefixtures("year")
def test_filters_choose_and_keep_the_rank(capsys: pytest.CaptureFixture[str]) -> None:
    def listed(*arguments: str) -> list[tuple[str, int | None]]:
        return [(opd["kode"], opd["peringkat"]) for opd in document(capsys, "peringkat", *arguments)["opd"]]

    assert listed() == [("KEC-KOTA", 1), ("DINKES", 2), ("PUPR", 3), ("BKD", None)]
    assert listed("--pengampu", "AST2") == [("PUPR", 3)]
    assert listed("--prioritas", "KESEHATAN") == [("DINKES", 2)]
    assert listed("--kelompok", "dinas") == [("DINKES", 1), ("PUPR", 2)]
    assert listed("--teratas", "2") == [("KEC-KOTA", 1), ("DINKES", 2)]
    assert "(pengampu AST2)" in said(capsys, "status", "--pengampu", "ast2")


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nilai", "--opd", "PUPRR"], 1, "Maksud Anda PUPR"),
        (["nilai", "--opd", "dinas"], 1, "beberapa OPD"),
        (["meleset", "--opd", "XYZ"], 1, "tidak dikenal"),
        (["jelaskan", "PUPR.JALAM"], 1, "Maksud Anda PUPR.JALAN"),
        (["status", "--pengampu", "AST9"], 1, "AST1, AST2"),
        (["status", "--prioritas", "LAUT"], 1, "KESEHATAN"),
        (["status", "--tahun", "2019"], 1, "Tahun yang ada: 2022"),
        (["status", "--tahun", "2021", "--bulan", "2022-03"], 2, "berbeda"),
        (["status", "--per", "9999"], 1, "9999"),
        (["status", "--db", "tidak-ada.db"], 1, "tidak-ada.db"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
@pytest.mark.parametrize("as_json", [False, True], ids=["layar", "json"])
def test_a_refusal_leaves_standard_output_empty(
    arguments: list[str], code: int, words: str, as_json: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.main([*arguments, *(["--json"] if as_json else [])]) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert words in shown.err
    assert shown.err.startswith("Galat: ")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kontrak.db").write_text("bukan basis data\n" * 100, encoding="utf-8")
    done = run("status", cwd=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("Galat: kontrak.db bukan berkas data kontrak.")


def test_piped_commands_load_nothing_heavy(year: Path) -> None:
    for words, (code, modules) in zip(COMMANDS, loaded_by_each(year.parent, COMMANDS), strict=True):
        assert (code, modules & (HEAVY - {"hashlib", "json"})) == (0, set()), words


def on_a_terminal(arguments: list[str], year: Path, **variables: str) -> str:
    """Run on a pseudo terminal; return what arrives there."""
    import pty

    inside, outside = pty.openpty()
    process = subprocess.Popen(
        command(*arguments, "--db", str(year)),
        cwd=year.parent,
        env=environment(**{**YEAR, "TERM": "xterm-256color", "COLUMNS": "100", **variables}),
        stdout=outside,
        stderr=subprocess.PIPE,
    )
    os.close(outside)
    parts: list[bytes] = []
    try:
        while part := os.read(inside, 65536):
            parts.append(part)
    except OSError:  # Linux tells the end of a terminal so
        pass
    os.close(inside)
    _, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, errors) == (0, b"")
    return b"".join(parts).decode().replace("\r\n", "\n")


@needs("terminal")
def test_a_terminal_gets_colour_and_the_same_words(year: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = on_a_terminal(["status"], year)
    assert "\x1b[32m" in coloured
    monkeypatch.setenv("COLUMNS", "100")
    plain = run("status", "--db", str(year), cwd=year.parent, env={**YEAR, "COLUMNS": "100"}).out
    words = re.sub(r"\x1b\[[0-9;]*m", "", coloured).replace("─", "-")
    assert [line.rstrip() for line in words.splitlines()] == plain.splitlines()


@needs("terminal")
@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_none_is_wanted(year: Path, variables: dict[str, str]) -> None:
    assert "\x1b" not in on_a_terminal(["status"], year, **variables)


@needs("terminal")
def test_json_on_a_terminal_has_no_colour(year: Path) -> None:
    assert "\x1b" not in on_a_terminal(["status", "--json"], year)
