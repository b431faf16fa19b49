"""The screen of ``meleset``: the heads who missed commitments, each with what he promised and did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.computed import printed_row
from kontrak.model.words import local_code
from kontrak.months import SHORT, format_date
from kontrak.numbers import format_percent, format_score, format_value
from kontrak.views.figures import DOT, NOBODY, footing, heading
from kontrak.views.table import Block, Cell, Column, Line, Row, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kontrak.model.dasar import Dasar
    from kontrak.model.missed import KepalaMeleset, KomitmenMeleset

COLUMNS = (
    Column("Kode"),
    Column("Komitmen", least=28, drop=2, wraps=True, below=True),
    Column("Jatuh\ntempo", drop=3),
    Column("Target", right=True),
    Column("Realisasi", right=True),
    Column("Kurang", right=True),
    Column("Capaian", right=True),
    Column("Sejak"),
    Column("Lamanya", least=20, drop=1, wraps=True),
)


def missed_screen(dasar: Dasar, heads: Sequence[KepalaMeleset], listed: int, scope: str = "") -> list[Block]:
    """Return all heads in the order given, each with his rows, obstacles and follow-ups; ``listed`` OPDs were asked."""
    blocks: list[Block] = [*heading(dasar, f"Komitmen meleset{scope}"), Line()]
    if not listed:
        return [*blocks, Line(NOBODY)]
    if not heads:
        return [*blocks, Line("Tidak ada komitmen jatuh tempo yang meleset."), *footing(dasar)]
    rows: list[Row | Line] = []
    for number, head in enumerate(heads, 1):
        rows += [*_head(head, f"{number}. "), *(row for part in head.bidang for row in _head(part, "Bidang "))]
    rows.pop()  # the blank line behind the last head
    step = "Langkah adalah usulan menurut tangga dalam aturan daerah; keputusan ada pada Bupati."
    return [
        *blocks,
        Line(_counts(heads)),
        Line(),
        Table(COLUMNS, tuple(rows)),
        Line(),
        Line(step, Tone.FAINT),
        *footing(dasar)[1:],
    ]


def _counts(heads: Sequence[KepalaMeleset]) -> str:
    """Count those who missed a commitment, with the heads of bidang listed; a finding counts in no number (SPEC §3)."""
    listed = [part for head in heads for part in (head, *head.bidang)]
    missed = [head for head in listed if head.meleset]
    count = sum(len(head.meleset) for head in missed)
    findings = sum(len(head.komitmen) - len(head.meleset) for head in listed)
    alone = sum(1 for head in listed if head.komitmen and not head.meleset)
    whose = f", {alone} kepala tanpa komitmen meleset" if alone else ""
    beside = f"; di luar itu {findings} temuan integritas{whose}" if findings else ""
    return f"{len(missed)} kepala, {count} komitmen{beside}. Urut dari bobot meleset terbesar."


def _head(head: KepalaMeleset, prefix: str) -> Iterator[Row | Line]:
    """Return a head with the step of the ladder he has reached, then his commitments."""
    weight = "" if head.bobot_meleset is None else f"{DOT}bobot meleset {format_score(head.bobot_meleset)}"
    yield Line(f"{prefix}{head.opd}{DOT}{head.kepala.lengkap}{weight}", Tone.TITLE, indent=3)
    if head.tangga:
        yield Line(f"   paling lama {head.rangkaian}{DOT}langkah: {head.tangga}", indent=2)
    if not head.meleset:
        yield Line("   tidak ada komitmen yang meleset")
    for row in head.komitmen:
        if row.nyaris:
            near = printed_row(row)
            figures = (
                f"{format_value(near.realisasi)} dari {format_value(near.target)} ({format_percent(near.capaian)})"
            )
            what = f"nyaris: {local_code(near.kode)} {near.nama}, {figures}; tidak menambah langkah"
            yield Line(f"   {what}", indent=2)
            continue
        yield _row(row)
        if said := _said(row):
            yield Line(f"   {said}", Tone.FAINT, indent=2)
    yield Line()


def _row(row: KomitmenMeleset) -> Row:
    row = printed_row(row)
    since = f" ({SHORT[row.realisasi_bulan - 1].capitalize()})" if row.realisasi_bulan else ""
    return (
        local_code(row.kode),
        f"{row.nama} ({row.satuan})" if row.satuan else row.nama,
        SHORT[row.bulan_jatuh_tempo - 1] if row.bulan_jatuh_tempo else "–",
        format_value(row.target),
        f"{format_value(row.realisasi)}{since}",
        format_value(row.kekurangan),
        Cell(format_percent(row.capaian), Tone.MERAH),
        SHORT[row.sejak - 1] if row.sejak else "–",
        row.rangkaian or "–",
    )


def _said(row: KomitmenMeleset) -> str:
    """Return that there is no report, and what the OPD said: obstacle, follow-up, who and by when."""
    follow_up = row.tindak_lanjut or ""
    if follow_up and row.pic:
        follow_up += f" ({row.pic})"
    if follow_up and row.batas:
        follow_up += f", paling lambat {format_date(row.batas)}"
    parts = (
        "belum lapor" if row.belum_lapor else "",
        f"kendala: {row.kendala}" if row.kendala else "",
        f"tindak lanjut: {follow_up}" if follow_up else "",
    )
    return "; ".join(part for part in parts if part)
