"""How an indikator stands at the end of a month: the formula and the rule for silence (SPEC §3, "Belum lapor")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.words import Arah, Sifat
from kontrak.named import NamedTuple
from kontrak.rounding import round2
from kontrak.scoring.capaian import capaian
from kontrak.scoring.plan import ZERO

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from kontrak.model.declared import Aturan, Indikator, Pekerjaan
    from kontrak.model.words import Value
    from kontrak.scoring.realisasi import State


class Standing(NamedTuple):
    """An indikator at the end of a month, unrounded but for ``tercetak``, the capaian as it is printed.

    ``target`` is T (None before the first plan month), ``realisasi`` R or the last known value, ``missing`` the
    months whose required report is missing. ``capaian`` is against T with the rule for silence applied,
    ``tanpa_diam`` the same by the last known value (None where there is none); both are None before the first plan
    month. ``diam`` says that the capaian is 0 for silence. ``pekerjaan`` are the ones due. ``terpenuhi`` says of an
    indikator without pekerjaan that the capaian reaches ``ambang_terpenuhi``.
    """

    target: Value | None
    realisasi: Value | None
    missing: tuple[int, ...]
    capaian: Decimal | None
    tanpa_diam: Decimal | None
    diam: bool = False
    pekerjaan: tuple[Pekerjaan, ...] = ()
    tercetak: Decimal | None = None
    terpenuhi: bool = False


NOT_DUE = Standing(None, None, (), None, None)
_NOTHING = round2(ZERO)


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


def judge(indikator: Indikator, series: Sequence[State], aturan: Aturan) -> list[Standing]:
    """Apply the formula and the rule for silence to the states of the twelve months."""
    adds, keeps, enough = adds_up(indikator), keeps_value(indikator, aturan), aturan.ambang_terpenuhi
    found = []
    for target, realisasi, missing, _ in series:
        if target is None:
            found.append(Standing(None, realisasi, (), None, None))
        elif realisasi is None:
            found.append(Standing(target, None, missing, ZERO, None, not adds, (), _NOTHING, enough <= _NOTHING))
        else:
            known = capaian(indikator, target, realisasi, aturan)
            silent = bool(missing) and not keeps
            result, shown = (ZERO, _NOTHING) if silent else (known, round2(known))
            found.append(Standing(target, realisasi, missing, result, known, silent, (), shown, shown >= enough))
    return found
