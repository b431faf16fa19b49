"""Who missed what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from kontrak.model.kepala import Kepala
    from kontrak.model.words import Value


class KomitmenMeleset(NamedTuple):
    """A due commitment that is not met: one row of ``meleset`` (SPEC §3).

    ``kekurangan`` is the distance to the target or the nearer bound; ``sejak`` and ``berturut`` the first month
    and the length of the unbroken run of missed months. The row of an integrity finding has None for numbers.
    """

    kode: str
    nama: str
    satuan: str | None
    bulan_jatuh_tempo: int | None
    target: Value | None
    realisasi: Value | None
    kekurangan: Decimal | None
    capaian: Decimal | None
    belum_lapor: bool
    sejak: int | None
    berturut: int | None
    kendala: str | None
    tindak_lanjut: str | None
    pic: str | None = None
    batas: date | None = None

    @property
    def temuan(self) -> bool:
        """Whether it is the row of an integrity finding: no commitment, and counted in no number (SPEC §3)."""
        return self.bulan_jatuh_tempo is None


class KepalaMeleset(NamedTuple):
    """A head who missed commitments: one object of ``meleset`` (SPEC §5).

    ``opd`` is the code of his contract (PUPR, of a bidang PUPR.BM); ``kepala`` is in office at the month's end.
    ``bobot_meleset`` = 100 - komitmen (None when nothing is due); ``runtun`` is his longest run of missed months
    within his own tenure, ``tangga`` the text of the step it reaches (None: none). ``bidang`` are the heads of the
    OPD's bidang, when they were asked for; then ``komitmen`` may be empty (only a bidang missed).
    """

    opd: str
    kepala: Kepala
    pengampu: str | None
    bobot_meleset: Decimal | None
    tangga: str | None
    komitmen: tuple[KomitmenMeleset, ...]
    bidang: tuple[KepalaMeleset, ...]
    runtun: int

    @property
    def meleset(self) -> tuple[KomitmenMeleset, ...]:
        """The rows that are commitments: those who have one are counted as heads who missed."""
        return tuple(row for row in self.komitmen if not row.temuan)
