"""Archive a signed paper as part of the record, or withdraw one (SPEC §5 arsip)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kontrak.actions.evidence import EvidenceError, relative_path, typed_file
from kontrak.actions.lines import append_event, period_meant
from kontrak.actions.lookup import find_bidang, find_opd
from kontrak.actions.question import has_begun
from kontrak.errors import DataError
from kontrak.model.arsip import Arsip, counting
from kontrak.model.words import JenisArsip
from kontrak.months import format_date, format_month
from kontrak.named import NamedTuple
from kontrak.store.connection import transaction
from kontrak.store.contents import IsiArsip, IsiArsipCabut
from kontrak.store.declared import load_opds, load_versions
from kontrak.store.log import head
from kontrak.store.opening import open_store
from kontrak.store.per import find_seal
from kontrak.store.records import archived

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kontrak.actions.lines import Act, When
    from kontrak.model.segel import Segel
    from kontrak.store.connection import Store
    from kontrak.store.declared import VersionInfo
    from kontrak.store.per import SegelTercetak

LIST = "Lihat yang ada dengan: kontrak daftar --arsip"


class Paper(NamedTuple):
    """What is said of a paper on the command line: which file, of what kind, about whom, and what stands on it."""

    berkas: str
    jenis: JenisArsip
    opd: str | None = None
    bidang: str | None = None
    nomor: str | None = None
    tanggal: date | None = None
    segel: SegelTercetak | None = None


class PaperDone(NamedTuple):
    """What was recorded: the paper, and the seal; ``baru`` is False where it was archived so already.

    ``berlaku`` is the paper that counts instead of an old one.
    """

    arsip: Arsip
    segel: Segel
    peringatan: tuple[str, ...]
    baru: bool = True
    berlaku: Arsip | None = None


def archive(paper: Paper, when: When, act: Act) -> PaperDone:
    """Record that a signed paper lies in a file, with its SHA-256; the same again records nothing.

    Raises DataError for a file that is not there or too large, an unknown OPD, bidang or year, a month that has not
    begun or a date in the future; SealError for a printed seal that is not of this file.
    """
    if paper.tanggal and paper.tanggal > act.waktu.date():
        raise DataError(f"Tanggal surat {format_date(paper.tanggal)} ada di masa depan.")
    try:
        file = typed_file(paper.berkas, act.db.parent)
        if act.db.exists() and act.db.samefile(paper.berkas):
            raise EvidenceError("berkas data kontrak tidak dapat diarsipkan di dalam dirinya sendiri")
    except EvidenceError as error:
        raise DataError(f"{str(error)[:1].upper()}{str(error)[1:]}.", "Sebutkan berkas pindaiannya.") from None
    with open_store(act.db, write=True) as store, transaction(store):
        tahun, opd, bidang, bulan = _about(store, paper, when, act)
        if paper.segel is not None:
            find_seal(store, paper.segel, "; tidak ada yang dicatat")
        ke = None
        if paper.jenis is JenisArsip.PERUBAHAN and opd is not None:
            versions = load_versions(store, tahun, None, (opd,)).get(bidang or opd, ())
            ke = version_meant(versions, paper.nomor)
            if ke is None:
                store.warnings.append(
                    f"{bidang or opd} belum mempunyai perubahan; surat ini belum berlaku bagi versi mana pun."
                )
        content = IsiArsip(
            *(tahun, paper.jenis, opd, bidang, bulan, ke, paper.nomor, paper.tanggal, seal_text(paper.segel)),
            *(file.jalur, file.sha256 or "", file.ukuran or 0),
        )
        standing = archived(store, tahun)
        old = next((item for item in standing if item[1:] == tuple(content)), None)
        if old is not None:
            counts = next(item for item in counting(standing) if item.tentang == old.tentang)
            return PaperDone(old, head(store), tuple(store.warnings), baru=False, berlaku=counts)
        segel = append_event(store, "arsip", object_of(tahun, bidang or opd, bulan), content, act)
        return PaperDone(Arsip(segel.nomor, *content), segel, tuple(store.warnings))


def withdraw(paper: Paper, when: When, alasan: str, act: Act) -> PaperDone:
    """Withdraw the paper of this kind that was archived last under this file, which need not be there any more.

    Raises DataError when there is none.
    """
    with open_store(act.db, write=True) as store, transaction(store):
        tahun, opd, bidang, bulan = _about(store, paper, when, act)
        path = relative_path(Path(paper.berkas), act.db.parent)
        found = [
            item
            for item in archived(store, tahun)
            if (item.jenis, item.opd, item.bidang, item.jalur) == (paper.jenis, opd, bidang, path)
            and (bulan is None or item.bulan == bulan)
            and (paper.nomor is None or item.nomor == paper.nomor)
        ]
        if not found:
            raise DataError(f"Berkas {path} tidak tercatat dalam arsip {paper.jenis} {bidang or opd or tahun}.", LIST)
        item = found[-1]
        content = IsiArsipCabut(tahun, opd, item.peristiwa, alasan)
        segel = append_event(store, "arsip_cabut", object_of(tahun, bidang or opd, item.bulan), content, act)
        return PaperDone(item, segel, tuple(store.warnings))


def object_of(tahun: int, kontrak: str | None, bulan: int | None) -> str:
    """What the event of a paper concerns: a contract, else a month, else a year."""
    return kontrak or (f"{tahun}-{bulan:02}" if bulan else str(tahun))


def version_meant(versions: Sequence[VersionInfo], nomor: str | None) -> int | None:
    """Which amendment a perubahan is: the one of its number, else the latest; None where there is none."""
    amended = [version for version in versions if version.ke]
    named = [version for version in amended if nomor is not None and version.nomor == nomor]
    return (named or amended)[-1].ke if amended else None


def seal_text(seal: SegelTercetak | None) -> str | None:
    """A printed seal as its event keeps it: all that was typed of it, without groups."""
    return None if seal is None else f"{seal.nomor}-{seal.awal}"


def _about(store: Store, paper: Paper, when: When, act: Act) -> tuple[int, str | None, str | None, int | None]:
    """Year, code of OPD, code of bidang and month that a paper is about."""
    today = act.waktu.date()
    period = period_meant(store, when, act)
    if when.bulan is not None and not has_begun(period, today):
        raise DataError(f"{format_month(*period)} belum mulai, jadi belum ada suratnya.")
    opd = bidang = None
    if paper.opd is not None:
        found = find_opd(paper.opd, load_opds(store, period.tahun))
        opd = found.kode
        bidang = find_bidang(paper.bidang, found).kode if paper.bidang is not None else None
    return period.tahun, opd, bidang, period.bulan if when.bulan is not None else None
