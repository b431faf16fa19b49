"""The command isyarat: what may be asked in the meeting, advice only (SPEC §5 Penilaian)."""

from __future__ import annotations

from typing import Annotated

import typer

from kontrak.cli.completion import complete_opd
from kontrak.cli.options import DB_DEFAULT, BulanDinilai, Ciri, Db, Json, Kelompok, Pengampu, Per, Prioritas, Tahun

KETERANGAN = {
    "isyarat": """Hal yang layak ditanyakan dalam rapat: angka janggal yang masih berlaku, target yang tercapai terlalu
awal atau tanpa belanja, koreksi sesudah batas lapor, bukti yang dipakai berkali-kali, pemeriksaan yang tergesa. Hanya
bahan bertanya; tidak mengubah nilai. Di samping tiap jenis tertulis berapa yang kena dari berapa yang dilihat.

\b
Contoh:
  kontrak isyarat --bulan des
  kontrak isyarat --opd PUPR --json"""
}


def isyarat(
    *,
    bulan: BulanDinilai = None,
    opd: Annotated[
        str | None,
        typer.Option(
            "--opd", metavar="OPD", autocompletion=complete_opd, help="Hanya OPD ini: kode, alias, atau bagian namanya."
        ),
    ] = None,
    db: Db = DB_DEFAULT,
    tahun: Tahun = None,
    per: Per = None,
    pengampu: Pengampu = None,
    prioritas: Prioritas = None,
    kelompok: Kelompok = None,
    ciri: Ciri = None,
    as_json: Json = False,
) -> None:
    """List what is worth a question."""
    from kontrak.actions.question import Question
    from kontrak.actions.signalling import find_signals
    from kontrak.cli.scope import refuse_filters
    from kontrak.views.json_out import print_json
    from kontrak.views.signals_view import signal_document, signal_screen
    from kontrak.views.table import show

    refuse_filters(opd, pengampu, prioritas, kelompok, ciri)
    dasar, kinds = find_signals(Question(db, tahun, bulan, per, pengampu, prioritas, kelompok, ciri, menilai=True), opd)
    if as_json:
        print_json(signal_document(dasar, kinds))
    else:
        show(signal_screen(dasar, kinds))
