"""Assess: load the facts, score them, and hand every screen and document the same figures (SPEC §3, §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kontrak.actions.agreed import known_follow_ups
from kontrak.actions.lookup import all_codes, find_bidang, find_opd, not_in_force, split_kode, unknown_kode
from kontrak.actions.overview import arrange, stored_potret
from kontrak.actions.question import opened
from kontrak.errors import DataError
from kontrak.model.meanings import rules_in_force
from kontrak.months import report_deadline
from kontrak.scoring.detail import detail_contract
from kontrak.scoring.potret import potret_at
from kontrak.scoring.trace import explain
from kontrak.scoring.year import version_at
from kontrak.store.declared import load_opd_names, load_opds, load_rules, load_tajuk
from kontrak.store.facts import load_facts
from kontrak.store.fingerprints import declared_opds, prove

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from kontrak.actions.period import Period
    from kontrak.actions.question import Question
    from kontrak.model.agreed import TindakLanjut
    from kontrak.model.declared import Aturan, Tajuk
    from kontrak.model.detail import Rincian
    from kontrak.model.recorded import Fakta, Versi, VersiAturan
    from kontrak.model.summary import Ringkasan
    from kontrak.store.connection import Store


class Penilaian(NamedTuple):
    """The OPDs of one month, ranked; what every screen and document has in common.

    ``versi_aturan`` are the rules in force at the month. ``fakta`` are the contracts of the OPDs in ranking order,
    ``bidang`` those of their bidang by OPD code; ``waktu_data`` is the time of the latest event that counts ("" for
    none); ``diperingkat`` is how many OPDs have a rank, of all of them or with ``kelompok`` of that group.
    ``tindak_lanjut`` are the follow-ups of the listed OPDs, whatever month of the year their meeting was on; before
    them the open ones of earlier years, with month 0. Of an assessment of one OPD, ``fakta`` and ``bidang`` may hold
    only that one.
    """

    tajuk: Tajuk
    versi_aturan: VersiAturan
    tahun: int
    bulan: int
    segel: str
    waktu_data: str
    terkunci: bool
    diperingkat: int
    ringkasan: tuple[Ringkasan, ...]
    fakta: tuple[Fakta, ...]
    bidang: Mapping[str, tuple[Fakta, ...]]
    tindak_lanjut: tuple[TindakLanjut, ...] = ()

    @property
    def aturan(self) -> Aturan:
        """The rules in force at the month."""
        return self.versi_aturan.aturan

    @property
    def acuan(self) -> str:
        """Their source."""
        return self.aturan.acuan

    @property
    def deadline(self) -> date:
        """The last day on which a report of the month is in time."""
        return report_deadline(self.tahun, self.bulan, self.aturan.batas_lapor)

    @property
    def daerah(self) -> str:
        """The regency."""
        return self.tajuk.daerah


class Penjelasan(NamedTuple):
    """How a number came about: of a contract, an indikator or a pekerjaan."""

    kode: str
    penilaian: Penilaian
    nilai: Decimal | None
    langkah: tuple[str, ...]


def assess(question: Question) -> Penilaian:
    """Score every OPD of the month asked for and rank them; filters then choose which are listed.

    A rank is that among all OPDs, with ``kelompok`` that within the group (SPEC §3 Peringkat).
    Raises DataError for an unknown year, pengampu, prioritas or point of ``per``.
    """
    with opened(question) as (store, period, batas):
        return _assess(store, period, batas, question)


def assess_opd(question: Question, opd: str, bidang: str | None = None) -> tuple[Penilaian, Rincian]:
    """Score all OPDs and return one of them, or one of its bidang, in full. Raises DataError when it is unknown."""
    with opened(question) as (store, period, batas):
        kode = code = find_opd(opd, load_opd_names(store, period.tahun, batas)).kode
        if bidang is not None:
            kode = find_bidang(bidang, load_opds(store, period.tahun, batas, [code])[code]).kode
        penilaian = _assess(store, period, batas, question, code)
    return penilaian, detail(penilaian, kode)


def detail(penilaian: Penilaian, kode: str) -> Rincian:
    """Return one contract of the assessment in full; ``kode`` is an OPD or a bidang of it."""
    opd = kode.partition(".")[0]
    own = next(fakta for fakta in penilaian.fakta if fakta.kontrak.kode == opd)
    parts = penilaian.bidang.get(opd, ())
    if kode != opd:
        return detail_contract(next(fakta for fakta in parts if fakta.kontrak.kode == kode), penilaian.bulan)
    ranked = next(ringkasan for ringkasan in penilaian.ringkasan if ringkasan.kode == opd)
    rincian = detail_contract(own, penilaian.bulan, parts)
    return rincian._replace(ringkasan=rincian.ringkasan._replace(peringkat=ranked.peringkat))


def explain_kode(question: Question, text: str) -> Penjelasan:
    """Explain the number behind a code: OPD, bidang, indikator or pekerjaan.

    It is looked up in the contracts in force at the month, as the number was. Raises DataError when it is unknown, or
    in force at other months only.
    """
    with opened(question) as (store, period, batas):
        names = load_opd_names(store, period.tahun, batas)
        opd, kode = split_kode(text, names, lambda: all_codes(load_opds(store, period.tahun, batas)))
        penilaian = _assess(store, period, batas, question, opd.kode)
    facts = [fakta for fakta in penilaian.fakta if fakta.opd == opd.kode] + [*penilaian.bidang.get(opd.kode, ())]
    contract = next((fakta.kontrak.kode for fakta in facts if _stands(fakta, kode, period.bulan)), None)
    if contract is None:
        raise _not_held(facts, kode, period)
    nilai, langkah = explain(detail(penilaian, contract), kode)
    return Penjelasan(kode, penilaian, nilai, langkah)


def _assess(store: Store, period: Period, batas: int | None, question: Question, opd: str | None = None) -> Penilaian:
    """All OPDs with their facts; with ``opd`` the facts of that one only, where the stored summaries rank the rest."""
    tajuk = load_tajuk(store, period.tahun, batas)
    if tajuk is None:
        raise DataError(f"Tahun {period.tahun} tidak ada dalam berkas.")
    stored = stored_potret(store, period, batas)
    wanted = [opd] if opd is not None and stored is not None else declared_opds(store, period.tahun)
    prove(store, period.tahun, wanted)
    facts = load_facts(store, period.tahun, batas, wanted)
    own = {fakta.opd: fakta for fakta in facts if fakta.kontrak.kode == fakta.opd}
    scored = [potret_at(fakta, period.bulan) for fakta in own.values()] if stored is None else stored
    overview = arrange(store, period, batas, question, scored)
    listed = [ringkasan.kode for ringkasan in overview.ringkasan]
    return Penilaian(
        tajuk=tajuk,
        versi_aturan=rules_in_force(load_rules(store, period.tahun, batas), period.bulan),
        tahun=period.tahun,
        bulan=period.bulan,
        segel=overview.segel,
        waktu_data=overview.waktu_data,
        terkunci=overview.terkunci,
        diperingkat=overview.diperingkat,
        ringkasan=overview.ringkasan,
        fakta=tuple(own[kode] for kode in listed if kode in own),
        bidang={
            kode: tuple(fakta for fakta in facts if fakta.opd == kode and fakta.kontrak.kode != kode) for kode in listed
        },
        tindak_lanjut=tuple(item for item in known_follow_ups(store, period.tahun, batas) if item.opd in listed),
    )


def is_wanted(fakta: Fakta, question: Question) -> bool:
    """Whether the filters of the question leave an OPD in."""
    if question.pengampu is not None and fakta.pengampu != question.pengampu.upper():
        return False
    if question.kelompok is not None and fakta.kelompok != question.kelompok:
        return False
    if question.prioritas is None:
        return True
    wanted = question.prioritas.upper()
    return any(indikator.prioritas == wanted for indikator in fakta.versi[-1].indikator)


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
