"""The command formulir: Excel forms for the OPDs to fill in (SPEC §5 Pencatatan)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kontrak.cli.completion import complete_opd
from kontrak.cli.options import DB_DEFAULT, Bulan, Db, Kelompok, Pengampu, Per, Prioritas, Tahun
from kontrak.errors import UsageError, print_done

KETERANGAN = {
    "formulir": """Satu berkas Excel per OPD, misalnya formulir-2022-03-PUPR.xlsx, berisi indikator dan pekerjaan OPD
itu beserta bidangnya. Yang wajib dilaporkan bulan itu ada di atas. Formulir yang sudah diisi dicatat dengan
kontrak catat --dari.

\b
Contoh:
  kontrak formulir --bulan mar
  kontrak formulir --bulan mar --opd PUPR --keluar kirim/"""
}
FOLDER = Path("formulir")


def formulir(
    *,
    bulan: Bulan = None,
    opd: Annotated[
        str | None,
        typer.Option(
            "--opd", metavar="OPD", autocompletion=complete_opd, help="Hanya OPD ini: kode, alias, atau bagian namanya."
        ),
    ] = None,
    keluar: Annotated[Path, typer.Option("--keluar", metavar="FOLDER", help="Folder tujuan.")] = FOLDER,
    timpa: Annotated[
        bool, typer.Option("--timpa", help="Ganti formulir yang sudah ada, juga yang sudah diisi.")
    ] = False,
    db: Db = DB_DEFAULT,
    tahun: Tahun = None,
    per: Per = None,
    pengampu: Pengampu = None,
    prioritas: Prioritas = None,
    kelompok: Kelompok = None,
) -> None:
    """Write the forms of a month."""
    from kontrak.actions.formulir import make_forms
    from kontrak.actions.question import Question
    from kontrak.cli.scope import require_opds
    from kontrak.files import write_files
    from kontrak.forms.xlsx_out import write_form
    from kontrak.months import format_month
    from kontrak.views.progress import ProgressBar

    if opd is not None and (pengampu or prioritas or kelompok):
        raise UsageError(
            "--opd tidak dapat digabung dengan --pengampu, --prioritas, atau --kelompok.", "Pilih salah satu."
        )
    if keluar.suffix.lower() == ".xlsx":
        raise UsageError(f"--keluar {keluar} adalah nama berkas; formulir ditulis ke sebuah folder.")
    penilaian, forms = make_forms(Question(db, tahun, bulan, per, pengampu, prioritas, kelompok), opd)
    require_opds(forms)
    documents: dict[Path, bytes] = {}
    with ProgressBar("Formulir") as bar:
        for done, form in enumerate(forms, 1):
            documents[keluar / form.nama_berkas] = write_form(form)
            bar.update(done, len(forms))
    write_files(documents, replace=timpa)
    month = format_month(penilaian.dasar.tahun, penilaian.dasar.bulan)
    where = next(iter(documents)) if len(documents) == 1 else f"folder {keluar}"
    print_done(f"{len(documents)} formulir {month} ditulis: {where}")
