"""Was a lock allowed, and are its official nilai those of the records before it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.actions.lookup import contracts_of
from kontrak.actions.permission_state import UNKNOWN_YEAR, Fault, Lock
from kontrak.months import format_month
from kontrak.scoring.summary import score_contract
from kontrak.store.facts import load_facts
from kontrak.store.summaries import stored_rows
from kontrak.versions import SCORING_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kontrak.actions.permission_state import Log, Seen, Year


def lock_faults(log: Log, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``kunci``; whether the official nilai are right is said by ``official_faults``."""
    year, bulan = log.year(isi), int(isi["bulan"])
    if year is None:
        yield UNKNOWN_YEAR
        return
    if seen.objek != f"{year.tahun}-{bulan:02}":
        yield Fault("objeknya bukan bulannya")
    if not f"{year.tahun}-{bulan:02}" < seen.hari[:7]:
        yield Fault(f"{format_month(year.tahun, bulan)} belum berakhir")
    if bulan in year.locked or any(month not in year.locked for month in range(1, bulan)):
        yield Fault("sudah dikunci, atau bulan sebelumnya belum")
    if {kontrak.kode for opd in year.opds.values() for kontrak in contracts_of(opd)} != isi["nilai_resmi"].keys():
        yield Fault("nilai resminya bukan dari semua kontrak tahun itu")
    versi = isi.get("versi")
    if versi is None and seen.nomor > log.pertama:
        yield Fault("tanpa versi penilaian")
    if int(versi or 1) > SCORING_VERSION:  # else nobody would recompute what it says
        yield Fault("versi penilaiannya belum ada")
    year.locked[bulan] = seen.nomor
    log.locks.append(Lock(seen.nomor, year.tahun, bulan, int(versi or 1), isi["nilai_resmi"]))


def unlock_faults(log: Log, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``buka``."""
    year, bulan = log.year(isi), int(isi["bulan"])
    if year is None:
        yield UNKNOWN_YEAR
        return
    if seen.objek != f"{year.tahun}-{bulan:02}":
        yield Fault("objeknya bukan bulannya")
    if not year.locked or bulan != max(year.locked):
        yield Fault("bukan bulan terkunci yang terakhir")
    if not isi["alasan"]:
        yield Fault("tanpa alasan")
    year.locked.pop(bulan, None)


def official_faults(log: Log, sejak: int, *, stored: bool) -> Iterator[tuple[int, Fault]]:
    """Yield each lock after event ``sejak`` whose official nilai are not those of the records before it.

    A contract that nothing touched since is compared with its stored summary, where those are ``stored`` and proved by
    themselves; the others are scored as of the event before the lock. Locks of another version of
    the scoring are only mentioned.
    """
    now: dict[int, dict[tuple[str, int], str | None]] = {}
    for lock in (lock for lock in log.locks if lock.nomor > sejak):
        name = format_month(lock.tahun, lock.bulan)
        if lock.versi != SCORING_VERSION:
            yield (
                lock.nomor,
                Fault(f"nilai resmi {name} menurut aturan versi {lock.versi}; tidak dihitung ulang", lama=True),
            )
            continue
        if lock.tahun not in now:
            now[lock.tahun] = _stored(log, lock.tahun) if stored else {}
        made = _made(log, log.years[lock.tahun], lock, now[lock.tahun])
        wrong = [kode for kode, nilai in lock.nilai.items() if made.get(kode, "") != nilai]
        if wrong:
            kode = wrong[0]
            found, right = lock.nilai[kode], made.get(kode)
            yield lock.nomor, Fault(f"nilai resmi {kode} {name} tertulis {found}, menurut catatan saat itu {right}")


def _stored(log: Log, tahun: int) -> dict[tuple[str, int], str | None]:
    rows = (row.cells for row in stored_rows(log.store, tahun) if row.versi == SCORING_VERSION)
    return {(str(row["kode"]), int(row["bulan"])): row["nilai_akhir"] for row in rows}  # type: ignore[arg-type,misc] # TEXT


def _made(log: Log, year: Year, lock: Lock, now: Mapping[tuple[str, int], str | None]) -> dict[str, str | None]:
    later = log.touched_since(lock)
    opds = {kode.partition(".")[0] for kode in lock.nilai}
    dirty = opds if None in later else opds & later
    dirty |= {kode.partition(".")[0] for kode in lock.nilai if (kode, lock.bulan) not in now}
    made = {kode: now.get((kode, lock.bulan)) for kode in lock.nilai if kode.partition(".")[0] not in dirty}
    for fakta in load_facts(log.store, year.tahun, lock.nomor - 1, dirty) if dirty else ():
        score = score_contract(fakta, lock.bulan).nilai_akhir
        made[fakta.kontrak.kode] = None if score is None else str(score)
    return made
