"""The JSON Schema for editors: it takes what the reader takes and flags what an editor can flag."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from kontrak.contracts.shape import json_schema, schema_text
from tests.golden_file import GOLDEN

EXAMPLE = Path(__file__).with_name("contoh.yaml")
ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "templates" / "mulai" / "contracts.yaml"
SAMPLE = ROOT / "contracts.yaml"
SCHEMA = json_schema()
TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as an editor reads it: ``ya`` and dates are text, true is a boolean, numbers are numbers."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML wants a class attribute


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]+", "-+0123456789"),
    ("null", r"~|null|", ["~", "n", ""]),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), list(first))


def texts(node: Any) -> Any:
    """Keys as text, as JSON has them."""
    if isinstance(node, dict):
        return {str(key): texts(value) for key, value in node.items()}
    return [texts(item) for item in node] if isinstance(node, list) else node


def faults(value: Any, schema: dict[str, Any], path: str = "") -> list[str]:
    """What a JSON Schema validator says of a value: the keywords that this schema uses."""
    if "$ref" in schema:
        return faults(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], path)
    found = []
    branches = [faults(value, branch, path) for branch in schema.get("anyOf", ()) if branch != {"type": "null"}]
    if branches and all(branches) and not (value is None and {"type": "null"} in schema["anyOf"]):
        found += branches[0] if len(branches) == 1 else [f"{path}: anyOf"]
    if "enum" in schema and not any(value == word and type(value) is type(word) for word in schema["enum"]):
        found.append(f"{path}: enum")
    if "const" in schema and value != schema["const"]:
        found.append(f"{path}: const")
    kinds = schema.get("type", [])
    allowed = tuple(kind for name in ([kinds] if isinstance(kinds, str) else kinds) for kind in TYPES[name])
    if allowed and (not isinstance(value, allowed) or (isinstance(value, bool) and bool not in allowed)):
        return [*found, f"{path}: type"]
    if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"{path}: pattern")
    if isinstance(value, dict):
        found += object_faults(value, schema, path)
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", 99):
            found.append(f"{path}: items")
        found += [fault for item in value for fault in faults(item, schema.get("items", {}), f"{path}[]")]
    return found


def object_faults(value: dict[str, Any], schema: dict[str, Any], path: str) -> list[str]:
    found = [f"{path}.{key}: required" for key in schema.get("required", ()) if key not in value]
    for key, below in value.items():
        part = schema.get("properties", {}).get(key)
        for pattern, coded in schema.get("patternProperties", {}).items():
            if re.search(pattern, key):
                part = coded
        rest = schema.get("additionalProperties", {})
        if part is None and rest is False:
            found.append(f"{path}.{key}: unknown")
        else:
            found += faults(below, part if part is not None else rest, f"{path}.{key}")
    return found


def load(path: Path) -> Any:
    return texts(yaml.load(path.read_text(encoding="utf-8"), EditorLoader))


def test_the_schema_in_the_tree_is_that_of_the_code() -> None:
    path = ROOT / "contracts.schema.json"
    if os.environ.get("TULIS_GOLDEN"):
        path.write_text(schema_text(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == schema_text()
    assert SAMPLE.read_text(encoding="utf-8").startswith(f"# yaml-language-server: $schema={path.name}\n")


@pytest.mark.parametrize("path", [EXAMPLE, TEMPLATE, SAMPLE], ids=["contoh", "mulai", "tahun contoh"])
def test_what_the_reader_takes_passes(path: Path) -> None:
    assert faults(load(path), SCHEMA) == []


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("kunci-tidak-dikenal", [".opd.PUPR.kelompok: required", ".opd.PUPR.kelompk: unknown"]),
        ("kode-salah", [".prioritas.rb: unknown", ".opd.Dinas_PUPR: unknown"]),
        ("pilihan-tidak-dikenal", ["status: enum", "sifat: enum", "arah: enum"]),
        ("target-tidak-ada", [".JALAN: anyOf"]),
        ("rencana-daftar-pendek", ["rencana: anyOf"]),
        ("rencana-bulan-salah", ["rencana: anyOf"]),
        ("bentuk-bukan-kelompok", [".aturan: type", ".opd.PUPR: type"]),
        ("versi-tidak-dikenal", [".versi: const"]),
        ("aturan-warna-nama", ["warna.hijau: required", "warna.jingga: unknown"]),
        ("aturan-tangga", ["tangga.x: unknown"]),
    ],
)
def test_what_an_editor_can_flag(case: str, expected: list[str]) -> None:
    found = faults(load(GOLDEN / "contracts" / f"{case}.yaml"), SCHEMA)
    for fault in expected:
        assert any(fault in line for line in found), (fault, found)


def test_every_key_and_every_group_is_described_in_indonesian() -> None:
    groups = [SCHEMA, *SCHEMA["$defs"].values()]
    for group in groups:
        assert group["description"]
        assert group["additionalProperties"] is False
        for key, part in group["properties"].items():
            assert part.get("description"), key
    assert "A mapping" not in json.dumps(SCHEMA)


def test_the_keys_are_those_of_the_example() -> None:
    def keys(node: Any) -> set[str]:
        below = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        return (set(node) if isinstance(node, dict) else set()).union(*(keys(item) for item in below))

    named = {key for group in (SCHEMA, *SCHEMA["$defs"].values()) for key in group["properties"]}
    lower = {key for key in keys(load(EXAMPLE)) if key.islower() and not key.isdigit()}
    assert named - lower == {"rumus_turun", "skala", "rilis", "bulan", "penerbit", "urutan"} - lower
    assert lower - named <= {"jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "triwulan"}
