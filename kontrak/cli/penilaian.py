"""Commands of the heading Penilaian: status, nilai, jelaskan, meleset, peringkat (SPEC §5).

Each asks one action, makes one screen or JSON document of the answer, and prints it at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kontrak.cli.completion import complete_any, complete_opd
from kontrak.cli.options import (
    DB_DEFAULT,
    Bulan,
    Db,
    Json,
    Kelompok,
    Menurut,
    Pengampu,
    Per,
    Prioritas,
    Tahun,
    read_count,
)
from kontrak.errors import UsageError

if TYPE_CHECKING:
    from kontrak.actions.assessing import Question

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
        typer.Option("--menurut", metavar="CARA", help="Kelompokkan menurut pengampu, prioritas, atau kelompok."),
    ] = None,
    db: Db = DB_DEFAULT,
    tahun: Tahun = None,
    bulan: Bulan = None,
    per: Per = None,
    pengampu: Pengampu = None,
    prioritas: Prioritas = None,
    kelompok: Kelompok = None,
    as_json: Json = False,
) -> None:
    """One screen on the chosen month."""
    from kontrak.actions.assessing import Question, assess
    from kontrak.actions.unreported import day_meant
    from kontrak.cli.overview import (
        groups,
        make_kop,
        open_follow_ups,
        report_deadline,
        scope,
        suspended_codes,
        upcoming,
    )
    from kontrak.views.json_out import print_json, summary_document
    from kontrak.views.status_view import status_screen
    from kontrak.views.table import show

    penilaian = assess(Question(db, tahun, bulan, per, pengampu, prioritas, kelompok))
    kop = make_kop(penilaian)
    if as_json:
        print_json(summary_document(kop, penilaian.ringkasan))
        return
    screen = status_screen(
        kop,
        penilaian.ringkasan,
        batas_lapor=report_deadline(penilaian),
        mendatang=upcoming(penilaian),
        ditangguhkan=suspended_codes(penilaian),
        tindak_lanjut=open_follow_ups(penilaian),
        hari=day_meant(per, penilaian),
        groups=groups(penilaian, menurut) if menurut else None,
        scope=scope(pengampu, prioritas, kelompok),
    )
    show(screen)


def nilai(
    *,
    opd: Annotated[
        str | None,
        typer.Option(
            "--opd",
            metavar="OPD",
            autocompletion=complete_opd,
            help="Rincian satu OPD: kode, alias, atau bagian namanya.",
        ),
    ] = None,
    db: Db = DB_DEFAULT,
    tahun: Tahun = None,
    bulan: Bulan = None,
    per: Per = None,
    pengampu: Pengampu = None,
    prioritas: Prioritas = None,
    kelompok: Kelompok = None,
    as_json: Json = False,
) -> None:
    """Scores of all OPDs, or one of them in full."""
    from kontrak.actions.assessing import Question, assess
    from kontrak.cli.overview import make_kop, scope
    from kontrak.views.json_out import print_json, summary_document
    from kontrak.views.nilai_view import scores_screen
    from kontrak.views.table import show

    question = Question(db, tahun, bulan, per, pengampu, prioritas, kelompok)
    if opd is not None:
        _refuse_filters(pengampu, prioritas, kelompok)
        _show_detail(question, opd, as_json=as_json)
        return
    penilaian = assess(question)
    kop = make_kop(penilaian)
    if as_json:
        print_json(summary_document(kop, penilaian.ringkasan))
    else:
        show(scores_screen(kop, penilaian.ringkasan, scope(pengampu, prioritas, kelompok)))


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
    bulan: Bulan = None,
    per: Per = None,
    as_json: Json = False,
) -> None:
    """How a number came about."""
    from kontrak.actions.assessing import Question, explain_kode
    from kontrak.cli.overview import make_kop
    from kontrak.views.jelaskan_view import explanation_screen
    from kontrak.views.json_out import explanation_document, print_json
    from kontrak.views.table import show

    found = explain_kode(Question(db, tahun, bulan, per), kode)
    if as_json:
        print_json(explanation_document(found.kode, found.penilaian.bulan, found.nilai, found.langkah))
    else:
        show(explanation_screen(make_kop(found.penilaian), found.kode, found.nilai, found.langkah))


def meleset(
    *,
    opd: Annotated[
        str | None,
        typer.Option(
            "--opd", metavar="OPD", autocompletion=complete_opd, help="Hanya kepala OPD ini dan para kepala bidangnya."
        ),
    ] = None,
    db: Db = DB_DEFAULT,
    tahun: Tahun = None,
    bulan: Bulan = None,
    per: Per = None,
    pengampu: Pengampu = None,
    prioritas: Prioritas = None,
    kelompok: Kelompok = None,
    as_json: Json = False,
) -> None:
    """Heads who missed commitments."""
    from kontrak.actions.assessing import Question, missed
    from kontrak.cli.overview import make_kop, scope
    from kontrak.views.json_out import missed_document, print_json
    from kontrak.views.meleset_view import missed_screen
    from kontrak.views.table import show

    if opd is not None:
        _refuse_filters(pengampu, prioritas, kelompok)
    penilaian, heads = missed(Question(db, tahun, bulan, per, pengampu, prioritas, kelompok), opd)
    kop = make_kop(penilaian)
    if as_json:
        print_json(missed_document(kop, heads))
    else:
        show(missed_screen(kop, heads, scope(pengampu, prioritas, kelompok)))


def peringkat(
    *,
    teratas: Annotated[
        int | None,
        typer.Option(
            "--teratas", metavar="N", parser=read_count, help="Hanya N teratas; yang sama nilainya ikut semua."
        ),
    ] = None,
    db: Db = DB_DEFAULT,
    tahun: Tahun = None,
    bulan: Bulan = None,
    per: Per = None,
    pengampu: Pengampu = None,
    prioritas: Prioritas = None,
    kelompok: Kelompok = None,
    as_json: Json = False,
) -> None:
    """Ranking of the OPDs."""
    from kontrak.actions.assessing import Question, assess
    from kontrak.cli.overview import barred_codes, make_kop, scope
    from kontrak.scoring.ranking import award_list
    from kontrak.views.json_out import print_json, summary_document
    from kontrak.views.peringkat_view import ranking_screen
    from kontrak.views.table import show

    penilaian = assess(Question(db, tahun, bulan, per, pengampu, prioritas, kelompok))
    kop = make_kop(penilaian)
    listed = penilaian.ringkasan if teratas is None else award_list(penilaian.ringkasan, teratas)
    if as_json:
        print_json(summary_document(kop, listed))
    else:
        show(ranking_screen(kop, listed, barred_codes(penilaian), scope(pengampu, prioritas, kelompok)))


def _show_detail(question: Question, opd: str, *, as_json: bool) -> None:
    from kontrak.actions.assessing import assess_opd
    from kontrak.cli.overview import make_kop
    from kontrak.views.json_out import detail_document, print_json
    from kontrak.views.nilai_view import detail_screen
    from kontrak.views.table import show

    penilaian, rincian = assess_opd(question, opd)
    kop = make_kop(penilaian)
    if as_json:
        print_json(detail_document(kop, rincian))
    else:
        show(detail_screen(kop, rincian, penilaian.diperingkat))


def _refuse_filters(*filters: str | None) -> None:
    """``--opd`` names one OPD, so there is nothing left to filter."""
    if any(filters):
        raise UsageError(
            "--opd tidak dapat digabung dengan --pengampu, --prioritas, atau --kelompok.", "Pilih salah satu."
        )
