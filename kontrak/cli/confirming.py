"""A doubtful figure on a terminal: asked once whether it is meant (SPEC §4 Janggal)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kontrak.actions.entry import Recorded

YES = ("y", "ya")


def can_ask() -> bool:
    """Whether somebody reads standard error and can answer."""
    return sys.stdin is not None and sys.stderr is not None and sys.stdin.isatty() and sys.stderr.isatty()


def confirm(done: Recorded) -> bool:
    """Say what is doubtful in what would be recorded, and ask; anything but yes is no."""
    from kontrak.views.record_view import doubt_lines

    for line in doubt_lines(done):
        print(line, file=sys.stderr)
    answer = read_answer("Catat juga? [y/T] ", to_error=True)
    return answer is not None and answer.lower() in YES


def read_answer(prompt: str, *, to_error: bool = False) -> str | None:
    """What is typed, None at the end of input. Not ``input``: it loses an interrupt that strikes while it flushes."""
    print(prompt, end="", flush=True, file=sys.stderr if to_error else sys.stdout)
    line = sys.stdin.readline()
    return line.strip() if line else None
