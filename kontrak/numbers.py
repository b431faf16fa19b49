"""Numbers and money as people in an Indonesian office type and read them: one parser everywhere (SPEC §6)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kontrak.rounding import EXACT, round2, round6

if TYPE_CHECKING:
    from kontrak.model.summary import Ringkasan
    from kontrak.model.words import Value

MAX_DECIMALS = 6
MAX_DIGITS = 15
PERCENT_UNITS = ("persen", "%")

ZERO_WORD = "nihil"
"""What people write for a reported 0; not in contract files."""

_NOT_REPORTED = ("", "-", "--", "–", "—", "n/a", "belum rilis", "belum lapor", "belum ada")
_MONEY_UNITS = ("rupiah", "rp")
_ZEROS = {"ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9}
_PLAIN = r"[0-9]+(?:[.,][0-9]+)*"
_SWAP = str.maketrans(".,", ",.")


class NumberError(ValueError):
    """A text that is no number, or could be two; the message is an Indonesian sentence without a full stop."""


class AmbiguousError(NumberError):
    """A text that could be two numbers; the message names both."""


def is_blank(text: str) -> bool:
    """Whether it means "not reported": empty, a dash, ``n/a``, ``belum ada``, ``belum rilis``, ``belum lapor``."""
    return not text[:1].isdigit() and " ".join(text.lower().split()) in _NOT_REPORTED  # nearly all begin so


def is_money(satuan: str) -> bool:
    """Whether a unit is the rupiah itself, so that its values are read like money."""
    return satuan.strip().lower() in _MONEY_UNITS


def is_percent(satuan: str) -> bool:
    """Whether a unit is a percentage, so that ``85,5%`` and fractions may be typed."""
    return satuan.strip().lower() in PERCENT_UNITS


def without_unit(text: str, satuan: str) -> str:
    """The text without the unit behind its number, where that is its own: ``45 orang``, ``85,5 persen``."""
    body = " ".join(text.split())
    units = PERCENT_UNITS if is_percent(satuan) else (" ".join(satuan.split()),)
    for unit in units:
        if body.lower().endswith(unit.lower()) and not unit[:1].isdigit():
            return body[: -len(unit)].rstrip() or body
    return body


def parse_number(text: str, *, percent: bool = False) -> Decimal:
    """Read a number with Indonesian or English separators.

    ``percent`` allows a ``%`` behind it. Raises NumberError for anything else, naming both readings where
    a single separator could mean thousands or decimals (``1.234``).
    """
    body = text.strip()
    if percent and body.endswith("%"):
        body = body[:-1].rstrip()
    sign, digits = _split_sign(body)
    if not re.fullmatch(_PLAIN, digits):
        raise NumberError(f"{text.strip()!r} bukan angka")
    whole, fraction = _split_decimal(digits, text.strip())
    if len(fraction) > MAX_DECIMALS:
        raise NumberError(_too_many_decimals(text.strip()))
    return check_digits(Decimal(f"{sign}{whole}.{fraction or '0'}"), text.strip())


def check_digits(number: Decimal, shown: str) -> Decimal:
    """Return the number as it is recorded, if written out it has at most 6 decimals and 15 digits.

    The zeros of 1E20 count like those of the same number typed. Raises NumberError with the number as ``shown``.
    """
    from kontrak.model.words import encode_value

    canonical = Decimal(encode_value(number))
    _, digits, exponent = canonical.as_tuple()
    if -int(exponent) > MAX_DECIMALS:
        raise NumberError(_too_many_decimals(shown))
    if len(digits) > MAX_DIGITS:
        raise NumberError(f"{shown!r} memakai lebih dari {MAX_DIGITS} angka")
    return canonical


def parse_money(text: str) -> int:
    """Read whole rupiah: ``Rp1.250.000``, ``500.000``, ``1250000,00``, ``1.250.000,-``. Raises NumberError."""
    amount = parse_rupiah(text)
    if amount != amount.to_integral_value():
        raise NumberError(_no_whole_rupiah(text.strip()))
    return int(amount)


def parse_rupiah(text: str) -> Decimal:
    """Read an amount of money with no or two decimals (``1.250.000,50``). Raises NumberError."""
    shown = text.strip()
    sign, body = _split_sign(without_unit(shown, "rupiah"))
    if body[:2].lower() == "rp":
        body = body[2:].removeprefix(".").lstrip()
        inner, body = _split_sign(body)
        sign = sign or inner
    body = re.sub(r"[.,] ?[-–—]{1,2}$", "", body)
    if not re.fullmatch(_PLAIN, body):
        raise NumberError(f"{shown!r} bukan jumlah rupiah; tulis {_in_full(body)}")
    whole, cents = body, "00"
    if found := re.fullmatch(r"(.+)[.,]([0-9]{2})", body):
        whole, cents = found[1], found[2]
    groups = re.split(r"[.,]", whole)
    if len(groups) > 1 and (len(set(re.findall(r"[.,]", whole))) > 1 or not _are_thousands(groups)):
        raise NumberError(_no_whole_rupiah(shown))
    digits = "".join(groups).lstrip("0") or "0"
    if len(digits) > MAX_DIGITS:
        raise NumberError(f"{shown!r} lebih dari {MAX_DIGITS} angka")
    return Decimal(f"{'-' if sign == '-' else ''}{digits}.{cents}")


def _no_whole_rupiah(shown: str) -> str:
    return f"{shown!r} bukan jumlah rupiah utuh; tulis seperti Rp1.250.000 atau 1250000"


def parse_fraction(text: str) -> tuple[str, Decimal]:
    """Read ``36743/39834``; return it as ``36743/39834`` and as a percentage rounded to 6 decimals.

    Both sides follow ``parse_number``, and so does the percentage: 15 digits at most. Raises NumberError.
    """
    left, _, right = text.partition("/")
    above, below = parse_number(left), parse_number(right)
    if below <= 0 or above < 0:
        raise NumberError(f"{text.strip()!r}: penyebut harus di atas 0 dan pembilang tidak negatif")
    from kontrak.model.words import encode_value

    fraction = f"{encode_value(above)}/{encode_value(below)}"
    percent = round6(EXACT.divide(EXACT.multiply(above, Decimal(100)), below))
    return fraction, check_digits(percent, f"{fraction} = {format_number(percent)}%")


def format_number(number: Decimal | int) -> str:
    """``Decimal("1250.5")`` is ``1.250,5``; all decimals that the number has, none added."""
    text = f"{number:,f}" if isinstance(number, Decimal) else f"{number:,}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return ("0" if text == "-0" else text).translate(_SWAP)


def format_typable(number: Decimal) -> str:
    """The number as ``format_number`` has it, but so that it is read back as the same when it is typed.

    1.000 to 999.999 go without the dot (``1250``), and three decimals behind a short number get a zero (``2,1250``).
    """
    text = format_number(number)
    whole, comma, fraction = text.partition(",")
    if whole.count(".") == 1:
        whole = whole.replace(".", "")
    if len(fraction) == 3 and len(whole.lstrip("-")) <= 3 and not whole.lstrip("-").startswith("0"):
        fraction += "0"
    return f"{whole}{comma}{fraction}"


def format_score(number: Decimal | None) -> str:
    """A nilai or percentage with two decimals, rounded half-up (SPEC §3), ``87,50``; ``–`` when there is none."""
    return "–" if number is None else f"{round2(number):,f}".translate(_SWAP)


def format_percent(number: Decimal | None) -> str:
    """``87,50%``; ``–`` when there is none."""
    return "–" if number is None else f"{format_score(number)}%"


def format_signed(number: Decimal | None) -> str:
    """A difference with its sign, rounded half-up, ``+2,10`` or ``-0,50``; ``0,00`` of none, ``–`` when not known."""
    if number is None:
        return "–"
    shown = round2(number)
    return f"{shown:+,f}".translate(_SWAP) if shown else "0,00"


def format_money(amount: int | None) -> str:
    """``Rp1.250.000``; ``–`` when there is none."""
    if amount is None:
        return "–"
    return f"{'-' if amount < 0 else ''}Rp{format_number(abs(amount))}"


def format_due(item: Ringkasan) -> str:
    """The share of a contract's weight that is due, with what waits for a release beside it (SPEC §3)."""
    due, waits = format_percent(item.bobot_jatuh_tempo), item.bobot_menunggu_rilis
    return f"{due}, menunggu rilis {format_percent(waits)}" if waits else due


