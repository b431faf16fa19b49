"""The award list: the best N by rank, who is barred from it and why (SPEC §3 "Peringkat")."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kontrak.reports.cetak.lembar import make_lembar
from kontrak.reports.environment import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.model.declared import Kontrak
    from kontrak.model.recorded import TemuanIntegritas, Versi, VersiAturan
    from kontrak.model.summary import Ringkasan
    from kontrak.reports.basis import Dasar
    from kontrak.reports.cetak.lembar import Lembar


class Calon(NamedTuple):
    """An OPD with its contract; ``temuan`` are the findings that name the head in office."""

    ringkasan: Ringkasan
    kontrak: Kontrak
    versi: Versi
    temuan: tuple[TemuanIntegritas, ...] = ()


class Penghargaan(NamedTuple):
    """The list: ``terbaik`` enter (ties at the last place all do), ``terhalang`` would be ranked but are barred."""

    teratas: int
    cakupan: str
    terbaik: Sequence[Calon]
    terhalang: Sequence[Calon]
    tanpa_nilai: Sequence[Ringkasan]


def award_sheet(dasar: Dasar, versi_aturan: VersiAturan, penghargaan: Penghargaan) -> Lembar:
    """Return the list as a draft for the decision."""
    text = render("penghargaan.md", dasar=dasar, versi_aturan=versi_aturan, skala=(), penghargaan=penghargaan)
    title = f"Konsep Daftar Penerima Penghargaan{penghargaan.cakupan}"
    return make_lembar(dasar, f"penghargaan-{dasar.tahun}-{dasar.bulan:02d}", title, text)
