"""The whole campaign: every fault thousands of times, and the table of docs/keandalan.md.

``python -m tests.tahan.kampanye --tulis docs/keandalan.md`` runs everything (about an hour and a half, most of it
fuzzing) and writes the table into the page; ``--bagian listrik --kali 2`` runs a part, ``--hasil FILE`` keeps what was
found, so that parts may run one after another or side by side on several machines and be written together.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import sqlite3
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kontrak import __version__
from kontrak.numbers import format_number
from tests.tahan import crowd, damage, disks, fuzzing, kills, powerloss
from tests.tahan.desk import STEP, STEPS
from tests.tahan.outcome import Outcome
from tests.tahan.process import has_strace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEED = 20220217
START, END = "<!-- tabel: python -m tests.tahan.kampanye --tulis docs/keandalan.md -->", "<!-- akhir tabel -->"
FUZZED = "fuzz "


def _power_loss(scale: float) -> Iterator[Outcome]:
    yield powerloss.power_loss(max(1, round(16 * scale)), random.Random(SEED))


def _kills(scale: float) -> Iterator[Outcome]:
    yield kills.kill_anywhere(STEPS, round(1000 * scale), random.Random(SEED))
    yield kills.kill_at_every(kills.WRITE, [STEP["catat satu"], STEP["kunci"]], stride=2)
    for call in (kills.SYNC, kills.REMOVE, kills.OPEN):
        yield kills.kill_at_every(call)


def _errors(scale: float) -> Iterator[Outcome]:
    yield kills.file_size_limit(round(400 * scale), random.Random(SEED))
    few = [STEP["catat satu"], STEP["impor OPD baru"]]
    yield kills.fail_at_every(kills.WRITE, "ENOSPC", few, stride=3)
    yield kills.fail_at_every(kills.WRITE, "EIO", few, stride=3)
    yield kills.fail_at_every(kills.SYNC, "EIO")
    yield kills.fail_at_every(kills.REMOVE, "EIO")
    yield kills.fail_at_every(kills.OPEN, "EACCES", few)
    yield kills.fail_at_every(kills.OPEN, "EMFILE", few)
    yield kills.fail_at_every(kills.READ, "EIO", few, stride=3)


def _disks(scale: float) -> Iterator[Outcome]:
    yield disks.full_disk(round(60 * scale), random.Random(SEED))
    yield disks.unwritable()


def _crowds(scale: float) -> Iterator[Outcome]:
    yield crowd.first_start(round(15 * scale))
    yield crowd.writers_and_reader(round(30 * scale), random.Random(SEED))


def _damage(scale: float) -> Iterator[Outcome]:
    yield damage.flipped_pages(round(40 * scale), random.Random(SEED))
    yield damage.cut_files(round(500 * scale), random.Random(SEED))


def _fuzz(scale: float) -> Iterator[Outcome]:
    for name in fuzzing.readers():
        yield fuzz_row(name, fuzzing.fuzz(name, 600 * scale, SEED))


def fuzz_row(name: str, found: fuzzing.Fuzzed) -> Outcome:
    """The row of a reader in the table."""
    minutes = format_number(round(found.detik / 60))
    return Outcome(FUZZED + name, "C", found.masukan, found.gangguan, f"{minutes} menit, {found.mesin}")


PARTS: dict[str, Callable[[float], Iterator[Outcome]]] = {
    "listrik": _power_loss,
    "mati": _kills,
    "galat": _errors,
    "disk": _disks,
    "ramai": _crowds,
    "rusak": _damage,
    "fuzz": _fuzz,
}
NEEDS_STRACE = ("listrik", "mati", "galat")


def main() -> int:
    """Run the campaign; exit code 1 when a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--bagian", nargs="*", default=list(PARTS), help=", ".join(PARTS))
    parser.add_argument("--kali", type=float, default=1.0, help="bagian dari jumlah percobaan penuh")
    parser.add_argument("--hasil", type=Path, help="simpan dan gabungkan hasil di berkas JSON ini")
    parser.add_argument("--tulis", type=Path, help="tulis tabelnya ke halaman ini")
    given = parser.parse_args()
    if unknown := set(given.bagian) - PARTS.keys():
        parser.error(f"bagian tidak dikenal: {', '.join(sorted(unknown))}")
    found = _load(given.hasil)
    for part in given.bagian:
        if not _possible(part):
            print(f"{part}: dilewati, alatnya tidak ada di sini", file=sys.stderr)
            continue
        for outcome in _timed(PARTS[part](given.kali)):
            found[outcome.gangguan] = outcome
            print(_row(outcome), *outcome.pelanggaran, sep="\n  ", flush=True)
            _save(given.hasil, found)
    if given.tulis:
        write_table(given.tulis, list(found.values()))
    return 1 if any(outcome.pelanggaran for outcome in found.values()) else 0


def _possible(part: str) -> bool:
    if part in NEEDS_STRACE:
        return has_strace()
    return disks.may_mount() if part == "disk" else True


def _timed(outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    began = time.monotonic()
    for outcome in outcomes:
        now = time.monotonic()
        print(f"  ({now - began:.0f} detik)", file=sys.stderr)
        began = now
        yield outcome


def _load(path: Path | None) -> dict[str, Outcome]:
    if path is None or not path.exists():
        return {}
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {row[0]: Outcome(row[0], row[1], row[2], tuple(row[3]), row[4]) for row in rows}


def _save(path: Path | None, found: dict[str, Outcome]) -> None:
    if path is not None:
        merged = {**_load(path), **found}
        path.write_text(json.dumps(list(merged.values()), ensure_ascii=False, indent=1), encoding="utf-8")


def write_table(page: Path, outcomes: list[Outcome]) -> None:
    """Replace the table of the page, between its two marks."""
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{START}\n{table(outcomes)}{END}{after}", encoding="utf-8")


def table(outcomes: list[Outcome]) -> str:
    """The table in Markdown, in the order of the campaign, with what it ran on."""
    kept = sorted(outcomes, key=lambda outcome: outcome.gangguan.startswith(FUZZED))
    lines = [
        (
            f"kontrak {__version__}, SQLite {sqlite3.sqlite_version}, Python {platform.python_version()}, "
            f"{platform.system()}; {time.strftime('%Y-%m-%d')}."
        ),
        "",
        "| Gangguan | Janji | Percobaan | Pelanggaran | Keterangan |",
        "|---|---|--:|--:|---|",
        *(_row(outcome) for outcome in kept),
        "",
    ]
    return "\n".join(lines)


def _row(outcome: Outcome) -> str:
    cells = (
        outcome.gangguan,
        outcome.janji,
        format_number(outcome.percobaan),
        format_number(len(outcome.pelanggaran)),
        outcome.catatan,
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
