"""Rows of tables as records: each field that one cell can hold is read from the column of its name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from kontrak.model.fields import fields_of
from kontrak.store.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from kontrak.model.fields import Kind
    from kontrak.store.connection import Store

R = TypeVar("R", bound=tuple[Any, ...])


def reader(kind: Kind) -> Callable[[Any], Any] | None:
    """What makes a value of a cell of this kind that is not NULL; None where the cell is the value.

    So it is with ``Value``: only whoever knows the arah can read its text.
    """
    if kind.nama == "bool":
        return bool
    leaf = KINDS[kind.nama]
    return None if leaf.sql == "INTEGER" or kind.nama in ("str", "Value") else leaf.read


@cache
def readers_of(record: type[tuple[Any, ...]]) -> Mapping[str, Callable[[Any], Any] | None]:
    """The fields of a record that one cell can hold, in its order, with their readers."""
    return {name: reader(kind) for name, kind in fields_of(record).items() if kind.nama == "bool" or kind.nama in KINDS}


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


def read(store: Store, record: type[R], source: str, values: Iterable[Any]) -> tuple[R, ...]:
    """The records of a table; ``source`` is what stands behind FROM."""
    rows = store.connection.execute(f"SELECT {columns_of(record)} FROM {source}", tuple(values))
    return tuple(from_cells(record, row) for row in rows)
