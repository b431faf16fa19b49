"""Were a finding, a follow-up, a restore and a migration allowed?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.actions.permission_state import UNKNOWN_YEAR, Fault
from kontrak.model.words import INTEGRITAS
from kontrak.store.contents import FILE
from kontrak.versions import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kontrak.actions.permission_state import Log, Seen


def integrity_faults(log: Log, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``integritas``."""
    year = log.year(isi)
    if year is None or isi["opd"] not in year.opds:
        yield Fault("OPD-nya belum ada dalam tahun itu")
    if seen.objek != f"{isi['opd']}.{INTEGRITAS}":
        yield Fault("objeknya bukan temuan OPD itu")
    if isi["tanggal"] > seen.hari:
        yield Fault(f"tanggal {isi['tanggal']} ada di masa depan")
    if not isi["dasar"].strip() or not isi["uraian"].strip():
        yield Fault("tanpa dasar atau uraian")


def follow_up_faults(log: Log, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``tindak_lanjut``."""
    year, bulan = log.year(isi), int(isi["bulan"])
    if year is None or isi["opd"] not in year.opds:
        yield Fault("OPD-nya belum ada dalam tahun itu")
        return
    if seen.objek != isi["opd"]:
        yield Fault("objeknya bukan OPD itu")
    if not year.has_begun(bulan, seen.hari):
        yield Fault("bulannya belum mulai")
    if isi["batas"] is not None and isi["batas"][:7] < f"{year.tahun}-{bulan:02}":
        yield Fault("batasnya mendahului bulan rapat")
    if not isi["uraian"].strip():
        yield Fault("tanpa uraian")
    year.follow_ups[str(seen.nomor)] = isi["opd"]


def follow_up_done_faults(log: Log, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``tindak_lanjut_selesai``."""
    year = log.year(isi)
    if year is None:
        yield UNKNOWN_YEAR
        return
    if seen.objek != isi["opd"]:
        yield Fault("objeknya bukan OPD itu")
    if year.follow_ups.get(isi["nomor"]) != isi["opd"]:
        yield Fault("tindak lanjutnya tidak ada, milik OPD lain, atau sudah selesai")
    if isi["tanggal"] > seen.hari:
        yield Fault(f"tanggal {isi['tanggal']} ada di masa depan")
    year.follow_ups[isi["nomor"]] = None


def restore_faults(_log: Log, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``pulih``."""
    if seen.objek != FILE:
        yield Fault("objeknya bukan berkas")
    if isi["mundur"] != "0" and not isi["alasan"]:
        yield Fault("tanpa alasan, padahal peristiwa hilang")
    if isi["kepala"] is None and isi["mundur"] != "0":
        yield Fault("berkas yang tidak terbaca tidak mempunyai peristiwa")


def migration_faults(log: Log, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``migrasi``: from the schema of an older release, no older than the file has come to, to one that we know."""
    if seen.objek != FILE:
        yield Fault("objeknya bukan berkas")
    if not int(isi["dari"]) < int(isi["ke"]) <= SCHEMA_VERSION:
        yield Fault("skemanya bukan dari rilis mana pun")
    elif int(isi["dari"]) < log.skema:
        yield Fault("migrasi yang kedua")
    log.skema = int(isi["ke"])
