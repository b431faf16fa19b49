"""Stored summaries: what the scoring made of each contract and month, read back without scoring (SPEC §4).

They hold when the last event of the file is among their stamps: every action that appends an event also writes the
summaries of the OPDs that it touches, in the same transaction. Anything else, like events that a migration replayed,
leaves the file without that stamp, and then they are not used.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from kontrak.model import Kepala, Potret, Ringkasan, Warna
from kontrak.store.faults import altered, readable
from kontrak.store.fingerprints import fingerprint

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from kontrak.model import Bagian, Berikut, KepalaMeleset, KomitmenMeleset, Value
    from kontrak.store.connection import Store

_SCORES = """\
nilai, nilai_akhir, kecepatan, konsistensi, komitmen, predikat, warna, tren, bobot_jatuh_tempo, bobot_meleset,
jumlah_jatuh_tempo, jumlah_terpenuhi, jumlah_meleset, jumlah_belum_lapor, pagu, realisasi_anggaran, serapan,
nilai_klaim, terverifikasi, nilai_induk, nilai_resmi"""
_HEAD = "jabatan, nama_kepala, nip, pangkat, status, sejak"
_FIGURES = f"kode, nama, kelompok, pengampu, {_HEAD}, {_SCORES}, ditangguhkan, terhalang, prioritas"
_REST = "jumlah_berikut, jumlah_berikut_baru, tangga, runtun, berikut, bagian, meleset"
_COLUMNS = tuple(f"tahun, bulan, bidang, peristiwa, versi, {_FIGURES}, {_REST}, sidik".replace("\n", " ").split(", "))
_STAMP = _COLUMNS.index("peristiwa")
_FIRST = _COLUMNS.index("kode")
_INSERT = f"INSERT INTO ringkasan ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"

_CONTRACTS = """\
SELECT k.kode FROM (SELECT kode, MAX(peristiwa) AS peristiwa FROM opd WHERE tahun = :tahun GROUP BY kode) o
CROSS JOIN kontrak k ON k.tahun = :tahun AND k.opd = o.kode AND k.peristiwa = o.peristiwa"""
_TOUCHED = """\
SELECT opd, MAX(peristiwa) FROM (
  SELECT substr(kode, 1, instr(kode, '.') - 1) AS opd, peristiwa FROM laporan WHERE tahun = :tahun
  UNION ALL SELECT substr(kode, 1, instr(kode, '.') - 1), peristiwa FROM pembatalan WHERE tahun = :tahun
  UNION ALL SELECT substr(kode, 1, instr(kode, '.') - 1), peristiwa FROM verifikasi WHERE tahun = :tahun
  UNION ALL SELECT substr(kode, 1, instr(kode, '.') - 1), peristiwa FROM penangguhan WHERE tahun = :tahun
  UNION ALL SELECT opd, peristiwa FROM integritas WHERE tahun = :tahun
  UNION ALL SELECT opd, peristiwa FROM tindak_lanjut WHERE tahun = :tahun
  UNION ALL SELECT opd, peristiwa FROM tindak_lanjut_selesai WHERE tahun = :tahun
  UNION ALL SELECT kode, peristiwa FROM opd WHERE tahun = :tahun
) GROUP BY opd"""
_TOUCHED_ALL = """\
SELECT MAX(peristiwa) FROM (
  SELECT MAX(peristiwa) AS peristiwa FROM tajuk WHERE tahun = :tahun
  UNION ALL SELECT MAX(peristiwa) FROM penguncian WHERE tahun = :tahun)"""


class StoredRow(NamedTuple):
    """A row of ``ringkasan`` as it is written, column by column in ``columns()``; its fingerprint is the last."""

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
        return tuple(self.values[_COLUMNS.index(name)] for name in ("kode", "bulan", "bidang"))

    @property
    def versi(self) -> str | int | None:
        """The version of the scoring that made it."""
        return self.values[_COLUMNS.index("versi")]


def columns() -> tuple[str, ...]:
    """The columns of a stored row, in its order."""
    return _COLUMNS


def are_stamped(store: Store, nomor: int) -> bool:
    """Whether the summaries were written up to this event, the last one of the file."""
    row = store.connection.execute("SELECT 1 FROM ringkasan WHERE peristiwa = ? LIMIT 1", (nomor,)).fetchone()
    return row is not None


def are_complete(store: Store, tahun: int, versi: int, bulan: int = 1) -> bool:
    """Whether every contract has its summary of the month, made by this version of the scoring."""
    found = store.connection.execute(
        "SELECT kode FROM ringkasan WHERE tahun = ? AND bulan = ? AND versi = ?", (tahun, bulan, versi)
    ).fetchall()
    declared = store.connection.execute(_CONTRACTS, {"tahun": tahun}).fetchall()
    return bool(declared) and sorted(found) == sorted(declared)


@readable
def read_potret(
    store: Store, tahun: int, bulan: int, parts: Collection[str] = (), bidang_of: str | None = None
) -> list[Potret]:
    """Read the OPDs of a month in order of code, or with ``bidang_of`` the bidang of one.

    ``parts`` names the fields of a Potret to read besides the figures: ``berikut``, ``bagian``, ``meleset``.
    Raises SealError when a row is not as it was written.
    """
    scope = "bidang = 0"
    values: tuple[int | str, ...] = (tahun, bulan)
    if bidang_of is not None:
        scope, values = "bidang = 1 AND kode > ? AND kode < ?", (*values, f"{bidang_of}.", f"{bidang_of}/")
    where = f"FROM ringkasan r WHERE tahun = ? AND bulan = ? AND {scope} ORDER BY kode"
    rows = store.connection.execute(f"SELECT {', '.join(_COLUMNS)} {where}", values).fetchall()
    if not all(StoredRow(row).holds for row in rows):
        raise altered()
    found = [_potret(row[_FIRST:]) for row in rows]
    if "berikut" in parts:
        following = _read_following(store, where, values)
        found = [item._replace(berikut=following[item.ringkasan.kode]) for item in found]
    if "bagian" in parts:
        found = [item._replace(bagian=_parts(row[_PARTS])) for item, row in zip(found, rows, strict=True)]
    if "meleset" in parts:
        found = [item._replace(meleset=_missed(item.ringkasan, row)) for item, row in zip(found, rows, strict=True)]
    return found


def make_row(potret: Potret, tahun: int, bulan: int, peristiwa: int, versi: int) -> StoredRow:
    """Return the row of a contract and month; the potret has all its parts."""
    summary, following, head = potret.ringkasan, potret.berikut, potret.meleset
    assert following is not None
    assert head is not None
    kepala = summary.kepala
    names = (summary.kode, summary.nama, summary.kelompok, summary.pengampu)
    person = (*kepala[:5], None if kepala.sejak is None else kepala.sejak.isoformat())
    scores = tuple(_plain(getattr(summary, name)) for name in _SCORE_NAMES)
    notes = (" ".join(potret.ditangguhkan), int(potret.terhalang), " ".join(potret.prioritas))
    return StoredRow.of(
        *(tahun, bulan, int("." in summary.kode), peristiwa, versi),
        *(*names, *person, *scores, *notes),
        *(following.jumlah, following.baru, head.tangga, head.runtun),
        _dump([[item.kode, item.nama, str(item.bobot), item.baru] for item in following.utama]),
        _dump([_part(item) for item in potret.bagian or ()]),
        _dump([_pack(row) for row in head.komitmen]),
    )


def replace_rows(
    store: Store, tahun: int, stamps: Mapping[str, int], rows: Iterable[StoredRow], sejak: int = 1
) -> None:
    """Put these rows in the place of what is stored of the OPDs and their bidang from the month ``sejak`` on.

    Their rows of earlier months stay as they are but for the stamp. Inside a transaction.
    """
    of_opd = "tahun = ? AND bulan = ? AND (bidang = 0 AND kode = ? OR bidang = 1 AND kode > ? AND kode < ?)"
    for code, nomor in stamps.items():
        for month in range(1, 13):
            place = (tahun, month, code, f"{code}.", f"{code}/")
            if month < sejak:
                store.connection.execute(f"UPDATE ringkasan SET peristiwa = ? WHERE {of_opd}", (nomor, *place))
            else:
                store.connection.execute(f"DELETE FROM ringkasan WHERE {of_opd}", place)
    store.connection.executemany(_INSERT, (row.values for row in rows))


def forget(store: Store) -> None:
    """Remove all summaries and fingerprints: they do not belong to the log as it stands."""
    store.connection.execute("DELETE FROM ringkasan")
    store.connection.execute("DELETE FROM sidik")


def set_official(store: Store, tahun: int, bulan: int, scores: Mapping[str, Decimal | None], peristiwa: int) -> None:
    """Put the official nilai of a month that was locked (or none) into its rows; stamp all rows of the year."""
    store.connection.execute("UPDATE ringkasan SET peristiwa = ? WHERE tahun = ?", (peristiwa, tahun))
    month = f"SELECT {', '.join(_COLUMNS)} FROM ringkasan WHERE tahun = ? AND bulan = ?"
    for row in store.connection.execute(month, (tahun, bulan)).fetchall():
        if not StoredRow(row).holds:
            raise altered()
        cells = dict(zip(_COLUMNS[:-1], row, strict=False))
        changed = StoredRow.of(*{**cells, "nilai_resmi": _plain(scores.get(cells["kode"]))}.values())
        store.connection.execute(_INSERT.replace("INSERT", "INSERT OR REPLACE", 1), changed.values)


def last_touched(store: Store, tahun: int) -> dict[str, int]:
    """Code of each OPD of the year → the last event that concerns it: what its rows are stamped with."""
    everywhere = store.connection.execute(_TOUCHED_ALL, {"tahun": tahun}).fetchone()[0] or 0
    return {
        opd: max(nomor, everywhere) for opd, nomor in store.connection.execute(_TOUCHED, {"tahun": tahun}).fetchall()
    }


def stored_rows(store: Store, tahun: int) -> Iterator[StoredRow]:
    """Every row of a year as it is stored, in order of code and month."""
    sql = f"SELECT {', '.join(_COLUMNS)} FROM ringkasan WHERE tahun = ? ORDER BY kode, bulan, bidang"
    for row in store.connection.execute(sql, (tahun,)):
        yield StoredRow(row)


def stored_years(store: Store) -> list[int]:
    """The years that have any summaries."""
    return [row[0] for row in store.connection.execute("SELECT DISTINCT tahun FROM ringkasan ORDER BY tahun")]


_PARTS, _TANGGA, _MISSED = map(_COLUMNS.index, ("bagian", "tangga", "meleset"))
_SCORE_NAMES = tuple(_SCORES.replace("\n", " ").split(", "))


def _potret(row: tuple[Any, ...]) -> Potret:
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


def _read_following(store: Store, where: str, values: tuple[int | str, ...]) -> dict[str, Berikut]:
    """By contract; SQLite takes the JSON apart, which costs less than loading Python's module for it."""
    from kontrak.model import Berikut, Mendatang

    foremost: dict[str, list[Mendatang]] = {}
    for kode, item, nama, bobot, new in store.connection.execute(
        "SELECT r.kode, json_extract(j.value, '$[0]'), json_extract(j.value, '$[1]'), json_extract(j.value, '$[2]'), "
        f"json_extract(j.value, '$[3]') {where.replace('ringkasan r', 'ringkasan r, json_each(r.berikut) j')}, j.key",
        values,
    ):
        foremost.setdefault(kode, []).append(Mendatang(item, nama, Decimal(bobot), bool(new)))
    counts = store.connection.execute(f"SELECT kode, jumlah_berikut, jumlah_berikut_baru {where}", values)
    return {kode: Berikut(count, new, tuple(foremost.get(kode, ()))) for kode, count, new in counts}


def _parts(packed: str) -> tuple[Bagian, ...]:
    from kontrak.model import Bagian

    return tuple(
        Bagian(prioritas, count, due, Decimal(bobot), Decimal(weighted))
        for prioritas, count, due, bobot, weighted in _load(packed)
    )


def _missed(summary: Ringkasan, row: Sequence[Any]) -> KepalaMeleset:
    from kontrak.model import KepalaMeleset, KomitmenMeleset

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


def _plain(value: object) -> str | int | None:
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
    ]


def _unpack(row: Sequence[Any]) -> tuple[Any, ...]:
    """The fields of a ``KomitmenMeleset``."""
    kode, nama, satuan, due, target, done, gap, result, silent, since, run, *said, batas = row
    return (
        *(kode, nama, satuan, due, _unpack_value(target), _unpack_value(done)),
        *(gap and Decimal(gap), result and Decimal(result), silent, since, run),
        *(*said, batas and date.fromisoformat(batas)),
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
