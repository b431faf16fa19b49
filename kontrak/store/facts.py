"""The facts of each contract: all that scoring reads of a year, as recorded up to an event (SPEC §3, §4)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kontrak.model.meanings import codes_held, meanings_of_year
from kontrak.model.recorded import Fakta
from kontrak.model.words import sum_known
from kontrak.named import NamedTuple
from kontrak.store.declared import load_contract_versions, load_opds, load_rules
from kontrak.store.faults import readable
from kontrak.store.log import head
from kontrak.store.officials import load_findings, read_heads
from kontrak.store.records import official_scores, suspensions
from kontrak.store.reports import read_lines, spending
from kontrak.store.years import locked_months

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from decimal import Decimal

    from kontrak.model.declared import Kontrak, Opd, Program
    from kontrak.model.meanings import Makna
    from kontrak.model.recorded import TemuanIntegritas, Versi, VersiAturan
    from kontrak.store.connection import Store
    from kontrak.store.reports import Lines


class _Year(NamedTuple):
    """What all contracts of a year share, read once."""

    store: Store
    tahun: int
    upto: int
    aturan: tuple[VersiAturan, ...]
    resmi: Mapping[int, Mapping[str, Decimal | None]]
    integritas: tuple[TemuanIntegritas, ...]


@readable
def load_facts(store: Store, tahun: int, upto: int | None = None, opd: Collection[str] | None = None) -> list[Fakta]:
    """The facts of every contract of the year, or of the OPDs given: an OPD, then its bidang, in order of code.

    Everything is read as of one event (the latest when ``upto`` is None), so what others record meanwhile never
    mixes in.
    """
    limit = head(store).nomor if upto is None else upto
    rules = load_rules(store, tahun, limit)
    year = _Year(store, tahun, limit, rules, official_scores(store, tahun, limit), load_findings(store, limit))
    facts: list[Fakta] = []
    for agency in load_opds(store, tahun, limit, opd).values():
        facts.extend(_facts_of_opd(year, agency))
    return facts


def facts_with_reports(store: Store, facts: Sequence[Fakta], kode: str) -> list[Fakta] | None:
    """The facts of an OPD after reports on one code were recorded, of which only its lines are read again.

    None where more than those may have changed: the spending, or contracts that are also read as they first stood.
    """
    meanings = meanings_of_year({fakta.kontrak.kode: fakta.versi for fakta in facts}, facts[0].aturan)
    before = {code: dict(months) for fakta in facts for code, months in fakta.laporan.items() if code == kode}
    after = read_lines(store, facts[0].tahun, head(store).nomor, kode, meanings)
    if spending(before) != spending(after) or any(fakta.laporan_induk is not None for fakta in facts):
        return None
    return [
        fakta._replace(laporan=dict(sorted({**fakta.laporan, **after}.items())))
        if kode in _codes_of(fakta.versi, fakta.opd, fakta.program)
        else fakta
        for fakta in facts
    ]


def _facts_of_opd(year: _Year, opd: Opd) -> list[Fakta]:
    versions = load_contract_versions(year.store, year.tahun, year.upto, opd)
    meanings = meanings_of_year(versions, year.aturan)
    lines = read_lines(year.store, year.tahun, year.upto, opd.kode, meanings)
    first_read = _read_as_first_stood(year, opd, versions)
    spans = suspensions(year.store, year.tahun, year.upto, opd.kode)
    facts = []
    for contract in opd.contracts:
        is_opd = contract.kode == opd.kode
        programs = opd.program if is_opd else ()
        codes = _codes_of(versions[contract.kode], opd.kode, programs)
        budget = pagu_by_month(year.store, year.tahun, year.upto, contract)
        facts.append(
            Fakta(
                tahun=year.tahun,
                opd=opd.kode,
                kelompok=opd.kelompok,
                pengampu=opd.pengampu,
                kontrak=contract,
                kepala=read_heads(year.store, year.tahun, contract.kode, year.upto),
                versi=versions[contract.kode],
                aturan=year.aturan,
                laporan=_own(lines, codes),
                penangguhan=tuple(span for code, own in spans.items() if code in codes for span in own),
                pagu=_current_pagu(opd, contract),
                pagu_awal=budget.awal,
                pagu_bulan=budget.bulan,
                pagu_kode=budget.kode,
                belanja=spending(lines, None if is_opd else partial(_holds, year, contract, meanings)),
                laporan_induk=None if first_read is None else _own(first_read, codes),
                resmi={month: scores.get(contract.kode) for month, scores in year.resmi.items()},
                integritas=year.integritas,
                program=programs,
            )
        )
    return facts


def _codes_of(versions: Sequence[Versi], opd: str, programs: Sequence[Program]) -> set[str]:
    """What is reported on to a contract: what its versions hold, of an OPD its programmes too."""
    return codes_held(versions) | {f"{opd}.{program.kode}" for program in programs}


def _own(lines: Lines, codes: Collection[str]) -> Lines:
    return {code: months for code, months in lines.items() if code in codes}


def _read_as_first_stood(year: _Year, opd: Opd, versions: Mapping[str, Sequence[Versi]]) -> Lines | None:
    """The reports read by the contracts and rules as they first stood; None where nothing was amended."""
    if len(year.aturan) < 2 and all(len(own) < 2 for own in versions.values()):
        return None
    first = meanings_of_year({kode: own[:1] for kode, own in versions.items()}, year.aturan[:1])
    return read_lines(year.store, year.tahun, year.upto, opd.kode, first)


def _current_pagu(opd: Opd, contract: Kontrak) -> int | None:
    """The pagu of a contract in rupiah, None where none is declared (SPEC §4, Money).

    Of an OPD the sum of its programs if any has one, else of its own indikators; of a bidang of its indikators.
    """
    programs = sum_known(program.pagu for program in opd.program) if contract.kode == opd.kode else None
    return sum_known(item.own_pagu for item in contract.indikator) if programs is None else programs


# --- money (SPEC §4) ---------------------------------------------------------------------------------

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
    said: dict[str, list[int | None]] = {}
    for item, months in places:
        said.setdefault(item, []).append(months[month])
    programs = sum_known(said.pop("", ()))
    if programs is not None:
        return programs
    # an indikator stands before its pekerjaan
    return sum_known(sum_known(works) if own is None else own for own, *works in said.values())


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


def _holds(year: _Year, contract: Kontrak, meanings: Sequence[Mapping[str, Makna]], kode: str, bulan: int) -> bool:
    """Whether a contract held a code in the month; what no version holds is its last holder's."""
    makna = meanings[bulan - 1].get(kode)
    return (makna.kontrak if makna else _last_holder(year, kode)) == contract.kode


def _last_holder(year: _Year, kode: str) -> str | None:
    """The contract that held an indikator, or the indikator of a pekerjaan, in the last import that had it."""
    places = (kode, kode.rpartition(".")[0], year.tahun, kode.partition(".")[0], year.upto)
    row = year.store.connection.execute(_LAST_HOLDER, places).fetchone()
    return None if row is None else str(row[0])
