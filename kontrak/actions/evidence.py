"""Evidence of a report: a link, or a file whose SHA-256 is kept (SPEC §1, §4)."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

from kontrak.errors import DataError, reason
from kontrak.model.recorded import Bukti
from kontrak.system import check_name

LINKS = ("http://", "https://")
_CHUNK = 1 << 20


class EvidenceError(ValueError):
    """A file that cannot be taken as evidence; the message is an Indonesian sentence without a full stop."""


def read_evidence(text: str, folder: Path, base: Path, *, confined: bool = False) -> Bukti:
    """Return the evidence that a text names: a link as it stands, or a file with its hash and size.

    ``folder`` is where a relative path starts; the path is kept relative to ``base``, the database's folder, so that
    both can be moved together. ``confined`` is for texts out of a file that somebody sent: they name nothing outside
    these two folders. Raises EvidenceError.
    """
    if text.lower().startswith(LINKS):
        return Bukti(text, None, None)
    if confined and _names_elsewhere(text):  # before the disk is asked: \\server opens a connection on Windows
        raise EvidenceError(f"berkas {text} di luar {_places(folder, base)}; salin dahulu ke sana")
    path = folder / text
    try:
        if confined and not _is_inside(path, folder, base):
            raise EvidenceError(f"berkas {text} di luar {_places(folder, base)}; salin dahulu ke sana")
        if path.is_dir():
            raise EvidenceError(f"{text} adalah folder; sebutkan berkasnya")
        if path.exists() and not path.is_file():  # a device or a pipe may never end
            raise EvidenceError(f"{text} bukan berkas biasa")
        digest, size = hash_file(path)
    except EvidenceError:
        raise
    except FileNotFoundError:
        raise EvidenceError(f"berkas {text} tidak ada di {_places(folder)}; periksa namanya") from None
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: links in a circle
        why = reason(error) if isinstance(error, OSError) else "namanya tidak dapat dipakai"
        raise EvidenceError(f"berkas {text} tidak dapat dibaca ({why})") from None
    return Bukti(_relative(path, base), digest, size)


def _places(*folders: Path) -> str:
    """Name folders; the one in which the program runs has no name of its own."""
    names = ["folder tempat perintah ini dijalankan" if folder == Path() else f"folder {folder}" for folder in folders]
    return " dan ".join(dict.fromkeys(names))


def _names_elsewhere(text: str) -> bool:
    """Whether the words alone lead out of the folder, on whatever system: ``..``, root, drive, server, device."""
    windows = PureWindowsPath(text)
    if windows.drive or windows.root or ".." in windows.parts or PurePosixPath(text).is_absolute():
        return True
    try:
        check_name(Path(text))
    except DataError:
        return True
    return False


def _is_inside(path: Path, *folders: Path) -> bool:
    real = path.resolve()
    return any(real.is_relative_to(folder.resolve()) for folder in folders)


def hash_file(path: Path) -> tuple[str, int]:
    """Return the SHA-256 (hex) and the size in bytes. Raises OSError."""
    import hashlib

    digest = hashlib.sha256()
    size = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return digest.hexdigest(), size


def _relative(path: Path, base: Path) -> str:
    try:
        return Path(os.path.relpath(path.resolve(), base.resolve())).as_posix()
    except ValueError:  # another drive on Windows
        return path.resolve().as_posix()
