"""One row of a report as it was typed, with the address of each cell: the pipeline that every form feeds.

A reader of a format (CSV, and whatever comes) turns a file into ``Baris``; ``actions.recording`` does the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

FIELDS = (
    "kode",
    "bulan",
    "realisasi",
    "anggaran",
    "bukti",
    "kendala",
    "tindak_lanjut",
    "pic",
    "batas",
    "catatan",
    "tanggal_lapor",
)
"""The columns of a report file (SPEC §5, CSV)."""


class Baris(NamedTuple):
    """One row: the text (or the number or date of a spreadsheet cell) of each field that was given.

    ``alamat`` says where a field stands, for messages: ``laporan.csv:12 (realisasi)``. A field that is absent
    was not given; an empty text was left blank.
    """

    isi: Mapping[str, str | Decimal | date]
    tempat: str
    urutan: int

    def alamat(self, field: str) -> str:
        """Where the field stands, as people find it."""
        return f"{self.tempat} ({field})" if self.tempat else f"--{field.replace('_', '-')}"

    def teks(self, field: str) -> str | None:
        """The field as text, None where it was left out or blank."""
        value = self.isi.get(field)
        if value is None:
            return None
        text = str(value).strip()
        return text or None
