"""Commands of the heading Penilaian: status, nilai, jelaskan, meleset, peringkat (SPEC §5).

Each asks one action, makes one screen or JSON document of the answer, and prints it at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kontrak.cli.completion import complete_any
from kontrak.cli.options import DB_DEFAULT, Asked, BulanDinilai, Db, Json, Menurut, Per, Tahun, opd_option, read_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.actions.question import Question
    from kontrak.model.dasar import Dasar
    from kontrak.model.recorded import TemuanIntegritas
    from kontrak.model.summary import Ringkasan

KETERANGAN = {
    "status": """Siapa yang sudah melapor, nilai tiap OPD, siapa yang perlu dihubungi lebih dulu, dan apa yang
jatuh tempo bulan depan.

\b
Contoh:
  kontrak status
  kontrak status --bulan mar --menurut pengampu
  kontrak status --bulan 2022-03 --kelompok kecamatan""",
    "nilai": """Nilai akhir dengan keempat indeksnya (capaian, kecepatan, konsistensi, komitmen). Dengan --opd:
tiap indikator, pekerjaan, dan bidang.

\b
Contoh:
  kontrak nilai --bulan tw2
  kontrak nilai --opd PUPR --bulan jun""",
    "jelaskan": """Rumus dengan angkanya, laporan yang dipakai, siapa yang mencatat dan kapan, batas, bobot, dan pita.

\b
Contoh:
  kontrak jelaskan PUPR
  kontrak jelaskan PUPR.JALAN --bulan jun
  kontrak jelaskan PUPR.JEMBATAN.A --json""",
    "meleset": """Setiap komitmen yang sudah jatuh tempo dan belum terpenuhi, per kepala. Dengan --opd: kepala itu
dan para kepala bidangnya.

\b
Contoh:
  kontrak meleset --bulan jun
  kontrak meleset --opd PUPR""",
    "peringkat": """Urut nilai akhir; yang sama dipisahkan oleh bobot meleset, lalu konsistensi. Dengan --kelompok:
peringkat di dalam kelompok itu.

