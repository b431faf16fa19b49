"""Commands of the heading Data: locks, history, seal, backup."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kontrak.cli.completion import complete_any
from kontrak.cli.options import DB_DEFAULT, BulanWajib, Db, Json, Per, Tahun, Timpa
from kontrak.cli.recording import AlasanWajib, Oleh, Recorder
from kontrak.errors import UsageError, print_done, print_warnings, visible
from kontrak.model.segel import EXAMPLE

KETERANGAN = {
    "kunci": "Bulan dikunci berurutan sesudah rapat. Nilai resmi tiap kontrak disimpan bersama kuncinya.",
    "buka": "Hanya bulan terkunci yang terakhir dapat dibuka, mundur satu per satu.",
    "riwayat": "Dengan KODE: hanya yang menyangkut kode itu dan yang di bawahnya, dengan nilai lama → baru.",
    "segel": (
        "Tanpa SEGEL: seluruh berkas dihitung ulang dari riwayatnya dan dibandingkan. Dengan SEGEL yang tercetak "
        "pada sebuah rapor: apakah rapor itu berasal dari berkas ini, dan apa yang dicatat sesudahnya. --tulis menulis "
        "daerah, bulan terkunci terakhir dan segel lengkap, untuk ditandatangani pihak luar."
    ),
    "pulihkan": (
        "Berkas yang digantikan disimpan dengan nama lain; cadangan yang rusak atau asing ditolak. Yang digantikan "
        "dicatat sebagai peristiwa: segelnya, berapa peristiwa yang hilang, oleh siapa, dan sebabnya."
    ),
}


def kunci(*, bulan: BulanWajib, tahun: Tahun = None, recorder: Recorder) -> None:
    """Lock a month."""
    from kontrak.actions.lines import When
    from kontrak.actions.locking import lock_month
    from kontrak.cli.answering import command, month_words, tell_next
    from kontrak.months import format_month
    from kontrak.views.progress import ProgressBar
    from kontrak.views.table import tell

    with ProgressBar("Memeriksa") as bar:
        done = lock_month(When(tahun, bulan), recorder.act(), bar.update)
    print_warnings(done.peringatan)
    name = format_month(done.period.tahun, done.period.bulan)
    tell(f"{name} dikunci; nilai resmi {done.kontrak} kontrak disimpan. Segel {done.segel}.")
    print(visible(f"Untuk notulen dan grup kepala OPD: {done.daerah}, {name}, segel {done.segel.lengkap}"))
    month = month_words(*done.period)
    cards = ("rapor", "--semua", *month, "--keluar", f"rapor-{month[1]}")
    file = recorder.db
    tell_next([("rapor dengan nilai resmi", command(file, *cards)), ("salin berkasnya", command(file, "cadangkan"))])


def buka(
    *,
    bulan: BulanWajib,
    alasan: AlasanWajib,
    tahun: Tahun = None,
    recorder: Recorder,
) -> None:
    """Unlock the latest locked month."""
    from kontrak.actions.lines import When, required
    from kontrak.actions.locking import unlock_month
    from kontrak.months import format_month
    from kontrak.views.table import tell

    done = unlock_month(When(tahun, bulan), required(alasan, "--alasan"), recorder.act())
    print_warnings(done.peringatan)
    tell(f"{format_month(done.period.tahun, done.period.bulan)} dibuka kembali. Segel {done.segel}.")


def riwayat(
    kode: Annotated[
        str | None, typer.Argument(metavar="KODE", autocompletion=complete_any, help="OPD, indikator, atau pekerjaan.")
    ] = None,
    *,
    tahun: Tahun = None,
    per: Per = None,
    db: Db = DB_DEFAULT,
    as_json: Json = False,
) -> int:
    """Who recorded what, when, and what it replaced; exit code 3 when the log does not hold."""
    from kontrak.actions.history import read_history
    from kontrak.actions.question import Question
    from kontrak.cli.answering import answer
    from kontrak.views.log_view import history_blocks, history_json

    history = read_history(Question(db, tahun, None, per), kode)
    if history.rantai:
        print_warnings([f"{history.rantai} Riwayat di bawah ini tidak dapat dipercaya; periksa dengan: kontrak segel"])
    answer(lambda: history_json(history), lambda: history_blocks(history), as_json=as_json)
    return 3 if history.rantai else 0


def segel(
    segel: Annotated[str | None, typer.Argument(metavar="SEGEL", help=f"Segel tercetak, {EXAMPLE}.")] = None,
    *,
    bukti: Annotated[bool, typer.Option("--bukti", help="Periksa juga berkas bukti.")] = False,
    daftar: Annotated[
        Path | None, typer.Option("--daftar", metavar="BERKAS", help="Periksa banyak segel, satu tiap baris.")
    ] = None,
    tulis: Annotated[
        Path | None, typer.Option("--tulis", metavar="BERKAS", help="Tulis tiga baris untuk ditandatangani saksi.")
    ] = None,
    lengkap: Annotated[bool, typer.Option("--lengkap", help="Tampilkan juga segel lengkap, 64 huruf.")] = False,
    timpa: Annotated[bool, typer.Option("--timpa", help="Ganti berkas --tulis yang sudah ada.")] = False,
    db: Db = DB_DEFAULT,
    as_json: Json = False,
) -> int:
    """Verify the file and its evidence, or a printed seal; exit code 3 when it does not hold."""
    from kontrak.actions.sealing import check_file, read_seals
    from kontrak.store.per import parse_seal
    from kontrak.views.json_out import print_json
    from kontrak.views.log_view import seal_json, seal_lines
    from kontrak.views.progress import ProgressBar
    from kontrak.views.table import tell

    if segel is not None and daftar is not None:
        raise UsageError("SEGEL dan --daftar tidak dapat dipakai bersama.", "Tulis segel itu di dalam daftarnya.")
    printed = [parse_seal(segel)] if segel is not None else read_seals(daftar) if daftar else []
    with ProgressBar("Memeriksa") as bar:
        result = check_file(db, printed, listed=daftar is not None, evidence=bukti, progress=bar.update)
    if as_json:
        print_json(seal_json(result))
    else:
        tell(*seal_lines(result, whole=lengkap))
    if tulis is not None and result.utuh:
        _write_witness(db, tulis, replace=timpa)
    return 0 if result.utuh else 3


def _write_witness(db: Path, file: Path, *, replace: bool) -> None:
    """Write the three lines that somebody outside signs."""
    from kontrak.actions.sealing import witness
    from kontrak.files import write_files

    found = witness(db)
    write_files({file: f"{found.daerah}\n{found.bulan}\n{found.segel.lengkap}\n".encode()}, replace=replace)
    print_done(f"{file} ditulis; tanda tangani di luar komputer ini.")


def cadangkan(
    berkas: Annotated[
        Path | None, typer.Argument(metavar="BERKAS", help="Nama cadangan; tanpa ini diberi tanggal dan segel.")
    ] = None,
    *,
    timpa: Timpa = False,
    db: Db = DB_DEFAULT,
) -> None:
    """Write a consistent backup."""
    from kontrak.actions.sealing import back_up
    from kontrak.views.table import tell

    path, seal = back_up(db, berkas, overwrite=timpa)
    tell(f"Cadangan tersimpan: {path} (segel {seal}).")


def pulihkan(
    berkas: Annotated[Path, typer.Argument(metavar="BERKAS", help="Berkas cadangan.")],
    *,
    alasan: Annotated[
        str | None, typer.Option("--alasan", metavar="TEKS", help="Sebabnya; wajib bila ada peristiwa yang hilang.")
    ] = None,
    bercabang: Annotated[
        bool, typer.Option("--bercabang", help="Juga bila cadangan memuat peristiwa lain sebagai ganti yang hilang.")
    ] = False,
    db: Db = DB_DEFAULT,
    oleh: Oleh = None,
) -> None:
    """Restore a backup; the replaced file is kept."""
    from kontrak.actions.actor import typed_text
    from kontrak.actions.sealing import restore_backup
    from kontrak.views.table import tell

    reason = typed_text(alasan, "--alasan")
    done = restore_backup(berkas, Recorder(db, oleh).act(), alasan=reason, bercabang=bercabang)
    print_warnings(done.peringatan)
    tell(f"Dipulihkan dari {berkas} (segel {done.segel}).")
    if done.dibanding.hilang:
        print(f"Mundur {len(done.dibanding.hilang)} peristiwa; dicatat dalam riwayat.")
    if done.disimpan is not None:
        print(visible(f"Berkas sebelumnya disimpan sebagai {done.disimpan}."))
