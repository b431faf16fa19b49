"""What the commands that record ask for: leave to correct, and whether a doubtful figure is meant (SPEC §4 Janggal)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kontrak.errors import UsageError

if TYPE_CHECKING:
    from kontrak.actions.receipt import Recorded

YES = ("y", "ya")


def read_leave(*, koreksi: bool, alasan: str | None) -> str | None:
    """The reason of a correction, None when none is meant."""
    from kontrak.actions.actor import typed_text

    text = typed_text(alasan, "--alasan")
    if koreksi and not text:
        raise UsageError("--koreksi memerlukan --alasan.", 'Sebutkan sebab koreksinya: --alasan "…"')
    if text and not koreksi:
        raise UsageError("--alasan hanya dipakai bersama --koreksi.", "Tambahkan --koreksi bila nilai lama diganti.")
    return text


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
