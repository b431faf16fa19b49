"""The kinds of values: the text of each in events, and the cell of each in tables (``model.fields`` names them)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, NamedTuple

from kontrak.model.summary import Warna
from kontrak.model.words import Arah, Putusan, Sifat, encode_value

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum


class Leaf(NamedTuple):
    """How a kind of value is written: ``text`` makes its canonical text, ``read`` reads one back.

    ``sql`` is the type of its column and ``check`` a condition on it, where ``{0}`` is the column; an INTEGER cell
    holds the value itself, a TEXT cell its canonical text. ``read`` raises ValueError for what is no such text.
    """

    sql: str
    text: Callable[[Any], str]
    read: Callable[[str], Any]
    check: str = ""

    def is_canonical(self, text: object) -> bool:
        """Whether it is the text that this kind of value is written as: the same once read and written again."""
        try:
            return isinstance(text, str) and self.text(self.read(text)) == text
        except ValueError:
            return False


def number(text: str) -> Decimal:
    """Read an exact number. Raises ValueError."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None
    if not value.is_finite():
        raise ValueError(text)
    return value


def _month(text: str) -> int:
    if not 1 <= int(text) <= 12:
        raise ValueError(text)
    return int(text)


def _value(text: str) -> Any:
    """Read a value whose arah is not known: a number where it looks like one, else the text itself."""
    low, dots, high = text.partition("..")
    try:
        return (number(low), number(high)) if dots else number(text)
    except ValueError:
        return text


def _words(words: type[StrEnum]) -> Leaf:
    listed = ", ".join(f"'{word}'" for word in words)
    return Leaf("TEXT", str, words, f"{{0}} IN ({listed})")


KINDS = {
    "str": Leaf("TEXT", str, str),
    "int": Leaf("INTEGER", str, int),
    "Year": Leaf("INTEGER", str, int),
    "Month": Leaf("INTEGER", str, _month, "{0} BETWEEN 1 AND 12"),
    "Rupiah": Leaf("INTEGER", str, int),
    "Decimal": Leaf("TEXT", encode_value, number),
    "Score": Leaf("TEXT", str, number),
    "date": Leaf("TEXT", date.isoformat, date.fromisoformat),
    "Value": Leaf("TEXT", encode_value, _value),
    **{words.__name__: _words(words) for words in (Sifat, Arah, Putusan, Warna)},
}
"""By the name that annotations use; ``bool`` is beside them, because it is no text anywhere."""
