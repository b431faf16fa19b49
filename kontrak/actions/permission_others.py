"""Were locks, signed papers, findings, follow-ups, a restore and a migration allowed, and are official nilai right?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kontrak.actions.arsip import object_of, version_meant
from kontrak.actions.permission_state import Fault, Lock, day_faults, object_faults, of_a_year
from kontrak.model.arsip import OF_A_MONTH, OF_AN_OPD
from kontrak.model.words import INTEGRITAS, JenisArsip
from kontrak.months import format_month
from kontrak.scoring.summary import score_contract
from kontrak.store.contents import FILE
from kontrak.store.declared import load_versions
from kontrak.store.facts import load_facts
from kontrak.store.log import head
from kontrak.store.summaries import stored_rows
from kontrak.versions import SCHEMA_VERSION, SCORING_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kontrak.actions.permission_state import Log, Seen, Year


def integrity_faults(log: Log, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``integritas``."""
    year = log.year(isi)
    if year is None or isi["opd"] not in year.opds:
        yield Fault("OPD-nya belum ada dalam tahun itu")
    yield from object_faults(seen, f"{isi['opd']}.{INTEGRITAS}", "temuan OPD itu")
    yield from day_faults(seen, isi["tanggal"])
    if not isi["dasar"].strip() or not isi["uraian"].strip():
        yield Fault("tanpa dasar atau uraian")


