"""The officials who head contracts, and the integrity findings against them (SPEC §3, §4 ``kepala.sejak``)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kontrak.model.kepala import Kepala, head_on
from kontrak.store.faults import readable
from kontrak.store.fingerprints import HEADER, prove
from kontrak.store.kinds import columns_of, from_cells
from kontrak.store.log import limit
from kontrak.store.years import months_of_findings

if TYPE_CHECKING:
    from kontrak.model.recorded import TemuanIntegritas
    from kontrak.store.connection import Store

_HEADS = f"""\
SELECT {columns_of(Kepala, "h")}
FROM kontrak k CROSS JOIN kepala h ON h.peristiwa = k.peristiwa AND h.kontrak = k.kode
WHERE k.tahun = ? AND k.opd = ? AND k.kode = ? AND k.peristiwa <= ? ORDER BY k.peristiwa"""
_FINDINGS = """\
SELECT tahun, peristiwa, opd, dasar, tanggal, uraian FROM integritas WHERE peristiwa <= ? ORDER BY peristiwa"""


def read_heads(store: Store, tahun: int, kode: str, upto: int) -> tuple[Kepala, ...]:
    """The heads of a contract in the order in which they were recorded; the same one in a row counts once."""
    heads: list[Kepala] = []
    for row in store.connection.execute(_HEADS, (tahun, kode.partition(".")[0], kode, upto)):
        head = from_cells(Kepala, row)
        if not heads or heads[-1] != head:
            heads.append(head)
    return tuple(heads)


@readable
def load_findings(store: Store, upto: int | None = None) -> tuple[TemuanIntegritas, ...]:
    """The integrity findings of every year of the file, in order of event."""
    rows = store.connection.execute(_FINDINGS, (limit(upto),)).fetchall()
    if not rows:
        return ()
    from kontrak.model.recorded import TemuanIntegritas

    found = []
    for tahun, peristiwa, opd, dasar, day, uraian in rows:
        tanggal = date.fromisoformat(day)
        head = head_on(read_heads(store, tahun, opd, limit(upto)), tanggal)
        masa = months_of_findings(store, tahun, upto)[tanggal.month - 1]
        found.append(TemuanIntegritas(peristiwa, opd, dasar, tanggal, uraian, head, masa))
    return tuple(found)


def proved_findings(store: Store, upto: int | None = None) -> tuple[TemuanIntegritas, ...]:
    """The findings, once what they are read from is what was written. Raises SealError where it is not."""
    concerned = store.connection.execute("SELECT DISTINCT tahun, opd FROM integritas").fetchall()
    for tahun, opd in concerned:
        prove(store, tahun, (HEADER, opd))
    return load_findings(store, upto) if concerned else ()
