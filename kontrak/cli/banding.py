"""The command ``banding``: one year against another, like for like (SPEC §5)."""

from __future__ import annotations

from typing import Annotated

import typer

from kontrak.cli.completion import complete_opd
from kontrak.cli.options import DB_DEFAULT, BulanDinilai, Ciri, Db, Json, Kelompok, Pengampu, Per, Prioritas, read_year

KETERANGAN = {
    "banding": """Bulan yang sama dari dua tahun: nilai akhir, peringkat, komitmen terpenuhi, dan serapan tiap OPD;
dengan --opd juga realisasi dan capaian tiap indikator. OPD dan indikator dipasangkan menurut kodenya. Yang satuan,
sifat, atau arahnya berubah disebut tidak sepadan; yang baru dan yang tidak ada lagi disebut kodenya.

\b
Contoh:
  kontrak banding 2021 2022
  kontrak banding 2021 2022 --bulan jun --opd PUPR""",
}


def banding(
    lalu: Annotated[int, typer.Argument(metavar="TAHUN", parser=read_year, help="Tahun pembanding.")],
    kini: Annotated[int, typer.Argument(metavar="TAHUN", parser=read_year, help="Tahun yang dibandingkan.")],
    *,
    opd: Annotated[
        str | None,
        typer.Option("--opd", metavar="OPD", autocompletion=complete_opd, help="Hanya OPD ini, dengan indikatornya."),
    ] = None,
    bulan: BulanDinilai = None,
    db: Db = DB_DEFAULT,
    per: Per = None,
    pengampu: Pengampu = None,
    prioritas: Prioritas = None,
    kelompok: Kelompok = None,
    ciri: Ciri = None,
    as_json: Json = False,
) -> None:
    """Compare two years."""
    from kontrak.actions.comparing import compare_years
    from kontrak.actions.question import Question
    from kontrak.cli.scope import refuse_filters
    from kontrak.views.banding_view import comparison_document, comparison_screen
    from kontrak.views.json_out import print_json
    from kontrak.views.table import show

    refuse_filters(opd, pengampu, prioritas, kelompok, ciri)
    question = Question(db, None, bulan, per, pengampu, prioritas, kelompok, ciri, menilai=True)
    found = compare_years(question, lalu, kini, opd)
    if as_json:
        print_json(comparison_document(found))
    else:
        show(comparison_screen(found, in_full=opd is not None))
