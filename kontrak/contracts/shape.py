"""What the types of ``schema`` say of a tree, in Indonesian: one problem for one mistake, at its place."""

from __future__ import annotations

import re
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from kontrak.contracts.tree import Deret, Peta, Section, Teks, nearest, quoted

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

    from kontrak.contracts.tree import Problem, Simpul

MAX_PROBLEMS = 1000
"""More slips of this kind in one file are counted, not listed: it is no contract file, or one line repeats them all."""

_KEYS = ("model_type", "dict_type", "model_attributes_type")
NOT_GUESSED = {
    "sifat": "tulis akumulasi, posisi, atau rata_rata; tidak ada bawaan",
    "arah": "tulis naik, turun, rentang, biner, atau predikat; tidak ada bawaan",
    "sumber": "tulis yang menerbitkan angka itu, misalnya sumber: BPS",
}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of contracts.yaml for editors, with Indonesian descriptions."""
    from kontrak.contracts import schema

    return schema.json_schema()


def schema_text() -> str:
    """Return the JSON Schema as it stands in a file: what ``skema`` prints and ``mulai`` writes."""
    import json

    return f"{json.dumps(json_schema(), ensure_ascii=False, indent=2)}\n"


def shape_problems(akar: Section) -> list[Problem]:
    """Return what is wrong with the keys and forms of a file: unknown, missing, blank, of another form, no code.

    A mistyped key or code is then read as what it was meant to be, so that one slip is not reported twice.
    """
    from pydantic import ValidationError

    from kontrak.contracts.schema import Berkas

    try:
        Berkas.model_validate(akar.peta)
    except ValidationError as fault:
        errors = fault.errors(include_url=False, include_context=False)
        errors.sort(key=lambda error: error["type"] == "missing")  # mistyped keys before the keys they stand for
        errors = _once_a_list(errors)
        more, errors = len(errors) - MAX_PROBLEMS, errors[:MAX_PROBLEMS]
        problems = [problem for error in errors if (problem := _problem(akar, error))]
        if more > 0 and problems:
            last = max(problems, key=lambda problem: (problem.baris, problem.kolom))
            problems.append(
                last._replace(jalur="", pesan=f"dan {more} kesalahan susunan lain; perbaiki dahulu yang ini")
            )
        _mend_codes(akar, [error["loc"][:-1] for error in errors if error["loc"][-1] == "[key]"])
        return problems
    return []


def _once_a_list(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Name only the first item of a list of mappings that is none: one slip made them all."""
    first: dict[tuple[Any, ...], Any] = {}
    return [
        error
        for error in errors
        if error["type"] not in _KEYS
        or not isinstance(error["loc"][-1], int)
        or first.setdefault(error["loc"][:-1], error["loc"]) == error["loc"]
    ]


def _mend_codes(akar: Section, paths: list[tuple[Any, ...]]) -> None:
    """Read each code that is none as the one that was advised."""
    groups: dict[tuple[Any, ...], dict[str, str]] = {}
    for *steps, code in paths:
        groups.setdefault(tuple(steps), {})[str(code)] = _mended(str(code))
    sections = [(_walk(akar, list(steps))[0], names) for steps, names in groups.items()]
    for section, names in sections:
        section.peta.rename(names)


def _problem(akar: Section, error: ErrorDetails) -> Problem | None:
    """Translate one error; its ``loc`` is the path of keys, behind a faulty key stands ``[key]``."""
    steps, kind = list(error["loc"]), error["type"]
    if steps[-1] == "[key]":
        section, _ = _walk(akar, steps[:-2])
        return section.problem_of_key(str(steps[-2]), _code(str(steps[-2]), ciri=steps[:-2] == ["ciri"]))
    section, rest = _walk(akar, steps[:-1])
    if rest:  # an item of a list
        return section.problem(str(rest[0]), _form(str(rest[0]), kind, error["input"], []), item=int(steps[-1]))
    key = str(steps[-1])
    if kind == "extra_forbidden":
        return _unknown(section, key, _type_at(steps[:-1]).model_fields)
    if kind == "missing" and key in section.peta:
        return None
    if kind == "missing" or error["input"] is None:
        return section.problem(key, _missing(key, section.jalur, written=kind != "missing"))
    return section.problem(key, _form(key, kind, error["input"], list(get_args(_type_at(steps)))))


