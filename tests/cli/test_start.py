"""What a start loads: the speed that staff feel (ARCHITECTURE, decision 1)."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kontrak.cli import app
from tests.cli.process import environment

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


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], *([name, "--help"] for name in app.COMMANDS)])
def test_help_loads_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    code, modules = loaded(tmp_path, *arguments)
    assert code == 0
    assert not modules & HEAVY


def test_help_of_kontrak_imports_no_module_of_a_command(tmp_path: Path) -> None:
    _, modules = loaded(tmp_path, "--help")
    assert not modules & {row.module for row in app.COMMANDS.values()}
    assert "sqlite3" not in modules


def test_a_command_imports_its_own_module_only(tmp_path: Path) -> None:
    _, modules = loaded(tmp_path, "peringkat", "--help")
    assert modules & {row.module for row in app.COMMANDS.values()} == {"kontrak.cli.penilaian"}
