"""Were an archived paper and its withdrawal allowed? The rules of ``actions.arsip``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kontrak.actions.arsip import object_of, version_meant
from kontrak.actions.permission_state import UNKNOWN_YEAR, Fault
from kontrak.model.arsip import OF_A_MONTH, OF_AN_OPD
from kontrak.model.words import JenisArsip
from kontrak.store.declared import load_versions
from kontrak.store.log import head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kontrak.actions.permission_state import Log, Seen, Year

_SHA = re.compile(r"[0-9a-f]{64}")
_SEAL = re.compile(r"([1-9][0-9]{0,17})-([0-9a-f]{12}|[0-9a-f]{32}|[0-9a-f]{64})")


def paper_faults(log: Log, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``arsip``."""
    year = log.year(isi)
    if year is None:
        yield UNKNOWN_YEAR
        return
    bulan = None if isi["bulan"] is None else int(isi["bulan"])
    if seen.objek != object_of(year.tahun, isi["bidang"] or isi["opd"], bulan):
        yield Fault("objeknya bukan yang diarsipkan")
    if (isi["jenis"] in OF_AN_OPD and isi["opd"] is None) or (isi["jenis"] in OF_A_MONTH and bulan is None):
        yield Fault("tanpa OPD atau bulannya")
    if bulan is not None and not year.has_begun(bulan, seen.hari):
        yield Fault("bulannya belum mulai")
    if isi["tanggal"] is not None and isi["tanggal"] > seen.hari:
        yield Fault(f"tanggal {isi['tanggal']} ada di masa depan")
    if not isi["jalur"].strip() or not _SHA.fullmatch(isi["sha256"]) or int(isi["ukuran"]) < 0:
        yield Fault("berkasnya tidak lengkap")
    yield from _contract_faults(log, year, seen, isi)
    yield from _seal_faults(log, seen, isi["segel"])
    if isi in year.papers.values():
        yield Fault("sudah diarsipkan seperti itu")
    year.papers[str(seen.nomor)] = isi


def withdrawal_faults(log: Log, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
    """``arsip_cabut``."""
    year = log.year(isi)
    if year is None:
        yield UNKNOWN_YEAR
        return
    paper = year.papers.pop(isi["arsip"], None)
    if paper is None or paper["opd"] != isi["opd"]:
        yield Fault("arsipnya tidak ada, milik OPD lain, atau sudah ditarik")
        return
    bulan = None if paper["bulan"] is None else int(paper["bulan"])
    if seen.objek != object_of(year.tahun, paper["bidang"] or paper["opd"], bulan):
        yield Fault("objeknya bukan yang diarsipkan")
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
