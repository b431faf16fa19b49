"""Commands of the heading Kontrak: contract files in, and what they hold."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kontrak.cli.answering import again, answer, command, month_words, tell_next
from kontrak.cli.options import DB_DEFAULT, ArgumenOpdBila, Db, Json, Per, PilihanBulan, Tahun, read_month, read_year
from kontrak.cli.recording import Alasan, Koreksi, Recorder
from kontrak.cli.typed import expand
from kontrak.errors import UsageError, print_warning, print_warnings, visible
from kontrak.months import SHORT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from kontrak.actions.amendments import Amendment
    from kontrak.actions.importing import ImportPlan
    from kontrak.cli.answering import Step

FILES_DEFAULT = (Path("contracts.yaml"),)

Berkas = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="BERKAS",
        help="Berkas kontrak (.yaml) atau formulirnya (.xlsx). Tanpa ini: contracts.yaml.",
    ),
]
Berlaku = Annotated[
    PilihanBulan | None,
    typer.Option("--berlaku", metavar="BULAN", parser=read_month, help="Bulan mulai berlakunya perubahan kontrak."),
]
Nomor = Annotated[str | None, typer.Option("--nomor", metavar="NOMOR", help="Nomor surat perubahan (adendum).")]
Coba = Annotated[bool, typer.Option("--coba", help="Tampilkan yang akan berubah, lalu berhenti.")]

KETERANGAN = {
    "mulai": (
        "Berkasnya berupa contoh berketerangan yang lulus pemeriksaan; ganti isinya, lalu kontrak impor. Tahunnya dari "
        "nama FOLDER bila memuat satu tahun (misalnya kontrak-2023), selain itu tahun ini. Dengan "
        "--dari: kontrak tahun itu dibawa ke tahun berikutnya, hasilnya menjadi tahun_lalu, yang belum tuntas "
        "ditandai.\n\n"
        "\b\n  kontrak mulai 2023 --dari 2022"
    ),
    "periksa": "Semua galat semua berkas disebut sekaligus, masing-masing dengan tempat dan cara memperbaikinya.",
    "impor": (
        "Yang dinilai dari kontrak yang sudah bertanggal hanya berubah sebagai perubahan:\n\n"
        '\b\n  kontrak impor --berlaku jul --alasan "Refocusing anggaran" --nomor 188/45/2022'
    ),
}


def mulai(
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help="Folder tahun baru; tanpa ini folder kerja.", show_default=False),
    ] = Path(),
    *,
    dari: Annotated[
        int | None,
        typer.Option(
            "--dari", metavar="TAHUN", parser=read_year, help="Bawa kontrak dan hasil tahun TAHUN ke tahun berikutnya."
        ),
    ] = None,
    db: Db = DB_DEFAULT,
) -> None:
    """Begin a new year's folder, from the sample or from what the database holds of a year."""
    from kontrak.actions.starting import start_year, year_of
    from kontrak.clock import now

    if dari is None:
        year = year_of(folder, now().year)
        path = start_year(folder, year)
    else:
        from kontrak.actions.carrying_over import carry_over

        done = carry_over(folder, db, dari)
        path, year = done.berkas, done.tahun
        print(f"Kontrak {dari} dibawa ke {done.tahun}; {done.belum_tuntas} komitmen belum tuntas {done.sampai}.")
    check, take = (command(db, name, str(path)) for name in ("periksa", "impor"))
    print(visible(f"{path} siap diisi untuk tahun {year}. Sesudahnya: {check}, lalu {take}."))


def periksa(berkas: Berkas = None, *, db: Db = DB_DEFAULT, as_json: Json = False) -> int:
    """Validate contract files; exit code 1 when they have errors."""
    from kontrak.actions.importing import check_files
    from kontrak.views.json_out import print_json
    from kontrak.views.problems import problem_lines, reading_json, verdict

    reading = check_files(expand(berkas or FILES_DEFAULT), db)
    if as_json:
        print_json(reading_json(reading))
    else:
        for line in problem_lines(reading):
            print(line)
        print(verdict(reading))
    return 1 if reading.galat else 0


def impor(
    ctx: typer.Context,
    berkas: Berkas = None,
    *,
    berlaku: Berlaku = None,
    alasan: Alasan = None,
    nomor: Nomor = None,
    koreksi: Koreksi = False,
    coba: Coba = False,
    timpa: Annotated[
        bool, typer.Option("--timpa", help="Ganti YAML di samping formulir kontrak yang isinya lain.")
    ] = False,
    recorder: Recorder,
    as_json: Json = False,
) -> None:
    """Validate, show what changes, and import."""
    from kontrak.actions.amendments import Amendment
    from kontrak.views.json_out import print_json
    from kontrak.views.problems import plan_json, plan_lines, warning_lines

    if berlaku is not None and not (alasan and alasan.strip()):
        raise UsageError("--berlaku memerlukan --alasan.", 'Sebutkan dasar perubahannya: --alasan "…"')
    if nomor is not None and berlaku is None:
        raise UsageError("--nomor adalah nomor perubahan, jadi memerlukan --berlaku.", "Tambahkan --berlaku BULAN.")
    files = expand(berkas or FILES_DEFAULT)
    if koreksi and not (alasan and alasan.strip()):
        raise UsageError("--koreksi memerlukan --alasan.", 'Sebutkan sebabnya: --alasan "…"')
    amendment = Amendment.stated(berlaku, alasan, nomor, koreksi=koreksi)
    plan = _try(files, recorder.db, amendment) if coba else _import(files, recorder, amendment, timpa=timpa)
    print_warnings(warning_lines(plan.reading))
    if as_json:
        print_json(plan_json(plan))
        return
    for line in plan_lines(plan):
        print(line)
    print(_import_verdict(plan, tried=coba, amending=berlaku is not None))
    if not coba:
        tell_next(_after_import(plan, recorder.db, berlaku))
    elif not plan.kosong and (berlaku is not None or not plan.diubah):
        tell_next([("untuk mencatatnya", again(ctx, without="--coba"))])


