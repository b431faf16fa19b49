"""The facts of each contract: all that scoring reads of a year, as recorded up to an event (SPEC §3, §4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kontrak.model.kepala import Kepala
from kontrak.model.meanings import codes_held, meanings_of_year
from kontrak.model.recorded import Fakta
from kontrak.store.by_name import columns_of, from_cells
from kontrak.store.declared import load_opds, load_rules
from kontrak.store.faults import readable
from kontrak.store.log import head
from kontrak.store.records import findings, official_scores, suspensions
from kontrak.store.reports import read_lines, spending
from kontrak.store.versions import load_contract_versions

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from decimal import Decimal

    from kontrak.model.declared import Indikator, Kontrak, Opd
    from kontrak.model.recorded import VersiAturan
    from kontrak.store.connection import Store

_HEADS = f"""\
SELECT {columns_of(Kepala, "h")}
FROM kontrak k CROSS JOIN kepala h ON h.peristiwa = k.peristiwa AND h.kontrak = k.kode
WHERE k.tahun = ? AND k.opd = ? AND k.kode = ? AND k.peristiwa <= ? ORDER BY k.peristiwa"""

_FIRST_PAGU = """\
SELECT pagu FROM (
  SELECT COALESCE(
    (SELECT SUM(p.pagu) FROM program p WHERE p.peristiwa = k.peristiwa AND p.opd = k.kode),
    (SELECT SUM(COALESCE(i.pagu, (SELECT SUM(w.pagu) FROM pekerjaan w
        WHERE w.peristiwa = i.peristiwa AND w.indikator = i.kode)))
      FROM indikator i WHERE i.peristiwa = k.peristiwa AND i.kontrak = k.kode)) AS pagu
  FROM kontrak k WHERE k.tahun = ? AND k.opd = ? AND k.kode = ? AND k.peristiwa <= ? ORDER BY k.peristiwa
) WHERE pagu IS NOT NULL LIMIT 1"""


class _Year(NamedTuple):
    """What all contracts of a year share, read once."""

    store: Store
    tahun: int
    upto: int
    aturan: tuple[VersiAturan, ...]
    resmi: Mapping[int, Mapping[str, Decimal | None]]


@readable
def load_facts(store: Store, tahun: int, upto: int | None = None, opd: Collection[str] | None = None) -> list[Fakta]:
    """The facts of every contract of the year, or of the OPDs given: an OPD, then its bidang, in order of code.

    Everything is read as of one event (the latest when ``upto`` is None), so what others record meanwhile never
    mixes in.
    """
    limit = head(store).nomor if upto is None else upto
    rules = load_rules(store, tahun, limit)
    year = _Year(store, tahun, limit, rules, official_scores(store, tahun, limit))
    facts: list[Fakta] = []
    for agency in load_opds(store, tahun, limit, opd).values():
        facts.extend(_facts_of_opd(year, agency))
    return facts


def _facts_of_opd(year: _Year, opd: Opd) -> list[Fakta]:
    versions = load_contract_versions(year.store, year.tahun, year.upto, opd)
    meanings = meanings_of_year(versions, year.aturan)
    lines = read_lines(year.store, year.tahun, year.upto, opd.kode, meanings)
    spans = suspensions(year.store, year.tahun, year.upto, opd.kode)
    found = findings(year.store, year.tahun, year.upto, opd.kode)
    facts = []
    for contract in (opd.kontrak, *opd.bidang):
        is_opd = contract.kode == opd.kode
        programs = opd.program if is_opd else ()
        codes = codes_held(versions[contract.kode]) | {f"{opd.kode}.{program.kode}" for program in programs}
        own_lines = {code: months for code, months in lines.items() if code in codes}
        facts.append(
            Fakta(
                tahun=year.tahun,
                opd=opd.kode,
                kelompok=opd.kelompok,
                pengampu=opd.pengampu,
                kontrak=contract,
                kepala=_read_heads(year, contract),
                versi=versions[contract.kode],
                aturan=year.aturan,
                laporan=own_lines,
                penangguhan=tuple(span for code, own in spans.items() if code in codes for span in own),
                pagu=current_pagu(opd, contract),
                pagu_awal=_first_pagu(year, contract),
                belanja=spending(lines if is_opd else own_lines),
                resmi={month: scores.get(contract.kode) for month, scores in year.resmi.items()},
                integritas=found if is_opd else (),
                program=programs,
            )
        )
    return facts


def current_pagu(opd: Opd, contract: Kontrak) -> int | None:
    """The pagu of a contract in rupiah, None where none is declared (SPEC §4, Money).

    Of an OPD the sum of its programs if any has one, else of its own indikators; of a bidang of its indikators.
    """
    programs = [program.pagu for program in opd.program if program.pagu is not None]
    if programs and contract.kode == opd.kode:
        return sum(programs)
    own = [pagu for indikator in contract.indikator if (pagu := _pagu_of(indikator)) is not None]
    return sum(own) if own else None


def _pagu_of(indikator: Indikator) -> int | None:
    works = [work.pagu for work in indikator.pekerjaan if work.pagu is not None]
    if indikator.pagu is not None or not works:
        return indikator.pagu
    return sum(works)


def _first_pagu(year: _Year, contract: Kontrak) -> int | None:
    """The first pagu that was recorded for the contract."""
    row = year.store.connection.execute(_FIRST_PAGU, (year.tahun, contract.opd, contract.kode, year.upto)).fetchone()
    return int(row[0]) if row else None


def _read_heads(year: _Year, contract: Kontrak) -> tuple[Kepala, ...]:
    """The heads in the order in which they were recorded; the same one in a row counts once."""
    heads: list[Kepala] = []
    for row in year.store.connection.execute(_HEADS, (year.tahun, contract.opd, contract.kode, year.upto)):
        head_now = from_cells(Kepala, row)
        if not heads or heads[-1] != head_now:
            heads.append(head_now)
    return tuple(heads)
