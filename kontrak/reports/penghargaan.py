"""The award list: the best N by rank, who is barred from it and why (SPEC §3 "Peringkat")."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kontrak.model.terbit import waiting_text
from kontrak.reports.cetak.lembar import make_lembar
from kontrak.reports.environment import render
from kontrak.scoring.integrity import findings_after, findings_of
from kontrak.scoring.ranking import award_list
from kontrak.scoring.releases import releases_awaited
from kontrak.scoring.year import version_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.model.dasar import Dasar
    from kontrak.model.declared import Kontrak
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.recorded import TemuanIntegritas, Versi, VersiAturan
    from kontrak.model.summary import Ringkasan
    from kontrak.reports.cetak.lembar import Lembar


class Calon(NamedTuple):
    """An OPD with its contract; ``temuan`` are the findings that name the head in office."""

    ringkasan: Ringkasan
    kontrak: Kontrak
    versi: Versi
    temuan: tuple[TemuanIntegritas, ...] = ()


class Penghargaan(NamedTuple):
    """The list: ``terbaik`` enter (ties at the last place all do), ``terhalang`` would be ranked but are barred.

    ``menunggu`` names what is not released yet, ``sesudah`` the findings of later months against those who are listed.
    """

    teratas: int
    cakupan: str
    terbaik: Sequence[Calon]
    terhalang: Sequence[Calon]
    tanpa_nilai: Sequence[Ringkasan]
    menunggu: str | None = None
    sesudah: Sequence[TemuanIntegritas] = ()


def award_of(penilaian: Penilaian, teratas: int, cakupan: str = "") -> Lembar:
    """Return the list of the best ``teratas`` of an assessment."""
    facts = {fakta.opd: fakta for fakta in penilaian.fakta}
    bulan = penilaian.dasar.bulan

    def candidate(ringkasan: Ringkasan) -> Calon:
        fakta = facts[ringkasan.kode]
        return Calon(ringkasan, fakta.kontrak, version_at(fakta, bulan), findings_of(fakta, bulan))

    barred = penilaian.terhalang
    award = Penghargaan(
        teratas=teratas,
        cakupan=cakupan,
        terbaik=[*map(candidate, award_list(penilaian.ringkasan, teratas, barred))],
        terhalang=[candidate(item) for item in penilaian.ringkasan if item.kode in barred],
        tanpa_nilai=[item for item in penilaian.ringkasan if item.peringkat is None],
        menunggu=waiting_text(releases_awaited(penilaian.fakta, bulan)),
        sesudah=findings_after(penilaian.integritas, penilaian.ringkasan, penilaian.dasar.tahun, bulan),
    )
    return award_sheet(penilaian.dasar, penilaian.versi_aturan, award)


def award_sheet(dasar: Dasar, versi_aturan: VersiAturan, penghargaan: Penghargaan) -> Lembar:
    """Return the list as a draft for the decision."""
    text = render("penghargaan.md", dasar=dasar, versi_aturan=versi_aturan, skala=(), penghargaan=penghargaan)
    title = f"Konsep Daftar Penerima Penghargaan{penghargaan.cakupan}"
    return make_lembar(dasar, f"penghargaan-{dasar.tahun}-{dasar.bulan:02d}", title, text)
