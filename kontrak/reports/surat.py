"""Drafts of letters about one head: warning and resignation, facts only, the decision left blank (SPEC §0.5, §7).

They are made for one head at a time and only when asked for by name. What a head must do is never said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.errors import DataError
from kontrak.months import format_month
from kontrak.reports.cetak.lembar import make_lembar
from kontrak.reports.environment import render
from kontrak.reports.rapor_rows import collect_notes

if TYPE_CHECKING:
    from kontrak.model.detail import Rincian
    from kontrak.reports.cetak.lembar import Lembar
    from kontrak.reports.pokok import Pokok


def warning_sheet(pokok: Pokok, rincian: Rincian) -> Lembar:
    """Return the draft of a warning.

    Raises DataError when no commitment is missed: there would be no fact to state. An integrity finding is none of
    the contract's commitments, so it alone makes no such letter; beside missed ones it is named.
    """
    if not rincian.ringkasan.jumlah_meleset:
        until = format_month(pokok.dasar.tahun, pokok.dasar.bulan)
        due = rincian.ringkasan.jumlah_jatuh_tempo
        why = f"semua {due} komitmen yang jatuh tempo terpenuhi" if due else "belum ada komitmen yang jatuh tempo"
        hint = "Temuan integritas bukan komitmen yang meleset; lihat kontrak meleset --opd." if rincian.temuan else None
        raise DataError(f"Surat peringatan untuk {pokok.kontrak.kode} tidak dibuat: s.d. {until} {why}.", hint)
    return _sheet("peringatan", "Konsep Surat Peringatan", pokok, rincian)


def resignation_sheet(pokok: Pokok, rincian: Rincian) -> Lembar:
    """Return the draft of a statement of resignation, which only the head himself may complete and sign."""
    return _sheet("pengunduran-diri", "Konsep Pernyataan Pengunduran Diri", pokok, rincian)


def _sheet(kind: str, title: str, pokok: Pokok, rincian: Rincian) -> Lembar:
    text = render(f"{kind}.md", **pokok.context(), rincian=rincian, catatan=collect_notes(rincian))
    return make_lembar(pokok.dasar, pokok.file_name(kind), f"{title} {pokok.kontrak.nama}", text)
