"""Several people at once: writers that all begin the file, and a reader who looks in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tahan.desk import Desk, inspect
from tests.tahan.kills import fresh_desk
from tests.tahan.outcome import Outcome, Trial, summed_up
from tests.tahan.process import Done, bad_manners, finish, start

if TYPE_CHECKING:
    import random

WRITERS = 8
LINES = (
    ("PUPR.JALAN", "5", "jun"),
    ("PUPR.KONDISI", "70", "jun"),
    ("PUPR.JEMBATAN.A", "50", "mei"),
    ("PUPR.JEMBATAN.B", "40", "jun"),
    ("PUPR.PAKET", "4", "mar"),
    ("DINKES.BOR", "70", "jun"),
    ("KEC-KOTA.PBB", "45", "jun"),
    ("BKD.DIKLAT", "3", "jun"),
)


def first_start(rounds: int) -> Outcome:
    """Eight imports begin the same file at the same moment: one event, and everybody is content."""
    return summed_up("8 impor pertama sekaligus", "A B C E", [_first_start() for _ in range(rounds)])


def _first_start() -> Trial:
    with fresh_desk("kosong") as desk:
        done = _together(desk, [("impor",)] * WRITERS)
        broken = [manners for item in done if (manners := bad_manners(item))]
        broken += [f"C: kode {item.code}: {item.err[-200:]}" for item in done if item.code not in (0, 4)]
        recorded = sum("Diimpor" in item.out for item in done)
        found = inspect(desk.db)
        if found.masalah or found.peristiwa != 1 or recorded != 1:
            broken.append(f"A: {recorded} mengaku mengimpor, {found}")
        return Trial(tuple(broken), "")


def writers_and_reader(rounds: int, rnd: random.Random) -> Outcome:
    """Eight people record at once while one reads: every acknowledged report is there, the reader sees whole months."""
    return summed_up("8 pencatat dan 1 pembaca sekaligus", "A C E", [_crowd(rnd) for _ in range(rounds)])


def _crowd(rnd: random.Random) -> Trial:
    with fresh_desk("kontrak") as desk:
        lines = list(LINES)
        rnd.shuffle(lines)
        writers = [("catat", kode, nilai, "--bulan", bulan) for kode, nilai, bulan in lines]
        *done, reader = _together(desk, [*writers, ("status", "--json")])
        broken = [manners for item in (*done, reader) if (manners := bad_manners(item))]
        broken += [f"C: pembaca kode {reader.code}: {reader.err[-200:]}"] if reader.code not in (0, 4) else []
        acknowledged = sum(item.code == 0 for item in done)
        found = inspect(desk.db)
        if found.masalah or found.peristiwa != 1 + acknowledged:
            broken.append(f"A: {acknowledged} diakui, {found}")
        return Trial(tuple(broken), f"{acknowledged} dari {WRITERS} tercatat")


def _together(desk: Desk, commands: list[tuple[str, ...]]) -> list[Done]:
    started = [start(*words, cwd=desk.folder) for words in commands]
    return [finish(process) for process in started]
