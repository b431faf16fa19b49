"""The screen and the JSON of ``isyarat``: what may be asked in the meeting, kind by kind (SPEC §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.errors import visible
from kontrak.views.record_json import numbers_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kontrak.model.dasar import Dasar
    from kontrak.scoring.signals import Jenis

ADVICE = "Bahan bertanya, bukan penilaian: tidak mengubah angka apa pun."


def signal_lines(dasar: Dasar, kinds: Sequence[Jenis]) -> Iterator[str]:
    """Yield the screen: a line for each kind with ``n dari N``, and below it what fired."""
    yield f"Isyarat s.d. {dasar.periode} · {dasar.daerah} · segel {dasar.segel}"
    yield ADVICE
    for kind in kinds:
        yield ""
        yield f"{kind.judul}: {len(kind.isyarat)} dari {kind.dari}"
        for item in kind.isyarat:
            yield visible(f"  {item.kode}: {item.kalimat}" if item.kode else f"  {item.kalimat}")


def signal_document(dasar: Dasar, kinds: Sequence[Jenis]) -> dict[str, Any]:
    """Return the document of ``isyarat`` (SPEC §5 JSON)."""
    return {
        "tahun": dasar.tahun,
        "bulan": dasar.bulan,
        "segel": str(dasar.segel),
        "isyarat": [
            {
                "jenis": item.jenis,
                "kode": item.kode,
                "opd": item.opd,
                "kalimat": item.kalimat,
                "angka": numbers_json(item.angka),
            }
            for kind in kinds
            for item in kind.isyarat
        ],
        "jumlah": {kind.jenis: {"n": len(kind.isyarat), "dari": kind.dari} for kind in kinds},
    }
