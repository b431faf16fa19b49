"""Where the content of an event is not what the program writes of a record of its kind (SPEC §4 "Izin")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kontrak.model.fields import LIST, MAP, Kind, fields_of
from kontrak.store.contents import CLOCK, CLOCKS, KINDS_OF_EVENT, PART_FIELDS
from kontrak.store.kinds import has_leaf, is_canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def content_faults(jenis: str, content: object, *, older: bool = False) -> Iterator[str]:
    """Yield, as Indonesian sentences without full stop, where a content is not what an event of the kind holds.

    Exactly the keys of the kind, each with the canonical text of its kind of value; whether a value *may* stand there
    is not judged. An ``older`` event may lack keys that can be empty or have a default.
    """
    if isinstance(content, dict) and CLOCK in content:
        if content[CLOCK] not in CLOCKS:
            yield f"kunci {CLOCK} tidak dikenal"
        content = {name: value for name, value in content.items() if name != CLOCK}
    yield from _faults(content, fields_of(KINDS_OF_EVENT[jenis]), "", older=older)


def _faults(found: object, fields: Mapping[str, Kind], path: str, *, older: bool) -> Iterator[str]:
    if not isinstance(found, dict):
        yield f"{path or 'isi'} bukan kelompok kunci"
        return
    for name in found.keys() - fields.keys():
        yield f"kunci {_joined(path, name)} tidak dikenal"
    for name, kind in fields.items():
        if name in found:
            if not _is_leaf(found[name], kind):
                yield from _value_faults(found[name], kind, _joined(path, name), older=older)
        elif not older or not (kind.kosong or kind.bawaan is not None):
            yield f"kunci {_joined(path, name)} tidak ada"


def _is_leaf(found: object, kind: Kind) -> bool:
    """Whether it is what the field holds and nothing has to be looked for inside: most values of a content."""
    if found is None:
        return kind.kosong
    return type(found) is str and kind.isi is None and has_leaf(kind.nama) and is_canonical(kind.nama, found)


def _value_faults(found: object, kind: Kind, where: str, *, older: bool) -> Iterator[str]:
    """What is wrong with, or inside, a value that is no ``_is_leaf``."""
    if found is None:
        yield f"{where} kosong"
    elif kind.isi is not None:
        pairs = _items(found, kind)
        if pairs is None:
            yield f"{where} bukan {'daftar' if kind.nama == LIST else 'kelompok kunci'}"
        for name, item in pairs or ():
            if not _is_leaf(item, kind.isi):
                yield from _value_faults(item, kind.isi, _joined(where, str(name)), older=older)
    elif kind.nama == "bool":
        if not isinstance(found, bool):
            yield f"{where} bukan benar atau salah"
    elif has_leaf(kind.nama):
        yield f"{where} tertulis {found!r}, bukan bentuk bakunya"
    else:
        yield from _faults(found, PART_FIELDS[kind.nama], where, older=older)


def _items(found: object, kind: Kind) -> list[tuple[Any, Any]] | None:
    if kind.nama == MAP:
        return [*found.items()] if isinstance(found, dict) else None
    return [*enumerate(found)] if isinstance(found, list) else None


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
