"""The pictures of the README: ``python -m tests.docs.gambar``.

The screen is an SVG made from what ``status`` prints on a terminal, the rapor a PNG of the first page of its PDF.
Beside the PNG lies the Markdown that it shows; the tests compare that, and the SVG, with what the program prints today.
"""

from __future__ import annotations

import re
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.docs.console import ROOT, Session

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = ROOT / "docs" / "gambar"
SCREEN = "status.svg"
RAPOR = "rapor-pupr"
COMMAND = "kontrak status --bulan 2022-12"
COLUMNS, LINES = 100, 30
_PPI = 90.0

_WIDE, _HIGH, _EDGE = 8.0, 18, 16
_SGR = re.compile(r"\x1b\[([0-9;]*)m")
_INKS = {
    "1": 'font-weight="bold"',
    "2": 'fill="#8b949e"',
    "31": 'fill="#ff7b72"',
    "32": 'fill="#56d364"',
    "33": 'fill="#e3b341"',
    "34": 'fill="#79c0ff"',
}


class Run(NamedTuple):
    """Letters of one kind in a line: the column where they begin, and how they are drawn."""

    column: int
    text: str
    inks: tuple[str, ...]


def screen(session: Session) -> str:
    """What a terminal of 100 columns shows of ``status``, as SVG."""
    session.with_reports()
    lines = on_terminal(COMMAND)
    shown = [f"\x1b[32m$\x1b[0m {COMMAND}", "", *lines[:LINES], "…"]
    return svg(shown)


def on_terminal(command: str) -> list[str]:
    """Run a command on a terminal of its own and return its lines with their colours."""
    import fcntl
    import os
    import pty
    import struct
    import subprocess
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 60, COLUMNS, 0, 0))
    environment = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS", "LINES")}
    environment |= {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-m", *command.split()]
    with subprocess.Popen(words, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        parts = []
        try:
            while part := os.read(ours, 65536):
                parts.append(part)
        except OSError:  # the terminal is closed when the command has ended
            pass
        assert process.wait() == 0
    os.close(ours)
    return [line.rstrip() for line in b"".join(parts).decode().replace("\r\n", "\n").splitlines()]


def svg(lines: list[str]) -> str:
    """Lines with colours as a picture; every run of letters has its exact place, whatever the font."""
    width, height = round(COLUMNS * _WIDE + 2 * _EDGE), len(lines) * _HIGH + 2 * _EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
        f'<rect width="{width}" height="{height}" rx="8" fill="#0d1117"/>',
        '<g font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="13" fill="#e6edf3">',
    ]
    for number, line in enumerate(lines):
        y = _EDGE + number * _HIGH + 13
        for run in runs(line):
            x, long = _EDGE + run.column * _WIDE, len(run.text) * _WIDE
            inks = "".join(f" {ink}" for ink in run.inks)
            parts.append(
                f'<text x="{x:g}" y="{y}" textLength="{long:g}" xml:space="preserve"{inks}>{escape(run.text)}</text>'
            )
    return "\n".join([*parts, "</g>", "</svg>", ""])


def runs(line: str) -> Iterator[Run]:
    """The letters of a line between changes of colour, blanks at their ends left out."""
    inks: list[str] = []
    column = 0
    for place, part in enumerate(_SGR.split(line)):
        if place % 2:
            for code in part.split(";"):
                inks = [] if code in ("", "0") else [*inks, code]
            continue
        for word in re.finditer(r"\S+(?: \S+)*", part):
            yield Run(column + word.start(), word[0], tuple(_INKS[code] for code in inks if code in _INKS))
        column += len(part)


def rapor(session: Session) -> str:
    """The rapor of the picture as Markdown."""
    session.with_reports()
    assert session.run(f"kontrak rapor --opd PUPR --bulan 2022-12 --keluar {RAPOR}.md").code == 0
    return Path(f"{RAPOR}.md").read_text("utf-8")


def first_page(session: Session) -> bytes:
    """The first page of the same rapor as it is printed, as PNG."""
    import typst

    assert session.run(f"kontrak rapor --opd PUPR --bulan 2022-12 --format pdf --keluar {RAPOR}.pdf").code == 0
    page = f'#set page(width: auto, height: auto, margin: 0pt)\n#image("{RAPOR}.pdf", page: 1)\n'
    Path("halaman.typ").write_text(page, encoding="utf-8")
    return typst.compile("halaman.typ", format="png", ppi=_PPI)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        (FOLDER / SCREEN).write_text(screen(Session(Path(folder), patch)), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        session = Session(Path(folder), patch)
        (FOLDER / f"{RAPOR}.md").write_text(rapor(session), encoding="utf-8")
        (FOLDER / f"{RAPOR}.png").write_bytes(first_page(session))


if __name__ == "__main__":
    main()
