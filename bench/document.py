"""The tables as Markdown, and their place in docs/kinerja.md."""

from __future__ import annotations

import platform
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from bench.cases import Row, Table

BEGIN, END = "<!-- awal tabel: ditulis oleh python -m bench -->", "<!-- akhir tabel -->"


def render(tables: list[Table], places: dict[str, Path], rounds: int) -> str:
    """Return the tables with what they were measured on."""
    system = (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, Typer {typer.__version__}, "
        f"{_processor()}; {rounds} putaran."
    )
    sizes = ", ".join(f"{name} {(place / 'kontrak.db').stat().st_size / 1e6:.1f} MB" for name, place in places.items())
    parts = [f"{system} Berkas data: {sizes}."]
    for table in tables:
        lines = ["| yang diukur | jam (ms) | prosesor (ms) | memori (MB) | rasio | target | tercapai |"]
        lines.append("|:---|---:|---:|---:|---:|:---|:---|")
        lines += [_line(row) for row in table.rows]
        parts.append(f"### {table.title}\n\n" + "\n".join(lines))
    return "\n\n".join(parts) + "\n"


def write(path: Path, text: str) -> None:
    """Put the tables into the document, between its two marks."""
    before, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}", encoding="utf-8")


def _line(row: Row) -> str:
    figures = row.figures
    cells = ("", "", "") if figures is None else (f"{figures.wall:.0f}", f"{figures.cpu:.0f}", f"{figures.memory:.0f}")
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}".replace(".", ",")
    met = "" if row.met is None else "ya" if row.met else "**belum**"
    return f"| {row.name} | {' | '.join(cells)} | {ratio} | {row.target} | {met} |"


def _processor() -> str:
    try:
        with Path("/proc/cpuinfo").open(encoding="utf-8") as file:
            names = [line.partition(":")[2].strip() for line in file if line.startswith("model name")]
    except OSError:
        names = []
    return f"{len(names)} × {names[0]}" if names else platform.processor()
