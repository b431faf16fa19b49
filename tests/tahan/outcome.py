"""What an attack found: how many trials, and which promises were broken."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Outcome(NamedTuple):
    """One row of the table in docs/keandalan.md."""

    gangguan: str
    janji: str
    percobaan: int
    pelanggaran: tuple[str, ...]
    catatan: str = ""


class Trial(NamedTuple):
    """One trial: what was broken, and how it ended, for the remarks."""

    pelanggaran: tuple[str, ...]
    akhir: str


def summed_up(gangguan: str, janji: str, trials: Iterable[Trial], catatan: str = "") -> Outcome:
    """Count the trials of an attack; ``akhir`` of each is counted into the remarks."""
    found = list(trials)
    ends = Counter(trial.akhir for trial in found if trial.akhir)
    counted = ", ".join(f"{name} {count}×" for name, count in sorted(ends.items()))
    remarks = "; ".join(part for part in (counted, catatan) if part)
    return Outcome(gangguan, janji, len(found), tuple(what for trial in found for what in trial.pelanggaran), remarks)
