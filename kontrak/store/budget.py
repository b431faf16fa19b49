"""Which pagu was in force in each month, and whose a spending is (SPEC §4, Money)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.named import NamedTuple
from kontrak.store.years import locked_months

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from kontrak.model.declared import Kontrak
    from kontrak.model.meanings import Makna
    from kontrak.store.connection import Store
    from kontrak.store.reports import Lines

_PAGU = """\
SELECT k.peristiwa, k.berlaku, COALESCE(
    (SELECT SUM(p.pagu) FROM program p WHERE k.kode = k.opd AND p.peristiwa = k.peristiwa AND p.opd = k.kode),
    (SELECT SUM(COALESCE(i.pagu, (SELECT SUM(w.pagu) FROM pekerjaan w
        WHERE w.peristiwa = i.peristiwa AND w.indikator = i.kode)))
      FROM indikator i WHERE i.peristiwa = k.peristiwa AND i.kontrak = k.kode)),
  COALESCE((SELECT m.berlaku FROM impor m WHERE m.peristiwa = k.peristiwa),
  (SELECT MIN(n.berlaku) FROM kontrak n WHERE n.peristiwa = k.peristiwa AND n.opd = k.opd AND n.ke > COALESCE(
    (SELECT MAX(e.ke) FROM kontrak e WHERE e.tahun = n.tahun AND e.kode = n.kode AND e.peristiwa < n.peristiwa), 0)))
FROM kontrak k WHERE k.tahun = ? AND k.opd = ? AND k.kode = ? AND k.peristiwa <= ? ORDER BY k.peristiwa"""
"""Of each import that wrote a contract its pagu, and the month from which it was to count, if one was named.

Imports of the first releases name it only with the contracts that they amended.
"""

_CODES = """\
SELECT '', opd || '.' || kode, peristiwa, pagu FROM program WHERE peristiwa IN ({0}) AND opd = :opd AND :kontrak = :opd
UNION ALL SELECT kode, kode, peristiwa, pagu FROM indikator WHERE peristiwa IN ({0}) AND kontrak = :kontrak
UNION ALL SELECT i.kode, w.kode, w.peristiwa, w.pagu FROM pekerjaan w JOIN indikator i
  ON i.peristiwa = w.peristiwa AND i.kode = w.indikator WHERE w.peristiwa IN ({0}) AND i.kontrak = :kontrak"""
"""What each import said of each code: the indikator that it is or belongs to ('' of a programme), code, event, pagu."""

_LAST_HOLDER = """\
SELECT kontrak FROM indikator WHERE kode IN (?, ?) AND peristiwa IN (SELECT peristiwa FROM opd WHERE tahun = ? AND
  kode = ? AND peristiwa <= ?) ORDER BY peristiwa DESC LIMIT 1"""


class Pagu(NamedTuple):
    """The pagu of a contract in each month, January first; ``awal`` is the first one that was ever declared.

    ``kode`` has that of the programmes, indikators and pekerjaan whose own pagu was not the same in every import.
    """

    bulan: tuple[int | None, ...]
    awal: int | None
    kode: Mapping[str, tuple[int | None, ...]]


def pagu_by_month(store: Store, tahun: int, upto: int, contract: Kontrak) -> Pagu:
    """Return which pagu was in force in each month.

    The first stands from the month of its contract on (a bidang may join a signed OPD later in the year); one that
    changes with a month of its own counts from it on, any other from the first month that was not locked.
    """
    rows = store.connection.execute(_PAGU, (tahun, contract.opd, contract.kode, upto)).fetchall()
    starts: dict[int, int] = {}
    for peristiwa, stands_from, _, berlaku in rows:
        changed_from = berlaku or max(locked_months(store, tahun, peristiwa - 1), default=0) + 1
        starts[peristiwa] = changed_from if starts else stands_from
    first = next((pagu for _, _, pagu, _ in rows if pagu is not None), None)
    if len(rows) < 2:
        return Pagu(_months([(peristiwa, pagu) for peristiwa, _, pagu, _ in rows], starts), first, {})
    said = _by_code(store, contract, starts)
    months = {kode: _months(found.items(), starts) for _, kode, found in said}
    changed = {kode: months[kode] for _, kode, found in said if len({*found.values()}) > 1}
    places = [(item, months[kode]) for item, kode, _ in said]
    return Pagu(tuple(_total(places, month) for month in range(12)), first, changed)


def _total(places: Sequence[tuple[str, tuple[int | None, ...]]], month: int) -> int | None:
    """The pagu of a contract: of its programmes if any has one, else of its indikators (SPEC §4, Money)."""
    known = [(item, months[month]) for item, months in places]
    programs = [pagu for item, pagu in known if not item and pagu is not None]
    if programs:
        return sum(programs)
    own: dict[str, int | None] = {}
    works: dict[str, list[int]] = {}
    for item, pagu in known:
        if item in own:
            works.setdefault(item, []).extend([] if pagu is None else [pagu])
        elif item:
            own[item] = pagu  # an indikator stands before its pekerjaan
    each = [pagu if pagu is not None else sum(works[item]) if works.get(item) else None for item, pagu in own.items()]
    found = [pagu for pagu in each if pagu is not None]
    return sum(found) if found else None


def _months(found: Iterable[tuple[int, int | None]], starts: Mapping[int, int]) -> tuple[int | None, ...]:
    """Lay what each import said over the months from which it counts."""
    months: list[int | None] = [None] * 12
    before: tuple[int | None, ...] = ()
    for peristiwa, pagu in found:
        if (pagu,) != before:
            months = [pagu if month >= starts[peristiwa] else known for month, known in enumerate(months, 1)]
        before = (pagu,)
    return tuple(months)


def _by_code(
    store: Store, contract: Kontrak, starts: Mapping[int, int]
) -> list[tuple[str, str, dict[int, int | None]]]:
    """What each import said of each code: its indikator, the code, the pagu by event (None where it was not there)."""
    found: dict[tuple[str, str], dict[int, int | None]] = {}
    query = _CODES.format(", ".join(map(str, starts)))
    for item, kode, peristiwa, pagu in store.connection.execute(query, {"kontrak": contract.kode, "opd": contract.opd}):
        found.setdefault((item, kode), dict.fromkeys(starts))[peristiwa] = pagu
    return [(*place, said) for place, said in found.items()]


def spending_of(
    kontrak: Kontrak, lines: Lines, meanings: Sequence[Mapping[str, Makna]], last_holder: Callable[[str], str | None]
) -> dict[int, int]:
    """Rupiah per month of the codes that a bidang held in the month; what no version holds is its last holder's."""
    total: dict[int, int] = {}
    for kode, months in lines.items():
        for bulan, line in months.items():
            record = line.terakhir
            if record is None or record.anggaran is None:
                continue
            makna = meanings[bulan - 1].get(kode)
            holder = makna.kontrak if makna else last_holder(kode)
            if holder == kontrak.kode:
                total[bulan] = total.get(bulan, 0) + record.anggaran
    return dict(sorted(total.items()))


def last_holder(store: Store, tahun: int, upto: int, kode: str) -> str | None:
    """The contract that held an indikator, or the indikator of a pekerjaan, in the last import that had it."""
    opd = kode.partition(".")[0]
    row = store.connection.execute(_LAST_HOLDER, (kode, kode.rpartition(".")[0], tahun, opd, upto)).fetchone()
    return None if row is None else str(row[0])
