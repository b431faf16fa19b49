"""The worst miss of a head: what it is, whom to ask and what was promised last time (SPEC §7, rapor)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.named import NamedTuple
from kontrak.reports.rapat_rows import unreported
from kontrak.scoring.commitments import due_commitments
from kontrak.scoring.memo import year_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from kontrak.model.detail import Rincian
    from kontrak.model.missed import KomitmenMeleset
    from kontrak.model.recorded import Laporan

LONGEST = 50
"""Letters of a name, a post or a promise in the line of the worst miss; longer ones stand whole in the table."""


class Terberat(NamedTuple):
    """The missed commitment of the greatest bobot (of a pekerjaan its share of the indikator's).

    ``nama``, ``pic`` (None: nobody was named) and ``janji`` are cut to ``LONGEST`` letters. ``janji`` is the follow-up
    promised last time, before the month of the paper, or else in it (None: never any), ``batas`` its deadline as it
    stands now, ``batas_dahulu`` the earlier one that it was put off from (None: it was not).
    """

    baris: KomitmenMeleset
    nama: str
    bobot: Decimal
    pic: str | None
    janji: str | None
    batas: date | None
    batas_dahulu: date | None


def worst_of(rincian: Rincian, missed: Sequence[KomitmenMeleset], near: Sequence[KomitmenMeleset]) -> Terberat | None:
    """Return the worst of what was missed, of equals the first; of near misses where nothing else was; None without."""
    weights = _weights(rincian)
    rows = [row for row in missed or near if row.kode in weights]
    if not rows:
        return None
    row = max(rows, key=lambda one: weights[one.kode])
    before = _promised_before(rincian, row.kode)
    promise, deadline, earlier = row.tindak_lanjut, row.batas, None
    if before is not None and before.tindak_lanjut != promise:
        promise, deadline = before.tindak_lanjut, before.batas
    elif before is not None and before.batas and deadline and before.batas < deadline:
        earlier = before.batas
    return Terberat(row, _cut(row.nama) or "", weights[row.kode], _cut(row.pic), _cut(promise), deadline, earlier)


def _weights(rincian: Rincian) -> dict[str, Decimal]:
    """Return the bobot of each due commitment, by code: as promised, or of 100/n where no indikator has one."""
    even = {row.indikator.kode: row.bobot for row in rincian.indikator if row.indikator.bobot is None}
    due = due_commitments(year_of(rincian.fakta), rincian.bulan)
    return {one.kode: one.bobot * even.get(one.indikator.kode, 1) for one in due}


def silent_months(rincian: Rincian) -> dict[str, tuple[int, ...]]:
    """Return the months without a report of each commitment that is belum lapor, by code."""
    return {butir.kode: months for head in unreported([rincian]) for butir, months in head.komitmen}


def _promised_before(rincian: Rincian, kode: str) -> Laporan | None:
    """Return the latest report of an earlier month that promises a follow-up."""
    months = rincian.fakta.laporan.get(kode, {})
    said = (months[month].terakhir for month in sorted(months, reverse=True) if month < rincian.bulan)
    return next((one for one in said if one is not None and one.tindak_lanjut), None)


def _cut(text: str | None) -> str | None:
    return text if text is None or len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