def follow_up_faults(log: Log, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``tindak_lanjut``."""
    year, bulan = log.year(isi), int(isi["bulan"])
    if year is None or isi["opd"] not in year.opds:
        yield Fault("OPD-nya belum ada dalam tahun itu")
        return
    yield from object_faults(seen, isi["opd"], "OPD itu")
    if not year.has_begun(bulan, seen.hari):
        yield Fault("bulannya belum mulai")
    if isi["batas"] is not None and isi["batas"][:7] < f"{year.tahun}-{bulan:02}":
        yield Fault("batasnya mendahului bulan rapat")
    if not isi["uraian"].strip():
        yield Fault("tanpa uraian")
    year.follow_ups[str(seen.nomor)] = isi["opd"]


@of_a_year
def follow_up_done_faults(_log: Log, year: Year, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``tindak_lanjut_selesai``."""
    yield from object_faults(seen, isi["opd"], "OPD itu")
    if year.follow_ups.get(isi["nomor"]) != isi["opd"]:
        yield Fault("tindak lanjutnya tidak ada, milik OPD lain, atau sudah selesai")
    yield from day_faults(seen, isi["tanggal"])
    year.follow_ups[isi["nomor"]] = None


def restore_faults(_log: Log, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``pulih``."""
    yield from object_faults(seen, FILE, "berkas")
    if isi["mundur"] != "0" and not isi["alasan"]:
        yield Fault("tanpa alasan, padahal peristiwa hilang")
    if isi["kepala"] is None and isi["mundur"] != "0":
        yield Fault("berkas yang tidak terbaca tidak mempunyai peristiwa")


def migration_faults(log: Log, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``migrasi``: from the schema of an older release, no older than the file has come to, to one that we know."""
    yield from object_faults(seen, FILE, "berkas")
    if not int(isi["dari"]) < int(isi["ke"]) <= SCHEMA_VERSION:
        yield Fault("skemanya bukan dari rilis mana pun")
    elif int(isi["dari"]) < log.skema:
        yield Fault("migrasi yang kedua")
    log.skema = int(isi["ke"])


_SHA = re.compile(r"[0-9a-f]{64}")
_SEAL = re.compile(r"([1-9][0-9]{0,17})-([0-9a-f]{12}|[0-9a-f]{32}|[0-9a-f]{64})")


@of_a_year
def paper_faults(log: Log, year: Year, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``arsip``."""
    bulan = None if isi["bulan"] is None else int(isi["bulan"])
    yield from object_faults(seen, object_of(year.tahun, isi["bidang"] or isi["opd"], bulan), "yang diarsipkan")
    if (isi["jenis"] in OF_AN_OPD and isi["opd"] is None) or (isi["jenis"] in OF_A_MONTH and bulan is None):
        yield Fault("tanpa OPD atau bulannya")
    if bulan is not None and not year.has_begun(bulan, seen.hari):
        yield Fault("bulannya belum mulai")
    yield from day_faults(seen, isi["tanggal"])
    if not isi["jalur"].strip() or not _SHA.fullmatch(isi["sha256"]) or int(isi["ukuran"]) < 0:
        yield Fault("berkasnya tidak lengkap")
    yield from _contract_faults(log, year, seen, isi)
    yield from _seal_faults(log, seen, isi["segel"])
    if isi in year.papers.values():
        yield Fault("sudah diarsipkan seperti itu")
    year.papers[str(seen.nomor)] = isi


@of_a_year
def withdrawal_faults(_log: Log, year: Year, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``arsip_cabut``."""
    paper = year.papers.pop(isi["arsip"], None)
    if paper is None or paper["opd"] != isi["opd"]:
        yield Fault("arsipnya tidak ada, milik OPD lain, atau sudah ditarik")
        return
    bulan = None if paper["bulan"] is None else int(paper["bulan"])
    yield from object_faults(seen, object_of(year.tahun, paper["bidang"] or paper["opd"], bulan), "yang diarsipkan")
    if not isi["alasan"].strip():
        yield Fault("tanpa alasan")


def _contract_faults(log: Log, year: Year, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """OPD and bidang must be there, and a perubahan be of the version that it says."""
    opd = year.opds.get(isi["opd"]) if isi["opd"] is not None else None
    if (isi["opd"] is not None and opd is None) or (
        isi["bidang"] is not None and (opd is None or isi["bidang"] not in [bidang.kode for bidang in opd.bidang])
    ):
        yield Fault("OPD atau bidangnya belum ada dalam tahun itu")
        return
    ke = None
    if isi["jenis"] == JenisArsip.PERUBAHAN and opd is not None:
        versions = load_versions(log.store, year.tahun, seen.nomor, (opd.kode,))
        ke = version_meant(versions.get(isi["bidang"] or opd.kode, ()), isi["nomor"])
    if isi["ke"] != (None if ke is None else str(ke)):
        yield Fault("bukan dari versi kontrak itu")


def _seal_faults(log: Log, seen: Seen, segel: str | None) -> Iterator[Fault]:
    """A seal must be of this file, of an event before."""
    if segel is None:
        return
    found = _SEAL.fullmatch(segel)
    if found is None or int(found[1]) >= seen.nomor or not head(log.store, int(found[1])).hash.startswith(found[2]):
        yield Fault("segelnya bukan dari berkas ini")


@of_a_year
def lock_faults(log: Log, year: Year, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``kunci``; whether the official nilai are right is said by ``official_faults``."""
    bulan = int(isi["bulan"])
    yield from object_faults(seen, f"{year.tahun}-{bulan:02}", "bulannya")
    if not f"{year.tahun}-{bulan:02}" < seen.hari[:7]:
        yield Fault(f"{format_month(year.tahun, bulan)} belum berakhir")
    if bulan in year.locked or any(month not in year.locked for month in range(1, bulan)):
        yield Fault("sudah dikunci, atau bulan sebelumnya belum")
    if {kontrak.kode for opd in year.opds.values() for kontrak in opd.contracts} != isi["nilai_resmi"].keys():
        yield Fault("nilai resminya bukan dari semua kontrak tahun itu")
    versi = isi.get("versi")
    if versi is None and seen.nomor > log.pertama:
        yield Fault("tanpa versi penilaian")
    if int(versi or 1) > SCORING_VERSION:  # else nobody would recompute what it says
        yield Fault("versi penilaiannya belum ada")
    year.locked[bulan] = seen.nomor
    log.locks.append(Lock(seen.nomor, year.tahun, bulan, int(versi or 1), isi["nilai_resmi"]))


@of_a_year
def unlock_faults(_log: Log, year: Year, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``buka``."""
    bulan = int(isi["bulan"])
    yield from object_faults(seen, f"{year.tahun}-{bulan:02}", "bulannya")
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
