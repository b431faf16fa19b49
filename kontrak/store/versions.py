"""The versions of a contract in full: the induk and its amendments, each in force from a month on (SPEC §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.declared import HORIZON, RELEASE, SCORED, Indikator
from kontrak.model.recorded import Versi
from kontrak.store.declared import load_versions
from kontrak.store.opds import read_indikators

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.model.declared import Kontrak, Opd, Pekerjaan
    from kontrak.store.connection import Store
    from kontrak.store.declared import VersionInfo

_OF_ITS_TIME = {*SCORED, *RELEASE, *HORIZON, "kode", "satuan", "tahun_lalu", "rencana", "pekerjaan"}
"""What an older version of an indikator keeps."""


def load_contract_versions(store: Store, tahun: int, upto: int, opd: Opd) -> dict[str, tuple[Versi, ...]]:
    """The versions of the OPD's contract and of those of its bidang, the induk first.

    What scoring reads is that of each version. What is only text or money (nama, sasaran, prioritas, ciri, program,
    pagu, mendukung …) is shown as it stands now, where the code still exists.
    """
    infos = load_versions(store, tahun, upto, (opd.kode,))
    written = max(info.peristiwa for info in infos[opd.kode])
    return {
        contract.kode: _read_versions(store, contract, infos[contract.kode], written)
        for contract in (opd.kontrak, *opd.bidang)
    }


def _read_versions(store: Store, contract: Kontrak, infos: Sequence[VersionInfo], written: int) -> tuple[Versi, ...]:
    """The versions of one contract; the one that the OPD's latest import wrote is at hand already."""
    newest: dict[str, Indikator] = {}
    versions: list[Versi] = []
    for info in reversed(infos):
        at_hand = info.peristiwa == written
        own = contract.indikator if at_hand else read_indikators(store, info.peristiwa, contract.kode)
        own = tuple(_with_texts(indikator, newest.get(indikator.kode)) for indikator in own)
        newest = {indikator.kode: indikator for indikator in own} | newest
        versions.append(Versi(info.ke, info.berlaku, own, info.nomor, info.alasan, info.peristiwa, info.waktu))
    return tuple(reversed(versions))


def _with_texts(old: Indikator, new: Indikator | None) -> Indikator:
    if new is None or new is old:
        return old
    names = {work.kode: work for work in new.pekerjaan}

    def named(work: Pekerjaan) -> Pekerjaan:
        own = names.get(work.kode, work)
        return work._replace(nama=own.nama, pagu=own.pagu, ciri=own.ciri)

    return old._replace(
        **{name: getattr(new, name) for name in Indikator._fields if name not in _OF_ITS_TIME},
        pekerjaan=tuple(map(named, old.pekerjaan)),
    )
