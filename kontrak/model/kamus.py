"""The dictionary and the horizon of what is promised: earlier results, comparisons, activities of a programme.

None of it is scored: it stands in the tables that the law asks for (SPEC §5 ``ekspor``), and changes without amendment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from kontrak.model.words import Rupiah, Value, Year


class Hasil(NamedTuple):
    """The result of an earlier year."""

    tahun: Year
    nilai: Value


class Pembanding(NamedTuple):
    """What somebody else reached (``nama``: Provinsi Jawa Timur), and who published it (``sumber``: BPS)."""

    nama: str
    nilai: Value
    tahun: Year | None
    sumber: str


class SubKegiatan(NamedTuple):
    """A sub-activity of a budget programme."""

    nama: str
    kode_resmi: str | None = None
    pagu: Rupiah | None = None


class Kegiatan(NamedTuple):
    """An activity of a budget programme; its pagu counts nowhere."""

    nama: str
    kode_resmi: str | None = None
    pagu: Rupiah | None = None
    sub_kegiatan: tuple[SubKegiatan, ...] = ()
