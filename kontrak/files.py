"""The one place through which files are written: a name of their own, whole or not at all, patient with what is open.

A file comes into being under a random name that nobody can foresee, made exclusively and through no link, in the
folder of its target; it gets its real name in one step. On Windows a target that Word or Excel holds open, or a virus
scanner looks through, cannot be replaced: that step is tried again for about a second.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kontrak.errors import AccessError, DataError, KontrakError, UsageError, is_busy, is_wrong_name, reason
from kontrak.system import check_name, on_windows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ATTEMPTS = 10
PAUSE = 0.1
"""Seconds between two attempts; ATTEMPTS of them make the second that a virus scanner may take."""
PLAIN_MODE = 0o666
WINDOWS_PATH_LIMIT = 260
_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


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

    Nothing is written when one of the names cannot be used, one of the files exists and ``replace`` is not given, a
    folder cannot be made or the disk is full. Files that another program holds open stay as they are, the others are
    written, and AccessError lists those that were not. Raises DataError and AccessError.
    """
    for path in documents:
        check_target(path, replace=replace)
    for folder in {path.parent for path in documents}:
        make_folder(folder)
    with ExitStack() as stack:
        drafts: dict[Path, Path] = {}
        for path, content in documents.items():
            with refusals(path):
                drafts[path] = stack.enter_context(draft_beside(path, content))
        left = _give_names(drafts, replace=replace)
    if left:
        raise _busy(left, len(documents))


def write_file(path: Path, content: bytes, *, replace: bool) -> None:
    """Write one file, whole or not at all, into a folder that is there. Raises DataError and AccessError."""
    check_target(path, replace=replace)
    with refusals(path), draft_beside(path, content) as draft:
        put_in_place(draft, path, replace=replace)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, unless it is there. Raises DataError and AccessError."""
    check_name(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise DataError(f"{folder} adalah berkas, bukan folder.", "Pilih folder lain.") from None
    except OSError as error:
        raise refusal(error, folder) from error


def check_target(path: Path, *, replace: bool) -> None:
    """Refuse a name that cannot be written to, before anything is: see ``write_files``."""
    check_name(path)
    if _is_folder(path):
        raise DataError(f"{path} adalah folder, bukan berkas.", "Pilih nama berkas lain.")
    with suppress(OSError):  # a name that cannot be asked about is refused when it is written to
        found = path.lstat()
        if not replace:
            raise exists(path)
        if not (stat.S_ISLNK(found.st_mode) or found.st_mode & stat.S_IWUSR):
            raise AccessError(
                f"Berkas {path} hanya boleh dibaca; tidak ditimpa.",
                "Hapus tanda hanya-baca pada sifat berkas itu, atau pilih nama lain.",
            )


def exists(path: Path) -> DataError:
    """The error for a file that is not replaced unasked."""
    return DataError(f"Berkas {path} sudah ada.", "Tambahkan --timpa untuk menggantinya, atau pilih nama lain.")


def create(path: Path, content: bytes = b"", mode: int = PLAIN_MODE) -> None:
    """Make a new file, following no link, and push its content to the disk.

    Raises OSError, when it is there too, and DataError for a name that is none here.
    """
    check_name(path)
    with os.fdopen(os.open(path, _NEW, mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def draft_beside(target: Path, content: bytes = b"", mode: int = PLAIN_MODE) -> Iterator[Path]:
    """Make a file with a random name in the folder of the target; it is removed at the end unless it got its name.

    Raises OSError.
    """
    draft = target.parent / f".kontrak-{os.urandom(8).hex()}.tmp"
    try:
        create(draft, content, mode)
        yield draft
    finally:
        remove(draft)


def put_in_place(draft: Path, target: Path, *, replace: bool) -> None:
    """Give a draft its name in one step; without ``replace`` never over a file, not even one made this moment.

    Raises DataError and AccessError.
    """
    if _give_names({target: draft}, replace=replace):
        raise _busy([target], 1)


@contextmanager
def kept_as(target: Path, kept: Path) -> Iterator[None]:
    """Give a file that the block replaces a second name, under which it stays; where the block fails, take it back.

    Raises DataError and AccessError.
    """
    with refusals(target):
        linked = _link(target, kept)
    if not linked and _give_names({kept: target}, replace=False):  # a file system without hard links
        raise _busy([target], 1)
    try:
        yield
    except BaseException:
        if linked:
            remove(kept)
        else:
            kept.replace(target)
        raise


def _link(target: Path, name: Path) -> bool:
    """Give a file a second name; return whether its file system can. Raises FileExistsError."""
    try:
        name.hardlink_to(target)
    except FileExistsError:
        raise
    except OSError:
        return False
    return True


def remove(path: Path) -> None:
    """Remove a file of ours if it is there; one that a virus scanner does not let go of stays."""
    for _ in range(ATTEMPTS):
        try:
            path.unlink(missing_ok=True)
        except PermissionError:
            time.sleep(PAUSE)
        except OSError:
            return
        else:
            return


def sync(path: Path) -> None:
    """Push the content of a file to the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Push the names in the folder of a file to the disk, where the system lets one."""
    if on_windows():  # folders cannot be opened there
        return
    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Turn what the system says of writing this file into a sentence of ours."""
    try:
        yield
    except OSError as error:
        raise refusal(error, path) from error


