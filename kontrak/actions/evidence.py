"""Evidence of a report: a link, a file whose SHA-256 is kept, or words (SPEC §1, §4)."""

from __future__ import annotations

import os
import re
from errno import ENAMETOOLONG
from pathlib import Path, PurePosixPath, PureWindowsPath

from kontrak.errors import DataError, reason
from kontrak.model.recorded import Bukti
from kontrak.named import NamedTuple
from kontrak.system import check_name

MAX_BYTES = 200_000_000
"""Of one piece of evidence; whoever has more keeps a link, or a summary of it."""
_FILE_NAME = re.compile(
    r".*\.(?:pdf|jpe?g|png|gif|webp|heic|tiff?|docx?|xlsx?|pptx?|od[tsp]|csv|txt|rtf|zip|rar|7z|mp4|mov)", re.IGNORECASE
)


class EvidenceError(ValueError):
    """A file that cannot be taken as evidence; the message is an Indonesian sentence without a full stop."""


class FoundEvidence(NamedTuple):
    """The evidence that a text names, and what is to be said where it looks like a file that is not there."""

    bukti: Bukti
    peringatan: str | None = None


def read_evidence(text: str, folder: Path, base: Path, *, confined: bool = False) -> FoundEvidence:
    """Return the evidence that a text names: a link as it stands, a file with its hash and size, else the words.

    ``folder`` is where a relative path starts; the path is kept relative to ``base``, the database's folder, so that
    both can be moved together. ``confined`` is for texts out of a file that somebody sent: they name nothing outside
    these two folders. Raises EvidenceError.
    """
    words = Bukti(text, None, None)
    if words.jenis == "tautan":
        return FoundEvidence(words)
    if confined and _names_elsewhere(text):  # before the disk is asked: \\server opens a connection on Windows
        raise EvidenceError(f"berkas {text} di luar {_places(folder, base)}; salin dahulu ke sana")
    path = folder / text
    try:
        if not _is_name(path):
            return FoundEvidence(words)
        if not path.is_file():  # nor is a folder one, a device or a pipe, which may never end
            return FoundEvidence(words, _missing(text, folder, path, confined=confined))
        if confined and not _is_inside(path, folder, base):
            raise EvidenceError(f"berkas {text} di luar {_places(folder, base)}; salin dahulu ke sana")
        return FoundEvidence(_kept(path, base))
    except EvidenceError:
        raise
    except OSError as error:
        if error.errno == ENAMETOOLONG and (confined or " " in text):  # a sentence, and no name of a file
            return FoundEvidence(words)
        raise EvidenceError(f"berkas {text} tidak dapat dibaca ({reason(error)})") from None
    except (RuntimeError, ValueError):  # RuntimeError: links in a circle; ValueError: no name of any file
        return FoundEvidence(words)


def typed_file(text: str, base: Path) -> Bukti:
    """Return the file that a text of the command line names, with its hash and size; its path is kept as of evidence.

    Raises EvidenceError where there is no plain file of that name, or it cannot be read or is too large.
    """
    path = Path(text)
    try:
        if not text or not path.is_file():
            raise EvidenceError(f"berkas {text} {_kind_of(path, 'tidak ada')}" if text else "nama berkasnya kosong")
        found = _kept(path, base)
        if not found.ukuran:
            raise EvidenceError(f"berkas {text} kosong (0 bita)")
        return found
    except EvidenceError:
        raise
    except (OSError, RuntimeError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "namanya tidak sah"
        raise EvidenceError(f"berkas {text} tidak dapat dibaca ({why})") from None


def _missing(text: str, folder: Path, path: Path, *, confined: bool) -> str | None:
    """What is to be said of words that name a file which is not there, or no file; typed ones are refused then."""
    if not confined and (path.exists() or path.is_symlink()):
        raise EvidenceError(f"{text} {_kind_of(path)}; sebutkan berkasnya")
    if path.exists():
        return f"bukti {text} bukan berkas; dicatat sebagai keterangan"
    if _FILE_NAME.fullmatch(text):
        return f"bukti {text} tidak ada di {_places(folder)}; dicatat sebagai keterangan, bukan berkas"
    return None


def _kind_of(path: Path, absent: str = "bukan berkas biasa") -> str:
    """What is to be said of a name that is no plain file; ``absent`` where nothing is there, as behind a dead link."""
    return "adalah folder" if path.is_dir() else "bukan berkas biasa" if path.exists() else absent


def _kept(path: Path, base: Path) -> Bukti:
    """The file as it is kept. Raises as ``_hash_file``."""
    digest, size = _hash_file(path)
    return Bukti(relative_path(path, base), digest, size)


def _places(*folders: Path) -> str:
    """Name folders; the one in which the program runs has no name of its own."""
    names = ["folder tempat perintah ini dijalankan" if folder == Path() else f"folder {folder}" for folder in folders]
    return " dan ".join(dict.fromkeys(names))


def _names_elsewhere(text: str) -> bool:
    """Whether the words alone lead out of the folder, on whatever system: ``..``, root, drive, server."""
    windows = PureWindowsPath(text)
    return bool(windows.drive or windows.root or ".." in windows.parts or PurePosixPath(text).is_absolute())


def _is_name(path: Path) -> bool:
    """Whether a file can have the name; what is none, as a stream or a device on Windows, is never looked for."""
    try:
        check_name(path)
    except DataError:
        return False
    return True


def _is_inside(path: Path, *folders: Path) -> bool:
    real = path.resolve()
    return any(real.is_relative_to(folder.resolve()) for folder in folders)


def _hash_file(path: Path) -> tuple[str, int]:
    """Return the SHA-256 (hex) and the size in bytes. Raises OSError, EvidenceError for one that is too large."""
    import hashlib

    if path.stat().st_size > MAX_BYTES:
        raise EvidenceError(
            f"berkas {path.name} lebih dari {MAX_BYTES // 1_000_000} MB; perkecil, atau catat tautannya saja"
        )
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return digest, file.tell()


def relative_path(path: Path, base: Path) -> str:
    """The path as a file keeps it: from the folder of the database, so that both can be moved together."""
    try:
        return Path(os.path.relpath(path.resolve(), base.resolve())).as_posix()
    except ValueError:  # another drive on Windows
        return path.resolve().as_posix()
