"""Which reports are missing, and which no supervisor has checked yet, with a sample for checks on site (SPEC §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.assessing import assess, assess_opd, assess_owing
from kontrak.actions.question import day_meant
from kontrak.model.meanings import meanings_of_year
from kontrak.named import NamedTuple
from kontrak.scoring.missing import missing_reports

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from kontrak.actions.question import Question
    from kontrak.model.kepala import Kepala
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.recorded import Fakta
    from kontrak.model.words import Value
    from kontrak.scoring.missing import Tunggakan


class Unchecked(NamedTuple):
    """A report that nobody has checked: of which pengampu and OPD, its code, name and unit, month and value."""

    pengampu: str | None
    opd: str
    kode: str
    nama: str
    satuan: str
    bulan: int
    realisasi: Value
    pelaku: str


def list_unchecked(question: Question) -> tuple[Penilaian, list[Unchecked]]:
    """Return the unchecked reports of January to the month asked for, by pengampu, code and month."""
    penilaian = assess(question)
    found: list[Unchecked] = []
    for own in penilaian.fakta:
        found.extend(unchecked_of(penilaian.contracts_of(own.opd), penilaian.dasar.bulan))
    return penilaian, sorted(found, key=lambda row: (row.pengampu or "~", row.kode, row.bulan))


def draw_sample(rows: Sequence[Unchecked], size: int, seed: str) -> list[Unchecked]:
    """Return ``size`` of the rows: the same ones for the same seed on every machine, whatever their order.

    Each row's place in the draw is the SHA-256 of seed, code and month, so nobody can steer it.
    """
    from hashlib import sha256

    def place(row: Unchecked) -> bytes:
        return sha256(f"{seed}\n{row.kode}\n{row.bulan}".encode()).digest()

    drawn = sorted(rows, key=place)[:size]
    return sorted(drawn, key=lambda row: (row.pengampu or "~", row.kode, row.bulan))


def unchecked_of(facts: Sequence[Fakta], bulan: int) -> Iterator[Unchecked]:
    """The unchecked reports of an OPD and its bidang, each once, by what its code meant in its month.

    A code that no contract holds any more has nothing left to check.
    """
    own = facts[0]
    meanings = meanings_of_year({fakta.kontrak.kode: fakta.versi for fakta in facts}, own.aturan)
    lines = {kode: months for fakta in facts for kode, months in fakta.laporan.items()}
    for kode, months in lines.items():
        today = meanings[bulan - 1][kode]
        if not today.ada and today.berlaku <= bulan:
            continue
        for month, line in months.items():
            record = line.terakhir
            if month > bulan or record is None or line.verifikasi or record.realisasi is None:
                continue
            target = meanings[month - 1][kode].target
            yield Unchecked(
                own.pengampu, own.opd, kode, target.nama, target.satuan, month, record.realisasi, record.pelaku
            )


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
