"""What a record is made of: each field by name with its kind, read off the annotations of its NamedTuple.

The NamedTuple is the one description of a record. What writes it into events, cells and JSON, reads it back, makes
tables and checks them asks here, so that a new field reaches all of them by its name.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from kontrak.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

LIST, MAP = "tuple", "Mapping"


class Kind(NamedTuple):
    """The kind of a field: its name as the annotation has it (``Score``, ``Month``, ``Pita`` …).

    ``kosong`` says that there may be none; ``isi`` is the kind of the items of a ``LIST`` or ``MAP`` (by text), else
    None. ``bawaan`` is what it is where an event of an older release does not have it; None where there is no such,
    and of what may be empty: it is empty then.
    """

    nama: str
    kosong: bool = False
    isi: Kind | None = None
    bawaan: str | int | Decimal | tuple[()] | None = None


@cache
def fields_of(record: type[tuple[Any, ...]]) -> Mapping[str, Kind]:
    """The fields of a NamedTuple with their kinds, in its order."""
    notes: Mapping[str, Any] = record.__annotations__
    defaults: Mapping[str, Any] = getattr(record, "_field_defaults", {})
    return {
        name: _with_default(_kind(str(getattr(note, "__forward_arg__", note))), defaults.get(name))
        for name, note in notes.items()
    }


def _with_default(kind: Kind, default: object) -> Kind:
    known = default if isinstance(default, str | int | Decimal) else () if default == () else None
    return kind if kind.kosong or known is None else kind._replace(bawaan=known)


def _kind(text: str) -> Kind:
    """``tuple[Value | None, ...]`` → a list of Value, each of which may be None."""
    if text.endswith(" | None"):
        return _kind(text.removesuffix(" | None"))._replace(kosong=True)
    for name, opening, closing in ((LIST, "tuple[", ", ...]"), (MAP, "Mapping[str, ", "]")):
        if text.startswith(opening) and text.endswith(closing):
            return Kind(name, isi=_kind(text[len(opening) : -len(closing)]))
    return Kind(text)