def _walk(akar: Section, steps: list[Any]) -> tuple[Section, list[Any]]:
    """Go down mapping by mapping; return where that ends, and the steps that are left (a key that holds a list of
    values).
    """
    section, rest = akar, steps
    while rest:
        key, below = str(rest[0]), rest[1:]
        child = section.child(key)
        if child is None and below and isinstance(below[0], int):
            child, below = section.item(key, below[0]), below[1:]
        if child is None:
            return section, rest
        section, rest = child, below
    return section, []


def _code(key: str, *, ciri: bool) -> str:
    mended = _mended(key)
    if ciri:
        return f"kode ciri {quoted(key)} tidak sah: pakai huruf, angka dan '-'; tulis misalnya {mended.lower()}"
    if re.fullmatch(r"[0-9X]+(\.[0-9X]+)+", key):
        return (
            f"kode {quoted(key)} memakai titik; pakai kode pendek, misalnya {mended}, dan tulis kode_resmi di bawahnya"
        )
    advice = f"; tulis misalnya {mended}" if mended != key else ""
    return f"kode {quoted(key)} tidak sah: pakai huruf besar, angka dan '-', paling banyak 30{advice}"


def _mended(code: str) -> str:
    """The nearest text that is a code; the text itself when there is none."""
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in code.upper()).split()
    return "-".join(words)[:30] or code


def _unknown(section: Section, key: str, fields: dict[str, FieldInfo]) -> Problem:
    """An unknown key: the nearest absent key is meant, else the only mandatory one that is absent."""
    value, known = section.get(key), list(fields)
    absent = [word for word in known if word not in section.peta]
    needed = [word for word in absent if fields[word].is_required()]
    near = nearest(key, absent) or (needed[0] if len(needed) == 1 else nearest(key, known))
    if value is None and ":" in key:
        advice = f"beri spasi sesudah titik dua: {quoted(key.replace(':', ': ', 1))}"
        near = near or nearest(key.partition(":")[0], known)
    else:
        advice = f"maksud Anda {near!r}?" if near else f"yang dikenal: {', '.join(known)}"
    problem = section.problem_of_key(key, f"kunci {quoted(key)} tidak dikenal; {advice}")
    if near and near not in section.peta:
        section.peta.rename({key: near})
    return problem


def _missing(key: str, jalur: str, *, written: bool) -> str:
    if not written:
        advice = NOT_GUESSED.get(key, f"tambahkan '{key}: …'")
        return f"kunci {key!r} belum ada di {jalur or 'berkas ini'}; {advice}"
    return f"{key!r} belum diisi; {NOT_GUESSED.get(key, 'tulis isinya sesudah titik dua')}"


def _form(key: str, kind: str, value: Simpul, choices: list[str]) -> str:
    """The sentence for a value of the wrong form."""
    if kind == "literal_error" and isinstance(value, Teks):
        near = nearest(value, choices)
        advice = f"; maksud Anda {near!r}?" if near else ""
        return f"{key} {quoted(value)} tidak dikenal; pilih {_either(choices)}{advice}"
    if kind in _KEYS:
        return f"{key!r} harus berisi kunci-kunci di bawahnya, bukan {_described(value)}"
    if kind == "list_type":
        inner = "{…}, {…}" if isinstance(value, Peta) else "A, B"
        return f"{key!r} harus berupa daftar, bukan {_described(value)}; tulis seperti {key}: [{inner}]"
    if value is not None:
        return f"{key!r} harus satu nilai, bukan {_described(value)}"
    return f"{key!r} belum diisi; tulis isinya sesudah titik dua"


def _described(value: Simpul) -> str:
    if isinstance(value, Teks):
        return quoted(value)
    return "daftar" if isinstance(value, Deret) else "kelompok kunci"


def _either(choices: list[str]) -> str:
    return f"{', '.join(choices[:-1])} atau {choices[-1]}"


def _type_at(steps: list[Any]) -> Any:
    """Follow the types along a path of keys: fields of a mapping with fixed keys, values of one by code."""
    from kontrak.contracts.schema import Berkas

    kind: Any = Berkas
    for step in steps:
        inner = get_args(kind)[-1] if get_origin(kind) in (dict, list) else kind.model_fields[step].annotation
        kind = _bare(inner)
    return kind


def _bare(kind: Any) -> Any:
    """A type without ``| None`` and annotations."""
    if get_origin(kind) in (Union, UnionType, Annotated):
        return _bare(next(part for part in get_args(kind) if part is not type(None)))
    return kind
