"""What a command needs to know of a year before it loads anything of it: which there are, its header, its locks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.model.dasar import Ciri, Dasar, Pengampu, Pihak, Prioritas
from kontrak.model.meanings import rules_in_force
from kontrak.months import report_deadline
from kontrak.named import NamedTuple
from kontrak.store.kinds import read
from kontrak.store.log import head, limit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kontrak.store.connection import Store

_HEADER = """\
SELECT peristiwa, daerah, pihak_kedua_nama, pihak_kedua_jabatan FROM tajuk
WHERE tahun = ? AND peristiwa <= ? ORDER BY peristiwa DESC LIMIT 1"""
_LISTED: Mapping[str, type[tuple[Any, ...]]] = {"pengampu": Pengampu, "prioritas": Prioritas, "ciri": Ciri}
"""What a header lists by code, each in the table of its name."""
_RULES = """\
SELECT a.berlaku, a.acuan, a.batas_lapor, a.masa_temuan FROM aturan a
WHERE a.tahun = :tahun AND a.peristiwa = (
  SELECT MAX(x.peristiwa) FROM aturan x WHERE x.tahun = a.tahun AND x.ke = a.ke AND x.peristiwa <= :upto)
ORDER BY a.ke"""
_CARRIERS = """\
SELECT DISTINCT o.kode FROM (
  SELECT kode, MAX(peristiwa) AS peristiwa FROM opd WHERE tahun = :tahun AND peristiwa <= :upto GROUP BY kode) o
JOIN kontrak k ON k.peristiwa = o.peristiwa AND k.opd = o.kode
JOIN indikator i ON i.peristiwa = k.peristiwa AND i.kontrak = k.kode
LEFT JOIN pekerjaan p ON p.peristiwa = i.peristiwa AND p.indikator = i.kode WHERE """


class _Rules(NamedTuple):
    """What is read of a version of the rules without the rest of it."""

    berlaku: int
    acuan: str
    batas_lapor: int
    masa_temuan: int


def load_years(store: Store, upto: int | None = None) -> list[int]:
    """The years that hold a contract, ascending."""
    rows = store.connection.execute(
        "SELECT DISTINCT tahun FROM tajuk WHERE peristiwa <= ? ORDER BY tahun", (limit(upto),)
    )
    return [row[0] for row in rows]


def deadlines_of(store: Store, tahun: int, upto: int | None = None) -> list[date]:
    """The last day for the reports of each of the twelve months, by the rules in force in that month."""
    versions = _versions(store, tahun, upto)
    months = range(1, 13) if versions else ()
    return [report_deadline(tahun, month, int(rules_in_force(versions, month).batas_lapor)) for month in months]


def months_of_findings(store: Store, tahun: int, upto: int | None = None) -> list[int]:
    """For how many months a finding of each of the twelve months stands, by the rules in force in that month."""
    versions = _versions(store, tahun, upto)
    return [int(rules_in_force(versions, month).masa_temuan) for month in range(1, 13)]


def _versions(store: Store, tahun: int, upto: int | None) -> list[_Rules]:
    rows = store.connection.execute(_RULES, {"tahun": tahun, "upto": limit(upto)})
    return [*map(_Rules._make, rows)]


def load_header(store: Store, tahun: int, upto: int | None = None) -> dict[str, Any] | None:
    """What the latest header of a year says, by the names that it has in ``Tajuk`` and ``Dasar``; None without one."""
    row = store.connection.execute(_HEADER, (tahun, limit(upto))).fetchone()
    if row is None:
        return None
    peristiwa, daerah, nama, jabatan = row
    listed = {
        name: read(store.connection, record, f"{name} WHERE peristiwa = ? ORDER BY letak", (peristiwa,))
        for name, record in _LISTED.items()
    }
    return {"daerah": daerah, "pihak_kedua": Pihak(nama, jabatan), **listed}


def load_dasar(store: Store, tahun: int, bulan: int, upto: int | None = None) -> Dasar | None:
    """The ground that a month stands on, None when the year is not in the file."""
    header, versions = load_header(store, tahun, upto), _versions(store, tahun, upto)
    if header is None or not versions:
        return None
    rules = rules_in_force(versions, bulan)
    return Dasar(
        tahun=tahun,
        bulan=bulan,
        segel=head(store, upto),
        terkunci=bulan in locked_months(store, tahun, upto),
        acuan=rules.acuan,
        batas_lapor=int(rules.batas_lapor),
        **header,
    )


def protocol_order(store: Store, tahun: int, upto: int | None = None) -> tuple[str, ...]:
    """The OPDs of a year in the order of protocol: by ``urutan``, those without one behind, by their first import."""
    rows = store.connection.execute(
        "SELECT v.kode FROM (SELECT kode, MIN(peristiwa) AS pertama, MAX(peristiwa) AS terakhir FROM opd "
        "  WHERE tahun = ? AND peristiwa <= ? GROUP BY kode) v "
        "JOIN opd a ON a.peristiwa = v.pertama AND a.kode = v.kode "
        "JOIN opd z ON z.peristiwa = v.terakhir AND z.kode = v.kode "
        "ORDER BY z.urutan IS NULL, z.urutan, v.pertama, a.letak, v.kode",
        (tahun, limit(upto)),
    )
    return tuple(row[0] for row in rows)


def opds_with_priority(store: Store, tahun: int, prioritas: str, upto: int | None = None) -> set[str]:
    """The OPDs that carry a prioritas with an indikator of their own or of a bidang, as they stand now."""
    return _carriers(store, tahun, upto, "i.prioritas = :kode", prioritas)


def opds_with_label(store: Store, tahun: int, ciri: str, upto: int | None = None) -> set[str]:
    """The OPDs that carry a label on an indikator or pekerjaan, of their own or of a bidang, as they stand now."""
    own = "' ' || {}.ciri || ' ' LIKE '% ' || :kode || ' %'"
    return _carriers(store, tahun, upto, f"{own.format('i')} OR {own.format('p')}", ciri)


def _carriers(store: Store, tahun: int, upto: int | None, where: str, kode: str) -> set[str]:
    rows = store.connection.execute(_CARRIERS + where, {"tahun": tahun, "upto": limit(upto), "kode": kode})
    return {row[0] for row in rows}


def any_releases(store: Store) -> bool:
    """Whether a contract ever promised a figure that an outside body releases in the next year."""
    row = store.connection.execute("SELECT 1 FROM indikator WHERE rilis_tahun = 'berikut' LIMIT 1").fetchone()
    return row is not None


def any_follow_ups(store: Store) -> bool:
    """Whether a meeting ever agreed on a follow-up: most files of a young year hold none."""
    return store.connection.execute("SELECT 1 FROM tindak_lanjut LIMIT 1").fetchone() is not None


def locked_months(store: Store, tahun: int, upto: int | None = None) -> dict[int, int]:
    """The months that are locked → the event that locked each, ascending."""
    locked: dict[int, int] = {}
    for peristiwa, tindakan, bulan in store.connection.execute(
        "SELECT peristiwa, tindakan, bulan FROM penguncian WHERE tahun = ? AND peristiwa <= ? ORDER BY peristiwa",
        (tahun, limit(upto)),
    ):
        if tindakan == "kunci":
            locked[bulan] = peristiwa
        else:
            locked.pop(bulan, None)
    return dict(sorted(locked.items()))
