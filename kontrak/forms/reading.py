"""Which files are meant, and the one way to read any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kontrak.errors import DataError, reason

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kontrak.forms.rows import BerkasLaporan

SUFFIXES = (".xlsx", ".xlsm", ".csv")
OTHER_TABLES = (".xls", ".xlsb", ".ods")
_LOCK = "~$"


class Kumpulan(NamedTuple):
    """The files of reports that were named, folders opened up, and what was left aside."""

    berkas: tuple[Path, ...]
    peringatan: tuple[str, ...]


def collect_files(paths: Iterable[Path]) -> Kumpulan:
    """Return the files to read, in the order given, those of a folder by name; each once.

    A file that is open in Excel leaves a ``~$…`` beside it, which is no form: it is left aside with a sentence.
    Raises DataError for a folder without any form.
    """
    files: dict[Path, None] = {}
    notes: list[str] = []
    for path in paths:
        if not path.is_dir():
            files[path] = None
            continue
        try:
            inside = sorted(entry for entry in path.iterdir() if entry.is_file() and not entry.name.startswith("."))
        except OSError as error:
            raise DataError(f"{path}: folder tidak dapat dibaca ({reason(error)}).") from None
        found = [entry for entry in inside if entry.suffix.lower() in SUFFIXES and not is_lock(entry)]
        notes += [lock_note(entry) for entry in inside if is_lock(entry)]
        notes += [f"{entry} dilewati: bukan .xlsx atau .csv." for entry in inside if _is_other_table(entry)]
        if not found:
            raise DataError(f"{path}: tidak ada berkas .xlsx atau .csv di folder ini.")
        files |= dict.fromkeys(found)
    return Kumpulan(tuple(files), tuple(notes))


def read_file(path: Path) -> BerkasLaporan:
    """Return what a file of reports holds, by its kind. Raises DataError when it cannot be read."""
    from kontrak.forms.csv_rows import read_csv
    from kontrak.forms.csv_text import MAX_BYTES
    from kontrak.forms.xlsx_guard import MAX_FILE, SAVE_AS, read_bytes
    from kontrak.forms.xlsx_in import read_xlsx

    if is_lock(path):
        raise DataError(lock_note(path), f"Berikan berkasnya sendiri: {path.name.removeprefix(_LOCK)}")
    suffix = path.suffix.lower()
    if suffix in OTHER_TABLES:
        raise DataError(f"{path}: jenis {suffix} tidak dibaca.", SAVE_AS)
    content = read_bytes(path, MAX_FILE if suffix in (".xlsx", ".xlsm") else MAX_BYTES)
    return (read_xlsx if suffix in (".xlsx", ".xlsm") else read_csv)(path, content)


def is_lock(path: Path) -> bool:
    """Whether it is the file by which Excel remembers that another one is open."""
    return path.name.startswith(_LOCK)


def lock_note(path: Path) -> str:
    """Say what such a file is."""
    name = path.name.removeprefix(_LOCK)
    return (
        f"{path} bukan formulir, melainkan tanda bahwa {name} sedang dibuka di Excel; pastikan isinya sudah disimpan."
    )


def _is_other_table(path: Path) -> bool:
    return path.suffix.lower() in OTHER_TABLES and not is_lock(path)
