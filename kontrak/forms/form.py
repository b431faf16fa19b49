"""What stands in a form for one OPD and month, ready to be laid out; what its numbers mean, and its mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.meanings import in_force
from kontrak.model.words import Arah, Sifat
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kontrak.model.meanings import Target
    from kontrak.model.recorded import Fakta

SHEET = "Laporan"
"""The sheet that the OPD fills in."""
MARK_SHEET = "_kontrak"
"""The hidden sheet with the mark of the form."""
MARK = "formulir kontrak"
"""What the first cell of the hidden sheet says."""
CONTRACT_MARK = "formulir kontrak setahun"
"""What it says in the form of a whole contract, which rangka reads back (SPEC §5)."""
MEASURE = "ukuran "
"""What the first cell of a line's measure begins with; its code follows."""
PRINTED = "tercetak "
"""What the first cell of a line's locked texts begins with; its code follows."""
PRINTED_FIELDS = ("nama", "satuan", "target_bulan", "target_sd")
"""The locked cells of a line that say what is asked."""

THIS_MONTH = "bulan ini"
"""What stands behind a value of the form's own month in the column of what is recorded already."""


class Kolom(NamedTuple):
    """A column: its field, its title (known again by its first line), its width, and whether the OPD fills it in.

    ``petunjuk`` is what a cell says when it is chosen: a heading and a text; empty where each row has its own.
    """

    field: str
    judul: str
    lebar: float
    isian: bool = False
    petunjuk: tuple[str, str] = ("", "")


COLUMNS = (
    Kolom("no", "No", 4),
    Kolom("kode", "Kode", 15),
    Kolom("nama", "Indikator / pekerjaan", 29),
    Kolom("satuan", "Satuan\ncara isi", 15.5),
    Kolom("target_bulan", "Target bulan\nini", 9),
    Kolom("target_sd", "Target s.d.\nbulan ini", 9),
    Kolom("tercatat", "Sudah\ntercatat", 10.5),
    Kolom("realisasi", "Realisasi\nbulan ini", 11, isian=True),
    Kolom(
        "anggaran",
        "Anggaran\nbelanja bulan ini, Rp",
        14,
        isian=True,
        petunjuk=(
            "Belanja bulan ini",
            "Belanja bulan ini saja untuk baris ini, rupiah utuh. Contoh: 1.250.000. Kosongkan bila tidak ada.",
        ),
    ),
    Kolom(
        "bukti",
        "Bukti\nberkas, tautan",
        13.5,
        isian=True,
        petunjuk=(
            "Bukti",
            "Nama berkas yang dikirim bersama formulir ini, atau tautan https://… Satu per baris (Alt+Enter).",
        ),
    ),
    Kolom("pendorong", "Pendorong", 14, isian=True, petunjuk=("Pendorong", "Apa yang mendorong hasil ini, bila ada.")),
    Kolom("kendala", "Kendala", 18, isian=True, petunjuk=("Kendala", "Apa yang menghambat, bila ada.")),
    Kolom(
        "tindak_lanjut",
        "Tindak lanjut",
        18,
        isian=True,
        petunjuk=("Tindak lanjut", "Apa yang akan dilakukan; lengkapi dengan PIC dan batas waktunya."),
    ),
    Kolom(
        "pic",
        "PIC\npenanggung jawab",
        11.5,
        isian=True,
        petunjuk=("Penanggung jawab", "Jabatan yang mengerjakan tindak lanjut. Contoh: Kabid Bina Marga."),
    ),
    Kolom(
        "batas",
        "Batas\ntgl. selesai",
        10,
        isian=True,
        petunjuk=("Batas waktu", "Tanggal selesai tindak lanjut. Contoh: 30/04/2022 atau 30 April 2022."),
    ),
    Kolom("catatan", "Catatan", 12.5, isian=True, petunjuk=("Catatan", "Keterangan lain, bila perlu.")),
)
"""The columns of a form from left to right."""


class TandaFormulir(NamedTuple):
    """The mark of a form: whose it is, of which month, and by which version of each contract it was made.

    ``versi`` has the number of the version of every contract of the OPD: (("PUPR", 0), ("PUPR.BM", 1)); ``ukuran``
    what the number of each line meant when the form was made (``km akumulasi naik``), by code.
    """

    daerah: str
    tahun: int
    bulan: int
    opd: str
    versi: tuple[tuple[str, int], ...]
    ukuran: Mapping[str, str]


class BarisFormulir(NamedTuple):
    """One line to report on, in texts; ``satuan`` has the unit and, below it, how to fill in the realisasi.

    ``pilihan`` are the words of its list, ``petunjuk`` the hint on its cell.

    ``keterangan`` stands below the name; ``wajib`` says that it must be reported in this month's form,
    ``belanja`` that it is a programme, of which only spending is reported.
    """

    kode: str
    nama: str
    keterangan: str
    satuan: str
    target_bulan: str
    target_sd: str
    tercatat: str
    petunjuk: str
    pilihan: tuple[str, ...] = ()
    wajib: bool = False
    belanja: bool = False

    @property
    def tercetak(self) -> tuple[str, str, str, str]:
        """What the locked cells say, in the order of ``PRINTED_FIELDS``."""
        name = f"{self.nama}\n({self.keterangan})" if self.keterangan else self.nama
        return name, self.satuan, self.target_bulan, self.target_sd


class BagianFormulir(NamedTuple):
    """Rows under one heading."""

    judul: str
    baris: tuple[BarisFormulir, ...]


class Formulir(NamedTuple):
    """One form. ``kop`` are its lines of (label, text) on top, ``perhatian`` what the OPD must see before all else."""

    tanda: TandaFormulir
    judul: str
    kop: tuple[tuple[str, str], ...]
    perhatian: tuple[str, ...]
    bagian: tuple[BagianFormulir, ...]
    tindak_lanjut: tuple[str, ...]
    kaki: tuple[str, ...]

    @property
    def nama_berkas(self) -> str:
        """``formulir-2022-03-PUPR.xlsx``: sorts by month, then OPD."""
        return f"formulir-{self.tanda.tahun}-{self.tanda.bulan:02}-{self.tanda.opd}.xlsx"


def unit_text(target: Target) -> str:
    """The unit of a line and, below it, how its realisasi is to be filled in: ``km``, ``(tambahan bulan ini)``."""
    return f"{target.satuan}\n({_fill_words(target)})"


def _fill_words(target: Target) -> str:
    indikator = target.indikator
    if target.pekerjaan:
        return "fisik s.d. bulan ini"
    if indikator.arah == Arah.BINER:
        return "ya atau tidak"
    if indikator.arah == Arah.PREDIKAT:
        return "pilih dari daftar"
    return {
        Sifat.AKUMULASI: "tambahan bulan ini",
        Sifat.POSISI: "keadaan akhir bulan",
        Sifat.RATA_RATA: "nilai bulan ini",
    }[indikator.sifat]


def measure_of(target: Target) -> str:
    """What the number of a line means: ``km akumulasi naik``; of a pekerjaan ``persen fisik``."""
    indikator = target.indikator
    if target.pekerjaan:
        return "persen fisik"
    return f"{indikator.satuan} {indikator.sifat} {indikator.arah}" + (f" {indikator.skala}" if indikator.skala else "")


def form_versions(facts: Sequence[Fakta], bulan: int) -> tuple[tuple[str, int], ...]:
    """The version of each contract in force at the month: the induk is 0."""
    current = ((fakta.kontrak.kode, in_force(fakta.versi, bulan)) for fakta in facts)
    return tuple((kode, version.ke if version else 0) for kode, version in current)
