"""The command belum-lapor: who has not reported, since when, and a reminder ready to paste (SPEC §5)."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kontrak.cli.options import DB_DEFAULT, Bulan, Db, Filters, HanyaOpd, Json, Per, Tahun
from kontrak.errors import UsageError

KETERANGAN = {
    "belum-lapor": """Laporan wajib s.d. bulan itu yang belum masuk, per OPD beserta bidangnya. Hari terlambat
dihitung dari batas lapor sampai hari ini, atau sampai tanggal pada --per.

\b
Contoh:
  kontrak belum-lapor --bulan mar
  kontrak belum-lapor --bulan mar --opd PUPR --pesan"""
}


def belum_lapor(
    *,
    bulan: Bulan = None,
    opd: HanyaOpd = None,
    pesan: Annotated[bool, typer.Option("--pesan", help="Cetak teks pengingat untuk tiap OPD, siap disalin.")] = False,
    db: Db = DB_DEFAULT,
    tahun: Tahun = None,
    per: Per = None,
    filters: Filters,
    as_json: Json = False,
) -> None:
    """List who has not reported, or write reminders."""
    from kontrak.actions.question import Question
    from kontrak.actions.unchecked import list_unreported
    from kontrak.cli.answering import answer, refuse_filters, scope
    from kontrak.views.unreported_view import reminders, unreported_json, unreported_screen

    question = Question(db, tahun, bulan, per, *filters)
    refuse_filters(opd, question)
    if pesan and as_json:
        raise UsageError("--pesan dan --json tidak dapat digabung.", "Dalam --json, pesannya ada pada kunci pesan.")
    tagihan = list_unreported(question, opd)
    dasar = tagihan.penilaian.dasar
    divisions = {
        fakta.kontrak.kode: fakta.kontrak._replace(kepala=fakta.head_at(dasar.bulan))
        for parts in tagihan.penilaian.bidang.values()
        for fakta in parts
    }
    if pesan and tagihan.opd:
        sys.stdout.write(reminders(dasar, tagihan, divisions))
        return
    listed = 1 if opd is not None else len(tagihan.penilaian.ringkasan)
    answer(
        lambda: unreported_json(dasar, tagihan, divisions),
        lambda: unreported_screen(dasar, tagihan, listed, divisions, scope(question)),
        as_json=as_json,
    )
