"""Which files of a delivery are meant, of folders and archives too, and the one way to read any of them."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kontrak.errors import DataError, reason
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from zipfile import ZipFile, ZipInfo

    from kontrak.forms.rows import BerkasLaporan

WORKBOOKS = (".xlsx", ".xlsm")
SUFFIXES = (*WORKBOOKS, ".csv")
OTHER_TABLES = (".xls", ".xlsb", ".ods")
MAX_FILES = 2000
"""How many files a delivery may hold, whatever they are."""
_LOCK = "~$"


def collect_files(paths: Iterable[Path]) -> Kumpulan:
    """Return the files to read, in the order given, those of folders and .zip by name; each once, and what was skipped.

    Raises DataError for a folder or .zip without any form, and for more files than a delivery holds.
    """
    files: dict[Path, Sumber] = {}
    skipped: list[Lewat] = []
    for path in paths:
        if path.is_dir():
            found = list(_in_folder(path))
        elif path.suffix.lower() == ".zip":
            found = list(open_archive(path, path.name))
        else:
            found = [Sumber(path, path.name)]
        read = [one for one in found if isinstance(one, Sumber)]
        skipped += [one for one in found if isinstance(one, Lewat)]
        files |= {one.path: one for one in read if one.path not in files}
        if len(files) + len(skipped) > MAX_FILES:
            raise DataError(
                f"{path}: lebih dari {MAX_FILES} berkas dalam satu kiriman.", "Bagi menjadi beberapa folder."
            )
        if not read and not any(one.ditolak for one in skipped):
            what = "folder" if path.is_dir() else "zip"
            raise DataError(f"{path}: tidak ada berkas .xlsx atau .csv di {what} ini.")
    return Kumpulan(tuple(files.values()), tuple(skipped))


def _in_folder(folder: Path) -> Iterator[Sumber | Lewat]:
    """The files of a folder and its sub-folders in order of name; hidden ones are no part of a delivery."""

    def fail(error: OSError) -> None:
        raise DataError(f"{error.filename}: folder tidak dapat dibaca ({reason(error)}).") from None

    count = 0
    for root, folders, names in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not _is_hidden(name))
        for name in sorted(names):
            path = Path(root) / name
            if _is_hidden(name) or not path.is_file():
                continue
            count += 1
            if count > MAX_FILES:
                raise DataError(f"{folder}: lebih dari {MAX_FILES} berkas.", "Bagi menjadi beberapa folder.")
            shown = path.relative_to(folder).as_posix()
            if path.suffix.lower() == ".zip":
                yield from _opened(path, shown)
            else:
                fault = _judge(path)
                yield Sumber(path, shown) if fault is None else fault


def _opened(path: Path, shown: str) -> Iterator[Sumber | Lewat]:

    try:
        yield from open_archive(path, shown)
    except DataError as error:
        yield Lewat(path, f"{error.message.removeprefix(f'{path}: ')}", ditolak=True)


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name == "__MACOSX"


def _judge(path: Path) -> Lewat | None:
    """Why a file of a delivery is not read; None where it is."""
    suffix = path.suffix.lower()
    if is_lock(path):
        return Lewat(path, _lock_reason(path))
    if suffix in SUFFIXES:
        return None
    if suffix in OTHER_TABLES:
        return Lewat(path, f"jenis {suffix} tidak dibaca; simpan sebagai .xlsx, lalu kirim ulang", ditolak=True)
    if suffix == ".zip":
        return Lewat(path, "zip di dalam zip tidak dibuka; keluarkan dahulu isinya", ditolak=True)
    return Lewat(path, "bukan .xlsx atau .csv")


def read_source(source: Sumber) -> BerkasLaporan:
    """Return what a file of a delivery holds. Raises DataError when it cannot be read."""
    return read_file(source.path) if source.isi is None else _parse(source.path, source.isi)


def read_file(path: Path) -> BerkasLaporan:
    """Return what a file of reports holds, by its kind. Raises DataError when it cannot be read."""
    from kontrak.forms.csv_text import MAX_BYTES
    from kontrak.forms.xlsx_guard import MAX_FILE, SAVE_AS, read_bytes

    if is_lock(path):
        hint = f"Berikan berkasnya sendiri: {path.name.removeprefix(_LOCK)}"
        raise DataError(f"{path} {_lock_reason(path)}.", hint)
    suffix = path.suffix.lower()
    if suffix in OTHER_TABLES:
        raise DataError(f"{path}: jenis {suffix} tidak dibaca.", SAVE_AS)
    return _parse(path, read_bytes(path, MAX_FILE if suffix in WORKBOOKS else MAX_BYTES))


def _parse(path: Path, content: bytes) -> BerkasLaporan:
    from kontrak.forms.csv_rows import read_csv
    from kontrak.forms.xlsx_in import read_xlsx

    return (read_xlsx if path.suffix.lower() in WORKBOOKS else read_csv)(path, content)


def is_lock(path: Path) -> bool:
    """Whether it is the file by which Excel remembers that another one is open."""
    return path.name.startswith(_LOCK)


def _lock_reason(path: Path) -> str:
    name = path.name.removeprefix(_LOCK)
    return f"bukan formulir, melainkan tanda bahwa {name} sedang dibuka di Excel; pastikan isinya sudah disimpan"


class Sumber(NamedTuple):
    """A file to read: its path for messages, its name within the delivery (parts separated by ``/``).

    ``isi`` is its content where it came out of an archive, ``arsip`` that archive.
    """

    path: Path
    nama: str
    isi: bytes | None = None
    arsip: Path | None = None

    @property
    def folder(self) -> Path:
        """Where evidence beside the file lies; of an archive, beside the archive."""
        return (self.arsip or self.path).parent


class Lewat(NamedTuple):
    """A file that is not read, and why; ``ditolak`` where it may hold reports, so that something is missing."""

    path: Path
    alasan: str
    ditolak: bool = False

    @property
    def pesan(self) -> str:
        """``kirim/foto.jpg dilewati: bukan .xlsx atau .csv``."""
        return f"{self.path} {'ditolak' if self.ditolak else 'dilewati'}: {self.alasan}"


class Kumpulan(NamedTuple):
    """A delivery: the files to read, and what was left aside."""

    berkas: tuple[Sumber, ...]
    dilewati: tuple[Lewat, ...]


MAX_UNPACKED = 100_000_000
"""In bytes; what the forms of one archive may unpack to together."""
_ASK_AGAIN = "Mintalah kiriman ulang, atau keluarkan isinya ke sebuah folder dan pakai folder itu."


def open_archive(path: Path, shown: str) -> Iterator[Sumber | Lewat]:
    """Yield the files of an archive, unpacked into memory one by one; ``shown`` names it in the delivery.

    Raises DataError when it is no archive, damaged, encrypted, or unpacks to more than any delivery.
    """
    from zipfile import ZipFile

    from kontrak.forms.xlsx_guard import zip_faults

    try:
        with ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_hidden_inside(entry)]
            if len(entries) > MAX_FILES:
                raise DataError(f"{path}: {len(entries)} berkas di dalamnya, lebih dari {MAX_FILES}.", _ASK_AGAIN)
            yield from _members(path, shown, archive, sorted(entries, key=lambda entry: entry.filename))
    except FileNotFoundError:
        raise DataError(f"{path}: berkas tidak ada.") from None
    except zip_faults() as error:
        if isinstance(error, OSError):
            raise DataError(f"{path}: tidak dapat dibaca ({reason(error)}).") from None
        raise DataError(f"{path}: zip rusak atau tidak utuh.", _ASK_AGAIN) from None


def _members(path: Path, shown: str, archive: ZipFile, entries: list[ZipInfo]) -> Iterator[Sumber | Lewat]:
    left = MAX_UNPACKED
    for entry in entries:
        inside = PurePosixPath(entry.filename.replace("\\", "/"))
        member = path.joinpath(*(part for part in inside.parts if part not in ("/", "..")))
        fault = _judge(member)
        if fault is not None:
            yield fault
        elif entry.flag_bits & 1:
            yield Lewat(member, "dikunci dengan sandi; kirim tanpa sandi", ditolak=True)
        else:
            content = _unpack(path, archive, entry, left)
            if content is None:
                yield Lewat(member, "mengembang melebihi ukuran formulir; tidak dibuka", ditolak=True)
            else:
                left -= len(content)
                yield Sumber(member, f"{shown}/{inside}", content, path)


def _unpack(path: Path, archive: ZipFile, entry: ZipInfo, left: int) -> bytes | None:
    """The content of a member, None where it is larger than a form; what it says of its size is not believed."""
    from kontrak.forms.csv_text import MAX_BYTES
    from kontrak.forms.xlsx_guard import MAX_FILE

    most = MAX_BYTES if entry.filename.lower().endswith(".csv") else MAX_FILE
    if min(most, left) < 1:
        raise DataError(f"{path}: isinya mengembang melebihi {MAX_UNPACKED // 1_000_000} MB.", _ASK_AGAIN)
    with archive.open(entry) as member:
        content = member.read(min(most, left) + 1)
    return content if len(content) <= min(most, left) else None


def _is_hidden_inside(entry: ZipInfo) -> bool:
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in entry.filename.split("/"))
