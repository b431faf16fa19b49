"""The ``console`` blocks of the documentation: commands with their output, run one after the other in one folder.

A block is a session::

    ```console awal=4
    $ kontrak status --bulan mar
    … the output …
    ```

``awal=4`` keeps the first four lines of each output and ends it with ``…``. The session of a page starts with the
sample year in its folder and stays there from block to block. A line ``# jam 2022-05-03`` sets the clock.
"""

from __future__ import annotations

import io
import re
import shlex
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kontrak.cli.app import main
from kontrak.clock import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

ROOT = Path(__file__).parents[2]
WIDTH = "100"
START = "2023-02-01"
_BLOCK = re.compile(r"^```console(?: awal=(\d+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MORE = "…"


class Step(NamedTuple):
    """A command and the lines that the page shows below it."""

    command: str
    shown: tuple[str, ...]


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
        self.clock(START)

    def clock(self, day: str) -> None:
        self._patch.setenv(VARIABLE, f"{day}T09:00:00+07:00")

    def run(self, command: str) -> list[str]:
        """The lines that a command prints, on either stream."""
        if command.startswith("# jam "):
            self.clock(command.removeprefix("# jam ").split()[0])
            return []
        words = shlex.split(command, comments=True)
        assert words[0] == "kontrak", f"only kontrak is run by the pages: {command}"
        screen = io.StringIO()
        with redirect_stdout(screen), redirect_stderr(screen):
            main(words[1:])
        return [line.rstrip() for line in screen.getvalue().splitlines()]


def rewrite(page: str, session: Session) -> str:
    """The page with the true output of every command."""

    def block(found: re.Match[str]) -> str:
        keep = int(found[1]) if found[1] else None
        lines: list[str] = []
        for step in steps(found[2]):
            lines += [step.command if step.command.startswith("#") else f"$ {step.command}"]
            lines += shortened(session.run(step.command), keep)
        head = f"```console awal={keep}" if keep else "```console"
        return "\n".join([head, *lines, "```"])

    return _BLOCK.sub(block, page)


def steps(text: str) -> Iterator[Step]:
    """The commands of a block, each with the lines below it."""
    command: str | None = None
    shown: list[str] = []
    for line in text.splitlines():
        if line.startswith(("$ ", "# jam ")):
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
