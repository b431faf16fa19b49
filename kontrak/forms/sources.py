"""The files of a delivery: those to read, wherever they come from, and those left aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


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
