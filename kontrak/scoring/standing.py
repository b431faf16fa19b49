"""How an indikator stands at the end of a month: the formula and the rule for silence (SPEC §3, "Belum lapor")."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kontrak.model.words import Arah, Sifat
from kontrak.rounding import round2
from kontrak.scoring.capaian import capaian
from kontrak.scoring.plan import ZERO

if TYPE_CHECKING:
    from decimal import Decimal

    from kontrak.model.declared import Aturan, Indikator, Pekerjaan
    from kontrak.model.words import Value
    from kontrak.scoring.realisasi import State


class Standing(NamedTuple):
    """An indikator at the end of a month, unrounded but for ``tercetak``, the capaian as it is printed.

    ``target`` is T (None before the first plan month), ``realisasi`` R or the last known value, ``missing`` the
    months whose required report is missing. ``capaian`` is against T with the rule for silence applied,
    ``tanpa_diam`` the same by the last known value (None where there is none); both are None before the first plan
    month. ``diam`` says that the capaian is 0 for silence. ``pekerjaan`` are the ones due.
    """

    target: Value | None
    realisasi: Value | None
    missing: tuple[int, ...]
    capaian: Decimal | None
    tanpa_diam: Decimal | None
    diam: bool = False
    pekerjaan: tuple[Pekerjaan, ...] = ()
    tercetak: Decimal | None = None


NOT_DUE = Standing(None, None, (), None, None)


def adds_up(indikator: Indikator) -> bool:
    """Whether silence merely adds nothing: a sum that should rise, and pekerjaan."""
    return indikator.sifat == Sifat.AKUMULASI and indikator.arah == Arah.NAIK


def keeps_value(indikator: Indikator, aturan: Aturan) -> bool:
    """Whether an indikator that is belum lapor keeps its capaian instead of 0 (SPEC §3, "Belum lapor").

    Posisi and rata_rata do with ``belum_lapor: nilai_terakhir``.
    """
    if adds_up(indikator):
        return True
    return indikator.sifat != Sifat.AKUMULASI and aturan.belum_lapor == "nilai_terakhir"


def judge(indikator: Indikator, state: State, aturan: Aturan) -> Standing:
    """Apply the formula and the rule for silence to a state."""
    target, realisasi, missing, _ = state
    if target is None:
        return Standing(None, realisasi, (), None, None)
    if realisasi is None:
        return Standing(target, None, missing, ZERO, None, diam=not adds_up(indikator), tercetak=round2(ZERO))
    known = capaian(indikator, target, realisasi, aturan)
    if missing and not keeps_value(indikator, aturan):
        return Standing(target, realisasi, missing, ZERO, known, diam=True, tercetak=round2(ZERO))
    return Standing(target, realisasi, missing, known, known, tercetak=round2(known))
