"""Look over all OPDs at a month, without scoring where the stored summaries hold (SPEC §4, §5).

``status``, ``nilai``, ``peringkat`` and ``meleset`` ask here. This module loads neither facts nor scoring: what is not
stored (an older version of the scoring, a file whose summaries are not up to date, and with ``--per`` the OPDs that
later events concern) is scored by ``kontrak.actions.live``, with the same result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.question import Period, day_meant, opened
from kontrak.errors import DataError
from kontrak.model.penilaian import Ditunggu, Penilaian
from kontrak.scoring.ranking import order_heads, rank
from kontrak.store.log import head
from kontrak.store.officials import proved_findings
from kontrak.store.summaries import are_complete, are_stamped, read_potret
from kontrak.store.years import (
    any_follow_ups,
    any_releases,
    deadlines_of,
    load_dasar,
    load_years,
    opds_with_label,
    opds_with_priority,
)
from kontrak.versions import SCORING_VERSION

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kontrak.actions.question import Question
    from kontrak.model.dasar import Dasar
    from kontrak.model.missed import KepalaMeleset
    from kontrak.model.outlook import Terbit
    from kontrak.model.summary import Potret
    from kontrak.store.connection import Store


def look_over(
    question: Question, parts: Collection[str] = (), *, follow_ups: bool = False, awaited: bool = False
) -> Penilaian:
    """Return the OPDs of the month asked for in ranking order; filters choose which are listed.

    ``parts`` names the fields of a Potret to fill in besides the figures; ``follow_ups``: with those of meetings;
    ``awaited``: with the reports of the month that has ended but is not yet due.
    A rank is that among all OPDs, with ``kelompok`` that within the group (SPEC §3 Peringkat).
    Raises DataError for an unknown year, pengampu, prioritas or point of ``per``.
    """
    with opened(question) as (store, period, upto):
        overview = arrange(store, period, upto, question, _potret(store, period, upto, parts))
        if awaited:
            overview = overview._replace(ditunggu=_awaited(store, overview.dasar, upto, question))
        return _with_follow_ups(store, period.tahun, upto, overview) if follow_ups else overview


def look_for_follow_ups(question: Question, opd: str | None = None) -> Penilaian:
    """Return the OPDs of the month asked for with the follow-ups of meetings; with ``opd`` only those of that one."""
    with opened(question) as (store, period, upto):
        kode = None if opd is None else _code_of(store, period, upto, opd)
        overview = arrange(store, period, upto, question, _potret(store, period, upto, ()))
        return _with_follow_ups(store, period.tahun, upto, overview, kode)


def _with_follow_ups(
    store: Store, tahun: int, upto: int | None, overview: Penilaian, kode: str | None = None
) -> Penilaian:
    if not any_follow_ups(store):
        return overview
    from kontrak.store.follow_ups import known_follow_ups

    listed = {item.ringkasan.kode for item in overview.potret} if kode is None else {kode}
    known = known_follow_ups(store, tahun, upto)
    return overview._replace(tindak_lanjut=tuple(item for item in known if item.opd in listed))


def _code_of(store: Store, period: Period, upto: int | None, text: str) -> str:
    """The code of the OPD that a text means. Raises DataError."""
    from kontrak.actions.lookup import find_opd
    from kontrak.store.declared import load_opd_names

    return find_opd(text, load_opd_names(store, period.tahun, upto)).kode


def look_for_missed(question: Question, opd: str | None = None) -> tuple[Penilaian, tuple[KepalaMeleset, ...]]:
    """Return the heads who missed commitments; with ``opd`` that head and those of its bidang (SPEC §3)."""
    with opened(question) as (store, period, upto):
        if opd is None:
            overview = arrange(store, period, upto, question, _potret(store, period, upto, ["meleset"]))
            return overview, order_heads(item.meleset for item in overview.potret if item.meleset)
        kode = _code_of(store, period, upto, opd)
        overview = arrange(store, period, upto, question, _potret(store, period, upto, ["meleset"]))
        bidang = _potret(store, period, upto, ["meleset"], kode)
    below = order_heads(item.meleset for item in bidang if item.meleset)
    own = (item.meleset for item in overview.potret if item.meleset and item.ringkasan.kode == kode)
    return overview, order_heads(found._replace(bidang=below) for found in own)


def _awaited(store: Store, dasar: Dasar, upto: int | None, question: Question) -> Ditunggu | None:
    """The reports of the month that has ended while its cut-off day has not passed; None where there is none."""
    hari = dasar.hari
    if hari is None:
        return None
    tahun, bulan = (hari.year, hari.month - 1) if hari.month > 1 else (hari.year - 1, 12)
    deadlines = deadlines_of(store, tahun, upto)
    if not deadlines or deadlines[bulan - 1] < hari:
        return None
    listed = [item for item in _potret(store, Period(tahun, bulan), upto, ()) if is_wanted(item, question)]
    masuk, dari = sum(item.laporan_masuk for item in listed), sum(item.laporan_wajib for item in listed)
    return Ditunggu(bulan, deadlines[bulan - 1], masuk, dari)


def arrange(store: Store, period: Period, upto: int | None, question: Question, potret: Iterable[Potret]) -> Penilaian:
    """Rank the OPDs, keep those that the filters list, and put them on the ground of the month."""
    dasar = load_dasar(store, *period, upto)
    if dasar is None:
        raise DataError(f"Tahun {period.tahun} tidak ada dalam berkas.")
    dasar = dasar._replace(hari=day_meant(question.per, dasar.segel))
    check_filters(question, dasar)
    found = {item.ringkasan.kode: item for item in _with_bidang(store, dasar, question, potret, upto)}
    ranked = rank([item.ringkasan for item in found.values()], question.kelompok)
    listed = tuple(
        found[item.kode]._replace(ringkasan=item) for item in ranked if is_wanted(found[item.kode], question)
    )
    return Penilaian(
        dasar=dasar,
        diperingkat=sum(1 for item in ranked if item.peringkat is not None),
        potret=listed,
        integritas=proved_findings(store, upto),
        terbit=due_releases(store, Period(dasar.tahun, dasar.bulan), upto, [item.ringkasan.kode for item in listed]),
    )


def _with_bidang(
    store: Store, dasar: Dasar, question: Question, potret: Iterable[Potret], upto: int | None
) -> Iterator[Potret]:
    """The OPDs, with a prioritas or a label that is asked for also where only an indikator of a bidang carries it."""
    wanted = (question.prioritas or "").upper()
    carriers = opds_with_priority(store, dasar.tahun, wanted, upto) if wanted else set()
    label = label_meant(question.ciri, dasar)
    labelled = opds_with_label(store, dasar.tahun, label, upto) if label else set()
    for item in potret:
        kode = item.ringkasan.kode
        more = item._replace(ciri=(label,)) if label and kode in labelled else item
        yield more._replace(prioritas=(*item.prioritas, wanted)) if kode in carriers else more


def stored_potret(
    store: Store, period: Period, upto: int | None, parts: Collection[str] = (), bidang_of: str | None = None
) -> list[Potret] | None:
    """All OPDs, or with ``bidang_of`` the bidang of one, as stored; None where that is not what scoring makes now."""
    latest = head(store).nomor
    if not are_stamped(store, latest) or not are_complete(store, period.tahun, SCORING_VERSION, period.bulan):
        return None
    stored = read_potret(store, *period, parts, bidang_of)
    again: Collection[str] = ()
    if stored is not None and upto not in (None, latest):
        from kontrak.actions.live import as_of

        stood = as_of(store, period, upto, stored, bidang_of)
        stored, again = stood or (None, ())
    findings = proved_findings(store, upto)
    if stored is not None and findings:
        from kontrak.scoring.integrity import with_findings

        stored = [with_findings(item, findings, *period) for item in stored]
    if stored is None or not again:
        return stored
    from kontrak.actions.live import score_potret

    scored = score_potret(store, period, upto, parts, bidang_of, only=again)
    return sorted((*stored, *scored), key=lambda item: item.ringkasan.kode)


def _potret(
    store: Store, period: Period, upto: int | None, parts: Collection[str], bidang_of: str | None = None
) -> Collection[Potret]:
    """All OPDs, or with ``bidang_of`` the bidang of one: read where they are stored, else scored."""
    stored = stored_potret(store, period, upto, parts, bidang_of)
    if stored is not None:
        return stored
    from kontrak.actions.live import score_potret

    return score_potret(store, period, upto, parts, bidang_of)


def check_filters(question: Question, *years: Dasar) -> None:
    """A filter that names nothing in any of the years is a mistake, not an empty list. Raises DataError."""
    for what, word, known in (
        ("Pengampu", question.pengampu, [item.kode for dasar in years for item in dasar.pengampu]),
        ("Prioritas", question.prioritas, [item.kode for dasar in years for item in dasar.prioritas]),
        ("Ciri", question.ciri, [item.kode for dasar in years for item in dasar.ciri]),
    ):
        if word is not None and word.upper() not in map(str.upper, known):
            codes = ", ".join(dict.fromkeys(known))
            raise DataError(f"{what} {word!r} tidak dikenal.", f"Yang ada: {codes or '–'}.")


def label_meant(text: str | None, dasar: Dasar) -> str | None:
    """The code of the label that a text names in any case, as it is declared; None where it names none."""
    return next((item.kode for item in dasar.ciri if text and item.kode.casefold() == text.casefold()), None)


def is_wanted(potret: Potret, question: Question) -> bool:
    """Whether the filters of the question leave an OPD in."""
    if question.pengampu is not None and potret.ringkasan.pengampu != question.pengampu.upper():
        return False
    if question.kelompok is not None and potret.ringkasan.kelompok != question.kelompok:
        return False
    if question.ciri is not None and question.ciri.casefold() not in map(str.casefold, potret.ciri):
        return False
    return question.prioritas is None or question.prioritas.upper() in potret.prioritas


def due_releases(store: Store, period: Period, upto: int | None, listed: Collection[str]) -> tuple[Terbit, ...]:
    """Return what of the year before, of the OPDs listed, was to be released by the month and has no report yet."""
    before = period.tahun - 1
    if before not in load_years(store, upto) or not any_releases(store):
        return ()
    from kontrak.scoring.missing import releases_awaited
    from kontrak.store.facts import load_facts

    waiting = releases_awaited(load_facts(store, before, upto, listed))
    return tuple(item for item in waiting if item.bulan <= period.bulan)
