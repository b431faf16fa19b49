"""Documents into files: whole or not at all, never over another file unasked (SPEC §5)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from kontrak.errors import AccessError, DataError, UsageError, is_wrong_name, reason

if TYPE_CHECKING:
    from collections.abc import Mapping


def target_path(keluar: str, name: str, suffix: str) -> Path:
    """Return the file that ``--keluar`` means: itself with that suffix, else a folder that gets ``name``.

    Raises UsageError when it names a file of another kind.
    """
    path = Path(keluar)
    if _is_folder(path) or keluar.endswith(("/", os.sep)) or not path.suffix:
        return path / name
    if path.suffix.lower() != suffix:
        raise UsageError(f"Berkas {path} tidak berakhiran {suffix}.", f"Pakai nama seperti {path.with_suffix(suffix)}.")
    return path


def write_files(documents: Mapping[Path, bytes], *, replace: bool) -> None:
    """Write each document under its path, creating folders; each file appears complete or not at all.

    Nothing is written when one of the files exists and ``replace`` is not given, or a folder cannot be made. Raises
    DataError for a name that cannot be used, AccessError where the disk or its rights refuse.
    """
    for path in documents:
        _check_free(path, replace=replace)
    for folder in {path.parent for path in documents}:
        _make_folder(folder)
    for path, content in documents.items():
        _write(path, content)


def _check_free(path: Path, *, replace: bool) -> None:
    if _is_folder(path):
        raise DataError(f"{path} adalah folder, bukan berkas.", "Pilih nama lain untuk --keluar.")
    if not replace and os.path.lexists(path):
        raise DataError(f"Berkas {path} sudah ada.", "Tambahkan --timpa untuk menggantinya, atau pilih nama lain.")


def _is_folder(path: Path) -> bool:
    """Whether it is one; an impossible name is none, and is refused when it is written to."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise DataError(f"{folder} adalah berkas, bukan folder.", "Pilih folder lain untuk --keluar.") from None
    except OSError as error:
        raise _refusal(error, folder) from error


def _write(path: Path, content: bytes) -> None:
    """Write beside the target, push it to the disk, then put it in place in one step."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        try:
            with draft.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise _refusal(error, path) from error


def _refusal(error: OSError, path: Path) -> AccessError | DataError:
    """Tell a wrong name from a disk that refuses."""
    if is_wrong_name(error):
        return DataError(f"{path} tidak dapat ditulis: {reason(error)}.", "Pilih nama atau folder lain untuk --keluar.")
    return AccessError(
        f"{path} tidak dapat ditulis: {reason(error)}.", "Pilih folder lain untuk --keluar, atau beri ruang."
    )
