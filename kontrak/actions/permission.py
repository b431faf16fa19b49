"""Was every event allowed at its moment? The rules of writing, replayed over the log (SPEC §4 "Izin").

A chain of hashes proves that nothing was changed afterwards; it says nothing of an event that the program would never
have written. So each event is read again as the text it must be, and judged by what stood before it. The rules of a
kind of event are one function in ``RULES``; what its content holds is said once, in ``store.contents``.

Imports and official nilai are judged by the tables, so those must have been compared with the log before.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from kontrak.actions.permission_imports import import_faults
from kontrak.actions.permission_others import (
    follow_up_done_faults,
    follow_up_faults,
    integrity_faults,
    lock_faults,
    migration_faults,
    official_faults,
    paper_faults,
    restore_faults,
    unlock_faults,
    withdrawal_faults,
)
from kontrak.actions.permission_reading import Contents
from kontrak.actions.permission_records import cancel_faults, check_faults, record_faults, suspension_faults
from kontrak.actions.permission_state import Fault, Log, Seen
from kontrak.clock import REPLACED, VOUCHED
from kontrak.errors import SealError
from kontrak.named import NamedTuple
from kontrak.store.contents import CLOCK, CLOCKS
from kontrak.store.events import read_events, read_kinds
from kontrak.store.touched import REPORTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kontrak.store.connection import Store
    from kontrak.store.events import Peristiwa

    Rule = Callable[[Log, Seen, dict[str, Any]], Iterator[Fault]]

RULES: dict[str, Rule] = {
    "impor": import_faults,
    "catat": record_faults,
    "koreksi": record_faults,
    "batal": cancel_faults,
    "verifikasi": check_faults,
    "tangguh": suspension_faults,
    "cabut": suspension_faults,
    "kunci": lock_faults,
    "buka": unlock_faults,
    "integritas": integrity_faults,
    "tindak_lanjut": follow_up_faults,
    "tindak_lanjut_selesai": follow_up_done_faults,
    "arsip": paper_faults,
    "arsip_cabut": withdrawal_faults,
    "pulih": restore_faults,
    "migrasi": migration_faults,
}
"""Kind of event → its rules. Each takes the event over into the log that it is judged by, too."""

MAX_PROBLEMS = 100
_EVERY = 500
"""Events between two reports of progress."""


class Permission(NamedTuple):
    """What was not allowed, notes on what older rules allowed, and on clocks, as Indonesian sentences.

    ``turunan`` is what does not fit in what only follows from the events.
    """

    masalah: list[str]
    catatan: list[str]
    jam: list[str]
    turunan: list[str]


def check_permission(
    store: Store,
    progress: Callable[[int, int], None] | None = None,
    *,
    sejak: int = 0,
    derived: Callable[[Store], list[str]] | None = None,
) -> Permission:
    """Judge every event after ``sejak`` by the log before it; those up to there were judged before.

    A file whose chain and tables hold is presumed. ``derived`` says what does not fit in its stored summaries; it is
    asked only where the events were allowed, because figures of others mean nothing and may not even be worked out.
    Where it finds nothing, official nilai are compared with them. ``progress`` is called with the events done and
    their number.
    """
    log, contents = Log(store, sejak), Contents()
    said = Permission([], [], [], [])
    for event in _taken_over(store, sejak):
        list(_faults(log, event, contents))
    for event in read_events(store, sesudah=sejak):
        faults = list(_faults(log, event, contents))
        if faults:
            _say(said, log, event, faults)
        if progress and (event.nomor % _EVERY == 0 or event.nomor == log.last):
            progress(event.nomor, log.last)
        if len(said.masalah) >= MAX_PROBLEMS:
            said.masalah.append(f"Berhenti sesudah {MAX_PROBLEMS} peristiwa; yang sesudahnya belum diperiksa.")
            return said
    if not said.masalah:
        said.turunan.extend(derived(store) if derived else ())
        for nomor, fault in official_faults(log, sejak, stored=derived is not None and not said.turunan):
            (said.catatan if fault.lama else said.masalah).append(f"Peristiwa {nomor}: {fault.pesan}.")
    said.jam.extend(_clock_notes(log))
    return said


def _taken_over(store: Store, sejak: int) -> Iterator[Peristiwa]:
    """Those of the events up to ``sejak`` that are few, and the last one, for its time.

    Contracts are taken over from the tables, lines from the events of their code once they are asked for.
    """
    if sejak:
        many = {"impor", *REPORTS}
        yield from (event for event in read_kinds(store, set(RULES) - many, sejak) if event.nomor < sejak)
        yield from read_events(store, sejak, sesudah=sejak - 1)


def _clock_notes(log: Log) -> Iterator[str]:
    """Which events were not written by the computer's own clock."""
    words = {REPLACED: "jam pengganti (KONTRAK_SEKARANG)", VOUCHED: "jam yang dibenarkan (--jam-benar)"}
    for word, meaning in words.items():
        numbers = sorted(number for jam, own in log.clocks.items() if word in jam for number in own)
        if numbers:
            shown = ", ".join(map(str, numbers[:3])) + (", …" if len(numbers) > 3 else "")
            yield f"{len(numbers)} peristiwa dicatat dengan {meaning}: {shown}."


