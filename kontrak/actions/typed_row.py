"""What one row of a report says, read by the kind of its indikator; nothing is compared with the database yet."""

from __future__ import annotations

import unicodedata
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from kontrak.actions.evidence import EvidenceError, FoundEvidence, read_evidence
from kontrak.actions.values import TypedValueError, read_fisik, read_spending, read_value
from kontrak.model.fields import fields_of
from kontrak.model.recorded import NOTES, Laporan
from kontrak.months import MonthError, parse_date, parse_deadline
from kontrak.named import NamedTuple
from kontrak.numbers import format_money, is_blank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from decimal import Decimal
    from pathlib import Path

    from kontrak.actions.values import Rupiah, Typed
    from kontrak.forms.rows import BarisLaporan
    from kontrak.model.meanings import Target
    from kontrak.model.recorded import Bukti
    from kontrak.model.words import Value

T = TypeVar("T")


class Fault(NamedTuple):
    """What is wrong in a row: the field it stands in (None: the row as a whole) and an Indonesian sentence."""

    field: str | None
    pesan: str


class RowError(ValueError):
    """The faults of one row, sentences without their address; ``faults`` are those of its single fields."""

    def __init__(self, message: str, field: str | None = None, *, faults: Sequence[Fault] = ()) -> None:
        self.faults = tuple(faults) or (Fault(field, message),)
        super().__init__(message)


class Isian(NamedTuple):
    """The fields that a row gives; None (no bukti: empty) where it says nothing. ``kata`` are the ``NOTES`` by name.

    ``dibulatkan`` says of a field what stood there before it was rounded, ``peringatan`` what is to be said of its
    evidence.
    """

    realisasi: Value | None
    pecahan: str | None
    anggaran: int | None
    kata: Mapping[str, str | date | None]
    bukti: tuple[Bukti, ...]
    tanggal_lapor: date | None
    dibulatkan: Mapping[str, str] = {}
    peringatan: tuple[str, ...] = ()

    def said(self, field: str) -> Value | int | date | tuple[Bukti, ...] | None:
        """What the row gives for a part of the ``CONTENT`` of a report."""
        found: Value | int | date | tuple[Bukti, ...] | None = getattr(self, field, None)
        return self.kata.get(field, found)

    @property
    def kosong(self) -> bool:
        """Whether the row reports nothing at all: a date alone is no report."""
        said = (self.realisasi, self.pecahan, self.anggaran, *self.kata.values())
        return not self.bukti and all(field is None for field in said)


class Folders(NamedTuple):
    """Where the relative evidence paths of a row start, and the database's folder that they are kept relative to.

    ``terbatas``: the row came out of a file, so its evidence lies in one of the two.
    """

    baris: Path
    berkas: Path
    terbatas: bool


def read_row(row: BarisLaporan, target: Target, skala: Mapping[str, Decimal], folders: Folders) -> Isian:
    """Read every field of the row, a grade by ``skala``. Raises RowError with all those that cannot be read."""
    faults = [Fault(field, f"{field.replace('_', ' ')} {reason}") for field, reason in row.cacat.items()]

    def reading(field: str, read: Callable[[], T], otherwise: T) -> T:
        if field not in row.cacat:
            try:
                return read()
            except RowError as error:
                faults.extend(fault._replace(field=field) for fault in error.faults)
        return otherwise

    kata: dict[str, str | date | None] = dict.fromkeys(NOTES)
    value = reading("realisasi", lambda: _read_realisasi(row, target, skala), None)
    money = reading("anggaran", lambda: _read_money(row), None)
    rounded = {"realisasi": value.dari if value else None, "anggaran": money.dari if money else None}
    evidence: tuple[FoundEvidence, ...] = ()
    if row.isi.get("bukti") not in {None, ""}:
        evidence = reading("bukti", lambda: _read_evidence(row, folders), ())
    for name in NOTES:
        if row.isi.get(name) not in {None, ""}:
            kata[name] = reading(name, partial(_NOTE_READERS[fields_of(Laporan)[name].nama], row, name), None)
    isian = Isian(
        realisasi=value.nilai if value else None,
        pecahan=value.pecahan if value else None,
        anggaran=money.jumlah if money else None,
        kata=kata,
        bukti=tuple(found.bukti for found in evidence),
        tanggal_lapor=reading("tanggal_lapor", lambda: _read_date(row, "tanggal_lapor"), None),
        dibulatkan={field: number for field, number in rounded.items() if number},
        peringatan=tuple(found.peringatan for found in evidence if found.peringatan),
    )
    if faults:
        raise RowError("; ".join(fault.pesan for fault in faults), faults=faults)
    return isian


def _read_realisasi(row: BarisLaporan, target: Target, skala: Mapping[str, Decimal]) -> Typed | None:
    typed = row.isi.get("realisasi")
    if target.belanja and typed is not None and not is_blank(str(typed)):
        raise RowError(f"realisasi {target.kode}: program hanya dicatat belanjanya; isi anggaran saja")
    try:
        return read_fisik(typed) if target.pekerjaan else read_value(typed, target.indikator, skala)
    except TypedValueError as error:
        raise RowError(f"realisasi {target.kode}: {error}") from None


def _read_text(row: BarisLaporan, field: str) -> str | None:
    text = row.teks(field)
    if text is None or is_blank(text):
        return None
    if not text.isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if any(unicodedata.category(char) == "Cc" and char not in "\n\t" for char in text):
            # they could take over the terminal of whoever reads the file back
            raise RowError(f"{field.replace('_', ' ')} memuat karakter kendali; hapus karakter itu")
    return text


def _read_money(row: BarisLaporan) -> Rupiah | None:
    try:
        spending = read_spending(row.isi.get("anggaran"))
    except TypedValueError as error:
        raise RowError(f"anggaran {error}") from None
    if spending is not None and spending.jumlah < 0:
        shown = format_money(spending.jumlah)
        raise RowError(f'anggaran {shown} negatif; koreksi bulan asalnya dengan --koreksi --alasan "…"')
    return spending


def _read_date(row: BarisLaporan, field: str) -> date | None:
    typed = row.isi.get(field)
    if isinstance(typed, date):
        return typed
    if typed is None or is_blank(str(typed)):
        return None
    try:
        return parse_deadline(str(typed)) if field == "batas" else parse_date(str(typed))
    except MonthError as error:
        raise RowError(f"{field.replace('_', ' ')}: {error}") from None


def _read_evidence(row: BarisLaporan, folders: Folders) -> tuple[FoundEvidence, ...]:
    text = _read_text(row, "bukti")
    if text is None:
        return ()
    try:
        return tuple(
            read_evidence(part, folders.baris, folders.berkas, confined=folders.terbatas)
            for part in _split_evidence(text)
        )
    except EvidenceError as error:
        raise RowError(f"bukti: {error}") from None


def _split_evidence(text: str) -> Iterator[str]:
    """Several pieces of evidence in one cell stand on lines of their own or behind ``|``."""
    for part in text.replace("\n", "|").split("|"):
        if part.strip():
            yield part.strip()


_NOTE_READERS: Mapping[str, Callable[[BarisLaporan, str], str | date | None]] = {"str": _read_text, "date": _read_date}
"""How a note is read, by its kind."""
