"""How the labels of the region stand over the OPDs of a month (SPEC §5 ``status --menurut ciri``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.assessing import assess
from kontrak.model.ciri import with_names
from kontrak.scoring.labels import label_means

if TYPE_CHECKING:
    from kontrak.actions.question import Question
    from kontrak.model.ciri import CiriBernama


def labels_of(question: Question) -> tuple[CiriBernama, ...]:
    """Return each declared label that the OPDs listed carry. Raises DataError as ``assess``."""
    penilaian = assess(question)
    return with_names(label_means(penilaian.fakta, penilaian.dasar.bulan), penilaian.dasar.ciri)