def refusal(error: OSError, path: Path) -> KontrakError:
    """Tell a wrong name from an open file and from a disk that refuses."""
    length = len(str(path.absolute()))
    if isinstance(error, FileExistsError):
        return exists(path)
    if on_windows() and length >= WINDOWS_PATH_LIMIT and not is_busy(error):
        return DataError(
            f"{path} tidak dapat ditulis: alamat lengkapnya {length} huruf, batas Windows {WINDOWS_PATH_LIMIT - 1}.",
            "Pakai nama atau folder yang lebih pendek, misalnya langsung di bawah C:\\.",
        )
    if is_busy(error):
        return _busy([path], 1)
    if is_wrong_name(error):
        return DataError(f"{path} tidak dapat ditulis: {reason(error)}.", "Pilih nama atau folder lain.")
    return AccessError(f"{path} tidak dapat ditulis: {reason(error)}.", "Pilih folder lain, atau beri ruang.")


def _busy(paths: Sequence[Path], total: int) -> AccessError:
    """The error for targets that stayed open elsewhere, of so many files in all."""
    hint = "Tutup dahulu di program itu (Word, Excel, penampil PDF), lalu ulangi perintahnya."
    if total == 1:
        return AccessError(f"{paths[0]} sedang terbuka di program lain; tidak ditulis.", hint)
    listed = ", ".join(map(str, paths))
    written = f"{total - len(paths)} dari {total} berkas ditulis. " if len(paths) < total else ""
    return AccessError(f"{written}Sedang terbuka di program lain, jadi tidak ditulis: {listed}.", hint)


def _give_names(drafts: Mapping[Path, Path], *, replace: bool) -> list[Path]:
    """Give every draft its name (target to draft); return the targets that others held open for all that time."""
    left = dict(drafts)
    for attempt in range(ATTEMPTS + 1):
        if attempt:
            time.sleep(PAUSE)
        for target, draft in tuple(left.items()):
            try:
                _give_name(draft, target, replace=replace)
            except OSError as error:
                if not _holds_on(error):
                    raise refusal(error, target) from error
            else:
                del left[target]
        if not left:
            break
    return list(left)


def _give_name(draft: Path, target: Path, *, replace: bool) -> None:
    if replace:
        os.replace(draft, target)  # noqa: PTH105 (the tests make this very function fail)
    elif on_windows():
        draft.rename(target)  # never over a file, there
    elif not _link(draft, target):
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        os.replace(draft, target)  # noqa: PTH105 (as above)


def _holds_on(error: OSError) -> bool:
    """Whether somebody has the file open: the folder lets us write, for the draft stands in it."""
    return is_busy(error) or (isinstance(error, PermissionError) and error.errno != errno.EPERM)


def _is_folder(path: Path) -> bool:
    """Whether it is one; an impossible name is none, and is refused when it is written to."""
    try:
        return path.is_dir()
    except OSError:
        return False
