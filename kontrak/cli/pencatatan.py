"""The command catat: one report, many from files, or asked for one by one (SPEC §5 Pencatatan)."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kontrak.cli.answering import again
from kontrak.cli.completion import complete_kode
from kontrak.cli.lembaran import BentukDokumen
from kontrak.cli.options import Bulan, Json, PilihanBulan, Tahun, read_date, read_deadline
from kontrak.cli.recording import Alasan, Koreksi, Recorder, read_leave
from kontrak.cli.typed import QUOTE_HINT, expand, has_stray_quote
from kontrak.errors import DataError, UsageError, print_warnings
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from kontrak.actions.receipt import Entry
    from kontrak.cli.catat_berkas import Penerima

Isian = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="KODE [REALISASI]",
        autocompletion=complete_kode,
        help="Kode indikator atau pekerjaan, lalu nilainya.",
        show_default=False,
    ),
]
Dari = Annotated[
    list[Path] | None,
    typer.Option(
        "--dari", metavar="BERKAS", help="Catat dari formulir .xlsx, .csv, .zip, atau folder; boleh beberapa."
    ),
]
Coba = Annotated[bool, typer.Option("--coba", help="Dengan --dari: tunjukkan yang akan dicatat, tanpa mencatat.")]


class Fields(NamedTuple):
    """The options that say what is reported of a line, in the order of their questions."""

    anggaran: Annotated[
        str | None, typer.Option("--anggaran", metavar="RP", help="Belanja bulan ini, rupiah utuh.")
    ] = None
    bukti: Annotated[
        list[str] | None, typer.Option("--bukti", metavar="BERKAS", help="Bukti: berkas atau tautan; boleh berulang.")
    ] = None
    pendorong: Annotated[str | None, typer.Option("--pendorong", metavar="TEKS", help="Yang mendorong hasilnya.")] = (
        None
    )
    kendala: Annotated[str | None, typer.Option("--kendala", metavar="TEKS", help="Kendala yang dihadapi.")] = None
    tindak_lanjut: Annotated[
        str | None, typer.Option("--tindak-lanjut", metavar="TEKS", help="Rencana tindak lanjut.")
    ] = None
    pic: Annotated[str | None, typer.Option("--pic", metavar="JABATAN", help="Penanggung jawab tindak lanjut.")] = None
    batas: Annotated[
        date | None, typer.Option("--batas", metavar="TGL", parser=read_deadline, help="Batas waktu tindak lanjut.")
    ] = None
    catatan: Annotated[str | None, typer.Option("--catatan", metavar="TEKS", help="Catatan lain.")] = None
    tanggal_lapor: Annotated[
        date | None,
        typer.Option(
            "--tanggal-lapor", metavar="TGL", parser=read_date, help="Tanggal laporan diterima; tanpa ini: hari ini."
        ),
    ] = None

    def given(self) -> dict[str, str | date]:
        """Those that were given; of several pieces of evidence each has a line."""
        fields = self._asdict() | {"bukti": "\n".join(self.bukti) if self.bukti else None}
        return {name: value for name, value in fields.items() if value is not None}


class Receipts(NamedTuple):
    """The options that ask for answers to the senders of files."""

    tanda_terima: Annotated[
        Path | None,
        typer.Option(
            "--tanda-terima", metavar="FOLDER", help="Dengan --dari: tulis jawaban bagi pengirim tiap berkas."
        ),
    ] = None
    bentuk: Annotated[
        BentukDokumen | None,
        typer.Option(
            "--format", metavar="FORMAT", help="Bentuk tanda terima: md, html, docx, atau pdf.", show_default=False
        ),
    ] = None
    pesan: Annotated[bool, typer.Option("--pesan", help="Tanda terima sebagai teks biasa.")] = False
    timpa: Annotated[bool, typer.Option("--timpa", help="Ganti tanda terima yang sudah ada.")] = False


SAMPLES = "Misalnya: kontrak catat PUPR.SPAM 148 --bulan apr, atau kontrak catat --dari realisasi.csv"
KETERANGAN = {
    "catat": (
        "Satu laporan:\n\n\b\n  kontrak catat PUPR.SPAM 148 --bulan apr --bukti ba-april.pdf\n\n"
        "Belanja sebuah program:\n\n\b\n  kontrak catat PUPR.P-JALAN --anggaran 1.250.000 --bulan apr\n\n"
        "Dari formulir yang sudah diisi, CSV (kolom kode, bulan, realisasi, …), atau folder atau .zip berisi keduanya; "
        "tiap berkas dicatat seluruhnya atau tidak sama sekali. Dengan --bulan, hanya bulan itu yang diterima.\n\n"
        "\b\n  kontrak catat --dari masuk/ --bulan apr --coba\n"
        "  kontrak catat --dari masuk/ --bulan apr --tanggal-lapor 2022-05-09\n"
        "  kontrak catat --dari masuk/ --tanda-terima jawaban/\n\n"
        "Tanpa apa-apa, di terminal: menanyakan satu demi satu laporan yang belum masuk.\n\n"
        "Windows PowerShell mengubah 87,05 yang tidak diapit petik menjadi 87,5 sebelum terbaca: "
        'tulis "87,05" di sana, atau pakai CMD.'
    ),
}


def catat(
    ctx: typer.Context,
    isian: Isian = None,
    *,
    bulan: Bulan = None,
    fields: Fields,
    dari: Dari = None,
    coba: Coba = False,
    receipts: Receipts,
    sebagai_json: Json = False,
    koreksi: Koreksi = False,
    alasan: Alasan = None,
    tahun: Tahun = None,
    recorder: Recorder,
) -> None:
    """Record one report, or all of a file."""
    from kontrak.actions.receipt import Entry

    act = recorder.act(read_leave(koreksi=koreksi, alasan=alasan))
    entry = Entry(act.db, tahun, act.pelaku, act.waktu, act.koreksi)
    given = fields.given()
    if dari:
        if given.keys() - {"tanggal_lapor"}:
            raise UsageError("--dari memuat semua isian; opsi isian lain tidak dapat dipakai bersamanya.")
        entry = entry._replace(bulan=bulan, tanggal_lapor=fields.tanggal_lapor, coba=coba)
        from kontrak.cli.catat_berkas import Cara, record_files

        receiver = _receiver(receipts)
        paths = expand([*dari, *(Path(word) for word in isian or ())])
        added = ("--timpa",) if receiver and not receipts.timpa else ()
        record_files(entry, paths, Cara(sebagai_json, receiver, again(ctx, without="--coba", added=added)))
        return
    if coba:
        raise UsageError("--coba hanya untuk --dari.")
    if any(receipts):
        raise UsageError("--tanda-terima, --format, --pesan, dan --timpa hanya untuk --dari.")
    if not isian and not given.keys() - {"tanggal_lapor"}:
        from kontrak.cli.tanya import ask_all, is_terminal

        if not is_terminal():
            raise UsageError("Sebutkan kode yang dilaporkan; hanya di terminal catat dapat bertanya.", SAMPLES)
        ask_all(entry, bulan, given)
        return
    if not isian or len(isian) > 2:
        hint = QUOTE_HINT if has_stray_quote(isian or ()) else SAMPLES
        raise UsageError("Sebutkan satu kode dan paling banyak satu nilai.", hint)
    if len(isian) == 2:
        given["realisasi"] = isian[1]
    if not given:
        raise UsageError("Tidak ada yang dicatat.", "Sebutkan nilainya, atau --anggaran, --kendala, --bukti, ….")
    _record_one(entry, isian[0], bulan, given, as_json=sebagai_json)


def _receiver(receipts: Receipts) -> Penerima | None:
    """Where the answers to the senders go, and as what; None where none are asked for."""
    folder, bentuk, pesan, timpa = receipts
    if folder is None:
        if bentuk or pesan or timpa:
            raise UsageError("--format, --pesan, dan --timpa memerlukan --tanda-terima.", "Sebutkan foldernya.")
        return None
    if bentuk and pesan:
        raise UsageError("--pesan dan --format tidak dapat dipakai bersama.", "Pilih salah satu.")
    from kontrak.cli.catat_berkas import Penerima
    from kontrak.cli.lembaran import TEXTS

    if bentuk and bentuk not in TEXTS:
        from kontrak.reports.cetak.forms import check_tools

        check_tools(bentuk)
    return Penerima(folder, None if pesan else bentuk or BentukDokumen.MD, timpa)


def _record_one(
    entry: Entry, kode: str, bulan: PilihanBulan | None, given: dict[str, str | date], *, as_json: bool
) -> None:
    from kontrak.actions.recording import record_typed
    from kontrak.cli.tanya import can_ask, confirm

    if not as_json and can_ask():
        doubtful = record_typed(entry._replace(coba=True), kode, bulan, given)
        if doubtful.janggal and not confirm(doubtful):
            raise DataError("Tidak dicatat.", "Perbaiki angkanya, atau catat lagi dan jawab y.")
    done = record_typed(entry, kode, bulan, given)
    if as_json:
        from kontrak.views.json_out import typed_document

        sys.stdout.write(typed_document(done, coba=False))
        return
    from kontrak.views.record_view import doubt_lines, record_lines

    print_warnings([*done.peringatan, *doubt_lines(done)])
    if not done.tercatat:
        print("Tidak ada yang baru: isian sama dengan yang sudah tercatat.")
    for record in done.tercatat:
        print("\n".join(record_lines(record, done)))
