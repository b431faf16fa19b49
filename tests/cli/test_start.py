"""What a start loads: the speed that staff feel (ARCHITECTURE, decision 1)."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kontrak.cli import commands
from tests.cli.process import call, environment, run
from tests.regency import TWO_OPD

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HEAVY = {
    "dataclasses",
    "hashlib",
    "hypothesis",
    "importlib.metadata",
    "jinja2",
    "json",
    "pydantic",
    "python_calamine",
    "rich",
    "sqlite_utils",
    "xlsxwriter",
    "yaml",
}
LIST_MODULES = """
import sys
line = sys.stdin.readline
from kontrak.cli.app import main
from kontrak.cli.streams import speak_utf8
speak_utf8()
while words := line().split():
    code = main(words)
    print(code, *sorted(sys.modules), file=sys.stderr)
"""


def loaded(cwd: Path, *arguments: str) -> tuple[int, set[str]]:
    """The exit code of a run and the modules it loaded."""
    (found,) = loaded_by_each(cwd, [arguments])
    return found


def loaded_by_each(cwd: Path, runs: Sequence[Sequence[str]]) -> list[tuple[int, set[str]]]:
    """The same of several runs in one process: each with what it and those before it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", LIST_MODULES],
        input="".join(" ".join(words) + "\n" for words in runs),
        cwd=cwd,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    answers = [line.split() for line in done.stderr.splitlines() if "kontrak.cli.app" in line]
    assert len(answers) == len(runs), done.stderr
    return [(int(code), set(modules)) for code, *modules in answers]


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    runs = [("--help",), ("--version",), *((name, "--help") for name in commands.COMMANDS)]
    for words, (code, modules) in zip(runs, loaded_by_each(tmp_path, runs), strict=True):
        assert (code, modules & HEAVY) == (0, set()), words


def test_help_of_kontrak_imports_no_module_of_a_command(tmp_path: Path) -> None:
    _, modules = loaded(tmp_path, "--help")
    assert not modules & {row.module for row in commands.COMMANDS.values()}
    assert "sqlite3" not in modules


def test_a_command_imports_its_own_module_only(tmp_path: Path) -> None:
    _, modules = loaded(tmp_path, "peringkat", "--help")
    assert modules & {row.module for row in commands.COMMANDS.values()} == {"kontrak.cli.penilaian"}


OVERVIEWS = ("nilai", "peringkat", "peringkat --teratas 3", "status", "status --json", "meleset")
"""In the order of what they may load."""
SCORING = ("capaian", "commitments", "indices", "missed", "potret", "realisasi", "summary", "trace", "year")
STORE = ("canonical", "declared", "events", "facts", "projection", "records", "reports", "schema", "versions")


@pytest.fixture(scope="module")
def regency(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with contracts and a report."""
    folder = tmp_path_factory.mktemp("daerah")
    (folder / "contracts.yaml").write_text(TWO_OPD, encoding="utf-8")
    assert call("impor", cwd=folder).code == 0
    assert call("catat", "PUPR.JALAN", "5", "--bulan", "2022-04", cwd=folder).code == 0
    return folder


def test_an_overview_loads_neither_scoring_nor_facts(regency: Path) -> None:
    never = {f"kontrak.scoring.{name}" for name in SCORING} | {f"kontrak.store.{name}" for name in STORE}
    never |= {f"kontrak.model.{name}" for name in ("declared", "recorded", "detail", "words")} | {"unicodedata"}
    runs = [[*words.split(), "--bulan", "2022-06"] for words in OVERVIEWS]
    for words, (code, modules) in zip(OVERVIEWS, loaded_by_each(regency, runs), strict=True):
        light = {"hashlib"}  # each opening compares the text of the schema with its hash
        light |= {"json", "kontrak.model.words"} if words in ("status --json", "meleset") else set()
        assert (code, modules & (never | HEAVY) - light) == (0, set()), words


def test_what_is_not_stored_is_scored(regency: Path) -> None:
    _, modules = loaded(regency, "status", "--bulan", "2022-06", "--per", "1")
    assert {"kontrak.actions.live", "kontrak.scoring.summary", "kontrak.store.facts"} <= modules
    assert not modules & (HEAVY - {"json", "hashlib"})


def test_recording_loads_what_it_needs(regency: Path) -> None:
    code, modules = loaded(regency, "catat", "PUPR.JALAN", "5", "--bulan", "2022-05")
    assert code == 0
    assert not modules & (HEAVY - {"json", "hashlib"})
    assert not modules & {f"kontrak.contracts.{name}" for name in ("read", "schema", "reader")}
    assert "kontrak.scoring.trace" not in modules


def test_a_rapor_loads_templates_and_no_table_printer(regency: Path) -> None:
    code, modules = loaded(regency, "rapor", "--opd", "PUPR", "--bulan", "2022-06")
    assert code == 0
    assert "jinja2" in modules
    assert not modules & {"rich", "pydantic", "yaml", "sqlite_utils", "xlsxwriter", "urllib.request"}


def test_leaving_flushes_and_keeps_the_exit_code(tmp_path: Path) -> None:
    done = run("status", "--bulan", "13", cwd=tmp_path)
    assert done.code == 2
    assert done.err.startswith("Galat: ")
    assert run("--version", cwd=tmp_path).out.startswith("kontrak ")
