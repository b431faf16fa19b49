"""The answer to the sender of a file: what was recorded of it, or what to mend, cell by cell (SPEC §5 catat)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.formulas import defused
from kontrak.named import NamedTuple
from kontrak.reports.cetak.lembar import Lembar
from kontrak.reports.environment import render

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


class BarisTerima(NamedTuple):
    """A record: its code and month, what it says, and how its line then stands."""

    kode: str
    bulan: str
    isi: str
    capaian: str


class TandaTerima(NamedTuple):
    """What became of one file; ``perbaikan`` are the faults for which it was refused."""

    daerah: str
    berkas: str
    laporan: str
    waktu: str
    hasil: str
    tanggal: date
    coba: bool = False
    baris: Sequence[BarisTerima] = ()
    perbaikan: Sequence[str] = ()
    janggal: Sequence[str] = ()
    catatan: Sequence[str] = ()


def receipt_sheet(terima: TandaTerima, nama: str) -> Lembar:
    """Return the answer as a document; ``nama`` is that of its file."""
    terima = _defused(terima)
    text = render("tanda-terima.md", terima=terima, dasar=terima)
    kaki = f"{terima.daerah} · tanda terima {terima.berkas}"
    return Lembar(nama, f"Tanda terima {terima.berkas}", text, kaki, terima.tanggal)


def receipt_message(terima: TandaTerima) -> str:
    """Return the answer as plain text to paste into a message."""
    terima = _defused(terima)
    lines = [f"{terima.berkas} ({terima.laporan}): {terima.hasil}"]
    if terima.coba:
        lines.append("Percobaan: belum ada yang dicatat.")
    if terima.perbaikan:
        lines += ["", "Yang perlu diperbaiki, lalu kirim lagi seluruh berkasnya:", *_items(terima.perbaikan)]
    if terima.baris:
        rows = [
            f"{row.kode} {row.bulan}: {row.isi}{f' → {row.capaian}' if row.capaian else ''}" for row in terima.baris
        ]
        lines += ["", "Akan dicatat:" if terima.coba else "Dicatat:", *_items(rows)]
    if terima.janggal:
        lines += ["", "Mohon diperiksa lagi:", *_items(terima.janggal)]
    if terima.catatan:
        lines += ["", "Catatan:", *_items(terima.catatan)]
    return "\n".join(lines) + "\n"


def _defused(terima: TandaTerima) -> TandaTerima:
    """What the sender wrote begins no formula where the answer is pasted into a spreadsheet."""
    return terima._replace(
        berkas=defused(terima.berkas),
        baris=[row._replace(isi=defused(row.isi)) for row in terima.baris],
        perbaikan=[*map(defused, terima.perbaikan)],
        catatan=[*map(defused, terima.catatan)],
    )


def _items(texts: Sequence[str]) -> list[str]:
    return [f"- {text}" for text in texts]
