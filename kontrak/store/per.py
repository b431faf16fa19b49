"""``--per``: the point up to which the log is read: a date, an event number, or a printed seal (SPEC §4)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kontrak.errors import DataError, SealError, UsageError
from kontrak.model.segel import SHOWN
from kontrak.months import MonthError, format_date, parse_date
from kontrak.store.faults import altered
from kontrak.store.log import head

if TYPE_CHECKING:
    from kontrak.store.connection import Store

_SEAL = re.compile(rf"([0-9]{{1,18}})-([0-9a-f]{{{SHOWN}}}(?:[0-9a-f]{{{64 - SHOWN}}})?)")
_NUMBER = re.compile(r"[0-9]{1,18}")


class Batas(NamedTuple):
    """The last event to be read, and the local day that it stands for (None before the first event)."""

    nomor: int
    tanggal: date | None


class PrintedSeal(NamedTuple):
    """A seal as printed: the number of its event and the beginning of its hash, in small letters."""

    nomor: int
    awal: str


def resolve_per(store: Store, text: str) -> Batas:
    """Return the point that ``--per`` names.

    A date means the events up to that local day. Raises UsageError for a text that is none of the three, DataError
    for an event that is not in the file, SealError for a seal that does not belong to it.
    """
    word = text.strip().lower()
    if _SEAL.fullmatch(word):
        return _at_seal(store, parse_seal(word))
    if _NUMBER.fullmatch(word):
        return _at_number(store, int(word))
    try:
        day = parse_date(word)
    except MonthError:
        raise UsageError(
            f'--per "{text}" bukan tanggal, nomor peristiwa, atau segel.',
            "Tulis seperti 2022-03-31, 128, atau 128-1a2b3c4d5e6f.",
        ) from None
    return _at_day(store, day)


def prove_event(store: Store, nomor: int) -> None:
    """Raise SealError unless the event that ``--per`` stands for, and the one after it, fit their hashes.

    By the time of the latter a date was told apart from the next day.
    """
    from kontrak.store.events import hash_fields, read_events

    if any(hash_fields(event[:-1]) != event.segel for event in read_events(store, nomor + 1, sesudah=nomor - 1)):
        raise altered()


def parse_seal(text: str) -> PrintedSeal:
    """Read ``128-1a2b3c4d5e6f`` (any case; the whole hash too). Raises UsageError for any other form."""
    found = _SEAL.fullmatch(text.strip().lower())
    if not found:
        raise UsageError(
            f"{text!r} bukan segel.",
            "Segel ditulis seperti pada laporan: nomor, tanda hubung, 12 huruf, 128-1a2b3c4d5e6f.",
        )
    return PrintedSeal(int(found[1]), found[2])


def _at_number(store: Store, nomor: int) -> Batas:
    found = head(store, nomor)
    if found.nomor != nomor:
        last = head(store).nomor
        raise DataError(f"Peristiwa {nomor} tidak ada dalam berkas ini.", f"Peristiwa terakhir bernomor {last}.")
    return Batas(nomor, date.fromisoformat(found.waktu[:10]) if found.waktu else None)


def _at_seal(store: Store, seal: PrintedSeal) -> Batas:
    found = head(store, seal.nomor)
    if found.nomor != seal.nomor or not found.hash.startswith(seal.awal):
        raise SealError(
            f"Segel {seal.nomor}-{seal.awal[:SHOWN]} bukan dari berkas data {store.path}.",
            "Periksa ketikannya, atau sebutkan berkas datanya dengan --db.",
        )
    return _at_number(store, seal.nomor)


def _at_day(store: Store, day: date) -> Batas:
    row = store.connection.execute(
        "SELECT nomor FROM riwayat WHERE substr(waktu, 1, 10) <= ? ORDER BY nomor DESC LIMIT 1", (day.isoformat(),)
    ).fetchone()
    if row is None:
        raise DataError(
            f"Sampai {format_date(day)} belum ada yang dicatat dalam berkas ini.", "Sebutkan tanggal yang lebih baru."
        )
    return Batas(row[0], day)
