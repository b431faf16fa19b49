"""One indikator over the years: results, where it should end, and the pace that this needs (SPEC §5 lintas-tahun)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from kontrak.model.declared import Indikator
    from kontrak.model.words import Score, Value

BERKAS, RIWAYAT, TAHUN_LALU = "berkas", "riwayat", "tahun_lalu"
"""Where a result is from: the reports of its year in this file, or what a later contract says of it."""


class HasilTahun(NamedTuple):
    """The result of a year (None: nothing reported); of a year in the file with its month, target and capaian.

    ``beda`` says why it cannot be compared with the latest year.
    """

    tahun: int
    nilai: Value | None
    sumber: str
    bulan: int | None = None
    target: Value | None = None
    capaian: Score | None = None
    beda: str | None = None

    @property
    def selesai(self) -> bool:
        """Whether the year is over, as far as its result goes."""
        return self.bulan in (None, 12)


class LajuTahun(NamedTuple):
    """What is left from ``dari`` to the year of the end target, over ``tahun`` years; both paces are per year."""

    dari: int
    sisa: Decimal
    tahun: int
    perlu: Decimal
    sejauh_ini: Decimal | None


class LintasTahun(NamedTuple):
    """An indikator as it stands in its latest year in the file, with all its results in order of years."""

    indikator: Indikator
    hasil: tuple[HasilTahun, ...]
    laju: LajuTahun | None
