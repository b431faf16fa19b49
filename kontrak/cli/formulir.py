"""The command formulir: Excel forms for the OPDs to fill in (SPEC §5 Pencatatan)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kontrak.cli.answering import command, month_words, refuse_filters, require_opds, tell_next
from kontrak.cli.options import DB_DEFAULT, Bulan, Db, Filters, Per, Tahun, opd_option
from kontrak.errors import UsageError, print_done

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.rangka.form_write import Isiform

KETERANGAN = {
    "formulir": """Satu berkas Excel per OPD, misalnya formulir-2022-03-PUPR.xlsx, berisi indikator dan pekerjaan OPD
itu beserta bidangnya. Yang wajib dilaporkan bulan itu ada di atas. Formulir yang sudah diisi dicatat dengan
kontrak catat --dari. Dengan --kontrak: formulir kontrak setahun, misalnya kontrak-2022-PUPR.xlsx, terisi dari yang
tercatat; yang kembali diimpor dengan kontrak impor. Dengan --nama: formulir kosong untuk OPD yang belum ada.

\b
Contoh:
  kontrak formulir --bulan mar
  kontrak formulir --kontrak --tahun 2023 --keluar kirim/
  kontrak formulir --kontrak --opd DKP --nama "Dinas Kelautan dan Perikanan"
  kontrak formulir --bulan mar --opd PUPR --keluar kirim/"""
}
FOLDER = Path("formulir")


def formulir(
    *,
    bulan: Bulan = None,
    opd: Annotated[
        list[str] | None,
        opd_option("Hanya OPD ini: kode, alias, atau bagian namanya. Dengan --kontrak boleh diulang."),
    ] = None,
    kontrak: Annotated[
        bool, typer.Option("--kontrak", help="Formulir kontrak setahun, bukan laporan bulanan.")
    ] = False,
    nama: Annotated[
        str | None, typer.Option("--nama", metavar="TEKS", help="Dengan --kontrak: nama OPD yang belum tercatat.")
    ] = None,
    keluar: Annotated[Path, typer.Option("--keluar", metavar="FOLDER", help="Folder tujuan.")] = FOLDER,
    timpa: Annotated[
        bool, typer.Option("--timpa", help="Ganti formulir yang sudah ada, juga yang sudah diisi.")
    ] = False,
    db: Db = DB_DEFAULT,
    tahun: Tahun = None,
    per: Per = None,
    filters: Filters,
) -> None:
    """Write the forms of a month, or of the contracts of a year."""
    if keluar.suffix.lower() == ".xlsx":
        raise UsageError(f"--keluar {keluar} adalah nama berkas; formulir ditulis ke sebuah folder.")
    if kontrak:
        if bulan is not None or any(filters):
            raise UsageError(
                "--kontrak tidak memakai --bulan, --pengampu, --prioritas, --kelompok, atau --ciri.",
                "Hapus salah satu.",
            )
        if nama is not None and (not nama.strip() or len(opd or ()) != 1):
            raise UsageError("--nama memerlukan satu --opd KODE.", 'Misalnya --opd DKP --nama "Dinas Kelautan"')
        from kontrak.actions.contract_forms import make_contract_forms

        names = _write_contract_forms(make_contract_forms(db, opd or [], nama, tahun, per), keluar, timpa=timpa)
        back = names[0] if len(names) == 1 else keluar / "kontrak-*.xlsx"
        tell_next([("sesudah diisi", command(db, "impor", str(back)))])
        return
    if nama is not None or len(opd or ()) > 1:
        raise UsageError("--nama dan --opd berulang hanya untuk formulir kontrak.", "Tambahkan --kontrak.")
    chosen = opd[0] if opd else None
    from kontrak.actions.assessing import assess_chosen
    from kontrak.actions.question import Question
    from kontrak.files import write_files
    from kontrak.forms.monthly import form_of
    from kontrak.forms.xlsx_out import write_form
    from kontrak.months import format_month
    from kontrak.views.progress import ProgressBar

    question = Question(db, tahun, bulan, per, *filters)
    refuse_filters(chosen, question)
    penilaian, codes = assess_chosen(question, chosen)
    forms = [form_of(penilaian, kode) for kode in codes]
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
    filled = ("catat", "--dari", str(keluar), *month_words(penilaian.dasar.tahun, penilaian.dasar.bulan))
    tell_next([("sesudah diisi OPD dan kembali ke folder itu", command(db, *filled))])


def _write_contract_forms(forms: Sequence[Isiform], keluar: Path, *, timpa: bool) -> list[Path]:
    from kontrak.files import write_files
    from kontrak.rangka.form_write import write_contract_form

    require_opds(forms)
    documents = {keluar / form.nama_berkas: write_contract_form(form) for form in forms}
    write_files(documents, replace=timpa)
    where = next(iter(documents)) if len(documents) == 1 else f"folder {keluar}"
    print_done(f"{len(documents)} formulir kontrak tahun {forms[0].tahun} ditulis: {where}")
    return [*documents]
