"""Record reports: rows in, one event per record out, all or nothing per file (SPEC §4, §5 Pencatatan).

Of a delivery also where its files contradict each other, or take back by a blank cell what is recorded.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kontrak.actions.appending import append_events
from kontrak.actions.line_rules import Judge, YearRecords, show
from kontrak.actions.lookup import looks_official, meaning_of_opds, meant_officially, official_codes
from kontrak.actions.question import choose_period
from kontrak.actions.receipt import Recorded, RowProblem, RowsError, Standing, with_lines
from kontrak.actions.typed_row import Folders, RowError
from kontrak.errors import LONGEST_QUOTE, brief
from kontrak.forms.rows import BarisLaporan
from kontrak.model.meanings import meanings_of_year, program_meanings
from kontrak.model.recorded import CONTENT, NOTES, Laporan
from kontrak.months import month_name
from kontrak.named import NamedTuple
from kontrak.store.connection import transaction
from kontrak.store.contents import IsiLaporan, content_of
from kontrak.store.declared import load_opd_names, load_opds
from kontrak.store.events import Draft
from kontrak.store.facts import load_facts
from kontrak.store.opening import open_store
from kontrak.store.years import load_years, locked_months

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from kontrak.actions.line_rules import NewRecord, Reading
    from kontrak.actions.lookup import Named
    from kontrak.actions.receipt import Entry
    from kontrak.model.meanings import Makna
    from kontrak.model.recorded import Fakta, LaporanBulan
    from kontrak.store.connection import Store


class YearBook(NamedTuple):
    """The facts of the OPDs that rows name, and what the rows are judged by."""

    facts: tuple[Fakta, ...]
    records: YearRecords

    def page(self, opds: set[str]) -> YearRecords:
        """What the rows of one file are judged by: its own copy of the lines; a refused file leaves no trace."""
        lines = self.records.lines.items()
        copy = {kode: dict(months) for kode, months in lines if kode.partition(".")[0] in opds}
        return self.records._replace(lines=copy)

    def keep(self, page: YearRecords) -> None:
        """Take over the lines of a file that will be recorded."""
        self.records.lines.update(page.lines)

    def standing(self) -> Standing:
        """The contracts with the lines as they now stand, whether they are recorded or not."""
        return Standing(with_lines(fakta, self.records.lines) for fakta in self.facts)


def open_year(store: Store, tahun: int, opds: Mapping[str, Named], named: set[str]) -> YearBook:
    """Load the versions and reports of the OPDs that rows name."""
    facts = load_facts(store, tahun, opd=named)
    lines: dict[str, dict[int, LaporanBulan]] = {
        kode: dict(months) for fakta in facts for kode, months in fakta.laporan.items()
    }
    programs: dict[str, Makna] = {}
    for fakta in facts:
        programs |= program_meanings(fakta.opd, fakta.program)
    versions = {fakta.kontrak.kode: fakta.versi for fakta in facts}
    found = meanings_of_year(versions, facts[0].aturan if facts else ())
    declared = cache(lambda: load_opds(store, tahun))
    locked = frozenset(locked_months(store, tahun))
    records = YearRecords(tahun, opds, [programs | month for month in found], lines, locked, declared)
    return YearBook(tuple(facts), records)


def named_opds(store: Store, tahun: int, rows: Iterable[BarisLaporan]) -> set[str]:
    """The OPDs that the rows name; a row that names none is refused later, with its address."""
    opds = load_opd_names(store, tahun)
    texts = {text for row in rows if (text := row.teks("kode"))}
    meaning = meaning_of_opds(opds)
    meant = {text: meaning(text.partition(".")[0]) for text in texts}
    named = {found[0].kode for found in meant.values() if len(found) == 1}
    official = [text for text, found in meant.items() if looks_official(text) or len(found) != 1]
    codes = official_codes(load_opds(store, tahun)) if official else {}
    found = (meant_officially(text, codes) for text in official)  # of several items: refused later
    return named | {kode.partition(".")[0] for kode in found if kode}


_SAID = tuple(name for name in Laporan._fields if name in IsiLaporan._fields)
"""What an event holds of a record."""


def draft_of(record: NewRecord, tahun: int) -> Draft:
    """The event of a record: what it says is all that an event holds of it, and the year."""
    laporan = record.laporan
    said = {name: getattr(laporan, name) for name in _SAID}
    content = content_of(IsiLaporan(tahun=tahun, **said))
    return Draft("koreksi" if record.koreksi else "catat", laporan.kode, content)


def record_typed(
    entry: Entry, kode: str, bulan: tuple[int | None, int] | None, given: Mapping[str, str | date]
) -> Recorded:
    """Record one report typed on the command line, for the default month when none is named.

    Raises RowsError (one sentence) when it is refused; nothing is recorded then.
    """
    with open_store(entry.db, write=True) as store:
        period = choose_period(load_years(store), entry.waktu.date(), entry.tahun, bulan)
        row = BarisLaporan({"kode": kode, "bulan": str(period.bulan), **given}, "", 1)
        tahun = period.tahun
        with transaction(store):
            book = open_year(store, tahun, load_opd_names(store, tahun), named_opds(store, tahun, (row,)))
            judge = Judge(book.records, entry.waktu.date(), entry.alasan)
            try:
                record = judge.judge(judge.read(row, Folders(Path(), store.path.parent, terbatas=False), {}))
            except RowError as error:
                raise RowsError(problems_of(row, error)) from None
            new = [] if record is None else [record]
            if not entry.coba:
                drafts = [draft_of(one, tahun) for one in new]
                append_events(store, drafts, pelaku=entry.pelaku, waktu=entry.waktu, facts=book.facts)
        said = [f"{text[0].upper()}{text[1:]}." for one in new for text in one.peringatan]
        done = Recorded(tahun, tuple(new), 1 - len(new), (*said, *store.warnings))
        return with_standing(done, book.standing())


MAX_PROBLEMS = 1000
"""A file with more is refused without looking at the rest of its rows."""

_LONG = re.compile(rf"\S{{{LONGEST_QUOTE + 1},}}|'[^']{{{LONGEST_QUOTE + 1},}}'")


def problems_of(row: BarisLaporan, error: RowError) -> list[RowProblem]:
    """The faults of a row, each with the place where people find it."""
    found = []
    for fault in error.faults:
        where = row.alamat(fault.field)
        said = _LONG.sub(lambda long: brief(long[0]), fault.pesan)
        found.append(RowProblem(row.urutan, f"{where}: {said}" if where else said))
    return found


def with_standing(done: Recorded, standing: Standing) -> Recorded:
    """The same with how each line then stands, and what is doubtful in it."""
    doubts = tuple(doubt for record in done.tercatat for doubt in standing.doubts(record))
    return done._replace(keadaan=standing, janggal=doubts)


def find_clashes(files: Sequence[Sequence[Reading]]) -> list[list[RowProblem]]:
    """Return for each file why it is refused: a blank against a value is none, the same value counts once."""
    found: list[list[RowProblem]] = [[] for _ in files]
    lines: dict[tuple[str, int], list[tuple[int, Reading]]] = {}
    for number, readings in enumerate(files):
        for reading in readings:
            lines.setdefault((reading.target.kode, reading.bulan), []).append((number, reading))
    for said in lines.values():
        if len(said) > 1:
            for field in CONTENT:
                for number, problem in _clashes(field, said):
                    found[number].append(problem)
    return found


def _clashes(field: str, said: Sequence[tuple[int, Reading]]) -> Iterator[tuple[int, RowProblem]]:
    given = [(number, reading) for number, reading in said if reading.isian.said(field) not in (None, ())]
    values = {reading.isian.said(field) for _, reading in given}
    if len(values) < 2:
        return
    for number, reading in given:
        value = reading.isian.said(field)
        other = next(one for _, one in given if one.isian.said(field) != value)
        place, elsewhere = reading.row.alamat(field), other.row.alamat(field)
        what = f"{reading.target.kode} {month_name(reading.bulan)}, {field.replace('_', ' ')}"
        mine, others = show(value, reading.target), show(other.isian.said(field), reading.target)
        yield (
            number,
            RowProblem(
                reading.row.urutan, f"{place}: {what} {mine}, tetapi {others} di {elsewhere}; kedua berkas ditolak"
            ),
        )


_FIELDS = ("realisasi", "anggaran", "bukti", *NOTES)


def taken_back(readings: Sequence[Reading], before: Mapping[str, Mapping[int, LaporanBulan]]) -> Iterator[str]:
    """Yield a sentence for each blank cell whose value stays; ``before`` has the lines before the delivery."""
    for row, target, bulan, isian in readings:
        line = before.get(target.kode, {}).get(bulan)
        old = line.terakhir if line else None
        if old is None or row.sudah:
            continue
        for field in _FIELDS:
            kept = getattr(old, field)
            if kept in (None, ()) or isian.said(field) not in (None, ()) or field not in row.isi:
                continue
            yield (
                f"{row.alamat(field)}: {field.replace('_', ' ')} {target.kode} {month_name(bulan)} "
                "dikosongkan, yang "
                f"tercatat tetap: {show(kept, target)}. Menariknya: kontrak batalkan {target.kode} --bulan {bulan} "
                '--alasan "…", lalu catat lagi yang masih berlaku.'
            )
