"""A contract's month as a row of ``ringkasan``, and back: figures in columns of their own, lists as JSON (SPEC §4).

The columns follow by name from the fields of ``Ringkasan`` and ``Kepala``: a figure added there has one here.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from kontrak.model.fields import Kind, fields_of
from kontrak.model.kepala import Kepala
from kontrak.model.summary import Potret, Ringkasan
from kontrak.named import NamedTuple
from kontrak.store.checksum import fingerprint
from kontrak.store.kinds import Cell, cell, from_cell, leaf_of, number, reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from kontrak.model.missed import KepalaMeleset
    from kontrak.model.outlook import Bagian, Berikut, Mendatang
    from kontrak.model.words import Value

    R = TypeVar("R", bound=tuple[Any, ...])

_TEXT, _WHOLE, _FLAG = Kind("str"), Kind("int"), Kind("bool")
_NAMES = ("kode", "nama", "kelompok", "pengampu")
_HEAD = {"nama_kepala" if name == "nama" else name: kind for name, kind in fields_of(Kepala).items()}
_FIGURES = {name: kind for name, kind in fields_of(Ringkasan).items() if name not in (*_NAMES, "kepala", "peringkat")}
"""All figures but the rank, which is that of a list."""

FIELDS: Mapping[str, Kind] = {
    "tahun": Kind("Year"),
    "bulan": Kind("Month"),
    "bidang": _FLAG,
    "kode": _TEXT,
    "peristiwa": _WHOLE,
    "versi": _WHOLE,
    **{name: fields_of(Ringkasan)[name] for name in _NAMES},
    **_HEAD,
    **_FIGURES,
    "ditangguhkan": _TEXT,
    "prioritas": _TEXT,
    "laporan_wajib": _WHOLE,
    "laporan_masuk": _WHOLE,
    "jumlah_berikut": _WHOLE,
    "jumlah_berikut_baru": _WHOLE,
    "tangga": Kind("str", kosong=True),
    "runtun": _WHOLE,
    "berikut": _TEXT,
    "bagian": _TEXT,
    "meleset": _TEXT,
    "sidik": _WHOLE,
}
"""The columns of a row, in its order, with their kinds."""

COLUMNS = tuple(FIELDS)
_STAMP = COLUMNS.index("peristiwa")
_READERS = {name: reader(kind) for name, kind in FIELDS.items()}


class StoredRow(NamedTuple):
    """A row of ``ringkasan`` as it is written, in the order of ``COLUMNS``; its fingerprint is the last."""

    values: tuple[Cell, ...]

    @classmethod
    def of(cls, cells: Mapping[str, Cell]) -> StoredRow:
        """The row of these cells, with its fingerprint."""
        values = tuple(cells[name] for name in COLUMNS[:-1])
        return cls((*values, _fingerprint(values)))

    @property
    def cells(self) -> dict[str, Cell]:
        """The cells by the name of their column."""
        return dict(zip(COLUMNS, self.values, strict=True))

    @property
    def holds(self) -> bool:
        """Whether the row is as it was written, whatever its stamp."""
        return self.values[-1] == _fingerprint(self.values[:-1])

    @property
    def place(self) -> tuple[Cell, ...]:
        """Kode, month, and whether it is a bidang: its place in the table of a year."""
        return tuple(self.cells[name] for name in ("kode", "bulan", "bidang"))

    @property
    def versi(self) -> Cell:
        """The version of the scoring that made it."""
        return self.cells["versi"]


def _fingerprint(values: tuple[Cell, ...]) -> int:
    """The checksum of a row: of all its cells but the stamp."""
    return fingerprint((*values[:_STAMP], *values[_STAMP + 1 :]))


def make_row(potret: Potret, tahun: int, bulan: int, peristiwa: int, versi: int) -> StoredRow:
    """Return the row of a contract and month; the potret has all its parts."""
    summary, following, head = potret.ringkasan, potret.berikut, potret.meleset
    assert following is not None
    assert head is not None
    values = {
        **summary._asdict(),
        **dict(zip(_HEAD, summary.kepala, strict=True)),
        "tahun": tahun,
        "bulan": bulan,
        "bidang": "." in summary.kode,
        "peristiwa": peristiwa,
        "versi": versi,
        "ditangguhkan": " ".join(potret.ditangguhkan),
        "prioritas": " ".join(potret.prioritas),
        "laporan_wajib": potret.laporan_wajib,
        "laporan_masuk": potret.laporan_masuk,
        "jumlah_berikut": following.jumlah,
        "jumlah_berikut_baru": following.baru,
        "tangga": head.tangga,
        "runtun": head.runtun,
        "berikut": _packed(following.utama),
        "bagian": _packed(potret.bagian or ()),
        "meleset": _packed(head.komitmen),
    }
    return StoredRow.of({name: cell(values[name], FIELDS[name]) for name in COLUMNS[:-1]})


def potret_of(row: StoredRow) -> Potret:
    """The figures in a whole row, without the parts of a Potret."""
    cells = row.cells
    kepala = Kepala._make(_said(cells, _HEAD).values())
    suspended, priorities = str(cells["ditangguhkan"]), str(cells["prioritas"])
    return Potret(
        Ringkasan(**_said(cells, _NAMES), **_said(cells, _FIGURES), kepala=kepala, peringkat=None),
        *(tuple(suspended.split()), tuple(priorities.split())),
        laporan_wajib=int(cells["laporan_wajib"] or 0),
        laporan_masuk=int(cells["laporan_masuk"] or 0),
    )


def _said(cells: Mapping[str, Cell], names: Iterable[str]) -> dict[str, Any]:
    """What the cells of these columns say, by the name of each."""
    return {
        name: found if (found := cells[name]) is None or (read := _READERS[name]) is None else read(found)
        for name in names
    }


def following_of(row: StoredRow, foremost: Sequence[Mendatang]) -> Berikut:
    """What a whole row says falls due next; ``foremost`` are those it names."""
    from kontrak.model.outlook import Berikut

    jumlah, baru = row.cells["jumlah_berikut"], row.cells["jumlah_berikut_baru"]
    return Berikut(int(jumlah or 0), int(baru or 0), tuple(foremost))


def shares_of(row: StoredRow) -> tuple[Bagian, ...]:
    """What a whole row says the contract adds to the mean of each priority."""
    from kontrak.model.outlook import Bagian

    return _unpacked(Bagian, row.cells["bagian"])


def missed_of(summary: Ringkasan, row: StoredRow) -> KepalaMeleset:
    """The head in a whole row, with the commitments missed."""
    from kontrak.model.missed import KepalaMeleset, KomitmenMeleset

    cells = row.cells
    return KepalaMeleset(
        opd=summary.kode,
        kepala=summary.kepala,
        pengampu=summary.pengampu,
        bobot_meleset=summary.bobot_meleset,
        tangga=None if cells["tangga"] is None else str(cells["tangga"]),
        komitmen=_unpacked(KomitmenMeleset, cells["meleset"]),
        bidang=(),
        runtun=int(cells["runtun"] or 0),
    )


def unpack_item(record: type[R], item: Iterable[Any]) -> R:
    """The record in one list of a cell. Raises ValueError for a list that is none."""
    kinds = fields_of(record).values()
    return record(*(_read(found, kind) for found, kind in zip(item, kinds, strict=True)))


def _packed(records: Sequence[tuple[Any, ...]]) -> str:
    """Records as a cell holds them: JSON, a list each, with what they hold in the order of their fields."""
    from json import dumps

    writers = _writers(type(records[0])) if records else ()
    rows = [
        [value if write is None or value is None else write(value) for write, value in zip(writers, item, strict=True)]
        for item in records
    ]
    return dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _unpacked(record: type[R], text: Cell) -> tuple[R, ...]:
    """The records in a cell. Raises ValueError for anything else."""
    from json import loads

    found = loads(str(text))
    if not (isinstance(found, list) and all(isinstance(row, list) for row in found)):
        raise ValueError("no list of lists")
    return tuple(unpack_item(record, row) for row in found)


@cache
def _writers(record: type[tuple[Any, ...]]) -> tuple[Callable[[Any], object] | None, ...]:
    """What writes each field of a record that is not None; None for what stays as it is."""
    return tuple(_writer(kind) for kind in fields_of(record).values())


def _writer(kind: Kind) -> Callable[[Any], object] | None:
    if kind.nama == "Value":
        return _pack_value
    if kind.nama in ("bool", "str") or leaf_of(kind.nama).sql == "INTEGER":
        return None
    return str if leaf_of(kind.nama).read is number else leaf_of(kind.nama).text  # 87.50 stays 87.50


def _read(found: Any, kind: Kind) -> Any:
    return _unpack_value(found) if kind.nama == "Value" else from_cell(found, kind)


def _pack_value(value: Value | None) -> object:
    """A number as text, a range as two, yes/no as it is; a grade in an object, because it is text too."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, tuple):
        return [str(value[0]), str(value[1])]
    return {"tingkat": value} if isinstance(value, str) else str(value)


def _unpack_value(packed: Any) -> Any:
    if packed is None or isinstance(packed, bool):
        return packed
    if isinstance(packed, str):
        return Decimal(packed)
    if isinstance(packed, dict):
        return packed.get("tingkat")
    low, high = packed
    return Decimal(low), Decimal(high)
