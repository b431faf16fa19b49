"""Which OPDs an event concerns: one rule for what is written anew after it and what stood before it (SPEC §4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kontrak.store.events import MANY_HASHES, hash_fields, read_events
from kontrak.store.faults import altered
from kontrak.store.log import head

if TYPE_CHECKING:
    from kontrak.store.connection import Store
    from kontrak.store.events import Peristiwa

LOCKS = ("kunci", "buka")
PAPERS = ("arsip", "arsip_cabut")
REPORTS = ("catat", "koreksi", "batal", "verifikasi")
"""Events of one month's report, which changes nothing in the months before it."""

OTHERS = ("tangguh", "impor", "integritas", "tindak_lanjut", "tindak_lanjut_selesai")
"""The other kinds that the rule knows; of any that it does not, nothing is taken to stand."""

MANY = 10_000
"""So many later events that scoring the year costs no more than reading them."""


def opds_of(jenis: str, isi: Mapping[str, object]) -> frozenset[str] | None:
    """Return the OPDs that an event concerns, by its kind and content; None: all of its year.

    A paper archived for the year as a whole concerns none: it touches no figure.
    """
    if jenis in LOCKS or (jenis == "impor" and isi["tajuk"] is not None):
        return None
    opd = isi.get("opd")
    if isinstance(opd, Mapping):
        return frozenset(opd)
    if opd is None and jenis in PAPERS:
        return frozenset()
    return frozenset((str(opd if opd is not None else isi["kode"]).partition(".")[0],))


def touched_since(store: Store, tahun: int, bulan: int, upto: int) -> frozenset[str] | None:
    """Return the OPDs whose figures of a month the events after ``upto`` may have changed; None: it may be all.

    The official nilai, which locks write, is left out: it is as of the event asked for. Raises SealError when the log
    from there to its end is not the one that was written.
    """
    last = head(store)
    if last.nomor - upto > MANY:
        return None
    found: set[str] = set()
    for event in _proved(store, upto, last.hash):
        concerned = _concerned(event, tahun, bulan)
        if concerned is None:
            return None
        found |= concerned
    return frozenset(found)


def _proved(store: Store, upto: int, end: str) -> list[Peristiwa]:
    """The events after one, each linked to that before it by its hash, up to the last of the file."""
    before = head(store, upto).hash
    events = [*read_events(store, sesudah=upto)]
    many = len(events) > MANY_HASHES
    for event in events:
        if event.sebelum != before or hash_fields(event[:-1], many=many) != event.segel:
            raise altered()
        before = event.segel
    if before != end:
        raise altered()
    return events


def _concerned(event: Peristiwa, tahun: int, bulan: int) -> frozenset[str] | None:
    from json import loads

    if event.jenis not in (*REPORTS, *OTHERS, *LOCKS, *PAPERS):
        return None
    isi = loads(event.isi)
    if int(isi["tahun"]) != tahun or event.jenis in LOCKS:
        return frozenset()
    if event.jenis in REPORTS and int(isi["bulan"]) > bulan:
        return frozenset()
    return opds_of(event.jenis, isi)
