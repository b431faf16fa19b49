"""What stands on the front of a rapor: how much finds room, and the worst miss (SPEC §7). The rest is on the back.

Room is reckoned in points, by the letters that stand in a line of a column, as the templates share the width.
What ends first when space ends: debts, then indikators, last what was missed.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from kontrak.named import NamedTuple
from kontrak.numbers import format_value
from kontrak.reports.cetak.widths import extent
from kontrak.reports.rapat_rows import unreported
from kontrak.scoring.commitments import due_commitments
from kontrak.scoring.memo import year_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from decimal import Decimal

    from kontrak.model.detail import Rincian, RincianIndikator
    from kontrak.model.missed import KomitmenMeleset
    from kontrak.reports.notes import Lanjutan
    from kontrak.reports.pokok import Pokok

FRONT = 12
"""Indikators up to which the front has them all; of more it has the missed ones and the heaviest."""

FRONT_HEAVIEST = 6
"""Indikators that a front has where it does not have them all and no more were missed."""

FRONT_MISSED = 10
"""Missed commitments on the front, those of the longest run first; more are listed on the back."""

ROOM = 455.0
"""Points of a front for its two tables and what stands beside the chart, as ``dokumen.typ`` sets a dense page."""

CHART, KEPT = 80.0, 30.0
"""Points that the chart takes, and that indikators keep however much was missed."""

NEAR, DEBTS = 4, 5
"""Near misses and debts on the front at most."""

_ROW, _LINE, _TEXT, _HEADING = 13.4, 9.3, 12.6, 24.0
"""Points of a row of the indikators, of a line in a table, of one outside it, and of a heading."""

_MISSED = (29, 15, 16, 23, 25)
"""Letters in a line of the columns of what was missed: promise, result, since, obstacle, follow-up."""

_NAME, _HALF, _WHOLE, _TITLE, _SIGNED = 42, 56, 118, 42, 32
"""Letters in a line of an indikator's name, of half a page and a whole one, of the title and of who signs."""


PIECE = 20
"""Letters after which a long word may be broken."""

SILENT = "belum lapor Sep; terakhir "
"""What a cell says of a commitment that is belum lapor, reckoned with one month."""


class Muka(NamedTuple):
    """What stands on the front: so many missed commitments, near misses and debts, and these indikators."""

    meleset: int
    nyaris: int
    tagihan: int
    indikator: frozenset[str]


def front_of(
    pokok: Pokok,
    missed: tuple[Sequence[KomitmenMeleset], Sequence[KomitmenMeleset]],
    rincian: Rincian,
    debts: Sequence[Lanjutan],
    more: int = 0,
) -> Muka:
    """Return what the front has of what was missed, and missed by little, of the indikators and of the debts.

    ``more`` are lines that other parts of it take: letterhead and findings.
    """
    (gone, near), indikators = missed, rincian.indikator
    room = ROOM - _TEXT * (more + _heading_lines(pokok))
    parts = _HEADING + _TEXT * len(rincian.bidang) if rincian.bidang else 0.0
    beside = max(CHART, parts + sum(map(_debt_height, debts[:1])) + _TEXT * (len(debts) > 1))
    rows = _ranked(indikators)
    kept_free = room - beside - max(min(KEPT, _ROW * len(rows)), *map(_row_height, rows[:1]), 0.0)
    misses = _fitting(map(_missed_height, gone), kept_free, FRONT_MISSED)
    taken = sum(map(_missed_height, gone[:misses])) + _HEADING * bool(misses) + _TEXT * (misses < len(gone))
    nears = _fitting(map(_near_height, near), kept_free - taken, NEAR)
    taken += sum(map(_near_height, near[:nears])) + _TEXT * bool(nears)
    shown = _fitting(map(_row_height, rows), room - beside - taken, len(rows))
    taken += sum(map(_row_height, rows[:shown]))
    owed = _fitting(map(_debt_height, debts), max(room - taken, CHART) - parts - _TEXT, DEBTS)
    return Muka(misses, nears, owed, frozenset(row.indikator.kode for row in rows[:shown]))


def letterhead_lines(kop: str) -> int:
    """Return the lines that a letterhead takes: a picture is as high as five, the rule below it as one."""
    parts = [part for part in kop.split("\n\n") if part.strip()]
    return sum(5 if "![" in part else 1 for part in parts) + bool(parts)


def whole_lines(text: str) -> int:
    """Return the lines that a text takes over the whole width of the front."""
    return _lines(text.strip(), _WHOLE)


