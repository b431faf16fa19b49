"""What the log says up to an event, as far as the next one is judged by it (``permission``)."""

from __future__ import annotations

from datetime import timedelta
from json import loads  # noqa: TID253 (imported by the seal only)
from typing import TYPE_CHECKING, Any, NamedTuple

from kontrak.model.meanings import meanings_of_year, program_meanings
from kontrak.store.declared import load_rules
from kontrak.store.log import head
from kontrak.store.versions import load_contract_versions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from kontrak.model.declared import Opd, Tajuk
    from kontrak.model.meanings import Makna
    from kontrak.model.recorded import VersiAturan
    from kontrak.store.connection import Store


class Fault(NamedTuple):
    """Why an event was not allowed, a phrase; ``lama``: the rules of the first release allowed it."""

    pesan: str
    lama: bool = False


class Seen(NamedTuple):
    """The event at hand: ``hari`` is the local day on which it was written (ISO)."""

    nomor: int
    jenis: str
    objek: str
    hari: str
    pelaku: str


class Line:
    """One (kode, month): the event of the record that stands, the realisasi that it says, and the check of it."""

    __slots__ = ("dicatat", "diperiksa", "nomor", "putusan")

    def __init__(
        self, nomor: int, dicatat: str | None, putusan: str | None = None, diperiksa: str | None = None
    ) -> None:
        self.nomor, self.dicatat, self.putusan, self.diperiksa = nomor, dicatat, putusan, diperiksa

    @property
    def realisasi(self) -> str | None:
        """The value that counts, as text: verified where it was verified, None where it was rejected."""
        if self.putusan == "tolak":
            return None
        return self.diperiksa if self.putusan == "ubah" else self.dicatat


class Year:
    """One year: its contracts and rules, its lines by code and month, locks, suspensions, follow-ups and papers."""

    def __init__(self, store: Store, tahun: int) -> None:
        self.store, self.tahun = store, tahun
        self.tajuk: Tajuk | None = None
        self.opds: dict[str, Opd] = {}
        self.rules: tuple[VersiAturan, ...] = ()
        self.lines: dict[str, dict[int, Line]] = {}
        self.locked: dict[int, int] = {}
        self.spans: dict[str, list[tuple[int, int | None]]] = {}
        self.follow_ups: dict[str, str | None] = {}
        self.papers: dict[str, dict[str, Any]] = {}
        self.starts = [f"{tahun}-{bulan:02}-01" for bulan in range(1, 13)]
        self._batas = 0
        self._meanings: dict[str, Sequence[Mapping[str, Makna]]] = {}

    def take_over(self, tajuk: Tajuk, opds: Mapping[str, Opd], nomor: int) -> None:
        """Let the contracts stand as an import left them."""
        if tajuk != self.tajuk:
            self.rules = load_rules(self.store, self.tahun, nomor)
            self._meanings.clear()
        self.tajuk, self._batas = tajuk, nomor
        self.opds |= opds
        for kode in opds:
            self._meanings.pop(kode, None)

    def meaning(self, kode: str, bulan: int) -> Makna | None:
        """What a code means in a month, None where no contract of its OPD ever had it."""
        opd = kode.partition(".")[0]
        if opd not in self._meanings:
            if opd not in self.opds:
                return None
            versions = load_contract_versions(self.store, self.tahun, self._batas, self.opds[opd])
            programs = program_meanings(opd, self.opds[opd].program)
            self._meanings[opd] = [programs | month for month in meanings_of_year(versions, self.rules)]
        return self._meanings[opd][bulan - 1].get(kode)

    def has_begun(self, bulan: int, hari: str) -> bool:
        """Whether a month has begun by a day."""
        return self.starts[bulan - 1] <= hari


class Lock(NamedTuple):
    """A lock to recompute: its event, year and month, and the official nilai of each contract."""

    nomor: int
    tahun: int
    bulan: int
    versi: int
    nilai: Mapping[str, str | None]


class Log:
    """Everything that was read so far. ``day`` is the local day of the event at hand.

    ``pertama`` is the last event that the first release wrote, or 0; ``migrasi`` the last one that any older release
    wrote, and ``skema`` the version of the schema that the file has come to by the events read.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.last = head(store).nomor
        self.years: dict[int, Year] = {}
        self.locks: list[Lock] = []
        self._touched: dict[tuple[int, str | None], list[int]] = {}
        self.moment: datetime | None = None
        self.day = ""
        self.clocks: dict[str, list[int]] = {}
        rows = store.connection.execute("SELECT nomor, isi FROM riwayat WHERE jenis = 'migrasi' ORDER BY nomor")
        moved = [(nomor - 1, '"dari":"1"' in isi) for nomor, isi in rows]
        self.pertama: int = moved[0][0] if moved and moved[0][1] else 0
        self.migrasi: int = moved[-1][0] if moved else 0
        self.skema = 0
        self.time, self.actor = "", ""
        self._next_day = ""

    def at(self, moment: datetime, text: str, actor: str) -> None:
        """Let the clock stand at the event."""
        if text == self.time:
            self.same_time()
        else:
            self.day, self._next_day = moment.date().isoformat(), (moment.date() + timedelta(days=1)).isoformat()
        self.moment, self.time, self.actor = moment, text, actor

    def same_time(self) -> None:
        """An event that kept its predecessor's time, because the clock was behind, was written up to a day later."""
        self.day = self._next_day

    def clock(self, nomor: int, jam: str) -> None:
        """Remember an event that was not written by the computer's own clock, or by one that was vouched for."""
        self.clocks.setdefault(jam, []).append(nomor)

    def year(self, isi: Mapping[str, Any]) -> Year | None:
        """The year of a content, None where no import brought it in."""
        return self.years.get(int(isi["tahun"]))

    def content(self, nomor: int) -> Mapping[str, Any]:
        """What an earlier event holds: kept in the file, not in memory, whose size the years of a file would set."""
        text = self.store.connection.execute("SELECT isi FROM riwayat WHERE nomor = ?", (nomor,)).fetchone()[0]
        found: dict[str, Any] = loads(text)
        return found

    def touch(self, nomor: int, tahun: int, opd: str | None, bulan: int = 1) -> None:
        """Remember what an event could change of the nilai of a year: of one OPD (None: of all) from a month on."""
        self._touched.setdefault((tahun, opd), [0] * 12)[bulan - 1] = nomor

    def touched_since(self, lock: Lock) -> set[str | None]:
        """The OPDs (None: all) whose nilai of the month some event after the lock could have changed."""
        return {
            opd
            for (tahun, opd), latest in self._touched.items()
            if tahun == lock.tahun and max(latest[: lock.bulan]) > lock.nomor
        }


UNKNOWN_YEAR = Fault("tahunnya belum ada dalam berkas ini")
