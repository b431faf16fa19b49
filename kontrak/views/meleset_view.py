"""The screen of ``meleset``: the heads who missed commitments, each with what he promised and did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.months import SHORT, format_date
from kontrak.numbers import format_percent, format_score, format_value
from kontrak.views.figures import DOT, footing, heading, person
from kontrak.views.table import Block, Cell, Column, Line, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kontrak.model import KepalaMeleset, KomitmenMeleset
    from kontrak.views.figures import Kop

COLUMNS = (
    Column("Kode"),
    Column("Komitmen", least=14, drop=3),
    Column("Jatuh\ntempo"),
    Column("Target", right=True),
    Column("Realisasi", right=True),
    Column("Kurang", right=True, drop=2),
    Column("Capaian", right=True),
    Column("Sejak", drop=1),
)


def missed_screen(kop: Kop, heads: Sequence[KepalaMeleset], scope: str = "") -> list[Block]:
    """Return all heads in the order given, each with his rows, obstacles and follow-ups."""
    blocks: list[Block] = [*heading(kop, f"Komitmen meleset{scope}"), Line()]
    if not heads:
        return [*blocks, Line("Tidak ada komitmen jatuh tempo yang meleset."), *footing(kop)]
    rows = sum(len(head.komitmen) for head in heads)
    blocks.append(Line(f"{len(heads)} kepala, {rows} komitmen; urut dari bobot meleset terbesar."))
    for number, head in enumerate(heads, 1):
        blocks += [Line(), *_head(head, f"{number}. ")]
        for part in head.bidang:
            blocks += [Line(), *_head(part, "Bidang ")]
    step = "Langkah adalah usulan menurut tangga dalam aturan daerah; keputusan ada pada Bupati."
    return [*blocks, Line(), Line(step, Tone.FAINT), *footing(kop)[1:]]


def _head(head: KepalaMeleset, prefix: str) -> Iterator[Block]:
    weight = "" if head.bobot_meleset is None else f"{DOT}bobot meleset {format_score(head.bobot_meleset)}"
    yield Line(f"{prefix}{head.opd}{DOT}{person(head.kepala)}{weight}", Tone.TITLE, indent=3)
    if head.tangga:
        months = f"{head.runtun} bulan berturut-turut"
        yield Line(f"   Meleset {months}{DOT}usulan: {head.tangga}", indent=3)
    if not head.komitmen:
        yield Line("   Tidak ada komitmen yang meleset.")
        return
    yield Table(COLUMNS, tuple(_row(row) for row in head.komitmen))
    for row in head.komitmen:
        if said := _said(row):
            yield Line(f"   {row.kode}: {said}", Tone.FAINT, indent=2)


def _row(row: KomitmenMeleset) -> tuple[Cell | str, ...]:
    return (
        row.kode,
        row.nama,
        SHORT[row.bulan_jatuh_tempo - 1] if row.bulan_jatuh_tempo else "–",
        format_value(row.target, row.satuan),
        Cell("belum lapor", Tone.MERAH) if row.belum_lapor else format_value(row.realisasi, row.satuan),
        format_value(row.kekurangan),
        format_percent(row.capaian),
        f"{SHORT[row.sejak - 1]} ({row.berturut} bln)" if row.sejak and row.berturut else "–",
    )


def _said(row: KomitmenMeleset) -> str:
    """Return what the OPD said of it: obstacle, follow-up, who and by when."""
    follow_up = row.tindak_lanjut or ""
    if follow_up and row.pic:
        follow_up += f" ({row.pic})"
    if follow_up and row.batas:
        follow_up += f", paling lambat {format_date(row.batas)}"
    parts = [f"kendala: {row.kendala}" if row.kendala else "", f"tindak lanjut: {follow_up}" if follow_up else ""]
    return "; ".join(part for part in parts if part)