def _say(said: Permission, log: Log, event: Peristiwa, faults: list[Fault]) -> None:
    where = f"Peristiwa {event.nomor} ({event.jenis} {event.objek})"
    hard = [fault.pesan for fault in faults if not fault.lama or event.nomor > log.pertama]
    if hard:
        said.masalah.append(f"{where}: {'; '.join(hard[:3])}.")
    elif faults:
        rules = "; ".join(fault.pesan for fault in faults)
        said.catatan.append(f"{where}: menurut aturan versi 1 diizinkan; menurut aturan sekarang {rules}.")


def _faults(log: Log, event: Peristiwa, contents: Contents) -> Iterator[Fault]:
    """Where an event is not what the program would have written after those before it."""
    if event.waktu != log.time or event.pelaku != log.actor:
        yield from _envelope_faults(log, event)
    else:
        log.same_time()
    isi, wrong = contents.read(event.jenis, event.isi, older=event.nomor <= log.migrasi)
    if CLOCK in isi:
        yield from _clock_faults(log, event.nomor, isi.pop(CLOCK))
    if wrong:
        yield from map(Fault, wrong)
        return
    seen = Seen(event.nomor, event.jenis, event.objek, log.day, event.pelaku)
    try:
        yield from RULES[event.jenis](log, seen, isi)
    except (SealError, LookupError, ValueError, ArithmeticError, TypeError) as error:
        yield Fault(f"isinya tidak dapat dibaca ({type(error).__name__})")


def _clock_faults(log: Log, nomor: int, jam: object) -> Iterator[Fault]:
    if jam not in CLOCKS:
        yield Fault("keterangan jamnya tidak dikenal")
    else:
        log.clock(nomor, str(jam))


def _envelope_faults(log: Log, event: Peristiwa) -> Iterator[Fault]:
    """Time, actor and object: canonical, and time that never runs backwards."""
    try:
        moment = datetime.fromisoformat(event.waktu)
        proper = moment.tzinfo is not None and moment.isoformat(timespec="seconds") == event.waktu
    except ValueError:
        proper = False
    if not proper:
        yield Fault(f"waktu {event.waktu!r} bukan bentuk bakunya")
    elif log.moment is not None and moment < log.moment:
        yield Fault("waktunya mendahului peristiwa sebelumnya")
    if proper:
        log.at(moment, event.waktu, event.pelaku)
    if not event.pelaku.strip():
        yield Fault("pelaku kosong")
    elif not event.pelaku.isascii() and normalize("NFC", event.pelaku) != event.pelaku:
        yield Fault("pelaku bukan teks baku")
