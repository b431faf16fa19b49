"""The commands of tindak-lanjut: agree on a follow-up, record that it is done, list them (SPEC §5)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from kontrak.cli.commands import Row
from kontrak.cli.options import (
    DB_DEFAULT,
    ArgumenOpd,
    Bulan,
    Db,
    Filters,
    HanyaOpd,
    Json,
    Per,
    Tahun,
    read_count,
    read_date,
    read_deadline,
)
from kontrak.cli.recording import Recorder
from kontrak.errors import UsageError, print_warnings

if TYPE_CHECKING:
    from collections.abc import Mapping


MODULE = "kontrak.cli.tindak_lanjut"
PERINTAH: Mapping[str, Row] = {
    "tambah": Row("Tindak lanjut", MODULE, "tambah", "Catat tindak lanjut yang disepakati rapat."),
    "selesai": Row("Tindak lanjut", MODULE, "selesai", "Catat bahwa sebuah tindak lanjut sudah selesai."),
    "daftar": Row("Tindak lanjut", MODULE, "daftar", "Tindak lanjut yang masih terbuka, atau semuanya."),
}

KETERANGAN = {
    "tindak-lanjut": """\b
Contoh:
  kontrak tindak-lanjut tambah PUPR "Percepat lelang paket C" --pic "Kabid Bina Marga" --batas 2022-04-30 --bulan mar
  kontrak tindak-lanjut daftar
  kontrak tindak-lanjut selesai 128 --keterangan "Kontrak ditandatangani\"""",
    "tambah": "Tindak lanjut tampil di status, rapor, dan formulir bulan berikutnya sampai dinyatakan selesai.",
    "daftar": "Yang terbuka dari tahun sebelumnya ikut ditampilkan. Lewat batas dihitung per hari ini, atau --per.",
}


def tambah(
    opd: ArgumenOpd,
    uraian: Annotated[str, typer.Argument(metavar="URAIAN", help="Apa yang akan dilakukan.")],
    *,
    pic: Annotated[str | None, typer.Option("--pic", metavar="JABATAN", help="Penanggung jawabnya.")] = None,
    batas: Annotated[
        date | None, typer.Option("--batas", metavar="TGL", parser=read_deadline, help="Batas waktunya.")
    ] = None,
    bulan: Bulan = None,
    tahun: Tahun = None,
    recorder: Recorder,
) -> None:
    """Record a follow-up that the meeting on a month agreed on."""
    from kontrak.actions.actor import typed_text
    from kontrak.actions.lines import When
    from kontrak.actions.oversight import Agreement, add_follow_up
    from kontrak.views.follow_up_view import follow_up_line
    from kontrak.views.table import tell

    text = typed_text(" ".join(uraian.split()), "URAIAN")
    if text is None:
        raise UsageError("URAIAN kosong.", "Tulis apa yang akan dilakukan.")
    agreement = Agreement(text, typed_text(" ".join((pic or "").split()), "--pic"), batas)
    done = add_follow_up(opd, agreement, When(tahun, bulan), recorder.act())
    print_warnings(done.peringatan)
    tell(f"Tercatat: tindak lanjut {follow_up_line(done.tindak_lanjut)}. Segel {done.segel}.")


def selesai(
    nomor: Annotated[int, typer.Argument(metavar="NOMOR", parser=read_count, help="Nomor tindak lanjut.")],
    *,
    keterangan: Annotated[str | None, typer.Option("--keterangan", metavar="TEKS", help="Hasilnya.")] = None,
    tanggal: Annotated[
        date | None,
        typer.Option("--tanggal", metavar="TGL", parser=read_date, help="Tanggal selesai; tanpa ini: hari ini."),
    ] = None,
    recorder: Recorder,
) -> None:
    """Record that a follow-up is done."""
    from kontrak.actions.actor import typed_text
    from kontrak.actions.oversight import finish_follow_up
    from kontrak.views.follow_up_view import follow_up_line
    from kontrak.views.table import tell

    act = recorder.act()
    note = typed_text(" ".join((keterangan or "").split()), "--keterangan")
    done = finish_follow_up(nomor, tanggal or act.waktu.date(), note, act)
    print_warnings(done.peringatan)
    tell(f"Selesai: tindak lanjut {follow_up_line(done.tindak_lanjut)}. Segel {done.segel}.")


def daftar(
    *,
    opd: HanyaOpd = None,
    semua: Annotated[bool, typer.Option("--semua", help="Juga yang sudah selesai.")] = False,
    bulan: Bulan = None,
    tahun: Tahun = None,
    per: Per = None,
    filters: Filters,
    as_json: Json = False,
    db: Db = DB_DEFAULT,
) -> None:
    """List follow-ups."""
    from kontrak.actions.overview import look_for_follow_ups
    from kontrak.actions.question import Question, day_meant
    from kontrak.cli.answering import answer, refuse_filters, scope
    from kontrak.views.follow_up_view import follow_up_json, follow_up_screen

    question = Question(db, tahun, bulan, per, *filters)
    refuse_filters(opd, question)
    penilaian = look_for_follow_ups(question, opd)
    items = [item for item in penilaian.tindak_lanjut if semua or item.selesai is None]
    if bulan is not None:
        items = [item for item in items if item.rapat <= penilaian.dasar.letak]
    dasar = penilaian.dasar
    today = day_meant(per, dasar.segel)
    answer(
        lambda: follow_up_json(dasar, items, today),
        lambda: follow_up_screen(dasar, items, today, semua=semua, scope=scope(question)),
        as_json=as_json,
    )
