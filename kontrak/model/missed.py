"""Who missed what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from kontrak.model.kepala import Kepala
    from kontrak.model.words import Month, Score, Value


KALI, BULAN = "kali", "bulan"
"""What a run counts: the times a commitment fell due, or the months since (``satuan_berturut``)."""


class KomitmenMeleset(NamedTuple):
    """A due commitment that is not met: one row of ``meleset`` (SPEC §3).

    ``kekurangan`` is the distance to the target or the nearer bound; ``realisasi_bulan`` the month of the last value,
    of one that is belum lapor. ``sejak`` and ``berturut`` are the first month and the length of the unbroken run of
    missed months, ``satuan_berturut`` what it counts (``kali`` it fell due, or ``bulan``); ``berturut_tangga`` is the
    part of it that counts towards the step of the head in office (SPEC §3). ``nyaris`` says that it was missed by
    little: reported, and not below ``ambang_tangga``. ``hitungan``: target and realisasi are means,
    worked out and not typed. The row of an integrity finding has None for numbers.
    """

    kode: str
    nama: str
    satuan: str | None
    bulan_jatuh_tempo: Month | None
    target: Value | None
    realisasi: Value | None
    kekurangan: Decimal | None
    capaian: Score | None
    belum_lapor: bool
    sejak: Month | None
    berturut: int | None
    kendala: str | None
    tindak_lanjut: str | None
    pic: str | None = None
    batas: date | None = None
    berturut_tangga: int | None = None
    satuan_berturut: str | None = None
    realisasi_bulan: int | None = None
    nyaris: bool = False
    hitungan: bool = False

    @property
    def rangkaian(self) -> str | None:
        """The run as papers and screens print it: ``2 kali jatuh tempo berturut-turut`` or ``3 bulan lewat``."""
        return run_text(self.berturut, self.satuan_berturut)

    @property
    def temuan(self) -> bool:
        """Whether it is the row of an integrity finding: no commitment, and counted in no number (SPEC §3)."""
        return self.bulan_jatuh_tempo is None


def run_text(panjang: int | None, satuan: str | None) -> str | None:
    """Return a run in words, which never mix times due and months; None without one."""
    if not panjang:
        return None
    return f"{panjang} bulan lewat" if satuan == BULAN else f"{panjang} kali jatuh tempo berturut-turut"


def step_text(rows: Iterable[KomitmenMeleset]) -> str | None:
    """Return the longest run that counts towards the step in words, the first of equals; None without one."""
    counting = [row for row in rows if row.berturut_tangga]
    if not counting:
        return None
    longest = max(counting, key=lambda row: row.berturut_tangga or 0)
    return run_text(longest.berturut_tangga, longest.satuan_berturut)


class KepalaMeleset(NamedTuple):
    """A head who missed commitments: one object of ``meleset`` (SPEC §5).

    ``opd`` is the code of his contract (PUPR, of a bidang PUPR.BM); ``kepala`` is in office at the month's end.
    ``bobot_meleset`` = 100 - komitmen (None when nothing is due); ``runtun`` is his longest run of missed months
    within his own tenure, ``tangga`` the text of the step that the longest ``berturut_tangga`` reaches (None: none).
    ``bidang`` are the heads of the OPD's bidang, when they were asked for; then ``komitmen`` may be empty (only a
    bidang missed).
    """

    opd: str
    kepala: Kepala
    pengampu: str | None
    bobot_meleset: Score | None
    tangga: str | None
    komitmen: tuple[KomitmenMeleset, ...]
    bidang: tuple[KepalaMeleset, ...]
    runtun: int

    @property
    def meleset(self) -> tuple[KomitmenMeleset, ...]:
        """The rows that are commitments: those who have one are counted as heads who missed."""
        return tuple(row for row in self.komitmen if not row.temuan)

    @property
    def rangkaian(self) -> str | None:
        """The run that his step follows from, in words."""
        return step_text(self.komitmen)
