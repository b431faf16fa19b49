"""The command ``papan``: one page for the screen of the meeting room (SPEC §5)."""

from __future__ import annotations

from typing import Annotated

import typer

from kontrak.cli.options import Asked, Timpa
from kontrak.errors import print_done

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
    timpa: Timpa = False,
    asked: Asked,
) -> None:
    """Write the board of the month."""
    from kontrak.actions.assessing import assess
    from kontrak.cli.answering import require_opds, scope
    from kontrak.files import target_path, write_files
    from kontrak.reports.papan import PARTS, SUFFIX, file_name, make_papan, render_papan

    question = asked.question()
    penilaian = assess(question, PARTS)
    require_opds(penilaian.ringkasan)
    board = make_papan(penilaian, scope(question))
    path = target_path(keluar, file_name(board.dasar), SUFFIX)
    write_files({path: render_papan(board).encode()}, replace=timpa)
    print_done(f"Papan {penilaian.dasar.periode} ditulis: {path}")
