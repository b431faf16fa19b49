"""What an event of each kind holds: its keys and the kinds of their values, for the writer and for the seal (SPEC §4).

``KINDS_OF_EVENT`` names the record of each kind of event. ``content_of`` writes one as the content of an event
(``store.content_faults`` says where a content is none). In an event all numbers and dates are canonical texts
(``store.kinds``), yes and no are true and false, None stands where there is none.

Events of older releases lack the keys that came later: such a key may be empty, or its field has a default.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

from kontrak.clock import REPLACED, VOUCHED
from kontrak.model.dasar import Ciri, Pengampu, Pihak, Prioritas
from kontrak.model.declared import (
    Aturan,
    Hasil,
    Indikator,
    Kegiatan,
    Komponen,
    Kontrak,
    Langkah,
    Opd,
    Pekerjaan,
    Pembanding,
    Pita,
    Program,
    SubKegiatan,
    Tajuk,
)
from kontrak.model.fields import LIST, Kind, fields_of
from kontrak.model.kepala import Kepala
from kontrak.model.recorded import Bukti
from kontrak.named import NamedTuple
from kontrak.store.kinds import has_leaf, leaf_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from kontrak.model.words import JenisArsip, Month, Ordinal, Putusan, Rupiah, Score, Value, Year


class Perubahan(NamedTuple):
    """Which version of a contract its text belongs to; ``ke`` 0 is the induk."""

    ke: Ordinal
    berlaku: Month
    nomor_perubahan: str | None
    alasan: str | None


class PerubahanAturan(NamedTuple):
    """Which version the rules of the year are."""

    ke: Ordinal
    berlaku: Month
    nomor: str | None
    alasan: str | None


class IsiImpor(NamedTuple):
    """``impor``, of the year: what changed. ``tajuk``, ``aturan`` (which version ``tajuk.aturan`` is) or None.

    ``opd`` holds each changed OPD whole, by its code. ``berlaku`` is the month from which what is amended, and a pagu,
    counts; None where none was said, and in events of the first releases, which kept it with the amended contracts.
    ``baru`` are the codes of those that join the year, in the order of the files.
    """

    tahun: Year
    tajuk: Tajuk | None
    aturan: PerubahanAturan | None
    opd: Mapping[str, Opd]
    alasan: str | None
    nomor: str | None
    berlaku: Month | None
    baru: tuple[str, ...] | None = None


class IsiLaporan(NamedTuple):
    """``catat`` and ``koreksi``, of a code: the whole record as it stands."""

    tahun: Year
    kode: str
    bulan: Month
    realisasi: Value | None
    pecahan: str | None
    anggaran: Rupiah | None
    bukti: tuple[Bukti, ...]
    pendorong: str | None
    kendala: str | None
    tindak_lanjut: str | None
    pic: str | None
    batas: date | None
    catatan: str | None
    tanggal_lapor: date
    alasan: str | None


class IsiBatal(NamedTuple):
    """``batal``, of a code: all records of the month are cancelled."""

    tahun: Year
    kode: str
    bulan: Month
    alasan: str | None


class IsiVerifikasi(NamedTuple):
    """``verifikasi``, of a code; ``laporan`` is the event of the record that was checked."""

    tahun: Year
    kode: str
    bulan: Month
    laporan: int
    putusan: Putusan
    realisasi: Value | None
    catatan: str


class IsiTangguh(NamedTuple):
    """``tangguh`` and ``cabut``, of a code: from that month on."""

    tahun: Year
    kode: str
    bulan: Month
    dasar: str | None
    alasan: str | None


class IsiKunci(NamedTuple):
    """``kunci``, of "2022-03"; ``nilai_resmi`` is the nilai akhir of each contract.

    ``versi`` is the version of the scoring that made them; events of the first release lack it.
    """

    tahun: Year
    bulan: Month
    nilai_resmi: Mapping[str, Score | None]
    versi: int | None


class IsiBuka(NamedTuple):
    """``buka``, of "2022-03"."""

    tahun: Year
    bulan: Month
    alasan: str | None


class IsiIntegritas(NamedTuple):
    """``integritas``, of "PUPR.INTEGRITAS"."""

    tahun: Year
    opd: str
    dasar: str
    tanggal: date
    uraian: str


class IsiTindakLanjut(NamedTuple):
    """``tindak_lanjut``, of an OPD."""

    tahun: Year
    opd: str
    bulan: Month
    uraian: str
    pic: str | None
    batas: date | None


class IsiSelesai(NamedTuple):
    """``tindak_lanjut_selesai``, of an OPD; ``nomor`` is the event of the follow-up."""

    tahun: Year
    opd: str
    nomor: int
    tanggal: date
    keterangan: str | None


class IsiArsip(NamedTuple):
    """``arsip``, of an OPD, a bidang, a month or a year: a signed paper that lies in a file, as it was on that day.

    ``ke`` says which version of the contract a ``perubahan`` is (None: of no version yet), ``segel`` is the seal
    printed on the paper, ``nomor`` and ``tanggal`` are the paper's own, ``jalur`` is as that of evidence.
    """

    tahun: Year
    jenis: JenisArsip
    opd: str | None
    bidang: str | None
    bulan: Month | None
    ke: Ordinal | None
    nomor: str | None
    tanggal: date | None
    segel: str | None
    jalur: str
    sha256: str
    ukuran: int


class IsiArsipCabut(NamedTuple):
    """``arsip_cabut``, of the same object: the paper that event ``arsip`` archived is withdrawn."""

    tahun: Year
    opd: str | None
    arsip: int
    alasan: str


class IsiPulih(NamedTuple):
    """``pulih``, of the file: a backup took its place.

    ``kepala`` is the whole seal of the replaced file (None: there was none, or it could not be read), ``disimpan`` its
    name now, ``mundur`` how many of its events are gone, ``bercabang`` whether others stand in their place.
    """

    kepala: str | None
    disimpan: str | None
    mundur: int
    bercabang: bool
    alasan: str | None


class IsiMigrasi(NamedTuple):
    """``migrasi``, of the file: from here on the rules of schema ``ke`` and of the scoring ``penilaian`` hold."""

    dari: int
    ke: int
    penilaian: int


CLOCK = "jam"
"""A key that any event may have beside those of its kind: what is to be known of the clock that it was written by."""
CLOCKS = (REPLACED, VOUCHED, f"{REPLACED}, {VOUCHED}")

FILE = "berkas"
"""``objek`` of an event that concerns the file as a whole."""

KINDS_OF_EVENT: Mapping[str, type[tuple[Any, ...]]] = {
    "impor": IsiImpor,
    "catat": IsiLaporan,
    "koreksi": IsiLaporan,
    "batal": IsiBatal,
    "verifikasi": IsiVerifikasi,
    "tangguh": IsiTangguh,
    "cabut": IsiTangguh,
    "kunci": IsiKunci,
    "buka": IsiBuka,
    "integritas": IsiIntegritas,
    "tindak_lanjut": IsiTindakLanjut,
    "tindak_lanjut_selesai": IsiSelesai,
    "arsip": IsiArsip,
    "arsip_cabut": IsiArsipCabut,
    "pulih": IsiPulih,
    "migrasi": IsiMigrasi,
}
"""Kind of event → the record that it holds."""

_PARTS = (
    *(PerubahanAturan, Tajuk, Pihak, Prioritas, Ciri, Pengampu, Aturan, Komponen, Pita, Langkah),
    *(Opd, Program, Kegiatan, SubKegiatan, Kontrak, Kepala, Indikator, Pekerjaan, Hasil, Pembanding, Bukti),
)
PART_FIELDS: dict[str, Mapping[str, Kind]] = {part.__name__: fields_of(part) for part in _PARTS}
"""Name of a part of a content → its fields; of some an event says a field elsewhere."""
PART_FIELDS["Tajuk"] = {name: kind for name, kind in fields_of(Tajuk).items() if name != "tahun"}
PART_FIELDS["Opd"] = {name: kind for name, kind in fields_of(Opd).items() if name != "kode"}
PART_FIELDS["Kontrak"] = {**fields_of(Kontrak), **fields_of(Perubahan)}


def content_of(record: tuple[Any, ...]) -> dict[str, Any]:
    """Return a record as an event holds it; to a contract its ``Perubahan`` is to be added."""
    writers = _writers(type(record))
    return {name: None if record[place] is None else write(record[place]) for place, name, write in writers}


@cache
def _writers(own: type[tuple[Any, ...]]) -> list[tuple[int, str, Callable[[Any], Any]]]:
    """The place and name of each field of a record that an event holds, and what writes it."""
    fields = PART_FIELDS.get(own.__name__, fields_of(own))
    return [(place, name, _writer(fields[name])) for place, name in enumerate(fields_of(own)) if name in fields]


def _writer(kind: Kind) -> Callable[[Any], Any]:
    if kind.isi is None and kind.nama != "bool":
        return leaf_of(kind.nama).text if has_leaf(kind.nama) else content_of
    return partial(_written, kind=kind)


def _written(value: Any, kind: Kind) -> Any:
    if value is None or kind.nama == "bool":
        return value
    if kind.isi is None:
        return _writer(kind)(value)
    if kind.nama == LIST:
        return [_written(item, kind.isi) for item in value]
    return {name: _written(item, kind.isi) for name, item in value.items()}
