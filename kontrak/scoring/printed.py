"""The last step of every figure: rounded once, as it is printed, and banded by that (SPEC §3, "Exact" to "Warna")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kontrak.model.summary import Warna
from kontrak.named import NamedTuple
from kontrak.rounding import round2, round6

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from kontrak.model.declared import Aturan, Pita
    from kontrak.model.words import Value

_RECORDED_PLACES = 6


def printed(number: Decimal | None) -> Decimal | None:
    """Round a score or percentage half-up to 2 decimals, where there is one."""
    return None if number is None else round2(number)


def shown(value: Value | None) -> Value | None:
    """Return a value as it is printed: one that was worked out half-up to the 6 decimals of recorded ones."""
    if isinstance(value, tuple):
        return _shown(value[0]), _shown(value[1])
    return value if value is None or isinstance(value, bool | str) else _shown(value)


def _shown(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    return round6(number) if isinstance(exponent, int) and exponent < -_RECORDED_PLACES else number


def predikat_of(printed: Decimal | None, aturan: Aturan) -> str | None:
    """Return the name of the band of a printed nilai akhir or capaian; above 100 stays in the top band."""
    return None if printed is None else band_of(printed, aturan.predikat).nama


def warna_of(printed: Decimal | None, capaian: Iterable[Decimal], aturan: Aturan) -> Warna:
    """Return the traffic light of a printed nilai akhir, abu-abu when there is none.

    ``capaian`` are the printed ones of the due indikators: one below ``ambang_kritis`` caps the light at kuning.
    """
    if printed is None:
        return Warna.ABU_ABU
    warna = Warna(band_of(printed, aturan.warna).nama)
    if warna in (Warna.BIRU, Warna.HIJAU) and any(result < aturan.ambang_kritis for result in capaian):
        return Warna.KUNING
    return warna


class AlasanWarna(NamedTuple):
    """Why a contract does not have the next better warna.

    ``batas`` is the lower bound of ``lebih_baik``, ``kurang`` whether the nilai akhir is below it; ``kritis`` are the
    codes of the due indikators that hold the light at kuning.
    """

    lebih_baik: Warna
    batas: Decimal
    kurang: bool
    kritis: tuple[str, ...]


def reason_of_warna(printed: Decimal | None, capaian: Mapping[str, Decimal], aturan: Aturan) -> AlasanWarna | None:
    """Return why the light of a printed nilai akhir is not better; None for the best one and for abu-abu.

    ``capaian`` are the printed ones of the due indikators, by code.
    """
    warna = warna_of(printed, capaian.values(), aturan)
    places = [Warna(band.nama) for band in aturan.warna]
    if printed is None or warna is places[0]:
        return None
    better = aturan.warna[places.index(warna) - 1]
    held = warna is Warna.KUNING
    critical = tuple(kode for kode, result in capaian.items() if held and result < aturan.ambang_kritis)
    return AlasanWarna(Warna(better.nama), better.batas, printed < better.batas, critical)


def band_of(printed: Decimal, bands: tuple[Pita, ...]) -> Pita:
    """Return the first band whose lower bound is reached; the bands descend and end at 0."""
    return next((band for band in bands if printed >= band.batas), bands[-1])


def tangga_of(runtun: int, aturan: Aturan) -> str | None:
    """Return the step of the longest run that counts towards it: the highest key ≤ its length; None without one."""
    reached = [(length, step) for length, step in aturan.tangga if runtun and length <= runtun]
    return max(reached)[1] if reached else None
