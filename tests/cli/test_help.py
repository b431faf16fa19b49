"""The help of every command: Indonesian, complete, from the table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kontrak.cli import app, commands
from tests.cli.process import run
from tests.golden_file import assert_golden

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = re.compile(
    r"\b(usage|options?|arguments?|commands?|show|exit|default|required|env var|text|path|integer)\b", re.IGNORECASE
)
SPEC_ORDER = ["Kontrak", "Pencatatan", "Penilaian", "Laporan", "Data"]


def help_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert app.main(arguments) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    return shown.out


def test_the_help_of_kontrak_groups_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    text = help_of(capsys, "--help")
    assert_golden("cli/bantuan/kontrak.txt", text)
    assert [line[:-1] for line in text.splitlines() if line in {f"{heading}:" for heading in SPEC_ORDER}] == SPEC_ORDER
    assert re.findall(r"^  ([a-z][a-z-]*) +[A-Z]", text, re.MULTILINE) == list(commands.COMMANDS)


@pytest.mark.parametrize("arguments", [["-h"], []])
def test_short_and_empty_show_the_same(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert help_of(capsys, *arguments) == help_of(capsys, "--help")


@pytest.mark.parametrize("name", commands.COMMANDS)
def test_help_of_a_command(capsys: pytest.CaptureFixture[str], name: str) -> None:
    text = help_of(capsys, name, "--help")
    assert text.startswith(f"Pemakaian: kontrak {name} ")
    assert commands.COMMANDS[name].help in text
    prose = re.sub(r"--[a-z-]+|kontrak [a-z-]+.*", "", text)
    assert not ENGLISH.search(prose)
    assert "<" not in text, "a type without metavar shows its English name"


@pytest.mark.parametrize("name", [name for name, row in commands.COMMANDS.items() if row.heading == "Penilaian"])
def test_help_of_the_judging_commands_to_the_letter(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert_golden(f"cli/bantuan/{name}.txt", help_of(capsys, name, "--help"))


def test_what_is_needed_but_for_one_case_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert "wajib, kecuali dengan --cabut" in " ".join(help_of(capsys, "tangguhkan", "--help").split())


def test_help_lines_are_short_sentences() -> None:
    for name, row in commands.COMMANDS.items():
        assert row.help.endswith("."), name
        assert len(row.help) <= 62, name


def test_completion_knows_the_commands_and_their_options(tmp_path: Path) -> None:
    def complete(words: str, at: int) -> list[str]:
        variables = {"COMP_WORDS": words, "COMP_CWORD": str(at), "_KONTRAK_COMPLETE": "complete_bash"}
        return run(cwd=tmp_path, env=variables).out.split()

    assert complete("kontrak p", 1) == [name for name in commands.COMMANDS if name.startswith("p")]
    assert {"--bulan", "--teratas", "--json", "--help"} <= set(complete("kontrak peringkat --", 2))
    assert complete("kontrak status --kelompok k", 3) == ["kecamatan"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_completion_script_is_printed(tmp_path: Path, shell: str) -> None:
    done = run("--pelengkapan", shell, cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert "_KONTRAK_COMPLETE" in done.out


def test_it_is_printed_where_there_is_no_bash_too(tmp_path: Path) -> None:
    done = run("--pelengkapan", "bash", cwd=tmp_path, env={"PATH": str(tmp_path)})
    assert (done.code, done.err, "_KONTRAK_COMPLETE" in done.out) == (0, "", True)
