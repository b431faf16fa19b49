"""The command ``lintas-tahun``: one indikator from year to year (SPEC §5)."""

from __future__ import annotations

from typing import Annotated

import typer

from kontrak.cli.completion import complete_kode
from kontrak.cli.options import DB_DEFAULT, Db, Json, Per

KETERANGAN = {
    "lintas-tahun": """Hasil satu indikator tahun demi tahun: dari laporan dalam berkas ini, dan bagi tahun yang tidak
ada di dalamnya dari riwayat atau tahun_lalu dalam kontrak; target akhir, dan laju per tahun yang diperlukannya. Tahun
yang satuan, sifat, arah, atau skalanya lain disebut tidak sepadan dan tidak ikut dalam laju.

\b
Contoh:
  kontrak lintas-tahun PUPR.MANTAP""",
}


def lintas_tahun(
    kode: Annotated[
        str,
        typer.Argument(metavar="KODE", autocompletion=complete_kode, help="Kode indikator, misalnya PUPR.JALAN."),
    ],
    *,
    db: Db = DB_DEFAULT,
    per: Per = None,
    as_json: Json = False,
) -> None:
    """Show one indikator from year to year."""
    from kontrak.actions.over_years import over_years
    from kontrak.actions.question import Question
    from kontrak.cli.answering import answer
    from kontrak.views.over_years_view import years_document, years_screen

    found = over_years(Question(db, per=per), kode)
    answer(lambda: years_document(found), lambda: years_screen(found), as_json=as_json)
