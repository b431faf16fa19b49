"""Stored summaries: what the scoring made of each contract and month, read back without scoring (SPEC §4).

They hold when the last event of the file is among their stamps: every action that appends an event also writes the
summaries of the OPDs that it touches, in the same transaction. Anything else, like events that a migration replayed,
leaves the file without that stamp, and then they are not used. Stored are the months that have begun
(``months_kept``); a month without a row of every contract is scored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.store.faults import readable
from kontrak.store.kinds import cell
from kontrak.store.log import head
from kontrak.store.summary_rows import (
    COLUMNS,
    FIELDS,
    StoredRow,
    following_of,
    missed_of,
    potret_of,
    shares_of,
    unpack_item,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from decimal import Decimal

    from kontrak.model.outlook import Mendatang
    from kontrak.model.summary import Potret
    from kontrak.store.connection import Store

EVERY = ""
"""The bidang of every OPD."""

_SELECT = f"SELECT {', '.join(COLUMNS)} FROM ringkasan"
_INSERT = f"INSERT INTO ringkasan ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"

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
  UNION ALL SELECT opd, peristiwa FROM arsip WHERE tahun = :tahun AND opd IS NOT NULL
  UNION ALL SELECT opd, peristiwa FROM arsip_cabut WHERE tahun = :tahun AND opd IS NOT NULL
  UNION ALL SELECT kode, peristiwa FROM opd WHERE tahun = :tahun
) GROUP BY opd"""
_TOUCHED_ALL = """\
SELECT MAX(peristiwa) FROM (
  SELECT MAX(peristiwa) AS peristiwa FROM tajuk WHERE tahun = :tahun
  UNION ALL SELECT MAX(peristiwa) FROM arsip WHERE tahun = :tahun AND opd IS NULL
  UNION ALL SELECT MAX(peristiwa) FROM arsip_cabut WHERE tahun = :tahun AND opd IS NULL
  UNION ALL SELECT MAX(peristiwa) FROM penguncian WHERE tahun = :tahun)"""


def are_stamped(store: Store, nomor: int) -> bool:
    """Whether the summaries were written up to this event, the last one of the file."""
    row = store.connection.execute("SELECT 1 FROM ringkasan WHERE peristiwa = ? LIMIT 1", (nomor,)).fetchone()
    return row is not None


def months_kept(tahun: int, waktu: str) -> int:
    """The last month of a year of which an event of that time leaves summaries: the one that has begun on its own day.

    January always: it bears the stamp of a year that is to come.
    """
    year, month = int(waktu[:4]), int(waktu[5:7])
    return 12 if tahun < year else month if tahun == year else 1


def time_of_stamp(store: Store) -> str:
    """The time of the last event that the summaries were written with, as their stamps say; "" before any event."""
    last = store.connection.execute("SELECT MAX(peristiwa) FROM ringkasan").fetchone()[0]
    return head(store, last).waktu or head(store).waktu


def are_complete(store: Store, tahun: int, versi: int, bulan: int) -> bool:
    """Whether every contract has its summary of the month, made by this version of the scoring."""
    found = store.connection.execute(
        "SELECT kode FROM ringkasan WHERE tahun = ? AND bulan = ? AND versi = ?", (tahun, bulan, versi)
    ).fetchall()
    declared = store.connection.execute(_CONTRACTS, {"tahun": tahun}).fetchall()
    return bool(declared) and sorted(found) == sorted(declared)


