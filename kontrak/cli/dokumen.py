"""The command ``dokumen``: the papers of a contract's year besides the rapor (SPEC §5, §7)."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from kontrak.cli.dokumen_lain import award, handing_over
from kontrak.cli.lembaran import (
    Output,
    Tujuan,
    assess_named,
    choose_target,
    put,
    put_all,
)
from kontrak.cli.options import (
    DB_DEFAULT,
    Bulan,
    Ciri,
    Db,
    Kelompok,
    Opd,
    Pengampu,
    Per,
    Tahun,
    Triwulan,
    month_of_quarter,
    read_count,
)
from kontrak.errors import DataError, UsageError, print_done

if TYPE_CHECKING:
    from kontrak.actions.question import Question
    from kontrak.model.penilaian import Penilaian
    from kontrak.reports.cetak.lembar import Lembar

KETERANGAN = {
    "dokumen": """JENIS salah satu dari:

\b
  perjanjian        perjanjian kinerja dengan lampirannya, pakta integritas, dan kesediaan mundur bila dimuat kontrak
  rencana-aksi      rencana Januari sampai Desember
  buku-kerja        tiap pekerjaan dari bulan ke bulan, dengan deviasinya
  pakta-integritas  pakta integritas tersendiri
  peringatan        konsep surat peringatan: fakta saja, keputusannya kosong; selalu untuk satu kepala
  pengunduran-diri  konsep pernyataan pengunduran diri; selalu untuk satu kepala
  penghargaan       konsep daftar penerima penghargaan, dan siapa yang terhalang
  lkjip             bab III laporan kinerja: capaian, tahun-tahun, sebab yang dilaporkan, efisiensi, yang harus diisi
  pengukuran        pengukuran kinerja satu triwulan untuk ditandatangani; perlu --triwulan
  serah-terima      dua halaman bagi rekan yang menggantikan: letak berkas, segel, yang terbuka dan belum diputuskan
  pengampu          lembar seorang asisten atau staf ahli: OPD-nya, jatuh tempo, dan undian yang dilihat di lapangan

Sesudah kontrak diubah, --bulan sejak berlakunya memberi perjanjian perubahan, --bulan sebelumnya perjanjian semula.

