"""Assess: load the facts, score them, and hand every screen and document the same figures (SPEC §3, §5)."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from kontrak.actions.follow_ups import known_follow_ups
from kontrak.actions.lookup import codes_of, find_bidang, find_opd, split_kode, unknown_kode
from kontrak.actions.period import choose_period
from kontrak.clock import now
from kontrak.errors import DataError
from kontrak.scoring.detail import detail_contract
from kontrak.scoring.missed import missed_heads
from kontrak.scoring.ranking import rank
from kontrak.scoring.summary import score_contract
from kontrak.scoring.trace import explain
from kontrak.store.connection import open_store
from kontrak.store.declared import load_opds, load_tajuk, load_years
from kontrak.store.events import head
from kontrak.store.facts import load_facts
from kontrak.store.per import resolve_per
from kontrak.store.records import locked_months

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal
    from pathlib import Path

    from kontrak.actions.period import Period
    from kontrak.model import Fakta, KepalaMeleset, Opd, Rincian, Ringkasan, Tajuk, TindakLanjut
    from kontrak.store.connection import Store


class Question(NamedTuple):
    """What is asked: which file, which month, as of which point, and which OPDs."""

    db: Path
    tahun: int | None = None
    bulan: tuple[int | None, int] | None = None
    per: str | None = None
    pengampu: str | None = None
    prioritas: str | None = None
    kelompok: str | None = None


class Penilaian(NamedTuple):
    """The OPDs of one month, ranked; what every screen and document has in common.

    ``fakta`` are the contracts of the OPDs in ranking order, ``bidang`` those of their bidang by OPD code;
    ``waktu_data`` is the time of the latest event that counts ("" for none); ``diperingkat`` is how many OPDs have
    a rank, of all of them or with ``kelompok`` of that group. ``tindak_lanjut`` are the follow-ups of the listed
    OPDs, whatever month of the year their meeting was on; before them the open ones of earlier years, with month 0.
    """

    tajuk: Tajuk
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
        opds = load_opds(store, period.tahun, batas)
        found = find_opd(opd, opds)
        kode = find_bidang(bidang, found).kode if bidang is not None else found.kode
        penilaian = _assess(store, period, batas, question)
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


def missed(question: Question, opd: str | None = None) -> tuple[Penilaian, list[KepalaMeleset]]:
    """Return the heads who missed commitments; with ``opd`` that head and those of its bidang (SPEC §3)."""
    with opened(question) as (store, period, batas):
        kode = find_opd(opd, load_opds(store, period.tahun, batas)).kode if opd is not None else None
        penilaian = _assess(store, period, batas, question)
    if kode is None:
        return penilaian, missed_heads(penilaian.fakta, penilaian.bulan)
    own = [fakta for fakta in penilaian.fakta if fakta.opd == kode]
    return penilaian, missed_heads([*own, *penilaian.bidang.get(kode, ())], penilaian.bulan, with_bidang=True)


def explain_kode(question: Question, text: str) -> Penjelasan:
    """Explain the number behind a code: OPD, bidang, indikator or pekerjaan. Raises DataError when it is unknown."""
    with opened(question) as (store, period, batas):
        opds = load_opds(store, period.tahun, batas)
        opd, kode = split_kode(text, opds)
        known = [opd.kode, *codes_of(opd)]
        if kode not in known:
            raise unknown_kode(kode, known)
        penilaian = _assess(store, period, batas, question)
    rincian = detail(penilaian, _contract_of(opd, kode))
    nilai, langkah = explain(rincian, kode)
    return Penjelasan(kode, penilaian, nilai, langkah)


@contextmanager
def opened(question: Question) -> Iterator[tuple[Store, Period, int | None]]:
    """Open the file for reading and settle the month and the point in the log."""
    with open_store(question.db) as store:
        point = resolve_per(store, question.per) if question.per is not None else None
        batas = point.nomor if point else None
        today = point.tanggal if point and point.tanggal else now().date()
        period = choose_period(load_years(store, batas), today, question.tahun, question.bulan)
        yield store, period, batas


def _assess(store: Store, period: Period, batas: int | None, question: Question) -> Penilaian:
    tajuk = load_tajuk(store, period.tahun, batas)
    if tajuk is None:
        raise DataError(f"Tahun {period.tahun} tidak ada dalam berkas.")
    _check_filters(question, tajuk)
    facts = load_facts(store, period.tahun, batas)
    own = {fakta.opd: fakta for fakta in facts if fakta.kontrak.kode == fakta.opd}
    ranked = rank([score_contract(fakta, period.bulan) for fakta in own.values()], question.kelompok)
    listed = [ringkasan for ringkasan in ranked if is_wanted(own[ringkasan.kode], question)]
    return Penilaian(
        tajuk=tajuk,
        tahun=period.tahun,
        bulan=period.bulan,
        segel=str(head(store, batas)),
        waktu_data=head(store, batas).waktu,
        terkunci=period.bulan in locked_months(store, period.tahun, batas),
        diperingkat=sum(1 for ringkasan in ranked if ringkasan.peringkat is not None),
        ringkasan=tuple(listed),
        fakta=tuple(own[ringkasan.kode] for ringkasan in listed),
        bidang={
            opd: tuple(fakta for fakta in facts if fakta.opd == opd and fakta.kontrak.kode != opd)
            for opd in (ringkasan.kode for ringkasan in listed)
        },
        tindak_lanjut=tuple(
            item
            for item in known_follow_ups(store, period.tahun, batas)
            if item.opd in {ringkasan.kode for ringkasan in listed}
        ),
    )


def _check_filters(question: Question, tajuk: Tajuk) -> None:
    """A filter that names nothing is a mistake, not an empty list."""
    for what, word, known in (
        ("Pengampu", question.pengampu, [item.kode for item in tajuk.pengampu]),
        ("Prioritas", question.prioritas, [item.kode for item in tajuk.prioritas]),
    ):
        if word is not None and word.upper() not in known:
            raise DataError(f"{what} {word!r} tidak dikenal.", f"Yang ada: {', '.join(known) or '–'}.")


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


def _contract_of(opd: Opd, kode: str) -> str:
    """The contract that a code belongs to: the OPD's, or that of the bidang whose indikator it is."""
    for bidang in opd.bidang:
        if kode == bidang.kode:
            return kode
        for indikator in bidang.indikator:
            if kode == indikator.kode or kode.startswith(f"{indikator.kode}."):
                return bidang.kode
    return opd.kode