@readable
def read_potret(
    store: Store, tahun: int, bulan: int, parts: Collection[str] = (), bidang_of: str | None = None
) -> list[Potret] | None:
    """Read the OPDs of a month in order of code, or with ``bidang_of`` the bidang of one, or of ``EVERY``.

    ``parts`` names the fields of a Potret to read besides the figures: ``berikut``, ``bagian``, ``meleset``.
    None when a row is not as it was written.
    """
    scope = "bidang = 0"
    values: tuple[int | str, ...] = (tahun, bulan)
    if bidang_of == EVERY:
        scope = "bidang = 1"
    elif bidang_of is not None:
        scope, values = "bidang = 1 AND kode > ? AND kode < ?", (*values, f"{bidang_of}.", f"{bidang_of}/")
    where = f"WHERE tahun = ? AND bulan = ? AND {scope} ORDER BY kode"
    rows = [StoredRow(row) for row in store.connection.execute(f"{_SELECT} {where}", values)]
    if not all(row.holds for row in rows):
        return None
    foremost = _read_foremost(store, where, values) if "berikut" in parts else {}
    found = []
    for row in rows:
        potret = potret_of(row)
        summary = potret.ringkasan
        found.append(
            potret._replace(
                berikut=following_of(row, foremost.get(summary.kode, ())) if "berikut" in parts else None,
                bagian=shares_of(row) if "bagian" in parts else None,
                meleset=missed_of(summary, row) if "meleset" in parts else None,
            )
        )
    return found


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
    """Remove all summaries: they do not belong to the log as it stands."""
    store.connection.execute("DELETE FROM ringkasan")


def forget_after(store: Store, tahun: int, bulan: int) -> None:
    """Remove what is stored of the months after one, which had not begun."""
    store.connection.execute("DELETE FROM ringkasan WHERE tahun = ? AND bulan > ?", (tahun, bulan))


def stamp_all(store: Store, tahun: int, peristiwa: int) -> None:
    """Stamp all rows of a year: an event concerns the year and changes no figure of it."""
    store.connection.execute("UPDATE ringkasan SET peristiwa = ? WHERE tahun = ?", (peristiwa, tahun))


def set_official(store: Store, tahun: int, bulan: int, scores: Mapping[str, Decimal | None], peristiwa: int) -> bool:
    """Put the official nilai of a month that was locked (or none) into its rows; stamp all rows of the year.

    Return False when one of them is not as it was written; all are then to be made anew.
    """
    stamp_all(store, tahun, peristiwa)
    for values in store.connection.execute(f"{_SELECT} WHERE tahun = ? AND bulan = ?", (tahun, bulan)).fetchall():
        row = StoredRow(values)
        if not row.holds:
            return False
        score = scores.get(str(row.cells["kode"]))
        changed = StoredRow.of(row.cells | {"nilai_resmi": cell(score, FIELDS["nilai_resmi"])})
        store.connection.execute(_INSERT.replace("INSERT", "INSERT OR REPLACE", 1), changed.values)
    return True


def last_touched(store: Store, tahun: int) -> dict[str, int]:
    """Code of each OPD of the year → the last event that concerns it: what its rows are stamped with."""
    everywhere = store.connection.execute(_TOUCHED_ALL, {"tahun": tahun}).fetchone()[0] or 0
    return {
        opd: max(nomor, everywhere) for opd, nomor in store.connection.execute(_TOUCHED, {"tahun": tahun}).fetchall()
    }


def stored_rows(store: Store, tahun: int) -> Iterator[StoredRow]:
    """Every row of a year as it is stored, in order of code and month."""
    sql = f"SELECT {', '.join(COLUMNS)} FROM ringkasan WHERE tahun = ? ORDER BY kode, bulan, bidang"
    for row in store.connection.execute(sql, (tahun,)):
        yield StoredRow(row)


def stored_years(store: Store) -> list[int]:
    """The years that have any summaries."""
    return [row[0] for row in store.connection.execute("SELECT DISTINCT tahun FROM ringkasan ORDER BY tahun")]


def _read_foremost(store: Store, where: str, values: tuple[int | str, ...]) -> dict[str, list[Mendatang]]:
    """By contract; SQLite takes the JSON apart, which costs less than loading Python's module for it."""
    from kontrak.model.outlook import Mendatang

    items = ", ".join(f"json_extract(j.value, '$[{place}]')" for place in range(len(Mendatang._fields)))
    foremost: dict[str, list[Mendatang]] = {}
    for kode, *item in store.connection.execute(
        f"SELECT ringkasan.kode, {items} FROM ringkasan, json_each(berikut) j {where}, j.key", values
    ):
        foremost.setdefault(kode, []).append(unpack_item(Mendatang, item))
    return foremost
