"""What every paper on one contract states: whose it is, in which version, under which rules (SPEC §7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.arsip import signed
from kontrak.model.declared import Pita
from kontrak.model.meanings import rules_in_force
from kontrak.months import format_date
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kontrak.model.arsip import Arsip
    from kontrak.model.dasar import Dasar, Pengampu
    from kontrak.model.declared import Aturan, Kontrak
    from kontrak.model.detail import Rincian
    from kontrak.model.kepala import Kepala
    from kontrak.model.penilaian import Penilaian
    from kontrak.model.recorded import Versi, VersiAturan


class Skala(NamedTuple):
    """A scale that an indikator of this contract is measured by, lowest grade first."""

    nama: str
    tingkat: tuple[Pita, ...]


class Penandatangan(NamedTuple):
    """Who signs, and as what; a name that nobody recorded is left blank to write in.

    ``nip`` is None where none is printed (the regent, an asisten), empty where it is to be written in.
    """

    peran: str
    jabatan: str
    nama: str | None
    nip: str | None
    pangkat: str | None = None

    def sebagai(self, peran: str) -> Penandatangan:
        """The same person, signing as something else."""
        return self._replace(peran=peran)


class Pokok(NamedTuple):
    """One contract at one month. ``kepala`` is in office at its end, ``atasan`` of a bidang heads its OPD."""

    dasar: Dasar
    kontrak: Kontrak
    nama_opd: str
    bidang: bool
    kepala: Kepala
    atasan: Kepala | None
    pengampu: Pengampu | None
    versi: Versi
    versi_aturan: VersiAturan
    skala: tuple[Skala, ...]

    @property
    def aturan(self) -> Aturan:
        """The rules in force."""
        return self.versi_aturan.aturan

    @property
    def unit(self) -> str:
        """``Bidang Bina Marga, Dinas PUPR`` or the name of the OPD."""
        return f"{self.kontrak.nama}, {self.nama_opd}" if self.bidang else self.kontrak.nama

    @property
    def pihak_pertama(self) -> Penandatangan:
        """The one who promises."""
        head = self.kepala
        return Penandatangan("Pihak Pertama", head.sebutan, head.nama, head.nip or "", head.pangkat)

    @property
    def pihak_kedua(self) -> Penandatangan:
        """The superior: the regent, of a bidang the head of its OPD."""
        if self.atasan is None:
            superior = self.dasar.pihak_kedua
            return Penandatangan("Pihak Kedua", superior.jabatan, superior.nama, None)
        head = self.atasan
        return Penandatangan("Pihak Kedua", head.sebutan, head.nama, head.nip or "", head.pangkat)

    def context(self) -> dict[str, object]:
        """What the templates of every paper on one contract may use."""
        return {"pokok": self, "dasar": self.dasar, "versi_aturan": self.versi_aturan, "skala": self.skala}

    def file_name(self, kind: str, *, monthly: bool = True) -> str:
        """Return a name that sorts by month, then by OPD: ``rapor-2022-03-PUPR``; of a year's paper without month."""
        month = f"-{self.dasar.bulan:02d}" if monthly else ""
        return f"{kind}-{self.dasar.tahun}{month}-{self.kontrak.kode}"


def signature_text(papers: Iterable[Arsip], kontrak: str, versi: Versi) -> str | None:
    """Return whether the agreement that is judged is signed and archived; None before any is in force."""
    if versi.ke < 0:
        return None
    what = f"Perubahan ke-{versi.ke}" if versi.ke else "Perjanjian"
    paper = signed(papers, kontrak, versi.ke)
    if paper is None:
        return f"{what} yang dinilai belum diarsipkan dengan tanda tangan"
    own = [f"nomor {paper.nomor}" if paper.nomor else "", format_date(paper.tanggal) if paper.tanggal else ""]
    which = ", ".join(filter(None, [*own, f"peristiwa {paper.peristiwa}"]))
    return f"{what} yang dinilai sudah ditandatangani dan diarsipkan ({which})"


def pokok_of(penilaian: Penilaian, rincian: Rincian) -> Pokok:
    """Take from an assessment and one contract of it in full what the papers on that contract state."""
    own = penilaian.find(rincian.fakta.opd)
    superior = own.kepala if rincian.ringkasan.kode != own.kode else None
    return make_pokok(rincian, penilaian.dasar, nama_opd=own.nama, atasan=superior)


def make_pokok(rincian: Rincian, dasar: Dasar, *, nama_opd: str, atasan: Kepala | None = None) -> Pokok:
    """Take from a contract in full what its papers state; ``atasan`` is the OPD's head, of a bidang only."""
    fakta = rincian.fakta
    return Pokok(
        dasar=dasar,
        kontrak=fakta.kontrak,
        nama_opd=nama_opd,
        bidang="." in fakta.kontrak.kode,
        kepala=rincian.ringkasan.kepala,
        atasan=atasan,
        pengampu=dasar.find_pengampu(fakta.pengampu),
        versi=rincian.versi,
        versi_aturan=rules_in_force(fakta.aturan, rincian.bulan),
        skala=_scales(rincian),
    )


def _scales(rincian: Rincian) -> tuple[Skala, ...]:
    """Return the scales in use, in the order of the contract."""
    names = dict.fromkeys(row.indikator.skala for row in rincian.indikator if row.indikator.skala)
    grades = {name: [Pita(*grade) for grade in rincian.aturan.skala[name].items()] for name in names}
    return tuple(Skala(name, tuple(sorted(own, key=lambda pita: pita.batas))) for name, own in grades.items())
