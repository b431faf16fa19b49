"""The screens of all OPDs by rank: ``peringkat``, and ``nilai`` with their indices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.errors import visible
from kontrak.months import format_date
from kontrak.views import figures as fields
from kontrak.views.figures import NOBODY, footing, heading
from kontrak.views.table import Block, Line, Tone

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kontrak.model.dasar import Dasar
    from kontrak.model.recorded import TemuanIntegritas
    from kontrak.model.summary import Ringkasan

RANKING = (
    fields.RANK,
    fields.KODE,
    fields.KEPALA,
    fields.NILAI_AKHIR,
    fields.PREDIKAT,
    fields.WARNA,
    fields.TREN,
    fields.BOBOT_MELESET,
    fields.KONSISTENSI,
    fields.JATUH_TEMPO,
)


def ranking_screen(
    dasar: Dasar,
    ranked: Sequence[Ringkasan],
    barred: Collection[str] = (),
    scope: str = "",
    later: Sequence[TemuanIntegritas] = (),
) -> list[Block]:
    """Return the ranking.

    ``barred`` are the codes of OPDs whose head has an integrity finding, ``later`` the findings of later months.
    """
    if not ranked:
        return [*heading(dasar, f"Peringkat OPD{scope}"), Line(), Line(NOBODY)]
    table = fields.summary_table(ranked, fields.with_official(ranked, RANKING))
    blocks: list[Block] = [*heading(dasar, f"Peringkat OPD{scope}"), Line(), table]
    if any(item.peringkat is None for item in ranked):
        blocks.append(Line("–: belum ada komitmen yang jatuh tempo, belum berperingkat.", Tone.FAINT))
    found = [item.kode for item in ranked if item.kode in barred]
    if found:
        blocks.append(Line(f"Ada temuan integritas, tidak masuk daftar penghargaan: {', '.join(found)}."))
    if later:
        named = "; ".join(f"{item.opd} ({item.dasar}, {format_date(item.tanggal)})" for item in later)
        blocks.append(Line(visible(f"Ada temuan sesudah bulan ini, yang tidak menutup daftar bulan ini: {named}.")))
    rule = "Urutan: nilai akhir, lalu bobot meleset terkecil, lalu konsistensi tertinggi; yang sama berbagi peringkat."
    return [*blocks, Line(), Line(rule, Tone.FAINT), *footing(dasar)[1:]]


SCORES = (
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
    chosen = [*SCORES]
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
