"""``catat --dari``: many reports from files and folders, each file whole or not at all (SPEC §5)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kontrak.errors import DataError, KontrakError, print_error, print_warnings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kontrak.actions.recording import Entry, Recorded


class FilesRefusedError(KontrakError):
    """Some files were refused; each has been explained already."""

    def __init__(self, refused: int, files: int) -> None:
        super().__init__(f"{refused} dari {files} berkas ditolak seluruhnya; tidak ada isinya yang tercatat.")


def record_files(entry: Entry, paths: Sequence[Path]) -> None:
    """Record each file; a refused one does not keep the others from being recorded. Raises FilesRefusedError then."""
    from kontrak.forms.reading import collect_files
    from kontrak.store.opening import open_store

    found = collect_files(paths)
    print_warnings(found.peringatan)
    with open_store(entry.db):
        pass  # what is wrong with the database is said once, not for each file
    done, refusals = _record_all(entry, found.berkas)
    for error in refusals:
        print_error(error)
    for item in done.values():
        print_warnings(item.peringatan)
    for line in _report(done, coba=entry.coba):
        print(line, file=sys.stderr if refusals else sys.stdout)
    if refusals:
        raise FilesRefusedError(len(refusals), len(found.berkas))


def _record_all(entry: Entry, files: Sequence[Path]) -> tuple[dict[Path, Recorded], list[DataError]]:
    """Record file by file under one progress bar: over the rows of a single file, else over the files."""
    from kontrak.actions.recording import record_file
    from kontrak.views.progress import ProgressBar

    done: dict[Path, Recorded] = {}
    refusals: list[DataError] = []
    with ProgressBar(files[0].name if len(files) == 1 else "Mencatat berkas") as bar:
        for number, file in enumerate(files, 1):
            try:
                done[file] = record_file(entry, file, bar.update if len(files) == 1 else _say_nothing)
            except DataError as error:
                refusals.append(error)
            if len(files) > 1:
                bar.update(number, len(files))
    return done, refusals


def _say_nothing(_done: int, _total: int) -> None:
    """The bar counts files, not rows."""


def _report(done: dict[Path, Recorded], *, coba: bool) -> list[str]:
    from kontrak.views.record_view import LISTED, file_lines, run_line

    listed = sum(len(item.tercatat) for item in done.values()) <= LISTED
    lines = [line for file, item in done.items() for line in file_lines(str(file), item, coba=coba, listed=listed)]
    if len(done) > 1:
        lines.append(run_line(list(done.values()), coba=coba))
    return lines
