"""One line of the records, (kode, month), as the actions on it find it: whose it is, what stands, is it locked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.actions.actor import typed_text
from kontrak.actions.appending import append_events
from kontrak.actions.lookup import not_in_force, split_kode, unknown_kode
from kontrak.actions.question import choose_period
from kontrak.errors import DataError, UsageError
from kontrak.model.meanings import Target, meanings_at, program_meanings
from kontrak.months import format_month
from kontrak.named import NamedTuple
from kontrak.store.contents import content_of
from kontrak.store.declared import load_opd_names, load_opds
from kontrak.store.events import Draft
from kontrak.store.facts import load_facts
from kontrak.store.log import head
from kontrak.store.years import load_years, locked_months

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from decimal import Decimal
    from pathlib import Path

    from kontrak.actions.question import Period
    from kontrak.model.meanings import Makna
    from kontrak.model.recorded import Fakta, LaporanBulan
    from kontrak.model.segel import Segel
    from kontrak.store.connection import Store


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
    """A line: its year and month, what it reports on, the contract it belongs to, and the records that stand.

    ``skala`` has the grades that may be reported, by the rules of the month.
    """

    tahun: int
    bulan: int
    target: Target
    skala: Mapping[str, Decimal]
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


def period_meant(store: Store, when: When, act: Act) -> Period:
    """Return the month that an act is about. Raises as ``choose_period``."""
    return choose_period(load_years(store), act.waktu.date(), when.tahun, when.bulan)


def find_line(store: Store, text: str, when: When, act: Act) -> RecordLine:
    """Return the line that a code and a month name. Raises DataError when the code or the year is unknown."""
    period = period_meant(store, when, act)
    opds = load_opd_names(store, period.tahun)
    opd, kode = split_kode(text, opds, lambda: load_opds(store, period.tahun))
    facts = load_facts(store, period.tahun, opd=[opd.kode])
    known = meanings_of(facts, period.bulan)
    makna = known.get(kode)
    if makna is None:
        raise unknown_kode(kode, known)
    fakta = next(fakta for fakta in facts if fakta.kontrak.kode == makna.kontrak)
    laporan = fakta.laporan.get(kode, {}).get(period.bulan)
    if laporan is None and makna.berlaku <= period.bulan:
        check_in_force(makna, period)
    locked = period.bulan in locked_months(store, period.tahun)
    return RecordLine(period.tahun, period.bulan, makna.target, makna.skala, fakta, laporan, locked)


def meanings_of(facts: Sequence[Fakta], month: int) -> dict[str, Makna]:
    """What every code of the contracts means in the month; of an OPD always with those of its bidang."""
    programs: dict[str, Makna] = {}
    for fakta in facts:
        programs |= program_meanings(fakta.opd, fakta.program)
    return programs | meanings_at(
        {fakta.kontrak.kode: fakta.versi for fakta in facts}, facts[0].aturan if facts else (), month
    )


def check_in_force(makna: Makna, period: Period) -> None:
    """Raise DataError when no contract in force in the month holds the code: nothing can be reported on it then."""
    if makna.ada:
        return
    raise not_in_force(makna.target.kode, period, since=makna.berlaku if makna.berlaku > period.bulan else None)


def check_unlocked(line: RecordLine, act: Act) -> None:
    """Raise DataError when the month is locked and there is no leave to touch it (SPEC §4)."""
    if line.terkunci and act.koreksi is None:
        raise DataError(f"{line.nama_bulan} sudah dikunci.", 'Bila memang perlu, ulangi dengan --koreksi --alasan "…"')


def required(text: str | None, option: str) -> str:
    """Return the text of an option that must say something. Raises UsageError when it is blank or has controls."""
    words = typed_text(text, option)
    if words is None:
        raise UsageError(f"{option} wajib diisi.")
    return words


def append_event(store: Store, jenis: str, objek: str, isi: tuple[Any, ...], act: Act) -> Segel:
    """Append one event of the act, which holds a record of ``store.contents``, and return the seal that it leaves."""
    append_events(store, [Draft(jenis, objek, content_of(isi))], pelaku=act.pelaku, waktu=act.waktu)
    return head(store)
