"""The screen and the JSON of ``isyarat``: what may be asked in the meeting, kind by kind (SPEC §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.views.figures import heading
from kontrak.views.json_out import point_json, record_json
from kontrak.views.record_json import numbers_json
from kontrak.views.table import Line, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.model.dasar import Dasar
    from kontrak.scoring.signals import Jenis
    from kontrak.views.table import Block

ADVICE = "Bahan bertanya, bukan penilaian: tidak mengubah angka apa pun."


def signal_screen(dasar: Dasar, kinds: Sequence[Jenis]) -> list[Block]:
    """Return a line for each kind with ``n dari N``, and below it what fired."""
    blocks: list[Block] = [*heading(dasar, "Isyarat"), Line(ADVICE)]
    for kind in kinds:
        blocks += [Line(), Line(f"{kind.judul}: {len(kind.isyarat)} dari {kind.dari}", Tone.TITLE, indent=2)]
        for item in kind.isyarat:
            blocks.append(Line(f"  {item.kode}: {item.kalimat}" if item.kode else f"  {item.kalimat}", indent=2))
    return blocks


def signal_document(dasar: Dasar, kinds: Sequence[Jenis]) -> dict[str, Any]:
    """Return the document of ``isyarat`` (SPEC §5 JSON)."""
    return {
        **point_json(dasar),
        "isyarat": [
            {**record_json(item, ("jenis", "kode", "opd", "kalimat")), "angka": numbers_json(item.angka)}
            for kind in kinds
            for item in kind.isyarat
        ],
        "jumlah": {kind.jenis: {"n": len(kind.isyarat), "dari": kind.dari} for kind in kinds},
    }
