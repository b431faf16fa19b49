"""One row of a report as it was typed, with the address of each cell: the pipeline that every form feeds.

A reader of a format (CSV, xlsx) turns a file into ``Baris``; ``actions.recording`` does the rest.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.model.recorded import NOTES
from kontrak.months import month_of_date, parse_month
from kontrak.named import NamedTuple
from kontrak.numbers import format_typable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kontrak.errors import DataError
    from kontrak.forms.form import TandaFormulir

FIELDS = ("kode", "bulan", "realisasi", "anggaran", "bukti", *NOTES, "tanggal_lapor")
"""The columns of a report file (SPEC §5, CSV)."""


class Persen(NamedTuple):
    """A number cell that its format shows with a percent sign: ``angka`` is what people see, 85.5 of a stored 0.855."""

    angka: Decimal

    def __str__(self) -> str:
        return f"{format_typable(self.angka)}%"


class BarisLaporan(NamedTuple):
    """One row: the text (or the number, percentage or date of a spreadsheet cell) of each field that was given.

    ``tempat`` is where the row stands, for messages (``laporan.csv:12``), ``sel`` where each of its fields does, in
    a file that has cells. A field that is absent was not given; an empty text was left blank. ``cacat`` says of a
    field why its cell cannot be read at all. ``sudah`` says that the form itself told what is recorded of its month,
    so that a blank in it takes nothing back.
    """

    isi: Mapping[str, str | Decimal | date | Persen]
    tempat: str
    urutan: int
    sel: Mapping[str, str] = {}
    cacat: Mapping[str, str] = {}
    sudah: bool = False

    def alamat(self, field: str | None) -> str:
        """Where the field stands, as people find it: its cell, else its row ("" for what was typed)."""
        return self.sel.get(field or "", self.tempat)

    def teks(self, field: str) -> str | None:
        """The field as text, None where it was left out or blank."""
        value = self.isi.get(field)
        if value is None:
            return None
        # the digits of a number, never 1.98E+17
        text = (f"{value:f}" if isinstance(value, Decimal) else str(value)).strip()
        return text or None


def row_month(row: BarisLaporan) -> tuple[int | None, int] | None:
    """The year (None where it is not said) and month of a row, None where it names none. Raises MonthError."""
    value = row.isi.get("bulan")
    if isinstance(value, date):
        return month_of_date(value)
    text = row.teks("bulan")
    return None if text is None else parse_month(text)


class BerkasLaporan(NamedTuple):
    """What a file of reports holds: its rows, the mark of the form it is (None: no form), and what was not read.

    ``galat`` is the refusal of a form whose heading was changed; what its mark says is looked at first.
    """

    baris: tuple[BarisLaporan, ...]
    tanda: TandaFormulir | None = None
    peringatan: tuple[str, ...] = ()
    galat: DataError | None = None
