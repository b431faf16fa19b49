"""The plain words of the domain: kinds, and values with their canonical text."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# A number, a range (low, high), done or not (biner), or a grade of a scale (predikat).
Value = Decimal | tuple[Decimal, Decimal] | bool | str

# Kinds of a field beside the plain ones; ``fields`` reads them by these names off the annotations of a record.
Score = Decimal
"""A percentage or score, with two decimals wherever it is printed."""
Percent = Decimal
"""A percentage that a rule names; typed with or without a percent sign."""
Rupiah = int
"""Money: whole rupiah."""
Year = int
Ordinal = int
"""0 for the first, the induk."""
Status = str
"""How a head holds his office: definitif, plt, plh or pj."""
Month = int
"""1 to 12."""
Labels = tuple[str, ...]
"""Codes of labels (``ciri``), sorted, each once; none is None."""

INTEGRITAS = "INTEGRITAS"
"""The reserved code of an integrity finding: ``PUPR.INTEGRITAS``."""


class Sifat(StrEnum):
    """How the months of an indikator combine (SPEC §1)."""

    AKUMULASI = "akumulasi"
    POSISI = "posisi"
    RATA_RATA = "rata_rata"


class Arah(StrEnum):
    """Polarity: which realisasi is the better one (SPEC §1)."""

    NAIK = "naik"
    TURUN = "turun"
    RENTANG = "rentang"
    BINER = "biner"
    PREDIKAT = "predikat"


class Keadaan(StrEnum):
    """How an indikator or a pekerjaan stands at a month: the first word that fits, in this order (SPEC §3)."""

    DITANGGUHKAN = "ditangguhkan"
    MENUNGGU_RILIS = "menunggu rilis"
    SELESAI = "selesai"
    BELUM_JATUH_TEMPO = "belum jatuh tempo"
    TERPENUHI = "terpenuhi"
    BELUM_LAPOR = "belum lapor"
    MELESET = "meleset"

    @property
    def jelas(self) -> bool:
        """Whether the capaian or fisik beside it says as much."""
        return self in (Keadaan.SELESAI, Keadaan.TERPENUHI, Keadaan.MELESET)


class Putusan(StrEnum):
    """What a supervisor said of a report."""

    TERIMA = "terima"
    UBAH = "ubah"
    TOLAK = "tolak"


class JenisArsip(StrEnum):
    """What kind of signed paper was archived (SPEC §5 ``arsip``)."""

    PERJANJIAN = "perjanjian"
    PERUBAHAN = "perubahan"
    RAPOR = "rapor"
    NOTULEN = "notulen"
    LKJIP = "lkjip"
    LAINNYA = "lainnya"


def encode_value(value: Value) -> str:
    """Return the canonical text of a value, the same in events and tables.

    ``Decimal("72.50")`` is ``72.5``, a range ``80..90``, biner ``ya``/``tidak``, a grade itself.
    """
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, tuple):
        return f"{encode_value(value[0])}..{encode_value(value[1])}"
    if isinstance(value, Decimal):
        text = f"{value:f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        return "0" if text in ("-0", "") else text
    return value


def decode_value(text: str, arah: Arah | str) -> Value:
    """Read canonical text back; the arah says whether it is a grade, yes/no or a number."""
    if arah == Arah.PREDIKAT:
        return text
    if arah == Arah.BINER:
        return text == "ya"
    low, dots, high = text.partition("..")
    if dots:
        return Decimal(low), Decimal(high)
    return Decimal(text)


def sum_known(amounts: Iterable[int | None]) -> int | None:
    """Return the sum of the amounts that are known; None where none is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def local_code(kode: str) -> str:
    """``PUPR.JEMBATAN.A`` is ``JEMBATAN.A`` where the OPD is named already; the code of an OPD stays."""
    return kode.partition(".")[2] or kode
