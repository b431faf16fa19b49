"""The command ``papan``: one page for the screen of the meeting room (SPEC §5)."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from kontrak.cli.options import DB_DEFAULT, Bulan, Db, Kelompok, Pengampu, Per, Prioritas, Tahun

if TYPE_CHECKING:
    from kontrak.actions.assessing import Penilaian
    from kontrak.reports.papan_data import Papan

KETERANGAN = {
    "papan": """Satu halaman HTML untuk layar ruang rapat: angka pokok, nilai akhir OPD per bulan, peringkat, kepala
yang meleset, dan rincian tiap OPD. Tanpa jaringan; cukup buka berkasnya dengan peramban, juga dari USB. Saringan dan
OPD yang terbuka tersimpan di alamatnya, misalnya papan.html#opd=PUPR atau papan.html#pengampu=AST2&urut=meleset.

\b
Contoh:
  kontrak papan --keluar papan.html
  kontrak papan --bulan 2022-03 --keluar papan.html --timpa""",
}


def papan(
    *,
    keluar: Annotated[str, typer.Option("--keluar", metavar="BERKAS", help="Berkas .html atau folder tujuan.")],
    timpa: Annotated[bool, typer.Option("--timpa", help="Ganti berkas yang sudah ada.")] = False,
    db: Db = DB_DEFAULT,
    tahun: Tahun = None,
    bulan: Bulan = None,
    per: Per = None,
    pengampu: Pengampu = None,
    prioritas: Prioritas = None,
    kelompok: Kelompok = None,
) -> None:
    """Write the board of the month."""
    from kontrak.actions.assessing import assess
    from kontrak.actions.question import Question
    from kontrak.cli.overview import require_opds, scope
    from kontrak.files import target_path, write_files
    from kontrak.months import format_month
    from kontrak.reports.papan import SUFFIX, file_name, render_papan

    penilaian = assess(Question(db, tahun, bulan, per, pengampu, prioritas, kelompok))
    require_opds(penilaian.ringkasan)
    board = _make(penilaian, scope(pengampu, prioritas, kelompok))
    path = target_path(keluar, file_name(board.dasar), SUFFIX)
    write_files({path: render_papan(board).encode()}, replace=timpa)
    print(f"Papan {format_month(penilaian.tahun, penilaian.bulan)} ditulis: {path}", file=sys.stderr)


def _make(penilaian: Penilaian, cakupan: str) -> Papan:
    """Put the assessment on the board, with the figures of every month so far."""
    from kontrak.actions.assessing import detail
    from kontrak.reports.basis import make_dasar
    from kontrak.reports.papan_data import Baris, Papan
    from kontrak.scoring.groups import group_means
    from kontrak.scoring.missed import missed_heads
    from kontrak.scoring.summary import score_contract

    moment = penilaian.waktu_data
    dasar = make_dasar(
        penilaian.tajuk,
        penilaian.bulan,
        penilaian.segel,
        date.fromisoformat(moment[:10]) if moment else None,
        terkunci=penilaian.terkunci,
    )
    rows = [
        Baris(
            detail(penilaian, fakta.opd),
            [score_contract(fakta, month) for month in range(1, penilaian.bulan + 1)],
            [item for item in penilaian.tindak_lanjut if item.opd == fakta.opd],
        )
        for fakta in penilaian.fakta
    ]
    return Papan(
        dasar=dasar,
        aturan=penilaian.aturan,
        batas_lapor=penilaian.deadline,
        prioritas=penilaian.tajuk.prioritas,
        opd=rows,
        meleset=missed_heads(penilaian.fakta, penilaian.bulan),
        rerata=group_means(penilaian.fakta, penilaian.bulan, "prioritas"),
        diperingkat=penilaian.diperingkat,
        cakupan=cakupan,
    )
