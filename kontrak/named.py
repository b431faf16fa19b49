"""``NamedTuple`` as ``typing`` has it, made in half the time: a start makes forty of them (ARCHITECTURE, decision 1).

``typing`` compiles the text of each annotation, which nobody asks for; here it stays the text that it is.
"""

from __future__ import annotations

from collections import namedtuple
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

__all__ = ["NamedTuple", "maker_of"]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    R = TypeVar("R", bound=tuple[Any, ...])

    from typing import NamedTuple  # noqa: TID251 (it is this one)
else:

    class _Maker(type):
        """Makes of the body of a class a named tuple with the fields, defaults and methods that stand there."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            notes = body.pop("__annotations__", {})
            defaults = [body.pop(field) for field in notes if field in body]
            made = namedtuple(name, notes, defaults=defaults, module=body.pop("__module__"))
            made.__annotations__ = notes
            for word, value in body.items():
                setattr(made, word, value)
            return made

    class NamedTuple(metaclass=_Maker):
        """The base of every record."""


def maker_of(record: type[R]) -> Callable[[Iterable[Any]], R]:
    """Return what makes a record of all its fields in their order, in a fifth of the time: for those that are many.

    Nothing counts the fields: whoever calls it knows them.
    """
    return partial(tuple.__new__, record)
