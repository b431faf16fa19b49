"""The values of one mapping: texts, numbers, money, dates, months, yes and no, each read as SPEC §6 says."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from kontrak.contracts.tree import SHOWN, Deret, Peta, Teks, quoted
from kontrak.model.words import Arah
from kontrak.months import SHORT, MonthError, parse_date, parse_month
from kontrak.numbers import AmbiguousError, NumberError, parse_money, parse_number

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from enum import StrEnum

    from kontrak.contracts.tree import Problem, Section, Simpul
    from kontrak.model.words import Value

    E = TypeVar("E", bound=StrEnum)

T = TypeVar("T")
YES = ("ya", "true")
NO = ("tidak", "false")
_PLAIN = re.compile(r"([0-9]{1,9})(?:[.,]([0-9]?[1-9]))?")
_POINT = "di dalam [ ] dan { } tulis desimal dengan titik, misalnya 80.5"


class FormError(ValueError):
    """A value of the wrong form; the message follows the name of its key."""


_UNREADABLE = (FormError, NumberError, MonthError)


class Fields:
    """Reads the values of a mapping by key; what cannot be read goes to ``problems`` and its key to ``broken``.

    So does a key that stands there twice, which has been reported: which of its values is meant is not known.
    A value that is no scalar where one belongs has been reported by ``shape`` already.
    """

    __slots__ = ("broken", "problems", "section")

    def __init__(self, section: Section, problems: list[Problem]) -> None:
        self.section = section
        self.problems = problems
        self.broken: set[str] = set(section.peta.twice)

    def fail(self, key: str, pesan: str, *, item: int | None = None) -> None:
        """Report a key whose value cannot be used."""
        self.problems.append(self.section.problem(key, pesan, item=item))
        self.broken.add(key)

    def text(self, key: str) -> str | None:
        """Return a text without blanks around it, in Unicode's composed form."""
        return self._scalar(key, clean_text, longest=None)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, none where the key is absent."""
        node = self.section.get(key)
        found: list[str] = []
        for item in node if isinstance(node, Deret) else ():
            try:
                if isinstance(item, Teks):
                    found.append(clean_text(item))
            except FormError as error:
                self.fail(key, f"{key} {error}")
        return tuple(found)

    def labels(self, key: str) -> tuple[str, ...] | None:
        """Return codes of labels in the order of letters, each once; None where there are none."""
        return tuple(sorted({label for label in self.texts(key) if label})) or None

    def number(self, key: str, *, percent: bool = False) -> Decimal | None:
        """Return a number."""
        return self._scalar(key, lambda text: number_of(text, percent))

    def whole(self, key: str) -> int | None:
        """Return a whole number from 1 to 9999."""
        return self._scalar(key, whole_of)

    def money(self, key: str) -> int | None:
        """Return whole rupiah."""
        return self._scalar(key, parse_money)

    def day(self, key: str) -> date | None:
        """Return a date."""
        return self._scalar(key, parse_date)

    def flag(self, key: str) -> bool | None:
        """Return yes or no."""
        return self._scalar(key, flag_of)

    def month(self, key: str, tahun: int | None) -> int | None:
        """Return a month, which must lie in the year of the contract if it names one."""
        return self._scalar(key, lambda text: _month_of(text, tahun))

    def choice(self, key: str, kind: type[E]) -> E | None:
        """Return a word of a fixed set; ``shape`` has reported any other."""
        try:
            return kind(str(self.section.get(key)))
        except ValueError:
            self.broken.add(key)
            return None

    def value(self, key: str, arah: Arah | None, *, percent: bool, ranges: bool = True) -> Value | None:
        """Return a value of the kind that the arah asks for; None also where the arah is not known."""
        node = self.section.get(key)
        if node is None:
            return None
        if arah is None:
            self.broken.add(key)
            return None
        try:
            return value_of(node, arah, percent=percent, ranges=ranges)
        except _UNREADABLE as error:
            self.fail(key, sentence(key, error))
            return None

    def _scalar(self, key: str, read: Callable[[str], T], longest: int | None = SHOWN) -> T | None:
        node = self.section.get(key)
        if node is None:
            return None
        if not isinstance(node, Teks):
            self.broken.add(key)
            return None
        try:
            if longest and len(node) > longest:
                raise FormError(f"{quoted(node)} terlalu panjang; periksa isinya")
            return read(node)
        except _UNREADABLE as error:
            self.fail(key, sentence(key, error))
            return None


def sentence(name: str, error: ValueError) -> str:
    """Return the message of a value: the name of its key, what is wrong, how to mend it."""
    text = str(error)
    if isinstance(error, AmbiguousError):  # a decimal point is read everywhere, a comma not inside { } and [ ]
        text = re.sub(r"(tulis [0-9-]+ atau [0-9-]+),([0-9]+)$", r"\1.\2", text)
    advice = "; tulis seperti 1250 atau 72.5" if text.endswith("bukan angka") else ""
    return f"{name} {text}{advice}"


def clean_text(text: str) -> str:
    """Return a text as it is stored. Raises FormError for control characters, which would garble papers."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if not text.isprintable() and any(unicodedata.category(char) == "Cc" and char not in "\n\t" for char in text):
        raise FormError(f"{quoted(text)} memuat karakter kendali; hapus karakter itu")
    return text.strip()


