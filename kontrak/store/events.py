"""The log: every change is one event, chained to the one before by its hash (SPEC §4).

What each kind of event holds is described in ``store.contents``.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from kontrak import clock
from kontrak.errors import DataError
from kontrak.named import NamedTuple, maker_of
from kontrak.store.checksum import sha256
from kontrak.store.log import head, limit

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from kontrak.model.segel import Segel
    from kontrak.store.connection import Store

_COLUMNS = "nomor, waktu, pelaku, jenis, objek, isi, sebelum, segel"


class Peristiwa(NamedTuple):
    """One event of the log; ``isi`` is canonical JSON."""

    nomor: int
    waktu: str
    pelaku: str
    jenis: str
    objek: str
    isi: str
    sebelum: str
    segel: str


MANY_HASHES = 500
"""From so many events on the faster hash is worth its loading."""
_event = maker_of(Peristiwa)


class Draft(NamedTuple):
    """An event to append: its kind, what it concerns and its content."""

    jenis: str
    objek: str
    isi: Mapping[str, object]


def append(store: Store, drafts: Sequence[Draft], *, pelaku: str, waktu: datetime) -> list[Peristiwa]:
    """Append the events in this order and project them into the tables; inside a transaction.

    ``waktu`` is local time with its UTC offset. With a clock that is behind, the events take the time of their
    predecessor and ``store.warnings`` says so. Raises DataError for one that is far ahead, unless somebody vouches for
    it; that, and a clock that was replaced, is kept with the event.
    """
    if not store.connection.in_transaction:
        raise RuntimeError("events are appended inside a transaction")
    if not drafts:
        return []
    from kontrak.store.canonical import canonical_json, normal_text
    from kontrak.store.projection import project

    last = head(store)
    nomor, sebelum = last.nomor, last.hash
    jam = _clock_of(last, waktu, {draft.jenis for draft in drafts})
    time, actor = time_of_next(last, waktu), normal_text(pelaku)
    if time != waktu.isoformat(timespec="seconds"):
        store.warnings.append(
            f"Jam komputer ({waktu.isoformat(sep=' ', timespec='seconds')}) tertinggal dari peristiwa terakhir; "
            f"perubahan ini dicatat dengan waktu {time}. Periksa jam komputer."
        )
    events, many = [], len(drafts) > MANY_HASHES
    for draft in drafts:
        nomor += 1
        fields = (
            nomor,
            time,
            actor,
            draft.jenis,
            normal_text(draft.objek),
            canonical_json({**draft.isi, **jam}),
            sebelum,
        )
        sebelum = hash_fields(fields, many=many)
        events.append(Peristiwa(*fields, sebelum))
    store.connection.executemany(f"INSERT INTO riwayat ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", events)
    project(store.connection, last.nomor + 1, nomor, {draft.jenis for draft in drafts})
    return events


def hash_fields(fields: tuple[int, str, str, str, str, str, str], *, many: bool = False) -> str:
    """Return the hash of an event: SHA-256 over the JSON array of all its other fields, UTF-8, no blanks.

    ``many`` says that it is one of more than ``MANY_HASHES``.
    """
    nomor, *texts = fields
    return str(sha256(many=many)(f"[{nomor},{','.join(map(_quoted(), texts))}]".encode()).hexdigest())


@cache
def _quoted() -> Callable[[str], str]:
    """What writes a text as JSON; an encoder of whole arrays takes five times as long for one of an event."""
    from json.encoder import encode_basestring

    return encode_basestring


def read_events(
    store: Store, upto: int | None = None, kode: str | None = None, *, sesudah: int = 0
) -> Iterator[Peristiwa]:
    """Yield the events after ``sesudah`` up to ``upto`` in their order.

    With ``kode`` only those that concern it: its own and those of the codes under it, and the imports that wrote its
    OPD.
    """
    if kode is None:
        sql = f"SELECT {_COLUMNS} FROM riwayat WHERE nomor > ? AND nomor <= ? ORDER BY nomor"
        rows = store.connection.execute(sql, (sesudah, limit(upto)))
    else:
        sql = f"""\
SELECT {_COLUMNS} FROM riwayat WHERE nomor IN (
    SELECT nomor FROM riwayat WHERE objek = :kode
    UNION SELECT nomor FROM riwayat WHERE objek > :kode || '.' AND objek < :kode || '/'
    UNION SELECT peristiwa FROM opd WHERE kode = :opd)
  AND nomor > :sesudah AND nomor <= :upto ORDER BY nomor"""
        rows = store.connection.execute(
            sql, {"kode": kode, "opd": kode.partition(".")[0], "sesudah": sesudah, "upto": limit(upto)}
        )
    return map(_event, rows)


def read_kinds(store: Store, jenis: Collection[str], upto: int) -> Iterator[Peristiwa]:
    """Yield the events of some kinds up to ``upto`` in their order."""
    marks = ", ".join("?" * len(jenis))
    sql = f"SELECT {_COLUMNS} FROM riwayat WHERE jenis IN ({marks}) AND nomor <= ? ORDER BY nomor"
    return map(_event, store.connection.execute(sql, (*jenis, upto)))


def _clock_of(last: Segel, waktu: datetime, kinds: set[str]) -> dict[str, str]:
    """What is kept with events of this moment: that the clock was replaced, or that somebody vouched for it.

    A clock that is years ahead would stamp the file for good, since time never runs backwards. Raises DataError.
    """
    if waktu.tzinfo is None:
        raise ValueError("the time of an event has its UTC offset")
    words = [clock.REPLACED] if clock.is_replaced() else []
    ahead = (waktu - datetime.fromisoformat(last.waktu)).days if last.waktu else 0
    if ahead > clock.MOST_DAYS_AHEAD and not kinds & {"pulih", "migrasi"}:
        if not clock.is_vouched():
            raise DataError(
                f"Jam komputer menunjuk {waktu:%Y-%m-%d}, {ahead} hari sesudah peristiwa terakhir.",
                "Betulkan jam komputer; bila jamnya memang benar, ulangi dengan --jam-benar.",
            )
        words.append(clock.VOUCHED)
    return {"jam": ", ".join(words)} if words else {}


def time_of_next(last: Segel, waktu: datetime) -> str:
    """The time that an event of this moment takes: that of its predecessor while the clock is behind it."""
    behind = last.waktu and datetime.fromisoformat(last.waktu) > waktu
    return last.waktu if behind else waktu.isoformat(timespec="seconds")
