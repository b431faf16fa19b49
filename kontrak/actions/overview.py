"""Look over all OPDs at a month, without scoring where the stored summaries hold (SPEC §4, §5).

``status``, ``nilai``, ``peringkat`` and ``meleset`` ask here. This module loads neither facts nor scoring: what is not
stored (``--per``, an older version of the scoring, a file whose summaries are not up to date) is scored by
``kontrak.actions.live``, with the same result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kontrak.actions.question import opened
from kontrak.errors import DataError
from kontrak.months import report_deadline
from kontrak.scoring import SCORING_VERSION
from kontrak.scoring.ranking import order_heads, rank
from kontrak.store.log import head
from kontrak.store.summaries import are_complete, are_stamped, read_potret
from kontrak.store.years import any_follow_ups, load_month_header

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from kontrak.actions.period import Period
    from kontrak.actions.question import Question
    from kontrak.model.agreed import TindakLanjut
    from kontrak.model.missed import KepalaMeleset
    from kontrak.model.summary import Potret, Ringkasan
    from kontrak.store.connection import Store
    from kontrak.store.years import MonthHeader


class Overview(NamedTuple):
    """All OPDs of a month, ranked, as far as the filters list them.

    ``waktu_data`` is the time of the latest event that counts ("" for none); ``diperingkat`` is how many OPDs have a
    rank, of all of them or with ``kelompok`` of that group. ``tindak_lanjut`` are the follow-ups of the listed OPDs,
    read where they were asked for.
    """

    kepala: MonthHeader
    tahun: int
    bulan: int
    segel: str
    waktu_data: str
    diperingkat: int
    potret: tuple[Potret, ...]
    tindak_lanjut: tuple[TindakLanjut, ...] = ()

    @property
    def daerah(self) -> str:
        """The regency."""
        return self.kepala.daerah

    @property
    def terkunci(self) -> bool:
        """Whether the month is locked."""
        return self.kepala.terkunci

    @property
    def acuan(self) -> str:
        """The source of the rules in force."""
        return self.kepala.acuan

    @property
    def deadline(self) -> date:
        """The last day on which a report of the month is in time."""
        return report_deadline(self.tahun, self.bulan, self.kepala.batas_lapor)

    @property
    def ringkasan(self) -> tuple[Ringkasan, ...]:
        """Their figures in ranking order."""
        return tuple(item.ringkasan for item in self.potret)


def look_over(question: Question, parts: Collection[str] = (), *, follow_ups: bool = False) -> Overview:
    """Return the OPDs of the month asked for in ranking order; filters choose which are listed.

    ``parts`` names the fields of a Potret to fill in besides the figures; ``follow_ups``: with those of meetings.
    A rank is that among all OPDs, with ``kelompok`` that within the group (SPEC §3 Peringkat).
    Raises DataError for an unknown year, pengampu, prioritas or point of ``per``.
    """
    with opened(question) as (store, period, batas):
        overview = arrange(store, period, batas, question, _potret(store, period, batas, parts))
        if not (follow_ups and any_follow_ups(store)):
            return overview
        from kontrak.actions.agreed import known_follow_ups

        listed = {item.ringkasan.kode for item in overview.potret}
        known = known_follow_ups(store, period.tahun, batas)
        return overview._replace(tindak_lanjut=tuple(item for item in known if item.opd in listed))


def look_for_missed(question: Question, opd: str | None = None) -> tuple[Overview, tuple[KepalaMeleset, ...]]:
    """Return the heads who missed commitments; with ``opd`` that head and those of its bidang (SPEC §3)."""
    with opened(question) as (store, period, batas):
        if opd is None:
            overview = arrange(store, period, batas, question, _potret(store, period, batas, ["meleset"]))
            return overview, order_heads(item.meleset for item in overview.potret if item.meleset)
        from kontrak.actions.lookup import find_opd
        from kontrak.store.declared import load_opd_names

        kode = find_opd(opd, load_opd_names(store, period.tahun, batas)).kode
        overview = arrange(store, period, batas, question, _potret(store, period, batas, ["meleset"]))
        bidang = _potret(store, period, batas, ["meleset"], kode)
    below = order_heads(item.meleset for item in bidang if item.meleset)
    own = (item.meleset for item in overview.potret if item.meleset and item.ringkasan.kode == kode)
    return overview, order_heads(found._replace(bidang=below) for found in own)


def arrange(store: Store, period: Period, batas: int | None, question: Question, potret: Iterable[Potret]) -> Overview:
    """Rank the OPDs, keep those that the filters list, and head them with what the screens need of the year."""
    header = load_month_header(store, period.tahun, period.bulan, batas)
    if header is None:
        raise DataError(f"Tahun {period.tahun} tidak ada dalam berkas.")
    _check_filters(question, header)
    found = {item.ringkasan.kode: item for item in potret}
    ranked = rank([item.ringkasan for item in found.values()], question.kelompok)
    segel = head(store, batas)
    return Overview(
        kepala=header,
        tahun=period.tahun,
        bulan=period.bulan,
        segel=str(segel),
        waktu_data=segel.waktu,
        diperingkat=sum(1 for item in ranked if item.peringkat is not None),
        potret=tuple(
            found[item.kode]._replace(ringkasan=item) for item in ranked if _is_wanted(found[item.kode], question)
        ),
    )


def stored_potret(
    store: Store, period: Period, batas: int | None, parts: Collection[str] = (), bidang_of: str | None = None
) -> list[Potret] | None:
    """All OPDs, or with ``bidang_of`` the bidang of one, as stored; None where that is not what scoring makes now."""
    latest = head(store).nomor
    if batas not in (None, latest) or not are_stamped(store, latest):
        return None
    if not are_complete(store, period.tahun, SCORING_VERSION, period.bulan):
        return None
    return read_potret(store, *period, parts, bidang_of)


def _potret(
    store: Store, period: Period, batas: int | None, parts: Collection[str], bidang_of: str | None = None
) -> Collection[Potret]:
    """All OPDs, or with ``bidang_of`` the bidang of one: read where they are stored, else scored."""
    stored = stored_potret(store, period, batas, parts, bidang_of)
    if stored is not None:
        return stored
    from kontrak.actions.live import score_potret

    return score_potret(store, period, batas, parts, bidang_of)


def _check_filters(question: Question, header: MonthHeader) -> None:
    """A filter that names nothing is a mistake, not an empty list."""
    for what, word, known in (
        ("Pengampu", question.pengampu, header.pengampu),
        ("Prioritas", question.prioritas, header.prioritas),
    ):
        if word is not None and word.upper() not in known:
            raise DataError(f"{what} {word!r} tidak dikenal.", f"Yang ada: {', '.join(known) or '–'}.")


def _is_wanted(potret: Potret, question: Question) -> bool:
    if question.pengampu is not None and potret.ringkasan.pengampu != question.pengampu.upper():
        return False
    if question.kelompok is not None and potret.ringkasan.kelompok != question.kelompok:
        return False
    return question.prioritas is None or question.prioritas.upper() in potret.prioritas
