"""Assess: load the facts, score them, and hand every screen and document the same figures (SPEC §3, §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.lookup import find_bidang, find_opd, not_in_force, split_kode, unknown_kode
from kontrak.actions.overview import arrange, stored_potret
from kontrak.actions.question import Period, opened
from kontrak.model.arsip import counting
from kontrak.named import NamedTuple
from kontrak.scoring.detail import contract_month, detail_of
from kontrak.scoring.plan import version_at
from kontrak.scoring.ranking import rank
from kontrak.scoring.summary import potret_at, score_contract
from kontrak.scoring.trace import explain
from kontrak.store.declared import load_opd_names, load_opds, load_rules
from kontrak.store.facts import load_facts
from kontrak.store.fingerprints import declared_opds, prove
from kontrak.store.follow_ups import known_follow_ups
from kontrak.store.listing import list_reports
from kontrak.store.opening import open_store
from kontrak.store.records import archived
from kontrak.store.summaries import EVERY
from kontrak.store.years import protocol_order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from decimal import Decimal
    from pathlib import Path

    from kontrak.actions.question import Question
    from kontrak.errors import DataError
    from kontrak.model.dasar import Dasar
    from kontrak.model.detail import KontrakBulan
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.recorded import Fakta, Versi
    from kontrak.model.summary import Ringkasan
    from kontrak.store.connection import Store


class Penjelasan(NamedTuple):
    """How a number came about: of a contract, an indikator or a pekerjaan."""

    kode: str
    dasar: Dasar
    nilai: Decimal | None
    langkah: Sequence[str]


def assess(question: Question, parts: Collection[str] = ()) -> Penilaian:
    """Score every OPD of the month asked for and rank them; filters then choose which are listed.

    ``parts`` names the fields of a Potret to fill in besides the figures, and ``bulanan`` where those of every month
    so far are wanted. A rank is that among all OPDs, with
    ``kelompok`` that within the group (SPEC §3 Peringkat). Raises DataError for an unknown year, pengampu, prioritas
    or point of ``per``.
    """
    with opened(question) as (store, period, upto):
        return _assess(store, period, upto, question, parts=parts)


def assess_opd(question: Question, opd: str, bidang: str | None = None) -> tuple[Penilaian, str]:
    """Score all OPDs, with the facts of one, and return its code, or that of its bidang.

    Raises DataError when it is unknown.
    """
    with opened(question) as (store, period, upto):
        kode = code = find_opd(opd, load_opd_names(store, period.tahun, upto)).kode
        if bidang is not None:
            kode = find_bidang(bidang, load_opds(store, period.tahun, upto, [code])[code]).kode
        penilaian = _assess(store, period, upto, question, only=[code])
    return penilaian, kode


def assess_chosen(question: Question, opd: str | None) -> tuple[Penilaian, list[str]]:
    """Score all OPDs; return also the codes of those listed, in order, or of the one that is named. Raises as above."""
    if opd is not None:
        penilaian, kode = assess_opd(question, opd)
        return penilaian, [kode]
    penilaian = assess(question)
    return penilaian, sorted(fakta.opd for fakta in penilaian.fakta)


def assess_owing(question: Question) -> Penilaian:
    """Score all OPDs, with the facts of those that owe reports at the month, in their contract or one of a bidang."""
    with opened(question) as (store, period, upto):
        found = [stored_potret(store, period, upto, (), of) for of in (None, EVERY)]
        owing = {
            item.ringkasan.kode.partition(".")[0]
            for items in found
            for item in items or ()
            if item.ringkasan.jumlah_belum_lapor
        }
        return _assess(store, period, upto, question, only=None if None in found else owing)


def explain_kode(question: Question, text: str) -> Penjelasan:
    """Explain the number behind a code: OPD, bidang, indikator or pekerjaan.

    It is looked up in the contracts in force at the month, as the number was. Raises DataError when it is unknown, or
    in force at other months only.
    """
    with opened(question) as (store, period, upto):
        names = load_opd_names(store, period.tahun, upto)
        opd, kode = split_kode(text, names, lambda: load_opds(store, period.tahun, upto))
        penilaian = _assess(store, period, upto, question, only=[opd.kode])
    facts = penilaian.contracts_of(opd.kode)
    contract = next((fakta.kontrak.kode for fakta in facts if _stands(fakta, kode, period.bulan)), None)
    if contract is None:
        raise _not_held(facts, kode, period)
    nilai, langkah = explain(detail_of(penilaian, contract), kode)
    return Penjelasan(kode, penilaian.dasar, nilai, langkah)


def _assess(
    store: Store,
    period: Period,
    upto: int | None,
    question: Question,
    *,
    parts: Collection[str] = (),
    only: Collection[str] | None = None,
) -> Penilaian:
    """All OPDs with their facts; with ``only`` the facts of those, where the stored summaries rank the rest."""
    stored = stored_potret(store, period, upto, parts)
    wanted = only if only is not None and stored is not None else declared_opds(store, period.tahun)
    prove(store, period.tahun, wanted)
    facts = load_facts(store, period.tahun, upto, wanted)
    own = {fakta.opd: fakta for fakta in facts if fakta.kontrak.kode == fakta.opd}
    scored = [potret_at(fakta, period.bulan, parts) for fakta in own.values()] if stored is None else stored
    overview = arrange(store, period, upto, question, scored)
    listed = [ringkasan.kode for ringkasan in overview.ringkasan]
    return overview._replace(
        fakta=tuple(own[kode] for kode in listed if kode in own),
        bidang={
            kode: tuple(fakta for fakta in facts if fakta.opd == kode and fakta.kontrak.kode != kode) for kode in listed
        },
        aturan=facts[0].aturan if facts else load_rules(store, period.tahun, upto),
        tindak_lanjut=tuple(item for item in known_follow_ups(store, period.tahun, upto) if item.opd in listed),
        urutan=protocol_order(store, period.tahun, upto),
        arsip=counting(archived(store, period.tahun, upto)),
        bulanan=_each_month(store, period, upto, own) if "bulanan" in parts else {},
    )


def _each_month(store: Store, period: Period, upto: int | None, own: Mapping[str, Fakta]) -> dict[str, list[Ringkasan]]:
    """The figures of the OPDs from January to the month: of each month as stored, else scored."""
    found: dict[str, list[Ringkasan]] = {kode: [] for kode in own}
    for month in range(1, period.bulan + 1):
        stored = stored_potret(store, Period(period.tahun, month), upto) if upto is None else None
        known = {item.ringkasan.kode: item.ringkasan for item in stored or ()}
        for kode, fakta in own.items():
            found[kode].append(known[kode] if kode in known else score_contract(fakta, month))
    return found


def _stands(fakta: Fakta, kode: str, bulan: int) -> bool:
    """Whether a code is the contract itself, or one that its version in force at the month holds."""
    return kode in _codes(fakta, version_at(fakta, bulan))


def _not_held(facts: Sequence[Fakta], kode: str, period: Period) -> DataError:
    """The error for a code that no contract of the OPD holds at the month: unknown, not yet, or no longer."""
    months = [month for month in range(1, 13) if any(_stands(fakta, kode, month) for fakta in facts)]
    if not months:
        return unknown_kode(kode, {code for fakta in facts for versi in fakta.versi for code in _codes(fakta, versi)})
    later = next((month for month in months if month > period.bulan), None)
    return not_in_force(kode, period, since=later, until=months[-1])


def _codes(fakta: Fakta, versi: Versi) -> Iterator[str]:
    """The code of the contract and all that a version of it holds."""
    yield fakta.kontrak.kode
    for indikator in versi.indikator:
        yield from indikator.codes


def each_month(question: Question, *, rows: bool = True) -> tuple[Penilaian, Iterator[KontrakBulan]]:
    """Return the assessment of the month asked for, and its contracts for January up to that month.

    With ``rows`` they have their indikators.
    By month, then by code, a bidang after its OPD; ranks are those of each month. Raises DataError as ``assess``.
    """
    penilaian = assess(question, ["bulanan"])
    return penilaian, _months_of(penilaian, question.kelompok, rows=rows)


def recorded(db: Path, penilaian: Penilaian) -> list[Mapping[str, str | int | None]]:
    """Return the reports that count at the point of the assessment, as recorded, of its OPDs up to its month."""
    listed = {fakta.opd for fakta in penilaian.fakta}
    with open_store(db) as store:
        rows = list(list_reports(store, penilaian.dasar.tahun, penilaian.dasar.bulan, penilaian.dasar.segel.nomor))
    return [row for row in rows if row["opd"] in listed]


def _months_of(penilaian: Penilaian, kelompok: str | None, *, rows: bool) -> Iterator[KontrakBulan]:
    own = sorted(penilaian.fakta, key=lambda fakta: fakta.opd)
    for bulan in range(1, penilaian.dasar.bulan + 1):
        everyone = [months[bulan - 1] for months in penilaian.bulanan.values()]
        ranked = {item.kode: item for item in rank(everyone, kelompok)}
        for fakta in own:
            yield contract_month(fakta, bulan, ranked[fakta.opd], rows=rows)
            for below in penilaian.bidang.get(fakta.opd, ()):
                yield contract_month(below, bulan, score_contract(below, bulan), rows=rows)
