"""Who was in office: the head at a month's end, and which months fall in his tenure (SPEC §4, ``kepala.sejak``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.kepala import head_on
from kontrak.months import month_end

if TYPE_CHECKING:
    from kontrak.model.kepala import Kepala
    from kontrak.model.recorded import Fakta


def head_at(fakta: Fakta, bulan: int) -> Kepala:
    """Return the head in office at the month's end."""
    return head_on(fakta.kepala or (fakta.kontrak.kepala,), month_end(fakta.tahun, bulan))


def in_office(head: Kepala, tahun: int, month: int) -> bool:
    """Whether the head was in office at the end of the month."""
    return head.sejak is None or head.sejak <= month_end(tahun, month)
