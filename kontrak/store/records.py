"""What is recorded beside the reports: locks, suspensions, signed papers (SPEC §4)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.model.arsip import Arsip
from kontrak.model.recorded import Penangguhan
from kontrak.store.faults import readable
from kontrak.store.kinds import read
from kontrak.store.log import limit
from kontrak.store.years import locked_months

if TYPE_CHECKING:
    from kontrak.store.connection import Store


@readable
def official_scores(store: Store, tahun: int, upto: int | None = None) -> dict[int, dict[str, Decimal | None]]:
    """The official nilai akhir of each contract, for every month that is locked."""
    return {
        bulan: {
            kontrak: None if nilai is None else Decimal(nilai)
            for kontrak, nilai in store.connection.execute(
                "SELECT kontrak, nilai FROM nilai_resmi WHERE peristiwa = ?", (peristiwa,)
            )
        }
        for bulan, peristiwa in locked_months(store, tahun, upto).items()
    }


def suspensions(
    store: Store, tahun: int, upto: int | None = None, opd: str | None = None
) -> dict[str, tuple[Penangguhan, ...]]:
    """The suspended spans of each code of the year, or of one OPD, folded from ``tangguh`` and ``cabut``.

    ``tangguh`` from month M opens a span; ``cabut`` from month M ends before M the span that lasts at M, and wipes it
    out when it begins at M. A span that does not last at M is never touched, whatever month it was meant for.
    """
    sql = "SELECT kode, tindakan, bulan, dasar, alasan FROM penangguhan WHERE tahun = ? AND peristiwa <= ?"
    values: tuple[object, ...] = (tahun, limit(upto))
    if opd is not None:
        sql += " AND kode >= ? AND kode < ?"
        values += (f"{opd}.", f"{opd}/")
    spans: dict[str, list[Penangguhan]] = {}
    for kode, tindakan, bulan, dasar, alasan in store.connection.execute(f"{sql} ORDER BY peristiwa", values):
        own = spans.setdefault(kode, [])
        if tindakan == "tangguh":
            last = own.pop() if own and own[-1].sampai is None else None
            own.append(Penangguhan(kode, min(bulan, last.mulai) if last else bulan, None, dasar or "", alasan or ""))
        else:
            own[:] = [_ended(span, bulan) for span in own if span.mulai != bulan]
    return {kode: tuple(own) for kode, own in sorted(spans.items()) if own}


def _ended(span: Penangguhan, bulan: int) -> Penangguhan:
    return span._replace(sampai=bulan) if span.lasts_at(bulan) else span


_STANDING = """\
arsip WHERE tahun = ? AND peristiwa <= ?
AND NOT EXISTS (SELECT 1 FROM arsip_cabut c WHERE c.arsip = arsip.peristiwa AND c.peristiwa <= ?)
ORDER BY peristiwa"""


@readable
def archived(store: Store, tahun: int, upto: int | None = None) -> tuple[Arsip, ...]:
    """The papers of the year, in order of event."""
    return read(store.connection, Arsip, _STANDING, (tahun, limit(upto), limit(upto)))
