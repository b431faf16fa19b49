"""The kinds of values: the text of each in events, the cell of each in tables, and rows of tables as records.

``model.fields`` names them; each field that one cell can hold is read from the column of its name.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from kontrak.model.fields import fields_of
from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from sqlite3 import Connection

    from kontrak.model.fields import Kind

Cell = str | int | None
"""What a cell of a table holds."""
R = TypeVar("R", bound=tuple[Any, ...])


class Leaf(NamedTuple):
    """How a kind of value is written: ``text`` makes its canonical text, ``read`` reads one back.

    ``sql`` is the type of its column and ``check`` a condition on it, where ``{0}`` is the column; an INTEGER cell
    holds the value itself, a TEXT cell its canonical text. ``read`` raises ValueError for what is no such text.
    """

    sql: str
    text: Callable[[Any], str]
    read: Callable[[str], Any]
    check: str = ""


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


def _labels(text: str) -> tuple[str, ...]:
    labels = tuple(text.split(" "))
    if not all(labels) or list(labels) != sorted(set(labels)):
        raise ValueError(text)
    return labels


def _encoded(value: Any) -> str:
    from kontrak.model.words import encode_value

    return encode_value(value)


_WORDS = {"Warna": "summary", "Sifat": "words", "Arah": "words", "Putusan": "words", "JenisArsip": "words"}
"""The enums of words, each with its module in ``model``."""
_PLAIN = {
    "str": Leaf("TEXT", str, str),
    "int": Leaf("INTEGER", str, int),
    "Year": Leaf("INTEGER", str, int),
    "Ordinal": Leaf("INTEGER", str, int, "{0} >= 0"),
    "Month": Leaf("INTEGER", str, _month, "{0} BETWEEN 1 AND 12"),
    "Rupiah": Leaf("INTEGER", str, int),
    "Decimal": Leaf("TEXT", _encoded, number),
    "Percent": Leaf("TEXT", _encoded, number),
    "Score": Leaf("TEXT", str, number),
    "date": Leaf("TEXT", date.isoformat, date.fromisoformat),
    "Value": Leaf("TEXT", _encoded, _value),
    "Labels": Leaf("TEXT", " ".join, _labels),
    "Status": Leaf("TEXT", str, str, "{0} IN ('definitif', 'plt', 'plh', 'pj')"),
}
"""By the name that annotations use; ``bool`` is beside them, because it is no text anywhere."""


def has_leaf(nama: str) -> bool:
    """Whether a kind is one of those that are written as a text."""
    return nama in _PLAIN or nama in _WORDS


@cache
def leaf_of(nama: str) -> Leaf:
    """How a kind is written; the enums of words are loaded for the first who asks: five cost each start a millisecond.

    Raises KeyError for what has no leaf.
    """
    if nama not in _WORDS:
        return _PLAIN[nama]
    enum = getattr(import_module(f"kontrak.model.{_WORDS[nama]}"), nama)
    listed = ", ".join(f"'{word}'" for word in enum)
    return Leaf("TEXT", str, enum, f"{{0}} IN ({listed})")


@lru_cache(maxsize=1 << 16)
def is_canonical(nama: str, text: str) -> bool:
    """Whether it is the text that this kind of value is written as: the same once read and written again."""
    leaf = leaf_of(nama)
    try:
        return leaf.text(leaf.read(text)) == text
    except ValueError:
        return False


def sql_of(kind: Kind) -> tuple[str, str]:
    """The type of a column of this kind, and the condition on it ("" for none)."""
    if kind.nama == "bool":
        return "INTEGER", "{0} IN (0, 1)"
    leaf = leaf_of(kind.nama)
    return leaf.sql, leaf.check


def cell(value: Any, kind: Kind) -> Cell:
    """Return a value as its cell."""
    if value is None:
        return None
    if sql_of(kind)[0] == "INTEGER":
        return int(value)
    return str(leaf_of(kind.nama).text(value))


def from_cell(found: Any, kind: Kind) -> Any:
    """Return what a cell says. Raises ValueError for a text that is none of this kind."""
    read = reader(kind)
    return found if read is None or found is None else read(found)


def reader(kind: Kind) -> Callable[[Any], Any] | None:
    """What makes a value of a cell of this kind that is not NULL; None where the cell is the value.

    So it is with ``Value``: only whoever knows the arah can read its text.
    """
    if kind.nama == "bool":
        return bool
    leaf = leaf_of(kind.nama)
    return None if leaf.sql == "INTEGER" or kind.nama in ("str", "Value") else leaf.read


@cache
def readers_of(record: type[tuple[Any, ...]]) -> Mapping[str, Callable[[Any], Any] | None]:
    """The fields of a record that one cell can hold, in its order, with their readers."""
    kinds = fields_of(record).items()
    return {name: reader(kind) for name, kind in kinds if kind.nama == "bool" or has_leaf(kind.nama)}


def columns_of(record: type[tuple[Any, ...]], table: str = "") -> str:
    """The columns of those fields for a SELECT; ``table`` is the name of the table in it."""
    return ", ".join(f"{table}.{name}" if table else name for name in readers_of(record))


def values_of(record: type[tuple[Any, ...]], cells: Sequence[Any]) -> dict[str, Any]:
    """What those cells say, by the name of the field. Raises ValueError for what the program never wrote."""
    return {
        name: cell if read is None or cell is None else read(cell)
        for (name, read), cell in zip(readers_of(record).items(), cells, strict=True)
    }


def from_cells(record: type[R], cells: Sequence[Any], **more: Any) -> R:
    """The record of those cells; ``more`` are its other fields. Raises ValueError as ``values_of``."""
    return record(**values_of(record, cells), **more)


def read(connection: Connection, record: type[R], source: str, values: Iterable[Any]) -> tuple[R, ...]:
    """The records of a table; ``source`` is what stands behind FROM."""
    rows = connection.execute(f"SELECT {columns_of(record)} FROM {source}", tuple(values))
    return tuple(from_cells(record, row) for row in rows)
