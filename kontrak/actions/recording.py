"""Record reports: rows in, one event per record out, all or nothing per file (SPEC §4, §5 Pencatatan)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from kontrak.actions.appending import append_events
from kontrak.actions.line_rules import Judge
from kontrak.actions.question import choose_period
from kontrak.actions.receipt import Recorded, RowProblem, RowsError, Standing
from kontrak.actions.typed_row import Folders, RowError
from kontrak.actions.year_book import draft_of, named_opds, open_year
from kontrak.errors import LONGEST_QUOTE, brief
from kontrak.forms.rows import BarisLaporan
from kontrak.store.connection import transaction
from kontrak.store.declared import load_opd_names
from kontrak.store.opening import open_store
from kontrak.store.years import load_years

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from kontrak.actions.line_rules import NewRecord
    from kontrak.actions.receipt import Entry
    from kontrak.scoring.doubts import Janggal


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
        return with_standing(done, Standing(book.facts, book.records.lines))


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
    hasil = {}
    for record in done.tercatat:
        key = record.laporan.kode, record.laporan.bulan
        figure = standing.figure(*key)
        if figure is not None:
            hasil[key] = figure
    return done._replace(hasil=hasil, janggal=tuple(_doubts(done.tercatat, standing)))


def _doubts(records: Sequence[NewRecord], standing: Standing) -> Iterator[Janggal]:
    for record in records:
        yield from standing.doubts(record)
