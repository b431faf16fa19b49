"""The follow-ups that meetings agreed on (SPEC §4, §5 tindak-lanjut)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kontrak.model.tindak_lanjut import TindakLanjut
from kontrak.store.faults import readable
from kontrak.store.log import limit

if TYPE_CHECKING:
    from kontrak.store.connection import Store


@readable
def follow_ups(store: Store, tahun: int, upto: int | None = None, opd: str | None = None) -> tuple[TindakLanjut, ...]:
    """The follow-ups of the year, or of one OPD, in order of event; done where their completion was recorded."""
    sql = """\
SELECT t.peristiwa, t.opd, t.uraian, t.pic, t.batas, t.tahun, t.bulan, s.tanggal, s.keterangan
FROM tindak_lanjut t LEFT JOIN tindak_lanjut_selesai s
  ON s.peristiwa = (
    SELECT MAX(x.peristiwa) FROM tindak_lanjut_selesai x WHERE x.nomor = t.peristiwa AND x.peristiwa <= ?)
WHERE t.tahun = ? AND t.peristiwa <= ?"""
    values: tuple[object, ...] = (limit(upto), tahun, limit(upto))
    if opd is not None:
        sql += " AND t.opd = ?"
        values += (opd,)
    return tuple(
        TindakLanjut(nomor, code, uraian, pic, _date(batas_), year, bulan, _date(selesai), keterangan)
        for nomor, code, uraian, pic, batas_, year, bulan, selesai, keterangan in store.connection.execute(
            f"{sql} ORDER BY t.peristiwa", values
        )
    )


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