@lru_cache(maxsize=4096)
def number_of(text: str, percent: bool) -> Decimal:
    """Return a number. Raises NumberError.

    A regency has some 25,000 of them: most are plain and have one reading only, and many are repeated.
    """
    plain = _PLAIN.fullmatch(text)
    if plain:
        whole, fraction = plain.groups("")
        return Decimal(f"{whole}.{fraction}")
    if len(text) > SHOWN:
        raise NumberError(f"{quoted(text)} bukan angka")
    return parse_number(text, percent=percent)


def whole_of(text: str) -> int:
    """Return a whole number from 1 to 9999. Raises FormError."""
    if not re.fullmatch(r"[1-9][0-9]{0,3}", text.strip()):
        raise FormError(f"{quoted(text)} bukan bilangan bulat dari 1 sampai 9999; tulis misalnya 3")
    return int(text)


def flag_of(text: str) -> bool:
    """Return whether a text says yes. Raises FormError."""
    word = text.strip().lower()
    if word not in YES + NO:
        raise FormError(f"{quoted(text)} bukan ya atau tidak; tulis ya atau tidak")
    return word in YES


def value_of(node: Simpul, arah: Arah, *, percent: bool, ranges: bool = True) -> Value:
    """Return a target or planned value: yes or no, a grade, a number or a range, by its arah.

    Raises FormError or NumberError.
    """
    if isinstance(node, Teks):
        if arah is Arah.BINER:
            return flag_of(node)
        return clean_text(node) if arah is Arah.PREDIKAT else _number_or_advice(node, percent=percent)
    if isinstance(node, Peta):
        raise FormError("harus satu nilai, bukan kelompok kunci")
    if arah in (Arah.BINER, Arah.PREDIKAT) or not ranges or node is None:
        raise FormError("harus satu nilai, bukan daftar")
    return _range_of(node, percent=percent)


def _number_or_advice(text: str, *, percent: bool) -> Decimal:
    try:
        return number_of(text, percent)
    except NumberError as error:
        if "-" in text.strip("- "):
            raise FormError(f"{quoted(text)} bukan angka; rentang ditulis [80, 90]") from None
        raise error from None


def _range_of(node: Deret, *, percent: bool) -> tuple[Decimal, Decimal]:
    bounds = [number_of(bound, percent) for bound in node if isinstance(bound, Teks)]
    if len(bounds) != 2 or len(node) != 2:
        raise FormError(f"bukan rentang [bawah, atas] dengan dua angka; {_POINT}")
    low, high = bounds
    if low >= high:
        shown = f"[{node[0]}, {node[1]}]"
        raise FormError(f"{shown}: batas bawah rentang harus lebih kecil dari batas atas; tulis [bawah, atas]")
    return low, high


def _month_of(text: str, tahun: int | None) -> int:
    year, month = parse_month(text) if tahun is None else parse_month(text, tahun)
    if year is not None and tahun is not None and year != tahun:
        raise FormError(f"{quoted(text)} bukan bulan tahun {tahun}; tulis bulannya saja, misalnya {SHORT[month - 1]}")
    return month
