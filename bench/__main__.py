"""Measure every command and write the tables into docs/kinerja.md: ``python -m bench``; ``--cepat`` only prints.

The whole run takes ten minutes on two quiet cores, ``--cepat`` (sample and regency, few rounds) five minutes.
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
    parser.add_argument("--cepat", action="store_true", help="sample and regency, few rounds; prints, writes nothing")
    parser.add_argument("--putaran", type=int, default=0, help="rounds of the short processes (7; with --cepat 3)")
    parser.add_argument("--folder", type=Path, default=PLACE, help=f"where the data are kept ({PLACE})")
    parser.add_argument(
        "--pandas", default=sys.executable, metavar="PYTHON", help="a Python that has pandas and PyYAML"
    )
    chosen = parser.parse_args()
    rounds = chosen.putaran or (3 if chosen.cepat else 7)
    names = ("sample", "regency") if chosen.cepat else ("sample", "regency", "five")
    for name in names:  # in processes of their own: a child's memory is never reported below its parent's
        subprocess.run([sys.executable, "-m", "bench.data", str(chosen.folder), name], cwd=ROOT, check=True)
    places = {name: chosen.folder / name for name in names}
    regency = places["regency"]
    tables = [
        cases.start(places["sample"], rounds),
        *cases.commands(places["sample"], rounds),
        *cases.commands(regency, rounds),
        cases.looking_back(regency, rounds),
        cases.intake(regency, rounds),
        cases.presses(regency, rounds),
        cases.others(regency, rounds, chosen.pandas),
    ]
    if "five" in places:
        tables.append(cases.five_years(places["five"], rounds))
    text = document.render(tables, places, rounds)
    print(text)
    if not chosen.cepat:
        document.write(ROOT / "docs" / "kinerja.md", text)


if __name__ == "__main__":
    main()
