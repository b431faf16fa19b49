"""The rows of ``ekspor``: one per contract and month, one per indikator and month; columns are the domain words."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING

from kontrak.model.fields import fields_of
from kontrak.model.summary import Ringkasan
from kontrak.model.words import sum_known
from kontrak.named import NamedTuple
from kontrak.rounding import EXACT, round2
from kontrak.scoring.plan import ZERO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kontrak.model.declared import Indikator
    from kontrak.model.detail import KontrakBulan, RincianIndikator
    from kontrak.model.recorded import Laporan
    from kontrak.model.words import Value

    Cell = Value | int | date | None

NIP = "kepala_nip"
_FLAGS = {"ya": True, "tidak": False}
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")

_OPD = ("kode", "nama", "kelompok", "pengampu")
_HEAD = ("jabatan", "nama", "nip", "status", "sejak")
_FIGURES = tuple(name for name in fields_of(Ringkasan) if name not in (*_OPD, "kepala"))
CONTRACT_COLUMNS = (
    *("tahun", "bulan", "opd", *_OPD, *(f"kepala_{name}" for name in _HEAD)),
    *("nomor", "tanggal", "perubahan_ke", *_FIGURES),
)
_PROMISE = ("kode", "nama", "sasaran", "prioritas", "program", "mendukung", "satuan", "sifat", "arah")
_STANDING = (
    *("capaian", "capaian_tahun", "dinilai", "predikat"),
    *("jatuh_tempo", "belum_lapor", "ditangguhkan", "menunggu_rilis", "terpenuhi", "keadaan", "kecepatan"),
)
_STANDING_OF = attrgetter(*_STANDING)
INDIKATOR_COLUMNS = (
    *("tahun", "bulan", "opd", "kontrak", *_PROMISE),
    *("bobot", "target_tahun", "tahun_lalu", "rencana", "target", "realisasi_bulan", "realisasi", *_STANDING),
    *("pagu", "anggaran", "pendorong", "kendala", "tindak_lanjut", "perubahan_ke"),
)


class TabelEkspor(NamedTuple):
    """A table to be written: ``kontrak``, ``indikator`` or ``laporan``."""

    nama: str
    kolom: Sequence[str]
    baris: list[Sequence[Cell]]


def contract_row(rincian: KontrakBulan) -> tuple[Cell, ...]:
    """Return the figures of one contract at its month, in the order of ``CONTRACT_COLUMNS``."""
    kontrak, item = rincian.fakta.kontrak, rincian.ringkasan
    return (
        *(rincian.fakta.tahun, rincian.bulan, rincian.fakta.opd),
        *_cells(item, _OPD),
        *_cells(item.kepala, _HEAD),
        *(kontrak.nomor, kontrak.tanggal, rincian.versi.ke if rincian.versi.ke >= 0 else None),
        *_cells(item, _FIGURES),
    )


class _Promise(NamedTuple):
    """What an indikator has in every month of a year: its cells, and the numbers among them."""

    indikator: Indikator
    cells: tuple[Cell, ...]
    target: Value | None
    tahun_lalu: Value | None
    rencana: tuple[Value | None, ...]


class IndikatorRows:
    """Makes the rows of the indikators; what one promises for the year is worked out once."""

    def __init__(self) -> None:
        self._promises: dict[tuple[str, str], _Promise] = {}

    def of(self, rincian: KontrakBulan) -> Iterator[tuple[Cell, ...]]:
        """Yield the indikators of one contract at its month, in the order of ``INDIKATOR_COLUMNS``."""
        fakta, bulan = rincian.fakta, rincian.bulan
        for row in rincian.indikator:
            promise = self._promise(fakta.kontrak.kode, row.indikator)
            records = _records(rincian, row)
            yield (
                *(fakta.tahun, bulan, fakta.opd, fakta.kontrak.kode),
                *promise.cells,
                round2(row.bobot),
                *(promise.target, promise.tahun_lalu, promise.rencana[bulan - 1]),
                *map(_value, (row.target, _counted(rincian, row), row.realisasi)),
                *_plain(_STANDING_OF(row)),
                *(row.indikator.pagu, sum_known(record.anggaran for record in records)),
                *(_texts(records, name, row.indikator.kode) for name in ("pendorong", "kendala", "tindak_lanjut")),
                rincian.versi.ke,
            )

    def _promise(self, kontrak: str, indikator: Indikator) -> _Promise:
        found = self._promises.get((kontrak, indikator.kode))
        if found is None or found.indikator is not indikator:  # another version, or another pagu
            numbers = _value(indikator.target), _value(indikator.tahun_lalu), tuple(map(_value, indikator.rencana))
            found = _Promise(indikator, tuple(_cells(indikator, _PROMISE)), *numbers)
            self._promises[kontrak, indikator.kode] = found
        return found


def _cells(record: object, names: Iterable[str]) -> Iterator[Cell]:
    """Yield the fields of a record by name."""
    return _plain(getattr(record, name) for name in names)


def _plain(values: Iterable[Cell]) -> Iterator[Cell]:
    """Yield values as cells: of a word of the domain its text."""
    return (value.value if isinstance(value, StrEnum) else value for value in values)


def report_table(columns: Sequence[str], reports: Iterable[Mapping[str, str | int | None]]) -> TabelEkspor:
    """Return the reports as recorded, one row each; a recorded number or day becomes one again."""
    rows: list[list[Cell]] = [[*map(report.__getitem__, columns)] for report in reports]
    for place, name in enumerate(columns):
        if name in _READ:
            for row in rows:
                if isinstance(text := row[place], str):
                    row[place] = _READ[name](text)
    return TabelEkspor("laporan", columns, [*rows])


def without_nip(tabel: TabelEkspor) -> TabelEkspor:
    """Return the table without the NIP of the heads: it is given out on explicit request only."""
    place = tabel.kolom.index(NIP)
    rows: list[Sequence[Cell]] = [[*row[:place], *row[place + 1 :]] for row in tabel.baris]
    return TabelEkspor(tabel.nama, [*tabel.kolom[:place], *tabel.kolom[place + 1 :]], rows)


def _records(rincian: KontrakBulan, row: RincianIndikator) -> list[Laporan]:
    """Return the month's records of an indikator, or of its pekerjaan."""
    codes = [work.kode for work in row.pekerjaan] or [row.indikator.kode]
    months = [rincian.fakta.laporan.get(kode, {}).get(rincian.bulan) for kode in codes]
    return [line.terakhir for line in months if line is not None and line.terakhir is not None]


