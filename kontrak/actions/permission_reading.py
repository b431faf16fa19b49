"""The content of an event, read as the one canonical text that it must be (SPEC §4 "Izin").

Nearly all events of a file are flat records in plain letters. Of those one pattern says at once that the text is the
canonical one: exactly the keys of the kind in their order, no escapes, nothing that has another normal form. What does
not match is read the long way, which also says why it is refused.
"""

from __future__ import annotations

import re
from json import JSONEncoder, loads  # noqa: TID253 (imported by the seal only)
from typing import TYPE_CHECKING, Any

from kontrak.errors import DataError
from kontrak.model.fields import LIST, fields_of
from kontrak.model.recorded import Bukti
from kontrak.store.canonical import canonical_json
from kontrak.store.content_faults import content_faults
from kontrak.store.contents import CLOCK, KINDS_OF_EVENT
from kontrak.store.kinds import has_leaf, is_canonical

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kontrak.model.fields import Kind

_ENCODER = JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_TEXT = r'"([ !#-\[\]-~]*)"'
_ITEMS = r"(\[[^\[\]]*\])"
_PARTS: Mapping[str, type[tuple[Any, ...]]] = {Bukti.__name__: Bukti}
"""The flat records that others hold lists of."""


class Contents:
    """Reads the contents of events."""

    def __init__(self) -> None:
        parts = {nama: _Flat(record, {}, clock=False) for nama, record in _PARTS.items()}
        self._flat = {
            jenis: _Flat(record, parts)
            for jenis, record in KINDS_OF_EVENT.items()
            if all(map(_is_flat, fields_of(record).values()))
        }

    def read(self, jenis: str, text: str, *, older: bool) -> tuple[dict[str, Any], list[str]]:
        """Return the content, and why it is not what an event of the kind holds (then nothing is to be read of it).

        A key of its clock is among the others. An ``older`` event may lack keys that came later.
        """
        flat = self._flat.get(jenis)
        found = flat.read(text) if flat else None
        if found is not None:
            return found, []
        content = _canonical(text)
        if content is None or jenis not in KINDS_OF_EVENT:
            return {}, ["isinya bukan JSON baku" if content is None else "jenisnya tidak dikenal"]
        return content, [*content_faults(jenis, content, older=older)]


class _Flat:
    """A record of texts, and perhaps of lists of such records, and the pattern of its canonical text."""

    def __init__(self, record: type[tuple[Any, ...]], parts: Mapping[str, _Flat], *, clock: bool = True) -> None:
        fields = fields_of(record)
        self._names = sorted([*fields, CLOCK] if clock else fields)
        pieces = [_piece(name, fields, self._names[-1]) for name in self._names]
        self._pattern = re.compile(f"\\{{{''.join(pieces)}\\}}")
        own = [(name, fields[name]) for name in self._names if name in fields]
        self._lists = [(name, parts[kind.isi.nama]) for name, kind in own if kind.isi is not None]
        self._typed = [(name, kind.nama) for name, kind in own if kind.isi is None and kind.nama != "str"]

    def read(self, text: str) -> dict[str, Any] | None:
        """The record, None for a text that is not the canonical one of plain letters: what is wrong is not said."""
        found = self._pattern.fullmatch(text)
        return None if found is None else self._taken(found)

    def _taken(self, found: re.Match[str]) -> dict[str, Any] | None:
        """The record of a match, None where a value in it is not canonical."""
        content: dict[str, Any] = dict(zip(self._names, found.groups(), strict=True))
        for name, nama in self._typed:
            value = content[name]
            if value is not None and not is_canonical(nama, value):
                return None
        for name, part in self._lists:
            items = [] if content[name] == "[]" else part.items(content[name])
            if items is None:
                return None
            content[name] = items
        if content.get(CLOCK, "") is None:
            del content[CLOCK]
        return content

    def items(self, text: str) -> list[dict[str, Any]] | None:
        """The records of a list that is not empty."""
        items, place = [], 1
        while (found := self._pattern.match(text, place)) and (item := self._taken(found)) is not None:
            items.append(item)
            place = found.end() + 1
            if text[place - 1] != ",":
                return items if place == len(text) else None
        return None


def _piece(name: str, fields: Mapping[str, Kind], last: str) -> str:
    """The pattern of a key with its value and the comma behind it."""
    kind = fields.get(name)
    if kind is None:  # that of the clock
        return f'(?:"{name}":{_TEXT},)?'
    value = _ITEMS if kind.isi is not None else f"(?:null|{_TEXT})" if kind.kosong else _TEXT
    return f'"{name}":{value}' + ("" if name == last else ",")


def _is_flat(kind: Kind) -> bool:
    if kind.isi is not None:
        return kind.nama == LIST and kind.isi.nama in _PARTS and not kind.kosong
    return has_leaf(kind.nama)


def _canonical(text: str) -> dict[str, Any] | None:
    """The content, None where the text is not the one that this content is written as."""
    try:
        content = loads(text)
        if not isinstance(content, dict):
            return None
        if text.isascii() and "\\u" not in text:
            return content if _ENCODER.encode(content) == text else None
        return content if canonical_json(content) == text else None
    except (DataError, TypeError, RecursionError, ValueError):
        return None
