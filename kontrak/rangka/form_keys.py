"""The keys of a contract as columns of its form: from the one description of keys, a new key appears by itself."""

from __future__ import annotations

from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from kontrak.named import NamedTuple
from kontrak.rangka.titles import normal

if TYPE_CHECKING:
    from pydantic import BaseModel

TEKS, PILIHAN, ANGKA, RUPIAH, BULAN = "teks", "pilihan", "angka", "rupiah", "bulan"
TANGGAL, YATIDAK, NILAI, DAFTAR, PETA = "tanggal", "ya/tidak", "nilai", "daftar", "peta"
RENCANA = "rencana"
"""The key that has a column for each month."""
PEMBANDING, KEGIATAN = "Pembanding", "Kegiatan"
"""The sheets of what is listed without codes; forms of older releases lack them."""
PART_OF = "bagian dari"
"""The column that makes a kegiatan a sub-kegiatan: code or name of the kegiatan above it."""
OPTIONAL_CODES = ("kode", "bidang", PART_OF)
"""The columns of codes that may stay empty."""
LOCKED = (("pengampu",), ("urutan",), ("kontrak", "nomor"), ("kontrak", "tanggal"))
"""What the secretariat fills in, not the OPD."""


class Kunci(NamedTuple):
    """A key: its path below the OPD, indikator …, the form of its value, what it means, and the words it may be."""

    jalur: tuple[str, ...]
    bentuk: str
    keterangan: str
    wajib: bool
    pilihan: tuple[str, ...] = ()

    @property
    def judul(self) -> str:
        """The title of its column: ``tahun lalu``, ``kepala nama``."""
        return " ".join(self.jalur).replace("_", " ")

    @property
    def kunci(self) -> str:
        """The title as it is compared."""
        return normal(self.judul)


def keys_of(kind: type[BaseModel], above: tuple[str, ...] = (), *, needed: bool = True) -> tuple[Kunci, ...]:
    """Return the keys of a type with their forms; groups under codes have a sheet of their own, and rencana its months.

    Raises TypeError for a form that no column has.
    """
    hints = get_type_hints(kind, include_extras=True)
    found: list[Kunci] = []
    for name, field in kind.model_fields.items():
        inner, path = _bare(hints[name]), (*above, name)
        required = needed and field.is_required()
        grouped = get_origin(inner) in (dict, list) and _is_model(_bare(get_args(inner)[-1]))
        if name == RENCANA or grouped:
            continue
        if _is_model(inner):
            found += keys_of(inner, path, needed=required)
            continue
        words = tuple(map(str, get_args(inner))) if get_origin(inner) is Literal else ()
        found.append(Kunci(path, _form(inner), field.description or "", required, words))
    return tuple(found)


def _bare(kind: Any) -> Any:
    """A type without ``| None``."""
    if get_origin(kind) in (Union, UnionType):
        return next(part for part in get_args(kind) if part is not type(None))
    return kind


def _is_model(kind: Any) -> bool:
    from pydantic import BaseModel

    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _form(kind: Any) -> str:
    from kontrak.contracts import schema_forms as schema

    if get_origin(kind) is Literal:
        return PILIHAN
    if get_origin(kind) is list:
        return DAFTAR
    if get_origin(kind) is dict:
        return PETA
    forms = (
        (schema.Angka, ANGKA), (schema.Rupiah, RUPIAH), (schema.Bulan, BULAN), (schema.Tanggal, TANGGAL),
        (schema.YaTidak, YATIDAK), (schema.Nilai, NILAI), (schema.Isi, TEKS), (schema.Teks, TEKS),
        (schema.Tahun, TEKS), (schema.Riwayat, PETA),
    )  # fmt: skip
    found = next((form for own, form in forms if own == kind), None)
    if found is None:
        raise TypeError(kind)
    return found


class Lembarisian(NamedTuple):
    """A sheet with a row for each item: its name, the columns of its codes, its keys, and how many rows are spare."""

    nama: str
    kode: tuple[str, ...]
    kunci: tuple[Kunci, ...]
    cadangan: int


def sheets() -> tuple[Lembarisian, ...]:
    """Return the sheets with rows: indikators, pekerjaan, programs, bidang, and what is listed below them."""
    from kontrak.contracts import schema

    return (
        Lembarisian("Indikator", ("kode", "bidang"), keys_of(schema.Indikator), 25),
        Lembarisian("Pekerjaan", ("indikator", "kode"), keys_of(schema.Pekerjaan), 30),
        Lembarisian("Program", ("kode",), keys_of(schema.Program), 10),
        Lembarisian("Bidang", ("kode",), keys_of(schema.Bidang), 5),
        Lembarisian(PEMBANDING, ("indikator",), keys_of(schema.Pembanding), 10),
        Lembarisian(KEGIATAN, ("program", PART_OF), keys_of(schema.Kegiatan), 15),
    )


def opd_keys() -> tuple[Kunci, ...]:
    """Return the keys of the OPD itself."""
    from kontrak.contracts import schema

    return keys_of(schema.Opd)
