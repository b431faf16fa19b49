"""Measure everything and write docs/kinerja.md: ``python -m bench`` (a quarter of an hour), ``--cepat`` for a look.

The table in the document is replaced only by a full run.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import cases, document
from bench.data import ROOT

PLACE = Path(tempfile.gettempdir()) / "kontrak-bench"


def main() -> None:
    """Prepare the data, run the cases in turn, print the tables and write them into the document."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--cepat", action="store_true", help="sample and regency only; prints, writes nothing")
    parser.add_argument("--putaran", type=int, default=15, help="rounds of the short processes (15)")
    parser.add_argument("--folder", type=Path, default=PLACE, help=f"where the data are kept ({PLACE})")
    chosen = parser.parse_args()
    names = ("sample", "regency") if chosen.cepat else ("sample", "regency", "large", "twenty", "sample10", "sample100")
    for name in names:  # in processes of their own: a child's memory is never reported below its parent's
        subprocess.run([sys.executable, "-m", "bench.data", str(chosen.folder), name], cwd=ROOT, check=True)
    places = {name: chosen.folder / name for name in names}
    rounds = chosen.putaran
    tables = [
        cases.overviews(places, rounds),
        cases.live(places, rounds),
        cases.start(places, rounds),
        cases.papers(places, max(3, rounds // 2)),
        cases.writing(places, max(3, rounds // 3)),
    ]
    if not chosen.cepat:
        tables.append(cases.growth(places, max(3, rounds // 3)))
    tables.append(cases.spreadsheet(places, max(3, rounds // 3)))
    text = document.render(tables, places, rounds)
    print(text)
    if not chosen.cepat:
        document.write(ROOT / "docs" / "kinerja.md", text)


if __name__ == "__main__":
    main()
