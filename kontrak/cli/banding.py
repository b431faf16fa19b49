"""The command ``banding``: years against each other, like for like (SPEC §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kontrak.cli.options import DB_DEFAULT, BulanDinilai, Db, Filters, Json, Per, opd_option, read_year
from kontrak.errors import UsageError

if TYPE_CHECKING:
    from kontrak.actions.question import Question

KETERANGAN = {
    "banding": """Bulan yang sama dari dua tahun: nilai akhir, peringkat, komitmen terpenuhi, dan serapan tiap OPD;
dengan --opd juga realisasi dan capaian tiap indikator. OPD dan indikator dipasangkan menurut kodenya. Yang satuan,
sifat, atau arahnya berubah disebut tidak sepadan; yang baru dan yang tidak ada lagi disebut kodenya.

Dengan tiga tahun atau lebih: angka tiap tahunnya, dan selisih tahun pertama dengan yang terakhir. Satu indikator dari
tahun ke tahun: kontrak lintas-tahun KODE.

\b
Contoh:
  kontrak banding 2021 2022
  kontrak banding 2020 2021 2022
  kontrak banding 2021 2022 --bulan jun --opd PUPR""",
}


def banding(
    tahun: Annotated[
        list[int],
        typer.Argument(metavar="TAHUN TAHUN [TAHUN]…", parser=read_year, help="Dua tahun atau lebih dalam berkas."),
    ],
    *,
    opd: Annotated[str | None, opd_option("Hanya OPD ini, dengan indikatornya.")] = None,
    bulan: BulanDinilai = None,
    db: Db = DB_DEFAULT,
    per: Per = None,
    filters: Filters,
    as_json: Json = False,
) -> None:
    """Compare two years or more."""
    from kontrak.actions.comparing import compare_years
    from kontrak.actions.question import Question
    from kontrak.cli.answering import answer, refuse_filters
    from kontrak.views.banding_view import comparison_document, comparison_screen

    question = Question(db, None, bulan, per, *filters, menilai=True)
    refuse_filters(opd, question)
    if len(tahun) < 2:
        raise UsageError("banding memerlukan dua tahun atau lebih.", "Misalnya kontrak banding 2021 2022")
    if len(tahun) > 2:
        _compare_span(question, tahun, opd, as_json=as_json)
        return
    found = compare_years(question, tahun[0], tahun[1], opd)
    in_full = opd is not None
    answer(lambda: comparison_document(found), lambda: comparison_screen(found, in_full=in_full), as_json=as_json)


def _compare_span(question: Question, years: list[int], opd: str | None, *, as_json: bool) -> None:
    from kontrak.actions.years_apart import compare_span
    from kontrak.cli.answering import answer
    from kontrak.views.years_view import span_document, span_screen

    if len(set(years)) < len(years):
        raise UsageError("Satu tahun disebut dua kali.", "Sebutkan tiap tahun sekali.")
    found = compare_span(question, sorted(years), opd)
    answer(lambda: span_document(found), lambda: span_screen(found, in_full=opd is not None), as_json=as_json)
