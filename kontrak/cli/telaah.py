"""Commands of the heading Penilaian that look closer: kelengkapan, banding, lintas-tahun, isyarat (SPEC §5)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from kontrak.cli.completion import complete_kode
from kontrak.cli.options import (
    DB_DEFAULT,
    ArgumenOpdBila,
    Asked,
    BulanDinilai,
    Db,
    Filters,
    HanyaOpd,
    Json,
    Per,
    Tahun,
    opd_option,
    read_year,
)
from kontrak.errors import UsageError

if TYPE_CHECKING:
    from kontrak.actions.question import Question

KETERANGAN = {
    "kelengkapan": """Berapa yang ada dari yang seharusnya ada, yang paling kurang di atas: kontrak bertanggal dan
bernomor, kepala bernama, rencana bulanan, kamus indikator, laporan masuk, belanja, bukti, pemeriksaan, perjanjian
diarsipkan, tindak lanjut selesai. Tidak mengubah nilai. Dengan OPD: apa saja yang kurang.

\b
Contoh:
  kontrak kelengkapan --bulan des
  kontrak kelengkapan PUPR""",
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
    "lintas-tahun": """Hasil satu indikator tahun demi tahun: dari laporan dalam berkas ini, dan bagi tahun yang tidak
ada di dalamnya dari riwayat atau tahun_lalu dalam kontrak; target akhir, dan laju per tahun yang diperlukannya. Tahun
yang satuan, sifat, arah, atau skalanya lain disebut tidak sepadan dan tidak ikut dalam laju.

\b
Contoh:
  kontrak lintas-tahun PUPR.MANTAP""",
    "isyarat": """Hal yang layak ditanyakan dalam rapat: angka janggal yang masih berlaku, target yang tercapai terlalu
awal atau tanpa belanja, koreksi sesudah batas lapor, bukti yang dipakai berkali-kali, pemeriksaan yang tergesa. Hanya
bahan bertanya; tidak mengubah nilai. Di samping tiap jenis tertulis berapa yang kena dari berapa yang dilihat.

\b
Contoh:
  kontrak isyarat --bulan des
  kontrak isyarat --opd PUPR --json""",
}


def kelengkapan(
    opd: ArgumenOpdBila = None,
    *,
    asked: Asked,
    as_json: Json = False,
) -> None:
    """Count what is there of what should be, or list what one OPD lacks."""
    from kontrak.actions.assessing import assess, assess_opd
    from kontrak.cli.answering import answer, refuse_filters, scope
    from kontrak.scoring.completeness import completeness
    from kontrak.views.telaah_view import completeness_json, completeness_screen, lacking_screen

    question = asked.question()
    refuse_filters(opd, question)
    if opd is None:
        penilaian = assess(question)
        items = completeness(penilaian)
        screen = partial(completeness_screen, penilaian.dasar, items, scope(question))
    else:
        penilaian, kode = assess_opd(question, opd)
        items = [item for item in completeness(penilaian.only(kode)) if item.kode == kode]
        screen = partial(lacking_screen, penilaian.dasar, items[0])
    answer(lambda: completeness_json(penilaian.dasar, items, lacking=opd is not None), screen, as_json=as_json)


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
    from kontrak.actions.comparing import compare_span
    from kontrak.cli.answering import answer
    from kontrak.views.years_view import span_document, span_screen

    if len(set(years)) < len(years):
        raise UsageError("Satu tahun disebut dua kali.", "Sebutkan tiap tahun sekali.")
    found = compare_span(question, sorted(years), opd)
    answer(lambda: span_document(found), lambda: span_screen(found, in_full=opd is not None), as_json=as_json)


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
    from kontrak.views.telaah_view import years_document, years_screen

    found = over_years(Question(db, per=per), kode)
    answer(lambda: years_document(found), lambda: years_screen(found), as_json=as_json)


def isyarat(
    *,
    bulan: BulanDinilai = None,
    opd: HanyaOpd = None,
    db: Db = DB_DEFAULT,
    tahun: Tahun = None,
    per: Per = None,
    filters: Filters,
    as_json: Json = False,
) -> None:
    """List what is worth a question."""
    from kontrak.actions.assessing import assess_chosen
    from kontrak.actions.question import Question
    from kontrak.cli.answering import answer, refuse_filters
    from kontrak.scoring.signals import signals_of
    from kontrak.views.telaah_view import signal_document, signal_screen

    question = Question(db, tahun, bulan, per, *filters, menilai=True)
    refuse_filters(opd, question)
    penilaian, codes = assess_chosen(question, opd)
    dasar, kinds = penilaian.dasar, signals_of(penilaian, codes)
    answer(lambda: signal_document(dasar, kinds), lambda: signal_screen(dasar, kinds), as_json=as_json)
