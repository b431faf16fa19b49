"""Evidence of a report: a link, or a file whose SHA-256 is kept (SPEC §1, §4)."""

from __future__ import annotations

import os
from pathlib import Path

from kontrak.model import Bukti

LINKS = ("http://", "https://")
_CHUNK = 1 << 20


class EvidenceError(ValueError):
    """A file that cannot be taken as evidence; the message is an Indonesian sentence without a full stop."""


def read_evidence(text: str, folder: Path, base: Path) -> Bukti:
    """Return the evidence that a text names: a link as it stands, or a file with its hash and size.

    ``folder`` is where a relative path starts; the path is kept relative to ``base``, the database's folder, so that
    both can be moved together. Raises EvidenceError.
    """
    if text.lower().startswith(LINKS):
        return Bukti(text, None, None)
    path = folder / text
    try:
        if path.is_dir():
            raise EvidenceError(f"{text} adalah folder; sebutkan berkasnya")
        digest, size = hash_file(path)
    except FileNotFoundError:
        raise EvidenceError(f"berkas {text} tidak ada di {folder}") from None
    except (OSError, ValueError) as error:
        raise EvidenceError(f"berkas {text} tidak dapat dibaca ({error})") from None
    return Bukti(_relative(path, base), digest, size)


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