def _after_import(plan: ImportPlan, db: Path, berlaku: PilihanBulan | None) -> Iterator[Step]:
    """Agreements to sign, of what was amended or has no date yet; then the forms of the month that is reported next."""
    from kontrak.actions.question import last_ended_month
    from kontrak.clock import now

    month = month_words(plan.tahun, last_ended_month(plan.tahun, now().date()) or 1)
    if berlaku is not None:
        this_year = plan.tahun == now().year
        since = ("--bulan", SHORT[berlaku.bulan - 1]) if this_year else month_words(plan.tahun, berlaku.bulan)
        for opd in dict.fromkeys(kode.partition(".")[0] for kode in plan.diubah if kode != "aturan"):
            yield "perjanjian yang baru", command(db, "dokumen", "perjanjian", "--opd", opd, *since)
    undated = [opd.kode for opd in plan.reading.opd if opd.kontrak.tanggal is None]
    if undated:
        which = ("--opd", undated[0]) if len(undated) == 1 else ("--semua", "--keluar", "perjanjian")
        yield "perjanjian untuk ditandatangani", command(db, "dokumen", "perjanjian", *which, *month)
    yield "formulir laporan untuk OPD", command(db, "formulir", *month)


def _try(files: Sequence[Path], db: Path, amendment: Amendment) -> ImportPlan:
    from kontrak.actions.importing import plan_import
    from kontrak.clock import now

    with _refusal_explained():
        plan = plan_import(files, db, amendment)
    _tell_backdated(plan, amendment, now())
    return plan


def _import(files: Sequence[Path], recorder: Recorder, amendment: Amendment, *, timpa: bool) -> ImportPlan:
    from kontrak.actions.importing import import_files

    act = recorder.act()
    with _refusal_explained():
        done = import_files(files, act.db, amendment, pelaku=act.pelaku, waktu=act.waktu, timpa=timpa)
    print_warnings(done.peringatan)
    _tell_backdated(done.plan, amendment, act.waktu)
    return done.plan


def _tell_backdated(plan: ImportPlan, amendment: Amendment, moment: datetime) -> None:
    """Say that an amendment is in force from a month that has passed."""
    from kontrak.months import format_month

    month = amendment.month(plan.tahun)
    if plan.diubah and month and (plan.tahun, month) < (moment.year, moment.month):
        print_warning(f"perubahan berlaku surut sejak {format_month(plan.tahun, month)}; tiap rapor menyebutnya.")


@contextmanager
def _refusal_explained() -> Iterator[None]:
    """List every error, or every value that may not just change, before the sentence that refuses the import."""
    from kontrak.actions.importing import AmendmentNeededError, FilesError
    from kontrak.views.problems import plan_lines, problem_lines

    try:
        yield
    except FilesError as error:
        print("\n".join(problem_lines(error.reading)), file=sys.stderr)
        raise
    except AmendmentNeededError as error:
        print("\n".join(plan_lines(error.plan)), file=sys.stderr)
        raise


def daftar(
    opd: ArgumenOpdBila = None,
    *,
    arsip: Annotated[bool, typer.Option("--arsip", help="Kertas bertanda tangan yang diarsipkan.")] = False,
    db: Db = DB_DEFAULT,
    tahun: Tahun = None,
    per: Per = None,
    as_json: Json = False,
) -> None:
    """List codes and names, or archived papers."""
    if arsip:
        from kontrak.actions.reading import read_papers
        from kontrak.views.daftar_view import paper_blocks, papers_json

        papers = read_papers(db, tahun, per, opd)
        answer(lambda: papers_json(papers), lambda: paper_blocks(papers), as_json=as_json)
        return
    from kontrak.actions.reading import read_opds
    from kontrak.views.daftar_view import inside_json, inside_table, opd_table, opds_json
    from kontrak.views.table import Line

    year, opds = read_opds(db, tahun, per, opd)
    if opd is None:
        title = f"{len(opds)} OPD, tahun {year}"
        answer(lambda: opds_json(opds.values()), lambda: [Line(title), opd_table(opds.values())], as_json=as_json)
        return
    (found,) = opds.values()
    title = f"{found.kode} {found.nama}, tahun {year}"
    answer(lambda: inside_json(found), lambda: [Line(title), inside_table(found)], as_json=as_json)


def skema() -> None:
    """Print the JSON Schema of contracts.yaml."""
    from kontrak.contracts.shape import schema_text

    print(schema_text(), end="")


def _import_verdict(plan: ImportPlan, *, tried: bool, amending: bool) -> str:
    if plan.kosong:
        return "Tidak ada perubahan: berkas sama dengan yang sudah tercatat."
    diff = plan.diff
    counts = f"{len(diff.tambah)} ditambah, {len(diff.ubah)} diubah, {len(diff.hapus)} dihapus"
    if not tried:
        return f"Diimpor: {counts} (tahun {plan.tahun})."
    if plan.diubah and not amending:
        codes = ", ".join(plan.diubah)
        return f'Percobaan: {counts}; belum dicatat. Memerlukan --berlaku BULAN --alasan "…" untuk {codes}.'
    return f"Percobaan: {counts}; belum dicatat."
