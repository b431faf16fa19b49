"""The one way into the program: each fault ends in a sentence and an exit code, an interrupt too (SPEC §5).

This module imports neither Typer nor anything slow, so that even an interrupt during the start is caught.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from kontrak.cli import commands
from kontrak.cli.streams import closed_pipe_named, discard_output, speak_utf8
from kontrak.errors import (
    EXIT_INTERRUPTED,
    EXIT_UNEXPECTED,
    AccessError,
    DataError,
    KontrakError,
    SealError,
    is_refusal,
    is_wrong_name,
    print_error,
    reason,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from typer._click.core import Command


def main(argv: Sequence[str]) -> int:
    """Run one command line; print what goes wrong in Indonesian; return the exit code (SPEC §5)."""
    try:
        with closed_pipe_named():
            code = _dispatch(argv)
            sys.stdout.flush()
    except KontrakError as error:
        print_error(error)
        return error.exit_code
    except KeyboardInterrupt:
        code = EXIT_INTERRUPTED
    except BrokenPipeError:
        discard_output()
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
        speak_utf8()
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

    if commands.COMPLETION_VARIABLE in os.environ:
        from typer.completion import get_completion_inspect_parameters

        get_completion_inspect_parameters()  # registers the shells that Typer can complete for
    command, words, name = _command(argv)
    try:
        result = command.main(words, prog_name=name, standalone_mode=False, obj=words)
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

    row = commands.COMMANDS.get(argv[0]) if argv else None
    if row is not None and commands.COMPLETION_VARIABLE not in os.environ:
        return lazy.build(argv[0], row), [*argv[1:]], f"{commands.PROGRAM} {argv[0]}"
    from kontrak.cli.lazy import root

    return lazy.make_group(commands.COMMANDS, root, commands.HELP), [*argv] or ["--help"], commands.PROGRAM


def _report_os_error(error: OSError, argv: Sequence[str]) -> int:
    """Name a file that cannot be read or written; anything else of the system is unexpected."""
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
        discard_output()
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
    forged = None if isinstance(error, MemoryError) else _forgery()
    if forged is not None:
        print_error(forged)
        return forged.exit_code
    cause = "Memori komputer tidak cukup" if isinstance(error, MemoryError) else "Terjadi gangguan tak terduga"
    path = _write_log(error, argv)
    place = f"rinciannya ada di {path}" if path else "rinciannya tidak dapat disimpan"
    print(f"Galat: {cause}; {place}.", file=sys.stderr)
    return EXIT_UNEXPECTED


def _forgery() -> SealError | None:
    """Blame the file where it holds an event that the program would never have written: nothing foresees such a one."""
    from kontrak.actions.sealing import never_written
    from kontrak.store.opening import last_opened

    path, problem = last_opened(), None
    if path is not None:
        with contextlib.suppress(Exception):
            problem = never_written(path)
    if problem is None:
        return None
    return SealError(
        f"Berkas data {path} memuat yang tidak pernah ditulis program ini. {problem}",
        "Periksa dengan: kontrak segel; pulihkan dari cadangan dengan: kontrak pulihkan CADANGAN.db",
    )


def _write_log(error: Exception, argv: Sequence[str]) -> Path | None:
    """Write the traceback beside the user's work, else into the folder for temporary files; return where."""
    import platform
    import tempfile
    import time
    import traceback
    from pathlib import Path

    from kontrak import __version__
    from kontrak.files import create

    # Not platform.platform(): from 3.13 on that starts a process, which may fail just where something has gone wrong.
    machine = f"{platform.system()} {platform.release()} {platform.machine()}"
    system = f"kontrak {__version__}, Python {platform.python_version()}, {machine}"
    text = f"{system}\nPerintah: {list(argv)!r}\n\n" + "".join(traceback.format_exception(error))
    stamp = time.strftime("%Y%m%d-%H%M%S")
    for folder in (Path(), Path(tempfile.gettempdir())):
        for suffix in ("", *(f"-{n}" for n in range(2, 100))):
            path = folder / f"kontrak-galat-{stamp}{suffix}.log"
            try:
                create(path, text.encode(errors="backslashreplace"))
            except FileExistsError:
                continue
            except OSError:
                break
            return path
    return None
