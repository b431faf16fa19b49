"""The follow-ups that meetings agreed on, and which of them are known in a year (SPEC §4, §5 tindak-lanjut)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.tindak_lanjut import TindakLanjut
from kontrak.store.faults import readable
from kontrak.store.fingerprints import HEADER, prove
from kontrak.store.kinds import read
from kontrak.store.log import limit
from kontrak.store.years import load_years

if TYPE_CHECKING:
    from kontrak.store.connection import Store

_FOLLOW_UPS = """\
(SELECT t.*, t.peristiwa AS nomor, s.tanggal AS selesai, s.keterangan FROM tindak_lanjut t
  LEFT JOIN tindak_lanjut_selesai s ON s.peristiwa = (
    SELECT MAX(x.peristiwa) FROM tindak_lanjut_selesai x WHERE x.nomor = t.peristiwa AND x.peristiwa <= ?))
WHERE tahun = ? AND peristiwa <= ? AND opd = COALESCE(?, opd) ORDER BY peristiwa"""


@readable
def follow_ups(store: Store, tahun: int, upto: int | None = None, opd: str | None = None) -> tuple[TindakLanjut, ...]:
    """The follow-ups of the year, or of one OPD, in order of event; done where their completion was recorded."""
    return read(store.connection, TindakLanjut, _FOLLOW_UPS, (limit(upto), tahun, limit(upto), opd))


def known_follow_ups(store: Store, tahun: int, upto: int | None = None) -> tuple[TindakLanjut, ...]:
    """The follow-ups of a year, in order of event, once what they are read from is proved.

    Before them those of earlier years that went on into this one: a promise of December is not forgotten in January,
    and the papers of January say of it what stood then, also when it was finished later (SPEC §8.20). The last meeting
    of the year before stays whole.
    """
    earlier = [item for year in load_years(store, upto) if year < tahun for item in _proven(store, year, upto)]
    return (*(item for item in earlier if _goes_on(item, tahun)), *_proven(store, tahun, upto))


def _goes_on(item: TindakLanjut, tahun: int) -> bool:
    return item.selesai is None or item.selesai.year >= tahun or item.rapat == (tahun - 1, 12)


def _proven(store: Store, tahun: int, upto: int | None) -> tuple[TindakLanjut, ...]:
    prove(store, tahun, [HEADER])
    return follow_ups(store, tahun, upto)
