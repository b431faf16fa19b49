"""The command ``dokumen``: the papers of a contract's year besides the rapor (SPEC §5, §7)."""

from __future__ import annotations

import sys
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from kontrak.cli.completion import complete_opd
from kontrak.cli.lembaran import (
    Bentuk,
    Keluar,
    Timpa,
    Tujuan,
    assess_named,
    choose_target,
    ground_of,
    pokok_of,
    put,
    put_all,
)
from kontrak.cli.options import DB_DEFAULT, Bulan, Db, Kelompok, Per, Tahun, read_count
from kontrak.errors import DataError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kontrak.actions.assessing import Penilaian
    from kontrak.actions.question import Question
    from kontrak.model.declared import Opd
    from kontrak.model.detail import Rincian
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

Sesudah kontrak diubah, --bulan sejak berlakunya memberi perjanjian perubahan, --bulan sebelumnya perjanjian semula.

\b
Contoh:
  kontrak dokumen perjanjian --opd PUPR --keluar perjanjian.docx
  kontrak dokumen perjanjian --opd PUPR --bulan jun
  kontrak dokumen perjanjian --semua --format pdf --keluar perjanjian
  kontrak dokumen buku-kerja --opd PUPR --bulan jun
  kontrak dokumen penghargaan --bulan des --teratas 15""",
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


SINGLY = (Jenis.PERINGATAN, Jenis.PENGUNDURAN_DIRI)
"""Letters about one person: only when asked for by name, never in bulk (SPEC §7)."""

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
    opd: Annotated[
        str | None,
        typer.Option("--opd", metavar="OPD", autocompletion=complete_opd, help="Kode, alias, atau bagian nama OPD."),
    ] = None,
    bidang: Annotated[
        str | None, typer.Option("--bidang", metavar="BIDANG", help="Kontrak kepala bidang ini dari OPD itu.")
    ] = None,
    semua: Annotated[bool, typer.Option("--semua", help="Satu berkas per OPD; perlu --keluar.")] = False,
    teratas: Annotated[
        int | None,
        typer.Option(
            "--teratas", metavar="N", parser=read_count, help=f"Banyaknya penerima penghargaan, biasanya {TERATAS}."
        ),
    ] = None,
    keluar: Keluar = None,
    timpa: Timpa = False,
    bentuk: Bentuk = None,
    db: Db = DB_DEFAULT,
    tahun: Tahun = None,
    bulan: Bulan = None,
    per: Per = None,
    kelompok: Kelompok = None,
    folder_templat: FolderTemplat = False,  # noqa: ARG001 (its callback has answered before)
) -> None:
    """Print or write a paper of one contract, or the award list."""
    from kontrak.actions.question import Question

    _check_wish(jenis, opd, bidang, semua=semua, teratas=teratas, kelompok=kelompok)
    question = Question(db, tahun, bulan, per, kelompok=kelompok)
    tujuan = choose_target(keluar, bentuk, timpa=timpa, many=f"dokumen {jenis}" if semua else None)
    if jenis is Jenis.PENGHARGAAN:
        put(tujuan, _award(question, teratas or TERATAS), "Daftar")
    elif semua:
        _write_all(jenis, question, tujuan)
    else:
        penilaian, rincian = assess_named(question, opd or "", bidang)
        put(tujuan, _paper(jenis, penilaian, rincian, _declared(jenis, question, penilaian)), "Dokumen")


def _check_wish(
    jenis: Jenis, opd: str | None, bidang: str | None, *, semua: bool, teratas: int | None, kelompok: str | None
) -> None:
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
    if kelompok is not None and not semua:
        raise UsageError("--kelompok hanya menyaring --semua dan penghargaan.", "Hapus salah satu.")


def _write_all(jenis: Jenis, question: Question, tujuan: Tujuan) -> None:
    """Write the paper of every OPD; of the pledge only where the contract has one."""
    from kontrak.actions.assessing import assess, detail

    penilaian = assess(question)
    declared = _declared(jenis, question, penilaian)
    wanted = [
        fakta.opd for fakta in penilaian.fakta if jenis is not Jenis.PAKTA_INTEGRITAS or fakta.kontrak.pakta_integritas
    ]
    if not wanted:
        raise DataError(f"Tidak ada OPD untuk dokumen {jenis}.")
    sheets = [
        partial(lambda kode: _paper(jenis, penilaian, detail(penilaian, kode), declared), kode) for kode in wanted
    ]
    count = put_all(tujuan, sheets, len(sheets), "Dokumen")
    print(f"{count} dokumen {jenis} ditulis ke folder {tujuan.keluar}", file=sys.stderr)


def _paper(jenis: Jenis, penilaian: Penilaian, rincian: Rincian, declared: Mapping[str, Opd]) -> Lembar:
    """Make one paper on one contract; the award list is none."""
    from kontrak.reports.buku_kerja import workbook_sheet
    from kontrak.reports.perjanjian import perjanjian_sheet, plan_sheet, pledge_sheet
    from kontrak.reports.surat import resignation_sheet, warning_sheet

    pokok = pokok_of(penilaian, rincian, ground_of(penilaian))
    match jenis:
        case Jenis.PERJANJIAN:
            return perjanjian_sheet(pokok, rincian, declared[rincian.fakta.opd].program)
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
        case Jenis.PENGHARGAAN:
            raise ValueError("the award list is not a paper on one contract")
        case _:
            assert_never(jenis)


def _declared(jenis: Jenis, question: Question, penilaian: Penilaian) -> Mapping[str, Opd]:
    """Return the declared OPDs, whose programmes the perjanjian lists, of the very state that was assessed."""
    from kontrak.actions.question import opened
    from kontrak.store.declared import load_opds

    if jenis is not Jenis.PERJANJIAN:
        return {}
    with opened(question._replace(per=penilaian.segel)) as (store, _, batas):
        return load_opds(store, penilaian.tahun, batas)


def _award(question: Question, teratas: int) -> Lembar:
    """Make the award list of the month."""
    from kontrak.actions.assessing import assess
    from kontrak.cli.overview import require_opds, scope
    from kontrak.model.recorded import Fakta
    from kontrak.model.summary import Ringkasan
    from kontrak.reports.penghargaan import Calon, Penghargaan, award_sheet
    from kontrak.scoring.integrity import findings_against, is_barred
    from kontrak.scoring.ranking import award_list
    from kontrak.scoring.year import version_at

    penilaian = assess(question)
    require_opds(penilaian.ringkasan)
    bulan = penilaian.bulan

    def candidate(ringkasan: Ringkasan, fakta: Fakta) -> Calon:
        return Calon(ringkasan, fakta.kontrak, version_at(fakta, bulan), findings_against(fakta, bulan))

    facts = {fakta.opd: fakta for fakta in penilaian.fakta}
    barred = {kode for kode, fakta in facts.items() if is_barred(fakta, bulan)}
    best = award_list(penilaian.ringkasan, teratas, barred)
    out = [item for item in penilaian.ringkasan if item.kode in barred]
    return award_sheet(
        ground_of(penilaian),
        penilaian.versi_aturan,
        Penghargaan(
            teratas=teratas,
            cakupan=scope(None, None, question.kelompok),
            terbaik=[candidate(item, facts[item.kode]) for item in best],
            terhalang=[candidate(item, facts[item.kode]) for item in out],
            tanpa_nilai=[item for item in penilaian.ringkasan if item.peringkat is None],
        ),
    )
