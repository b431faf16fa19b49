"""Compare what is stored of the scoring with what it makes of the records now, or make it anew (SPEC §4, segel)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.actions.appending import summary_rows
from kontrak.store.fingerprints import check_fingerprints, write_fingerprints
from kontrak.store.log import head
from kontrak.store.summaries import (
    forget,
    last_touched,
    months_kept,
    replace_rows,
    stored_rows,
    stored_years,
    time_of_stamp,
)
from kontrak.store.summary_rows import COLUMNS
from kontrak.store.years import load_years
from kontrak.versions import SCORING_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable

    from kontrak.store.connection import Store
    from kontrak.store.summary_rows import StoredRow


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
