"""Append events and write the stored summaries with them, in one transaction; or make these anew (SPEC §4, segel).

Every action that writes appends through here. What an event touches is one OPD, or, for an import of the header and
for locks, all OPDs of its year; a paper archived for the year as a whole touches no figure. The first event of a new
month also stores that month for all OPDs. When the summaries were not up to date before (a file from a migration, or of
an older scoring), those of the whole year are made anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.named import NamedTuple
from kontrak.scoring.summary import potret_months
from kontrak.store.events import append, time_of_next
from kontrak.store.facts import facts_with_reports, load_facts
from kontrak.store.fingerprints import check_fingerprints, declared_opds, prove_known, write_fingerprints
from kontrak.store.log import head
from kontrak.store.records import official_scores
from kontrak.store.summaries import (
    are_complete,
    are_stamped,
    forget,
    forget_after,
    last_touched,
    months_kept,
    replace_rows,
    set_official,
    stamp_all,
    stored_rows,
    stored_years,
    time_of_stamp,
)
from kontrak.store.summary_rows import COLUMNS, make_row
from kontrak.store.touched import LOCKS, REPORTS, opds_of
from kontrak.store.years import load_years
from kontrak.versions import SCORING_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from kontrak.model.recorded import Fakta
    from kontrak.model.segel import Segel
    from kontrak.store.connection import Store
    from kontrak.store.events import Draft, Peristiwa
    from kontrak.store.summary_rows import StoredRow


class _New(NamedTuple):
    """An event to be, the number it will have and the OPDs that it concerns; None: all of its year."""

    draft: Draft
    nomor: int
    opds: frozenset[str] | None


def append_events(
    store: Store,
    drafts: Sequence[Draft],
    *,
    pelaku: str,
    waktu: datetime,
    facts: Sequence[Fakta] = (),
    scored: list[Fakta] | None = None,
) -> list[Peristiwa]:
    """Append the events in this order, and write the summaries of what they touch; inside a transaction.

    ``facts``: those of the OPD that a single report is of, as they stood before it, where they are loaded already.
    ``scored`` takes those that reports were scored by: as they stand after them.
    Raises SealError when what they touch is damaged: nothing is written on top of that.
    """
    if not drafts:
        return []
    years: dict[int, list[_New]] = {}
    before = head(store)
    for nomor, draft in enumerate(drafts, before.nomor + 1):
        new = _New(draft, nomor, opds_of(draft.jenis, draft.isi))
        years.setdefault(int(str(draft.isi["tahun"])), []).append(new)
    if are_stamped(store, before.nomor):
        _begin_months(store, before, time_of_next(before, waktu))
    else:
        forget(store)
    sampai = {tahun: months_kept(tahun, time_of_next(before, waktu)) for tahun in years}
    kept = {tahun for tahun in years if _is_kept(store, tahun, sampai[tahun])}
    for tahun, touching in years.items():
        prove_known(store, tahun, _touched(store, tahun, touching if tahun in kept else None))
    events = append(store, drafts, pelaku=pelaku, waktu=waktu)
    for tahun, touching in years.items():
        used = _refresh(store, tahun, touching, sampai[tahun], facts, kept=tahun in kept)
        if scored is not None:
            scored += used
        write_fingerprints(store, tahun, _touched(store, tahun, touching))
    return events


def summary_rows(
    store: Store,
    tahun: int,
    stamps: Mapping[str, int],
    sejak: int = 1,
    sampai: int = 12,
    *,
    facts: Sequence[Fakta] | None = None,
) -> Iterator[StoredRow]:
    """Yield what is to be stored of the given OPDs and their bidang in these months, with the event of each OPD.

    ``facts`` are theirs, else they are loaded.
    """
    for fakta in facts or load_facts(store, tahun, opd=stamps.keys()):
        for month, potret in enumerate(potret_months(fakta, sejak, sampai), sejak):
            yield make_row(potret, tahun, month, stamps[fakta.opd], SCORING_VERSION)


def _begin_months(store: Store, before: Segel, waktu: str) -> None:
    """Store the months that have begun since the last event, for all OPDs of each year whose summaries are kept.

    Raises SealError when what they are made from is damaged.
    """
    for tahun in load_years(store):
        had, now = months_kept(tahun, before.waktu), months_kept(tahun, waktu)
        if had < now and _is_kept(store, tahun, had) and not _is_kept(store, tahun, now):
            prove_known(store, tahun, declared_opds(store, tahun))
            stamps = last_touched(store, tahun)
            replace_rows(store, tahun, stamps, summary_rows(store, tahun, stamps, had + 1, now), had + 1)


def _refresh(
    store: Store,
    tahun: int,
    touching: Sequence[_New],
    sampai: int,
    before: Sequence[Fakta],
    *,
    kept: bool,
) -> Sequence[Fakta]:
    """Write what the events of one year touch, up to the month that has begun; return the facts that were read for it.

    Not ``kept``: all OPDs, since what is stored does not hold.
    """
    forget_after(store, tahun, sampai)
    stamps: dict[str, int] | None = None
    facts: Sequence[Fakta] | None = None
    sejak = 1
    if kept:
        draft, nomor, _ = touching[-1]
        if draft.jenis in LOCKS and len(touching) == 1:
            month = int(str(draft.isi["bulan"]))
            if set_official(store, tahun, month, official_scores(store, tahun).get(month, {}), nomor):
                return ()
        else:
            if all(new.opds is not None and not new.opds for new in touching):
                stamp_all(store, tahun, nomor)
                return ()
            if all(new.opds is not None for new in touching):
                stamps = {opd: new.nomor for new in touching for opd in new.opds or ()}
                if all(new.draft.jenis in REPORTS for new in touching):
                    sejak = min(int(str(new.draft.isi["bulan"])) for new in touching)
                    if before and len(touching) == 1:
                        facts = facts_with_reports(store, before, draft.objek)
    if stamps is None:
        stamps = last_touched(store, tahun)
    facts = facts or load_facts(store, tahun, opd=stamps.keys())
    replace_rows(store, tahun, stamps, summary_rows(store, tahun, stamps, sejak, sampai, facts=facts), sejak)
    return facts


def _is_kept(store: Store, tahun: int, bulan: int) -> bool:
    return are_complete(store, tahun, SCORING_VERSION, bulan)


def _touched(store: Store, tahun: int, touching: Sequence[_New] | None) -> set[str]:
    """The OPDs that the events of a year concern, as far as the file knows them; None: all of them."""
    known = set(declared_opds(store, tahun))
    if touching is None:
        return known
    if any(new.opds is None for new in touching):
        return known
    return known.intersection(opd for new in touching for opd in new.opds or ())


def check_summaries(store: Store, progress: Callable[[int, int], None] | None = None) -> list[str]:
    """Return what does not fit, as Indonesian sentences: the first row of each year.

    ``progress`` is called with the years done and their number. A year whose summaries another version of the scoring
    made is not compared; they are not used either. A row may be missing where its month had not begun with the last
    event that they were written with.
    """
    problems = []
    years, waktu = stored_years(store), time_of_stamp(store)
    for done, tahun in enumerate(years):
        if progress:
            progress(done, len(years))
        stored = {row.place: row for row in stored_rows(store, tahun)}
        if any(row.versi == SCORING_VERSION for row in stored.values()):
            problem = _check_year(store, tahun, stored, months_kept(tahun, waktu))
            problems += [problem] if problem else []
    return problems


def check_derived(store: Store, progress: Callable[[int, int], None] | None = None) -> list[str]:
    """Return what does not fit in the tables that may be replaced: stored summaries and fingerprints."""
    return [*check_summaries(store, progress), *check_fingerprints(store)]


def renew(store: Store) -> None:
    """Make them anew from the records; inside a transaction."""
    forget(store)
    for tahun in load_years(store):
        stamps = last_touched(store, tahun)
        sampai = months_kept(tahun, head(store).waktu)
        replace_rows(store, tahun, stamps, summary_rows(store, tahun, stamps, sampai=sampai))
        write_fingerprints(store, tahun, stamps)


def _check_year(
    store: Store, tahun: int, stored: dict[tuple[str | int | None, ...], StoredRow], kept: int
) -> str | None:
    last = max(kept, *(int(place[1] or 0) for place in stored))
    expected = {row.place: row for row in summary_rows(store, tahun, last_touched(store, tahun), sampai=last)}
    for place in sorted(expected.keys() | stored.keys(), key=str):
        where = f"Tabel ringkasan: baris tahun {tahun}, bulan {place[1]}, kode {place[0]}"
        if place not in stored:
            if int(place[1] or 0) > kept:
                continue
            return f"{where} hilang."
        if place not in expected:
            return f"{where} tidak berasal dari kontrak tahun itu."
        for name, made, found in zip(COLUMNS, expected[place].values, stored[place].values, strict=True):
            if made != found:
                return f"{where}: {name} tertulis {_shown(found)}, menurut hitungan {_shown(made)}."
    return None


def _shown(value: object) -> str:
    text = "kosong" if value is None else repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 200 else f"{text[:200]}…"
