"""What is declared in contracts.yaml.

Dictionary, earlier results, comparisons and activities of a programme are scored nowhere: they stand in the tables that
the law asks for (SPEC §5 ``ekspor``), and change without amendment.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.model.words import sum_known
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kontrak.model.dasar import Ciri, Pengampu, Pihak, Prioritas
    from kontrak.model.kepala import Kepala
    from kontrak.model.words import Arah, Labels, Month, Percent, Rupiah, Sifat, Value, Year


class Hasil(NamedTuple):
    """The result of an earlier year."""

    tahun: Year
    nilai: Value


class Pembanding(NamedTuple):
    """What somebody else reached (``nama``: Provinsi Jawa Timur), and who published it (``sumber``: BPS)."""

    nama: str
    nilai: Value
    tahun: Year | None
    sumber: str


class SubKegiatan(NamedTuple):
    """A sub-activity of a budget programme."""

    nama: str
    kode_resmi: str | None = None
    pagu: Rupiah | None = None


class Kegiatan(NamedTuple):
    """An activity of a budget programme; its pagu counts nowhere."""

    nama: str
    kode_resmi: str | None = None
    pagu: Rupiah | None = None
    sub_kegiatan: tuple[SubKegiatan, ...] = ()


class Komponen(NamedTuple):
    """Weights of the four parts of a nilai akhir; they add up to 100."""

    capaian: Decimal
    kecepatan: Decimal
    konsistensi: Decimal
    komitmen: Decimal


class Pita(NamedTuple):
    """One half-open band: from ``batas`` (included) up to the band above it."""

    nama: str
    batas: Decimal


class Langkah(NamedTuple):
    """What is proposed after so many months missed in a row."""

    berturut: int
    langkah: str


_SKALA = {
    name: {grade: Decimal(score) for score, grade in enumerate(grades.split(), 1)}
    for name, grades in (("SAKIP", "D C CC B BB A AA"), ("OPINI", "TMP TW WDP WTP"))
}


class Aturan(NamedTuple):
    """The one rule for all, declared in the contract file and printed on every report (SPEC §2).

    The defaults are those of a new year whose file says nothing of them.
    ``ambang_tangga``: a missed month counts towards the step only below it (%); None: every miss does.
    ``masa_temuan``: for so many months an integrity finding stands, from that of its date on.
    """

    rumus_turun: str = "2t-r"
    batas_capaian: Decimal | None = Decimal(120)
    ambang_terpenuhi: Percent = Decimal(100)
    ambang_kritis: Percent = Decimal(50)
    ambang_tangga: Percent | None = None
    belum_lapor: str = "nol"
    batas_lapor: int = 10
    masa_temuan: int = 12
    komponen: Komponen = Komponen(Decimal(100), Decimal(0), Decimal(0), Decimal(0))
    predikat: tuple[Pita, ...] = (
        Pita("Sangat Tinggi", Decimal(91)),
        Pita("Tinggi", Decimal(76)),
        Pita("Sedang", Decimal(66)),
        Pita("Rendah", Decimal(51)),
        Pita("Sangat Rendah", Decimal(0)),
    )
    warna: tuple[Pita, ...] = (
        Pita("biru", Decimal("100.01")),
        Pita("hijau", Decimal(90)),
        Pita("kuning", Decimal(70)),
        Pita("merah", Decimal(0)),
    )
    tangga: tuple[Langkah, ...] = (
        Langkah(1, "Catatan dalam rapat evaluasi"),
        Langkah(2, "Surat peringatan I"),
        Langkah(3, "Surat peringatan II"),
        Langkah(4, "Surat peringatan III"),
    )
    skala: Mapping[str, Mapping[str, Decimal]] = _SKALA
    acuan: str = "Permendagri 86/2017; PermenPANRB 53/2014"


class Tajuk(NamedTuple):
    """The header of a year: everything in the file that is not an OPD."""

    tahun: Year
    daerah: str
    pihak_kedua: Pihak
    aturan: Aturan
    prioritas: tuple[Prioritas, ...]
    pengampu: tuple[Pengampu, ...]
    ciri: tuple[Ciri, ...] = ()


class Program(NamedTuple):
    """A budget programme of an OPD; ``kode`` is the local one (``P-JALAN``), ``kode_resmi`` that of the region."""

    kode: str
    nama: str
    pagu: Rupiah | None
    kode_resmi: str | None = None
    kegiatan: tuple[Kegiatan, ...] = ()


class Pekerjaan(NamedTuple):
    """One deliverable with its own volume and due month; ``kode`` is the full one (``PUPR.JEMBATAN.A``)."""

    kode: str
    nama: str
    volume: Decimal
    jatuh_tempo: Month
    pagu: Rupiah | None = None
    ciri: Labels | None = None


INI, BERIKUT = "ini", "berikut"
"""In which year an outside body releases a figure (``rilis_tahun``)."""

SCORED = ("sifat", "arah", "target", "bobot", "rumus_turun", "skala")
"""What scoring reads of an indikator beside its plan and its pekerjaan; the rest is text, or money."""
RELEASE = ("rilis_bulan", "rilis_tahun", "penerbit")
"""What says that an outside body releases the figure; part of the plan."""
KAMUS = ("definisi", "formula", "sumber_data", "penanggung_jawab_data")
"""What the dictionary says of an indikator, in words."""
HORIZON = ("target_lalu", "target_akhir", "target_akhir_tahun", "riwayat", "pembanding")
"""Its other years and other bodies: values in the form of the indikator, so each version keeps its own."""


class Indikator(NamedTuple):
    """One promise in figures; ``kode`` is the full one (``PUPR.JALAN``).

    ``rencana`` has twelve places, January first; None where nothing is planned. It is filled in whatever form
    the plan was written in (months, triwulan, jatuh_tempo, pekerjaan, rilis). ``mendukung`` is a full code.

    A figure that an outside body releases has its ``penerbit``, the month (``rilis_bulan``) and in ``rilis_tahun``
    whether that is in this year (``INI``: then the plan has the target in that month) or in the next one (``BERIKUT``:
    then there is no plan month, until the report of December stands; SPEC §3 "Menunggu rilis").

    ``target_akhir`` is what is to be reached by the end of the regency's plan, in ``target_akhir_tahun``; ``riwayat``
    has the results of earlier years, oldest first, ``target_lalu`` what was promised for last year. All in the form of
    the indikator; scored nowhere.
    """

    kode: str
    nama: str
    satuan: str
    sifat: Sifat
    arah: Arah
    target: Value
    rencana: tuple[Value | None, ...]
    bobot: Decimal | None = None
    sasaran: str | None = None
    prioritas: str | None = None
    program: str | None = None
    tahun_lalu: Value | None = None
    rumus_turun: str | None = None
    skala: str | None = None
    pagu: Rupiah | None = None
    mendukung: str | None = None
    pekerjaan: tuple[Pekerjaan, ...] = ()
    rilis_bulan: Month | None = None
    rilis_tahun: str | None = None
    penerbit: str | None = None
    kode_resmi: str | None = None
    definisi: str | None = None
    formula: str | None = None
    sumber_data: str | None = None
    penanggung_jawab_data: str | None = None
    target_lalu: Value | None = None
    target_akhir: Value | None = None
    target_akhir_tahun: Year | None = None
    riwayat: tuple[Hasil, ...] = ()
    pembanding: tuple[Pembanding, ...] = ()
    ciri: Labels | None = None

    @property
    def terbit_kemudian(self) -> bool:
        """Whether its figure is released in the next year only."""
        return self.rilis_tahun == BERIKUT

    @property
    def codes(self) -> tuple[str, ...]:
        """Its own full code, then those of its pekerjaan."""
        return (self.kode, *(work.kode for work in self.pekerjaan))

    @property
    def own_pagu(self) -> Rupiah | None:
        """Its pagu, else the sum of those of its pekerjaan (SPEC §4)."""
        return sum_known(work.pagu for work in self.pekerjaan) if self.pagu is None else self.pagu

    @property
    def rencana_terukur(self) -> tuple[Value | None, ...]:
        """The plan by month, where with ``arah: naik`` a planned 0 means "not measurable yet" and is none (SPEC §3)."""
        if self.arah != "naik":
            return self.rencana
        return tuple(None if planned == 0 else planned for planned in self.rencana)

    @property
    def bulan_rencana(self) -> tuple[int, ...]:
        """The plan months: those with a planned value, or of an indikator with pekerjaan their due months."""
        if self.pekerjaan:
            return tuple(sorted({work.jatuh_tempo for work in self.pekerjaan}))
        return tuple(month for month, planned in enumerate(self.rencana_terukur, 1) if planned is not None)


class Kontrak(NamedTuple):
    """The contract of one head: of an OPD (``kode`` PUPR) or of a bidang (``kode`` PUPR.BM).

    ``nomor`` and ``tanggal`` of a bidang are already those of its OPD where it has none of its own.
    """

    kode: str
    nama: str
    kepala: Kepala
    nomor: str | None = None
    tanggal: date | None = None
    pakta_integritas: bool = False
    kesediaan_mundur: bool = False
    indikator: tuple[Indikator, ...] = ()

    @property
    def opd(self) -> str:
        """The code of the OPD it belongs to."""
        return self.kode.partition(".")[0]


class Opd(NamedTuple):
    """An agency: its own contract, its programmes and the contracts of its bidang.

    ``urutan`` is its place in the order of protocol, where one is declared.
    """

    kode: str
    nama: str
    kelompok: str
    alias: tuple[str, ...]
    pengampu: str | None
    kontrak: Kontrak
    program: tuple[Program, ...] = ()
    bidang: tuple[Kontrak, ...] = ()
    urutan: int | None = None

    @property
    def contracts(self) -> tuple[Kontrak, ...]:
        """Its own contract, then those of its bidang."""
        return (self.kontrak, *self.bidang)

    @property
    def indikators(self) -> tuple[Indikator, ...]:
        """The indikators of all its contracts."""
        return tuple(item for kontrak in self.contracts for item in kontrak.indikator)
