"""Who was in office: the head at a month's end, and which months fall in his tenure (SPEC §4, ``kepala.sejak``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.kepala import Kepala
from kontrak.months import month_end

if TYPE_CHECKING:
    from datetime import date

    from kontrak.model.recorded import Fakta


def head_at(fakta: Fakta, bulan: int) -> Kepala:
    """Return the head in office at the month's end: the last one recorded whose tenure had begun.

    One without ``sejak`` counts as always in office. Before the first known tenure only the office is known.
    """
    return head_on(fakta, month_end(fakta.tahun, bulan))


def head_on(fakta: Fakta, day: date) -> Kepala:
    """Return the head in office on a day, as ``head_at``."""
    heads = fakta.kepala or (fakta.kontrak.kepala,)
    for head in reversed(heads):
        if head.sejak is None or head.sejak <= day:
            return head
    return Kepala(heads[0].jabatan, status=None)


def in_office(head: Kepala, tahun: int, month: int) -> bool:
    """Whether the head was in office at the end of the month."""
    return head.sejak is None or head.sejak <= month_end(tahun, month)
