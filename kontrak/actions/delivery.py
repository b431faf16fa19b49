"""Many reports from files: one delivery, each file whole or not at all, none keeping another from being read (SPEC §5).

All files are read before the first is judged, because two of them may speak of the same line: then both are refused.
What will be recorded is one transaction, so that ``--coba`` and the real run judge the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.appending import append_events
from kontrak.actions.form_checks import check_mark, mark_warnings
from kontrak.actions.line_rules import Judge
from kontrak.actions.question import Period, choose_period, default_period
from kontrak.actions.receipt import Recorded, RowProblem, RowsError, Standing
from kontrak.actions.recording import (
    MAX_PROBLEMS,
    draft_of,
    find_clashes,
    named_opds,
    open_year,
    problems_of,
    taken_back,
    with_standing,
)
from kontrak.actions.typed_row import Folders, RowError
from kontrak.collector import paused_collector
from kontrak.errors import DataError
from kontrak.forms.reading import read_source
from kontrak.forms.rows import row_month
from kontrak.months import MonthError
from kontrak.named import NamedTuple
from kontrak.numbers import is_blank
from kontrak.store.connection import transaction
from kontrak.store.declared import load_opd_names, load_tajuk
from kontrak.store.opening import open_store
from kontrak.store.years import load_years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from kontrak.actions.line_rules import NewRecord, Reading
    from kontrak.actions.receipt import Entry
    from kontrak.actions.recording import YearBook
    from kontrak.forms.form import TandaFormulir
    from kontrak.forms.reading import Sumber
    from kontrak.forms.rows import BarisLaporan, BerkasLaporan
    from kontrak.model.recorded import Fakta
    from kontrak.store.connection import Store


class Outcome(NamedTuple):
    """What became of a file: recorded (or would be, with ``--coba``), or refused; and what is to be said either way."""

    sumber: Sumber
    hasil: Recorded | None
    galat: DataError | None
    peringatan: tuple[str, ...] = ()


class _Page:
    """A file on its way: what was read of it, what is wrong with it, and what it will record."""

    def __init__(self, source: Sumber) -> None:
        self.source = source
        self.error: DataError | None = None
        self.berkas: BerkasLaporan | None = None
        self.rows: list[BarisLaporan] = []
        self.tahun = 0
        self.problems: list[RowProblem] = []
        self.readings: list[Reading] = []
        self.new: list[NewRecord] = []
        self.notes: list[str] = []

    def read(self) -> None:
        """Read the file; a fault of the file itself is kept."""
        try:
            self.berkas = read_source(self.source)
        except DataError as error:
            self.error = error

    def is_hopeless(self, done: int) -> bool:
        """Whether so much is wrong that the rest of the rows is not looked at; says so then."""
        if len(self.problems) < MAX_PROBLEMS:
            return False
        last = max(row.urutan for row in self.rows) + 1
        rest = f"Berhenti sesudah {len(self.problems)} galat; {len(self.rows) - done} baris lain belum diperiksa."
        self.problems.append(RowProblem(last, rest))
        return True


def deliver(entry: Entry, sources: Sequence[Sumber], progress: Callable[[int, int], None]) -> list[Outcome]:
    """Record the files, or with ``coba`` say what would be recorded; the outcomes in the order of the files.

    ``progress`` is called with the files read and their number, of a single file with its rows.
    """
    pages = [_Page(source) for source in sources]
    for done, page in enumerate(pages, 1):
        page.read()
        if len(pages) > 1:
            progress(done, len(pages))
    with open_store(entry.db, write=True) as store, paused_collector():
        with transaction(store):
            books = _judge_all(store, entry, pages, progress if len(pages) == 1 else _say_nothing)
            standings = {tahun: _append(store, entry, pages, tahun) or book.standing() for tahun, book in books.items()}
        outcomes = [_outcome(store, entry, page, books, standings) for page in pages]
        if store.warnings:
            outcomes[-1] = outcomes[-1]._replace(peringatan=(*outcomes[-1].peringatan, *store.warnings))
        return outcomes


def _append(store: Store, entry: Entry, pages: Sequence[_Page], tahun: int) -> Standing | None:
    """Record what came for a year, and return how it then stands; None with ``coba``, or when nothing is new."""
    drafts = [] if entry.coba else [draft_of(one, tahun) for page in pages if page.tahun == tahun for one in page.new]
    scored: list[Fakta] = []
    append_events(store, drafts, pelaku=entry.pelaku, waktu=entry.waktu, scored=scored)
    return Standing(scored) if drafts else None


def _say_nothing(_done: int, _total: int) -> None:
    """The bar counts files, not rows."""


def _judge_all(
    store: Store, entry: Entry, pages: Sequence[_Page], progress: Callable[[int, int], None]
) -> dict[int, YearBook]:
    """Judge every page; return the books of the years that they concern."""
    named: dict[int, set[str]] = {}
    for page in pages:
        if page.berkas is not None:
            try:
                page.tahun = _year_of(store, entry, page)
            except DataError as error:
                page.error = error
                continue
            page.rows = [_received(row, entry.tanggal_lapor) for row in page.berkas.baris]
            mark = page.berkas.tanda
            opds = named_opds(store, page.tahun, page.rows) | ({mark.opd} if mark else set())
            named.setdefault(page.tahun, set()).update(opds)
    books = {
        tahun: open_year(store, tahun, load_opd_names(store, tahun), opds) for tahun, opds in sorted(named.items())
    }
    sound = [page for page in pages if page.error is None]
    for page in sound:
        _read_rows(store, page, _judge_of(entry, page, books[page.tahun]), progress)
    for page, problems in zip(sound, find_clashes([page.readings for page in sound]), strict=True):
        page.problems += problems
    before = {tahun: book.page(named[tahun]).lines for tahun, book in books.items()}
    for page in sound:
        _record_rows(entry, page, books[page.tahun])
        page.notes += taken_back(page.readings, before[page.tahun]) if page.berkas and page.berkas.tanda else []
    return books


def _judge_of(entry: Entry, page: _Page, book: YearBook) -> Judge:
    mark = page.berkas.tanda if page.berkas else None
    return Judge(book.records, entry.waktu.date(), entry.alasan, mark, entry.bulan[1] if entry.bulan else None)


def _read_rows(store: Store, page: _Page, judge: Judge, progress: Callable[[int, int], None]) -> None:
    folders = Folders(page.source.folder, store.path.parent, terbatas=True)
    seen: dict[tuple[str, int], str] = {}
    for done, row in enumerate(sorted(page.rows, key=_earlier_months_first), 1):
        try:
            page.readings.append(judge.read(row, folders, seen))
        except RowError as error:
            page.problems += problems_of(row, error)
            if page.is_hopeless(done):
                return
        progress(done, len(page.rows))


def _record_rows(entry: Entry, page: _Page, book: YearBook) -> None:
    """Judge what was read against what is recorded, the files before this one included."""
    records = book.page({reading.target.kode.partition(".")[0] for reading in page.readings})
    judge = _judge_of(entry, page, book)._replace(records=records)
    for done, reading in enumerate(page.readings if len(page.problems) < MAX_PROBLEMS else (), 1):
        try:
            record = judge.judge(reading)
        except RowError as error:
            page.problems += problems_of(reading.row, error)
            if page.is_hopeless(done):
                break
            continue
        if record is not None:
            page.new.append(record)
            page.notes += [f"{reading.row.alamat('bukti')}: {said}." for said in record.peringatan]
    if page.problems:
        page.new.clear()
        page.error = RowsError(page.problems)
    else:
        book.keep(records)


def _outcome(
    store: Store, entry: Entry, page: _Page, books: dict[int, YearBook], standings: dict[int, Standing]
) -> Outcome:
    if page.berkas is None or not page.tahun:
        return Outcome(page.source, None, page.error, page.berkas.peringatan if page.berkas else ())
    said = [*page.berkas.peringatan, *page.notes]
    if page.error is not None:
        return Outcome(page.source, None, page.error, tuple(said))
    mark = page.berkas.tanda
    if mark:
        current = default_period(load_years(store), entry.waktu.date())
        meant = Period(mark.tahun, mark.bulan) if entry.bulan else current
        said += mark_warnings(page.source.path, mark, books[page.tahun].facts, meant)
    lines = [reading.row for reading in page.readings if not (reading.target.belanja and reading.isian.kosong)]
    blank = sum(map(_is_blank, lines))
    done = Recorded(page.tahun, tuple(page.new), len(lines) - len(page.new), (), mark, blank)
    done = with_standing(done, standings[page.tahun])
    return Outcome(page.source, done, None, tuple(said))


# --- the file as a whole -----------------------------------------------------------------------------


def _year_of(store: Store, entry: Entry, page: _Page) -> int:
    """The year that the file speaks of. Raises DataError for a form of another regency, year, OPD or month."""
    berkas = page.berkas
    if berkas is None:
        raise RuntimeError("the file was not read")
    years, today = load_years(store), entry.waktu.date()
    wanted = choose_period(years, today, entry.tahun, entry.bulan) if entry.bulan else None
    if berkas.tanda:
        _check_form(store, page.source, berkas.tanda, entry.tahun, wanted)
    if berkas.galat:
        raise berkas.galat
    named = berkas.tanda.tahun if berkas.tanda else _year_named(berkas.baris)
    period = wanted or choose_period(years, today, entry.tahun if entry.tahun is not None else named)
    return period.tahun


def _check_form(store: Store, source: Sumber, mark: TandaFormulir, tahun: int | None, wanted: Period | None) -> None:
    """Refuse a form of another regency, year, OPD or month before a single row of it is judged."""
    years = load_years(store)
    if mark.tahun not in years:
        known = ", ".join(map(str, years)) or "–"
        raise DataError(f"{source.path}: formulir tahun {mark.tahun}; tahun yang ada dalam berkas data: {known}.")
    if tahun not in (None, mark.tahun):
        raise DataError(f"{source.path}: formulir tahun {mark.tahun}, bukan {tahun} seperti yang disebut --tahun.")
    tajuk = load_tajuk(store, mark.tahun)
    check_mark(source.path, mark, tajuk.daerah if tajuk else "", load_opd_names(store, mark.tahun), wanted)


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


def _is_blank(row: BarisLaporan) -> bool:
    """Whether a row was not filled in: a code, a month and a date alone are no report."""
    beside = {"kode", "bulan", "tanggal_lapor"}
    return not row.cacat and all(is_blank(str(value)) for field, value in row.isi.items() if field not in beside)


def _received(row: BarisLaporan, day: date | None) -> BarisLaporan:
    """The row with the day on which its file was received, unless it names a day of its own."""
    if day is None or row.teks("tanggal_lapor"):
        return row
    return row._replace(isi={**row.isi, "tanggal_lapor": day})


def _earlier_months_first(row: BarisLaporan) -> tuple[int, int]:
    try:
        named = row_month(row)
    except MonthError:
        named = None
    return named[1] if named else 0, row.urutan
