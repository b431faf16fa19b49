"""A .zip as a delivery: its forms are unpacked into memory one by one, each counted against the limits of a file."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kontrak.errors import DataError, reason
from kontrak.forms.sources import Lewat, Sumber

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from zipfile import ZipFile, ZipInfo

MAX_UNPACKED = 100_000_000
"""In bytes; what the forms of one archive may unpack to together."""
_ASK_AGAIN = "Mintalah kiriman ulang, atau keluarkan isinya ke sebuah folder dan pakai folder itu."


def open_archive(
    path: Path, shown: str, *, judge: Callable[[Path], Lewat | None], most: int
) -> Iterator[Sumber | Lewat]:
    """Yield the files of an archive; ``judge`` says why one of them is not read, ``shown`` names it in the delivery.

    Raises DataError when it is no archive, damaged, encrypted, or unpacks to more than any delivery.
    """
    from zipfile import ZipFile

    from kontrak.forms.zip_faults import ZIP_FAULTS

    try:
        with ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_hidden(entry)]
            if len(entries) > most:
                raise DataError(f"{path}: {len(entries)} berkas di dalamnya, lebih dari {most}.", _ASK_AGAIN)
            yield from _members(path, shown, archive, sorted(entries, key=lambda entry: entry.filename), judge)
    except FileNotFoundError:
        raise DataError(f"{path}: berkas tidak ada.") from None
    except ZIP_FAULTS as error:
        if isinstance(error, OSError):
            raise DataError(f"{path}: tidak dapat dibaca ({reason(error)}).") from None
        raise DataError(f"{path}: zip rusak atau tidak utuh.", _ASK_AGAIN) from None


def _members(
    path: Path, shown: str, archive: ZipFile, entries: list[ZipInfo], judge: Callable[[Path], Lewat | None]
) -> Iterator[Sumber | Lewat]:
    left = MAX_UNPACKED
    for entry in entries:
        inside = PurePosixPath(entry.filename.replace("\\", "/"))
        member = path.joinpath(*(part for part in inside.parts if part not in ("/", "..")))
        fault = judge(member)
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


def _is_hidden(entry: ZipInfo) -> bool:
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in entry.filename.split("/"))
