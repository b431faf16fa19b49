"""The command ``kelengkapan``: what the file lacks, OPD by OPD (SPEC §5)."""

from __future__ import annotations

from typing import Annotated

import typer

from kontrak.cli.completion import complete_opd
from kontrak.cli.options import DB_DEFAULT, BulanDinilai, Ciri, Db, Json, Kelompok, Pengampu, Per, Prioritas, Tahun

KETERANGAN = {
    "kelengkapan": """Berapa yang ada dari yang seharusnya ada, yang paling kurang di atas: kontrak bertanggal dan
bernomor, kepala bernama, rencana bulanan, kamus indikator, laporan masuk, belanja, bukti, pemeriksaan, perjanjian
diarsipkan, tindak lanjut selesai. Tidak mengubah nilai. Dengan OPD: apa saja yang kurang.

\b
Contoh:
  kontrak kelengkapan --bulan des
  kontrak kelengkapan PUPR""",
}


def kelengkapan(
    opd: Annotated[
        str | None,
        typer.Argument(metavar="OPD", autocompletion=complete_opd, help="Kode, alias, atau bagian nama OPD."),
    ] = None,
    *,
    db: Db = DB_DEFAULT,
    tahun: Tahun = None,
    bulan: BulanDinilai = None,
    per: Per = None,
    pengampu: Pengampu = None,
    prioritas: Prioritas = None,
    kelompok: Kelompok = None,
    ciri: Ciri = None,
    as_json: Json = False,
) -> None:
    """Count what is there of what should be, or list what one OPD lacks."""
    from kontrak.actions.assessing import assess, assess_opd
    from kontrak.actions.question import Question
    from kontrak.cli.scope import refuse_filters, scope
    from kontrak.scoring.completeness import completeness
    from kontrak.views.completeness_view import completeness_json, completeness_screen, lacking_screen
    from kontrak.views.json_out import print_json
    from kontrak.views.table import show

    refuse_filters(opd, pengampu, prioritas, kelompok, ciri)
    question = Question(db, tahun, bulan, per, pengampu, prioritas, kelompok, ciri, menilai=True)
    if opd is None:
        penilaian = assess(question)
        items = completeness(penilaian)
    else:
        penilaian, kode = assess_opd(question, opd)
        items = [item for item in completeness(penilaian.only(kode)) if item.kode == kode]
    if as_json:
        print_json(completeness_json(penilaian.dasar, items, lacking=opd is not None))
    elif opd is None:
        show(completeness_screen(penilaian.dasar, items, scope(pengampu, prioritas, kelompok, ciri)))
    else:
        show(lacking_screen(penilaian.dasar, items[0]))
