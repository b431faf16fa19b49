"""The reference of contracts.yaml and of the SQLite file, from the schema of each."""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING, Any

from kontrak.contracts.shape import json_schema
from kontrak.store.schema import statements
from tests.docs.table import meaning, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.docs.console import Session

_TYPES = {"string": "teks", "number": "angka", "integer": "bilangan bulat", "boolean": "true/false", "array": "daftar"}
_COLUMN = re.compile(r"^  ([a-z0-9_]+) [^\n]*?,?\s+-- ([^\n]+)$", re.MULTILINE)
_HEAD = re.compile(r"^  -- ([^\n]+)$", re.MULTILINE)


# --- contracts.yaml ---------------------------------------------------------------------------------


def yaml_keys(session: Session) -> str:
    """A section per mapping of contracts.yaml: where it stands, and its keys."""
    schema = json_schema()
    places: dict[str, list[str]] = {}
    for path, name in walk(schema, schema, ""):
        places.setdefault(name, []).append(path)
    parts = [group("Tingkat teratas", schema, [])]
    parts += [group(name, schema["$defs"][name], where) for name, where in places.items()]
    return "\n".join(parts)


def walk(schema: dict[str, Any], part: dict[str, Any], path: str) -> Iterator[tuple[str, str]]:
    """Every place below where a mapping stands, with the name of its kind."""
    for key, value in part.get("properties", {}).items():
        for name, coded in references(value):
            below = f"{path}.{key}".lstrip(".") + (".KODE" if coded else "")
            yield below, name
            yield from walk(schema, schema["$defs"][name], below)


def references(part: Any, *, coded: bool = False) -> Iterator[tuple[str, bool]]:
    """The kinds of mapping that a key may hold, and whether they stand below codes."""
    for key, value in part.items() if isinstance(part, dict) else ():
        if key == "$ref":
            yield value.rpartition("/")[2], coded
        elif key == "anyOf":
            for branch in value:
                yield from references(branch, coded=coded)
        elif key == "patternProperties":
            for branch in value.values():
                yield from references(branch, coded=True)


def group(title: str, part: dict[str, Any], where: list[str]) -> str:
    required = part.get("required", ())
    rows = [
        (f"`{key}`", "wajib" if key in required else "", form(value), value["description"])
        for key, value in part["properties"].items()
    ]
    for key in part["properties"]:
        meaning(key)
    place = f"Di {', '.join(f'`{path}`' for path in where)}. " if where else ""
    heading = f"#### {title}\n\n{place}{part['description']}\n\n"
    return heading + table(("kunci", "", "bentuk", "arti"), rows)


def form(part: dict[str, Any]) -> str:
    """What may stand there, in a few words."""
    if "anyOf" in part:
        kinds = dict.fromkeys(form(branch) for branch in part["anyOf"] if branch != {"type": "null"})
        return " atau ".join(kinds)
    if "enum" in part:
        return ", ".join(f"`{str(word).lower() if isinstance(word, bool) else word}`" for word in part["enum"])
    if "const" in part:
        return f"`{part['const']}`"
    if "$ref" in part:
        return f"bagian {part['$ref'].rpartition('/')[2]}"
    if "minimum" in part:
        return f"{part['minimum']} sampai {part['maximum']}"
    kinds_of = part.get("type", "object")
    if kinds_of == "object":
        coded = [name for name, below in references(part) if below]
        if coded:
            return f"KODE: bagian {coded[0]}"
        return (
            "nama: nilai"
            if "properties" not in part
            else "bulan: nilai"
            if "jan" in part["properties"]
            else "`triwulan`: daftar 4"
        )
    if kinds_of == "array":
        return f"daftar {part['minItems']}" if "minItems" in part else "daftar"
    names = [kinds_of] if isinstance(kinds_of, str) else kinds_of
    return " atau ".join(_TYPES[name] for name in names)


# --- the SQLite file --------------------------------------------------------------------------------


def empty_file() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    for statement in statements():
        connection.execute(statement)
    return connection


def tables(session: Session) -> str:
    """A section per table: its comment, columns, keys and references."""
    return "\n".join(relations("table"))


def views(session: Session) -> str:
    """A section per view."""
    return "\n".join(relations("view"))


def relations(kind: str) -> Iterator[str]:
    connection = empty_file()
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite_%'", (kind,)
    )
    for name, sql in found.fetchall():
        head = " ".join(_HEAD.findall(sql))
        yield f"#### {name}\n\n{head}\n\n{columns(connection, name, sql)}"
    connection.close()


def columns(connection: sqlite3.Connection, name: str, sql: str) -> str:
    comments = dict(_COLUMN.findall(sql))
    targets: dict[str, str] = {}
    for row in connection.execute(f"PRAGMA foreign_key_list({name})"):
        targets[row[3]] = f"→ `{row[2]}.{row[4]}`"
    rows = []
    for _, column, kind, needed, _, key in connection.execute(f"PRAGMA table_info({name})"):
        notes = [
            note
            for note in ("kunci" if key else "", "wajib" if needed and not key else "", targets.get(column, ""))
            if note
        ]
        rows.append((f"`{column}`", kind.lower(), ", ".join(notes), comments.get(column) or meaning(column)))
    return table(("kolom", "jenis", "", "arti"), rows)
