"""``--per``: the point up to which the log is read: a date, an event number, or a printed seal (SPEC §4)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from kontrak.errors import DataError, SealError, UsageError, brief
from kontrak.model.segel import EXAMPLE, SHORT, SHOWN, grouped
from kontrak.months import MonthError, format_date, parse_date
from kontrak.named import NamedTuple
from kontrak.store.faults import altered
from kontrak.store.log import head

if TYPE_CHECKING:
    from kontrak.model.segel import Segel
    from kontrak.store.connection import Store

_SEAL = re.compile(r"([0-9]{1,18})-([0-9a-f-]+)")
_LENGTHS = (SHORT, SHOWN, 64)
_NUMBER = re.compile(r"[0-9]{1,18}")


class Point(NamedTuple):
    """The last event to be read, and the local day that it stands for (None before the first event)."""

    nomor: int
    tanggal: date | None


class SegelTercetak(NamedTuple):
    """A seal as printed: the number of its event and the beginning of its hash, in small letters."""

    nomor: int
    awal: str

    def __str__(self) -> str:
        return f"{self.nomor}-{self.awal if self.pendek else grouped(self.awal[:SHOWN])}"

    @property
    def pendek(self) -> bool:
        """Whether it is one of 12 characters, as an older release printed them."""
        return len(self.awal) < SHOWN

    def fits(self, segel: Segel) -> bool:
        """Whether it is the seal of that event."""
        return segel.nomor == self.nomor and segel.hash.startswith(self.awal)


SHORT_SEAL = (
    f"Segel {SHORT} huruf cocok, tetapi tidak membuktikan apa pun terhadap pemalsuan yang disengaja: dua riwayat "
    f"dengan segel sependek itu dapat dibuat dalam hitungan detik. Pakai segel {SHOWN} huruf."
)


def resolve_per(store: Store, text: str) -> Point:
    """Return the point that ``--per`` names.

    A date means the events up to that local day. Raises UsageError for a text that is none of the three, DataError
    for an event that is not in the file, SealError for a seal that does not belong to it.
    """
    word = text.strip().lower()
    seal = _read_seal(word)
    if seal is not None:
        return _point(find_seal(store, seal))
    if _NUMBER.fullmatch(word):
        return _at_number(store, int(word))
    try:
        day = parse_date(word)
    except MonthError:
        raise UsageError(
            f'--per "{text}" bukan tanggal, nomor peristiwa, atau segel.',
            f"Tulis seperti 2022-03-31, 128, atau {EXAMPLE}.",
        ) from None
    return _at_day(store, day)


def prove_event(store: Store, nomor: int) -> None:
    """Raise SealError unless the event that ``--per`` stands for, and the one after it, fit their hashes.

    By the time of the latter a date was told apart from the next day.
    """
    from kontrak.store.events import hash_fields, read_events

    if any(hash_fields(event[:-1]) != event.segel for event in read_events(store, nomor + 1, sesudah=nomor - 1)):
        raise altered()


def parse_seal(text: str) -> SegelTercetak:
    """Read a seal in any case, in groups or not, of 32 characters, of all 64, or of 12 as they once were.

    Raises UsageError for any other form.
    """
    seal = _read_seal(text.strip().lower())
    if seal is None:
        raise UsageError(
            f"{brief(text)!r} bukan segel.",
            f"Segel ditulis seperti pada laporan: nomor, tanda hubung, {SHOWN} huruf, {EXAMPLE}.",
        )
    return seal


def _read_seal(word: str) -> SegelTercetak | None:
    found = _SEAL.fullmatch(word)
    digits = found[2].replace("-", "") if found else ""
    return SegelTercetak(int(found[1]), digits) if found and len(digits) in _LENGTHS else None


def _at_number(store: Store, nomor: int) -> Point:
    found = head(store, nomor)
    if found.nomor != nomor:
        last = head(store).nomor
        raise DataError(f"Peristiwa {nomor} tidak ada dalam berkas ini.", f"Peristiwa terakhir bernomor {last}.")
    return _point(found)


def _point(segel: Segel) -> Point:
    return Point(segel.nomor, date.fromisoformat(segel.waktu[:10]) if segel.waktu else None)


def find_seal(store: Store, seal: SegelTercetak, ending: str = "") -> Segel:
    """Return where the log stood when a seal was printed. Raises SealError for one that is not of this file.

    ``ending`` says what follows from that. A short seal is warned of.
    """
    found = head(store, seal.nomor)
    if not seal.fits(found):
        raise SealError(
            f"Segel {seal} bukan dari berkas data {store.path}{ending}.",
            "Periksa ketikannya, atau sebutkan berkas datanya dengan --db.",
        )
    if seal.pendek:
        store.warnings.append(SHORT_SEAL)
    return found


def _at_day(store: Store, day: date) -> Point:
    row = store.connection.execute(
        "SELECT nomor FROM riwayat WHERE substr(waktu, 1, 10) <= ? ORDER BY nomor DESC LIMIT 1", (day.isoformat(),)
    ).fetchone()
    if row is None:
        raise DataError(
            f"Sampai {format_date(day)} belum ada yang dicatat dalam berkas ini.", "Sebutkan tanggal yang lebih baru."
        )
    return Point(row[0], day)
