"""The head of an OPD or bidang."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kontrak.model.words import Status


class Kepala(NamedTuple):
    """Head of an opd or bidang; ``status`` is definitif, plt, plh or pj; ``sejak`` dates the tenure.

    Before the first known tenure only the post is known, and ``status`` is None.
    """

    jabatan: str
    nama: str | None = None
    nip: str | None = None
    pangkat: str | None = None
    status: Status | None = "definitif"
    sejak: date | None = None

    @property
    def sebutan(self) -> str:
        """The post as papers write it: ``Plt. Kepala Dinas PUPR`` for one who only acts."""
        if self.status in (None, "definitif") or self.jabatan.lower().startswith(self.status):
            return self.jabatan
        return f"{self.status.capitalize()}. {self.jabatan}"

    @property
    def lengkap(self) -> str:
        """The name in front of the post, as screens and papers name him; the post alone where nobody wrote a name."""
        return f"{self.nama}, {self.sebutan}" if self.nama else self.sebutan

    def in_office(self, day: date) -> bool:
        """Whether his tenure had begun by a day; without ``sejak`` he counts as always in office."""
        return self.sejak is None or self.sejak <= day


def head_on(heads: Sequence[Kepala], day: date) -> Kepala:
    """Return who was in office on a day: the last one recorded whose tenure had begun; ``heads`` are as recorded.

    Before the first known tenure only the office is known.
    """
    return next((head for head in reversed(heads) if head.in_office(day)), Kepala(heads[0].jabatan, status=None))
