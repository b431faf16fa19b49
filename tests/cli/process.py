"""Run ``kontrak`` as a process of its own, the way people do."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from kontrak.cli.app import main
from tests.cost import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Mapping

FAULTY = """
from kontrak.cli import app, commands
row = commands.Row("Data", "tests.cli.faulty", "rusak", "Perintah uji.")
commands.COMMANDS = {**commands.COMMANDS, "rusak": row}
app.run()
"""
ROOT = Path(__file__).parents[2]


class Done(NamedTuple):
    """What a process left behind."""

    code: int
    out: str
    err: str


def environment(**variables: str) -> dict[str, str]:
    """The environment of this process without what would steer the program, or make it compile itself each time."""
    without = ("KONTRAK_", "COLUMNS", "NO_COLOR", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(without)}
    return {**kept, "PYTHONPATH": str(ROOT), **variables}


def command(*arguments: str, faulty: bool = False) -> list[str]:
    """The command line of a run; ``faulty`` adds the command ``rusak`` of tests/cli/faulty.py to the table."""
    start = ["-c", FAULTY] if faulty else ["-m", "kontrak"]
    return [sys.executable, *start, *arguments]


def call(*arguments: str, cwd: Path, env: Mapping[str, str] | None = None) -> Done:
    """Run a command line in this process, where a process of its own is not what is tried."""
    streams = [io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2)]
    wanted = environment(**(env or {}))
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(streams[0]), redirect_stderr(streams[1]):
        patch.chdir(cwd)
        for name in {*os.environ} - {*wanted}:
            patch.delenv(name)
        for name, value in wanted.items():
            patch.setenv(name, value)
        code = main(arguments)
    out, err = (_content(stream) for stream in streams)
    return Done(code, out, err)


def _content(stream: io.TextIOWrapper) -> str:
    stream.flush()
    memory = stream.buffer
    assert isinstance(memory, io.BytesIO)
    return memory.getvalue().decode()


def run(*arguments: str, cwd: Path, faulty: bool = False, env: Mapping[str, str] | None = None) -> Done:
    """Run a command line in a folder and wait for its end."""
    done = subprocess.run(
        command(*arguments, faulty=faulty),
        cwd=cwd,
        env=environment(**(env or {})),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)
