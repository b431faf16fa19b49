"""Which required reports are missing, since when, and how many days late they are (SPEC §3 Belum lapor, §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.assessing import assess_opd, assess_owing
from kontrak.actions.question import day_meant
from kontrak.named import NamedTuple
from kontrak.scoring.missing import missing_reports

if TYPE_CHECKING:
    from datetime import date

    from kontrak.actions.question import Question
    from kontrak.model.kepala import Kepala
    from kontrak.model.penilaian import Penilaian
    from kontrak.scoring.missing import Tunggakan


class OpdBelumLapor(NamedTuple):
    """An OPD and the reports it owes, its bidang included; in the order of months, then of the contract."""

    kode: str
    nama: str
    kepala: Kepala
    pengampu: str | None
    tunggakan: tuple[Tunggakan, ...]

    @property
    def sejak(self) -> int:
        """The first month that is missing."""
        return self.tunggakan[0].bulan

    def days_late(self, today: date) -> int:
        """Days since the earliest deadline that was missed."""
        return max(item.days_late(today) for item in self.tunggakan)


class Tagihan(NamedTuple):
    """The OPDs that owe reports up to a month, the longest overdue first, and the day as of which they are late."""

    penilaian: Penilaian
    hari: date
    opd: tuple[OpdBelumLapor, ...]


def list_unreported(question: Question, opd: str | None = None) -> Tagihan:
    """Return who owes reports up to the month asked for; with ``opd`` only that one. Raises DataError if unknown."""
    only = None
    if opd is None:
        penilaian = assess_owing(question)
    else:
        penilaian, only = assess_opd(question, opd)
    found = []
    for own in penilaian.fakta:
        if only not in (None, own.opd):
            continue
        missing = missing_reports(penilaian.contracts_of(own.opd), penilaian.dasar.bulan)
        if missing:
            found.append(
                OpdBelumLapor(own.opd, own.kontrak.nama, penilaian.find(own.opd).kepala, own.pengampu, tuple(missing))
            )
    found.sort(key=lambda item: (item.tunggakan[0].batas, -len(item.tunggakan), item.kode))
    return Tagihan(penilaian, day_meant(question.per, penilaian.dasar.segel), tuple(found))
