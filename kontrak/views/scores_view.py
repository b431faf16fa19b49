"""The screen of ``nilai``: all OPDs with their indices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.views import summary_table as fields
from kontrak.views.figures import NOBODY, footing, heading
from kontrak.views.table import Block, Line, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.model.dasar import Dasar
    from kontrak.model.summary import Ringkasan

FIELDS = (
    fields.RANK,
    fields.KODE,
    fields.NAMA,
    fields.NILAI_AKHIR,
    fields.NILAI,
    fields.KECEPATAN,
    fields.KONSISTENSI,
    fields.KOMITMEN,
    fields.PREDIKAT,
    fields.WARNA,
    fields.JATUH_TEMPO,
)


def scores_screen(dasar: Dasar, ranked: Sequence[Ringkasan], scope: str = "") -> list[Block]:
    """Return all OPDs; nilai beside nilai akhir, the official and the original one only where there is a difference."""
    if not ranked:
        return [*heading(dasar, f"Nilai OPD{scope}"), Line(), Line(NOBODY)]
    chosen = [*FIELDS]
    notes: list[Line] = []
    if any(item.nilai is not None for item in ranked) and all(item.nilai == item.nilai_akhir for item in ranked):
        chosen.remove(fields.NILAI)
        notes.append(Line("Nilai akhir setiap OPD sama dengan nilai capaiannya.", Tone.FAINT))
    if any(item.nilai_resmi is not None for item in ranked):
        chosen.append(fields.RESMI)
    if any(item.nilai_induk is not None for item in ranked):
        chosen.append(fields.INDUK)
    table = fields.summary_table(ranked, fields.with_releases(ranked, chosen))
    return [*heading(dasar, f"Nilai OPD{scope}"), Line(), table, Line(), *notes, *footing(dasar)[1:]]
