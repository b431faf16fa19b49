"""A signed paper that was archived, and which of several counts (SPEC §5 ``arsip``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.words import JenisArsip
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable
    from datetime import date

    from kontrak.model.words import Month, Ordinal, Year

OF_AN_OPD = (JenisArsip.PERJANJIAN, JenisArsip.PERUBAHAN, JenisArsip.RAPOR, JenisArsip.LKJIP)
"""Kinds of paper that are about one OPD."""
OF_A_MONTH = (JenisArsip.RAPOR, JenisArsip.NOTULEN)
"""Kinds of paper that are about one month."""


class Arsip(NamedTuple):
    """A paper as its event holds it (``store.contents.IsiArsip``); ``peristiwa`` is the number of that event."""

    peristiwa: int
    tahun: Year
    jenis: JenisArsip
    opd: str | None
    bidang: str | None
    bulan: Month | None
    ke: Ordinal | None
    nomor: str | None
    tanggal: date | None
    segel: str | None
    jalur: str
    sha256: str
    ukuran: int

    @property
    def kontrak(self) -> str | None:
        """The code of the contract that it is about: that of the bidang, else of the OPD."""
        return self.bidang or self.opd

    @property
    def tentang(self) -> Hashable:
        """What it is about: of the papers that are about the same the latest counts."""
        if self.jenis is JenisArsip.PERUBAHAN:
            return self.jenis, self.kontrak, self.nomor if self.ke is None else self.ke
        if self.jenis in (JenisArsip.PERJANJIAN, JenisArsip.LKJIP):
            return self.jenis, self.kontrak
        other = self.jalur if self.jenis is JenisArsip.LAINNYA else None
        return self.jenis, self.kontrak, self.bulan, other


def counting(papers: Iterable[Arsip]) -> tuple[Arsip, ...]:
    """Those that count, in order of event; papers are given in order of event, without those that were withdrawn."""
    latest = {(paper.tahun, paper.tentang): paper for paper in papers}
    return tuple(sorted(latest.values()))


def signed(papers: Iterable[Arsip], kontrak: str, ke: int) -> Arsip | None:
    """The signed agreement of a contract in its version ``ke``: the perjanjian of the induk, else the perubahan."""
    found = [
        paper
        for paper in papers
        if paper.kontrak == kontrak
        and (
            paper.jenis is JenisArsip.PERJANJIAN if ke == 0 else paper.jenis is JenisArsip.PERUBAHAN and paper.ke == ke
        )
    ]
    return found[-1] if found else None
