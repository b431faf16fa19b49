"""A contract's month as a row of ``ringkasan``, and back: figures in columns of their own, lists as JSON (SPEC §4)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from kontrak.model.kepala import Kepala
from kontrak.model.summary import Potret, Ringkasan, Warna
from kontrak.store.fingerprints import fingerprint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.model.missed import KepalaMeleset, KomitmenMeleset
    from kontrak.model.outlook import Bagian, Berikut, Mendatang
    from kontrak.model.words import Value

_SCORES = """\
nilai, nilai_akhir, kecepatan, konsistensi, komitmen, predikat, warna, tren, bobot_jatuh_tempo, bobot_meleset,
jumlah_jatuh_tempo, jumlah_terpenuhi, jumlah_meleset, jumlah_belum_lapor, pagu, realisasi_anggaran, serapan,
nilai_klaim, terverifikasi, nilai_induk, nilai_resmi"""
_HEAD = "jabatan, nama_kepala, nip, pangkat, status, sejak"
_FIGURES = f"kode, nama, kelompok, pengampu, {_HEAD}, {_SCORES}, ditangguhkan, terhalang, prioritas"
_REST = "jumlah_berikut, jumlah_berikut_baru, tangga, runtun, berikut, bagian, meleset"
COLUMNS = tuple(f"tahun, bulan, bidang, peristiwa, versi, {_FIGURES}, {_REST}, sidik".replace("\n", " ").split(", "))
"""The columns of a row, in its order."""

_STAMP = COLUMNS.index("peristiwa")
_FIRST = COLUMNS.index("kode")
_FOLLOWING, _PARTS, _TANGGA, _MISSED = map(COLUMNS.index, ("jumlah_berikut", "bagian", "tangga", "meleset"))
_SCORE_NAMES = tuple(_SCORES.replace("\n", " ").split(", "))


class StoredRow(NamedTuple):
    """A row of ``ringkasan`` as it is written, in the order of ``COLUMNS``; its fingerprint is the last."""

    values: tuple[str | int | None, ...]

    @classmethod
    def of(cls, *values: str | int | None) -> StoredRow:
        """The row of these values, all but the fingerprint."""
        return cls((*values, fingerprint((*values[:_STAMP], *values[_STAMP + 1 :]))))

    @property
    def holds(self) -> bool:
        """Whether the row is as it was written, whatever its stamp."""
        return self == StoredRow.of(*self.values[:-1])

    @property
    def place(self) -> tuple[str | int | None, ...]:
        """Kode, month, and whether it is a bidang: its place in the table of a year."""
        return tuple(self.values[COLUMNS.index(name)] for name in ("kode", "bulan", "bidang"))

    @property
    def versi(self) -> str | int | None:
        """The version of the scoring that made it."""
        return self.values[COLUMNS.index("versi")]


def make_row(potret: Potret, tahun: int, bulan: int, peristiwa: int, versi: int) -> StoredRow:
    """Return the row of a contract and month; the potret has all its parts."""
    summary, following, head = potret.ringkasan, potret.berikut, potret.meleset
    assert following is not None
    assert head is not None
    kepala = summary.kepala
    names = (summary.kode, summary.nama, summary.kelompok, summary.pengampu)
    person = (*kepala[:5], None if kepala.sejak is None else kepala.sejak.isoformat())
    scores = tuple(plain(getattr(summary, name)) for name in _SCORE_NAMES)
    notes = (" ".join(potret.ditangguhkan), int(potret.terhalang), " ".join(potret.prioritas))
    return StoredRow.of(
        *(tahun, bulan, int("." in summary.kode), peristiwa, versi),
        *(*names, *person, *scores, *notes),
        *(following.jumlah, following.baru, head.tangga, head.runtun),
        _dump([[item.kode, item.nama, str(item.bobot), item.baru] for item in following.utama]),
        _dump([_part(item) for item in potret.bagian or ()]),
        _dump([_pack(row) for row in head.komitmen]),
    )


def potret_of(row: Sequence[Any]) -> Potret:
    """The figures in a whole row, without the parts of a Potret."""
    row = row[_FIRST:]
    kepala = Kepala._make((*row[4:9], None if row[9] is None else date.fromisoformat(row[9])))
    predikat, warna = row[15:17]
    counts = row[20:26]
    summary = Ringkasan._make(
        (
            *(row[0], row[1], kepala, row[2], row[3]),
            *map(_score, row[10:15]),
            *(predikat, Warna(warna), _score(row[17]), None),
            *map(_score, row[18:20]),
            *counts,
            *map(_score, row[26:31]),
        )
    )
    suspended, barred, priorities = row[31:34]
    return Potret(summary, tuple(suspended.split()), bool(barred), tuple(priorities.split()))


def _score(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def following_of(row: Sequence[Any], foremost: Sequence[Mendatang]) -> Berikut:
    """What a whole row says falls due next; ``foremost`` are those it names."""
    from kontrak.model.outlook import Berikut

    return Berikut(row[_FOLLOWING], row[_FOLLOWING + 1], tuple(foremost))


def shares_of(row: Sequence[Any]) -> tuple[Bagian, ...]:
    """What a whole row says the contract adds to the mean of each priority."""
    from kontrak.model.outlook import Bagian

    return tuple(
        Bagian(prioritas, count, due, Decimal(bobot), Decimal(weighted))
        for prioritas, count, due, bobot, weighted in _load(row[_PARTS])
    )


def missed_of(summary: Ringkasan, row: Sequence[Any]) -> KepalaMeleset:
    """The head in a whole row, with the commitments missed."""
    from kontrak.model.missed import KepalaMeleset, KomitmenMeleset

    tangga, runtun, packed = row[_TANGGA], row[_TANGGA + 1], row[_MISSED]
    return KepalaMeleset(
        summary.kode,
        summary.kepala,
        summary.pengampu,
        summary.bobot_meleset,
        tangga,
        tuple(KomitmenMeleset._make(_unpack(row)) for row in _load(packed)),
        (),
        runtun,
    )


def _dump(rows: list[list[object]]) -> str:
    from json import dumps

    return dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _load(text: str) -> list[Any]:
    """The list in a cell. Raises ValueError for anything else."""
    from json import loads

    found = loads(text)
    if not (isinstance(found, list) and all(isinstance(row, list) for row in found)):
        raise ValueError("no list of lists")
    return found


def plain(value: object) -> str | int | None:
    """A figure as a cell: numbers of rupiah and counts as they are, scores and words as plain text."""
    return value if value is None or isinstance(value, int) else str(value)


def _part(item: Bagian) -> list[object]:
    return [*item[:3], str(item.bobot), str(item.tertimbang)]


def _pack(row: KomitmenMeleset) -> list[object]:
    """A missed row as JSON holds it, field by field; exact numbers and dates as texts."""
    return [
        *(row.kode, row.nama, row.satuan, row.bulan_jatuh_tempo),
        *(_pack_value(row.target), _pack_value(row.realisasi), _text(row.kekurangan), _text(row.capaian)),
        *(row.belum_lapor, row.sejak, row.berturut),
        *(row.kendala, row.tindak_lanjut, row.pic, None if row.batas is None else row.batas.isoformat()),
        *(row.berturut_tangga, row.satuan_berturut, row.realisasi_bulan, row.nyaris),
    ]


def _unpack(row: Sequence[Any]) -> tuple[Any, ...]:
    """The fields of a ``KomitmenMeleset``."""
    kode, nama, satuan, due, target, done, gap, result, silent, since, run, *said, batas = row[:-4]
    return (
        *(kode, nama, satuan, due, _unpack_value(target), _unpack_value(done)),
        *(gap and Decimal(gap), result and Decimal(result), silent, since, run),
        *(*said, batas and date.fromisoformat(batas), *row[-4:]),
    )


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


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)