\b
Contoh:
  kontrak dokumen perjanjian --opd PUPR --keluar perjanjian.docx
  kontrak dokumen perjanjian --opd PUPR --bulan jun
  kontrak dokumen perjanjian --semua --format pdf --keluar perjanjian
  kontrak dokumen buku-kerja --opd PUPR --bulan jun
  kontrak dokumen penghargaan --bulan des --teratas 15
  kontrak dokumen penghargaan --bulan des --ciri layanan
  kontrak dokumen lkjip --opd PUPR --bulan des --keluar lkjip-pupr.docx
  kontrak dokumen pengukuran --daerah --triwulan 2
  kontrak dokumen pengampu --pengampu AST2 --bulan des --keluar ast2.pdf""",
}


class Jenis(StrEnum):
    """The papers that ``dokumen`` makes."""

    PERJANJIAN = "perjanjian"
    RENCANA_AKSI = "rencana-aksi"
    BUKU_KERJA = "buku-kerja"
    PAKTA_INTEGRITAS = "pakta-integritas"
    PERINGATAN = "peringatan"
    PENGUNDURAN_DIRI = "pengunduran-diri"
    PENGHARGAAN = "penghargaan"
    PENGAMPU = "pengampu"
    LKJIP = "lkjip"
    PENGUKURAN = "pengukuran"
    SERAH_TERIMA = "serah-terima"


SINGLY = (Jenis.PERINGATAN, Jenis.PENGUNDURAN_DIRI)
"""Letters about one person: only when asked for by name, never in bulk (SPEC §7)."""

LAW = (Jenis.LKJIP, Jenis.PENGUKURAN)
"""Those that the law asks for: of an OPD with its bidang, or of the region."""

JUDGING = (*SINGLY, Jenis.PENGHARGAAN, Jenis.PENGAMPU, *LAW)
"""Those that judge a month; the others state what was promised."""

TERATAS = 15


def _show_folder(asked: bool) -> None:
    if asked:
        from kontrak.places import package_templates

        print(package_templates())
        raise typer.Exit


FolderTemplat = Annotated[
    bool,
    typer.Option(
        "--folder-templat",
        is_eager=True,
        callback=_show_folder,
        help="Cetak letak templat bawaan, untuk disalin ke folder templates; tanpa JENIS.",
    ),
]


def dokumen(
    jenis: Annotated[
        Jenis, typer.Argument(metavar="JENIS", help="Dokumen mana; daftarnya di atas.", show_default=False)
    ],
    *,
    opd: Opd = None,
    bidang: Annotated[
        str | None, typer.Option("--bidang", metavar="BIDANG", help="Kontrak kepala bidang ini dari OPD itu.")
    ] = None,
    pengampu: Pengampu = None,
    semua: Annotated[
        bool, typer.Option("--semua", help="Satu berkas per OPD, atau per pengampu; perlu --keluar.")
    ] = False,
    teratas: Annotated[
        int | None,
        typer.Option(
            "--teratas", metavar="N", parser=read_count, help=f"Banyaknya penerima penghargaan, biasanya {TERATAS}."
        ),
    ] = None,
    daerah: Annotated[bool, typer.Option("--daerah", help="Satu dokumen untuk daerah, menurut prioritas.")] = False,
    triwulan: Triwulan = None,
    output: Output,
    db: Db = DB_DEFAULT,
    tahun: Tahun = None,
    bulan: Bulan = None,
    per: Per = None,
    kelompok: Kelompok = None,
    ciri: Ciri = None,
    folder_templat: FolderTemplat = False,  # noqa: ARG001 (its callback has answered before)
) -> None:
    """Print or write a paper of one contract, or the award list."""
    from kontrak.actions.question import Question

    bulan = month_of_quarter(triwulan, bulan, needed=jenis is Jenis.PENGUKURAN, called="dokumen pengukuran")
    many = f"dokumen {jenis}" if semua else None
    if jenis in LAW:
        from kontrak.cli.dokumen_lain import Siapa, check_whose, write_law_papers

        named = {"--kelompok": kelompok, "--pengampu": pengampu, "--ciri": ciri} if opd is not None else {}
        question = Question(db, tahun, bulan, per, pengampu, None, kelompok, ciri, menilai=True)
        others = {"--bidang": bidang, "--teratas": teratas, **named}
        whose = Siapa(opd, semua, daerah, triwulan)
        check_whose(jenis, whose, others)
        write_law_papers(jenis, question, whose, choose_target(output, many))
        return
    if daerah:
        raise UsageError("--daerah hanya untuk dokumen lkjip dan pengukuran.", "Hapus opsi itu.")
    if jenis is Jenis.SERAH_TERIMA:
        others = {"--opd": opd, "--bidang": bidang, "--pengampu": pengampu, "--semua": semua, "--teratas": teratas}
        others |= {"--kelompok": kelompok, "--ciri": ciri}
        question = Question(db, tahun, bulan, per, menilai=True)
        put(choose_target(output), handing_over(question, others), "Dokumen")
        return
    if jenis is Jenis.PENGAMPU:
        from kontrak.cli.dokumen_lain import check_supervisor, write_supervisors

        others = {"--opd": opd, "--bidang": bidang, "--kelompok": kelompok, "--ciri": ciri, "--teratas": teratas}
        check_supervisor(pengampu, [name for name, given in others.items() if given is not None], semua=semua)
    else:
        _check_wish(jenis, opd, bidang, semua=semua, teratas=teratas)
        for name, given in {"--kelompok": kelompok, "--pengampu": pengampu, "--ciri": ciri}.items():
            if given is not None and not (semua or jenis is Jenis.PENGHARGAAN):
                raise UsageError(f"{name} hanya menyaring --semua dan penghargaan.", "Hapus salah satu.")
    filters = (None, None, None, None) if jenis is Jenis.PENGAMPU else (pengampu, None, kelompok, ciri)
    question = Question(db, tahun, bulan, per, *filters, menilai=jenis in JUDGING)
    tujuan = choose_target(output, many)
    if jenis is Jenis.PENGAMPU:
        write_supervisors(question, pengampu, tujuan)
    elif jenis is Jenis.PENGHARGAAN:
        put(tujuan, award(question, teratas or TERATAS), "Daftar")
    else:
        _write_named(jenis, question, opd, bidang, tujuan, semua=semua)


def _write_named(
    jenis: Jenis, question: Question, opd: str | None, bidang: str | None, tujuan: Tujuan, *, semua: bool
) -> None:
    """Print or write the paper of one contract, or write those of all."""
    if semua:
        _write_all(jenis, question, tujuan)
        return
    penilaian, rincian = assess_named(question, opd or "", bidang)
    if jenis is Jenis.PERINGATAN and question.per is None and (early := penilaian.dasar.belum_berakhir):
        raise DataError(
            f"Surat peringatan {penilaian.dasar.periode} belum dapat dibuat: {early}.",
            "Tunggu sampai batas lapor itu lewat, atau sebutkan bulan sebelumnya dengan --bulan.",
        )
    put(tujuan, _paper(jenis, penilaian, rincian), "Dokumen")
    if jenis is Jenis.PERJANJIAN:
        from kontrak.reports.contract_papers import later_agreements

        for line in later_agreements(penilaian, rincian):
            print_done(line)


def _check_wish(jenis: Jenis, opd: str | None, bidang: str | None, *, semua: bool, teratas: int | None) -> None:
    """Refuse options that do not go together."""
    if jenis is Jenis.PENGHARGAAN:
        if opd is not None or bidang is not None or semua:
            raise UsageError(
                "Penghargaan adalah satu daftar; --opd, --bidang, dan --semua tidak berlaku.", "Hapus opsi itu."
            )
        return
    if teratas is not None:
        raise UsageError("--teratas hanya untuk dokumen penghargaan.", "Hapus opsi itu.")
    if semua and jenis in SINGLY:
        raise UsageError(f"Dokumen {jenis} dibuat satu per satu, tidak untuk semua.", "Sebutkan --opd KODE.")
    if semua and (opd is not None or bidang is not None):
        raise UsageError("--semua tidak dapat dipakai bersama --opd atau --bidang.", "Pilih salah satu.")
    if not semua and opd is None:
        more = "" if jenis in SINGLY else ", atau --semua --keluar FOLDER"
        raise UsageError(f"Tidak jelas dokumen {jenis} siapa yang diminta.", f"Sebutkan --opd KODE{more}.")


def _write_all(jenis: Jenis, question: Question, tujuan: Tujuan) -> None:
    """Write the paper of every OPD; of the pledge only where the contract has one."""
    from kontrak.actions.assessing import assess

    penilaian = assess(question)
    wanted = [
        fakta.opd for fakta in penilaian.fakta if jenis is not Jenis.PAKTA_INTEGRITAS or fakta.kontrak.pakta_integritas
    ]
    if not wanted:
        raise DataError(f"Tidak ada OPD untuk dokumen {jenis}.")
    sheets = [partial(_paper, jenis, penilaian, kode) for kode in wanted]
    put_all(tujuan, sheets, "Dokumen", f"dokumen {jenis}")


def _paper(jenis: Jenis, penilaian: Penilaian, kode: str) -> Lembar:
    """Make one paper on one contract; the award list is none."""
    from kontrak.reports.contract_papers import (
        perjanjian_sheet,
        plan_sheet,
        pledge_sheet,
        resignation_sheet,
        warning_sheet,
        workbook_sheet,
    )
    from kontrak.reports.pokok import pokok_of
    from kontrak.scoring.detail import detail_of

    rincian = detail_of(penilaian, kode)
    pokok = pokok_of(penilaian, rincian)
    match jenis:
        case Jenis.PERJANJIAN:
            return perjanjian_sheet(pokok, rincian, rincian.fakta.program_at(rincian.bulan))
        case Jenis.RENCANA_AKSI:
            return plan_sheet(pokok, rincian)
        case Jenis.BUKU_KERJA:
            return workbook_sheet(pokok, rincian)
        case Jenis.PAKTA_INTEGRITAS:
            return pledge_sheet(pokok)
        case Jenis.PERINGATAN:
            return warning_sheet(pokok, rincian)
        case Jenis.PENGUNDURAN_DIRI:
            return resignation_sheet(pokok, rincian)
        case Jenis.PENGHARGAAN | Jenis.PENGAMPU | Jenis.LKJIP | Jenis.PENGUKURAN | Jenis.SERAH_TERIMA:
            raise ValueError(f"{jenis} is not a paper on one contract")
        case _:
            assert_never(jenis)
