"""Record reports: rows in, one event per record out, all or nothing per file (SPEC §4, §5 Pencatatan)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kontrak.actions.appending import append_events
from kontrak.actions.form_checks import check_mark, mark_warnings
from kontrak.actions.line_rules import Judge, NewRecord, YearRecords
from kontrak.actions.lookup import all_codes, meant_opds
from kontrak.actions.period import Period, choose_period, default_period
from kontrak.actions.typed_row import Folders, RowError
from kontrak.errors import LONGEST_QUOTE, DataError, brief
from kontrak.forms.reading import read_file
from kontrak.forms.rows import BarisLaporan, BerkasLaporan, row_month
from kontrak.model.meanings import meanings_of_year
from kontrak.months import MonthError
from kontrak.numbers import format_money, is_blank
from kontrak.store.connection import transaction
from kontrak.store.contents import IsiLaporan, content_of
from kontrak.store.declared import load_opd_names, load_opds, load_tajuk
from kontrak.store.events import Draft
from kontrak.store.facts import load_facts
from kontrak.store.opening import open_store
from kontrak.store.years import load_years, locked_months

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from kontrak.actions.lookup import Named
    from kontrak.forms.form import TandaFormulir
    from kontrak.model.recorded import Fakta, LaporanBulan
    from kontrak.store.connection import Store

MAX_PROBLEMS = 1000
"""A file with more is refused without looking at the rest of its rows."""

_LONG = re.compile(rf"\S{{{LONGEST_QUOTE + 1},}}|'[^']{{{LONGEST_QUOTE + 1},}}'")

LEAST_SPENDING = 1000
"""In rupiah; less than this in a row of a file is worth a second look."""


class RowProblem(NamedTuple):
    """Why a row is refused; ``urutan`` is its place in the file."""

    urutan: int
    pesan: str


class RowsError(DataError):
    """One or more rows cannot be recorded, and so nothing of their file was."""

    def __init__(self, problems: Sequence[RowProblem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(problem.pesan for problem in self.problems))


class Entry(NamedTuple):
    """Into which file and year, by whom and when, and the leave to correct (None: no correction meant).

    Of files: ``bulan`` is the one month that is accepted (None: any), ``tanggal_lapor`` the day they were received, for
    rows that name none, and ``coba`` judges them without recording anything.
    """

    db: Path
    tahun: int | None
    pelaku: str
    waktu: datetime
    alasan: str | None
    bulan: tuple[int | None, int] | None = None
    tanggal_lapor: date | None = None
    coba: bool = False


class Recorded(NamedTuple):
    """What was recorded, in the order of its events, how many rows said nothing new, and warnings.

    ``kosong`` of the rows that said nothing new were not filled in at all.
    ``tanda`` is the mark of the form, where the rows came out of one.
    """

    tahun: int
    tercatat: tuple[NewRecord, ...]
    dilewati: int
    peringatan: tuple[str, ...]
    tanda: TandaFormulir | None = None
    kosong: int = 0


class _Source(NamedTuple):
    """The file behind the rows (None: typed), where relative evidence paths start, and whom to tell of the progress."""

    file: Path | None
    folder: Path
    progress: Callable[[int, int], None]


def record_typed(
    entry: Entry, kode: str, bulan: tuple[int | None, int] | None, given: Mapping[str, str | date]
) -> Recorded:
    """Record one report typed on the command line, for the default month when none is named.

    Raises RowsError (one sentence) when it is refused; nothing is recorded then.
    """
    with open_store(entry.db, write=True) as store:
        period = choose_period(load_years(store), entry.waktu.date(), entry.tahun, bulan)
        row = BarisLaporan({"kode": kode, "bulan": str(period.bulan), **given}, "", 1)
        return _record(store, period.tahun, BerkasLaporan((row,)), entry, _Source(None, Path(), _no_progress))


def record_file(entry: Entry, file: Path, progress: Callable[[int, int], None]) -> Recorded:
    """Record all rows of a file (.xlsx or .csv), or none.

    ``progress`` is called with the rows judged and their number. Raises RowsError with every problem of every row,
    DataError when the file itself cannot be read or is a form that cannot be meant.
    """
    berkas = read_file(file)
    with open_store(entry.db, write=True) as store:
        years = load_years(store)
        today = entry.waktu.date()
        wanted = choose_period(years, today, entry.tahun, entry.bulan) if entry.bulan else None
        if berkas.tanda:
            _check_form(store, file, berkas.tanda, entry.tahun, wanted)
        named = berkas.tanda.tahun if berkas.tanda else _year_named(berkas.baris)
        year = wanted or choose_period(years, today, entry.tahun if entry.tahun is not None else named)
        return _record(store, year.tahun, berkas, entry, _Source(file, file.parent, progress))


def _check_form(store: Store, file: Path, mark: TandaFormulir, tahun: int | None, wanted: Period | None) -> None:
    """Refuse a form of another regency, year, OPD or month before a single row of it is judged."""
    years = load_years(store)
    if mark.tahun not in years:
        known = ", ".join(map(str, years)) or "–"
        raise DataError(f"{file}: formulir tahun {mark.tahun}; tahun yang ada dalam berkas data: {known}.")
    if tahun not in (None, mark.tahun):
        raise DataError(f"{file}: formulir tahun {mark.tahun}, bukan {tahun} seperti yang disebut --tahun.")
    tajuk = load_tajuk(store, mark.tahun)
    check_mark(file, mark, tajuk.daerah if tajuk else "", load_opd_names(store, mark.tahun), wanted)


def _no_progress(_done: int, _total: int) -> None:
    """One row needs no progress bar."""


def _year_named(rows: Iterable[BarisLaporan]) -> int | None:
    """The year that the rows themselves name (``2022-03``), if any does."""
    for row in rows:
        try:
            named = row_month(row)
        except MonthError:
            continue
        if named and named[0] is not None:
            return named[0]
    return None


def _record(store: Store, tahun: int, berkas: BerkasLaporan, entry: Entry, source: _Source) -> Recorded:
    """Judge the rows and append their events, in one transaction."""
    rows = [_received(row, entry.tanggal_lapor) for row in berkas.baris]
    today = entry.waktu.date()
    with transaction(store):
        opds = load_opd_names(store, tahun)
        facts = load_facts(store, tahun, opd=_named_opds(rows, opds) | ({berkas.tanda.opd} if berkas.tanda else set()))
        records = _year_records(store, tahun, opds, facts)
        judge = Judge(records, today, entry.alasan, berkas.tanda, entry.bulan[1] if entry.bulan else None)
        folders = Folders(source.folder, store.path.parent, terbatas=source.file is not None)
        new, skipped, doubts = _judge_all(judge, rows, folders, source.progress)
        if not entry.coba:
            append_events(store, [_draft(record, tahun) for record in new], pelaku=entry.pelaku, waktu=entry.waktu)
    warnings = [*berkas.peringatan, *doubts, *store.warnings]
    if berkas.tanda and source.file:
        current = default_period(load_years(store), today)
        warnings += mark_warnings(
            source.file, berkas.tanda, facts, Period(berkas.tanda.tahun, berkas.tanda.bulan) if entry.bulan else current
        )
    return Recorded(tahun, tuple(new), skipped, tuple(warnings), berkas.tanda, sum(map(_is_blank, rows)))


def _is_blank(row: BarisLaporan) -> bool:
    """Whether a row was not filled in: a code, a month and a date alone are no report."""
    beside = {"kode", "bulan", "tanggal_lapor"}
    return not row.cacat and all(is_blank(str(value)) for field, value in row.isi.items() if field not in beside)


def _received(row: BarisLaporan, day: date | None) -> BarisLaporan:
    """The row with the day on which its file was received, unless it names a day of its own."""
    if day is None or row.teks("tanggal_lapor"):
        return row
    return row._replace(isi={**row.isi, "tanggal_lapor": day})


def _year_records(store: Store, tahun: int, opds: Mapping[str, Named], facts: Sequence[Fakta]) -> YearRecords:
    """What the rows are judged by: the versions and reports of the OPDs that they name."""
    lines: dict[str, dict[int, LaporanBulan]] = {
        kode: dict(months) for fakta in facts for kode, months in fakta.laporan.items()
    }
    versions = {fakta.kontrak.kode: fakta.versi for fakta in facts}
    meanings = meanings_of_year(versions, facts[0].aturan if facts else ())
    codes = cache(lambda: all_codes(load_opds(store, tahun)))
    return YearRecords(tahun, opds, meanings, lines, frozenset(locked_months(store, tahun)), codes)


def _judge_all(
    judge: Judge, rows: Sequence[BarisLaporan], folders: Folders, progress: Callable[[int, int], None]
) -> tuple[list[NewRecord], int, list[str]]:
    """The records to append, how many rows said nothing new, and what looks odd in those that will be recorded."""
    problems: list[RowProblem] = []
    new: list[NewRecord] = []
    doubts: list[str] = []
    seen: dict[tuple[str, int], str] = {}
    for done, row in enumerate(sorted(rows, key=_earlier_months_first), 1):
        try:
            record = judge.judge(row, folders, seen)
        except RowError as error:
            for fault in error.faults:
                where = row.alamat(fault.field)
                said = _LONG.sub(lambda found: brief(found[0]), fault.pesan)
                problems.append(RowProblem(row.urutan, f"{where}: {said}" if where else said))
            if len(problems) >= MAX_PROBLEMS:
                rest = f"Berhenti sesudah {len(problems)} galat; {len(rows) - done} baris lain belum diperiksa."
                raise RowsError([*problems, RowProblem(max(other.urutan for other in rows) + 1, rest)]) from None
        else:
            if record is not None:
                new.append(record)
                where = row.alamat("bukti")
                doubts += [
                    f"{where}: {said}" if where else f"{said[0].upper()}{said[1:]}." for said in record.peringatan
                ]
                doubts += _doubts(row, record)
        progress(done, len(rows))
    if problems:
        raise RowsError(problems)
    return new, len(rows) - len(new), doubts


def _doubts(row: BarisLaporan, record: NewRecord) -> Iterator[str]:
    """Spending of a few rupiah: a decimal comma without quotes makes two cells of one figure."""
    amount = record.laporan.anggaran
    if row.teks("anggaran") and amount is not None and 0 < amount < LEAST_SPENDING:
        shown = format_money(amount)
        yield f"{row.alamat('anggaran')}: anggaran {shown}; apakah koma desimalnya terbaca sebagai pemisah kolom?"


def _earlier_months_first(row: BarisLaporan) -> tuple[int, int]:
    try:
        named = row_month(row)
    except MonthError:
        named = None
    return named[1] if named else 0, row.urutan


def _named_opds(rows: Iterable[BarisLaporan], opds: Mapping[str, Named]) -> set[str]:
    """The OPDs that the rows name; a row that names none is refused later, with its address."""
    words = {text.partition(".")[0] for row in rows if (text := row.teks("kode"))}
    meant = (meant_opds(word, opds) for word in words)
    return {found[0].kode for found in meant if len(found) == 1}


def _draft(record: NewRecord, tahun: int) -> Draft:
    """The event of a record: what it says is all that an event holds of it, and the year."""
    laporan = record.laporan
    said = {name: value for name, value in laporan._asdict().items() if name in IsiLaporan._fields}
    content = content_of(IsiLaporan(tahun=tahun, **said))
    return Draft("koreksi" if record.koreksi else "catat", laporan.kode, content)