def _range_text(low: str, high: str) -> str:
    """``80–90``; with a number below zero ``-10 s.d. -5``, where a dash would read as another minus."""
    return f"{low} s.d. {high}" if "-" in low + high else f"{low}–{high}"


def format_value(value: Value | None, satuan: str | None = None, *, typable: bool = False) -> str:
    """A recorded value for people: ``1.250,5 km``, ``72,5%``, ``80–90``, ``ya``, ``WTP``; ``–`` when none.

    ``typable`` is for forms, prompts and receipts: what they print can be typed back (``format_typable``).
    """
    show = format_typable if typable else format_number
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, str):
        return value
    text = _range_text(*map(show, value)) if isinstance(value, tuple) else show(value)
    if satuan is None:
        return text
    return f"{text}%" if is_percent(satuan) else f"{text} {satuan}"


def _too_many_decimals(shown: str) -> str:
    return f"{shown!r} memakai lebih dari {MAX_DECIMALS} angka di belakang koma"


def _in_full(body: str) -> str:
    """How to write an amount with a word for thousands or millions: ``250 juta`` is ``250000000``."""
    found = re.fullmatch(r"([0-9]{1,6})(?:[.,]([0-9]{1,2}))? *([a-z]+)", body.lower())
    zeros = _ZEROS.get(found[3]) if found else None
    if found is None or zeros is None:
        return "seperti Rp1.250.000 atau 1250000"
    whole, fraction = found[1], found[2] or ""
    return (whole + fraction.ljust(zeros, "0")).lstrip("0") or "0"


def _split_sign(body: str) -> tuple[str, str]:
    return (body[0], body[1:]) if body[:1] in ("+", "-") else ("", body)


def _are_thousands(groups: list[str]) -> bool:
    first = groups[0]
    return 1 <= len(first) <= 3 and not first.startswith("0") and all(len(group) == 3 for group in groups[1:])


def _split_decimal(digits: str, shown: str) -> tuple[str, str]:
    """Decide which separators are thousands and which is the decimal one."""
    separators = re.findall(r"[.,]", digits)
    if not separators:
        return digits, ""
    if len(separators) == 1:
        whole, fraction = re.split(r"[.,]", digits)
        if len(fraction) == 3 and _are_thousands([whole, fraction]):
            raise AmbiguousError(
                f"{shown!r} bisa dibaca {whole}{fraction} (ribuan) atau {whole},{fraction} (desimal); "
                f"tulis {whole}{fraction} atau {whole},{fraction}0"
            )
        return whole, fraction
    last = separators[-1]
    if len(set(separators)) == 1:
        whole, fraction = digits, ""
    elif separators.count(last) == 1:
        whole, _, fraction = digits.rpartition(last)
    else:
        raise NumberError(f"{shown!r} bukan angka: pemisah ribuan dan desimal tercampur")
    groups = re.split(r"[.,]", whole)
    if not _are_thousands(groups):
        raise NumberError(f"{shown!r} bukan angka: pengelompokan ribuannya keliru")
    return "".join(groups), fraction
