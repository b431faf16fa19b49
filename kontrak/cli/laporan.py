"""Commands of the heading Laporan: documents of the assessment, to standard output or into files (SPEC §5, §7)."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kontrak.cli.options import DB_DEFAULT, Bulan, Db, Kelompok, Pengampu, Per, Prioritas, Tahun
from kontrak.errors import UsageError

if TYPE_CHECKING:
    from kontrak.actions.assessing import Penilaian, Question
    from kontrak.model import Rincian
    from kontrak.reports.rapor import Rapor

KETERANGAN = {
    "rapor": """Rapor satu kepala dicetak ke layar, atau ditulis ke --keluar: sebuah berkas .md, atau sebuah folder.
Rapor semua kepala selalu ditulis ke folder, satu berkas per OPD, misalnya rapor-2022-03-PUPR.md. Templat dicari di
folder templates pada folder kerja, lalu templat bawaan.

\b
Contoh:
  kontrak rapor --opd PUPR --bulan mar
  kontrak rapor --opd PUPR --bidang BM --keluar rapor/
  kontrak rapor --semua --bulan 2022-03 --keluar rapor --timpa""",
}


class Format(StrEnum):
    """What a document can be written as; the value is also the suffix of its file."""

    MD = "md"


def rapor(
    *,
    opd: Annotated[str | None, typer.Option("--opd", metavar="OPD", help="Kode, alias, atau bagian nama OPD.")] = None,
    bidang: Annotated[
        str | None, typer.Option("--bidang", metavar="BIDANG", help="Rapor kepala bidang ini dari OPD itu.")
    ] = None,
    semua: Annotated[bool, typer.Option("--semua", help="Rapor semua kepala OPD; perlu --keluar.")] = False,
    keluar: Annotated[
        str | None, typer.Option("--keluar", metavar="BERKAS", help="Berkas atau folder tujuan, bukan layar.")
    ] = None,
    timpa: Annotated[bool, typer.Option("--timpa", help="Ganti berkas yang sudah ada.")] = False,
    bentuk: Annotated[Format, typer.Option("--format", metavar="FORMAT", help="Bentuk dokumen: md.")] = Format.MD,
    db: Db = DB_DEFAULT,
    tahun: Tahun = None,
    bulan: Bulan = None,
    per: Per = None,
    pengampu: Pengampu = None,
    prioritas: Prioritas = None,
    kelompok: Kelompok = None,
) -> None:
    """Print or write the rapor of one head, or write those of all OPDs."""
    from kontrak.actions.assessing import Question

    question = Question(db, tahun, bulan, per, pengampu, prioritas, kelompok)
    if semua:
        if opd is not None or bidang is not None:
            raise UsageError("--semua tidak dapat dipakai bersama --opd atau --bidang.", "Pilih salah satu.")
        _write_all(question, _folder(keluar), bentuk, replace=timpa)
        return
    if opd is None:
        raise UsageError("Tidak jelas rapor siapa yang diminta.", "Sebutkan --opd KODE, atau --semua --keluar FOLDER.")
    if pengampu or prioritas or kelompok:
        raise UsageError("--pengampu, --prioritas, dan --kelompok hanya menyaring --semua.", "Hapus salah satu.")
    _put_one(question, opd, bidang, keluar, bentuk, replace=timpa)


def _put_one(
    question: Question, opd: str, bidang: str | None, keluar: str | None, bentuk: Format, *, replace: bool
) -> None:
    """Print one rapor, or write it where ``--keluar`` says."""
    from kontrak.actions.assessing import assess_opd
    from kontrak.reports.files import target_path, write_files
    from kontrak.reports.rapor import file_name, render_rapor

    paper = _make(*assess_opd(question, opd, bidang))
    text = render_rapor(paper)
    if keluar is None:
        sys.stdout.write(text)
        return
    suffix = f".{bentuk}"
    path = target_path(keluar, file_name(paper, suffix), suffix)
    write_files({path: text.encode()}, replace=replace)
    print(f"Rapor ditulis: {path}", file=sys.stderr)


def _write_all(question: Question, folder: Path, bentuk: Format, *, replace: bool) -> None:
    """Write the rapor of every OPD; nothing is written before all are made."""
    from kontrak.actions.assessing import assess, detail
    from kontrak.months import format_month
    from kontrak.reports.files import write_files
    from kontrak.reports.rapor import file_name, render_rapor
    from kontrak.views.progress import ProgressBar

    penilaian = assess(question)
    documents: dict[Path, bytes] = {}
    with ProgressBar("Rapor") as bar:
        for done, ringkasan in enumerate(penilaian.ringkasan, 1):
            paper = _make(penilaian, detail(penilaian, ringkasan.kode), question.kelompok)
            documents[folder / file_name(paper, f".{bentuk}")] = render_rapor(paper).encode()
            bar.update(done, len(penilaian.ringkasan))
    write_files(documents, replace=replace)
    periode = format_month(penilaian.tahun, penilaian.bulan)
    print(f"{len(documents)} rapor {periode} ditulis ke folder {folder}", file=sys.stderr)


def _folder(keluar: str | None) -> Path:
    """Return the folder for all rapors; refuse a file's name, which could hold only one."""
    if keluar is None:
        raise UsageError("--semua memerlukan --keluar FOLDER.", "Misalnya: kontrak rapor --semua --keluar rapor")
    folder = Path(keluar)
    if folder.suffix == f".{Format.MD}":
        raise UsageError(
            f"--semua menulis satu berkas per OPD; {keluar} adalah nama berkas.", "Sebutkan nama folder pada --keluar."
        )
    return folder


def _make(penilaian: Penilaian, rincian: Rincian, kelompok: str | None = None) -> Rapor:
    """Put one contract of the assessment on paper, with what it needs of the others."""
    from kontrak.reports.basis import make_dasar
    from kontrak.reports.rapor import make_rapor
    from kontrak.reports.rapor_rows import Peringkat

    moment = penilaian.waktu_data
    dasar = make_dasar(
        penilaian.tajuk,
        penilaian.bulan,
        penilaian.segel,
        date.fromisoformat(moment[:10]) if moment else None,
        terkunci=penilaian.terkunci,
    )
    own = next(ringkasan for ringkasan in penilaian.ringkasan if ringkasan.kode == rincian.fakta.opd)
    if rincian.ringkasan.kode != own.kode:
        return make_rapor(rincian, dasar, nama_opd=own.nama, atasan=own.kepala)
    rank = Peringkat(own.peringkat, penilaian.diperingkat, kelompok)
    agreed = [item for item in penilaian.tindak_lanjut if item.opd == own.kode]
    return make_rapor(rincian, dasar, nama_opd=own.nama, peringkat=rank, tindak_lanjut=agreed)