\b
Contoh:
  kontrak peringkat --bulan des --teratas 15
  kontrak peringkat --kelompok kecamatan""",
}


def status(
    *,
    menurut: Annotated[
        Menurut | None,
        typer.Option("--menurut", metavar="CARA", help="Kelompokkan menurut pengampu, prioritas, kelompok, atau ciri."),
    ] = None,
    asked: Asked,
    as_json: Json = False,
) -> None:
    """One screen on the chosen month."""
    from kontrak.actions.overview import look_over
    from kontrak.cli.answering import scope

    by_label = menurut is Menurut.CIRI
    parts = [] if as_json else ["berikut", "bagian"] if menurut and not by_label else ["berikut"]
    question = asked.question()
    overview = look_over(question, parts, follow_ups=not as_json, awaited=True)
    labels = None
    if by_label:
        from kontrak.actions.assessing import assess
        from kontrak.scoring.labels import named_means

        labels = named_means(assess(question))
    if as_json:
        from kontrak.views.json_out import print_json, status_document

        print_json(status_document(overview, labels))
        return
    from kontrak.model.outlook import due_text
    from kontrak.views.status_view import group_opds, status_screen
    from kontrak.views.table import show

    blocks = status_screen(
        overview.dasar,
        overview.ringkasan,
        berikut=[item.berikut for item in overview.potret if item.berikut],
        ditangguhkan=overview.ditangguhkan,
        tindak_lanjut=overview.open_follow_ups,
        hari=overview.dasar.hari,
        ditunggu=overview.ditunggu,
        terbit=due_text(overview.terbit),
        groups=group_opds(overview, menurut.value) if menurut else None,
        ciri=labels,
        scope=scope(question),
    )
    show(blocks)


def nilai(
    *,
    opd: Annotated[str | None, opd_option("Rincian satu OPD: kode, alias, atau bagian namanya.")] = None,
    asked: Asked,
    as_json: Json = False,
) -> None:
    """Scores of all OPDs, or one of them in full."""
    from kontrak.cli.answering import refuse_filters, scope

    question = asked.question()
    if opd is not None:
        refuse_filters(opd, question)
        _show_detail(question, opd, as_json=as_json)
        return
    from kontrak.actions.overview import look_over

    overview = look_over(question)
    if as_json:
        _print_summaries(overview.dasar, overview.ringkasan)
        return
    from kontrak.views.ranked_view import scores_screen
    from kontrak.views.table import show

    show(scores_screen(overview.dasar, overview.ringkasan, scope(question)))


def jelaskan(
    kode: Annotated[
        str,
        typer.Argument(
            metavar="KODE", autocompletion=complete_any, help="Kode OPD, bidang, indikator, atau pekerjaan."
        ),
    ],
    *,
    db: Db = DB_DEFAULT,
    tahun: Tahun = None,
    bulan: BulanDinilai = None,
    per: Per = None,
    as_json: Json = False,
) -> None:
    """How a number came about."""
    from kontrak.actions.assessing import explain_kode
    from kontrak.actions.question import Question
    from kontrak.cli.answering import answer
    from kontrak.views.json_out import explanation_document
    from kontrak.views.nilai_view import explanation_screen

    found = explain_kode(Question(db, tahun, bulan, per, menilai=True), kode)
    answer(
        lambda: explanation_document(found.kode, found.dasar.bulan, found.nilai, found.langkah),
        lambda: explanation_screen(found.dasar, found.kode, found.nilai, found.langkah),
        as_json=as_json,
    )


def meleset(
    *,
    opd: Annotated[str | None, opd_option("Hanya kepala OPD ini dan para kepala bidangnya.")] = None,
    asked: Asked,
    as_json: Json = False,
) -> None:
    """Heads who missed commitments."""
    from kontrak.actions.overview import look_for_missed
    from kontrak.cli.answering import refuse_filters, scope

    question = asked.question()
    refuse_filters(opd, question)
    overview, heads = look_for_missed(question, opd)
    if as_json:
        from kontrak.views.json_out import missed_document, print_json

        print_json(missed_document(overview.dasar, heads))
    else:
        from kontrak.views.meleset_view import missed_screen
        from kontrak.views.table import show

        show(missed_screen(overview.dasar, heads, len(overview.potret), scope(question)))


def peringkat(
    *,
    teratas: Annotated[
        int | None,
        typer.Option(
            "--teratas", metavar="N", parser=read_count, help="Hanya N teratas; yang sama nilainya ikut semua."
        ),
    ] = None,
    asked: Asked,
    as_json: Json = False,
) -> None:
    """Ranking of the OPDs."""
    from kontrak.actions.overview import look_over
    from kontrak.cli.answering import scope
    from kontrak.scoring.ranking import award_list

    question = asked.question()
    overview = look_over(question)
    listed = overview.ringkasan if teratas is None else award_list(overview.ringkasan, teratas)
    if as_json:
        _print_summaries(overview.dasar, listed)
        return
    from kontrak.views.ranked_view import ranking_screen
    from kontrak.views.table import show

    later: tuple[TemuanIntegritas, ...] = ()
    if overview.integritas:
        from kontrak.scoring.integrity import findings_after

        later = findings_after(overview.integritas, listed, overview.dasar.tahun, overview.dasar.bulan)
    show(ranking_screen(overview.dasar, listed, overview.terhalang, scope(question), later))


def _print_summaries(dasar: Dasar, ringkasan: Sequence[Ringkasan]) -> None:
    from kontrak.views.json_out import print_json, summary_document

    print_json(summary_document(dasar, ringkasan))


def _show_detail(question: Question, opd: str, *, as_json: bool) -> None:
    from kontrak.actions.assessing import assess_opd
    from kontrak.cli.answering import answer
    from kontrak.scoring.detail import detail_of
    from kontrak.views.json_out import detail_document
    from kontrak.views.nilai_view import detail_screen

    penilaian, kode = assess_opd(question, opd)
    rincian = detail_of(penilaian, kode)
    answer(
        lambda: detail_document(penilaian.dasar, rincian),
        lambda: detail_screen(penilaian.dasar, rincian, penilaian.diperingkat),
        as_json=as_json,
    )
