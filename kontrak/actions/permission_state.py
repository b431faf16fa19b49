"""What the log says up to an event, as far as the next one is judged by it (``permission``)."""

from __future__ import annotations

from datetime import timedelta
from json import loads  # noqa: TID253 (imported by the seal only)
from typing import TYPE_CHECKING, Any

from kontrak.model.meanings import meanings_of_year, program_meanings
from kontrak.named import NamedTuple
from kontrak.store.declared import load_contract_versions, load_opds, load_rules, load_tajuk
from kontrak.store.log import head
from kontrak.store.touched import REPORTS
from kontrak.store.years import load_years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from kontrak.model.declared import Opd, Tajuk
    from kontrak.model.meanings import Makna
    from kontrak.model.recorded import VersiAturan
    from kontrak.store.connection import Store


_OF_CODE = f"""\
SELECT nomor, jenis, isi FROM riwayat
WHERE objek = ? AND nomor <= ? AND jenis IN ({", ".join(f"'{jenis}'" for jenis in REPORTS)}) ORDER BY nomor"""


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


def take_line(lines: dict[int, Line], nomor: int, jenis: str, isi: Mapping[str, Any]) -> None:
    """Let the lines of a code stand as one of ``REPORTS`` left them; what it says is presumed to be allowed."""
    bulan = int(isi["bulan"])
    line = lines.get(bulan)
    if jenis == "batal":
        lines.pop(bulan, None)
    elif jenis == "verifikasi" and line is not None:
        line.putusan, line.diperiksa = isi["putusan"], isi["realisasi"]
    elif jenis == "catat" and line is not None:
        lines[bulan] = Line(nomor, isi["realisasi"], line.putusan, line.diperiksa)
    else:
        lines[bulan] = Line(nomor, isi["realisasi"])


class Year:
    """One year: its contracts and rules, its lines by code and month, locks, suspensions, follow-ups and papers.

    Of events up to ``sejak``, which are not judged, the lines of a code are read once it is asked for.
    """

    def __init__(self, store: Store, tahun: int, sejak: int = 0) -> None:
        self.store, self.tahun, self.sejak = store, tahun, sejak
        self.tajuk: Tajuk | None = None
        self.opds: dict[str, Opd] = {}
        self.rules: tuple[VersiAturan, ...] = ()
        self._lines: dict[str, dict[int, Line]] = {}
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

    def lines(self, kode: str) -> dict[int, Line]:
        """The lines of a code by month."""
        own = self._lines.get(kode)
        if own is None:
            own = self._lines[kode] = {}
            for nomor, jenis, isi in self.store.connection.execute(_OF_CODE, (kode, self.sejak)) if self.sejak else ():
                content = loads(isi)
                if content["tahun"] == str(self.tahun):
                    take_line(own, nomor, jenis, content)
        return own

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

    def __init__(self, store: Store, sejak: int = 0) -> None:
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
        for tahun in load_years(store, sejak) if sejak else ():
            self.years[tahun] = year = Year(store, tahun, sejak)
            tajuk = load_tajuk(store, tahun, sejak)
            if tajuk is not None:
                year.take_over(tajuk, load_opds(store, tahun, sejak), sejak)

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


def object_faults(seen: Seen, objek: str, called: str) -> Iterator[Fault]:
    """Where an event does not say that it concerns what it concerns."""
    if seen.objek != objek:
        yield Fault(f"objeknya bukan {called}")


def day_faults(seen: Seen, tanggal: str | None) -> Iterator[Fault]:
    """Where an event of one day tells of a later one."""
    if tanggal is not None and tanggal > seen.hari:
        yield Fault(f"tanggal {tanggal} ada di masa depan")


UNKNOWN_YEAR = Fault("tahunnya belum ada dalam berkas ini")


def of_a_year(
    rule: Callable[[Log, Year, Seen, dict[str, Any]], Iterator[Fault]],
) -> Callable[[Log, Seen, dict[str, Any]], Iterator[Fault]]:
    """Decorate the rules of an event in a year: one of a year that no import brought in is judged no further."""

    def judged(log: Log, seen: Seen, isi: dict[str, Any]) -> Iterator[Fault]:
        year = log.year(isi)
        return iter((UNKNOWN_YEAR,)) if year is None else rule(log, year, seen, isi)

    return judged
