r"""The table of all commands, and the one way into the program.

How a module hangs up a command:

1. Write a plain function in the module of its heading (``kontrak/cli/penilaian.py`` …), with Annotated options;
   the shared ones come from ``kontrak/cli/options.py``::

       def peringkat(*, db: Db = DB_DEFAULT, bulan: Bulan = None) -> None:
           '''Ranking of the OPDs.'''                                       # for readers of the code; never shown
           from kontrak.actions.overview import look_over
           from kontrak.actions.question import Question
           from kontrak.cli.overview import make_kop
           from kontrak.views.peringkat_view import ranking_screen
           from kontrak.views.table import show

           overview = look_over(Question(db, bulan=bulan))                  # 1. compute everything
           show(ranking_screen(make_kop(overview), overview.ringkasan))     # 2. print, once

   Its own options need ``metavar=`` and an Indonesian ``help=``. Return None, or an int that is the exit code
   (``periksa``: 1 on errors). Raise a KontrakError for everything a user can mend; ``main`` prints it.
   Import what is heavy, and every action and view, inside the function.
2. Add a row to ``COMMANDS`` below: name → heading, module, function, one line of Indonesian help.
3. Longer help (paragraphs, examples) goes into the module's ``KETERANGAN: dict[name, text]``; a paragraph that
   begins with a line holding only ``\b`` is not wrapped.

This module imports neither Typer nor anything slow, so that even an interrupt during the start is caught.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from kontrak.errors import (
    EXIT_INTERRUPTED,
    EXIT_UNEXPECTED,
    AccessError,
    DataError,
    KontrakError,
    is_refusal,
    is_wrong_name,
    print_error,
    reason,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from typer._click.core import Command

PROGRAM = "kontrak"
HELP = "Kontrak kinerja kepala OPD: dari contracts.yaml dan laporan bulanan ke nilai dan rapor."
COMPLETION_VARIABLE = "_KONTRAK_COMPLETE"


class Row(NamedTuple):
    """A command: its heading, where its function stands, and its line of help.

    Where the name leads to a table of rows instead of a function, the command has commands of its own.
    """

    heading: str
    module: str
    function: str
    help: str


COMMANDS: Mapping[str, Row] = {
    "mulai": Row("Kontrak", "kontrak.cli.kontrak_", "mulai", "Siapkan folder tahun baru berisi contracts.yaml."),
    "periksa": Row("Kontrak", "kontrak.cli.kontrak_", "periksa", "Periksa berkas kontrak tanpa mencatat apa pun."),
    "impor": Row("Kontrak", "kontrak.cli.kontrak_", "impor", "Periksa berkas kontrak, lalu catat ke berkas data."),
    "daftar": Row("Kontrak", "kontrak.cli.kontrak_", "daftar", "Kode dan nama OPD, indikator, dan pekerjaan."),
    "skema": Row("Kontrak", "kontrak.cli.kontrak_", "skema", "JSON Schema contracts.yaml untuk penyunting teks."),
    "formulir": Row("Pencatatan", "kontrak.cli.formulir", "formulir", "Formulir Excel bulanan untuk diisi OPD."),
    "catat": Row("Pencatatan", "kontrak.cli.pencatatan", "catat", "Catat laporan bulanan, satu atau dari berkas."),
    "batalkan": Row("Pencatatan", "kontrak.cli.pengawasan", "batalkan", "Batalkan laporan satu bulan."),
    "verifikasi": Row("Pencatatan", "kontrak.cli.pengawasan", "verifikasi", "Catat hasil pemeriksaan atas laporan."),
    "tangguhkan": Row("Pencatatan", "kontrak.cli.pengawasan", "tangguhkan", "Tangguhkan sebuah komitmen."),
    "belum-lapor": Row(
        "Pencatatan", "kontrak.cli.belum_lapor", "belum_lapor", "Siapa belum lapor, dan teks pengingatnya."
    ),
    "tindak-lanjut": Row(
        "Pencatatan", "kontrak.cli.tindak_lanjut", "PERINTAH", "Tindak lanjut rapat: tambah, selesai, daftar."
    ),
    "integritas": Row("Pencatatan", "kontrak.cli.pengawasan", "integritas", "Catat temuan integritas yang final."),
    "status": Row("Penilaian", "kontrak.cli.penilaian", "status", "Keadaan bulan ini dalam satu layar."),
    "nilai": Row("Penilaian", "kontrak.cli.penilaian", "nilai", "Nilai semua OPD, atau rincian satu OPD."),
    "jelaskan": Row("Penilaian", "kontrak.cli.penilaian", "jelaskan", "Asal-usul sebuah angka, langkah demi langkah."),
    "meleset": Row("Penilaian", "kontrak.cli.penilaian", "meleset", "Kepala yang komitmennya meleset."),
    "peringkat": Row("Penilaian", "kontrak.cli.penilaian", "peringkat", "Peringkat OPD."),
    "banding": Row("Penilaian", "kontrak.cli.banding", "banding", "Tahun ini dibanding tahun lalu, yang sepadan saja."),
    "rapor": Row("Laporan", "kontrak.cli.laporan", "rapor", "Rapor kepala OPD atau bidang."),
    "rapat": Row("Laporan", "kontrak.cli.laporan", "rapat", "Bahan rapat evaluasi dan formulir notulennya."),
    "dokumen": Row("Laporan", "kontrak.cli.dokumen", "dokumen", "Perjanjian, buku kerja, konsep surat, penghargaan."),
    "papan": Row("Laporan", "kontrak.cli.papan", "papan", "Satu halaman HTML untuk layar ruang rapat."),
    "ekspor": Row("Laporan", "kontrak.cli.ekspor", "ekspor", "Angka sebagai tabel: CSV, Excel, atau JSON."),
    "kunci": Row("Data", "kontrak.cli.data", "kunci", "Kunci bulan yang sudah dirapatkan."),
    "buka": Row("Data", "kontrak.cli.data", "buka", "Buka kembali bulan yang terkunci."),
    "riwayat": Row("Data", "kontrak.cli.data", "riwayat", "Siapa mencatat apa, kapan, dan menggantikan apa."),
    "segel": Row("Data", "kontrak.cli.data", "segel", "Periksa keutuhan berkas data, atau segel tercetak."),
    "cadangkan": Row("Data", "kontrak.cli.data", "cadangkan", "Buat salinan cadangan berkas data."),
    "pulihkan": Row("Data", "kontrak.cli.data", "pulihkan", "Pulihkan berkas data dari cadangan."),
}


def main(argv: Sequence[str]) -> int:
    """Run one command line; print what goes wrong in Indonesian; return the exit code (SPEC §5)."""
    try:
        code = _dispatch(argv)
        sys.stdout.flush()
    except KontrakError as error:
        print_error(error)
        return error.exit_code
    except KeyboardInterrupt:
        code = EXIT_INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return 0
    except OSError as error:
        return _report_os_error(error, argv)
    except Exception as error:  # noqa: BLE001 (the last net: no traceback may reach a user)
        if not _was_interrupted(error):
            return _report_unexpected(error, argv)
        code = EXIT_INTERRUPTED
    if code == EXIT_INTERRUPTED:
        print("Dihentikan.", file=sys.stderr)
    return code


def run() -> NoReturn:
    """Console script: run the command line of this process and leave with its exit code.

    The process ends at once: taking all modules apart costs 10 ms, and files and database are closed already.
    """
    try:
        gc.set_threshold(100_000)  # collecting garbage during a start of 0.1 s costs 7 ms and finds none
        _speak_utf8()
        code = main(sys.argv[1:])
        _finish_output()
    except KeyboardInterrupt:  # pressed again while the first was being answered
        code = EXIT_INTERRUPTED
    os._exit(code)


def _finish_output() -> None:
    """Do what libraries left to be done at the end, and hand over what is still in the buffers."""
    import atexit

    atexit._run_exitfuncs()  # has no public name
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()


def _dispatch(argv: Sequence[str]) -> int:
    """Hand the command line to Typer; without any argument show the help."""
    from typer import Abort, TyperException

    from kontrak.cli.texts import translate

    if COMPLETION_VARIABLE in os.environ:
        from typer.completion import get_completion_inspect_parameters

        get_completion_inspect_parameters()  # registers the shells that Typer can complete for
    command, words, name = _command(argv)
    try:
        result = command.main(words, prog_name=name, standalone_mode=False)
    except TyperException as error:
        raise translate(error) from error
    except Abort:
        return EXIT_INTERRUPTED
    except SystemExit as stop:
        if isinstance(stop.__context__, BrokenPipeError):  # Typer's own answer to it is exit code 1
            raise stop.__context__ from None
        result = stop.code
    return result if isinstance(result, int) else 0


def _command(argv: Sequence[str]) -> tuple[Command, list[str], str]:
    """The command that is called, its own words, and the name to call it by in help and complaints.

    A command that is named at once is built alone: the group around it would cost another hundredth of the start.
    """
    from kontrak.cli import lazy

    row = COMMANDS.get(argv[0]) if argv else None
    if row is not None and COMPLETION_VARIABLE not in os.environ:
        return lazy.build(argv[0], row), [*argv[1:]], f"{PROGRAM} {argv[0]}"
    from kontrak.cli.root import root

    return lazy.make_group(COMMANDS, root, HELP), [*argv] or ["--help"], PROGRAM


def _speak_utf8() -> None:
    """Let both streams write UTF-8, whatever the console's code page; a stray byte becomes a question mark.

    A stream that the caller closed is replaced by one that goes nowhere.
    """
    from io import TextIOWrapper

    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w"))
        elif isinstance(stream := getattr(sys, name), TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _discard_output() -> None:
    """Point standard output at nothing, so that the interpreter does not complain when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report_os_error(error: OSError, argv: Sequence[str]) -> int:
    """Name a file that cannot be read or written; anything else of the system is unexpected."""
    import errno

    if sys.platform == "win32" and error.errno == errno.EINVAL and not error.filename:  # a closed pipe, over there
        _discard_output()
        return 0
    if isinstance(error, FileNotFoundError) and not error.filename and _folder_is_gone():
        print_error(DataError("Folder kerja ini sudah dihapus.", "Masuk ke folder lain, lalu ulangi perintahnya."))
        return DataError.exit_code
    if error.filename and is_wrong_name(error):
        print_error(DataError(f"Berkas {error.filename} tidak dapat dipakai: {reason(error)}."))
        return DataError.exit_code
    if not is_refusal(error):
        return _report_unexpected(error, argv)
    what = f"Berkas {error.filename}" if error.filename else "Keluaran"
    print_error(AccessError(f"{what} tidak dapat dibaca atau ditulis: {reason(error)}."))
    if not error.filename:
        _discard_output()
    return AccessError.exit_code


