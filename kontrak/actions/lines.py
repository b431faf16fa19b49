"""One line of the records, (kode, month), as the actions on it find it: whose it is, what stands, is it locked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kontrak.actions.appending import append_events
from kontrak.actions.lookup import split_kode, unknown_kode
from kontrak.actions.period import choose_period
from kontrak.actions.typed_row import Target
from kontrak.errors import DataError, UsageError
from kontrak.months import format_month
from kontrak.store.declared import load_opd_names
from kontrak.store.events import Draft
from kontrak.store.facts import load_facts
from kontrak.store.log import head
from kontrak.store.years import load_years, locked_months

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from decimal import Decimal
    from pathlib import Path

    from kontrak.model import Fakta, LaporanBulan
    from kontrak.store.connection import Store
    from kontrak.store.log import Segel


class Act(NamedTuple):
    """Into which file, by whom, when; ``koreksi`` is the reason that gives leave to touch a locked month."""

    db: Path
    pelaku: str
    waktu: datetime
    koreksi: str | None = None


class When(NamedTuple):
    """``--tahun`` and ``--bulan`` as typed."""

    tahun: int | None
    bulan: tuple[int | None, int] | None


class RecordLine(NamedTuple):
    """A line: its year and month, what it reports on, the contract it belongs to, and the records that stand."""

    tahun: int
    bulan: int
    target: Target
    fakta: Fakta
    laporan: LaporanBulan | None
    terkunci: bool

    @property
    def kode(self) -> str:
        """The full code."""
        return self.target.kode

    @property
    def nama_bulan(self) -> str:
        """``Maret 2022``."""
        return format_month(self.tahun, self.bulan)

    @property
    def skala(self) -> Mapping[str, Mapping[str, Decimal]]:
        """The grades of every scale of the year's rules."""
        return {name: scale for rules in self.fakta.aturan for name, scale in rules.aturan.skala.items()}


def find_line(store: Store, text: str, when: When, act: Act) -> RecordLine:
    """Return the line that a code and a month name. Raises DataError when the code or the year is unknown."""
    period = choose_period(load_years(store), act.waktu.date(), when.tahun, when.bulan)
    opds = load_opd_names(store, period.tahun)
    opd, kode = split_kode(text, opds)
    facts = load_facts(store, period.tahun, opd=[opd.kode])
    targets = targets_of(facts, period.bulan)
    if kode not in targets:
        raise unknown_kode(kode, targets)
    target = targets[kode]
    fakta = next(fakta for fakta in facts if _holds(fakta, kode))
    months = fakta.laporan.get(kode, {})
    locked = period.bulan in locked_months(store, period.tahun)
    return RecordLine(period.tahun, period.bulan, target, fakta, months.get(period.bulan), locked)


def targets_of(facts: Sequence[Fakta], month: int) -> dict[str, Target]:
    """Every code that can be reported for the month: by the version in force then, else by a later one that has it."""
    targets: dict[str, Target] = {}
    for fakta in facts:
        in_force = [version for version in fakta.versi if version.berlaku <= month][-1:]
        later = [version for version in fakta.versi if version.berlaku > month]
        for version in (*reversed(later), *in_force):
            for indikator in version.indikator:
                targets[indikator.kode] = Target(indikator, None)
                targets |= {work.kode: Target(indikator, work) for work in indikator.pekerjaan}
    return targets


def check_unlocked(line: RecordLine, act: Act) -> None:
    """Raise DataError when the month is locked and there is no leave to touch it (SPEC §4)."""
    if line.terkunci and act.koreksi is None:
        raise DataError(f"{line.nama_bulan} sudah dikunci.", "Bila memang perlu, ulangi dengan --koreksi --alasan '…'")


def required(text: str | None, option: str) -> str:
    """Return the text of an option that must say something. Raises UsageError when it is blank."""
    words = (text or "").strip()
    if not words:
        raise UsageError(f"{option} wajib diisi.")
    return words


def append_event(store: Store, jenis: str, objek: str, isi: Mapping[str, object], act: Act) -> Segel:
    """Append one event of the act and return the seal that it leaves."""
    append_events(store, [Draft(jenis, objek, isi)], pelaku=act.pelaku, waktu=act.waktu)
    return head(store)


def _holds(fakta: Fakta, kode: str) -> bool:
    return any(
        kode == indikator.kode or kode.startswith(f"{indikator.kode}.")
        for version in fakta.versi
        for indikator in version.indikator
    )
