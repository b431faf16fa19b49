"""What a start loads: the speed that staff feel (ARCHITECTURE, decision 1)."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kontrak.cli import commands
from tests.actions.office import CONTRACTS
from tests.cli.process import environment, run

if TYPE_CHECKING:
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
from kontrak.cli.app import main
code = main(sys.argv[1:])
print(*sorted(sys.modules), file=sys.stderr)
sys.exit(code)
"""


def loaded(cwd: Path, *arguments: str) -> tuple[int, set[str]]:
    """The exit code of a run and the modules it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", LIST_MODULES, *arguments],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], *([name, "--help"] for name in commands.COMMANDS)])
def test_help_loads_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    code, modules = loaded(tmp_path, *arguments)
    assert code == 0
    assert not modules & HEAVY


def test_help_of_kontrak_imports_no_module_of_a_command(tmp_path: Path) -> None:
    _, modules = loaded(tmp_path, "--help")
    assert not modules & {row.module for row in commands.COMMANDS.values()}
    assert "sqlite3" not in modules


def test_a_command_imports_its_own_module_only(tmp_path: Path) -> None:
    _, modules = loaded(tmp_path, "peringkat", "--help")
    assert modules & {row.module for row in commands.COMMANDS.values()} == {"kontrak.cli.penilaian"}


OVERVIEWS = (["status"], ["nilai"], ["peringkat"], ["meleset"], ["status", "--json"], ["peringkat", "--teratas", "3"])
SCORING = ("capaian", "commitments", "indices", "missed", "potret", "realisasi", "summary", "trace", "year")
STORE = ("canonical", "declared", "events", "facts", "projection", "records", "reports", "schema", "versions")


@pytest.fixture(scope="module")
def regency(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with contracts and a report."""
    folder = tmp_path_factory.mktemp("daerah")
    (folder / "contracts.yaml").write_text(CONTRACTS, encoding="utf-8")
    assert run("impor", cwd=folder).code == 0
    assert run("catat", "PUPR.JALAN", "5", "--bulan", "2022-04", cwd=folder).code == 0
    return folder


@pytest.mark.parametrize("arguments", OVERVIEWS, ids=" ".join)
def test_an_overview_loads_neither_scoring_nor_facts(regency: Path, arguments: list[str]) -> None:
    code, modules = loaded(regency, *arguments, "--bulan", "2022-06")
    assert code == 0
    assert not modules & {f"kontrak.scoring.{name}" for name in SCORING}
    assert not modules & {f"kontrak.store.{name}" for name in STORE}
    assert not modules & {f"kontrak.model.{name}" for name in ("declared", "recorded", "detail", "words")} - (
        {"kontrak.model.words"} if arguments[0] in ("meleset", "status") else set()
    )
    light = {"json"} if arguments[0] == "meleset" or "--json" in arguments else set()
    assert not modules & (HEAVY - light)


def test_what_is_not_stored_is_scored(regency: Path) -> None:
    _, modules = loaded(regency, "status", "--bulan", "2022-06", "--per", "1")
    assert {"kontrak.actions.live", "kontrak.scoring.potret", "kontrak.store.facts"} <= modules
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
