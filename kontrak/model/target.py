"""What a report is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from kontrak.model.declared import Indikator, Pekerjaan


class Target(NamedTuple):
    """What a report is on: an indikator, a pekerjaan of it, or (``belanja``) the spending of a programme."""

    indikator: Indikator
    pekerjaan: Pekerjaan | None
    belanja: bool = False

    @property
    def kode(self) -> str:
        """The full code of the line."""
        return self.pekerjaan.kode if self.pekerjaan else self.indikator.kode

    @property
    def nama(self) -> str:
        """The name of the pekerjaan or indikator."""
        return self.pekerjaan.nama if self.pekerjaan else self.indikator.nama

    @property
    def satuan(self) -> str:
        """The unit of its reports: of a pekerjaan the percentage of physical progress."""
        return "persen" if self.pekerjaan else self.indikator.satuan
