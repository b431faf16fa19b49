"""The ``console`` blocks of the documentation: commands with their output, run one after the other in one folder.

A block is a session::

    ```console awal=4
    $ kontrak status --bulan mar
    … the output …
    ```

``awal=4`` keeps the first four lines of each output and ends it with ``…``; ``keluar`` adds the exit code below it. The
session of a page starts with the sample year in its folder and stays there from block to block. A line
``# jam 2022-05-03`` sets the clock, ``# dipakai`` keeps the database busy while the next command runs,
``# terbuka FILE`` lets another program hold that file open, as Windows has it, ``# windows`` pretends to be there,
``# contracts.yaml: OLD → NEW`` edits the file (OLD stands in it once, ``⏎`` is the end of a line). Commands other than
kontrak go to the shell.
"""

from __future__ import annotations

import errno
import io
import json
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kontrak.cli.app import main
from kontrak.clock import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

ROOT = Path(__file__).parents[2]
WIDTH = "100"
START = "2023-02-01"
_BLOCK = re.compile(r"^```console(?: awal=(\d+))?( keluar)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EDIT = "# contracts.yaml: "
_NOTES = ("# jam ", "# dipakai", "# terbuka ", "# windows", _EDIT)
_OTHERS = {"awk", "chmod", "cp", "head", "printf"}
"""What the pages run besides kontrak, to make a file that provokes a fault."""
_MORE = "…"
_FIRST = ("kontrak impor", "kontrak catat --dari contoh/realisasi-2022.csv")
"""What nearly every page begins with: run once on the same files at the same time, then known."""


class Step(NamedTuple):
    """A command and the lines that the page shows below it."""

    command: str
    shown: tuple[str, ...]


class Ran(NamedTuple):
    """What a command printed, and its exit code (None: not a command of ours)."""

    lines: list[str]
    code: int | None


_KNOWN: dict[tuple[str | bytes, ...], tuple[Ran, bytes]] = {}


class Session:
    """A folder with the sample year, in which the blocks of a page are run."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch
        shutil.copy(ROOT / "contracts.yaml", folder)
        shutil.copytree(ROOT / "contoh", folder / "contoh")
        patch.chdir(folder)
        patch.setenv("KONTRAK_OLEH", "Bagian Organisasi")
        patch.setenv("COLUMNS", WIDTH)
        patch.delenv("KONTRAK_DB", raising=False)
        self._busy = self._windows = False
        self._open = ""
        self.clock(START)

    def with_reports(self) -> None:
        """The sample year imported and recorded: made once, then copied."""
        for command in _FIRST:
            assert self.run(command).code == 0, command

    def clock(self, day: str) -> None:
        self._patch.setenv(VARIABLE, f"{day}T09:00:00+07:00")

    def run(self, command: str) -> Ran:
        """Run a command: the lines that it prints, on either stream, and its exit code."""
        if command.startswith("# jam "):
            self.clock(command.removeprefix("# jam ").split()[0])
            return Ran([], None)
        if command == "# dipakai":
            self._busy = True
            return Ran([], None)
        if command == "# windows":
            self._windows = True
            return Ran([], None)
        if command.startswith("# terbuka "):
            self._open = command.removeprefix("# terbuka ")
            return Ran([], None)
        if command.startswith(_EDIT):
            old, new = command.removeprefix(_EDIT).replace("⏎", "\n").split(" → ")
            text = Path("contracts.yaml").read_text("utf-8")
            assert text.count(old) == 1, command
            Path("contracts.yaml").write_text(text.replace(old, new), encoding="utf-8")
            return Ran([], None)
        words = shlex.split(command, comments=True)
        if words[0] in _OTHERS:
            done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
            return Ran((done.stdout + done.stderr).splitlines(), None)
        assert words[0] == "kontrak", f"the pages do not run {words[0]}: {command}"
        plain = not (self._busy or self._windows or self._open)
        return self._first(command) if plain and command in _FIRST else self._run(words[1:])

    def _run(self, words: list[str]) -> Ran:
        screen = io.StringIO()
        with self._others(), self._circumstances(), redirect_stdout(screen), redirect_stderr(screen):
            code = main(words)
        return Ran([line.rstrip() for line in screen.getvalue().splitlines()], code)

    def _first(self, command: str) -> Ran:
        db = Path("kontrak.db")
        read = [path.read_bytes() if path.exists() else b"" for path in (Path("contracts.yaml"), db)]
        asked: tuple[str | bytes, ...] = (command, os.environ[VARIABLE], *read)
        if asked not in _KNOWN:
            _KNOWN[asked] = self._run(shlex.split(command)[1:]), db.read_bytes()
        ran, content = _KNOWN[asked]
        db.write_bytes(content)
        return ran

    def json(self, command: str) -> Any:
        """The document that a command prints with ``--json``."""
        screen, rest = io.StringIO(), io.StringIO()
        with redirect_stdout(screen), redirect_stderr(rest):
            main([*shlex.split(command)[1:], "--json"])
        assert screen.getvalue(), (command, rest.getvalue())
        return json.loads(screen.getvalue())

    @contextmanager
    def _circumstances(self) -> Iterator[None]:
        """Another system, or a file that somebody holds open, when a note said so."""
        replace, held, windows = os.replace, self._open, self._windows
        self._open, self._windows = "", False

        def refuse(source: Path, target: Path) -> None:
            if str(target) == held:
                raise PermissionError(errno.EACCES, "Access is denied", str(source), 5, str(target))
            replace(source, target)

        with self._patch.context() as patch:
            if windows:
                patch.setattr(sys, "platform", "win32")
            if held:
                patch.setattr(os, "replace", refuse)
                patch.setattr("kontrak.files.PAUSE", 0)
            yield

    @contextmanager
    def _others(self) -> Iterator[None]:
        """Somebody else writes to the database meanwhile, when ``# dipakai`` said so."""
        if not self._busy:
            yield
            return
        self._busy = False
        connection = sqlite3.connect("kontrak.db", isolation_level=None)
        connection.execute("BEGIN EXCLUSIVE")
        try:
            yield
        finally:
            connection.close()


def rewrite(page: str, session: Session, blocks: int = 0) -> str:
    """The page with the true output of every command, or of its first ``blocks`` blocks."""

    def block(found: re.Match[str]) -> str:
        keep = int(found[1]) if found[1] else None
        lines: list[str] = []
        for step in steps(found[3]):
            lines += [step.command if step.command.startswith("#") else f"$ {step.command}"]
            ran = session.run(step.command)
            lines += shortened(ran.lines, keep)
            if found[2] and ran.code is not None:
                lines.append(f"[keluar {ran.code}]")
        head = f"```console awal={keep}" if keep else "```console"
        head += found[2] or ""
        return "\n".join([head, *lines, "```"])

    return _BLOCK.sub(block, page, blocks)


def steps(text: str) -> Iterator[Step]:
    """The commands of a block, each with the lines below it."""
    command: str | None = None
    shown: list[str] = []
    for line in text.splitlines():
        if line.startswith(("$ ", *_NOTES)):
            if command is not None:
                yield Step(command, tuple(shown))
            command, shown = line.removeprefix("$ "), []
        else:
            shown.append(line)
    if command is not None:
        yield Step(command, tuple(shown))


def shortened(lines: list[str], keep: int | None) -> list[str]:
    if keep is None or len(lines) <= keep:
        return lines
    return [*lines[:keep], _MORE]
