"""Papers about no one contract: the award list, with who is barred from it and why (SPEC §3 "Peringkat"), and the
two pages for a colleague who takes over tomorrow (SPEC §7). The words are in the templates of their names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.arsip import signed
from kontrak.model.outlook import waiting_text
from kontrak.named import NamedTuple
from kontrak.reports.cetak.lembar import month_paper
from kontrak.reports.pokok import Penandatangan
from kontrak.scoring.integrity import findings_after, findings_of
from kontrak.scoring.labels import label_mean
from kontrak.scoring.missing import releases_awaited
from kontrak.scoring.plan import version_at
from kontrak.scoring.ranking import award_list, rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.model.dasar import Ciri, Dasar
    from kontrak.model.declared import Kontrak
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.recorded import TemuanIntegritas, Versi, VersiAturan
    from kontrak.model.serah_terima import SerahTerima
    from kontrak.model.summary import Ringkasan
    from kontrak.reports.cetak.lembar import Lembar
    from kontrak.scoring.labels import RerataCiri


class Calon(NamedTuple):
    """An OPD with its contract; ``temuan`` are the findings that name the head in office.

    ``arsip`` says whether the agreement is signed and archived; ``ciri`` is the label that the list is about.
    """

    ringkasan: Ringkasan
    kontrak: Kontrak
    versi: Versi
    temuan: tuple[TemuanIntegritas, ...] = ()
    arsip: str = ""
    ciri: RerataCiri | None = None


class Penghargaan(NamedTuple):
    """The list: ``terbaik`` enter (ties at the last place all do), ``terhalang`` would be ranked but are barred.

    ``menunggu`` names what is not released yet, ``sesudah`` the findings of later months against those who are listed;
    ``ciri`` is the name of the label that the list is about, if any.
    """

    teratas: int
    cakupan: str
    terbaik: Sequence[Calon]
    terhalang: Sequence[Calon]
    tanpa_nilai: Sequence[Ringkasan]
    menunggu: str | None = None
    sesudah: Sequence[TemuanIntegritas] = ()
    ciri: str | None = None


def award_of(
    penilaian: Penilaian, teratas: int, cakupan: str = "", ciri: Ciri | None = None, kelompok: str | None = None
) -> Lembar:
    """Return the list of the best ``teratas`` of an assessment, or of a label among those that carry it."""
    facts = {fakta.opd: fakta for fakta in penilaian.fakta}
    bulan = penilaian.dasar.bulan
    labels = {kode: label_mean(fakta, bulan, ciri.kode) for kode, fakta in facts.items()} if ciri else {}
    ranked = list(penilaian.ringkasan)
    if ciri:  # by its mean in the contract, for the rest as in the general ranking (SPEC §3)
        ranked = rank(
            [one._replace(nilai_akhir=mean.nilai) for one in ranked if (mean := labels.get(one.kode))], kelompok
        )
    scores = {item.kode: item for item in penilaian.ringkasan}

    def candidate(item: Ringkasan) -> Calon:
        fakta = facts[item.kode]
        versi = version_at(fakta, bulan)
        found = signed(penilaian.arsip, fakta.opd, versi.ke)
        return Calon(
            scores[item.kode]._replace(peringkat=item.peringkat),
            fakta.kontrak,
            versi,
            findings_of(fakta, bulan),
            "bertanda tangan, diarsipkan" if found else "belum diarsipkan",
            labels.get(item.kode),
        )

    barred = penilaian.terhalang
    award = Penghargaan(
        teratas=teratas,
        cakupan=cakupan,
        terbaik=[*map(candidate, award_list(ranked, teratas, barred))],
        terhalang=[candidate(item) for item in ranked if item.kode in barred],
        tanpa_nilai=[item for item in ranked if item.peringkat is None],
        menunggu=waiting_text(releases_awaited(penilaian.fakta, bulan)),
        sesudah=findings_after(penilaian.integritas, ranked, penilaian.dasar.tahun, bulan),
        ciri=ciri.nama if ciri else None,
    )
    return award_sheet(penilaian.dasar, penilaian.versi_aturan, award)


def award_sheet(dasar: Dasar, versi_aturan: VersiAturan, penghargaan: Penghargaan) -> Lembar:
    """Return the list as a draft for the decision."""
    about = f" {penghargaan.ciri}" if penghargaan.ciri else ""
    title = f"Konsep Daftar Penerima Penghargaan{about}{penghargaan.cakupan}"
    return month_paper("penghargaan", dasar, versi_aturan, title, {"penghargaan": penghargaan})


MOST_FOLLOW_UPS, MOST_CORRECTIONS, MOST_MATTERS = 12, 8, 14
"""How many of each the two pages have room for; the rest is counted."""


def hand_over_sheet(dasar: Dasar, versi_aturan: VersiAturan, found: SerahTerima) -> Lembar:
    """Return the paper. Raises DataError for a faulty template."""
    signing = [Penandatangan(role, "", None, "") for role in ("Yang menyerahkan", "Yang menerima", "Mengetahui")]
    room = {"tindak_lanjut": MOST_FOLLOW_UPS, "koreksi": MOST_CORRECTIONS, "perkara": MOST_MATTERS}
    parts = {"serah": found, "muat": room, "penanda_tangan": signing}
    return month_paper("serah-terima", dasar, versi_aturan, "Serah Terima Berkas Kontrak Kinerja", parts)
