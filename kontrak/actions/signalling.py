"""Signals for the meeting: load the facts, and let the pure rules look at them (SPEC §5 isyarat)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.assessing import assess, assess_opd
from kontrak.scoring.memo import year_of
from kontrak.scoring.signals import signals, signals_of

if TYPE_CHECKING:
    from kontrak.actions.question import Question
    from kontrak.model.dasar import Dasar
    from kontrak.scoring.signals import Jenis


def find_signals(question: Question, opd: str | None) -> tuple[Dasar, list[Jenis]]:
    """Return every kind of signal at the month, of all OPDs with their bidang or of one. Raises DataError."""
    if opd is None:
        penilaian = assess(question)
        return penilaian.dasar, signals_of(penilaian)
    penilaian, kode = assess_opd(question, opd)
    years = [year_of(fakta) for fakta in penilaian.contracts_of(kode)]
    return penilaian.dasar, signals(years, penilaian.dasar.bulan)
