"""The answer to a question about a month: the OPDs, ranked, on their common ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.meanings import rules_in_force
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from kontrak.model.arsip import Arsip
    from kontrak.model.dasar import Dasar
    from kontrak.model.outlook import Terbit
    from kontrak.model.recorded import Fakta, TemuanIntegritas, VersiAturan
    from kontrak.model.summary import Potret, Ringkasan
    from kontrak.model.tindak_lanjut import TindakLanjut


class Ditunggu(NamedTuple):
    """The required reports of OPDs for a month that has ended but is not yet due: ``masuk`` of ``dari`` are here.

    ``batas`` is the last day on which one is in time.
    """

    bulan: int
    batas: date
    masuk: int
    dari: int


class Penilaian(NamedTuple):
    """The OPDs of one month, as far as the filters list them: what every screen and document has in common.

    ``potret`` has them in ranking order; ``diperingkat`` is how many OPDs have a rank, of all of them or with
    ``kelompok`` of that group. ``tindak_lanjut`` are the follow-ups of the listed OPDs, whatever month of the year
    their meeting was on; before them those of earlier years that went on into it. ``fakta`` are their contracts,
    ``bidang`` those of their bidang by OPD code, where they were asked for: of all, or of one OPD only; with them come
    the versions of the year's rules, ``aturan``. ``ditunggu`` is what is still awaited, where it was asked for;
    ``terbit`` the results of the year before that should have been released by now. ``integritas`` are the integrity
    findings of the whole file. ``bulanan`` are the figures of each OPD from January to the month, where they were asked
    for. Where facts were asked for, ``urutan`` are all OPDs in the order of protocol and
    ``arsip`` the signed papers of the year that count.
    """

    dasar: Dasar
    diperingkat: int
    potret: tuple[Potret, ...]
    tindak_lanjut: tuple[TindakLanjut, ...] = ()
    fakta: tuple[Fakta, ...] = ()
    bidang: Mapping[str, tuple[Fakta, ...]] = {}
    aturan: tuple[VersiAturan, ...] = ()
    ditunggu: Ditunggu | None = None
    terbit: tuple[Terbit, ...] = ()
    integritas: tuple[TemuanIntegritas, ...] = ()
    urutan: tuple[str, ...] = ()
    arsip: tuple[Arsip, ...] = ()
    bulanan: Mapping[str, Sequence[Ringkasan]] = {}

    @property
    def ringkasan(self) -> tuple[Ringkasan, ...]:
        """Their figures in ranking order."""
        return tuple(item.ringkasan for item in self.potret)

    @property
    def versi_aturan(self) -> VersiAturan:
        """The rules in force at the month, in full."""
        return rules_in_force(self.aturan, self.dasar.bulan)

    @property
    def ditangguhkan(self) -> list[str]:
        """The codes whose suspension lasts at the month, of the OPDs' own contracts."""
        return sorted(kode for item in self.potret for kode in item.ditangguhkan)

    @property
    def terhalang(self) -> list[str]:
        """The OPDs whose head an integrity finding bars from the award list."""
        return [item.ringkasan.kode for item in self.potret if item.terhalang]

    @property
    def open_follow_ups(self) -> list[TindakLanjut]:
        """The follow-ups of meetings up to the month that are still open."""
        return [item for item in self.tindak_lanjut if item.selesai is None and item.rapat <= self.dasar.letak]

    def find(self, kode: str) -> Ringkasan:
        """Return the figures of one of the OPDs."""
        return next(item.ringkasan for item in self.potret if item.ringkasan.kode == kode)

    def only(self, opd: str) -> Penilaian:
        """The same with one OPD listed."""
        return self._replace(potret=tuple(item for item in self.potret if item.ringkasan.kode == opd))

    def contracts_of(self, opd: str) -> tuple[Fakta, ...]:
        """Return the contract of an OPD, then those of its bidang."""
        return (*(fakta for fakta in self.fakta if fakta.opd == opd), *self.bidang.get(opd, ()))
