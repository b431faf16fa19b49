"""Record reports: rows in, one event per record out, all or nothing per file (SPEC §4, §5 Pencatatan)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kontrak.actions.line_rules import Judge, NewRecord, YearRecords
from kontrak.actions.lines import targets_of
from kontrak.actions.lookup import split_kode
from kontrak.actions.period import choose_period
from kontrak.actions.typed_row import Folders, RowError
from kontrak.errors import DataError
from kontrak.forms.csv_rows import read_csv
from kontrak.forms.rows import Baris
from kontrak.model import encode_value
from kontrak.months import MonthError, parse_month
from kontrak.store.connection import open_store, transaction
from kontrak.store.declared import load_opd_names, load_years
from kontrak.store.events import Draft, append
from kontrak.store.facts import load_facts
from kontrak.store.records import locked_months

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from kontrak.actions.lookup import Named
    from kontrak.model import Laporan, LaporanBulan
    from kontrak.store.connection import Store


class Problem(NamedTuple):
    """Why a row is refused; ``urutan`` is its place in the file."""

    urutan: int
    pesan: str


class RowsError(DataError):
    """One or more rows cannot be recorded, and so nothing of their file was."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(problem.pesan for problem in self.problems))


class Entry(NamedTuple):
    """Into which file and year, by whom and when, and the leave to correct (None: no correction meant)."""

    db: Path
    tahun: int | None
    pelaku: str
    waktu: datetime
    alasan: str | None


class Recorded(NamedTuple):
    """What was recorded, in the order of its events, how many rows said nothing new, and warnings."""

    tahun: int
    tercatat: tuple[NewRecord, ...]
    dilewati: int
    peringatan: tuple[str, ...]


class _Source(NamedTuple):
    """Where relative evidence paths of the rows start, and whom to tell how far their judging is."""

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
        row = Baris({"kode": kode, "bulan": str(period.bulan), **given}, "", 1)
        return _record(store, period.tahun, [row], entry, _Source(Path(), _no_progress))


def record_file(entry: Entry, file: Path, progress: Callable[[int, int], None]) -> Recorded:
    """Record all rows of a file, or none.

    ``progress`` is called with the rows judged and their number. Raises RowsError with every problem of every row,
    DataError when the file itself cannot be read.
    """
    rows = read_csv(file)
    with open_store(entry.db, write=True) as store:
        tahun = entry.tahun if entry.tahun is not None else _year_named(rows)
        year = choose_period(load_years(store), entry.waktu.date(), tahun).tahun
        return _record(store, year, rows, entry, _Source(file.parent, progress))


def _no_progress(_done: int, _total: int) -> None:
    """One row needs no progress bar."""


def _year_named(rows: Iterable[Baris]) -> int | None:
    """The year that the rows themselves name (``2022-03``), if any does."""
    for row in rows:
        try:
            year, _ = parse_month(row.teks("bulan") or "")
        except MonthError:
            continue
        if year is not None:
            return year
    return None


def _record(store: Store, tahun: int, rows: Sequence[Baris], entry: Entry, source: _Source) -> Recorded:
    """Judge the rows and append their events, in one transaction."""
    with transaction(store):
        judge = Judge(_load_records(store, tahun, rows), entry.waktu.date(), entry.alasan)
        new, skipped = _judge_all(judge, rows, Folders(source.folder, store.path.parent), source.progress)
        append(store, [_draft(record, tahun) for record in new], pelaku=entry.pelaku, waktu=entry.waktu)
    return Recorded(tahun, tuple(new), skipped, tuple(store.warnings))


def _load_records(store: Store, tahun: int, rows: Iterable[Baris]) -> YearRecords:
    """Load what the rows touch: the OPDs that they name, their versions and their reports."""
    opds = load_opd_names(store, tahun)
    facts = load_facts(store, tahun, opd=_named_opds(rows, opds))
    lines: dict[str, dict[int, LaporanBulan]] = {
        kode: dict(months) for fakta in facts for kode, months in fakta.laporan.items()
    }
    scales = {name: scale for fakta in facts for rules in fakta.aturan for name, scale in rules.aturan.skala.items()}
    targets = {month: targets_of(facts, month) for month in range(1, 13)}
    return YearRecords(tahun, opds, targets, lines, frozenset(locked_months(store, tahun)), scales)


def _judge_all(
    judge: Judge, rows: Sequence[Baris], folders: Folders, progress: Callable[[int, int], None]
) -> tuple[list[NewRecord], int]:
    problems: list[Problem] = []
    new: list[NewRecord] = []
    seen: dict[tuple[str, int], str] = {}
    for done, row in enumerate(sorted(rows, key=_earlier_months_first), 1):
        try:
            record = judge.judge(row, folders, seen)
        except RowError as error:
            problems.append(Problem(row.urutan, f"{row.tempat}: {error}" if row.tempat else str(error)))
        else:
            if record is not None:
                new.append(record)
        progress(done, len(rows))
    if problems:
        raise RowsError(problems)
    return new, len(rows) - len(new)


def _earlier_months_first(row: Baris) -> tuple[int, int]:
    try:
        return parse_month(row.teks("bulan") or "")[1], row.urutan
    except MonthError:
        return 0, row.urutan


def _named_opds(rows: Iterable[Baris], opds: Mapping[str, Named]) -> set[str]:
    """The OPDs that the rows name; a row that names none is refused later, with its address."""
    words = {text.partition(".")[0] for row in rows if (text := row.teks("kode"))}
    codes: set[str] = set()
    for word in words:
        try:
            codes.add(split_kode(word, opds)[0].kode)
        except DataError:
            continue
    return codes


def _draft(record: NewRecord, tahun: int) -> Draft:
    laporan = record.laporan
    return Draft("koreksi" if record.koreksi else "catat", laporan.kode, _content(laporan, tahun))


def _content(laporan: Laporan, tahun: int) -> dict[str, object]:
    return {
        "tahun": str(tahun),
        "kode": laporan.kode,
        "bulan": str(laporan.bulan),
        "realisasi": None if laporan.realisasi is None else encode_value(laporan.realisasi),
        "pecahan": laporan.pecahan,
        "anggaran": None if laporan.anggaran is None else str(laporan.anggaran),
        "bukti": [
            {"jalur": item.jalur, "sha256": item.sha256, "ukuran": None if item.ukuran is None else str(item.ukuran)}
            for item in laporan.bukti
        ],
        "kendala": laporan.kendala,
        "tindak_lanjut": laporan.tindak_lanjut,
        "pic": laporan.pic,
        "batas": laporan.batas.isoformat() if laporan.batas else None,
        "catatan": laporan.catatan,
        "tanggal_lapor": laporan.tanggal_lapor.isoformat(),
        "alasan": laporan.alasan,
    }
