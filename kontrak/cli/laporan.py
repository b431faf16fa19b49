"""Commands of the heading Laporan: the rapor of a head, the paper of the meeting, and its board (SPEC §5, §7)."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from kontrak.cli.lembaran import (
    Output,
    Pesan,
    Tujuan,
    assess_named,
    choose_message,
    choose_target,
    put,
    put_all,
    show_card,
)
from kontrak.cli.options import Asked, Opd, Timpa
from kontrak.errors import UsageError, print_done

if TYPE_CHECKING:
    from kontrak.actions.question import Question

KETERANGAN = {
    "rapor": """Rapor satu kepala dicetak ke layar, atau ditulis ke --keluar: sebuah berkas, atau sebuah folder. Rapor
semua kepala selalu ditulis ke folder, satu berkas per OPD, misalnya rapor-2022-03-PUPR.pdf. Word dan PDF memerlukan
pypandoc_binary dan typst. Templat dan kop surat dicari di folder templates pada folder kerja, lalu bawaan.

\b
Contoh:
  kontrak rapor --opd PUPR --bulan mar
  kontrak rapor --opd PUPR --bidang BM --keluar rapor/
  kontrak rapor --semua --bulan 2022-03 --format pdf --keluar rapor --timpa""",
    "rapat": """Halaman pertama merangkum bulan itu: warna, sebaran nilai, terbaik dan terlemah, kepala yang meleset,
yang belum lapor, tindak lanjut lewat batas. Rinciannya menyusul, lalu tabel lengkap dan formulir notulen.

\b
Contoh:
  kontrak rapat --bulan mar
  kontrak rapat --bulan 2022-03 --keluar rapat-maret.pdf
  kontrak rapat --pengampu AST2 --format docx --keluar rapat/""",
    "papan": """Satu halaman HTML untuk layar ruang rapat: angka pokok, nilai akhir OPD per bulan, peringkat, kepala
yang meleset, dan rincian tiap OPD. Tanpa jaringan; cukup buka berkasnya dengan peramban, juga dari USB. Saringan dan
OPD yang terbuka tersimpan di alamatnya, misalnya papan.html#opd=PUPR atau papan.html#pengampu=AST2&urut=meleset.

\b
Contoh:
  kontrak papan --keluar papan.html
  kontrak papan --bulan 2022-03 --keluar papan.html --timpa""",
}


def rapor(
    *,
    opd: Opd = None,
    bidang: Annotated[
        str | None, typer.Option("--bidang", metavar="BIDANG", help="Rapor kepala bidang ini dari OPD itu.")
    ] = None,
    semua: Annotated[bool, typer.Option("--semua", help="Rapor semua kepala OPD; perlu --keluar.")] = False,
    pesan: Pesan = False,
    lampiran: Annotated[
        bool, typer.Option("--lampiran", help="Tambahkan lampiran: jejak hitung setiap angka.")
    ] = False,
    output: Output,
    asked: Asked,
) -> None:
    """Print or write the rapor of one head, or write those of all OPDs."""
    from kontrak.reports.rapor import rapor_of

    question = asked.question()
    choose = choose_message if pesan else choose_target
    if semua:
        if opd is not None or bidang is not None:
            raise UsageError("--semua tidak dapat dipakai bersama --opd atau --bidang.", "Pilih salah satu.")
        _write_all(question, choose(output, "rapor"), lampiran=lampiran, pesan=pesan)
        return
    if opd is None:
        raise UsageError("Tidak jelas rapor siapa yang diminta.", "Sebutkan --opd KODE, atau --semua --keluar FOLDER.")
    if question.filters:
        raise UsageError(
            "--pengampu, --prioritas, --kelompok, dan --ciri hanya menyaring --semua.", "Hapus salah satu."
        )
    tujuan = choose(output)
    penilaian, kode = assess_named(question, opd, bidang)
    lembar = rapor_of(penilaian, kode, lampiran=lampiran, pesan=pesan)
    if sys.stdout.isatty() and output.keluar is None and output.bentuk is None and not (lampiran or pesan):
        show_card(lembar)
    else:
        put(tujuan, lembar, "Rapor")


def rapat(
    *,
    pesan: Pesan = False,
    output: Output,
    asked: Asked,
) -> None:
    """Print or write the paper of the evaluation meeting."""
    from kontrak.actions.assessing import assess
    from kontrak.cli.answering import require_opds, scope
    from kontrak.reports.rapat import PARTS, gather, make_rapat, rapat_message, rapat_sheet

    tujuan = (choose_message if pesan else choose_target)(output)
    question = asked.question()
    penilaian = assess(question, PARTS)
    require_opds(penilaian.ringkasan)
    sheet = rapat_message if pesan else rapat_sheet
    put(tujuan, sheet(make_rapat(gather(penilaian, scope(question)))), "Bahan rapat")


def _write_all(question: Question, tujuan: Tujuan, *, lampiran: bool, pesan: bool) -> None:
    """Write the rapor of every OPD."""
    from kontrak.actions.assessing import assess
    from kontrak.cli.answering import require_opds
    from kontrak.reports.rapor import rapor_of

    penilaian = assess(question)
    require_opds(penilaian.ringkasan)
    sheets = [
        partial(rapor_of, penilaian, ringkasan.kode, question.kelompok, lampiran=lampiran, pesan=pesan)
        for ringkasan in penilaian.ringkasan
    ]
    put_all(tujuan, sheets, "Rapor", f"rapor {penilaian.dasar.periode}")


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
