"""The facts of each contract: all that scoring reads of a year, as recorded up to an event (SPEC §3, §4)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from kontrak.model.meanings import codes_held, meanings_of_year
from kontrak.model.recorded import Fakta
from kontrak.store.budget import last_holder, pagu_by_month, spending_of
from kontrak.store.declared import load_opds, load_rules
from kontrak.store.faults import readable
from kontrak.store.log import head
from kontrak.store.officials import load_findings, read_heads
from kontrak.store.records import official_scores, suspensions
from kontrak.store.reports import read_lines, spending
from kontrak.store.versions import load_contract_versions

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from decimal import Decimal

    from kontrak.model.declared import Indikator, Kontrak, Opd
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


def _facts_of_opd(year: _Year, opd: Opd) -> list[Fakta]:
    versions = load_contract_versions(year.store, year.tahun, year.upto, opd)
    meanings = meanings_of_year(versions, year.aturan)
    lines = read_lines(year.store, year.tahun, year.upto, opd.kode, meanings)
    first_read = _read_as_first_stood(year, opd, versions)
    spans = suspensions(year.store, year.tahun, year.upto, opd.kode)
    facts = []
    for contract in (opd.kontrak, *opd.bidang):
        is_opd = contract.kode == opd.kode
        programs = opd.program if is_opd else ()
        codes = codes_held(versions[contract.kode]) | {f"{opd.kode}.{program.kode}" for program in programs}
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
                pagu=current_pagu(opd, contract),
                pagu_awal=budget.awal,
                pagu_bulan=budget.bulan,
                pagu_kode=budget.kode,
                belanja=spending(lines)
                if is_opd
                else spending_of(contract, lines, meanings, partial(last_holder, year.store, year.tahun, year.upto)),
                laporan_induk=None if first_read is None else _own(first_read, codes),
                resmi={month: scores.get(contract.kode) for month, scores in year.resmi.items()},
                integritas=year.integritas,
                program=programs,
            )
        )
    return facts


def _own(lines: Lines, codes: Collection[str]) -> Lines:
    return {code: months for code, months in lines.items() if code in codes}


def _read_as_first_stood(year: _Year, opd: Opd, versions: Mapping[str, Sequence[Versi]]) -> Lines | None:
    """The reports read by the contracts and rules as they first stood; None where nothing was amended."""
    if len(year.aturan) < 2 and all(len(own) < 2 for own in versions.values()):
        return None
    first = meanings_of_year({kode: own[:1] for kode, own in versions.items()}, year.aturan[:1])
    return read_lines(year.store, year.tahun, year.upto, opd.kode, first)


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
