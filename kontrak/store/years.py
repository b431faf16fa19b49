"""What a command needs to know of a year before it loads anything of it: which there are, its header, its locks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kontrak.model.meanings import rules_in_force
from kontrak.store.log import limit

if TYPE_CHECKING:
    from kontrak.store.connection import Store

_HEADER = "SELECT peristiwa, daerah FROM tajuk WHERE tahun = ? AND peristiwa <= ? ORDER BY peristiwa DESC LIMIT 1"
_RULES = """\
SELECT a.berlaku, a.acuan, a.batas_lapor FROM aturan a
WHERE a.tahun = :tahun AND a.peristiwa = (
  SELECT MAX(x.peristiwa) FROM aturan x WHERE x.tahun = a.tahun AND x.ke = a.ke AND x.peristiwa <= :batas)
ORDER BY a.ke"""


class _Rules(NamedTuple):
    """What the header of a month shows of a version of the rules."""

    berlaku: int
    acuan: str
    batas_lapor: int


class MonthHeader(NamedTuple):
    """What every screen of a month is headed with.

    ``acuan`` and ``batas_lapor`` are those of the rules in force at the month; ``pengampu`` (post) and ``prioritas``
    (name) are by code, in the order of the contract file.
    """

    daerah: str
    acuan: str
    batas_lapor: int
    pengampu: dict[str, str]
    prioritas: dict[str, str]
    terkunci: bool


def load_years(store: Store, batas: int | None = None) -> list[int]:
    """The years that hold a contract, ascending."""
    rows = store.connection.execute(
        "SELECT DISTINCT tahun FROM tajuk WHERE peristiwa <= ? ORDER BY tahun", (limit(batas),)
    )
    return [row[0] for row in rows]


def load_month_header(store: Store, tahun: int, bulan: int, batas: int | None = None) -> MonthHeader | None:
    """The header of a month, None when the year is not in the file."""
    header = store.connection.execute(_HEADER, (tahun, limit(batas))).fetchone()
    versions = [*map(_Rules._make, store.connection.execute(_RULES, {"tahun": tahun, "batas": limit(batas)}))]
    if header is None or not versions:
        return None
    rules = rules_in_force(versions, bulan)
    peristiwa, daerah = header
    supervisors = store.connection.execute(
        "SELECT kode, jabatan FROM pengampu WHERE peristiwa = ? ORDER BY urutan", (peristiwa,)
    )
    priorities = store.connection.execute(
        "SELECT kode, nama FROM prioritas WHERE peristiwa = ? ORDER BY urutan", (peristiwa,)
    )
    locked = bulan in locked_months(store, tahun, batas)
    return MonthHeader(daerah, rules.acuan, int(rules.batas_lapor), dict(supervisors), dict(priorities), locked)


def any_follow_ups(store: Store) -> bool:
    """Whether a meeting ever agreed on a follow-up: most files of a young year hold none."""
    return store.connection.execute("SELECT 1 FROM tindak_lanjut LIMIT 1").fetchone() is not None


def locked_months(store: Store, tahun: int, batas: int | None = None) -> dict[int, int]:
    """The months that are locked → the event that locked each, ascending."""
    locked: dict[int, int] = {}
    for peristiwa, tindakan, bulan in store.connection.execute(
        "SELECT peristiwa, tindakan, bulan FROM penguncian WHERE tahun = ? AND peristiwa <= ? ORDER BY peristiwa",
        (tahun, limit(batas)),
    ):
        if tindakan == "kunci":
            locked[bulan] = peristiwa
        else:
            locked.pop(bulan, None)
    return dict(sorted(locked.items()))