def _folder_is_gone() -> bool:
    """Whether somebody removed the folder in which the program was started."""
    from pathlib import Path

    try:
        Path.cwd()
    except FileNotFoundError:
        return True
    return False


def _was_interrupted(error: BaseException | None) -> bool:
    """Whether the user's interrupt stands behind an error: Python 3.11 wraps one that strikes as a class is built."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _report_unexpected(error: Exception, argv: Sequence[str]) -> int:
    """Say in one sentence that something unforeseen happened, and where the traceback lies."""
    cause = "Memori komputer tidak cukup" if isinstance(error, MemoryError) else "Terjadi gangguan tak terduga"
    path = _write_log(error, argv)
    place = f"rinciannya ada di {path}" if path else "rinciannya tidak dapat disimpan"
    print(f"Galat: {cause}; {place}.", file=sys.stderr)
    return EXIT_UNEXPECTED


def _write_log(error: Exception, argv: Sequence[str]) -> Path | None:
    """Write the traceback beside the user's work, else into the folder for temporary files; return where."""
    import platform
    import tempfile
    import time
    import traceback
    from pathlib import Path

    from kontrak import __version__

    # Not platform.platform(): from 3.13 on that starts a process, which may fail just where something has gone wrong.
    machine = f"{platform.system()} {platform.release()} {platform.machine()}"
    system = f"kontrak {__version__}, Python {platform.python_version()}, {machine}"
    text = f"{system}\nPerintah: {list(argv)!r}\n\n" + "".join(traceback.format_exception(error))
    stamp = time.strftime("%Y%m%d-%H%M%S")
    for folder in (Path(), Path(tempfile.gettempdir())):
        for suffix in ("", *(f"-{n}" for n in range(2, 100))):
            path = folder / f"kontrak-galat-{stamp}{suffix}.log"
            try:
                with path.open("x", encoding="utf-8", errors="backslashreplace") as log:
                    log.write(text)
            except FileExistsError:
                continue
            except OSError:
                break
            return path
    return None
