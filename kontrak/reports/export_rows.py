"""The rows of ``ekspor``: one per contract and month, one per indikator and month; columns are the domain words."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from kontrak.model.fields import fields_of
from kontrak.model.summary import Ringkasan
from kontrak.model.words import encode_value
from kontrak.named import NamedTuple
from kontrak.rounding import round2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kontrak.model.detail import KontrakBulan, RincianIndikator
    from kontrak.model.recorded import Laporan
    from kontrak.model.words import Value

    Cell = Value | int | date | None

NIP = "kepala_nip"
_FLAGS = {"ya": True, "tidak": False}
_DAYS = ("tanggal_lapor", "batas")
_VALUES = ("realisasi", "realisasi_verifikasi")
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


def indikator_rows(rincian: KontrakBulan) -> Iterator[tuple[Cell, ...]]:
    """Yield the indikators of one contract at its month, in the order of ``INDIKATOR_COLUMNS``."""
    for row in rincian.indikator:
        promise = row.indikator
        records = _records(rincian, row)
        values = (promise.target, promise.tahun_lalu, promise.rencana[rincian.bulan - 1], row.target)
        yield (
            *(rincian.fakta.tahun, rincian.bulan, rincian.fakta.opd, rincian.fakta.kontrak.kode),
            *_cells(promise, _PROMISE),
            round2(row.bobot),
            *map(_value, (*values, _counted(rincian, row), row.realisasi)),
            *_cells(row, _STANDING),
            *(promise.pagu, _spent(records)),
            *(_texts(records, name, promise.kode) for name in ("pendorong", "kendala", "tindak_lanjut")),
            rincian.versi.ke,
        )


def _cells(record: object, names: Iterable[str]) -> Iterator[Cell]:
    """Yield the fields of a record by name; of a word of the domain its text."""
    for name in names:
        value = getattr(record, name)
        yield value.value if isinstance(value, StrEnum) else value


def report_table(columns: Sequence[str], reports: Iterable[Mapping[str, str | int | None]]) -> TabelEkspor:
    """Return the reports as recorded, one row each; a recorded number becomes one again."""
    rows = [[_recorded(name, report[name]) for name in columns] for report in reports]
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


def _spent(records: Sequence[Laporan]) -> int | None:
    known = [record.anggaran for record in records if record.anggaran is not None]
    return sum(known) if known else None


def _texts(records: Sequence[Laporan], field: str, kode: str) -> str | None:
    """Return what the reports say in a field; those of pekerjaan with their codes in front."""
    said = [(record.kode, getattr(record, field)) for record in records if getattr(record, field)]
    return "; ".join(text if code == kode else f"{code}: {text}" for code, text in said) or None


def _value(value: Value | None) -> Value | None:
    """Return a value without the zeros that adding up has left behind its decimals."""
    if isinstance(value, tuple):
        return Decimal(encode_value(value[0])), Decimal(encode_value(value[1]))
    return Decimal(encode_value(value)) if isinstance(value, Decimal) else value


def _recorded(name: str, cell: Cell) -> Cell:
    if name in _DAYS and isinstance(cell, str):
        return date.fromisoformat(cell)
    if name not in _VALUES or not isinstance(cell, str):
        return cell
    return Decimal(cell) if _NUMBER.fullmatch(cell) else _FLAGS.get(cell, cell)
