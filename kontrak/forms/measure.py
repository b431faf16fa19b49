"""What the number of a line of a form means: its unit, how it is filled in, the contract version behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.meanings import in_force
from kontrak.model.words import Arah, Sifat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kontrak.model.meanings import Target
    from kontrak.model.recorded import Fakta


def unit_text(target: Target) -> str:
    """The unit of a line and, below it, how its realisasi is to be filled in: ``km``, ``(tambahan bulan ini)``."""
    return f"{target.satuan}\n({_fill_words(target)})"


def _fill_words(target: Target) -> str:
    indikator = target.indikator
    if target.pekerjaan:
        return "fisik s.d. bulan ini"
    if indikator.arah == Arah.BINER:
        return "ya atau tidak"
    if indikator.arah == Arah.PREDIKAT:
        return "pilih dari daftar"
    return {
        Sifat.AKUMULASI: "tambahan bulan ini",
        Sifat.POSISI: "keadaan akhir bulan",
        Sifat.RATA_RATA: "nilai bulan ini",
    }[indikator.sifat]


def measure_of(target: Target) -> str:
    """What the number of a line means: ``km akumulasi naik``; of a pekerjaan ``persen fisik``."""
    indikator = target.indikator
    if target.pekerjaan:
        return "persen fisik"
    return f"{indikator.satuan} {indikator.sifat} {indikator.arah}" + (f" {indikator.skala}" if indikator.skala else "")


def form_versions(facts: Sequence[Fakta], bulan: int) -> tuple[tuple[str, int], ...]:
    """The version of each contract in force at the month: the induk is 0."""
    current = ((fakta.kontrak.kode, in_force(fakta.versi, bulan)) for fakta in facts)
    return tuple((kode, version.ke if version else 0) for kode, version in current)
