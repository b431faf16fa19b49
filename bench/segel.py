"""What proving costs: ``python -m bench.segel`` (five minutes); figures for docs/kinerja.md, written by hand.

The share of the permission check is measured inside one process, against all else that ``segel`` does, in runs that
alternate: on a shared machine two processes cannot be compared. The commands are measured as whole processes against
the floor, as everywhere.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.__main__ import PLACE
from bench.cases import FLOOR, _floor, _kontrak
from bench.data import MONTHS, kontrak, prepare
from bench.measure import measure

if TYPE_CHECKING:
    from collections.abc import Callable

    from kontrak.store.connection import Store

LOCKED = "terkunci.db"
"""The same year with all its months locked, as it stands in January."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.segel", description=__doc__)
    parser.add_argument("--putaran", type=int, default=7, help="rounds (7)")
    parser.add_argument("--folder", type=Path, default=PLACE, help=f"where the data are kept ({PLACE})")
    chosen = parser.parse_args()
    for name in ("sample", "regency"):
        folder = _locked(prepare(chosen.folder, name))
        _commands(name, folder, chosen.putaran)  # first: a child's memory is never reported below its parent's
        rest, permission = share(folder / LOCKED, chosen.putaran)
        print(f"{name}: segel {rest:.0f} ms, izin {permission:.0f} ms: {100 * permission / rest:.0f} %")


def share(db: Path, rounds: int) -> tuple[float, float]:
    """Processor time (ms) of ``segel`` without the permission check, and of that check: medians of the runs."""
    from kontrak.actions.appending import check_derived
    from kontrak.actions.permission import check_permission
    from kontrak.store.opening import open_store
    from kontrak.store.seal import check

    gc.set_threshold(100_000)  # as the program does
    with open_store(db, inspect=True) as store:
        store.connection.execute("BEGIN")
        rest, permission = [], []
        for _ in range(rounds + 1):  # the first is not counted
            rest.append(_cost(store, lambda own: check(own) + check_derived(own)))
            permission.append(_cost(store, lambda own: check_permission(own, derived=lambda _: []).masalah))
    return statistics.median(rest[1:]), statistics.median(permission[1:])


def _cost(store: Store, work: Callable[[Store], list[str]]) -> float:
    gc.collect()
    start = time.process_time()
    if problems := work(store):
        raise SystemExit(problems[0])
    return (time.process_time() - start) * 1e3


def _locked(folder: Path) -> Path:
    """The folder, with a copy of its file in which all months are locked."""
    if not (folder / LOCKED).exists():
        draft = folder / "mengunci.db"
        shutil.copy(folder / "kontrak.db", draft)
        for month in MONTHS:
            kontrak(folder, "kunci", "--bulan", f"2022-{MONTHS.index(month) + 1:02}", "--db", draft.name)
        draft.rename(folder / LOCKED)
    return folder


def _commands(name: str, folder: Path, rounds: int) -> None:
    code = {"sample": "PUPR.JALAN", "regency": "OPD05.A07"}[name]
    again = folder / "kunci.db"

    def unlocked() -> None:
        shutil.copy(folder / LOCKED, again)
        kontrak(folder, "buka", "--bulan", "2022-12", "--alasan", "uji", "--db", again.name)

    found = measure(
        {
            FLOOR: _floor(folder),
            "segel": _kontrak(folder, "segel", "--db", LOCKED),
            "kunci": _kontrak(folder, "kunci", "--bulan", "2022-12", "--db", again.name, before=unlocked),
            "riwayat KODE": _kontrak(folder, "riwayat", code, "--db", LOCKED),
        },
        rounds,
    )
    for command, figures in found.items():
        ratio = figures.cpu / found[FLOOR].cpu
        print(f"{name}: {command} {figures.cpu:.0f} ms, {ratio:.1f} × B, {figures.memory:.0f} MB")


if __name__ == "__main__":
    main()