def _fitting(heights: Iterable[float], room: float, most: int) -> int:
    """Return how many find room one after the other; one always does."""
    count = 0
    for height in heights:
        room -= height
        if count and (room < 0 or count >= most):
            break
        count += 1
    return count


def _ranked(rows: Sequence[RincianIndikator]) -> Sequence[RincianIndikator]:
    """Return the indikators that the front may have: all in their order, of many the missed and the heaviest."""
    ranked = sorted(rows, key=lambda row: (row.terpenuhi is not False, -row.bobot))
    missed = sum(row.terpenuhi is False for row in rows)
    return ranked if len(rows) <= FRONT else ranked[: min(max(missed, FRONT_HEAVIEST), FRONT)]


def _lines(text: str, letters: int) -> int:
    """Lines of a text in a column of so many letters, half an em each; a long word has a line for each piece."""
    broken = [word for word in text.split() if len(word) > PIECE and 4 * extent(word[:PIECE]) > letters]
    return max(1, ceil(2 * extent(text) / letters), sum(ceil(len(word) / PIECE) for word in broken))


def _row_height(row: RincianIndikator) -> float:
    return _ROW + _LINE * (_lines(row.indikator.nama, _NAME) - 1)


def _debt_height(debt: Lanjutan) -> float:
    return _TEXT * _lines(f"{debt.uraian} ({debt.pic or ''}), batas 20 Februari 2022: lewat 26 hari", _HALF)


def _missed_height(row: KomitmenMeleset) -> float:
    target = "" if row.target is None else format_value(row.target, row.satuan)
    cells = (
        f"{row.nama}: {target} ({row.kode.partition('.')[2]})",
        _silent_text(row) if row.belum_lapor else f"{row.satuan or ''} kurang {row.kekurangan}",
        f"Jan, {row.rangkaian}",
        row.kendala or "",
        f"{row.tindak_lanjut or ''} ({row.pic or ''})",
    )
    return _LINE * max(_lines(text, letters) for text, letters in zip(cells, _MISSED, strict=True)) + 1


def _silent_text(row: KomitmenMeleset) -> str:
    return SILENT + ("" if row.realisasi is None else f"{format_value(row.realisasi, row.satuan)} (Des)")


def _near_height(row: KomitmenMeleset) -> float:
    told = (
        f"{row.nama}: 1.000 unit dari 1.000 unit, capaian 90,00%; sejak Jan, {row.rangkaian}; {row.tindak_lanjut or ''}"
    )
    return _TEXT * _lines(f"{told} ({row.pic or ''})", _WHOLE)


def _heading_lines(pokok: Pokok) -> int:
    """Lines that long names take beyond the one or two that are reckoned with."""
    heads = [one for one in (pokok.kepala, pokok.atasan) if one]
    signing = max(_lines(one.sebutan, _SIGNED) + _lines(one.nama or "", _SIGNED) - 1 for one in heads)
    title = 2 * (_lines(pokok.kontrak.nama, _TITLE) - 1)
    return title + max(signing - 2, 0) + _lines(pokok.kepala.lengkap, _HALF) - 1


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
    even = {row.indikator.kode: row.bobot for row in rincian.indikator if row.indikator.bobot is None}  # 100/n
    due = due_commitments(year_of(rincian.fakta), rincian.bulan)
    weights = {one.kode: one.bobot * even.get(one.indikator.kode, 1) for one in due}
    rows = [row for row in missed or near if row.kode in weights]
    if not rows:
        return None
    row = max(rows, key=lambda one: weights[one.kode])
    months = rincian.fakta.laporan.get(row.kode, {})
    said = (months[month].terakhir for month in sorted(months, reverse=True) if month < rincian.bulan)
    before = next((one for one in said if one is not None and one.tindak_lanjut), None)
    promise, deadline, earlier = row.tindak_lanjut, row.batas, None
    if before is not None and before.tindak_lanjut != promise:
        promise, deadline = before.tindak_lanjut, before.batas
    elif before is not None and before.batas and deadline and before.batas < deadline:
        earlier = before.batas
    return Terberat(row, _cut(row.nama) or "", weights[row.kode], _cut(row.pic), _cut(promise), deadline, earlier)


def silent_months(rincian: Rincian) -> dict[str, tuple[int, ...]]:
    """Return the months without a report of each commitment that is belum lapor, by code."""
    return {butir.kode: months for head in unreported([rincian]) for butir, months in head.komitmen}


def _cut(text: str | None) -> str | None:
    return text if text is None or len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
