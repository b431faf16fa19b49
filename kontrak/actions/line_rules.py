"""May this row be recorded, and what does its line look like then? The rules of SPEC §4 for one (kode, month).

A record is the whole line as it now stands. What was empty may be filled at any time; what holds a value changes
only as a correction with its reason. Rows of a file are judged together, earlier months first, so that their
order in the file never matters.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from kontrak.actions.form_checks import check_row
from kontrak.actions.lines import check_in_force
from kontrak.actions.lookup import looks_official, split_kode, unknown_kode
from kontrak.actions.question import Period, has_begun
from kontrak.actions.typed_row import Fault, RowError, read_row
from kontrak.errors import DataError, brief
from kontrak.forms.rows import row_month
from kontrak.model.recorded import CONTENT, Bukti, Laporan, LaporanBulan
from kontrak.months import MonthError, format_date, format_month, month_name, release_text
from kontrak.named import NamedTuple
from kontrak.numbers import format_money, format_value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kontrak.actions.lookup import Named
    from kontrak.actions.typed_row import Folders, Isian
    from kontrak.forms.form import TandaFormulir
    from kontrak.forms.rows import BarisLaporan
    from kontrak.model.declared import Indikator, Opd
    from kontrak.model.meanings import Makna, Target
    from kontrak.model.words import Value

T = TypeVar("T")

KOREKSI = 'Bila memang salah catat, ulangi dengan --koreksi --alasan "…"'


class YearRecords(NamedTuple):
    """What the database holds of one year, as far as recording needs it.

    ``meanings`` has what each code means in each month, January first; ``lines`` the reports by code and month (grows
    while rows are judged); ``locked`` the locked months; ``declared`` gives every OPD of the year.
    """

    tahun: int
    opds: Mapping[str, Named]
    meanings: Sequence[Mapping[str, Makna]]
    lines: dict[str, dict[int, LaporanBulan]]
    locked: frozenset[int]
    declared: Callable[[], Mapping[str, Opd]]


class NewRecord(NamedTuple):
    """A record to append, in which unit, whether it corrects, and the record that it replaces.

    It corrects where a recorded value changes. Its ``alasan`` is kept wherever the leave to correct was needed, so
    also where an empty field of a locked month is filled or physical progress falls. ``dibulatkan`` says of a field
    what stood there before it was rounded, ``peringatan`` what is to be said of its evidence.
    """

    laporan: Laporan
    satuan: str
    koreksi: bool
    sebelumnya: Laporan | None
    dibulatkan: Mapping[str, str] = {}
    peringatan: tuple[str, ...] = ()


class Reading(NamedTuple):
    """A row as it was read by what its code means, before it is compared with what is recorded."""

    row: BarisLaporan
    target: Target
    bulan: int
    isian: Isian


class Judge(NamedTuple):
    """Judges rows in the light of what is recorded.

    ``alasan`` is the leave to correct (``--koreksi --alasan``); ``tanda`` the mark of the form that the rows stand in;
    ``hanya`` the one month that is being collected, where it was named.
    """

    records: YearRecords
    today: date
    alasan: str | None
    tanda: TandaFormulir | None = None
    hanya: int | None = None

    def read(self, row: BarisLaporan, folders: Folders, seen: dict[tuple[str, int], str]) -> Reading:
        """Return what the row says. Raises RowError.

        ``seen`` collects the lines that this file has named, with the place of each.
        """
        bulan = self._month(row)
        makna = self._meaning(row, bulan)
        target = makna.target
        first = seen.setdefault((target.kode, bulan), row.tempat)
        if first != row.tempat:
            raise RowError(f"{target.kode} {month_name(bulan)} sudah ada di {first}; hapus salah satunya", "kode")
        return Reading(row, target, bulan, read_row(row, target, makna.skala, folders))

    def judge(self, reading: Reading) -> NewRecord | None:
        """Return the record that the row asks for, None when it says nothing new. Raises RowError."""
        row, target, bulan, isian = reading
        if isian.kosong:
            return None
        if isian.realisasi is not None:
            _check_release(target.indikator, bulan, self.records.tahun)
        if self.tanda:
            check_row(row, target, bulan, self.tanda)
        self._check_report_date(isian.tanggal_lapor, bulan)
        line = self.records.lines.get(target.kode, {}).get(bulan)
        old = line.terakhir if line else None
        changes: list[Fault] = []
        if old is None:
            new = _first(target.kode, bulan, isian, self.today)
        else:
            before = old._replace(peristiwa=0, waktu="", pelaku="", alasan=None)
            new = _merge(before, isian, self.today)
            if new == before:
                return None
            changes = _changes(before, new, target)
        self._check_leave(target.kode, bulan, changes)
        falls = self._check_progress(target, bulan, new.realisasi)
        if self.alasan is not None and (changes or falls or bulan in self.records.locked):
            new = new._replace(alasan=self.alasan)
        record = NewRecord(new, target.satuan, bool(changes), old, isian.dibulatkan, isian.peringatan)
        _remember(self.records, record)
        return record

    def _month(self, row: BarisLaporan) -> int:
        if "bulan" in row.cacat:
            raise RowError(f"bulan {row.cacat['bulan']}", "bulan")
        text = row.teks("bulan")
        try:
            named = row_month(row)
        except MonthError as error:
            raise RowError(str(error), "bulan") from None
        if named is None:
            raise RowError("bulan belum diisi; tulis 3, mar, atau 2022-03", "bulan")
        year, bulan = named
        if year is not None and year != self.records.tahun:
            raise RowError(f"bulan {text} bukan tahun {self.records.tahun}; sebutkan --tahun {year}", "bulan")
        if self.hanya not in (None, bulan):
            name = format_month(self.records.tahun, self.hanya or bulan)
            raise RowError(f"bulan {text} bukan {name}, satu-satunya bulan yang diterima (--bulan)", "bulan")
        if not has_begun(Period(self.records.tahun, bulan), self.today):
            name = format_month(self.records.tahun, bulan)
            raise RowError(
                f"{name} belum mulai (hari ini {format_date(self.today)}), jadi belum dapat dilaporkan", "bulan"
            )
        return bulan

    def _meaning(self, row: BarisLaporan, bulan: int) -> Makna:
        if "kode" in row.cacat:
            raise RowError(f"kode {row.cacat['kode']}", "kode")
        text = row.teks("kode")
        if text is None:
            raise RowError("kode belum diisi; tulis seperti PUPR.JALAN", "kode")
        known = self.records.meanings[bulan - 1]
        try:
            named = text in known and not looks_official(text)  # as nearly all are
            kode = text if named else split_kode(text, self.records.opds, self.records.declared)[1]
            if kode not in known:
                raise unknown_kode(kode, [other for other, makna in known.items() if not makna.belanja])
            check_in_force(known[kode], Period(self.records.tahun, bulan))
        except DataError as error:
            raise RowError(f"{error.message} {error.hint or ''}".rstrip(), "kode") from None
        makna = known[kode]
        if makna.pekerjaan is None and makna.indikator.pekerjaan:
            codes = ", ".join(work.kode for work in makna.indikator.pekerjaan)
            raise RowError(f"{kode} dilaporkan per pekerjaan dalam persen fisik; pakai kode {codes}", "kode")
        return makna

    def _check_report_date(self, day: date | None, bulan: int) -> None:
        if day is None:
            return
        field = "tanggal_lapor"
        if day > self.today:
            raise RowError(
                f"tanggal lapor {format_date(day)} ada di masa depan (hari ini {format_date(self.today)})", field
            )
        if day < date(self.records.tahun, bulan, 1):
            name = format_month(self.records.tahun, bulan)
            raise RowError(f"tanggal lapor {format_date(day)} mendahului {name}; bulan itu belum mulai", field)

    def _check_leave(self, kode: str, bulan: int, changes: Sequence[Fault]) -> None:
        """A change, or anything in a locked month, needs the leave to correct."""
        if self.alasan is not None or not (changes or bulan in self.records.locked):
            return
        name = format_month(self.records.tahun, bulan)
        if changes:
            said = "; ".join(change.pesan for change in changes)
            raise RowError(f"{kode} {name} sudah tercatat: {said}. {KOREKSI}", changes[0].field)
        raise RowError(f"{name} sudah dikunci. {KOREKSI}")

    def _check_progress(self, target: Target, bulan: int, value: Value | None) -> bool:
        """Whether physical progress would fall over the months, which it never does without a correction (SPEC §3)."""
        if target.pekerjaan is None or not isinstance(value, Decimal):
            return False
        for month, line in self.records.lines.get(target.kode, {}).items():
            other = line.realisasi
            if isinstance(other, Decimal) and ((month < bulan and other > value) or (month > bulan and other < value)):
                if self.alasan is not None:
                    return True
                raise RowError(
                    f"{target.kode}: fisik {_typed_back(target, value)} pada {month_name(bulan)} tidak sejalan dengan "
                    f"{_typed_back(target, other)} pada {month_name(month)}; kemajuan fisik tidak turun. {KOREKSI}",
                    "realisasi",
                )
        return False


def _check_release(indikator: Indikator, bulan: int, tahun: int) -> None:
    """A figure that is released in the next year is reported for December only. Raises RowError."""
    if indikator.terbit_kemudian and indikator.rilis_bulan and bulan != 12:
        when = release_text(indikator.rilis_bulan, indikator.penerbit)
        raise RowError(
            f"{indikator.kode} menunggu rilis {when} tahun {tahun + 1}; hasilnya dilaporkan untuk Desember {tahun}",
            "bulan",
        )


def _first(kode: str, bulan: int, isian: Isian, today: date) -> Laporan:
    """The line that a row begins."""
    said: dict[str, Any] = {**isian.kata, "pecahan": isian.pecahan, "anggaran": isian.anggaran, "bukti": isian.bukti}
    return Laporan(0, "", "", kode, bulan, isian.realisasi, isian.tanggal_lapor or today, **said)


def _merge(before: Laporan, isian: Isian, today: date) -> Laporan:
    """The line as it will stand: what the row gives, over what was there.

    The first realisasi of a line is dated by its own report: a line that held only spending was no report.
    """
    first_value = isian.realisasi is not None and before.realisasi is None
    kept: dict[str, Any] = {name: _keep(said, getattr(before, name)) for name, said in isian.kata.items()}
    return before._replace(
        realisasi=before.realisasi if isian.realisasi is None else isian.realisasi,
        pecahan=before.pecahan if isian.realisasi is None else isian.pecahan,
        anggaran=_keep(isian.anggaran, before.anggaran),
        bukti=isian.bukti or before.bukti,
        tanggal_lapor=isian.tanggal_lapor or (today if first_value else before.tanggal_lapor),
        **kept,
    )


def _keep(given: T | None, before: T | None) -> T | None:
    return before if given is None else given


def _changes(before: Laporan, new: Laporan, target: Target) -> list[Fault]:
    """The recorded values that would be replaced, as ``realisasi 5 km → 6 km``; filling an empty field is none.

    A new report date alone is a change; beside a filled field it dates the filling.
    """
    changed = [name for name in CONTENT if getattr(before, name) != getattr(new, name)]
    replaced = [name for name in changed if getattr(before, name) not in (None, ())]
    if not changed and before.realisasi is not None:
        replaced = ["tanggal_lapor"]
    return [
        Fault(
            name,
            f"{name.replace('_', ' ')} {show(getattr(before, name), target)} → {show(getattr(new, name), target)}",
        )
        for name in replaced
    ]


def show(value: Value | int | date | tuple[Bukti, ...] | None, target: Target) -> str:
    """A field of a record for messages."""
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, tuple) and all(isinstance(item, Bukti) for item in value):
        return ", ".join(item.jalur for item in value if isinstance(item, Bukti))
    if isinstance(value, Decimal | bool):
        return _typed_back(target, value)
    if value is None:
        return "–"
    return format_money(value) if isinstance(value, int) else brief(f"{value}")


def _remember(records: YearRecords, new: NewRecord) -> None:
    """Let the rows that follow see the line as it now stands: only a correction ends its check."""
    record = new.laporan
    lines = records.lines.setdefault(record.kode, {})
    line = lines.get(record.bulan) or LaporanBulan(())
    check = None if new.koreksi else line.verifikasi
    lines[record.bulan] = LaporanBulan((*line.laporan, record), check, line.dibatalkan)


def _typed_back(target: Target, value: Value | None) -> str:
    """The value with its unit, for messages; as it can be typed back."""
    return format_value(value, target.satuan, typable=True)