def _counted(rincian: KontrakBulan, row: RincianIndikator) -> Value | None:
    """Return the value reported for the month that counts; an indikator with pekerjaan has none of its own."""
    line = rincian.fakta.laporan.get(row.indikator.kode, {}).get(rincian.bulan)
    return line.realisasi if line is not None and not row.pekerjaan else None


def _texts(records: Sequence[Laporan], field: str, kode: str) -> str | None:
    """Return what the reports say in a field; those of pekerjaan with their codes in front."""
    said = [(record.kode, text) for record in records if (text := getattr(record, field))]
    return "; ".join(text if code == kode else f"{code}: {text}" for code, text in said) or None


def _value(value: Value | None) -> Value | None:
    """Return a value without the zeros that adding up has left behind its decimals."""
    if isinstance(value, tuple):
        return _bare(value[0]), _bare(value[1])
    return _bare(value) if isinstance(value, Decimal) else value


def _bare(number: Decimal) -> Decimal:
    return number.normalize(EXACT) if number else ZERO


def _recorded(text: str) -> Cell:
    return Decimal(text) if _NUMBER.fullmatch(text) else _FLAGS.get(text, text)


_READ: Mapping[str, Callable[[str], Cell]] = {
    **dict.fromkeys(("tanggal_lapor", "batas"), date.fromisoformat),
    **dict.fromkeys(("realisasi", "realisasi_verifikasi"), _recorded),
}
"""How the text of a recorded column is read."""
