"""Cells of a form sent again that are blank now although their line holds a value: it stays, and that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.line_rules import show
from kontrak.model.recorded import NOTES
from kontrak.months import month_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kontrak.actions.line_rules import Reading
    from kontrak.model.recorded import LaporanBulan

_FIELDS = ("realisasi", "anggaran", "bukti", *NOTES)


def taken_back(readings: Sequence[Reading], before: Mapping[str, Mapping[int, LaporanBulan]]) -> Iterator[str]:
    """Yield a sentence for each blank cell whose value stays; ``before`` has the lines before the delivery."""
    for row, target, bulan, isian in readings:
        line = before.get(target.kode, {}).get(bulan)
        old = line.terakhir if line else None
        if old is None or row.sudah:
            continue
        for field in _FIELDS:
            kept = getattr(old, field)
            if kept in (None, ()) or isian.said(field) not in (None, ()) or field not in row.isi:
                continue
            yield (
                f"{row.alamat(field)}: {field.replace('_', ' ')} {target.kode} {month_name(bulan)} "
                "dikosongkan, yang "
                f"tercatat tetap: {show(kept, target)}. Menariknya: kontrak batalkan {target.kode} --bulan {bulan} "
                '--alasan "…", lalu catat lagi yang masih berlaku.'
            )
